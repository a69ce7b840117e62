/** UTF-7 (RFC 2152; Objects/unicodeobject.c `_PyUnicode_EncodeUTF7`, `PyUnicode_DecodeUTF7Stateful`). */
import { handleDecodeError } from '../../objects/codec-errors.ts';
import { joinStr, lengthStr, pointAt, strOf } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Str } from '../../objects/value.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIRECT = /[A-Za-z0-9'(),\-./:?!"#$%&*;<=>@[\]^_`{|}\t\n\r ]/;

/** The six bits of a character; -1 for one that stands for none. */
const bitsOf = (code: number): number => (code < 128 ? BASE64.indexOf(String.fromCharCode(code)) : -1);

/** Encodes; there is nothing that could not be. */
export function encodeUtf7(text: Str): Uint8Array {
  let out = '';
  let shifted = false;
  let buffer = 0;
  let bits = 0;
  const put = (unit: number): void => {
    buffer = (buffer << 16) | unit;
    for (bits += 16; bits >= 6; bits -= 6) out += BASE64[(buffer >>> (bits - 6)) & 63];
    buffer &= (1 << bits) - 1;
  };
  const flush = (): void => {
    if (bits > 0) out += BASE64[(buffer << (6 - bits)) & 63];
    buffer = 0;
    bits = 0;
  };
  const length = lengthStr(text);
  for (let i = 0; i < length; i++) {
    const point = pointAt(text, i);
    const c = point < 128 ? String.fromCharCode(point) : '';
    if (c !== '' && DIRECT.test(c)) {
      if (shifted) {
        flush();
        shifted = false;
        // Another character ends the section by itself.
        if (c === '-' || bitsOf(point) >= 0) out += '-';
      }
      out += c;
    } else if (c === '+' && !shifted) out += '+-';
    else {
      if (!shifted) out += '+';
      shifted = true;
      if (point > 0xffff) {
        put(0xd800 + ((point - 0x10000) >> 10));
        put(0xdc00 + (point & 0x3ff));
      } else put(point);
    }
  }
  flush();
  if (shifted) out += '-';
  return Uint8Array.from(out, (character) => character.charCodeAt(0));
}

/** Decoding of one piece; what it knows of a section that has begun. */
class Decoder {
  private readonly parts: Str[] = [];
  private points: number[] = [];
  private shifted = false;
  private surrogate = 0;
  private buffer = 0;
  private bits = 0;
  /** Where the section begins, and the text before it. */
  private start = 0;
  private before: Str = '';
  private at = 0;
  constructor(
    private readonly t: Thread,
    private readonly data: Uint8Array,
    private readonly errors: Str,
  ) {}

  private text(): Str {
    if (this.points.length > 0) this.parts.push(strOf(Uint32Array.from(this.points)));
    this.points = [];
    const all = joinStr('', this.parts);
    this.parts.length = 0;
    this.parts.push(all);
    return all;
  }

  private refuse(reason: string, end: number): void {
    this.text();
    const error = { encoding: 'utf7', object: this.data, start: this.start, end, reason };
    const [instead, next] = handleDecodeError(this.t, this.errors, error);
    this.parts.push(instead);
    this.at = next;
  }

  private unit(unit: number): void {
    const high = this.surrogate;
    this.surrogate = 0;
    if (high !== 0) {
      if (unit >= 0xdc00 && unit < 0xe000) {
        this.points.push(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
        return;
      }
      this.points.push(high);
    }
    if (unit >= 0xd800 && unit < 0xdc00) this.surrogate = unit;
    else this.points.push(unit);
  }

  private inside(code: number): void {
    const six = bitsOf(code);
    if (six >= 0) {
      this.at++;
      this.buffer = (this.buffer << 6) | six;
      this.bits += 6;
      if (this.bits < 16) return;
      this.bits -= 16;
      const unit = this.buffer >>> this.bits;
      this.buffer &= (1 << this.bits) - 1;
      this.unit(unit);
      return;
    }
    this.shifted = false;
    if (this.bits >= 6) return this.refuse('partial character in shift sequence', this.at + 1);
    if (this.bits > 0 && this.buffer !== 0) return this.refuse('non-zero padding bits in shift sequence', this.at + 1);
    if (this.surrogate !== 0 && code < 128 && code !== 43) this.points.push(this.surrogate);
    this.surrogate = 0;
    if (code === 45) this.at++;
  }

  private outside(code: number): void {
    if (code < 128 && code !== 43) {
      this.points.push(code);
      this.at++;
      return;
    }
    this.start = this.at;
    if (code !== 43) return this.refuse('unexpected special character', this.at + 1);
    this.at++;
    const next = this.data[this.at];
    if (next === 45) {
      this.at++;
      this.points.push(43);
    } else if (next !== undefined && bitsOf(next) < 0) this.refuse('ill-formed sequence', this.at + 1);
    else {
      this.before = this.text();
      this.shifted = true;
      this.surrogate = this.bits = this.buffer = 0;
    }
  }

  /** The text, and how many bytes of a piece are used: a section that has no end yet is left for later. */
  run(final: boolean): [text: Str, used: number] {
    for (;;) {
      while (this.at < this.data.length) {
        if (this.shifted) this.inside(this.data[this.at]);
        else this.outside(this.data[this.at]);
      }
      if (!this.shifted) return [this.text(), this.at];
      if (!final) return [this.before, this.start];
      const open = this.surrogate !== 0 || this.bits >= 6 || (this.bits > 0 && this.buffer !== 0);
      if (!open) return [this.text(), this.at];
      this.shifted = false;
      this.refuse('unterminated shift sequence', this.data.length);
    }
  }
}

/** Decodes; raises what the handler of errors raises. */
export function decodeUtf7(t: Thread, data: Uint8Array, errors: Str, final: boolean): [text: Str, used: number] {
  return new Decoder(t, data, errors).run(final);
}
