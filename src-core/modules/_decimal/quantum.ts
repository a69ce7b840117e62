/** Operations that move the exponent or round: quantize, normalize, integral values, neighbours, scaleb, square roots (libmpdec). */
import { addInt, floorDivideInt, integerSqrt, multiplyInt, negateInt, subtractInt } from '../../base/int.ts';
import { newException } from '../../objects/raise.ts';
import { add, subtract } from './arithmetic.ts';
import { compareValues } from './compare.ts';
import {
  CLAMPED,
  DIVISION_BY_ZERO,
  ERRORS,
  EXP_CLAMP,
  EXP_INFINITE,
  finalize,
  INEXACT,
  INVALID_OPERATION,
  type Limits,
  nanOf,
  nanOfOne,
  OVERFLOW,
  ROUND_CEILING,
  ROUND_FLOOR,
  ROUND_HALF_EVEN,
  ROUNDED,
  roundOff,
  SUBNORMAL,
  setLargest,
  UNDERFLOW,
} from './limits.ts';
import {
  INFINITE,
  infinity,
  integerPart,
  isTooLong,
  lastDigit,
  PyDecimal,
  powerOfTen,
  quotient,
  shiftLeft,
  shiftRight,
  small,
  trailingZeros,
} from './number.ts';

/** `quantize`: a with the exponent of b. */
export function quantize(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  if ((a.kind | b.kind) !== 0) {
    const bad = nanOf(limits, a, b);
    if (bad !== undefined) return bad;
    return a.kind === INFINITE && b.kind === INFINITE ? a.copy() : limits.fail(INVALID_OPERATION);
  }
  const { exponent } = b;
  if (exponent > limits.emax || exponent < limits.etiny) return limits.fail(INVALID_OPERATION);
  if (a.coefficient === 0) return finalize(small(a.negative, 0, exponent), limits);
  const shift = subtractInt(a.exponent, exponent);
  if (addInt(a.digits, shift) > limits.prec) return limits.fail(INVALID_OPERATION);
  let result: PyDecimal;
  let met = 0;
  if (shift >= 0) result = small(a.negative, shiftLeft(a.coefficient, shift), exponent);
  else {
    const { kept, tail } = roundOff(a.coefficient, negateInt(shift), a.negative, limits.round);
    result = small(a.negative, kept, exponent);
    if (result.digits > limits.prec) return limits.fail(INVALID_OPERATION);
    met = tail === 0 ? ROUNDED : ROUNDED | INEXACT;
  }
  if (result.adjusted > limits.emax || result.adjusted < limits.etiny) return limits.fail(INVALID_OPERATION);
  limits.status |= met;
  return finalize(result, limits);
}

/** `normalize`: without zeros at the end. */
export function reduce(a: PyDecimal, limits: Limits): PyDecimal {
  if (a.kind !== 0) return nanOfOne(a, limits) ?? a.copy();
  const result = finalize(a.copy(), limits);
  if (result.kind !== 0) return result;
  if (result.coefficient === 0) return small(a.negative, 0);
  const most = subtractInt(limits.clamp === 1 ? limits.etop : limits.emax, result.exponent);
  const zeros = trailingZeros(result.coefficient);
  const shift = most < zeros ? most : zeros;
  result.coefficient = shiftRight(result.coefficient, shift).kept;
  result.exponent = addInt(result.exponent, shift);
  return result;
}

/** `to_integral_value`; no condition is noted. */
export function toIntegral(a: PyDecimal, limits: Limits): PyDecimal {
  return roundToInteger(a, limits, false);
}

/** `to_integral_exact`. */
export function toIntegralExact(a: PyDecimal, limits: Limits): PyDecimal {
  return roundToInteger(a, limits, true);
}

function roundToInteger(a: PyDecimal, limits: Limits, exact: boolean): PyDecimal {
  if (a.kind !== 0) return nanOfOne(a, limits) ?? a.copy();
  if (a.exponent >= 0) return a.copy();
  if (a.coefficient === 0) return small(a.negative, 0);
  const { kept, tail } = roundOff(a.coefficient, negateInt(a.exponent), a.negative, limits.round);
  if (exact) limits.status |= tail === 0 ? ROUNDED : ROUNDED | INEXACT;
  return small(a.negative, kept);
}

/** `next_minus`. */
export const nextMinus = (a: PyDecimal, limits: Limits): PyDecimal => neighbour(a, limits, ROUND_FLOOR);
/** `next_plus`. */
export const nextPlus = (a: PyDecimal, limits: Limits): PyDecimal => neighbour(a, limits, ROUND_CEILING);

/** The next number in the direction of that rounding. */
function neighbour(a: PyDecimal, limits: Limits, round: number): PyDecimal {
  if (a.kind !== 0) {
    const bad = nanOfOne(a, limits);
    if (bad !== undefined) return bad;
    const outwards = a.negative === (round === ROUND_FLOOR);
    const result = a.copy();
    if (!outwards) setLargest(result, limits);
    return result;
  }
  const work = limits.derive(round);
  const rounded = finalize(a.copy(), work);
  if ((work.status & (INEXACT | ERRORS)) !== 0) {
    limits.status |= work.status & ERRORS;
    return rounded;
  }
  work.status = 0;
  const tiny = small(false, 1, subtractInt(limits.etiny, 1));
  const result = round === ROUND_FLOOR ? subtract(a, tiny, work) : add(a, tiny, work);
  limits.status |= work.status & ERRORS;
  return result;
}

