/**
 * Escape sequences of str and bytes literals. Source: `_PyUnicode_DecodeUnicodeEscapeInternal` (Objects/unicodeobject.c),
 * `_PyBytes_DecodeEscape` (Objects/bytesobject.c), `decode_unicode_with_escapes` (Parser/string_parser.c).
 */
import { characterByName } from '../base/character-names.ts';
import type { Text } from '../code/const.ts';
import { textOfPoints } from './text.ts';

/** What decoding found: the value, and where the first escape that is none stands behind its backslash (-1: nowhere). */
export interface Decoded<V> {
  value: V;
  firstInvalid: number;
}

/** Thrown for an escape that cannot be decoded; the message is that of Python's UnicodeDecodeError or ValueError. */
export class EscapeError extends Error {
  constructor(
    readonly type: 'UnicodeDecodeError' | 'ValueError',
    message: string,
  ) {
    super(message);
  }
}

const SIMPLE: Readonly<Record<string, number>> = { '\\': 92, "'": 39, '"': 34, b: 8, f: 12, t: 9, n: 10, r: 13, v: 11, a: 7 };

const isOctal = (c: number): boolean => c >= 48 && c <= 55;

/** Value of a hexadecimal digit, or -1. */
function hexDigit(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  const letter = c | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/**
 * Where `index` of the literal lies in the buffer that the reference decodes: every character outside ASCII is written there as
 * `\UXXXXXXXX`, and a backslash in front of one as `\u005c`.
 */
function bufferOffset(text: string, index: number): number {
  let offset = 0;
  for (let i = 0; i < index; ) {
    if (text.charCodeAt(i) === 92) {
      offset++;
      i++;
      if (i >= text.length || text.charCodeAt(i) >= 0x80) offset += 5;
      if (i >= index) break;
    }
    const point = text.codePointAt(i)!;
    offset += point < 0x80 ? 1 : 10;
    i += point > 0xffff ? 2 : 1;
  }
  return offset;
}

function failUnicode(text: string, from: number, to: number, reason: string): never {
  const start = bufferOffset(text, from);
  const end = bufferOffset(text, to);
  const what = end === start + 1 ? `byte 0x5c in position ${start}` : `bytes in position ${start}-${end - 1}`;
  throw new EscapeError('UnicodeDecodeError', `'unicodeescape' codec can't decode ${what}: ${reason}`);
}

/** The digits of an octal escape from `at` on, at most three. */
function octalLength(text: string, at: number): number {
  let length = 1;
  while (length < 3 && isOctal(text.charCodeAt(at + length))) length++;
  return length;
}

class UnicodeDecoder {
  private readonly points: number[] = [];
  private firstInvalid = -1;
  private at = 0;

  constructor(private readonly text: string) {}

  decode(): Decoded<Text> {
    const { text, points } = this;
    while (this.at < text.length) {
      const point = text.codePointAt(this.at)!;
      if (point === 92) this.escape();
      else {
        points.push(point);
        this.at += point > 0xffff ? 2 : 1;
      }
    }
    return { value: textOfPoints(points), firstInvalid: this.firstInvalid };
  }

  private escape(): void {
    const { text, points } = this;
    const start = this.at++;
    if (this.at >= text.length || text.charCodeAt(this.at) >= 0x80) {
      points.push(92);
      return;
    }
    const letter = text[this.at];
    const simple = SIMPLE[letter];
    if (simple !== undefined) {
      points.push(simple);
      this.at++;
    } else if (letter === '\n') this.at++;
    else if (letter === 'x') this.hex(start, 2, 'truncated \\xXX escape');
    else if (letter === 'u') this.hex(start, 4, 'truncated \\uXXXX escape');
    else if (letter === 'U') this.hex(start, 8, 'truncated \\UXXXXXXXX escape');
    else if (letter === 'N') this.name(start);
    else if (isOctal(letter.charCodeAt(0))) {
      const length = octalLength(text, this.at);
      const value = Number.parseInt(text.slice(this.at, this.at + length), 8);
      if (value > 0o377 && this.firstInvalid < 0) this.firstInvalid = this.at;
      points.push(value);
      this.at += length;
    } else {
      if (this.firstInvalid < 0) this.firstInvalid = this.at;
      points.push(92, letter.charCodeAt(0));
      this.at++;
    }
  }

  private hex(start: number, digits: number, reason: string): void {
    let value = 0;
    this.at++;
    for (let i = 0; i < digits; i++, this.at++) {
      const digit = this.at < this.text.length ? hexDigit(this.text.charCodeAt(this.at)) : -1;
      if (digit < 0) failUnicode(this.text, start, this.at, reason);
      value = value * 16 + digit;
    }
    if (value > 0x10ffff) failUnicode(this.text, start, this.at, 'illegal Unicode character');
    this.points.push(value);
  }

  private name(start: number): void {
    const { text } = this;
    const malformed = 'malformed \\N character escape';
    this.at++;
    if (text[this.at] !== '{') failUnicode(text, start, this.at, malformed);
    const from = this.at + 1;
    const to = text.indexOf('}', from);
    if (to < 0) failUnicode(text, start, text.length, malformed);
    if (to === from) failUnicode(text, start, to, malformed);
    const point = characterByName(text.slice(from, to));
    if (point === undefined) failUnicode(text, start, to + 1, 'unknown Unicode character name');
    this.points.push(point);
    this.at = to + 1;
  }
}

/** Decodes the inside of a str literal. Raises EscapeError. */
export function decodeUnicodeEscapes(text: string): Decoded<Text> {
  return new UnicodeDecoder(text).decode();
}

/** Decodes the inside of a bytes literal, which is ASCII. Raises EscapeError. */
export function decodeBytesEscapes(text: string): Decoded<Uint8Array> {
  const bytes: number[] = [];
  let firstInvalid = -1;
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) !== 92) {
      bytes.push(text.charCodeAt(at++));
      continue;
    }
    at++;
    const letter = text[at];
    const simple = SIMPLE[letter];
    if (simple !== undefined) {
      bytes.push(simple);
      at++;
    } else if (letter === '\n') at++;
    else if (letter === 'x') {
      const high = hexDigit(text.charCodeAt(at + 1));
      const low = hexDigit(text.charCodeAt(at + 2));
      if (at + 2 >= text.length || high < 0 || low < 0)
        throw new EscapeError('ValueError', `invalid \\x escape at position ${at - 1}`);
      bytes.push(high * 16 + low);
      at += 3;
    } else if (isOctal(letter.charCodeAt(0))) {
      const length = octalLength(text, at);
      const value = Number.parseInt(text.slice(at, at + length), 8);
      if (value > 0o377 && firstInvalid < 0) firstInvalid = at;
      bytes.push(value & 0xff);
      at += length;
    } else {
      if (firstInvalid < 0) firstInvalid = at;
      bytes.push(92);
    }
  }
  return { value: Uint8Array.from(bytes), firstInvalid };
}
