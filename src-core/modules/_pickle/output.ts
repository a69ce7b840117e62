/**
 * The bytes that a pickler has written and not yet handed on, with the frames of protocol 4 (`_Pickler_Write`, `_Pickler_CommitFrame`,
 * Modules/_pickle.c). A frame begins with its first byte; how long it is gets known when it ends.
 */
import { writeSign } from '../../objects/float/nan.ts';
import type { PyFloat } from '../../objects/value.ts';
import { FRAME, FRAME_HEADER_SIZE, FRAME_SIZE_MIN } from './opcodes.ts';

/** What most pickles fit into. */
const FIRST_SIZE = 256;
/** `WRITE_BUF_SIZE`. */
const WRITE_BUFFER = 4096;

const scratch = new DataView(new ArrayBuffer(8));

export class Output {
  data = new Uint8Array(FIRST_SIZE);
  length = 0;
  framing = false;
  /** Where the open frame begins; -1 where none is open. */
  frameStart = -1;
  /** `max_output_len`: how large CPython's buffer would be. */
  limit = WRITE_BUFFER;

  /** Makes room for so many bytes, and opens a frame where one is due. */
  private reserve(count: number): void {
    const header = this.framing && this.frameStart < 0 ? FRAME_HEADER_SIZE : 0;
    const required = this.length + header + count;
    if (required > this.data.length) this.grow(required);
    if (header === 0) return;
    this.frameStart = this.length;
    this.length += header;
  }

  private grow(required: number): void {
    if (required > this.limit) this.limit = Math.floor(required / 2) * 3;
    const larger = new Uint8Array(Math.min(this.limit, Math.max(required, this.data.length * 4)));
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.data[this.length++] = value;
  }

  two(a: number, b: number): void {
    this.reserve(2);
    this.data[this.length++] = a;
    this.data[this.length++] = b;
  }

  /** An instruction with a number of two bytes, the lowest first. */
  short(op: number, value: number): void {
    this.reserve(3);
    const { data } = this;
    data[this.length++] = op;
    data[this.length++] = value;
    data[this.length++] = value >>> 8;
  }

  /** An instruction with a number of four bytes, the lowest first. */
  word(op: number, value: number): void {
    this.reserve(5);
    const { data } = this;
    let at = this.length;
    data[at++] = op;
    data[at++] = value;
    data[at++] = value >>> 8;
    data[at++] = value >>> 16;
    data[at++] = value >>> 24;
    this.length = at;
  }

  /** An instruction with a size of eight bytes, the lowest first. */
  long(op: number, value: number): void {
    this.reserve(9);
    this.data[this.length] = op;
    this.putSize(this.length + 1, value);
    this.length += 9;
  }

  /** An instruction with a double, the highest byte first. */
  double(op: number, float: PyFloat): void {
    this.reserve(9);
    scratch.setFloat64(0, float.value);
    writeSign(scratch, 0, 8, false, float);
    this.data[this.length++] = op;
    for (let i = 0; i < 8; i++) this.data[this.length++] = scratch.getUint8(i);
  }

  bytes(data: Uint8Array): void {
    this.reserve(data.length);
    this.data.set(data, this.length);
    this.length += data.length;
  }

  /** Text of units below 256, one byte each. */
  latin1(text: string): void {
    this.reserve(text.length);
    const { data } = this;
    let at = this.length;
    for (let i = 0; i < text.length; i++) data[at++] = text.charCodeAt(i);
    this.length = at;
  }

  private putSize(at: number, value: number): void {
    const { data } = this;
    const high = Math.floor(value / 0x100000000);
    for (let i = 0; i < 4; i++) {
      data[at + i] = value >>> (8 * i);
      data[at + 4 + i] = high >>> (8 * i);
    }
  }

  /** Bytes in the open frame; -1 where there is none. */
  get frameLength(): number {
    return this.frameStart < 0 ? -1 : this.length - this.frameStart - FRAME_HEADER_SIZE;
  }

  /** Ends the open frame; one of few bytes is none. */
  commitFrame(): void {
    if (!this.framing || this.frameStart < 0) return;
    const { data, frameStart, frameLength } = this;
    if (frameLength >= FRAME_SIZE_MIN) {
      data[frameStart] = FRAME;
      this.putSize(frameStart + 1, frameLength);
    } else {
      data.copyWithin(frameStart, frameStart + FRAME_HEADER_SIZE, this.length);
      this.length -= FRAME_HEADER_SIZE;
    }
    this.frameStart = -1;
  }

  /** All that was written, which is no longer here afterwards. */
  take(): Uint8Array {
    this.commitFrame();
    const out = this.data.slice(0, this.length);
    this.clear();
    return out;
  }

  clear(): void {
    this.length = 0;
    this.frameStart = -1;
  }
}
