/** The object behind `bytearray`: an array that grows, of which the first `length` bytes count. */
import { PyLender } from '../bytes/lender.ts';
import { newBytes } from '../bytes/methods.ts';
import type { Thread } from '../thread.ts';

export class PyByteArray extends PyLender {
  length: number;
  protected readonly inUse = 'Existing exports of data: object cannot be re-sized';
  constructor(public data: Uint8Array) {
    super();
    this.length = data.length;
  }

  view(): Uint8Array {
    return this.data.subarray(0, this.length);
  }

  /** Puts `fresh` in the place of `count` bytes from `start`. Raises BufferError while views are out and the size changes. */
  splice(t: Thread, start: number, count: number, fresh: Uint8Array): void {
    const length = this.length - count + fresh.length;
    if (length !== this.length) this.checkExports(t);
    // The new bytes may be our own.
    const inserted = fresh.buffer === this.data.buffer ? fresh.slice() : fresh;
    if (length > this.data.length) {
      const larger = newBytes(Math.max(length + (length >> 3) + 8, 16));
      larger.set(this.view());
      this.data = larger;
    }
    this.data.copyWithin(start + fresh.length, start + count, this.length);
    this.data.set(inserted, start);
    this.length = length;
  }

  append(t: Thread, byte: number): void {
    this.checkExports(t);
    if (this.length === this.data.length) {
      const larger = newBytes(this.length + (this.length >> 1) + 16);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = byte;
  }
}
