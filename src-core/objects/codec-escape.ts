/** The encodings `unicode_escape` and `raw_unicode_escape` (Objects/unicodeobject.c): text as the escapes of a string literal. */
import { characterByName } from '../base/character-names.ts';
import { type DecodeError, handleDecodeError } from './codec-errors.ts';
import { exceptionTypes } from './exception.ts';
import { joinStr, lengthStr, pointAt, strOfPoint } from './str/text.ts';
import type { Thread } from './thread.ts';
import type { Str } from './value.ts';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

const NAMED: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' };

/** ASCII in which everything but printable ASCII is escaped. */
export function encodeEscape(text: Str): Uint8Array {
  let out = '';
  for (let i = 0; i < lengthStr(text); i++) {
    const point = pointAt(text, i);
    if (NAMED[point] !== undefined) out += NAMED[point];
    else if (point >= 32 && point < 127) out += String.fromCharCode(point);
    else if (point < 256) out += `\\x${hex(point, 2)}`;
    else out += point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
  }
  return bytesOf(out);
}

/** Latin-1 in which everything beyond is escaped. */
export function encodeRawEscape(text: Str): Uint8Array {
  let out = '';
  for (let i = 0; i < lengthStr(text); i++) {
    const point = pointAt(text, i);
    if (point < 256) out += String.fromCharCode(point);
    else out += point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
  }
  return bytesOf(out);
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  b: '\b',
  f: '\f',
  t: '\t',
  n: '\n',
  r: '\r',
  v: '\v',
  a: '\x07',
};
const WIDTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const TRUNCATED: Readonly<Record<string, string>> = {
  x: 'truncated \\xXX escape',
  u: 'truncated \\uXXXX escape',
  U: 'truncated \\UXXXXXXXX escape',
};

type Sequence = { text: Str; next: number } | { reason: string; end: number };

/** Hexadecimal digits from `at`, as many as the letter says. */
function hexSequence(data: Uint8Array, at: number, letter: string): Sequence {
  const width = WIDTHS[letter];
  let value = 0;
  let i = at;
  for (; i < at + width && i < data.length; i++) {
    const digit = Number.parseInt(String.fromCharCode(data[i]), 16);
    if (Number.isNaN(digit)) break;
    value = value * 16 + digit;
  }
  if (i < at + width) return { reason: TRUNCATED[letter], end: i };
  return value > 0x10ffff ? { reason: 'illegal Unicode character', end: i } : { text: strOfPoint(value), next: i };
}

/** Decodes what `next` reads at a backslash; other bytes are Latin-1. */
function decodeBy(t: Thread, data: Uint8Array, errors: Str, encoding: string, next: (at: number) => Sequence): Str {
  const parts: Str[] = [];
  let run = '';
  for (let i = 0; i < data.length; ) {
    if (data[i] !== 92) {
      run += String.fromCharCode(data[i++]);
      continue;
    }
    const sequence = next(i + 1);
    parts.push(run);
    run = '';
    if ('text' in sequence) {
      parts.push(sequence.text);
      i = sequence.next;
      continue;
    }
    const error: DecodeError = { encoding, object: data, start: i, end: sequence.end, reason: sequence.reason };
    const [text, following] = handleDecodeError(t, errors, error);
    parts.push(text);
    i = following;
  }
  parts.push(run);
  return joinStr('', parts);
}

/** `data.decode('unicode_escape')`. */
export function decodeEscape(t: Thread, data: Uint8Array, errors: Str): Str {
  let warned = false;
  const warn = (what: string) => {
    if (!warned) t.warn(exceptionTypes.DeprecationWarning, `invalid ${what}`, 1);
    warned = true;
  };
  return decodeBy(t, data, errors, 'unicodeescape', (at) => {
    if (at >= data.length) return { reason: '\\ at end of string', end: at };
    const letter = String.fromCharCode(data[at]);
    if (SIMPLE[letter] !== undefined) return { text: SIMPLE[letter], next: at + 1 };
    if (letter in WIDTHS) return hexSequence(data, at + 1, letter);
    if (letter >= '0' && letter <= '7') {
      const sequence = octal(data, at);
      if (sequence.beyond) warn(`octal escape sequence '\\${latin1(data, at, at + 3)}'`);
      return sequence;
    }
    if (letter === 'N') return byName(data, at + 1);
    warn(`escape sequence '\\${letter}'`);
    return { text: `\\${letter}`, next: at + 1 };
  });
}

const latin1 = (data: Uint8Array, from: number, to: number): string => String.fromCharCode(...data.subarray(from, to));

/** Up to three octal digits; what lies beyond a byte is allowed and warned of. */
function octal(data: Uint8Array, at: number): { text: Str; next: number; beyond: boolean } {
  let value = 0;
  let i = at;
  for (; i < at + 3 && data[i] >= 48 && data[i] <= 55; i++) value = value * 8 + data[i] - 48;
  return { text: strOfPoint(value), next: i, beyond: value > 255 };
}

function byName(data: Uint8Array, at: number): Sequence {
  const close = data[at] === 123 ? data.indexOf(125, at) : -1;
  if (close <= at + 1) {
    const end = data[at] !== 123 ? at : close < 0 ? data.length : at + 1;
    return { reason: 'malformed \\N character escape', end };
  }
  const point = characterByName(String.fromCharCode(...data.subarray(at + 1, close)));
  return point === undefined
    ? { reason: 'unknown Unicode character name', end: close + 1 }
    : { text: strOfPoint(point), next: close + 1 };
}

/** `data.decode('raw_unicode_escape')`: only `\u` and `\U` mean something. */
export function decodeRawEscape(t: Thread, data: Uint8Array, errors: Str): Str {
  return decodeBy(t, data, errors, 'rawunicodeescape', (at) => {
    const letter = String.fromCharCode(data[at]);
    if (letter === 'u' || letter === 'U') {
      const sequence = hexSequence(data, at + 1, letter);
      const beyond = 'reason' in sequence && sequence.reason.startsWith('illegal');
      return beyond ? { ...sequence, reason: '\\Uxxxxxxxx out of range' } : sequence;
    }
    return { text: '\\', next: at };
  });
}
