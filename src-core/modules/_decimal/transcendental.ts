/**
 * `exp`, `ln` and `log10`, correctly rounded half to even as libmpdec has them with `allcr`. Values are computed in binary fixed point to
 * some digits more than wanted, and again to more where those digits do not decide the rounding (Ziv's strategy). No result is
 * exact but those that are asked for by name, so a last digit 1 stands for all that follow.
 */
import { addInt, type Int, multiplyInt, negateInt, subtractInt } from '../../base/int.ts';
import { newException } from '../../objects/raise.ts';
import {
  CLAMPED,
  finalize,
  INEXACT,
  INVALID_OPERATION,
  type Limits,
  nanOfOne,
  OVERFLOW,
  ROUND_HALF_EVEN,
  ROUNDED,
  SUBNORMAL,
  UNDERFLOW,
} from './limits.ts';
import { countDigits, infinity, isTooLong, PyDecimal, powerOfTen, shiftLeft, small } from './number.ts';

/** Digits beyond the precision, of which the last ones decide nothing. */
const GUARD = 12;
/** Digits that are cut off again. */
const SPARE = 4;
const BITS_PER_DIGIT = Math.log2(10);

const bitsFor = (digits: number): number => Math.ceil(digits * BITS_PER_DIGIT) + 64;

/** `atanh(1 / n)` in fixed point. */
function inverseTangent(n: bigint, bits: bigint): bigint {
  const square = n * n;
  let term = (1n << bits) / n;
  let sum = term;
  for (let k = 3n; term !== 0n; k += 2n) {
    term /= square;
    sum += term / k;
  }
  return sum;
}

let knownBits = 0;
let knownLogarithm = 0n;

/** The natural logarithm of 10 in fixed point; the longest one so far is kept, as it is a constant of nature. */
function logarithmOfTen(bits: number): bigint {
  if (bits > knownBits) {
    const more = BigInt(bits + 32);
    const sum = 46n * inverseTangent(31n, more) + 34n * inverseTangent(49n, more) + 20n * inverseTangent(161n, more);
    knownLogarithm = sum >> 32n;
    knownBits = bits;
  }
  return knownLogarithm >> BigInt(knownBits - bits);
}

/** `e ** value` for a fixed-point value of size up to about 3. */
function exponential(value: bigint, bits: number): bigint {
  const halvings = Math.ceil(Math.sqrt(bits)) + 2;
  const extra = 2 * halvings + 16;
  const scale = BigInt(bits + extra);
  const one = 1n << scale;
  const x = (value << BigInt(extra)) >> BigInt(halvings);
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * x) >> scale) / n;
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) >> scale;
  return sum >> BigInt(extra);
}

/** The natural logarithm of a fixed-point value between 1/4 and 4; `near` says that it is next to 1. */
function naturalLogarithm(value: bigint, bits: number, near: boolean): bigint {
  const scale = BigInt(bits);
  const one = 1n << scale;
  // A first guess by the machine, then what is missing by the series of atanh.
  const guess = near ? 0 : Math.round(Math.log(Number(value >> (scale - 52n)) / 2 ** 52) * 2 ** 50);
  const start = BigInt(guess) << (scale - 50n);
  const rest = near ? value : (value * exponential(-start, bits)) >> scale;
  const quotient = ((rest - one) << scale) / (rest + one);
  const square = (quotient * quotient) >> scale;
  let term = quotient;
  let sum = quotient;
  for (let k = 3n; term !== 0n && term !== -1n; k += 2n) {
    term = (term * square) >> scale;
    sum += term / k;
  }
  return start + (sum << 1n);
}

/** `coefficient * 10 ** exponent` in fixed point. */
function toFixed(coefficient: Int, exponent: Int, bits: number): bigint {
  if (exponent >= 0) return BigInt(shiftLeft(coefficient, exponent)) << BigInt(bits);
  return (BigInt(coefficient) << BigInt(bits)) / BigInt(powerOfTen(negateInt(exponent)));
}

/**
 * The number of which `value` are the first digits, where nothing that an error of a unit changes decides the rounding; undefined
 * otherwise. `exponent` is that of the last digit of `value`.
 */
function settle(negative: boolean, value: bigint, exponent: Int): PyDecimal | undefined {
  const unit = BigInt(powerOfTen(SPARE));
  const head = value / unit;
  if ((value - 2n) / unit !== head || (value + 2n) / unit !== head) return undefined;
  return new PyDecimal(negative, head * 10n + 1n, addInt(exponent, SPARE - 1));
}

/** Tries with more and more digits until the rounding is decided, and rounds half to even. */
function roundedRight(limits: Limits, compute: (digits: number) => PyDecimal | undefined): PyDecimal {
  if (isTooLong(limits.prec)) throw newException('MemoryError');
  let digits = Number(limits.prec) + GUARD;
  let result = compute(digits);
  while (result === undefined) {
    digits += digits >> 1;
    result = compute(digits);
  }
  return finishHalfEven(result, limits);
}

function finishHalfEven(result: PyDecimal, limits: Limits): PyDecimal {
  const work = limits.derive(ROUND_HALF_EVEN);
  const out = finalize(result, work);
  limits.status |= work.status | INEXACT | ROUNDED;
  return out;
}

/** Beyond so many digits before the point every power of e is out of range (`MPD_EXP_MAX_T`). */
const MOST_INTEGER_DIGITS = 19;

