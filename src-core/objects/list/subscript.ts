/** Subscription of lists: indices, slices, and assignment to both (Objects/listobject.c). */
import { getIter, toArray } from '../abstract/iter.ts';
import { indexNumber, isIndex } from '../abstract/number.ts';
import { isException, raise } from '../raise.ts';
import { checkedIndex } from '../sequence-items.ts';
import { adjustSlice, type Extent, PySlice, sliceArray, unpackSlice } from '../slice.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { PyList, PyTuple, utf16, type Value } from '../value.ts';

function refuseKey(key: Value): never {
  return raise.TypeError(`list indices must be integers or slices, not ${utf16(typeOf(key).name)}`);
}

function fromEnd(self: PyList, index: number): number {
  return index < 0 ? index + self.items.length : index;
}

/** `self[key]`. */
export function getListItem(t: Thread, self: PyList, key: Value): Value {
  if (typeof key === 'number' || isIndex(key)) {
    const { items } = self;
    const index = fromEnd(self, indexNumber(t, key, 'IndexError'));
    return self.items[checkedIndex(index, items.length, 'list index out of range')];
  }
  if (!(key instanceof PySlice)) return refuseKey(key);
  const fields = unpackSlice(t, key);
  return new PyList(sliceArray(self.items, adjustSlice(fields, self.items.length)));
}

/** `self[key] = value`, or `del self[key]` for undefined. */
export function assignListItem(t: Thread, self: PyList, key: Value, value: Value | undefined): void {
  if (typeof key === 'number' || isIndex(key)) {
    assignIndex(t, self, fromEnd(self, indexNumber(t, key, 'IndexError')), value);
    return;
  }
  if (!(key instanceof PySlice)) return refuseKey(key);
  const fields = unpackSlice(t, key);
  if (value === undefined) {
    deleteExtent(self.items, adjustSlice(fields, self.items.length));
    return;
  }
  const source = sequenceItems(t, value, 'must assign iterable to extended slice');
  assignExtent(self, adjustSlice(fields, self.items.length), source);
}

/** `sq_ass_item`: the index has already had the length added. */
export function assignIndex(_t: Thread, self: PyList, index: number, value: Value | undefined): void {
  checkedIndex(index, self.items.length, 'list assignment index out of range');
  if (value === undefined) self.items.splice(index, 1);
  else self.items[index] = value;
}

/** The items of an iterable in an array that may not be changed. Raises TypeError with `message` (`PySequence_Fast`). */
export function sequenceItems(t: Thread, value: Value, message: string): readonly Value[] {
  if (value instanceof PyTuple || value instanceof PyList) return value.items.slice();
  let iter: Value;
  try {
    iter = getIter(t, value);
  } catch (error) {
    if (!isException(error, 'TypeError')) throw error;
    return raise.TypeError(message);
  }
  return toArray(t, iter);
}

function assignExtent(self: PyList, extent: Extent, source: readonly Value[]): void {
  const { items } = self;
  const { start, step, count } = extent;
  if (step === 1) {
    replaceRange(self, start, Math.max(extent.stop, start), source);
    return;
  }
  if (source.length !== count) {
    raise.ValueError(`attempt to assign sequence of size ${source.length} to extended slice of size ${count}`);
  }
  for (let i = 0, at = start; i < count; i++, at += step) items[at] = source[i];
}

/** Puts `source` where items [start, stop) were. */
function replaceRange(self: PyList, start: number, stop: number, source: readonly Value[]): void {
  const { items } = self;
  if (source.length === stop - start) {
    for (let i = 0; i < source.length; i++) items[start + i] = source[i];
  } else if (source.length < 4096) items.splice(start, stop - start, ...source);
  else {
    // Too many arguments for one call: the tail is moved by hand. The array keeps its identity for iterators.
    const tail = items.slice(stop);
    items.length = start;
    for (const item of source) items.push(item);
    for (const item of tail) items.push(item);
  }
}

function deleteExtent(items: Value[], { start, stop, step, count }: Extent): void {
  if (count === 0) return;
  if (step === 1) {
    items.splice(start, stop - start);
    return;
  }
  const first = step < 0 ? start + step * (count - 1) : start;
  const stride = Math.abs(step);
  let to = first;
  for (let from = first, left = count, next = first; from < items.length; from++) {
    if (left > 0 && from === next) {
      left--;
      next += stride;
    } else items[to++] = items[from];
  }
  items.length = to;
}