/** `next_toward`. */
export function nextToward(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const bad = nanOf(limits, a, b);
  if (bad !== undefined) return bad;
  const order = compareValues(a, b);
  if (order === 0) {
    const result = a.copy();
    result.negative = b.negative;
    return result;
  }
  const result = order < 0 ? nextPlus(a, limits) : nextMinus(a, limits);
  if (result.kind === INFINITE) limits.status |= OVERFLOW | ROUNDED | INEXACT;
  else if (result.adjusted < limits.emin) {
    limits.status |= UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT;
    if (result.isZero) limits.status |= CLAMPED;
  }
  return result;
}

/** An operand that counts places: an integer with exponent 0; undefined for another. */
export function placesOf(b: PyDecimal): PyDecimal['coefficient'] | undefined {
  return b.kind !== 0 || b.exponent !== 0 ? undefined : integerPart(b);
}

/** `scaleb`: `a * 10 ** b`. */
export function scaleb(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const bad = nanOf(limits, a, b);
  if (bad !== undefined) return bad;
  const places = placesOf(b);
  const most = multiplyInt(2, addInt(limits.emax, limits.prec));
  if (places === undefined || places > most || places < negateInt(most)) return limits.fail(INVALID_OPERATION);
  const result = a.copy();
  if (a.kind === INFINITE) return result;
  const exponent = addInt(a.exponent, places);
  result.exponent = exponent > EXP_INFINITE ? EXP_INFINITE : exponent < EXP_CLAMP ? EXP_CLAMP : exponent;
  return finalize(result, limits);
}

/** `logb`: the adjusted exponent. */
export function logb(a: PyDecimal, limits: Limits): PyDecimal {
  if (a.kind !== 0) return nanOfOne(a, limits) ?? infinity(false);
  if (a.coefficient === 0) {
    limits.status |= DIVISION_BY_ZERO;
    return infinity(true);
  }
  const { adjusted } = a;
  return finalize(small(adjusted < 0, adjusted < 0 ? negateInt(adjusted) : adjusted), limits);
}

/** `sqrt`, rounded half to even. Raises MemoryError where a root that does not end would fill a precision that cannot be held. */
export function squareRoot(a: PyDecimal, limits: Limits): PyDecimal {
  const half = floorDivideInt(a.exponent, 2);
  if (a.kind !== 0) {
    const bad = nanOfOne(a, limits);
    return bad ?? (a.negative ? limits.fail(INVALID_OPERATION) : infinity(false));
  }
  const work = limits.derive(ROUND_HALF_EVEN);
  if (a.coefficient === 0) {
    const zero = finalize(small(a.negative, 0, half), work);
    limits.status |= work.status;
    return zero;
  }
  if (a.negative) return limits.fail(INVALID_OPERATION);
  const huge = isTooLong(limits.prec);
  // An exact root has no more digits than the number.
  if (huge) work.prec = a.digits;
  const result = finalize(rootWithin(a, half, work), work);
  if (huge && work.status !== 0) throw newException('MemoryError');
  limits.status |= work.status;
  return result;
}

const oddPart = (a: PyDecimal): number => (lastDigit(a.exponent < 0 ? negateInt(a.exponent) : a.exponent) % 2 === 0 ? 0 : 1);

/** The root with a digit more than the precision, or exactly (`_mpd_qsqrt`); `half` is half of the exponent. */
function rootWithin(a: PyDecimal, half: PyDecimal['exponent'], work: Limits): PyDecimal {
  const odd = oddPart(a) === 1;
  let c = odd ? shiftLeft(a.coefficient, 1) : a.coefficient;
  const length = odd ? (a.digits >> 1) + 1 : (a.digits + 1) >> 1;
  const shift = subtractInt(addInt(work.prec, 1), length);
  let exact = true;
  if (shift >= 0) c = shiftLeft(c, multiplyInt(shift, 2));
  else {
    const cut = shiftRight(c, multiplyInt(shift, -2));
    c = cut.kept;
    exact = cut.tail === 0;
  }
  let root = integerSqrt(c);
  if (exact && multiplyInt(root, root) === c) {
    root = shift >= 0 ? quotient(root, powerOfTen(shift)) : shiftLeft(root, negateInt(shift));
    return new PyDecimal(false, root, half);
  }
  if (lastDigit(root) % 5 === 0) root = addInt(root, 1);
  return new PyDecimal(false, root, subtractInt(half, shift));
}

/** `is_normal`. */
export const isNormal = (a: PyDecimal, limits: Limits): boolean =>
  a.kind === 0 && a.coefficient !== 0 && a.adjusted >= limits.emin;
/** `is_subnormal`. */
export const isSubnormal = (a: PyDecimal, limits: Limits): boolean =>
  a.kind === 0 && a.coefficient !== 0 && a.adjusted < limits.emin;
