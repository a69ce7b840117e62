/** From Python values to decimals and back (Modules/_decimal/_decimal.c `PyDecType_From...`, `convert_op`, `dec_as_long`). */
import { toAsciiDigits } from '../../base/decimal-digits.ts';
import { absInt, gcdInt, type Int, multiplyInt } from '../../base/int.ts';
import { isSpace } from '../../base/unicode-text.ts';
import { integerRatio } from '../../objects/float/arithmetic.ts';
import { nanOf } from '../../objects/float/nan.ts';
import { raise } from '../../objects/raise.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, asStr, PyFloat, PyList, PyTuple, PyWideStr, type Str, utf16, type Value } from '../../objects/value.ts';
import type { PyDecimalContext } from './context-object.ts';
import {
  CLAMPED,
  CONVERSION_SYNTAX,
  ERRORS,
  FLOAT_OPERATION,
  finalize,
  INEXACT,
  INVALID_OPERATION,
  type Limits,
  ROUNDED,
  widest,
} from './limits.ts';
import { INFINITE, infinity, integerPart, nan, PyDecimal, powerOfTen, quotient, small } from './number.ts';
import { toIntegral } from './quantum.ts';
import { note } from './state.ts';
import { fromText } from './text.ts';

/** Raises TypeError. */
export const refuse = (value: Value): never =>
  raise.TypeError(`conversion from ${value === null ? 'NoneType' : utf16(typeOf(value).name)} to Decimal is not supported`);

/** An int, exactly. */
export function fromInt(value: Int): PyDecimal {
  return small(value < 0, absInt(value));
}

/** A float, exactly. */
export function fromFloat(value: number): PyDecimal {
  if (Number.isNaN(value)) return nan();
  if (!Number.isFinite(value)) return infinity(value < 0);
  const negative = value < 0 || Object.is(value, -0);
  const [numerator, denominator] = integerRatio(Math.abs(value));
  const places = denominator.toString(2).length - 1;
  const coefficient = places === 0 ? numerator : multiplyInt(numerator, quotient(powerOfTen(places), denominator));
  return small(negative, coefficient, places === 0 ? 0 : -places);
}

/** Text as ASCII; `strip`: without white space around and underscores within. Empty where it holds other characters. */
function asciiOf(text: Str, strip: boolean): string {
  let ascii = typeof text === 'string' ? text : utf16(text);
  if (!/^[\x01-\x7f]*$/.test(ascii)) {
    if (ascii.includes('\0')) return '';
    ascii = text instanceof PyWideStr ? toAsciiDigits(text.points) : toAsciiDigits(text as string);
    if (ascii.endsWith('?')) return '';
  }
  if (!strip) return ascii;
  let start = 0;
  let end = ascii.length;
  while (end > start && isSpace(ascii.charCodeAt(end - 1))) end--;
  while (start < end && isSpace(ascii.charCodeAt(start))) start++;
  return ascii.slice(start, end).replaceAll('_', '');
}

const sequenceItems = (value: Value): readonly Value[] | undefined =>
  value instanceof PyTuple || value instanceof PyList ? value.items : undefined;

/** A number of C's `long`. Raises OverflowError. */
function longOf(value: Int, ctype: string): Int {
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) {
    return raise.OverflowError(`Python int too large to convert to C ${ctype}`);
  }
  return value;
}

/** (sign, digits, exponent) as text (`dectuple_as_str`). Raises ValueError. */
function textOfTuple(items: readonly Value[]): string {
  if (items.length !== 3) return raise.ValueError('argument must be a sequence of length 3');
  const sign = asInt(items[0]);
  if (sign === undefined || (longOf(sign, 'long') !== 0 && sign !== 1)) {
    return raise.ValueError('sign must be an integer with the value 0 or 1');
  }
  const [, , last] = items;
  const special = asStr(last);
  let name = '';
  let exponent: Int = 0;
  if (special !== undefined) {
    const names: Record<string, string> = { F: 'Inf', n: 'NaN', N: 'sNaN' };
    name = Object.hasOwn(names, utf16(special)) ? names[utf16(special)] : '';
    if (name === '') return raise.ValueError("string argument in the third position must be 'F', 'n' or 'N'");
  } else {
    const int = asInt(last);
    if (int === undefined) return raise.ValueError('exponent must be an integer');
    exponent = longOf(int, 'ssize_t');
  }
  const digits = sequenceItems(items[1]) ?? raise.ValueError('coefficient must be a tuple of digits');
  let text = digits.length === 0 && name === '' ? '0' : '';
  for (const item of digits) {
    const digit = asInt(item);
    if (digit === undefined || longOf(digit, 'long') < 0 || digit > 9) {
      return raise.ValueError('coefficient must be a tuple of digits');
    }
    if (name !== 'Inf') text += digit;
  }
  return `${sign === 1 ? '-' : '+'}${name}${text}${name === '' ? `E${exponent}` : ''}`;
}

