/** UTF-7 (RFC 2152; Objects/unicodeobject.c): text between `+` and `-` is UTF-16 in base 64, most of ASCII is itself. */
import { handleDecodeError } from './codec-errors.ts';
import { joinStr, lengthStr, pointAt, strOf } from './str/text.ts';
import type { Thread } from './thread.ts';
import type { Str } from './value.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIRECT = /^[A-Za-z0-9'(),\-./:?!"#$%&*;<=>@[\]^_`{|}\t\n\r ]$/;
const PLUS = 0x2b;
const MINUS = 0x2d;

/** Which of ASCII is written as itself: letters, digits, white space and most punctuation. */
const direct = Uint8Array.from({ length: 128 }, (_, code) => Number(DIRECT.test(String.fromCharCode(code))));
const digitOf = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i++) digitOf[DIGITS.charCodeAt(i)] = i;

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

export function encodeUtf7(text: Str): Uint8Array {
  let out = '';
  let shifted = false;
  let buffer = 0;
  let bits = 0;
  const write = (unit: number) => {
    buffer = (buffer << 16) | unit;
    bits += 16;
    for (; bits >= 6; bits -= 6) out += DIGITS[(buffer >>> (bits - 6)) & 63];
    buffer &= (1 << bits) - 1;
  };
  const flush = () => {
    if (bits > 0) out += DIGITS[(buffer << (6 - bits)) & 63];
    buffer = 0;
    bits = 0;
  };
  for (let i = 0; i < lengthStr(text); i++) {
    const point = pointAt(text, i);
    if (point < 128 && direct[point]) {
      if (shifted) {
        flush();
        shifted = false;
        // Anything else ends the stretch by itself.
        if (digitOf[point] >= 0 || point === MINUS) out += '-';
      }
      out += String.fromCharCode(point);
    } else if (!shifted && point === PLUS) out += '+-';
    else {
      if (!shifted) out += '+';
      shifted = true;
      if (point >= 0x10000) {
        write(0xd800 + ((point - 0x10000) >> 10));
        write(0xdc00 + (point & 0x3ff));
      } else write(point);
    }
  }
  flush();
  if (shifted) out += '-';
  return Uint8Array.from(out, (letter) => letter.charCodeAt(0));
}

class Utf7Decoder {
  private pos = 0;
  private start = 0;
  private shifted = false;
  /** How much had been made when the stretch in base 64 began. */
  private mark = { parts: 0, points: 0 };
  private buffer = 0;
  private bits = 0;
  private surrogate = 0;
  private parts: Str[] = [];
  private points: number[] = [];

  constructor(
    private readonly t: Thread,
    private readonly data: Uint8Array,
    private readonly errors: Str,
  ) {}

  private refuse(end: number, reason: string): void {
    this.parts.push(strOf(Uint32Array.from(this.points)));
    this.points = [];
    const error = { encoding: 'utf7', object: this.data, start: this.start, end, reason };
    const [text, next] = handleDecodeError(this.t, this.errors, error);
    this.parts.push(text);
    this.pos = next;
  }

  private takeUnit(unit: number): void {
    const { surrogate } = this;
    this.surrogate = 0;
    if (surrogate && isLow(unit)) {
      this.points.push(0x10000 + ((surrogate - 0xd800) << 10) + (unit - 0xdc00));
      return;
    }
    if (surrogate) this.points.push(surrogate);
    if (isHigh(unit)) this.surrogate = unit;
    else this.points.push(unit);
  }

  private takeDigit(digit: number): void {
    this.pos++;
    this.buffer = (this.buffer << 6) | digit;
    this.bits += 6;
    if (this.bits < 16) return;
    this.bits -= 16;
    const unit = this.buffer >>> this.bits;
    this.buffer &= (1 << this.bits) - 1;
    this.takeUnit(unit);
  }

  /** A byte that is no digit ends the stretch. */
  private leave(byte: number): void {
    this.shifted = false;
    if (this.bits >= 6) return this.refuse(++this.pos, 'partial character in shift sequence');
    if (this.bits > 0 && this.buffer !== 0) return this.refuse(++this.pos, 'non-zero padding bits in shift sequence');
    if (this.surrogate && byte <= 127 && byte !== PLUS) this.points.push(this.surrogate);
    this.surrogate = 0;
    if (byte === MINUS) this.pos++;
  }

  private enter(): void {
    this.start = this.pos++;
    const { data, pos } = this;
    if (pos < data.length && data[pos] === MINUS) {
      this.pos++;
      this.points.push(PLUS);
    } else if (pos < data.length && digitOf[data[pos]] < 0) this.refuse(++this.pos, 'ill-formed sequence');
    else {
      this.shifted = true;
      this.surrogate = 0;
      this.bits = 0;
      this.buffer = 0;
      this.mark = { parts: this.parts.length, points: this.points.length };
    }
  }

  private step(): void {
    const byte = this.data[this.pos];
    if (this.shifted) {
      const digit = digitOf[byte];
      if (digit >= 0) this.takeDigit(digit);
      else this.leave(byte);
    } else if (byte === PLUS) this.enter();
    else if (byte <= 127) {
      this.pos++;
      this.points.push(byte);
    } else {
      this.start = this.pos++;
      this.refuse(this.pos, 'unexpected special character');
    }
  }

  private get torn(): boolean {
    return this.surrogate !== 0 || this.bits >= 6 || (this.bits > 0 && this.buffer !== 0);
  }

  /** The text, and how many bytes of the data it stands for. */
  run(final: boolean): [text: Str, size: number] {
    do {
      while (this.pos < this.data.length) this.step();
      if (!this.shifted || !final) break;
      this.shifted = false;
      if (this.torn) this.refuse(this.data.length, 'unterminated shift sequence');
    } while (this.pos < this.data.length);
    let size = this.pos;
    if (this.shifted) {
      size = this.start;
      this.parts.length = this.mark.parts;
      this.points.length = this.mark.points;
    }
    return [joinStr('', [...this.parts, strOf(Uint32Array.from(this.points))]), size];
  }
}

/** Decodes; where more may follow (`final` false), a stretch of base 64 that has no end yet is left for later. */
export function decodeUtf7(t: Thread, data: Uint8Array, errors: Str, final: boolean): [text: Str, size: number] {
  return new Utf7Decoder(t, data, errors).run(final);
}
