/** Operations on the digits of a coefficient: logical ones, shift, rotate (libmpdec `mpd_qand`, `mpd_qshift`, `mpd_qrotate` ...). */
import { addInt, canonical, type Int, negateInt, subtractInt } from '../../base/int.ts';
import { INVALID_OPERATION, type Limits, lowDigits, nanOf } from './limits.ts';
import { INFINITE, isTooLong, PyDecimal, powerOfTen, shiftLeft, shiftRight, small } from './number.ts';
import { placesOf } from './quantum.ts';

/** The digits of a logical operand, only 0 and 1 of exponent 0; undefined for another. */
function bitsOf(a: PyDecimal): string | undefined {
  if (a.kind !== 0 || a.negative || a.exponent !== 0) return undefined;
  const text = a.coefficient.toString();
  return /^[01]*$/.test(text) ? text : undefined;
}

/** The number of these digits, as many as the precision has room for. */
function fromBits(text: string, limits: Limits): PyDecimal {
  const room = limits.prec < text.length ? Number(limits.prec) : text.length;
  return small(false, canonical(BigInt(text.slice(text.length - room))));
}

function combine(a: PyDecimal, b: PyDecimal, limits: Limits, bit: (x: number, y: number) => number): PyDecimal {
  const x = bitsOf(a);
  const y = bitsOf(b);
  if (x === undefined || y === undefined) return limits.fail(INVALID_OPERATION);
  const length = Math.max(x.length, y.length);
  const left = x.padStart(length, '0');
  const right = y.padStart(length, '0');
  let out = '';
  for (let i = 0; i < length; i++) out += bit(left.charCodeAt(i) - 48, right.charCodeAt(i) - 48);
  return fromBits(out, limits);
}

/** `logical_and`. */
export const and = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => combine(a, b, limits, (x, y) => x & y);
/** `logical_or`. */
export const or = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => combine(a, b, limits, (x, y) => x | y);
/** `logical_xor`. */
export const xor = (a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal => combine(a, b, limits, (x, y) => x ^ y);

/** `logical_invert`: as many digits as the precision has. */
export function invert(a: PyDecimal, limits: Limits): PyDecimal {
  const bits = bitsOf(a);
  if (bits === undefined) return limits.fail(INVALID_OPERATION);
  // Raises MemoryError before a text that is too long is made.
  if (isTooLong(limits.prec)) powerOfTen(limits.prec);
  const padded = bits.padStart(Number(limits.prec), '0');
  return fromBits(
    padded.replace(/[01]/g, (bit) => (bit === '0' ? '1' : '0')),
    limits,
  );
}

/** The places by which to move; undefined where the second operand is none of a number of places up to the precision. */
function moveBy(b: PyDecimal, limits: Limits): Int | undefined {
  const places = placesOf(b);
  return places === undefined || places > limits.prec || places < negateInt(limits.prec) ? undefined : places;
}

/** The coefficient, as many of its last digits as the precision has (`_mpd_cap`). */
function capped(a: PyDecimal, limits: Limits): Int {
  return a.digits > limits.prec ? lowDigits(a.coefficient, limits.prec) : a.coefficient;
}

/** `shift`. */
export function shift(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const bad = nanOf(limits, a, b);
  if (bad !== undefined) return bad;
  const places = moveBy(b, limits);
  if (places === undefined) return limits.fail(INVALID_OPERATION);
  const result = a.copy();
  if (a.kind === INFINITE) return result;
  if (places < 0) {
    result.coefficient = shiftRight(capped(a, limits), negateInt(places)).kept;
    return result;
  }
  result.coefficient = shiftLeft(a.coefficient, places);
  result.coefficient = capped(result, limits);
  return result;
}

/** `rotate`. */
export function rotate(a: PyDecimal, b: PyDecimal, limits: Limits): PyDecimal {
  const bad = nanOf(limits, a, b);
  if (bad !== undefined) return bad;
  const places = moveBy(b, limits);
  if (places === undefined) return limits.fail(INVALID_OPERATION);
  if (a.kind === INFINITE) return a.copy();
  const left = places >= 0 ? places : addInt(limits.prec, places);
  const whole = capped(a, limits);
  const high = new PyDecimal(a.negative, shiftLeft(whole, left), a.exponent);
  const low = shiftRight(whole, subtractInt(limits.prec, left)).kept;
  return new PyDecimal(a.negative, addInt(capped(high, limits), low), a.exponent);
}
