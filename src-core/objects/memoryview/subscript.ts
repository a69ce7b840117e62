/** `view[key]` and `view[key] = value` (Objects/memoryobject.c `memory_subscript`, `memory_ass_sub`). */
import { indexNumber, isIndex } from '../abstract/number.ts';
import { getBuffer } from '../bytes/buffer.ts';
import { FULL_RO, type Layout, type Lent } from '../bytes/buffer-object.ts';
import { raise } from '../raise.ts';
import { adjustSlice, PySlice, unpackSlice } from '../slice.ts';
import type { Thread } from '../thread.ts';
import { Ellipsis, PyTuple, type Value } from '../value.ts';
import { checkFormat, packItem, unpackItem } from './item-format.ts';
import { eachItem, itemBytes } from './layout.ts';
import { giveBack, type PyMemoryView } from './view.ts';

const NO_ITEM = 'invalid indexing of 0-dim memory';

/** The byte offset of an item, by one index for each dimension. */
function offsetOf(t: Thread, self: PyMemoryView, keys: readonly Value[]): number {
  const { shape, strides } = self.layout;
  let { offset } = self.layout;
  if (keys.length > shape.length)
    return raise.TypeError(`cannot index ${shape.length}-dimension view with ${keys.length}-element tuple`);
  keys.forEach((key, dimension) => {
    const size = shape[dimension];
    const written = indexNumber(t, key, 'IndexError');
    const index = written < 0 ? written + size : written;
    if (index < 0 || index >= size) raise.IndexError(`index out of bounds on dimension ${dimension + 1}`);
    offset += index * strides[dimension];
  });
  return offset;
}

const every = (key: Value, test: (item: Value) => boolean): key is PyTuple => key instanceof PyTuple && key.items.every(test);
const isMultiSlice = (key: Value): boolean => every(key, (item) => item instanceof PySlice) && (key as PyTuple).items.length > 0;

/** The layout of the items that a slice of the first dimension selects. */
function slicedLayout(t: Thread, { shape, strides, ...rest }: Layout, slice: PySlice): Layout {
  const { start, step, count } = adjustSlice(unpackSlice(t, slice), shape[0]);
  return {
    ...rest,
    offset: rest.offset + start * strides[0],
    shape: [count, ...shape.slice(1)],
    strides: [strides[0] * step, ...strides.slice(1)],
  };
}

/** An item; what finds its index may be Python code that releases the view. */
function itemAt(t: Thread, self: PyMemoryView, keys: readonly Value[]): Value {
  checkFormat(self.layout.format);
  const at = offsetOf(t, self, keys);
  return unpackItem(self.check().data, at, self.layout.format);
}

export function subscript(t: Thread, self: PyMemoryView, key: Value): Value {
  const dimensions = self.check().layout.shape.length;
  if (dimensions === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return itemAt(t, self, []);
    return key === Ellipsis ? self : raise.TypeError(NO_ITEM);
  }
  if (isIndex(key)) {
    checkFormat(self.layout.format);
    const item = dimensions === 1 ? offsetOf(t, self, [key]) : indexNumber(t, key, 'IndexError');
    if (dimensions > 1) return raise.NotImplementedError('multi-dimensional sub-views are not implemented');
    return unpackItem(self.check().data, item, self.layout.format);
  }
  if (key instanceof PySlice) return self.checkFree().with(slicedLayout(t, self.layout, key));
  if (every(key, isIndex)) {
    checkFormat(self.layout.format);
    if (key.items.length < dimensions) return raise.NotImplementedError('sub-views are not implemented');
    return itemAt(t, self, key.items);
  }
  if (isMultiSlice(key)) return raise.NotImplementedError('multi-dimensional slicing is not implemented');
  return raise.TypeError('memoryview: invalid slice key');
}

/** The byte offset of the one item that a key names; undefined where it names none. */
function targetOf(t: Thread, self: PyMemoryView, key: Value): number | undefined {
  const dimensions = self.layout.shape.length;
  if (dimensions === 0) {
    if (key === Ellipsis || (key instanceof PyTuple && key.items.length === 0)) return self.layout.offset;
    return raise.TypeError(NO_ITEM);
  }
  const missing = (): never => raise.NotImplementedError('sub-views are not implemented');
  if (isIndex(key)) return dimensions > 1 ? missing() : offsetOf(t, self, [key]);
  if (!every(key, isIndex)) return undefined;
  return key.items.length < dimensions ? missing() : offsetOf(t, self, key.items);
}

export function assign(t: Thread, self: PyMemoryView, key: Value, value: Value | undefined): void {
  const { format, itemsize } = self.check().layout;
  checkFormat(format);
  if (self.readonly) return raise.TypeError('cannot modify read-only memory');
  if (value === undefined) return raise.TypeError('cannot delete memory');
  if (key instanceof PySlice && self.layout.shape.length === 1) return assignSlice(t, self, key, value);
  const at = targetOf(t, self, key);
  if (at === undefined) {
    if (key instanceof PySlice || isMultiSlice(key))
      raise.NotImplementedError('memoryview slice assignments are currently restricted to ndim = 1');
    return raise.TypeError('memoryview: invalid slice key');
  }
  // What makes a number of the value may be Python code that releases the view.
  const item = new Uint8Array(itemsize);
  packItem(t, item, 0, format, value);
  self.check().data.set(item, at);
}

function assignSlice(t: Thread, self: PyMemoryView, slice: PySlice, value: Value): void {
  const source = getBuffer(t, value, FULL_RO);
  try {
    const target = slicedLayout(t, self.layout, slice);
    self.check();
    copyItems(self.data, target, source);
  } finally {
    giveBack(t, source);
  }
}

const sameFormat = (a: Layout, b: Layout): boolean =>
  a.format.replace(/^@/, '') === b.format.replace(/^@/, '') && a.itemsize === b.itemsize;

/** Two shapes are equivalent if they are equal, or equal up to a zero at the same place. */
export function sameShape(a: Layout, b: Layout): boolean {
  if (a.shape.length !== b.shape.length) return false;
  for (let i = 0; i < a.shape.length; i++) {
    if (a.shape[i] !== b.shape[i]) return false;
    if (a.shape[i] === 0) break;
  }
  return true;
}

function copyItems(data: Uint8Array, target: Layout, source: Lent): void {
  if (!sameFormat(target, source.layout) || !sameShape(target, source.layout))
    raise.ValueError('memoryview assignment: lvalue and rvalue have different structures');
  // A copy, for the two may overlap.
  const bytes = itemBytes(source.data, source.layout).slice();
  const { itemsize } = target;
  let from = 0;
  eachItem(target, 'C', (offset) => {
    data.set(bytes.subarray(from, from + itemsize), offset);
    from += itemsize;
  });
}
