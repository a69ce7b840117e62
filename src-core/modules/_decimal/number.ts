/**
 * A decimal number: sign, coefficient and exponent, or an infinity or NaN. Coefficient and exponent are ints as in base/int.ts, a `number`
 * where it is safe and a `bigint` beyond, so that small amounts stay free of allocation and exponents have the whole range of a
 * 64-bit build. The object that Python sees is the number itself.
 */
import { addInt, canonical, type Int, moduloInt, negateInt } from '../../base/int.ts';
import { newException } from '../../objects/raise.ts';
import { PyObject } from '../../objects/value.ts';

export const FINITE = 0;
export const INFINITE = 1;
export const QUIET = 2;
export const SIGNALING = 3;

export class PyDecimal extends PyObject {
  /** Undefined until it is asked for. */
  hash: Int | undefined = undefined;
  /** Number of digits of the coefficient; 0 until it is asked for. */
  private count = 0;
  constructor(
    public negative: boolean,
    private value: Int,
    public exponent: Int,
    public kind = FINITE,
  ) {
    super();
  }

  /** Of a NaN its payload, 0 where it has none. Never negative. */
  get coefficient(): Int {
    return this.value;
  }
  set coefficient(value: Int) {
    this.value = value;
    this.count = 0;
  }

  /** At least 1. */
  get digits(): number {
    if (this.count === 0) this.count = countDigits(this.value);
    return this.count;
  }

  /** The exponent that the first digit has (`mpd_adjexp`). */
  get adjusted(): Int {
    return addInt(this.exponent, this.digits - 1);
  }

  get isZero(): boolean {
    return this.value === 0 && this.kind === FINITE;
  }
  get isNan(): boolean {
    return this.kind >= QUIET;
  }

  copy(): PyDecimal {
    const out = new PyDecimal(this.negative, this.value, this.exponent, this.kind);
    out.count = this.count;
    return out;
  }
}

export const small = (negative: boolean, coefficient: Int, exponent: Int = 0): PyDecimal =>
  new PyDecimal(negative, coefficient, exponent);
export const infinity = (negative: boolean): PyDecimal => new PyDecimal(negative, 0, 0, INFINITE);
export const nan = (): PyDecimal => new PyDecimal(false, 0, 0, QUIET);

/** Beyond so many digits a coefficient does not fit into the engine's bigint. */
const MOST_DIGITS = 300_000_000;

const SMALL_POWERS: readonly number[] = Array.from({ length: 16 }, (_, n) => 10 ** n);
const CACHED = 512;
const powers: Int[] = SMALL_POWERS.slice();

/** Is it certain that so many digits cannot be held. */
export const isTooLong = (digits: Int): boolean => digits > MOST_DIGITS;

/** `10 ** n` for n >= 0. Raises MemoryError where no machine word array would hold it. */
export function powerOfTen(n: Int): Int {
  if (n < 16) return SMALL_POWERS[n as number];
  if (n < CACHED) return (powers[n as number] ??= 10n ** BigInt(n));
  if (isTooLong(n)) throw newException('MemoryError');
  return 10n ** BigInt(n);
}

/** The number of decimal digits of a number >= 0; 1 for 0. */
export function countDigits(value: Int): number {
  if (typeof value === 'number') {
    if (value < 10) return 1;
    let count = Math.floor(Math.log10(value)) + 1;
    if (count < 16 && value >= SMALL_POWERS[count]) count++;
    else if (value < SMALL_POWERS[count - 1]) count--;
    return count;
  }
  const size = Number(value);
  if (Number.isFinite(size)) {
    // The logarithm is right but for its last bits: one comparison settles it.
    const guess = Math.round(Math.log10(size));
    return value >= powerOfTen(guess) ? guess + 1 : guess;
  }
  return countLongDigits(value);
}

/** By the logarithm of the first digits; only near a power of ten by comparing. */
function countLongDigits(value: bigint): number {
  const hex = value.toString(16);
  const logarithm = Math.log10(Number.parseInt(hex.slice(0, 12), 16)) + (hex.length - 12) * Math.log10(16);
  const guess = Math.round(logarithm);
  if (Math.abs(logarithm - guess) > 1e-4) return Math.floor(logarithm) + 1;
  return value >= powerOfTen(guess) ? guess + 1 : guess;
}

/** `coefficient * 10 ** n`. */
export function shiftLeft(coefficient: Int, n: Int): Int {
  if (coefficient === 0 || n === 0) return coefficient;
  if (typeof coefficient === 'number' && n < 16) {
    const product = coefficient * SMALL_POWERS[n as number];
    if (product <= Number.MAX_SAFE_INTEGER) return product;
  }
  return canonical(BigInt(coefficient) * BigInt(powerOfTen(n)));
}

/** Quotient of numbers that are not negative. */
export function quotient(a: Int, b: Int): Int {
  if (typeof a === 'number') return typeof b === 'number' ? (a - (a % b)) / b : 0;
  return canonical(a / BigInt(b));
}

/** What is cut off, seen from the digit before: 0 nothing, 1 less than half of a unit, 5 half, 9 more. */
export type Tail = 0 | 1 | 5 | 9;
/** A coefficient without its last digits. */
export interface Cut {
  kept: Int;
  tail: Tail;
}

/** `coefficient // 10 ** n` and what is cut off. */
export function shiftRight(coefficient: Int, n: Int): Cut {
  if (n === 0 || coefficient === 0) return { kept: coefficient, tail: 0 };
  if (isTooLong(n) || n > countDigits(coefficient)) return { kept: 0, tail: 1 };
  const unit = powerOfTen(n);
  if (typeof unit === 'number') {
    const rest = Number(typeof coefficient === 'number' ? coefficient % unit : coefficient % BigInt(unit));
    return { kept: quotient(coefficient, unit), tail: rest === 0 ? 0 : tailOf(rest * 2 - unit) };
  }
  const whole = BigInt(coefficient);
  const kept = whole / unit;
  const rest = whole - kept * unit;
  return { kept: canonical(kept), tail: rest === 0n ? 0 : tailOf(Number(rest * 2n - unit)) };
}

const tailOf = (aboveHalf: number): Tail => (aboveHalf < 0 ? 1 : aboveHalf > 0 ? 9 : 5);

/** Zeros at the end of a coefficient that is not 0. */
export function trailingZeros(coefficient: Int): number {
  if (typeof coefficient === 'number') {
    let zeros = 0;
    for (let rest = coefficient; rest % 10 === 0; rest /= 10) zeros++;
    return zeros;
  }
  if (coefficient % 10n !== 0n) return 0;
  const text = coefficient.toString();
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  return text.length - end;
}

export const lastDigit = (coefficient: Int): number => Number(moduloInt(coefficient, 10));
export const isOdd = (coefficient: Int): boolean =>
  typeof coefficient === 'number' ? coefficient % 2 === 1 : (coefficient & 1n) === 1n;

/** Is it an integer, whatever its exponent (`_mpd_isint`). Infinities and NaNs are none. */
export function isInteger(d: PyDecimal): boolean {
  if (d.kind !== FINITE) return false;
  return d.coefficient === 0 || d.exponent >= 0 || addInt(d.exponent, trailingZeros(d.coefficient)) >= 0;
}

/** The integer that a finite number is, cut off towards zero. Raises MemoryError where it is too long. */
export function integerPart(d: PyDecimal): Int {
  const size = d.exponent >= 0 ? shiftLeft(d.coefficient, d.exponent) : shiftRight(d.coefficient, negateInt(d.exponent)).kept;
  return d.negative ? negateInt(size) : size;
}