/** `exp`. */
export function exp(a: PyDecimal, limits: Limits): PyDecimal {
  if (a.kind !== 0) return nanOfOne(a, limits) ?? (a.negative ? small(false, 0) : infinity(false));
  if (a.coefficient === 0) return small(false, 1);
  const places = addInt(a.adjusted, 1);
  if (places > MOST_INTEGER_DIGITS) {
    if (!a.negative) {
      limits.status |= OVERFLOW | INEXACT | ROUNDED;
      return infinity(false);
    }
    limits.status |= INEXACT | ROUNDED | SUBNORMAL | UNDERFLOW | CLAMPED;
    return small(false, 0, limits.etiny);
  }
  if (a.adjusted < negateInt(addInt(limits.prec, 4))) {
    // Nearer to 1 than to any other number.
    const zeros = subtractInt(limits.prec, 1);
    return finishHalfEven(small(false, powerOfTen(zeros), negateInt(zeros)), limits);
  }
  const integerDigits = places > 0 ? Number(places) : 0;
  return roundedRight(limits, (digits) => {
    const bits = bitsFor(digits + 2 * integerDigits + 4);
    const size = toFixed(a.coefficient, a.exponent, bits);
    const value = a.negative ? -size : size;
    const ten = logarithmOfTen(bits);
    const whole = value >= 0n ? value / ten : -((ten - 1n - value) / ten);
    const power = exponential(value - whole * ten, bits);
    return settle(false, (power * BigInt(powerOfTen(digits))) >> BigInt(bits), subtractInt(whole, digits));
  });
}

/** What logarithms of operands without one are; undefined for a positive number. */
function specialLogarithm(a: PyDecimal, limits: Limits): PyDecimal | undefined {
  if (a.kind !== 0) {
    return nanOfOne(a, limits) ?? (a.negative ? limits.fail(INVALID_OPERATION) : infinity(false));
  }
  if (a.coefficient === 0) return infinity(true);
  return a.negative ? limits.fail(INVALID_OPERATION) : undefined;
}

/** Is it certain that a logarithm of about that size is beyond the largest exponent. */
function overflows(a: PyDecimal, factor: number, limits: Limits): PyDecimal | undefined {
  const below = a.adjusted < 0;
  const size = below ? subtractInt(-1, a.adjusted) : a.adjusted;
  if (countDigits(multiplyInt(size, factor)) - 1 <= limits.emax) return undefined;
  limits.status |= OVERFLOW | INEXACT | ROUNDED;
  return infinity(below);
}

/** The logarithm of a positive number other than 1; `decimal` to the base 10. */
function logarithm(a: PyDecimal, limits: Limits, decimal: boolean): PyDecimal {
  // a is m * 10 ** k with m from about 0.3 to 3.2, so that no digits are lost where the logarithm is next to 0.
  const { digits: length } = a;
  const first = Number(BigInt(a.coefficient) / BigInt(powerOfTen(length > 4 ? length - 4 : 0))) / 10 ** Math.min(length - 1, 3);
  const k = first > 3.2 ? addInt(a.adjusted, 1) : a.adjusted;
  const exponent = subtractInt(a.exponent, k);
  const lost = k === 0 ? leadingZeros(a) : 0;
  return roundedRight(limits, (digits) => {
    const places = digits + lost + 2;
    const bits = bitsFor(places + countDigits(k < 0 ? negateInt(k) : k) + lost + 2);
    const ten = logarithmOfTen(bits);
    let value = naturalLogarithm(toFixed(a.coefficient, exponent, bits), bits, lost > 14);
    if (decimal) value = (value << BigInt(bits)) / ten + (BigInt(k) << BigInt(bits));
    else value += BigInt(k) * ten;
    const size = value < 0n ? -value : value;
    return settle(value < 0n, (size * BigInt(powerOfTen(places))) >> BigInt(bits), -places);
  });
}

/** How many zeros `a - 1` has behind its point, for a next to 1. */
function leadingZeros(a: PyDecimal): number {
  const one = powerOfTen(negateInt(a.exponent));
  const distance = subtractInt(a.coefficient, one);
  const size = distance < 0 ? negateInt(distance) : distance;
  return Math.max(0, Number(negateInt(addInt(a.exponent, countDigits(size) - 1))));
}

/** `ln`. */
export function ln(a: PyDecimal, limits: Limits): PyDecimal {
  const special = specialLogarithm(a, limits);
  if (special !== undefined) return special;
  if (a.adjusted === 0 && isPowerOfTen(a)) return small(false, 0);
  return overflows(a, 2, limits) ?? logarithm(a, limits, false);
}

const isPowerOfTen = (a: PyDecimal): boolean => a.coefficient === powerOfTen(a.digits - 1);

/** `log10`. */
export function log10(a: PyDecimal, limits: Limits): PyDecimal {
  const special = specialLogarithm(a, limits);
  if (special !== undefined) return special;
  if (isPowerOfTen(a)) {
    const { adjusted } = a;
    const work = limits.derive(ROUND_HALF_EVEN);
    const result = finalize(small(adjusted < 0, adjusted < 0 ? negateInt(adjusted) : adjusted), work);
    limits.status |= work.status;
    return result;
  }
  return overflows(a, 1, limits) ?? logarithm(a, limits, true);
}
