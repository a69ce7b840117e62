/**
 * `template % arguments` of str and bytes (Objects/unicodeobject.c `PyUnicode_Format`, Objects/bytesobject.c `_PyBytes_FormatEx`). A template of
 * bytes comes as text of one unit a byte; what differs between the two is a `Flavour`.
 */

import { formatDouble } from '../../base/float-format.ts';
import { floatOf, index } from '../abstract/number.ts';
import { asciiObject, reprObject, strObject } from '../abstract/repr.ts';
import { getItem } from '../abstract/sequence.ts';
import { toInt } from '../int/int.ts';
import { intToText } from '../int/int-text.ts';
import { isException, raise } from '../raise.ts';
import { concatStr, joinStr, lengthStr, pointAt, repeatStr, sliceStr, strOfPoint } from '../str/text.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asInt, asStr, type Int, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { appendDigit, MAX_WIDTH } from './count.ts';

/** One directive: `%(key)-+ #0width.precision code`. */
export interface Directive {
  code: number;
  left: boolean;
  plus: boolean;
  blank: boolean;
  alternate: boolean;
  zero: boolean;
  width: number;
  precision: number;
  /** Index of the code in the template, for messages. */
  position: number;
}

export interface Flavour {
  /** `string` or `bytes`, in the message about surplus arguments. */
  name: string;
  /** What `%i` is called in messages. */
  integerCode: string;
  isMapping(args: Value): boolean;
  /** What stands for `%s` and its like; undefined for a code that this flavour has not. */
  convert(t: Thread, code: string, value: Value): Value | undefined;
  /** `%c`. */
  character(t: Thread, value: Value): Str;
  /** The key of `%(key)s` as the mapping is asked for it. */
  key(text: Str): Value;
}

const nameOf = (value: Value): string => utf16(typeOf(value).name);

/** The arguments still to be used. */
class Arguments {
  private next = 0;
  private items: readonly Value[] | undefined;
  private single: Value;
  private used = false;
  readonly mapping: boolean;
  constructor(
    private readonly original: Value,
    private readonly flavour: Flavour,
  ) {
    this.items = original instanceof PyTuple ? original.items : undefined;
    this.single = original;
    this.mapping = !(original instanceof PyTuple) && flavour.isMapping(original);
  }
  take(): Value {
    if (this.items !== undefined) {
      if (this.next < this.items.length) return this.items[this.next++];
    } else if (!this.used) {
      this.used = true;
      return this.single;
    }
    return raise.TypeError('not enough arguments for format string');
  }
  /** Chooses a value of the mapping for what follows. */
  choose(t: Thread, key: Str): void {
    if (!this.mapping) raise.TypeError('format requires a mapping');
    this.single = getItem(t, this.original, this.flavour.key(key));
    this.items = undefined;
    this.used = false;
  }
  finish(): void {
    const left = this.items !== undefined ? this.next < this.items.length : !this.used;
    if (left && !this.mapping) raise.TypeError(`not all arguments converted during ${this.flavour.name} formatting`);
  }
}

const PERCENT = 37;

/**
 * Formats; the result of a bytes flavour is text of one unit a byte. Where one directive is all of the template, it is what `str` or
 * `repr` gave, of a class derived from str too (the reference's writer then takes the object over).
 */
export function formatDirectives(t: Thread, template: Str, args: Value, flavour: Flavour): Value {
  const parts: Str[] = [];
  let whole: Value | undefined;
  const end = lengthStr(template);
  const values = new Arguments(args, flavour);
  let pos = 0;
  while (pos < end) {
    const start = pos;
    while (pos < end && pointAt(template, pos) !== PERCENT) pos++;
    if (pos > start) parts.push(sliceStr(template, start, pos));
    if (pos === end) break;
    pos++;
    if (pos === end) raise.ValueError('incomplete format');
    if (pointAt(template, pos) === PERCENT) {
      parts.push('%');
      pos++;
      continue;
    }
    const directive = parseDirective(t, template, pos, end, values);
    pos = directive.position + 1;
    const shown = formatOne(t, directive, values.take(), flavour);
    const text = asStr(shown) as Str;
    if (text === shown) parts.push(text);
    else if (start === 0 && pos === end && parts.length === 0 && text !== '') whole = shown;
    else parts.push(text);
  }
  values.finish();
  if (whole !== undefined) return whole;
  return parts.length === 0 ? '' : joinStr('', parts);
}

