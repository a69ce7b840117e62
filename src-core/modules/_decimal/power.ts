/** `power`, with and without a modulus (libmpdec `mpd_qpow`, `mpd_qpowmod`): integer powers by squaring, others by `exp` and `ln`. */
import { addInt, type Int, moduloInt, multiplyInt, negateInt, powerModulo, subtractInt } from '../../base/int.ts';
import { divide, multiply } from './arithmetic.ts';
import { compareSizes, compareValues } from './compare.ts';
import {
  CLAMPED,
  ERRORS,
  EXP_INFINITE,
  finalize,
  INEXACT,
  INVALID_OPERATION,
  Limits,
  nanOf,
  ROUND_HALF_EVEN,
  ROUNDED,
  widest,
} from './limits.ts';
import {
  countDigits,
  INFINITE,
  infinity,
  integerPart,
  isInteger,
  isOdd,
  nan,
  type PyDecimal,
  powerOfTen,
  small,
} from './number.ts';
import { exp, ln } from './transcendental.ts';

const ONE = small(false, 1);

/** Is an integer odd: its last digit before the point. */
function isOddInteger(a: PyDecimal): boolean {
  if (a.coefficient === 0 || a.exponent > 0) return false;
  return isOdd(absolute(integerPart(a)));
}

const absolute = (value: Int): Int => (value < 0 ? negateInt(value) : value);

/** `a ** b`. */
export function power(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  if ((a.kind | b.kind) !== 0) {
    const bad = nanOf(limits, a, b);
    if (bad !== undefined) return bad;
  }
  const whole = isInteger(b);
  const negative = whole && a.negative && isOddInteger(b);
  if (a.isZero) {
    if (b.isZero) return limits.fail(INVALID_OPERATION);
    return b.negative ? infinity(negative) : small(negative, 0);
  }
  if (a.negative && (!whole || b.kind === INFINITE)) return limits.fail(INVALID_OPERATION);
  if (b.kind === INFINITE) return infinitePower(a, b, limits);
  if (a.kind === INFINITE) {
    if (b.coefficient === 0) return small(negative, 1);
    return b.negative ? small(negative, 0) : infinity(negative);
  }
  if (b.coefficient === 0) return small(negative, 1);
  const special = powerOfOne(a, b, negative, limits) ?? outOfRange(a, b, negative, limits);
  if (special !== undefined) return special;
  return whole ? integerPower(a, b, negative, limits) : realPower(a, b, limits);
}

/** 1 with a coefficient of `zeros` zeros. */
const padded = (negative: boolean, zeros: Int): PyDecimal => small(negative, powerOfTen(zeros), negateInt(zeros));

function infinitePower(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const order = compareValues(a, ONE);
  if (order === 0) {
    limits.status |= INEXACT | ROUNDED;
    return padded(false, subtractInt(limits.prec, 1));
  }
  return order > 0 === b.negative ? small(false, 0) : infinity(false);
}

/** A power of 1 or -1; undefined for another base. */
function powerOfOne(a: PyDecimal, b: PyDecimal, negative: boolean, limits: Limits): PyDecimal | undefined {
  if (compareSizes(a, ONE) !== 0) return undefined;
  const most = subtractInt(limits.prec, 1);
  if (!isInteger(b)) {
    limits.status |= INEXACT | ROUNDED;
    return padded(false, most);
  }
  if (b.negative) return small(negative, 1);
  // 1.000 ** 3 is 1.000000000.
  const tooLarge = b.adjusted > 20 && a.exponent !== 0;
  const zeros = tooLarge ? EXP_INFINITE : multiplyInt(a.exponent === 0 ? 0 : integerPart(b), negateInt(a.exponent));
  if (zeros <= most) return padded(negative, zeros);
  limits.status |= ROUNDED;
  return padded(negative, most);
}

/** A lower bound of log10(|log10(a)|) (`_lower_bound_zeta`). */
function lowerBound(a: PyDecimal): Int {
  const { adjusted } = a;
  if (adjusted > 0) return countDigits(adjusted) - 1;
  if (adjusted < -1) return countDigits(subtractInt(-1, adjusted)) - 1;
  // |a| - 1, whose coefficient is exact as a has no fewer places than 1.
  const one = powerOfTen(a.exponent < 0 ? negateInt(a.exponent) : 0);
  const distance = absolute(subtractInt(a.coefficient, one));
  const size = addInt(countDigits(distance) - 1, a.exponent);
  return subtractInt(size, adjusted === 0 ? 2 : 1);
}

/** The result where it is certain that it overflows or underflows (`_qcheck_pow_bounds`). */
function outOfRange(a: PyDecimal, b: PyDecimal, negative: boolean, limits: Limits): PyDecimal | undefined {
  const bound = addInt(lowerBound(a), b.adjusted);
  const grows = a.adjusted < 0 === b.negative;
  const limit = grows ? limits.emax : limits.etiny;
  if (countDigits(absolute(limit)) >= bound) return undefined;
  return finalize(small(negative, 1, grows ? EXP_INFINITE : subtractInt(limits.etiny, 1)), limits);
}

