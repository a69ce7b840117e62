/** `hash(float)`: the value modulo 2**61 - 1, so that it is that of an equal int or fraction (Python/pyhash.c `_Py_HashDouble`). */
import { canonical } from '../../base/hash.ts';
import type { Int } from '../../base/int.ts';
import { decompose } from './arithmetic.ts';

const MODULUS = (1n << 61n) - 1n;

/** `nanHash` is what a NaN answers: a number of its identity. */
export function hashFloat(value: number, nanHash: Int): Int {
  if (Number.isSafeInteger(value)) return value === -1 ? -2 : value + 0;
  if (!Number.isFinite(value)) return Number.isNaN(value) ? nanHash : value > 0 ? 314159 : -314159;
  const [mantissa, exponent] = decompose(value);
  const shift = BigInt(((exponent % 61) + 61) % 61);
  const size = mantissa < 0n ? -mantissa : mantissa;
  const hash = ((size % MODULUS) << shift) % MODULUS;
  const signed = mantissa < 0n ? -hash : hash;
  return signed === -1n ? -2 : canonical(signed);
}
