/**
 * Arithmetic of Python's int: a `number` when it is a safe integer, else a `bigint`, never `-0` (see `canonical`). The compiler
 * and the machine share it. Division by zero, negative shifts and negative exponents are the caller's to refuse.
 */

export type Int = number | bigint;

const MIN_SAFE = BigInt(Number.MIN_SAFE_INTEGER);
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The one form of an integer: a `number` where that is safe. */
export function canonical(value: bigint): Int {
  return value >= MIN_SAFE && value <= MAX_SAFE ? Number(value) : value;
}

export function addInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return canonical(BigInt(a) + BigInt(b));
}

export function subtractInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return canonical(BigInt(a) - BigInt(b));
}

export function multiplyInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // A product that was rounded is no safe integer. The sum turns -0 into 0.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return canonical(BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === 'number' ? 0 - a : canonical(-a);
}

export function invertInt(a: Int): Int {
  return typeof a === 'number' ? subtractInt(-1, a) : canonical(~a);
}

/** `a // b`, towards minus infinity; `b` is not zero. */
export function floorDivideInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    // The remainder is exact, so the difference is divisible and its quotient exact.
    const remainder = a % b;
    const quotient = (a - remainder) / b;
    if (Number.isSafeInteger(a - remainder)) return (remainder !== 0 && remainder < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
  }
  const x = BigInt(a);
  const y = BigInt(b);
  const quotient = x / y;
  const remainder = x % y;
  return canonical(remainder !== 0n && remainder < 0n !== y < 0n ? quotient - 1n : quotient);
}

/** `a % b`, with the sign of `b`; `b` is not zero. */
export function moduloInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b;
    return (remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder) + 0;
  }
  const y = BigInt(b);
  const remainder = BigInt(a) % y;
  return canonical(remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder);
}

/** `a ** n`; `n` is not negative. */
export function powerInt(a: Int, n: Int): Int {
  if (typeof a === 'number' && typeof n === 'number' && n <= 2) return n === 0 ? 1 : n === 1 ? a : multiplyInt(a, a);
  return canonical(BigInt(a) ** BigInt(n));
}

/** `a << n`; `n` is not negative. */
export function shiftLeftInt(a: Int, n: number): Int {
  if (typeof a === 'number' && n < 53) {
    const shifted = a * 2 ** n;
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  return canonical(BigInt(a) << BigInt(n));
}

/** `a >> n`; `n` is not negative. */
export function shiftRightInt(a: Int, n: Int): Int {
  if (typeof a === 'number') return n >= 54 ? (a < 0 ? -1 : 0) : Math.floor(a / 2 ** Number(n));
  if (typeof n === 'bigint') return a < 0n ? -1 : 0;
  return canonical(a >> BigInt(n));
}

const isWord = (a: Int, b: Int): boolean => (Number(a) | 0) === a && (Number(b) | 0) === b;

export function andInt(a: Int, b: Int): Int {
  return isWord(a, b) ? (a as number) & (b as number) : canonical(BigInt(a) & BigInt(b));
}

export function orInt(a: Int, b: Int): Int {
  return isWord(a, b) ? (a as number) | (b as number) : canonical(BigInt(a) | BigInt(b));
}

export function xorInt(a: Int, b: Int): Int {
  return isWord(a, b) ? (a as number) ^ (b as number) : canonical(BigInt(a) ^ BigInt(b));
}

/** `int.bit_length`: binary digits of the absolute value, 0 for zero. */
export function bitLength(a: Int): number {
  if (typeof a === 'number') {
    const size = Math.abs(a);
    if (size < 0x100000000) return 32 - Math.clz32(size);
    return 64 - Math.clz32(Math.floor(size / 0x100000000));
  }
  const hex = (a < 0n ? -a : a).toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0], 16)) + 28;
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