/** A power by squaring, rounded on the way to some digits more (`_mpd_qpow_int`). */
function integerPower(a: PyDecimal, b: PyDecimal, negative: boolean, limits: Limits): PyDecimal {
  const prec = addInt(limits.prec, addInt(addInt(b.digits, b.exponent), b.negative ? 3 : 2));
  const work = new Limits(prec, limits.emax, limits.emin, ROUND_HALF_EVEN, 0);
  let base = a;
  if (b.negative) {
    base = divide(ONE, a, work);
    limits.status |= work.status;
    if ((work.status & ERRORS) !== 0) return nan();
    work.status = 0;
  }
  let result = squareAndMultiply(base, absolute(integerPart(b)), work);
  limits.status |= work.status;
  result.negative = negative;
  if (result.kind === INFINITE) result = small(negative, 1, EXP_INFINITE);
  return finalize(result, limits);
}

/** From the highest bit down where the exponent has 64, from the lowest up beyond (`_mpd_qpow_uint`, `_mpd_qpow_mpd`). */
function squareAndMultiply(base: PyDecimal, exponent: Int, work: Limits): PyDecimal {
  const bits = exponent.toString(2);
  const isOver = (d: PyDecimal): boolean => d.kind !== 0 || (d.coefficient === 0 && (work.status & CLAMPED) !== 0);
  if (bits.length <= 64) {
    let result = base.copy();
    for (let i = 1; i < bits.length && (i === 1 || !isOver(result)); i++) {
      result = multiply(result, result, work);
      if (bits[i] === '1') result = multiply(result, base, work);
    }
    return result;
  }
  let result = ONE.copy();
  let square = base;
  for (let i = bits.length - 1; i >= 0; i--) {
    if (bits[i] === '1') {
      result = multiply(result, square, work);
      if (isOver(result)) break;
    }
    const noted = work.status;
    square = multiply(square, square, work);
    // What squaring beyond the last factor meets is not of the result.
    if (i === 0) work.status = noted;
  }
  return result;
}

/** Digits of the exponent of a 64-bit build (`MPD_EXPDIGITS`). */
const EXPONENT_DIGITS = 19;

function realPower(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const work = widest();
  work.prec = addInt(limits.prec < a.digits ? a.digits : limits.prec, 4 + EXPONENT_DIGITS);
  const scaled = multiply(ln(a, work), b, work);
  limits.status |= work.status & ERRORS;
  work.status = 0;
  let result = exp(scaled, work);
  limits.status |= work.status | INEXACT | ROUNDED;
  if (result.kind === 0 && compareValues(result, ONE) === 0) result = padded(false, subtractInt(limits.prec, 1));
  if (result.kind === INFINITE) result = small(false, 1, EXP_INFINITE);
  return finalize(result, limits);
}

/** `pow(a, b, modulus)`. */
export function powerModulus(a: PyDecimal, b: PyDecimal, modulus: PyDecimal, limits: Limits): PyDecimal {
  if ((a.kind | b.kind | modulus.kind) !== 0) return nanOf(limits, a, b, modulus) ?? limits.fail(INVALID_OPERATION);
  if (!isInteger(a) || !isInteger(b) || !isInteger(modulus)) return limits.fail(INVALID_OPERATION);
  if (modulus.coefficient === 0 || addInt(modulus.digits, modulus.exponent) > limits.prec) {
    return limits.fail(INVALID_OPERATION);
  }
  const negative = a.negative && isOddInteger(b);
  if (b.coefficient === 0) {
    if (a.coefficient === 0) return limits.fail(INVALID_OPERATION);
    return small(negative, compareSizes(modulus, ONE) === 0 ? 0 : 1);
  }
  if (b.negative) return limits.fail(INVALID_OPERATION);
  if (a.coefficient === 0) return small(negative, 0);
  const m = absolute(integerPart(modulus));
  let base = residue(a, m);
  // The zeros of the exponent one by one: it may be longer than any number that can be held.
  let exponent = b.coefficient;
  let zeros = b.exponent;
  if (zeros < 0) {
    exponent = absolute(integerPart(b));
    zeros = 0;
  }
  for (; zeros > 0; zeros = subtractInt(zeros, 1)) base = powerModulo(base, 10, m);
  return small(negative, powerModulo(base, exponent, m));
}

/** The size of an integer modulo m, without making the integer where it is long. */
function residue(a: PyDecimal, m: Int): Int {
  if (a.exponent < 0) return moduloInt(absolute(integerPart(a)), m);
  return moduloInt(multiplyInt(moduloInt(a.coefficient, m), powerModulo(10, a.exponent, m)), m);
}
