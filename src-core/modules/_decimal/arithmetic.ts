/** The basic operations (Modules/_decimal/libmpdec/mpdecimal.c): exact on coefficients, then brought into the limits. */
import { addInt, type Int, multiplyInt, negateInt, subtractInt } from '../../base/int.ts';
import { newException } from '../../objects/raise.ts';
import { compareSizes } from './compare.ts';
import {
  CLAMPED,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  finalize,
  INVALID_OPERATION,
  type Limits,
  nanOf,
  nanOfOne,
  ROUND_FLOOR,
  widest,
} from './limits.ts';
import {
  INFINITE,
  infinity,
  isOdd,
  isTooLong,
  lastDigit,
  nan,
  PyDecimal,
  powerOfTen,
  quotient,
  shiftLeft,
  small,
  trailingZeros,
} from './number.ts';

/** `a + b`. */
export const add = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => addOrSubtract(a, b, b.negative, limits);
/** `a - b`. */
export const subtract = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => addOrSubtract(a, b, !b.negative, limits);

function addOrSubtract(a: PyDecimal, b: PyDecimal, negative: boolean, limits: Limits): PyDecimal {
  if ((a.kind | b.kind) !== 0) {
    const bad = nanOf(limits, a, b);
    if (bad !== undefined) return bad;
    if (a.kind !== INFINITE) return infinity(negative);
    if (b.kind === INFINITE && a.negative !== negative) return limits.fail(INVALID_OPERATION);
    return infinity(a.negative);
  }
  return finalize(sum(a, b, negative, limits), limits);
}

/** The exact sum, or what rounds like it (`_mpd_qaddsub`); `negative` is the sign that b counts with. */
function sum(a: PyDecimal, b: PyDecimal, negative: boolean, limits: Limits): PyDecimal {
  let x = a.coefficient;
  let y = b.coefficient;
  let { exponent } = a;
  if (a.exponent > b.exponent) {
    const low = lowerOperand(a, b, limits);
    y = low.coefficient;
    x = shiftLeft(x, subtractInt(a.exponent, low.exponent));
    exponent = low.exponent;
  } else if (a.exponent < b.exponent) {
    const low = lowerOperand(b, a, limits);
    x = low.coefficient;
    y = shiftLeft(y, subtractInt(b.exponent, low.exponent));
    exponent = low.exponent;
  }
  if (a.negative === negative) return new PyDecimal(negative, addInt(x, y), exponent);
  const difference = subtractInt(x, y);
  if (difference === 0) return new PyDecimal(limits.round === ROUND_FLOOR, 0, exponent);
  // The sign of a where its coefficient is the larger one, that of b otherwise.
  return difference > 0
    ? new PyDecimal(a.negative, difference, exponent)
    : new PyDecimal(negative, negateInt(difference), exponent);
}

/**
 * The operand of the lower exponent, or where it lies far below the last digit that counts, a tiny number that rounds in the same
 * way and needs no huge shift.
 */
function lowerOperand(high: PyDecimal, low: PyDecimal, limits: Limits): { coefficient: Int; exponent: Int } {
  if (high.coefficient === 0) return low;
  const { digits } = high;
  let exponent = subtractInt(high.exponent, 1);
  if (digits <= limits.prec) exponent = addInt(exponent, subtractInt(digits - 1, limits.prec));
  return low.adjusted < exponent ? { coefficient: low.coefficient === 0 ? 0 : 1, exponent } : low;
}

/** `a * b`, not rounded yet; NaN and infinities are final (`_mpd_qmul`). */
export function product(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const negative = a.negative !== b.negative;
  if ((a.kind | b.kind) !== 0) {
    const bad = nanOf(limits, a, b);
    if (bad !== undefined) return bad;
    return a.isZero || b.isZero ? limits.fail(INVALID_OPERATION) : infinity(negative);
  }
  return new PyDecimal(negative, multiplyInt(a.coefficient, b.coefficient), addInt(a.exponent, b.exponent));
}

/** `a * b`. */
export const multiply = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => finalize(product(a, b, limits), limits);

/** `a * b + c`, rounded once. */
export function fma(a: PyDecimal, b: PyDecimal, c: PyDecimal, limits: Limits): PyDecimal {
  const before = limits.status;
  limits.status = 0;
  const exact = product(a, b, limits);
  const result = (limits.status & INVALID_OPERATION) !== 0 ? exact : add(exact, c, limits);
  limits.status |= before;
  return result;
}

