/**
 * `float ** float`, correctly rounded. JavaScript's own `**` is off in the last bits for a tenth of all arguments; the C
 * libraries round correctly but for a few in a thousand. Cases that IEEE 754 and CPython settle without a logarithm follow
 * `float_pow` (Objects/floatobject.c); the rest is done in fixed point on `bigint`.
 */
import { roundToFloat } from './int.ts';

/** Binary digits behind the point. Exponents up to 2**64 leave more than enough of them. */
const DIGITS = 256n;
const ONE = 1n << DIGITS;

/** `2 * atanh(numerator / denominator)` in fixed point, by its series; the quotient is small. */
function doubleAtanh(numerator: bigint, denominator: bigint): bigint {
  let power = (numerator << DIGITS) / denominator;
  const square = (power * power) >> DIGITS;
  let sum = power;
  for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
    power = (power * square) >> DIGITS;
    sum += power / n;
  }
  return sum << 1n;
}

const LN2 = doubleAtanh(1n, 3n);

const view = new DataView(new ArrayBuffer(8));

/** A positive finite float as `mantissa * 2 ** exponent`. */
function decompose(value: number): { mantissa: bigint; exponent: number } {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const fraction = bits & 0xfffffffffffffn;
  const exponent = Number((bits >> 52n) & 0x7ffn);
  return exponent === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: exponent - 1075 };
}

/** Natural logarithm of a positive finite float, in fixed point. */
function logarithm(value: number): bigint {
  let { mantissa, exponent } = decompose(value);
  const size = BigInt(mantissa.toString(2).length);
  // Bring the mantissa between 2/3 and 4/3 of a power of two, where the series is quick.
  let unit = 1n << size;
  exponent += Number(size);
  if (mantissa * 3n < unit * 2n) {
    unit >>= 1n;
    exponent--;
  }
  return doubleAtanh(mantissa - unit, mantissa + unit) + BigInt(exponent) * LN2;
}

/** `exp` of a fixed-point number as a float, correctly rounded; exact and half-way results are recognised. */
function exponential(value: bigint): number {
  let power = (value + (LN2 >> 1n)) / LN2;
  let rest = value - power * LN2;
  if (rest < -(LN2 >> 1n)) {
    power -= 1n;
    rest += LN2;
  }
  if (power > 1100n) return Number.POSITIVE_INFINITY;
  if (power < -1200n) return 0;
  const halvings = 12n;
  const small = rest >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = (term * small) >> DIGITS;
    term /= n;
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = (sum * sum) >> DIGITS;
  // A power that is a float, or lies half-way between two, comes out within a hair of 60 digits; any other does not.
  const cut = DIGITS - 60n;
  const near = (sum + (1n << (cut - 1n))) >> cut;
  const distance = sum - (near << cut);
  const hair = 1n << (DIGITS - 125n);
  if (distance < hair && distance > -hair) return roundToFloat(near, Number(power) - 60);
  return roundToFloat(sum, Number(power) - Number(DIGITS));
}

/** `x ** y` for a positive finite `x` other than 1 and a finite `y` other than 0; Infinity when it overflows. */
function powerPositive(x: number, y: number): number {
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5) return Math.sqrt(x);
  // Far out of range: |log2 x| is at least 2**-53, and 2 ** 1100 is no float.
  const estimate = y * Math.log2(x);
  if (estimate > 1100) return Number.POSITIVE_INFINITY;
  if (estimate < -1200) return 0;
  const { mantissa, exponent } = decompose(Math.abs(y));
  let product = logarithm(x) * mantissa;
  product = exponent >= 0 ? product << BigInt(exponent) : product >> BigInt(-exponent);
  return exponential(y < 0 ? -product : product);
}

const isOdd = (value: number): boolean => Math.abs(value) % 2 === 1;

/**
 * `a ** b` as CPython's float has it. The caller refuses first what is no float: zero to a negative power
 * (ZeroDivisionError) and a negative finite number to a fractional power (complex). An infinite result of finite arguments means
 * OverflowError.
 */
export function powerFloat(a: number, b: number): number {
  if (b === 0) return 1;
  if (Number.isNaN(a)) return a;
  if (Number.isNaN(b)) return a === 1 ? 1 : b;
  if (b === Number.POSITIVE_INFINITY || b === Number.NEGATIVE_INFINITY) {
    const size = Math.abs(a);
    if (size === 1) return 1;
    return b > 0 === size > 1 ? Number.POSITIVE_INFINITY : 0;
  }
  const odd = isOdd(b);
  if (a === Number.POSITIVE_INFINITY || a === Number.NEGATIVE_INFINITY) {
    if (b > 0) return odd ? a : Number.POSITIVE_INFINITY;
    return odd && a < 0 ? -0 : 0;
  }
  if (a === 0) return odd ? a : 0;
  const size = Math.abs(a);
  const value = size === 1 ? 1 : powerPositive(size, b);
  return a < 0 && odd ? -value : value;
}
