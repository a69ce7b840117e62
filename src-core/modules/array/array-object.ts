/** The object behind `array.array`: a buffer that grows, seen as items of one kind. */
import { PyLender } from '../../objects/bytes/lender.ts';
import { newBytes } from '../../objects/bytes/methods.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import type { Kind } from './kinds.ts';

export const arrayType = typeIn('array', 'array', { hasWeakref: true });
arrayType.patternKind = 'sequence';

export class PyArray extends PyLender {
  /** The bytes, of which the first `length * kind.size` count, and the same as items. */
  private data: Uint8Array<ArrayBuffer>;
  private items: ReturnType<Kind['view']>;
  length: number;
  protected readonly inUse = 'cannot resize an array that is exporting buffers';
  constructor(
    readonly kind: Kind,
    bytes: Uint8Array,
  ) {
    super();
    this.data = newBytes(bytes.length);
    this.data.set(bytes);
    this.items = kind.view(this.data.buffer);
    this.length = bytes.length / kind.size;
  }

  override view(): Uint8Array {
    return this.data.subarray(0, this.length * this.kind.size);
  }

  at(i: number): Value {
    return this.kind.get(this.items, i);
  }

  set(i: number, stored: number | bigint): void {
    (this.items as { [i: number]: number | bigint })[i] = stored;
  }

  /** Makes room for so many items; the new ones hold anything. */
  private resize(length: number): void {
    const { size } = this.kind;
    if (length * size > this.data.length) {
      const larger = newBytes((length + (length >> 4) + (this.data.length < 64 ? 3 : 7)) * size);
      larger.set(this.view());
      this.data = larger;
      this.items = this.kind.view(larger.buffer);
    }
    this.length = length;
  }

  append(t: Thread, value: Value): void {
    const stored = this.kind.convert(t, value);
    this.checkExports(t);
    this.resize(this.length + 1);
    this.set(this.length - 1, stored);
  }

  /** Takes the items behind so many away. */
  truncate(length: number): void {
    this.length = length;
  }

  /** Puts `fresh` in the place of `count` items from `start`. Raises BufferError while views are out and the size changes. */
  splice(t: Thread, start: number, count: number, fresh: Uint8Array): void {
    const { size } = this.kind;
    const inserted = fresh.buffer === this.data.buffer ? fresh.slice() : fresh;
    const added = inserted.length / size;
    const end = this.length;
    const length = end - count + added;
    if (length !== end) this.checkExports(t);
    if (length > end) this.resize(length);
    this.data.copyWithin((start + added) * size, (start + count) * size, end * size);
    this.data.set(inserted, start * size);
    this.length = length;
  }
}
