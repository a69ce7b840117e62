/**
 * Exact arithmetic of Python ints: a `number` where it is a safe integer, else a `bigint`, results always canonical (never -0). Numbers
 * take a path without allocation. Callers refuse what Python refuses (division by zero, negative shifts) before they come here; a
 * result that is too large for the engine surfaces as RangeError.
 */
import { canonical } from './hash.ts';

export { canonical };
export type Int = number | bigint;

const MAX = Number.MAX_SAFE_INTEGER;

export function addInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= MAX && sum >= -MAX) return sum;
  }
  return canonical(BigInt(a) + BigInt(b));
}

export function subtractInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= MAX && difference >= -MAX) return difference;
  }
  return canonical(BigInt(a) - BigInt(b));
}

export function multiplyInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (product <= MAX && product >= -MAX) return product + 0;
  }
  return canonical(BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === 'number' ? 0 - a : canonical(-a);
}

export function absInt(a: Int): Int {
  return a < 0 ? negateInt(a) : a;
}

export function invertInt(a: Int): Int {
  return typeof a === 'number' && a !== MAX ? -1 - a : canonical(~BigInt(a));
}

/** `a // b`, towards minus infinity. `b` is not 0. */
export function floorDivideInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    const quotient = (a - rest) / b + 0;
    return rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient;
  }
  const x = BigInt(a);
  const y = BigInt(b);
  const quotient = x / y;
  return canonical(quotient * y !== x && x < 0n !== y < 0n ? quotient - 1n : quotient);
}

/** `a % b`, with the sign of b. `b` is not 0. */
export function moduloInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
  }
  const y = BigInt(b);
  const rest = BigInt(a) % y;
  return canonical(rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest);
}

const isInt32 = (a: number): boolean => (a | 0) === a;

/** Both words of a safe integer as two's complement: the high one signed, the low one by `| 0`. */
const highWord = (a: number): number => Math.floor(a / 4294967296);

function joinWords(high: number, low: number): Int {
  const value = high * 4294967296 + (low >>> 0);
  return value >= -MAX ? value : BigInt(value);
}

export function andInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (isInt32(a) && isInt32(b)) return a & b;
    return joinWords(highWord(a) & highWord(b), a & b);
  }
  return canonical(BigInt(a) & BigInt(b));
}

export function orInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (isInt32(a) && isInt32(b)) return a | b;
    return joinWords(highWord(a) | highWord(b), a | b);
  }
  return canonical(BigInt(a) | BigInt(b));
}

export function xorInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (isInt32(a) && isInt32(b)) return a ^ b;
    return joinWords(highWord(a) ^ highWord(b), a ^ b);
  }
  return canonical(BigInt(a) ^ BigInt(b));
}

/** `a << count`; `count` is a non-negative int. RangeError when the result is beyond the engine's limit. */
export function shiftLeftInt(a: Int, count: Int): Int {
  if (a === 0) return 0;
  if (typeof a === 'number' && count < 53) {
    const value = a * 2 ** (count as number);
    if (value <= MAX && value >= -MAX) return value;
  }
  return canonical(BigInt(a) << BigInt(count));
}

/** `a >> count`; `count` is a non-negative int. */
export function shiftRightInt(a: Int, count: Int): Int {
  if (typeof a === 'number') {
    if (count < 32 && isInt32(a)) return a >> (count as number);
    return count < 1000 ? Math.floor(a / 2 ** (count as number)) : a < 0 ? -1 : 0;
  }
  if (typeof count === 'bigint') return a < 0n ? -1 : 0;
  return canonical(a >> BigInt(count));
}

/** Number of bits of |a|; 0 for 0. */
export function bitLength(a: Int): number {
  if (typeof a === 'number') {
    const size = Math.abs(a);
    if (size < 4294967296) return 32 - Math.clz32(size);
    return 64 - Math.clz32(Math.floor(size / 4294967296));
  }
  const hex = (a < 0n ? -a : a).toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0], 16)) + 28;
}

/** Number of ones in |a|. */
export function bitCount(a: Int): number {
  let count = 0;
  for (const digit of (a < 0 ? -a : a).toString(2)) if (digit === '1') count++;
  return count;
}

/** `a ** exponent`, exponent not negative. RangeError when the result is beyond the engine's limit. */
export function powerInt(a: Int, exponent: Int): Int {
  if (exponent === 0) return 1;
  if (a === 0 || a === 1) return a;
  if (a === -1) return moduloInt(exponent, 2) === 0 ? 1 : -1;
  if (typeof a === 'number' && exponent < 53) {
    let result = 1;
    let base = a;
    let left = exponent as number;
    for (;;) {
      if (left & 1) result *= base;
      left >>= 1;
      if (left === 0) break;
      base *= base;
    }
    // Every product below the limit is exact, and one above it shows in the last.
    if (result <= MAX && result >= -MAX) return result;
  }
  return canonical(BigInt(a) ** BigInt(exponent));
}

