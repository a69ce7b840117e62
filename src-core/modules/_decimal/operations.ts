/**
 * The operations by their names in Python, once for the methods of Decimal and those of Context: a row says how many operands there are
 * and what is done with them.
 */
import type { Value } from '../../objects/value.ts';
import * as arithmetic from './arithmetic.ts';
import * as compare from './compare.ts';
import * as bits from './digit-operations.ts';
import type { Limits } from './limits.ts';
import { FINITE, INFINITE, type PyDecimal, QUIET, SIGNALING, small } from './number.ts';
import * as quantum from './quantum.ts';
import * as transcendental from './transcendental.ts';

export type Unary = (a: PyDecimal, limits: Limits) => Value;
export type Binary = (a: PyDecimal, b: PyDecimal, limits: Limits) => Value;

/** What number of which kind it is (`mpd_class`). */
function classOf(a: PyDecimal, limits: Limits): string {
  if (a.kind === QUIET) return 'NaN';
  if (a.kind === SIGNALING) return 'sNaN';
  const sign = a.negative ? '-' : '+';
  if (a.kind === INFINITE) return `${sign}Infinity`;
  if (a.coefficient === 0) return `${sign}Zero`;
  return sign + (quantum.isNormal(a, limits) ? 'Normal' : 'Subnormal');
}

/** Of one operand, in both types. */
export const unary: Readonly<Record<string, Unary>> = {
  exp: transcendental.exp,
  ln: transcendental.ln,
  log10: transcendental.log10,
  next_minus: quantum.nextMinus,
  next_plus: quantum.nextPlus,
  normalize: quantum.reduce,
  sqrt: quantum.squareRoot,
  is_normal: quantum.isNormal,
  is_subnormal: quantum.isSubnormal,
  logb: quantum.logb,
  logical_invert: bits.invert,
  number_class: classOf,
};

/** Questions that no context matters for. */
export const questions: Readonly<Record<string, (a: PyDecimal) => Value>> = {
  is_finite: (a) => a.kind === FINITE,
  is_infinite: (a) => a.kind === INFINITE,
  is_nan: (a) => a.isNan,
  is_qnan: (a) => a.kind === QUIET,
  is_snan: (a) => a.kind === SIGNALING,
  is_signed: (a) => a.negative,
  is_zero: (a) => a.isZero,
};

/** Copies that no context rounds. */
export const copies: Readonly<Record<string, (a: PyDecimal) => PyDecimal>> = {
  copy_abs: (a) => arithmetic.withSign(a, false),
  copy_negate: (a) => arithmetic.withSign(a, !a.negative),
};

/** Of two operands, in both types. */
export const binary: Readonly<Record<string, Binary>> = {
  compare: compare.compare,
  compare_signal: compare.compareSignal,
  max: compare.max,
  max_mag: compare.maxMagnitude,
  min: compare.min,
  min_mag: compare.minMagnitude,
  next_toward: quantum.nextToward,
  remainder_near: arithmetic.remainderNear,
  compare_total: compare.total,
  compare_total_mag: compare.totalMagnitude,
  copy_sign: (a, b) => arithmetic.withSign(a, b.negative),
  same_quantum: compare.sameQuantum,
  logical_and: bits.and,
  logical_or: bits.or,
  logical_xor: bits.xor,
  rotate: bits.rotate,
  scaleb: quantum.scaleb,
  shift: bits.shift,
};

/** Of one operand, in Context alone: there operators are methods. */
export const contextUnary: Readonly<Record<string, Unary>> = {
  abs: arithmetic.absolute,
  minus: arithmetic.minus,
  plus: arithmetic.plus,
  to_integral: quantum.toIntegral,
  to_integral_exact: quantum.toIntegralExact,
  to_integral_value: quantum.toIntegral,
};

/** Of two operands, in Context alone. */
export const contextBinary: Readonly<Record<string, Binary>> = {
  add: arithmetic.add,
  divide: arithmetic.divide,
  divide_int: arithmetic.divideInteger,
  multiply: arithmetic.multiply,
  quantize: quantum.quantize,
  remainder: arithmetic.remainder,
  subtract: arithmetic.subtract,
};

/** `radix`. */
export const radix = (): PyDecimal => small(false, 10);
