/** HZ: seven bits, `~{` and `~}` around characters of GB 2312 (Modules/cjkcodecs/_codecs_cn.c). */
import { type CodecState, type Decoding, type Encoding, type MultibyteCoding, TOO_FEW } from './coding.ts';
import { type CodeTable, pushCode } from './table.ts';

const TILDE = 0x7e;
const OPEN = 0x7b;
const CLOSE = 0x7d;

export class HzCoding implements MultibyteCoding {
  readonly name = 'hz';
  constructor(private readonly set: CodeTable) {}

  decode(state: CodecState, io: Decoding): number {
    const { data, at, out } = io;
    const byte = data[at];
    if (byte === TILDE) return this.escape(state, io);
    if (byte & 0x80) return 1;
    if (state[0] === 0) {
      out.push(byte);
      io.at++;
      return 0;
    }
    if (at + 2 > data.length) return TOO_FEW;
    return this.set.decode(io) === 0 ? 0 : 1;
  }

  private escape(state: CodecState, io: Decoding): number {
    const { data, at } = io;
    if (at + 2 > data.length) return TOO_FEW;
    const next = data[at + 1];
    if (next === CLOSE && state[0] === 1) state[0] = 0;
    else if (state[0] !== 0) return 1;
    else if (next === TILDE) io.out.push(TILDE);
    else if (next === OPEN) state[0] = 1;
    else if (next !== 0x0a) return 1;
    io.at += 2;
    return 0;
  }

  encode(state: CodecState, io: Encoding): number {
    const point = io.points[io.at];
    if (point < 0x80) {
      this.resetEncoding(state, io.out);
      io.out.push(point);
      if (point === TILDE) io.out.push(TILDE);
    } else {
      const code = this.set.codeOf(point);
      if (code === undefined) return 1;
      if (state[0] === 0) io.out.push(TILDE, OPEN);
      state[0] = 1;
      pushCode(io.out, code);
    }
    io.at++;
    return 0;
  }

  resetEncoding(state: CodecState, out: number[]): void {
    if (state[0] !== 0) out.push(TILDE, CLOSE);
    state[0] = 0;
  }

  resetDecoding(state: CodecState): void {
    state[0] = 0;
  }
}
