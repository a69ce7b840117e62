/** The ISO 2022 family: escape sequences designate sets of characters (Modules/cjkcodecs/_codecs_iso2022.c). */
import { type CodecState, type Decoding, type Encoding, type MultibyteCoding, TOO_FEW } from './coding.ts';
import type { CodeTable } from './table.ts';

const ESC = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
const ASCII = 0x42;
/** Added to the final byte of a designation where characters have two bytes. */
const DOUBLE = 0x80;
/** Place of the flags in the state; before it are the sets G0 to G3. */
const FLAGS = 4;
const SHIFTED = 1;
const THROUGHOUT = 2;
const LONGEST_ESCAPE = 16;

/** A set that an encoding may designate, in the order in which an encoder tries them. */
export interface Designation {
  /** Final byte of the escape sequence, with DOUBLE. */
  readonly mark: number;
  /** 0 for G0, 1 for G1; 2 is for reading only. */
  readonly plane: 0 | 1 | 2;
  /** Undefined for sets that are written out below. */
  readonly table?: CodeTable;
  /** Encodes only what is two characters in Unicode. */
  readonly pairsOnly?: boolean;
}

export interface Iso2022Options {
  readonly designations: readonly Designation[];
  /** SO and SI are ordinary characters. */
  readonly noShift?: boolean;
  readonly useG2?: boolean;
  /** A designation of JIS X 0208 may have the prefix ESC & @. */
  readonly prefixed?: boolean;
}

export const double = (letter: string): number => letter.charCodeAt(0) | DOUBLE;
export const ROMAN = 0x4a;
export const KATAKANA = 0x49;
export const LATIN_1 = 0x41;
export const GREEK = 0x46;

const isEnd = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || byte === 0x40;
const isHead = (byte: number): boolean => '()$.&'.includes(String.fromCharCode(byte));

/** JIS X 0201: ASCII with two signs of its own, and the narrow Katakana. */
function decodeSingle(mark: number, byte: number): number | undefined {
  if (mark === ROMAN) return byte === 0x5c ? 0xa5 : byte === 0x7e ? 0x203e : byte < 0x80 ? byte : undefined;
  return mark === KATAKANA && byte >= 0x21 && byte <= 0x5f ? 0xff40 + byte : undefined;
}

function encodeSingle(mark: number, point: number): number | undefined {
  if (mark === ROMAN) return point === 0xa5 ? 0x5c : point === 0x203e ? 0x7e : undefined;
  return mark === KATAKANA && point >= 0xff61 && point <= 0xff9f ? point - 0xff40 : undefined;
}

/** A byte of ISO 8859-7 with its high bit; undefined where it has none. */
function decodeGreek(byte: number): number | undefined {
  if (
    byte < 0xa0 ||
    [0xa0, 0xa3, 0xa6, 0xa7, 0xa8, 0xa9, 0xab, 0xac, 0xad, 0xb0, 0xb1, 0xb2, 0xb3, 0xb7, 0xbb, 0xbd].includes(byte)
  )
    return byte;
  if (byte >= 0xb4 && byte <= 0xfe && byte !== 0xd2) return 0x02d0 + byte;
  return { 161: 0x2018, 162: 0x2019, 175: 0x2015 }[byte];
}

export class Iso2022Coding implements MultibyteCoding {
  constructor(
    readonly name: string,
    private readonly options: Iso2022Options,
  ) {}

  startDecoding(state: CodecState): void {
    state[FLAGS] = 0;
    state.fill(ASCII, 0, 3);
  }

  startEncoding(state: CodecState): void {
    state[FLAGS] = 0;
    state.fill(ASCII, 0, 2);
  }

  resetDecoding(state: CodecState): void {
    state[0] = ASCII;
    state[FLAGS] &= ~SHIFTED;
  }

  resetEncoding(state: CodecState, out: number[]): void {
    this.unshift(state, out);
    this.toAscii(state, out);
  }

  private unshift(state: CodecState, out: number[]): void {
    if (state[FLAGS] & SHIFTED) out.push(SHIFT_IN);
    state[FLAGS] &= ~SHIFTED;
  }

  private toAscii(state: CodecState, out: number[]): void {
    if (state[0] !== ASCII) out.push(ESC, 0x28, ASCII);
    state[0] = ASCII;
  }

  encode(state: CodecState, io: Encoding, flush: boolean): number {
    const { points, out } = io;
    const point = points[io.at];
    if (point < 0x80) {
      this.toAscii(state, out);
      this.unshift(state, out);
      out.push(point);
      io.at++;
      return 0;
    }
    for (const designation of this.options.designations) {
      const { mark, table, pairsOnly } = designation;
      const found = table === undefined ? encodeSingle(mark, point) : table.encode(io, flush);
      if (found === TOO_FEW) return TOO_FEW;
      if (found === undefined) continue;
      const { code, length } = typeof found === 'number' ? { code: found, length: 1 } : found;
      if (pairsOnly && length !== 2) continue;
      this.designate(state, out, designation);
      if (mark & DOUBLE) out.push(code >> 8);
      out.push(code & 0xff);
      io.at += length;
      return 0;
    }
    return 1;
  }

