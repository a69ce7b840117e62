/** Arithmetic on Python ints of any size, numbers as long as they are safe. */
import { canonical } from '../../base/hash.ts';
import type { Int } from '../value.ts';

const safe = Number.isSafeInteger;

export function addInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (safe(sum)) return sum;
  }
  return canonical(BigInt(a) + BigInt(b));
}

export function subtractInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (safe(difference)) return difference;
  }
  return canonical(BigInt(a) - BigInt(b));
}

export function multiplyInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (safe(product)) return product + 0;
  }
  return canonical(BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === 'number' ? 0 - a : canonical(-a);
}

/** a divided by b, both positive or zero, rounded down; b is not 0. */
export function divideInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') return (a - (a % b)) / b;
  return canonical(BigInt(a) / BigInt(b));
}

/** a modulo b with the sign of b, as Python's `%`. */
export function moduloInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  const divisor = BigInt(b);
  const rest = BigInt(a) % divisor;
  return canonical(rest !== 0n && rest < 0n !== divisor < 0n ? rest + divisor : rest);
}
