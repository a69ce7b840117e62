/** The iteration protocol (Objects/abstract.c). */
import { isException, raise, raiseWith } from '../raise.ts';
import { PySeqIter } from '../seq-iter.ts';
import type { Thread } from '../thread.ts';
import { listType, tupleType, typeOf } from '../type.ts';
import { PyList, PyTuple, utf16, type Value } from '../value.ts';

/** `iter(value)`. Raises TypeError `'X' object is not iterable`. */
export function getIter(t: Thread, value: Value): Value {
  const type = typeOf(value);
  if (type.tp_iter !== undefined) {
    const iter = type.tp_iter(t, value as never);
    if (typeOf(iter).tp_iternext === undefined)
      return raise.TypeError(`iter() returned non-iterator of type '${utf16(typeOf(iter).name)}'`);
    return iter;
  }
  if (type.sq_item !== undefined) return new PySeqIter(value);
  return raise.TypeError(`'${utf16(type.name)}' object is not iterable`);
}

/** The next item, or undefined at the end. StopIteration that `__next__` raises ends it too. */
export function iterNext(t: Thread, iter: Value): Value | undefined {
  const next = typeOf(iter).tp_iternext;
  if (next === undefined) return raise.TypeError(`'${utf16(typeOf(iter).name)}' object is not an iterator`);
  try {
    return next(t, iter as never);
  } catch (error) {
    if (isException(error, 'StopIteration')) return undefined;
    throw error;
  }
}

/** Calls `each` with every item of an iterable; stops early when it answers `false`. */
export function iterate(t: Thread, iterable: Value, each: (item: Value) => unknown): void {
  const type = typeOf(iterable);
  if (type === tupleType) {
    for (const item of (iterable as PyTuple).items) if (each(item) === false) return;
    return;
  }
  if (type === listType) {
    // A list may grow or shrink under the loop, as under a list iterator.
    const list = iterable as PyList;
    for (let i = 0; i < list.items.length; i++) if (each(list.items[i]) === false) return;
    return;
  }
  const iter = getIter(t, iterable);
  for (;;) {
    const item = iterNext(t, iter);
    if (item === undefined || each(item) === false) return;
  }
}

/** The most items that a sequence may have here: V8 ends the process where an array outgrows its own limit. More is a MemoryError. */
export const MAX_ITEMS = 100_000_000;

/** Raises MemoryError for more items than there can be. */
export function checkItems(count: number): void {
  if (count > MAX_ITEMS) raiseWith('MemoryError');
}

/** The items of any iterable in a fresh array (`PySequence_List`). Raises MemoryError at once where there are too many. */
export function toArray(t: Thread, iterable: Value): Value[] {
  if (iterable instanceof PyTuple && typeOf(iterable) === tupleType) return iterable.items.slice();
  if (iterable instanceof PyList && typeOf(iterable) === listType) return iterable.items.slice();
  const out: Value[] = [];
  const type = typeOf(iterable);
  const length = type.heap ? undefined : type.sq_length;
  if (length !== undefined) checkItems(Number(length(t, iterable as never)));
  t.held.push(out);
  try {
    iterate(t, iterable, (item) => {
      if (out.push(item) > MAX_ITEMS) raiseWith('MemoryError');
    });
  } finally {
    t.held.pop();
  }
  return out;
}
