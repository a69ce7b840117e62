/**
 * What an operation works within: precision, range of exponents, rounding; and the conditions that it meets. `finalize` brings a result
 * into the limits (Modules/_decimal/libmpdec/mpdecimal.c `mpd_qfinalize`), the conditions in the order that decides which are set.
 */
import { addInt, type Int, subtractInt } from '../../base/int.ts';
import {
  type Cut,
  FINITE,
  INFINITE,
  isOdd,
  lastDigit,
  nan,
  type PyDecimal,
  powerOfTen,
  QUIET,
  SIGNALING,
  shiftLeft,
  shiftRight,
  type Tail,
} from './number.ts';

/** Conditions, one bit each, in the order in which lists of them are printed. */
export const CLAMPED = 0x1;
export const CONVERSION_SYNTAX = 0x2;
export const DIVISION_BY_ZERO = 0x4;
export const DIVISION_IMPOSSIBLE = 0x8;
export const DIVISION_UNDEFINED = 0x10;
export const INEXACT = 0x40;
export const INVALID_CONTEXT = 0x80;
export const INVALID_OPERATION = 0x100;
export const FLOAT_OPERATION = 0x400;
export const OVERFLOW = 0x800;
export const ROUNDED = 0x1000;
export const SUBNORMAL = 0x2000;
export const UNDERFLOW = 0x4000;
/** The conditions behind the signal InvalidOperation (`MPD_IEEE_Invalid_operation`). */
export const INVALID = 0x2 | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | 0x20 | INVALID_CONTEXT | INVALID_OPERATION | 0x200;
/** Conditions after which there is no result (`MPD_Errors`). */
export const ERRORS = INVALID | DIVISION_BY_ZERO;

export const ROUND_NAMES = [
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
] as const;
export const ROUND_UP = 0;
export const ROUND_DOWN = 1;
export const ROUND_CEILING = 2;
export const ROUND_FLOOR = 3;
export const ROUND_HALF_UP = 4;
export const ROUND_HALF_DOWN = 5;
export const ROUND_HALF_EVEN = 6;
export const ROUND_05UP = 7;

/** Those of a 64-bit build. */
export const MAX_PREC = 999999999999999999n;
export const MAX_EMAX = 999999999999999999n;
export const MIN_EMIN = -999999999999999999n;
export const MIN_ETINY = -1999999999999999997n;
/** An exponent beyond every limit. */
export const EXP_INFINITE = 2000000000000000001n;
export const EXP_CLAMP = -4000000000000000001n;

export class Limits {
  /** The conditions met since it was set to 0. */
  status = 0;
  constructor(
    public prec: Int,
    public emax: Int,
    public emin: Int,
    public round: number,
    public clamp: number,
  ) {}

  /** The exponent of the smallest number. */
  get etiny(): Int {
    return subtractInt(this.emin, subtractInt(this.prec, 1));
  }
  /** The largest exponent of a number of full precision. */
  get etop(): Int {
    return subtractInt(this.emax, subtractInt(this.prec, 1));
  }

  /** Limits of its own with the same values and no condition met, rounded in another way where one is given. */
  derive(round = this.round): Limits {
    return new Limits(this.prec, this.emax, this.emin, round, this.clamp);
  }

  /** Notes a condition; the result is NaN. */
  fail(condition: number): PyDecimal {
    this.status |= condition;
    return nan();
  }
}

/** The widest limits, in which nothing is rounded that can be held. */
export const widest = (): Limits => new Limits(MAX_PREC, MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, 0);

/** Is a coefficient that lost `tail` to be made one larger (`_mpd_rnd_incr`). */
export function roundsUp(coefficient: Int, negative: boolean, tail: Tail, round: number): boolean {
  if (tail === 0) return false;
  switch (round) {
    case ROUND_DOWN:
      return false;
    case ROUND_HALF_UP:
      return tail >= 5;
    case ROUND_HALF_EVEN:
      return tail > 5 || (tail === 5 && isOdd(coefficient));
    case ROUND_CEILING:
      return !negative;
    case ROUND_FLOOR:
      return negative;
    case ROUND_HALF_DOWN:
      return tail > 5;
    case ROUND_UP:
      return true;
    default:
      return lastDigit(coefficient) % 5 === 0;
  }
}

/** A coefficient without its last `n` digits, rounded. */
export function roundOff(coefficient: Int, n: Int, negative: boolean, round: number): Cut {
  const cut = shiftRight(coefficient, n);
  if (roundsUp(cut.kept, negative, cut.tail, round)) cut.kept = addInt(cut.kept, 1);
  return cut;
}

/** Brings a fresh result into the limits and notes the conditions. Answers the same object. */
export function finalize(d: PyDecimal, limits: Limits): PyDecimal {
  if (d.kind !== FINITE) {
    if (d.kind !== INFINITE) trimPayload(d, limits);
    return d;
  }
  checkExponent(d, limits);
  if (d.kind === FINITE && d.digits > limits.prec) roundToPrecision(d, limits);
  return d;
}