  /** Writes what brings a set in force, unless it is. */
  private designate(state: CodecState, out: number[], { mark, plane }: Designation): void {
    const letter = mark & 0x7f;
    if (plane === 0) this.unshift(state, out);
    if (state[plane] !== mark) {
      out.push(ESC);
      // JIS X 0208 is older than the third byte.
      if (mark & DOUBLE) out.push(0x24);
      if (mark !== double('B') || plane === 1) out.push(plane === 0 ? 0x28 : 0x29);
      out.push(letter);
      state[plane] = mark;
    }
    if (plane === 1 && !(state[FLAGS] & SHIFTED)) {
      out.push(SHIFT_OUT);
      state[FLAGS] |= SHIFTED;
    }
  }

  decode(state: CodecState, io: Decoding): number {
    const { data, at, out } = io;
    const byte = data[at];
    const pass = (): number => {
      out.push(byte);
      io.at++;
      return 0;
    };
    if (state[FLAGS] & THROUGHOUT) {
      if (isEnd(byte)) state[FLAGS] &= ~THROUGHOUT;
      return pass();
    }
    if (byte === ESC) return this.escape(state, io);
    if ((byte === SHIFT_IN || byte === SHIFT_OUT) && !this.options.noShift) {
      if (byte === SHIFT_IN) state[FLAGS] &= ~SHIFTED;
      else state[FLAGS] |= SHIFTED;
      io.at++;
      return 0;
    }
    if (byte === 0x0a) {
      state[FLAGS] &= ~SHIFTED;
      return pass();
    }
    if (byte < 0x20) return pass();
    if (byte >= 0x80) return 1;
    const mark = state[FLAGS] & SHIFTED ? state[1] : state[0];
    return mark === ASCII ? pass() : this.decodeIn(mark, io);
  }

  /** A character of a designated set. */
  private decodeIn(mark: number, io: Decoding): number {
    const { data, at } = io;
    if (mark & DOUBLE) {
      if (at + 2 > data.length) return TOO_FEW;
      const table = this.options.designations.find((one) => one.mark === mark)?.table as CodeTable;
      return table.decode(io) === 0 ? 0 : 2;
    }
    const point = decodeSingle(mark, data[at]);
    if (point === undefined) return 1;
    io.out.push(point);
    io.at++;
    return 0;
  }

  private escape(state: CodecState, io: Decoding): number {
    const { data, at, out } = io;
    if (at + 2 > data.length) return TOO_FEW;
    const next = data[at + 1];
    if (isHead(next)) return this.readDesignation(state, io);
    if (this.options.useG2 && next === 0x4e) return this.decodeG2(state, io);
    out.push(ESC);
    state[FLAGS] |= THROUGHOUT;
    io.at++;
    return 0;
  }

  /** One character of G2, after ESC N. */
  private decodeG2(state: CodecState, io: Decoding): number {
    const { data, at } = io;
    if (at + 3 > data.length) return TOO_FEW;
    const byte = data[at + 2];
    let point: number | undefined;
    if (state[2] === LATIN_1) point = byte < 0x80 ? byte + 0x80 : undefined;
    else if (state[2] === GREEK) point = decodeGreek(byte ^ 0x80);
    else point = byte & 0x80 ? undefined : byte;
    if (point === undefined) return 3;
    io.out.push(point);
    io.at += 3;
    return 0;
  }

  private readDesignation(state: CodecState, io: Decoding): number {
    const { data, at } = io;
    let length = 0;
    for (let i = 1; i < LONGEST_ESCAPE && length === 0; i++) {
      if (at + i >= data.length) return TOO_FEW;
      if (isEnd(data[at + i])) length = i + 1;
      else if (this.options.prefixed && data[at + i] === 0x26 && data[at + i + 1] === 0x40) i += 2;
    }
    if (length === 0) return 1;
    const found = this.designated(data.subarray(at, at + length));
    if (found === undefined) return length;
    const [plane, mark] = found;
    if (mark !== ASCII && !this.options.designations.some((one) => one.mark === mark)) return length;
    state[plane] = mark;
    io.at += length;
    return 0;
  }

  /** What an escape sequence designates; undefined where it designates nothing. */
  private designated(sequence: Uint8Array): [plane: number, mark: number] | undefined {
    const [, a, b] = String.fromCharCode(...sequence);
    const last = sequence[sequence.length - 1];
    const plane = (letter: string): number => '()'.indexOf(letter);
    if (sequence.length === 3) {
      if (a === '$') return [0, last | DOUBLE];
      if (a === '.' && this.options.useG2) return [2, last];
      return plane(a) < 0 ? undefined : [plane(a), last];
    }
    if (sequence.length === 4) return a === '$' && plane(b) >= 0 ? [plane(b), last | DOUBLE] : undefined;
    const prefixed =
      sequence.length === 6 && this.options.prefixed && sequence[3] === ESC && sequence[4] === 0x24 && last === ASCII;
    return prefixed ? [0, ASCII | DOUBLE] : undefined;
  }
}