const isDigit = (point: number): boolean => point >= 48 && point < 58;

function parseKey(t: Thread, template: Str, start: number, end: number, values: Arguments): number {
  if (!values.mapping) raise.TypeError('format requires a mapping');
  let depth = 1;
  let pos = start;
  for (; pos < end && depth > 0; pos++) {
    const point = pointAt(template, pos);
    if (point === 41) depth--;
    else if (point === 40) depth++;
  }
  if (depth > 0) raise.ValueError('incomplete format key');
  values.choose(t, sliceStr(template, start, pos - 1));
  return pos;
}

function parseDirective(t: Thread, template: Str, start: number, end: number, values: Arguments): Directive {
  const directive: Directive = {
    code: 0,
    left: false,
    plus: false,
    blank: false,
    alternate: false,
    zero: false,
    width: -1,
    precision: -1,
    position: 0,
  };
  let pos = start;
  const peek = (): number => (pos < end ? pointAt(template, pos) : raise.ValueError('incomplete format'));
  if (peek() === 40) pos = parseKey(t, template, pos + 1, end, values);
  flags: for (; ; pos++) {
    switch (peek()) {
      case 45:
        directive.left = true;
        break;
      case 43:
        directive.plus = true;
        break;
      case 32:
        directive.blank = true;
        break;
      case 35:
        directive.alternate = true;
        break;
      case 48:
        directive.zero = true;
        break;
      default:
        break flags;
    }
  }
  const number = (limit: number | bigint, what: string): number => {
    let value: number | bigint = 0;
    for (; isDigit(peek()); pos++) {
      value = appendDigit(value, pointAt(template, pos) - 48);
      if (value > limit) raise.ValueError(`${what} too big`);
    }
    return Number(value);
  };
  if (peek() === 42) {
    pos++;
    directive.width = starInt(values.take(), MAX_WIDTH, 'ssize_t');
    if (directive.width < 0) {
      directive.left = true;
      directive.width = -directive.width;
    }
  } else if (isDigit(peek())) directive.width = number(MAX_WIDTH, 'width');
  if (peek() === 46) {
    pos++;
    if (peek() === 42) {
      pos++;
      directive.precision = Math.max(starInt(values.take(), 2147483647, 'int'), 0);
    } else directive.precision = number(2147483647, 'precision');
  }
  if ('hlL'.includes(String.fromCodePoint(peek()))) pos++;
  directive.code = peek();
  directive.position = pos;
  return directive;
}

/** An int given for `*`. */
function starInt(value: Value, limit: number | bigint, ctype: string): number {
  const int = asInt(value);
  if (int === undefined) return raise.TypeError('* wants int');
  if (int > limit || int < -limit) return raise.OverflowError(`Python int too large to convert to C ${ctype}`);
  return Number(int);
}

function formatOne(t: Thread, directive: Directive, value: Value, flavour: Flavour): Value {
  const code = directive.code < 128 ? String.fromCharCode(directive.code) : '';
  switch (code) {
    case 'i':
    case 'd':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      // The reference's bytes know %i only as %d.
      return layOut(directive, formatInteger(t, directive, code === 'i' ? flavour.integerCode : code, value), true);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
      const precision = directive.precision < 0 ? 6 : directive.precision;
      return layOut(directive, formatDouble(floatArgument(t, value, flavour), code, precision, directive), true);
    }
    case 'c':
      return layOut(directive, flavour.character(t, value), false);
  }
  const shown = code === '' ? undefined : flavour.convert(t, code, value);
  if (shown === undefined) {
    if (flavour.name === 'bytes' && directive.code > 127) raise.OverflowError('character argument not in range(0x110000)');
    const character = directive.code >= 31 && directive.code <= 126 ? String.fromCharCode(directive.code) : '?';
    return raise.ValueError(
      `unsupported format character '${character}' (0x${directive.code.toString(16)}) at index ${directive.position}`,
    );
  }
  const text = asStr(shown) as Str;
  const cut = directive.precision >= 0 && directive.precision < lengthStr(text);
  if (!cut && directive.width <= lengthStr(text)) return shown;
  return layOut(directive, cut ? sliceStr(text, 0, directive.precision) : text, false);
}