/** Text, exactly: what cannot be held is an invalid operation. */
function exactFromText(text: string, context: PyDecimalContext): PyDecimal {
  const wide = widest();
  let result = fromText(text, wide);
  let { status } = wide;
  if (status !== 0) {
    if (status & (INEXACT | ROUNDED | CLAMPED)) {
      result = nan();
      status |= INVALID_OPERATION;
    }
    status &= ERRORS;
    if (status !== 0) note(context, status);
  }
  return result;
}

/** Any value that `Decimal` takes, exactly. Raises TypeError, ValueError and the signals that the context traps. */
export function exactFromValue(value: Value, context: PyDecimalContext): PyDecimal {
  if (value instanceof PyDecimal) return value;
  const int = asInt(value);
  if (int !== undefined) return fromInt(int);
  const text = asStr(value);
  if (text !== undefined) return exactFromText(asciiOf(text, true), context);
  const items = sequenceItems(value);
  if (items !== undefined) return exactFromText(textOfTuple(items), context);
  if (!(value instanceof PyFloat)) return refuse(value);
  note(context, FLOAT_OPERATION);
  return fromFloat(value.value);
}

/** `create_decimal`: rounded by the context. */
export function createFromValue(value: Value, context: PyDecimalContext): PyDecimal {
  const { limits } = context;
  limits.status = 0;
  const result = roundedFromValue(value, context, limits);
  if (limits.status !== 0) note(context, limits.status);
  return result;
}

function roundedFromValue(value: Value, context: PyDecimalContext, limits: Limits): PyDecimal {
  if (value instanceof PyDecimal) {
    // A payload that is too long is no number any more.
    if (value.isNan && value.coefficient !== 0 && value.digits > roomForPayload(limits)) {
      return limits.fail(CONVERSION_SYNTAX);
    }
    return finalize(value.copy(), limits);
  }
  const int = asInt(value);
  if (int !== undefined) return finalize(fromInt(int), limits);
  const text = asStr(value);
  if (text !== undefined) return fromText(asciiOf(text, false), limits);
  const items = sequenceItems(value);
  if (items !== undefined) return fromText(textOfTuple(items), limits);
  if (!(value instanceof PyFloat)) return refuse(value);
  note(context, FLOAT_OPERATION);
  return finalize(fromFloat(value.value), limits);
}

const roomForPayload = (limits: Limits): number => Number(limits.prec) - limits.clamp;

/** The operand of an operator: undefined where it is neither a decimal nor an int. */
export function operand(value: Value): PyDecimal | undefined {
  if (value instanceof PyDecimal) return value;
  const int = asInt(value);
  return int === undefined ? undefined : fromInt(int);
}

/** The float nearest to a decimal (`PyDec_AsFloat`). Raises ValueError of a signaling NaN. */
export function toFloat(d: PyDecimal, text: string): PyFloat {
  if (d.kind > INFINITE + 1) return raise.ValueError('cannot convert signaling NaN to float');
  return d.isNan ? nanOf(d.negative) : new PyFloat(Number(text));
}

function refuseSpecial(d: PyDecimal, what: string): void {
  if (d.kind === 0) return;
  if (d.isNan) raise.ValueError(`cannot convert NaN to ${what}`);
  raise.OverflowError(`cannot convert Infinity to ${what}`);
}

/** The integer nearest by a way of rounding. Raises ValueError of a NaN, OverflowError of an infinity. */
export function toInt(d: PyDecimal, context: PyDecimalContext, round: number): Int {
  refuseSpecial(d, 'integer');
  return integerPart(toIntegral(d, context.limits.derive(round)));
}

/** `as_integer_ratio`. */
export function toRatio(d: PyDecimal): [Int, Int] {
  refuseSpecial(d, 'integer ratio');
  const sign = d.negative ? -1 : 1;
  if (d.coefficient === 0) return [0, 1];
  if (d.exponent >= 0) return [integerPart(d), 1];
  const unit = powerOfTen(multiplyInt(d.exponent, -1));
  const common = gcdInt(d.coefficient, unit);
  return [multiplyInt(quotient(d.coefficient, common), sign), quotient(unit, common)];
}
