/** Strings of JSON (Modules/_json.c): reading them from a text, and writing them. */
import { call } from '../../objects/abstract/call.ts';
import { PyException } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import { concatStr, joinStr, lengthStr, sliceStr, strOf } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { type Str, strFromPoints, utf16 } from '../../objects/value.ts';
import { importedName } from '../native-type.ts';

/** Code of the character at an index; NaN behind the end. */
export const codeAt = (text: Str, i: number): number =>
  typeof text === 'string' ? text.charCodeAt(i) : (text.points[i] ?? Number.NaN);

/** Raises `json.decoder.JSONDecodeError(message, text, place)`. */
export function raiseDecodeError(t: Thread, message: string, text: Str, place: number): never {
  const error = call(t, importedName(t, 'json.decoder', 'JSONDecodeError'), [message, text, place]);
  if (error instanceof PyException) throw error;
  return raise.TypeError('exceptions must derive from BaseException');
}

const SIMPLE: Readonly<Record<number, number>> = { 34: 34, 92: 92, 47: 47, 98: 8, 102: 12, 110: 10, 114: 13, 116: 9 };

/** Four hexadecimal digits from `start`, or -1. */
function hexAt(text: Str, start: number): number {
  let value = 0;
  for (let i = start; i < start + 4; i++) {
    const c = codeAt(text, i);
    const digit = c >= 48 && c <= 57 ? c - 48 : c >= 97 && c <= 102 ? c - 87 : c >= 65 && c <= 70 ? c - 55 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** What the last `scanString` read, and where it ended: two results without an object each time. */
export const scanned: { value: Str; end: number } = { value: '', end: 0 };

/** Where a string's plain part that begins at `start` ends: at a quote, a backslash or the end of the text. */
function plainEnd(t: Thread, text: Str, start: number, strict: boolean): number {
  const length = lengthStr(text);
  let i = start;
  if (typeof text === 'string') {
    for (; i < length; i++) {
      const c = text.charCodeAt(i);
      if (c === 34 || c === 92) return i;
      if (c <= 31 && strict) raiseDecodeError(t, 'Invalid control character at', text, i);
    }
    return i;
  }
  for (; i < length; i++) {
    const c = text.points[i];
    if (c === 34 || c === 92) return i;
    if (c <= 31 && strict) raiseDecodeError(t, 'Invalid control character at', text, i);
  }
  return i;
}

function refuseUnterminated(t: Thread, text: Str, start: number): never {
  return raiseDecodeError(t, 'Unterminated string starting at', text, start - 1);
}

/**
 * Reads a string whose first character is at `start`, behind the quote; the result is in `scanned` (`scanstring_unicode`). Raises
 * JSONDecodeError, and ValueError for a start outside.
 */
export function scanString(t: Thread, text: Str, start: number, strict: boolean): void {
  const length = lengthStr(text);
  if (start < 0 || start > length) raise.ValueError('end is out of bounds');
  let end = start;
  let parts: Str[] | undefined;
  for (;;) {
    const next = plainEnd(t, text, end, strict);
    if (next >= length) refuseUnterminated(t, text, start);
    const plain = sliceStr(text, end, next);
    if (codeAt(text, next) === 34) {
      scanned.value = parts === undefined ? plain : joinPieces(parts, plain);
      scanned.end = next + 1;
      return;
    }
    parts ??= [];
    if (plain !== '') parts.push(plain);
    if (next + 1 >= length) refuseUnterminated(t, text, start);
    const kind = codeAt(text, next + 1);
    if (kind !== 117) {
      const c = SIMPLE[kind];
      if (c === undefined) raiseDecodeError(t, 'Invalid \\escape', text, next);
      parts.push(String.fromCharCode(c));
      end = next + 2;
      continue;
    }
    end = next + 6;
    const first = end >= length ? -1 : hexAt(text, next + 2);
    if (first < 0) raiseDecodeError(t, 'Invalid \\uXXXX escape', text, next + 1);
    let point = first;
    if (first >= 0xd800 && first < 0xdc00 && end + 6 < length && codeAt(text, end) === 92 && codeAt(text, end + 1) === 117) {
      const second = hexAt(text, end + 2);
      if (second < 0) raiseDecodeError(t, 'Invalid \\uXXXX escape', text, end + 1);
      if (second >= 0xdc00 && second < 0xe000) {
        point = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        end += 6;
      }
    }
    parts.push(strFromPoints([point]));
  }
}

function joinPieces(parts: Str[], last: Str): Str {
  if (last !== '') parts.push(last);
  return joinStr('', parts);
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const escapeUnit = (unit: string): string => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const PLAIN_ASCII = /^[ !#-[\]-~]*$/;
const NOT_PLAIN_ASCII = /[^ !#-[\]-~]/g;

/** A JSON string in ASCII (`ascii_escape_unicode`). */
export function encodeAscii(text: Str): string {
  const units = utf16(text);
  return PLAIN_ASCII.test(units) ? `"${units}"` : `"${units.replace(NOT_PLAIN_ASCII, escapeUnit)}"`;
}

// Control characters, quotes and backslashes.
const SPECIAL = /["\\\0-\x1f]/g;

/** A JSON string in which only what must be is escaped (`escape_unicode`). */
export function encodeText(text: Str): Str {
  if (typeof text === 'string') return `"${text.replace(SPECIAL, escapeUnit)}"`;
  const points: number[] = [];
  for (const point of text.points) {
    if (point > 31 && point !== 34 && point !== 92) points.push(point);
    else for (const unit of escapeUnit(String.fromCharCode(point))) points.push(unit.charCodeAt(0));
  }
  return concatStr('"', strOf(Uint32Array.from(points)), '"');
}
