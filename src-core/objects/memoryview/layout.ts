/** Where the items of a buffer are: walking them, and whether they stand side by side (Objects/abstract.c `PyBuffer_IsContiguous`). */
import type { Layout } from '../bytes/buffer-object.ts';

/** C has the last dimension fastest, Fortran the first; A is any of the two. */
export type Order = 'C' | 'F' | 'A';

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

/** The number of items. */
export const countOf = (layout: Layout): number => layout.shape.reduce((product, size) => product * size, 1);

function isPacked({ shape, strides, itemsize }: Layout, first: number, step: 1 | -1): boolean {
  if (shape.includes(0)) return true;
  let distance = itemsize;
  for (let n = 0, i = first; n < shape.length; n++, i += step) {
    if (shape[i] !== 1 && strides[i] !== distance) return false;
    distance *= shape[i];
  }
  return true;
}

export function isContiguous(layout: Layout, order: Order): boolean {
  if (order !== 'F' && isPacked(layout, layout.shape.length - 1, -1)) return true;
  return order !== 'C' && isPacked(layout, 0, 1);
}

/** Calls `each` with the byte offset of every item; in Fortran's order the first dimension is fastest. */
export function eachItem({ shape, strides, offset }: Layout, order: 'C' | 'F', each: (offset: number) => void): void {
  const dimensions = shape.map((_, i) => (order === 'C' ? i : shape.length - 1 - i));
  const walk = (depth: number, at: number): void => {
    if (depth === dimensions.length) {
      each(at);
      return;
    }
    const dimension = dimensions[depth];
    for (let i = 0; i < shape[dimension]; i++) walk(depth + 1, at + i * strides[dimension]);
  };
  walk(0, offset);
}

/** The bytes of all items in an order: those of `data` themselves where they stand so, else a copy. */
export function itemBytes(data: Uint8Array, layout: Layout, order: Order = 'C'): Uint8Array {
  const { offset, itemsize } = layout;
  const size = countOf(layout) * itemsize;
  if (isContiguous(layout, order)) return data.subarray(offset, offset + size);
  const out = new Uint8Array(size);
  let at = 0;
  eachItem(layout, order === 'F' ? 'F' : 'C', (from) => {
    for (let i = 0; i < itemsize; i++) out[at++] = data[from + i];
  });
  return out;
}
