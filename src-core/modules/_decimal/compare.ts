/** Order of decimals (libmpdec `_mpd_cmp`, `mpd_cmp_total`), and what chooses between two by it: max, min and their like. */
import { subtractInt } from '../../base/int.ts';
import { finalize, INVALID_OPERATION, type Limits, nanOf } from './limits.ts';
import { INFINITE, type PyDecimal, QUIET, shiftLeft, small } from './number.ts';

/** -1, 0 or 1 by the values; neither is a NaN. */
export function compareValues(a: PyDecimal, b: PyDecimal): number {
  const sign = a.negative ? -1 : 1;
  if (a.kind === INFINITE) return b.kind === INFINITE && a.negative === b.negative ? 0 : sign;
  if (b.kind === INFINITE) return b.negative ? 1 : -1;
  if (a.coefficient === 0) return b.coefficient === 0 ? 0 : b.negative ? 1 : -1;
  if (b.coefficient === 0 || a.negative !== b.negative) return sign;
  return sign * compareSizes(a, b);
}

/** The same by the absolute values. */
export function compareSizes(a: PyDecimal, b: PyDecimal): number {
  if (a.kind === INFINITE || b.kind === INFINITE) return a.kind === b.kind ? 0 : a.kind === INFINITE ? 1 : -1;
  if (a.coefficient === 0 || b.coefficient === 0) {
    return a.coefficient === b.coefficient ? 0 : a.coefficient === 0 ? -1 : 1;
  }
  const left = a.adjusted;
  const right = b.adjusted;
  if (left !== right) return left < right ? -1 : 1;
  let x = a.coefficient;
  let y = b.coefficient;
  const shift = subtractInt(a.digits, b.digits);
  if (shift > 0) y = shiftLeft(y, shift);
  else if (shift < 0) x = shiftLeft(x, subtractInt(0, shift));
  return x === y ? 0 : x < y ? -1 : 1;
}

/** -1, 0 or 1 in the order of all numbers, NaNs and representations of one number. */
export function compareTotal(a: PyDecimal, b: PyDecimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  return totalOfSizes(a, b) * (a.negative ? -1 : 1);
}

/** The same without the signs. */
export function totalOfSizes(a: PyDecimal, b: PyDecimal): number {
  if (a.isNan) {
    if (!b.isNan) return 1;
    if (a.kind !== b.kind) return a.kind === QUIET ? 1 : -1;
    return a.coefficient === b.coefficient ? 0 : a.coefficient < b.coefficient ? -1 : 1;
  }
  if (b.isNan) return -1;
  const order = compareSizes(a, b);
  if (order !== 0 || a.exponent === b.exponent) return order;
  return a.exponent < b.exponent ? -1 : 1;
}

const ordered = (order: number): PyDecimal => small(order < 0, order === 0 ? 0 : 1);

/** `compare`. */
export function compare(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  return nanOf(limits, a, b) ?? ordered(compareValues(a, b));
}

/** `compare_signal`: NaNs of both kinds are invalid. */
export function compareSignal(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const bad = nanOf(limits, a, b);
  if (bad === undefined) return ordered(compareValues(a, b));
  limits.status |= INVALID_OPERATION;
  return bad;
}

export const total = (a: PyDecimal, b: PyDecimal): PyDecimal => ordered(compareTotal(a, b));
export const totalMagnitude = (a: PyDecimal, b: PyDecimal): PyDecimal => ordered(totalOfSizes(a, b));

/** Of equal numbers the order is that of their signs, then of their exponents (`_mpd_cmp_numequal`). */
function orderOfEquals(a: PyDecimal, b: PyDecimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  return a.exponent < b.exponent === a.negative ? 1 : -1;
}

/** One of two: `wanted` is 1 for the larger, -1 for the smaller. A quiet NaN gives way to a number. */
function choose(
  a: PyDecimal,
  b: PyDecimal,
  limits: Limits,
  wanted: number,
  order: (a: PyDecimal, b: PyDecimal) => number,
): PyDecimal {
  if (a.kind === QUIET && !b.isNan) return finalize(b.copy(), limits);
  if (b.kind === QUIET && !a.isNan) return finalize(a.copy(), limits);
  const bad = nanOf(limits, a, b);
  if (bad !== undefined) return bad;
  const first = order(a, b) || orderOfEquals(a, b);
  const chosen = wanted > 0 ? (first < 0 ? b : a) : first < 0 ? a : b;
  return finalize(chosen.copy(), limits);
}

export const max = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => choose(a, b, limits, 1, compareValues);
export const min = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => choose(a, b, limits, -1, compareValues);
export const maxMagnitude = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => choose(a, b, limits, 1, compareSizes);
export const minMagnitude = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => choose(a, b, limits, -1, compareSizes);

/** `same_quantum`. */
export function sameQuantum(a: PyDecimal, b: PyDecimal): boolean {
  if (a.isNan || b.isNan) return a.isNan && b.isNan;
  if (a.kind === INFINITE || b.kind === INFINITE) return a.kind === b.kind;
  return a.exponent === b.exponent;
}
