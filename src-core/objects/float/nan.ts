/**
 * The sign of NaNs. JavaScript has one NaN and shows none of its bits, so a negative one is an object of a class of its own (PyNegativeNan in
 * value.ts): it comes of text, negation, `copysign`, bytes and decimals, and is seen by `copysign` and in bytes. A NaN that comes of arithmetic
 * is positive here; CPython leaves that to the processor.
 */
import { PyFloat, PyNegativeNan } from '../value.ts';

/** A new NaN of that sign. */
export const nanOf = (negative: boolean): PyFloat => (negative ? new PyNegativeNan() : new PyFloat(Number.NaN));

/** Another object with the same value and sign. */
export const copyFloat = (x: PyFloat): PyFloat =>
  x instanceof PyNegativeNan ? new PyNegativeNan(x.value) : new PyFloat(x.value);

/** `-x`. */
export function negateFloat(x: PyFloat): PyFloat {
  const { value } = x;
  return Number.isNaN(value) ? nanOf(!(x instanceof PyNegativeNan)) : new PyFloat(-value);
}

/** Is the sign bit set (`signbit`). */
export function isNegative(x: PyFloat): boolean {
  return x instanceof PyNegativeNan || x.value < 0 || Object.is(x.value, -0);
}

/** Where the sign of a float of `size` bytes stands. */
const signByte = (at: number, size: number, little: boolean): number => (little ? at + size - 1 : at);

/** After the bits of `x` have been written: those of a NaN have its sign. */
export function writeSign(view: DataView, at: number, size: number, little: boolean, x: PyFloat): void {
  if (!Number.isNaN(x.value)) return;
  const place = signByte(at, size, little);
  view.setUint8(place, (view.getUint8(place) & 0x7f) | (x instanceof PyNegativeNan ? 0x80 : 0));
}

/** The float whose bits were read as `value`. */
export function floatFromBits(value: number, view: DataView, at: number, size: number, little: boolean): PyFloat {
  if (!Number.isNaN(value)) return new PyFloat(value);
  const negative = (view.getUint8(signByte(at, size, little)) & 0x80) !== 0;
  return negative ? new PyNegativeNan(value) : new PyFloat(value);
}
