/**
 * Logarithms and powers to some hundred digits, in fixed point on `bigint`: slow and exact, for tables of constants and for
 * checking what is quick.
 */

import { roundToFloat } from './int.ts';

/** Binary digits behind the point. */
export const DIGITS = 256n;
export const ONE = 1n << DIGITS;

/** `2 * atanh(numerator / denominator)` by its series; the quotient is small. */
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

/** The natural logarithm of 2. */
export const LN2 = doubleAtanh(1n, 3n);

/** Natural logarithm of the fraction `numerator / denominator`, which lies between 1/2 and 2. */
export function logarithm(numerator: bigint, denominator: bigint): bigint {
  return doubleAtanh(numerator - denominator, numerator + denominator);
}

/** `e ** value` for a fixed-point value between -1 and 1. */
export function exponential(value: bigint): bigint {
  const halvings = 12n;
  const small = value >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> DIGITS) / n;
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = (sum * sum) >> DIGITS;
  return sum;
}

/** The float nearest to a fixed-point number. */
export function toFloat(value: bigint): number {
  const size = roundToFloat(value < 0n ? -value : value, -Number(DIGITS));
  return value < 0n ? -size : size;
}