function floatArgument(t: Thread, value: Value, flavour: Flavour): number {
  if (flavour.name === 'string') return floatOf(t, value);
  try {
    return floatOf(t, value);
  } catch (error) {
    if (isException(error, 'TypeError')) return raise.TypeError(`float argument required, not ${nameOf(value)}`);
    throw error;
  }
}

function intArgument(t: Thread, code: string, value: Value): Int {
  const int = asInt(value);
  if (int !== undefined) return int;
  const strict = code === 'o' || code === 'x' || code === 'X';
  const type = typeOf(value);
  if (type.nb_index !== undefined || type.nb_int !== undefined || type.nb_float !== undefined) {
    try {
      return strict ? index(t, value) : toInt(t, value);
    } catch (error) {
      if (!isException(error, 'TypeError')) throw error;
    }
  }
  return raise.TypeError(`%${code} format: ${strict ? 'an integer' : 'a real number'} is required, not ${nameOf(value)}`);
}

/** Sign, prefix and digits, at least as many as the precision says. */
function formatInteger(t: Thread, directive: Directive, code: string, value: Value): string {
  const int = intArgument(t, code, value);
  if (directive.precision > 2147483647 - 3) raise.OverflowError('precision too large');
  const base = code === 'o' ? 8 : code === 'x' || code === 'X' ? 16 : 10;
  const text = base === 10 ? intToText(t, int) : int.toString(base);
  const sign = text[0] === '-' ? '-' : '';
  const digits = text.slice(sign.length).padStart(directive.precision, '0');
  const prefix = directive.alternate && base !== 10 ? (base === 8 ? '0o' : '0x') : '';
  return code === 'X' ? (sign + prefix + digits).toUpperCase() : sign + prefix + digits;
}

/** Puts a converted value into its field; a number has a sign and may be filled with zeros. */
function layOut(directive: Directive, text: Str, numeric: boolean): Str {
  const { width } = directive;
  let sign = '';
  let body = text;
  if (numeric) {
    const plain = text as string;
    if (plain[0] === '-' || plain[0] === '+') {
      sign = plain[0];
      body = plain.slice(1);
    } else sign = directive.plus ? '+' : directive.blank ? ' ' : '';
  }
  const missing = width - lengthStr(body) - sign.length;
  if (missing <= 0) return sign === '' ? body : concatStr(sign, body);
  if (directive.left) {
    // Zeros are never put on the right.
    return concatStr(sign, body, repeatStr(' ', missing));
  }
  if (numeric && directive.zero) {
    const plain = body as string;
    const prefix = directive.alternate && /^0[xXoO]/.test(plain) ? plain.slice(0, 2) : '';
    return concatStr(sign + prefix, repeatStr('0', missing), plain.slice(prefix.length));
  }
  return concatStr(repeatStr(' ', missing), sign, body);
}

const TEXT: Flavour = {
  name: 'string',
  integerCode: 'i',
  isMapping: (args) => typeOf(args).mp_subscript !== undefined && asStr(args) === undefined,
  convert(t, code, value) {
    if (code === 's') return strObject(t, value);
    if (code === 'r') return reprObject(t, value);
    return code === 'a' ? asciiObject(t, value) : undefined;
  },
  character(_t, value) {
    const text = asStr(value);
    if (text !== undefined) return lengthStr(text) === 1 ? text : raise.TypeError('%c requires int or char');
    let int: Int;
    try {
      int = index(_t, value);
    } catch (error) {
      if (isException(error, 'TypeError')) return raise.TypeError('%c requires int or char');
      throw error;
    }
    if (int < 0 || int > 0x10ffff) return raise.OverflowError('%c arg not in range(0x110000)');
    return strOfPoint(Number(int));
  },
  key: (text) => text,
};

/** `template % args` of str. */
export function formatPercent(t: Thread, template: Str, args: Value): Value {
  return formatDirectives(t, template, args, TEXT);
}
