/** `format()` of int, float and complex (Python/formatter_unicode.c). */

import { formatDouble } from '../../base/float-format.ts';
import { intToFloat } from '../abstract/number.ts';
import { strObject } from '../abstract/repr.ts';
import { intToText } from '../int/int-text.ts';
import { raise } from '../raise.ts';
import { concatStr, lengthStr } from '../str/text.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asInt, type Int, type PyComplex, type PyFloat, type Str, strFromPoints, utf16, type Value } from '../value.ts';
import { layOutNumber, pad } from './pad.ts';
import { parseSpec, refuseType, type Spec } from './spec.ts';

const nameOf = (value: Value): string => utf16(typeOf(value).name);

/** `int.__format__`. */
export function formatInt(t: Thread, self: Value, text: Str): Value {
  const value = asInt(self) as Int;
  if (text === '') return typeof self === 'number' ? String(self) : strObject(t, self);
  const spec = parseSpec(text, nameOf(self), 'd', '>');
  switch (String.fromCodePoint(spec.type)) {
    case 'b':
      return formatDigits(spec, value, '0b', 2);
    case 'o':
      return formatDigits(spec, value, '0o', 8);
    case 'x':
      return formatDigits(spec, value, '0x', 16);
    case 'X':
      return formatDigits(spec, value, '0X', 16);
    case 'd':
    case 'n':
      checkIntSpec(spec);
      return decimal(t, spec, value);
    case 'c':
      return formatCharacter(spec, value);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
      return formatFloatBy(spec, intToFloat(value));
    default:
      return refuseType(spec, nameOf(self));
  }
}

function checkIntSpec(spec: Spec): void {
  if (spec.precision !== -1) raise.ValueError('Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) raise.ValueError('Negative zero coercion (z) not allowed in integer format specifier');
}

function decimal(t: Thread, spec: Spec, value: Int): Str {
  const digits = intToText(t, value);
  return value < 0 ? layOutNumber(spec, '-', '', digits.slice(1), '', 3) : layOutNumber(spec, '', '', digits, '', 3);
}

function formatDigits(spec: Spec, value: Int, prefix: string, base: number): Str {
  checkIntSpec(spec);
  const text = value.toString(base);
  const negative = value < 0;
  const lower = negative ? text.slice(1) : text;
  const digits = prefix === '0X' ? lower.toUpperCase() : lower;
  return layOutNumber(spec, negative ? '-' : '', spec.alternate ? prefix : '', digits, '', 4);
}

function formatCharacter(spec: Spec, value: Int): Str {
  checkIntSpec(spec);
  if (spec.sign !== '') return raise.ValueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) return raise.ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) {
    return raise.OverflowError('Python int too large to convert to C long');
  }
  if (value < 0 || value > 0x10ffff) return raise.OverflowError('%c arg not in range(0x110000)');
  return pad(strFromPoints([Number(value)]), 1, spec.align === '=' ? { ...spec, align: '>' } : spec);
}

/** `float.__format__`. */
export function formatFloat(t: Thread, self: PyFloat, text: Str): Value {
  if (text === '') return strObject(t, self);
  const spec = parseSpec(text, nameOf(self), '', '>');
  const type = spec.type === 0 ? '' : String.fromCodePoint(spec.type);
  return 'eEfFgGn%'.includes(type) ? formatFloatBy(spec, self.value) : refuseType(spec, nameOf(self));
}

function checkPrecision(spec: Spec): void {
  if (spec.precision > 2147483647) raise.ValueError('precision too big');
}

/** Digits of a float by a specification's type and precision, without sign and width. */
function digitsOf(spec: Spec, value: number, dotZero: boolean): string {
  let code = spec.type === 0 ? 'r' : String.fromCodePoint(spec.type);
  let precision = spec.precision;
  let shown = value;
  let percent = '';
  if (code === '%') {
    code = 'f';
    shown *= 100;
    percent = '%';
  } else if (code === 'n') code = 'g';
  const style = {
    alternate: spec.alternate,
    noNegativeZero: spec.noNegativeZero,
    dotZero: dotZero && spec.type === 0,
  };
  if (precision < 0) precision = 6;
  else if (code === 'r') code = 'g';
  return formatDouble(shown, code, precision, style) + percent;
}

function formatFloatBy(spec: Spec, value: number): Str {
  checkPrecision(spec);
  const text = digitsOf(spec, value, true);
  if (spec.width === -1 && spec.grouping === '' && (spec.sign === '' || spec.sign === '-')) return text;
  return layOutFloat(spec, text);
}

function layOutFloat(spec: Spec, text: string): Str {
  const sign = text[0] === '-' ? '-' : '';
  const body = text.slice(sign.length);
  const digits = /^[0-9]*/.exec(body)![0];
  return layOutNumber(spec, sign, '', digits, body.slice(digits.length), 3);
}

/** `complex.__format__`. */
export function formatComplex(t: Thread, self: PyComplex, text: Str): Value {
  if (text === '') return strObject(t, self);
  const spec = parseSpec(text, nameOf(self), '', '>');
  const type = spec.type === 0 ? '' : String.fromCodePoint(spec.type);
  if (!'eEfFgGn'.includes(type)) return refuseType(spec, nameOf(self));
  checkPrecision(spec);
  if (spec.fill === '0') return raise.ValueError('Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') {
    return raise.ValueError("'=' alignment flag is not allowed in complex format specifier");
  }
  const onlyImaginary = spec.type === 0 && self.real === 0 && !Object.is(self.real, -0);
  const bare: Spec = { ...spec, width: -1, fill: ' ', align: '<' };
  const real = onlyImaginary ? '' : layOutFloat(bare, digitsOf(spec, self.real, false));
  const imag = layOutFloat(onlyImaginary ? bare : { ...bare, sign: '+' }, digitsOf(spec, self.imag, false));
  const body = concatStr(real, imag, 'j');
  const whole = spec.type === 0 && !onlyImaginary ? concatStr('(', body, ')') : body;
  return pad(whole, lengthStr(whole), spec);
}
