/** Codecs whose bytes mean the same everywhere: a table and, for two of them, what is computed beside it. */
import { type Decoding, type Encoding, type MultibyteCoding, TOO_FEW } from './coding.ts';
import { type CodeTable, type Computed, pushCode } from './table.ts';

export class StatelessCoding implements MultibyteCoding {
  constructor(
    readonly name: string,
    private readonly table: CodeTable,
    private readonly computed?: Computed,
  ) {}

  decode(_state: Uint8Array, io: Decoding): number {
    return this.table.decode(io, this.computed);
  }

  encode(_state: Uint8Array, io: Encoding, flush: boolean): number {
    const point = io.points[io.at];
    const found = this.table.encode(io, flush);
    if (found === TOO_FEW) return TOO_FEW;
    if (found !== undefined) {
      pushCode(io.out, found.code);
      io.at += found.length;
      return 0;
    }
    if (!this.computed?.encode(point, io.out)) return 1;
    io.at++;
    return 0;
  }
}

/** The four bytes of GB 18030: the rest of the plane in the order of Unicode, then the other planes. */
export function gb18030(table: CodeTable): Computed {
  const { ranges } = table;
  const push = (out: number[], first: number, linear: number) => {
    const third = Math.floor(linear / 10) % 126;
    const rest = Math.floor(linear / 1260);
    out.push(first + Math.floor(rest / 10), 0x30 + (rest % 10), 0x81 + third, 0x30 + (linear % 10));
  };
  return {
    decode(io) {
      const { data, at } = io;
      if (at + 4 > data.length) return TOO_FEW;
      const [a, b, c, d] = data.subarray(at, at + 4);
      if (a < 0x81 || a > 0xfe || c < 0x81 || c > 0xfe || d < 0x30 || d > 0x39) return 1;
      const below = (c - 0x81) * 10 + (d - 0x30);
      if (a < 0x85) {
        const linear = ((a - 0x81) * 10 + (b - 0x30)) * 1260 + below;
        const range = ranges.find(([first, last, start]) => linear >= start && linear <= start + last - first);
        if (range === undefined) return 1;
        io.out.push(range[0] + linear - range[2]);
      } else {
        const point = 0x10000 + ((a - 0x90) * 10 + (b - 0x30)) * 1260 + below;
        if (a < 0x90 || point > 0x10ffff) return 1;
        io.out.push(point);
      }
      io.at += 4;
      return 0;
    },
    encode(point, out) {
      if (point >= 0x10000) {
        push(out, 0x90, point - 0x10000);
        return true;
      }
      const range = ranges.find(([first, last]) => point >= first && point <= last);
      if (range === undefined) return false;
      push(out, 0x81, range[2] + point - range[0]);
      return true;
    },
  };
}

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const JAMO = 0xa4;
const FILLER = 0xd4;
/** The second byte of a letter by its place in the row of Hangul letters. */
const byteOf = (letter: string): number => letter.charCodeAt(0) - 0x3131 + 0xa1;
const letterOf = (byte: number): string => String.fromCharCode(byte - 0xa1 + 0x3131);

/** Syllables that KS X 1001 has no code for, made up of their letters. */
export const eucKr: Computed = {
  decode(io) {
    const { data, at } = io;
    if (at + 8 > data.length) return TOO_FEW;
    const bytes = data.subarray(at, at + 8);
    if (bytes[2] !== JAMO || bytes[4] !== JAMO || bytes[6] !== JAMO) return 1;
    const initial = bytes[3] < 0xa1 ? -1 : INITIALS.indexOf(letterOf(bytes[3]));
    const vowel = bytes[5] >= 0xbf && bytes[5] <= 0xd3 ? bytes[5] - 0xbf : -1;
    const found = bytes[7] < 0xa1 ? -1 : FINALS.indexOf(letterOf(bytes[7]));
    if (initial < 0 || vowel < 0 || (found < 0 && bytes[7] !== FILLER)) return 1;
    io.out.push(0xac00 + initial * 588 + vowel * 28 + (found + 1));
    io.at += 8;
    return 0;
  },
  encode(point, out) {
    if (point < 0xac00 || point > 0xd7a3) return false;
    const syllable = point - 0xac00;
    const last = syllable % 28;
    out.push(JAMO, FILLER, JAMO, byteOf(INITIALS[Math.floor(syllable / 588)]), JAMO, 0xbf + (Math.floor(syllable / 28) % 21));
    out.push(JAMO, last === 0 ? FILLER : byteOf(FINALS[last - 1]));
    return true;
  },
};