/** Extended Euclid: x with a*x = 1 modulo n, or undefined when there is none. */
export function inverseModulo(a: bigint, n: bigint): bigint | undefined {
  let [r0, r1] = [n, ((a % n) + n) % n];
  let [x0, x1] = [0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [x0, x1] = [x1, x0 - q * x1];
  }
  return r0 === 1n ? x0 : undefined;
}

/** `pow(a, exponent, modulus)` with exponent >= 0 and modulus > 0: in 0 .. modulus-1. */
export function powerModulo(a: Int, exponent: Int, modulus: Int): Int {
  if (modulus === 1) return 0;
  if (typeof modulus === 'number' && modulus < 67108864 && typeof exponent === 'number') {
    let base = Number(moduloInt(a, modulus));
    let result = 1;
    for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = (result * base) % modulus;
      base = (base * base) % modulus;
    }
    return result;
  }
  const m = BigInt(modulus);
  let base = BigInt(moduloInt(a, modulus));
  let result = 1n;
  const bits = exponent.toString(2);
  for (let i = bits.length - 1; i >= 0; i--) {
    if (bits[i] === '1') result = (result * base) % m;
    if (i > 0) base = (base * base) % m;
  }
  return canonical(result);
}

/** The nearest float (ties to even); infinite when there is none. */
export function intToFloat(a: Int): number {
  return Number(a);
}

/** 2 ** exponent, exactly; 0 or Infinity beyond the range of floats. */
export function powerOfTwo(exponent: number): number {
  if (exponent > 1023) return Number.POSITIVE_INFINITY;
  if (exponent < -1074) return 0;
  return exponent < -1022 ? 2 ** -1022 * 2 ** (exponent + 1022) : 2 ** exponent;
}

/**
 * The float nearest to `mantissa * 2 ** exponent`, ties to even, where a `sticky` remainder lies just above the mantissa;
 * infinite on overflow. `mantissa` is not negative.
 */
export function roundToFloat(mantissa: bigint, exponent: number, sticky = false): number {
  let size = bitLength(mantissa);
  if (size === 0) return 0;
  if (sticky || size < 56) {
    // Room for a half and something more, below 53 digits.
    mantissa = (mantissa << 64n) | (sticky ? 1n : 0n);
    exponent -= 64;
    size += 64;
  }
  const drop = Math.max(size - 53, -1074 - exponent);
  if (drop > size + 1) return 0;
  const half = 1n << BigInt(drop - 1);
  const rest = mantissa & ((half << 1n) - 1n);
  let kept = mantissa >> BigInt(drop);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  const scale = exponent + drop;
  if (scale > 971) return Number.POSITIVE_INFINITY;
  return Number(kept) * powerOfTwo(scale);
}

/** `a / b` correctly rounded, infinite when no float is that large, `-0` for `0 / -1`; `b` is not zero. Source: `long_true_divide`. */
export function trueDivideInt(a: Int, b: Int): number {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const negative = a < 0 !== b < 0;
  const x = a < 0 ? -BigInt(a) : BigInt(a);
  const y = b < 0 ? -BigInt(b) : BigInt(b);
  const shift = bitLength(x) - bitLength(y) - 66;
  const top = shift < 0 ? x << BigInt(-shift) : x;
  const bottom = shift > 0 ? y << BigInt(shift) : y;
  const quotient = top / bottom;
  const value = roundToFloat(quotient, shift, quotient * bottom !== top);
  return negative ? -value : value;
}

/** value * 2**exponent, for a result that is exact or overflows. */
export function scaleByPower(value: number, exponent: number): number {
  let result = value;
  let left = exponent;
  for (; left > 1000; left -= 1000) result *= 2 ** 1000;
  for (; left < -1000; left += 1000) result *= 2 ** -1000;
  return result * 2 ** left;
}

/** floor(sqrt(a)) for a >= 0. */
export function integerSqrt(a: Int): Int {
  if (typeof a === 'number') {
    const root = Math.floor(Math.sqrt(a));
    return root * root > a ? root - 1 : root;
  }
  let x = 1n << BigInt((bitLength(a) + 1) >> 1);
  for (;;) {
    const y = (x + a / x) >> 1n;
    if (y >= x) return canonical(x);
    x = y;
  }
}

/** Greatest common divisor, not negative. */
export function gcdInt(a: Int, b: Int): Int {
  let x = absInt(a);
  let y = absInt(b);
  while (y !== 0) [x, y] = [y, moduloInt(x, y)];
  return x;
}
