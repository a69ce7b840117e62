/**
 * The object behind `memoryview`: a window on bytes that another object lends, with shape, strides and the format of an item
 * (Objects/memoryobject.c). Methods are in memoryview.ts, items in item-format.ts.
 */
import { PyBuffer } from '../bytes/buffer.ts';
import { PyLender } from '../bytes/lender.ts';
import { raise } from '../raise.ts';
import type { Int, Value } from '../value.ts';
import { ITEM_SIZES } from './item-format.ts';

/** Where items are: byte offset of the first, sizes and distances by dimension. */
export interface Layout {
  offset: number;
  format: string;
  itemsize: number;
  shape: readonly number[];
  strides: readonly number[];
}

/** Distances of contiguous items, the last dimension fastest. */
export function packedStrides(shape: readonly number[], itemsize: number): number[] {
  const strides: number[] = new Array(shape.length);
  let step = itemsize;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i];
  }
  return strides;
}

export class PyMemoryView extends PyBuffer {
  released = false;
  /** The hash, once somebody asked; it outlives the release. */
  hash: Int | undefined = undefined;
  constructor(
    /** The object that lends its bytes. */
    readonly exporter: Value,
    readonly data: Uint8Array,
    readonly layout: Layout,
    readonly readonly: boolean,
  ) {
    super();
    if (exporter instanceof PyLender) exporter.lend(this);
  }

  /** Raises ValueError once the view is released. */
  check(): this {
    return this.released ? raise.ValueError('operation forbidden on released memoryview object') : this;
  }

  get count(): number {
    return this.layout.shape.reduce((product, size) => product * size, 1);
  }

  get contiguous(): boolean {
    const { shape, strides, itemsize } = this.layout;
    if (shape.includes(0)) return true;
    const packed = packedStrides(shape, itemsize);
    return shape.every((size, i) => size === 1 || strides[i] === packed[i]);
  }

  /** The bytes of all items in order: the lender's own where they are contiguous, else a copy. */
  view(): Uint8Array {
    this.check();
    const { offset, itemsize } = this.layout;
    const size = this.count * itemsize;
    if (this.contiguous) return this.data.subarray(offset, offset + size);
    const out = new Uint8Array(size);
    let at = 0;
    this.eachItem((from) => {
      for (let i = 0; i < itemsize; i++) out[at++] = this.data[from + i];
    });
    return out;
  }

  /** Calls `each` with the byte offset of every item, the last dimension fastest. */
  eachItem(each: (offset: number) => void): void {
    const { shape, strides } = this.layout;
    const walk = (dimension: number, offset: number): void => {
      if (dimension === shape.length) {
        each(offset);
        return;
      }
      for (let i = 0; i < shape[dimension]; i++) walk(dimension + 1, offset + i * strides[dimension]);
    };
    walk(0, this.layout.offset);
  }

  release(): void {
    if (this.released) return;
    this.released = true;
    if (this.exporter instanceof PyLender) this.exporter.takeBack(this);
  }

  /** A view of the same bytes laid out otherwise. */
  with(layout: Partial<Layout>, readonly = this.readonly): PyMemoryView {
    return new PyMemoryView(this.exporter, this.data, { ...this.layout, ...layout }, readonly);
  }
}

/** A view of whole bytes. */
export function viewBytes(exporter: Value, data: Uint8Array, readonly: boolean): PyMemoryView {
  const shape = [data.length];
  return new PyMemoryView(exporter, data, { offset: 0, format: 'B', itemsize: ITEM_SIZES.B, shape, strides: [1] }, readonly);
}
