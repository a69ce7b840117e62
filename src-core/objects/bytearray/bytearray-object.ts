/** The object behind `bytearray`: an array that grows, of which the first `length` bytes count. */
import { PyBuffer } from '../bytes/buffer.ts';
import { newBytes } from '../bytes/methods.ts';
import { PyDict } from '../dict.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';

export class PyByteArray extends PyBuffer {
  length: number;
  /** Views lent out and not released. */
  private views: WeakRef<PyBuffer>[] = [];
  constructor(public data: Uint8Array) {
    super();
    this.length = data.length;
  }

  view(): Uint8Array {
    return this.data.subarray(0, this.length);
  }

  lend(view: PyBuffer): void {
    this.views.push(new WeakRef(view));
  }

  takeBack(view: PyBuffer): void {
    this.views = this.views.filter((ref) => ref.deref() !== view);
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

  /**
   * Raises BufferError while a view is in use. Nobody counts references here, so a view counts as in use when a name of the running
   * frame or of its module holds it; a temporary one, which the reference would have dropped, does not hinder.
   */
  checkExports(t: Thread): void {
    if (this.views.length === 0) return;
    this.views = this.views.filter((ref) => ref.deref() !== undefined);
    const held = new Set<unknown>();
    const globals = t.currentGlobals();
    if (globals) for (const value of globals.values) held.add(value);
    const locals = globals ? t.currentLocals() : undefined;
    if (locals instanceof PyDict) for (const value of locals.values) held.add(value);
    if (this.views.some((ref) => held.has(ref.deref()))) {
      raise.BufferError('Existing exports of data: object cannot be re-sized');
    }
  }
}