/** A payload has room for less than the precision (`_mpd_fix_nan`). */
function trimPayload(d: PyDecimal, limits: Limits): void {
  const room = subtractInt(limits.prec, limits.clamp);
  if (d.coefficient !== 0 && d.digits > room) d.coefficient = lowDigits(d.coefficient, room);
}

/** The last `n` digits; n is smaller than their number. */
export function lowDigits(coefficient: Int, n: Int): Int {
  const unit = powerOfTen(n);
  if (typeof coefficient === 'number') return coefficient % Number(unit);
  const rest = coefficient % BigInt(unit);
  return rest <= Number.MAX_SAFE_INTEGER ? Number(rest) : rest;
}

/** Overflow, folding down, subnormal numbers and underflow (`_mpd_check_exp`). */
function checkExponent(d: PyDecimal, limits: Limits): void {
  const { adjusted } = d;
  if (adjusted > limits.emax) overflow(d, limits);
  else if (limits.clamp === 1 && d.exponent > limits.etop) {
    const shift = subtractInt(d.exponent, limits.etop);
    d.coefficient = shiftLeft(d.coefficient, shift);
    d.exponent = limits.etop;
    limits.status |= CLAMPED;
    if (d.coefficient !== 0 && adjusted < limits.emin) limits.status |= SUBNORMAL;
  } else if (adjusted < limits.emin) underflow(d, limits);
}

function overflow(d: PyDecimal, limits: Limits): void {
  if (d.coefficient === 0) {
    d.exponent = limits.clamp === 1 ? limits.etop : limits.emax;
    limits.status |= CLAMPED;
    return;
  }
  const { round } = limits;
  const towardsZero =
    round === ROUND_DOWN ||
    round === ROUND_05UP ||
    (round === ROUND_CEILING && d.negative) ||
    (round === ROUND_FLOOR && !d.negative);
  if (towardsZero) setLargest(d, limits);
  else {
    d.kind = INFINITE;
    d.coefficient = 0;
    d.exponent = 0;
  }
  limits.status |= OVERFLOW | INEXACT | ROUNDED;
}

/** The largest finite number of its sign. */
export function setLargest(d: PyDecimal, limits: Limits): void {
  d.kind = FINITE;
  d.coefficient = allNines(limits.prec);
  d.exponent = limits.etop;
}

/** `10 ** n - 1`. */
const allNines = (n: Int): Int => subtractInt(powerOfTen(n), 1);

function underflow(d: PyDecimal, limits: Limits): void {
  const { etiny } = limits;
  if (d.coefficient === 0) {
    if (d.exponent < etiny) {
      d.exponent = etiny;
      limits.status |= CLAMPED;
    }
    return;
  }
  limits.status |= SUBNORMAL;
  if (d.exponent >= etiny) return;
  const { kept, tail } = roundOff(d.coefficient, subtractInt(etiny, d.exponent), d.negative, limits.round);
  d.coefficient = kept;
  d.exponent = etiny;
  limits.status |= ROUNDED;
  if (tail === 0) return;
  limits.status |= INEXACT | UNDERFLOW;
  if (d.coefficient === 0) limits.status |= CLAMPED;
}

function roundToPrecision(d: PyDecimal, limits: Limits): void {
  const shift = subtractInt(d.digits, limits.prec);
  const { kept, tail } = shiftRight(d.coefficient, shift);
  d.exponent = addInt(d.exponent, shift);
  if (roundsUp(kept, d.negative, tail, limits.round)) {
    const more = addInt(kept, 1);
    if (more === powerOfTen(limits.prec)) {
      d.coefficient = powerOfTen(subtractInt(limits.prec, 1));
      d.exponent = addInt(d.exponent, 1);
      checkExponent(d, limits);
    } else d.coefficient = more;
  } else d.coefficient = kept;
  limits.status |= ROUNDED;
  if (tail !== 0) limits.status |= INEXACT;
}

/** A NaN as a result: quiet, with the payload that there is room for. */
function quieted(d: PyDecimal, limits: Limits): PyDecimal {
  const out = d.copy();
  out.kind = QUIET;
  trimPayload(out, limits);
  return out;
}

/** The NaN that an operand makes of the result; undefined where none is one (`mpd_qcheck_nan`). */
export function nanOfOne(a: PyDecimal, limits: Limits): PyDecimal | undefined {
  if (a.kind < QUIET) return undefined;
  if (a.kind === SIGNALING) limits.status |= INVALID_OPERATION;
  return quieted(a, limits);
}

/** The same for several: the first signaling one, else the first (`mpd_qcheck_nans`). */
export function nanOf(limits: Limits, ...operands: PyDecimal[]): PyDecimal | undefined {
  for (const operand of operands) if (operand.kind === SIGNALING) return nanOfOne(operand, limits);
  for (const operand of operands) if (operand.kind === QUIET) return quieted(operand, limits);
  return undefined;
}
