/** Number theory of the `math` module: exact functions of ints. */
import { absInt, canonical, gcdInt, type Int, integerSqrt } from '../../base/int.ts';
import { index } from '../../objects/abstract/number.ts';
import type { NativeRow } from '../../objects/define.ts';
import { orMemoryError } from '../../objects/int/operators.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';

function gcd(t: Thread, _module: Value, values: Value[]): Value {
  let result: Int = 0;
  for (const value of values) {
    const int = index(t, value);
    result = result === 1 ? 1 : gcdInt(result, int);
  }
  return result;
}

function lcm(t: Thread, _module: Value, values: Value[]): Value {
  let result: Int = 1;
  for (const value of values) {
    const int = absInt(index(t, value));
    if (result === 0 || int === 0) result = 0;
    else result = canonical((BigInt(result) / BigInt(gcdInt(result, int))) * BigInt(int));
  }
  return result;
}

function isqrt(t: Thread, _module: Value, n: Value): Value {
  const int = index(t, n);
  return int < 0 ? raise.ValueError('isqrt() argument must be nonnegative') : integerSqrt(int);
}

/** The product of the integers from `first` to `last`, halves first so that the factors are of one size. */
function productOfRange(first: bigint, last: bigint): bigint {
  if (last - first < 8n) {
    let product = first;
    for (let n = first + 1n; n <= last; n++) product *= n;
    return product;
  }
  const middle = (first + last) >> 1n;
  return productOfRange(first, middle) * productOfRange(middle + 1n, last);
}

const LONG_MAX = (1n << 63n) - 1n;
/** Beyond this a factorial has more digits than memory has room for. */
const LARGEST = 50_000_000;

function factorialOf(int: Int): Int {
  if (int > LONG_MAX) raise.OverflowError(`factorial() argument should not exceed ${LONG_MAX}`);
  if (int < 0) raise.ValueError('factorial() not defined for negative values');
  if (int < 2) return 1;
  return tooLarge(int) ?? orMemoryError(() => canonical(productOfRange(2n, BigInt(int))));
}

const tooLarge = (count: Int): undefined => (count > LARGEST ? raiseWith('MemoryError') : undefined);

function factorial(t: Thread, _module: Value, n: Value): Value {
  return factorialOf(index(t, n));
}

function checkSign(n: Int, k: Int): void {
  if (n < 0) raise.ValueError('n must be a non-negative integer');
  if (k < 0) raise.ValueError('k must be a non-negative integer');
}

function perm(t: Thread, _module: Value, n: Value, k: Value): Value {
  if (k === null) return factorialOf(index(t, n));
  const from = index(t, n);
  const count = index(t, k);
  checkSign(from, count);
  if (from < count) return 0;
  if (count > LONG_MAX) return raise.OverflowError(`k must not exceed ${LONG_MAX}`);
  if (count === 0) return 1;
  tooLarge(count);
  const top = BigInt(from);
  return orMemoryError(() => canonical(productOfRange(top - BigInt(count) + 1n, top)));
}

function comb(t: Thread, _module: Value, n: Value, k: Value): Value {
  const from = index(t, n);
  const chosen = index(t, k);
  checkSign(from, chosen);
  if (chosen > from) return 0;
  const top = BigInt(from);
  let count = BigInt(chosen);
  if (top - count < count) count = top - count;
  if (count > LONG_MAX) return raise.OverflowError(`min(n - k, k) must not exceed ${LONG_MAX}`);
  if (count === 0n) return 1;
  tooLarge(count);
  return orMemoryError(() => canonical(choose(top, count)));
}

/** C(n, k) by halves: C(n, j) * C(n - j, k - j) / C(k, j). */
function choose(n: bigint, k: bigint): bigint {
  if (k <= 8n) {
    let product = 1n;
    for (let i = 0n; i < k; i++) product = (product * (n - i)) / (i + 1n);
    return product;
  }
  const half = k >> 1n;
  return (choose(n, half) * choose(n - half, k - half)) / choose(k, half);
}

export const integers: Record<string, NativeRow> = {
  comb: ['(module, n, k, /)', comb],
  factorial: ['(module, n, /)', factorial],
  gcd: ['(module, *integers)', gcd, 'FASTCALL'],
  isqrt: ['(module, n, /)', isqrt],
  lcm: ['(module, *integers)', lcm, 'FASTCALL'],
  perm: ['(module, n, k=None, /)', perm],
};