/** What division by zero gives; undefined for another divisor. */
function divideByZero(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal | undefined {
  if (b.coefficient !== 0) return undefined;
  if (a.coefficient === 0) return limits.fail(DIVISION_UNDEFINED);
  limits.status |= DIVISION_BY_ZERO;
  return infinity(a.negative !== b.negative);
}

/** `a / b`. Raises MemoryError where a quotient that does not end would fill a precision that cannot be held. */
export function divide(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const finite = (a.kind | b.kind) === 0 && a.coefficient !== 0 && b.coefficient !== 0;
  if (!finite || !isTooLong(limits.prec)) return quotientWithin(a, b, limits);
  const work = limits.derive();
  // No exact quotient has more digits than this.
  work.prec = a.digits + b.digits * 4;
  const result = quotientWithin(a, b, work);
  if (work.status !== 0) throw newException('MemoryError');
  return result;
}

/** `idealExponent`: an exact quotient takes the exponent nearest to the difference of those of the operands. */
export function quotientWithin(a: PyDecimal, b: PyDecimal, limits: Limits, idealExponent = true): PyDecimal {
  const negative = a.negative !== b.negative;
  if ((a.kind | b.kind) !== 0) {
    const bad = nanOf(limits, a, b);
    if (bad !== undefined) return bad;
    if (a.kind === INFINITE) return b.kind === INFINITE ? limits.fail(INVALID_OPERATION) : infinity(negative);
    limits.status |= CLAMPED;
    return small(negative, 0, limits.etiny);
  }
  const zero = divideByZero(a, b, limits);
  if (zero !== undefined) return zero;
  const ideal = subtractInt(a.exponent, b.exponent);
  if (a.coefficient === 0) return finalize(small(negative, 0, ideal), limits);
  const shift = addInt(subtractInt(b.digits - a.digits, -1), limits.prec);
  let x = a.coefficient;
  let y = b.coefficient;
  if (shift > 0) x = shiftLeft(x, shift);
  else y = shiftLeft(y, negateInt(shift));
  let q = quotient(x, y);
  let exponent = subtractInt(ideal, shift);
  if (multiplyInt(q, y) !== x) {
    // What is left makes the last digit one that rounds up from below a half and down from above it.
    if (lastDigit(q) % 5 === 0) q = addInt(q, 1);
  } else if (idealExponent && shift > 0) {
    const zeros = trailingZeros(q);
    const back = shift < zeros ? shift : zeros;
    q = quotient(q, powerOfTen(back));
    exponent = addInt(exponent, back);
  }
  return finalize(new PyDecimal(negative, q, exponent), limits);
}

/** Quotient and remainder; undefined where the quotient has too many digits (`_mpd_qdivmod`). Both operands are finite. */
function integerQuotient(a: PyDecimal, b: PyDecimal, limits: Limits): [PyDecimal, PyDecimal] | undefined {
  const negative = a.negative !== b.negative;
  const ideal = a.exponent > b.exponent ? b.exponent : a.exponent;
  if (a.coefficient === 0) return [small(negative, 0), small(a.negative, 0, ideal)];
  const distance = subtractInt(a.adjusted, b.adjusted);
  if (distance < 0) {
    const rest = a.exponent > b.exponent ? shiftLeft(a.coefficient, subtractInt(a.exponent, b.exponent)) : a.coefficient;
    return [small(negative, 0), small(a.negative, rest, ideal)];
  }
  if (distance > limits.prec) return undefined;
  let x = a.coefficient;
  let y = b.coefficient;
  const shift = subtractInt(a.exponent, b.exponent);
  if (shift > 0) x = shiftLeft(x, shift);
  else y = shiftLeft(y, negateInt(shift));
  const q = small(negative, quotient(x, y));
  if (q.digits > limits.prec) return undefined;
  return [q, small(a.negative, subtractInt(x, multiplyInt(q.coefficient, y)), ideal)];
}

/** `a // b`, towards zero. */
export function divideInteger(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const negative = a.negative !== b.negative;
  if ((a.kind | b.kind) !== 0) {
    const bad = nanOf(limits, a, b);
    if (bad !== undefined) return bad;
    if (a.kind === INFINITE) return b.kind === INFINITE ? limits.fail(INVALID_OPERATION) : infinity(negative);
    return small(negative, 0);
  }
  const zero = divideByZero(a, b, limits);
  if (zero !== undefined) return zero;
  const both = integerQuotient(a, b, limits);
  return both === undefined ? limits.fail(DIVISION_IMPOSSIBLE) : finalize(both[0], limits);
}

/** The result of a remainder by operands that have none, or by an infinity; undefined for others. */
function specialRemainder(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal | undefined {
  if ((a.kind | b.kind) !== 0) {
    const bad = nanOf(limits, a, b);
    if (bad !== undefined) return bad;
    return a.kind === INFINITE ? limits.fail(INVALID_OPERATION) : finalize(a.copy(), limits);
  }
  if (b.coefficient !== 0) return undefined;
  return limits.fail(a.coefficient === 0 ? DIVISION_UNDEFINED : INVALID_OPERATION);
}

/** `a % b`, with the sign of a. */
export function remainder(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const special = specialRemainder(a, b, limits);
  if (special !== undefined) return special;
  const both = integerQuotient(a, b, limits);
  return both === undefined ? limits.fail(DIVISION_IMPOSSIBLE) : finalize(both[1], limits);
}

/** `divmod(a, b)`. */
export function divmod(a: PyDecimal, b: PyDecimal, limits: Limits): [PyDecimal, PyDecimal] {
  const negative = a.negative !== b.negative;
  if ((a.kind | b.kind) !== 0) {
    const bad = nanOf(limits, a, b);
    if (bad !== undefined) return [bad, bad.copy()];
    if (a.kind === INFINITE) {
      limits.status |= INVALID_OPERATION;
      return [b.kind === INFINITE ? nan() : infinity(negative), nan()];
    }
    return [small(negative, 0), finalize(a.copy(), limits)];
  }
  if (b.coefficient === 0) {
    if (a.coefficient === 0) return [limits.fail(DIVISION_UNDEFINED), nan()];
    limits.status |= DIVISION_BY_ZERO | INVALID_OPERATION;
    return [infinity(negative), nan()];
  }
  const both = integerQuotient(a, b, limits);
  if (both === undefined) return [limits.fail(DIVISION_IMPOSSIBLE), nan()];
  return [finalize(both[0], limits), finalize(both[1], limits)];
}

/** `remainder_near`: by the nearest integer quotient, the even one of two. */
export function remainderNear(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const special = specialRemainder(a, b, limits);
  if (special !== undefined) return special;
  const both = integerQuotient(a, b, limits);
  if (both === undefined) return limits.fail(DIVISION_IMPOSSIBLE);
  const [q, rest] = both;
  if (rest.coefficient === 0) return finalize(rest, limits);
  const distance = subtractInt(b.adjusted, rest.adjusted);
  if (distance < -1 || distance > 1) return finalize(rest, limits);
  const beyond = sum(rest, b, rest.negative === b.negative ? !b.negative : b.negative, widest());
  const order = compareSizes(beyond, rest);
  if (order > 0 || (order === 0 && !isOdd(q.coefficient))) return finalize(rest, limits);
  // The quotient would be the next one, which may have a digit too many.
  if (q.digits === limits.prec && addInt(q.coefficient, 1) === powerOfTen(limits.prec)) return limits.fail(DIVISION_IMPOSSIBLE);
  return finalize(beyond, limits);
}

/** `+a`. */
export function plus(a: PyDecimal, limits: Limits): PyDecimal {
  return nanOfOne(a, limits) ?? finalize(withSign(a, a.negative && keepsSign(a, limits)), limits);
}

/** `-a`. */
export function minus(a: PyDecimal, limits: Limits): PyDecimal {
  return nanOfOne(a, limits) ?? finalize(withSign(a, !a.negative && keepsSign(a, limits)), limits);
}

/** Zero has its sign only where sums are rounded down. */
const keepsSign = (a: PyDecimal, limits: Limits): boolean => !a.isZero || limits.round === ROUND_FLOOR;

/** `abs(a)`. */
export function absolute(a: PyDecimal, limits: Limits): PyDecimal {
  return a.negative ? minus(a, limits) : plus(a, limits);
}

/** A copy with that sign; NaNs stay as they are. */
export function withSign(a: PyDecimal, negative: boolean): PyDecimal {
  const out = a.copy();
  out.negative = negative;
  return out;
}
