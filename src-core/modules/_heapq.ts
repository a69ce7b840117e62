/** The `_heapq` module (Modules/_heapqmodule.c): heaps in lists, with the same comparisons in the same order as the reference's. */
import { richCompareBool } from '../objects/abstract/compare.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { LT } from '../objects/type.ts';
import { PyList, type Value } from '../objects/value.ts';
import { typeName } from './native-type.ts';

/** Does `a` belong above `b`. */
type Above = (t: Thread, a: Value, b: Value) => boolean;
const less: Above = (t, a, b) => (typeof a === 'number' && typeof b === 'number' ? a < b : richCompareBool(t, a, b, LT));
const greater: Above = (t, a, b) => less(t, b, a);

function checkSize(heap: PyList, size: number): void {
  if (heap.items.length !== size) raise.RuntimeError('list changed size during iteration');
}

/** Moves the item at `place` up until its parent belongs above it. */
function siftDown(t: Thread, heap: PyList, start: number, place: number, above: Above): void {
  const size = heap.items.length;
  let at = place;
  while (at > start) {
    const parent = (at - 1) >> 1;
    const goes = above(t, heap.items[at], heap.items[parent]);
    checkSize(heap, size);
    if (!goes) return;
    const { items } = heap;
    const item = items[at];
    items[at] = items[parent];
    items[parent] = item;
    at = parent;
  }
}

/** Moves the item at `place` down to a leaf, always past the child that belongs above, and from there up to where it fits. */
function siftUp(t: Thread, heap: PyList, place: number, above: Above): void {
  const end = heap.items.length;
  if (place >= end) raise.IndexError('index out of range');
  const limit = end >> 1;
  let at = place;
  while (at < limit) {
    let child = 2 * at + 1;
    if (child + 1 < end) {
      if (!above(t, heap.items[child], heap.items[child + 1])) child++;
      checkSize(heap, end);
    }
    const { items } = heap;
    const item = items[at];
    items[at] = items[child];
    items[child] = item;
    at = child;
  }
  siftDown(t, heap, place, at, above);
}

/** The order in which parents are sifted: for long lists row by row in parts, as it suits a cache there and is seen by comparisons. */
function heapify(t: Thread, heap: PyList, above: Above): null {
  const size = heap.items.length;
  const first = size >> 1;
  if (size <= 2500) {
    for (let i = first - 1; i >= 0; i--) siftUp(t, heap, i, above);
    return null;
  }
  const leftmost = 2 ** Math.floor(Math.log2(first + 1)) - 1;
  const withParents = (from: number, to: number) => {
    for (let i = from; i >= to; i--) {
      for (let at = i; ; at >>= 1) {
        siftUp(t, heap, at, above);
        if ((at & 1) === 0) break;
      }
    }
  };
  withParents(leftmost - 1, first >> 1);
  withParents(first - 1, leftmost);
  return null;
}

function pop(t: Thread, heap: PyList, above: Above): Value {
  const last = heap.items.pop();
  if (last === undefined) return raise.IndexError('index out of range');
  if (heap.items.length === 0) return last;
  const [top] = heap.items;
  heap.items[0] = last;
  siftUp(t, heap, 0, above);
  return top;
}

function replace(t: Thread, heap: PyList, item: Value, above: Above): Value {
  if (heap.items.length === 0) return raise.IndexError('index out of range');
  const [top] = heap.items;
  heap.items[0] = item;
  siftUp(t, heap, 0, above);
  return top;
}

function push(t: Thread, heap: PyList, item: Value): null {
  heap.items.push(item);
  siftDown(t, heap, 0, heap.items.length - 1, less);
  return null;
}

function pushPop(t: Thread, heap: PyList, item: Value): Value {
  if (heap.items.length === 0 || !less(t, heap.items[0], item)) return item;
  return replace(t, heap, item, less);
}

const one = (name: string, fn: (t: Thread, heap: PyList) => Value): [string, NativeRow] => [
  name,
  [
    '(module, heap, /)',
    (t, _module: Value, heap: Value) =>
      heap instanceof PyList ? fn(t, heap) : raise.TypeError(`${name}() argument must be list, not ${shown(heap)}`),
  ],
];
const two = (name: string, fn: (t: Thread, heap: PyList, item: Value) => Value): [string, NativeRow] => [
  name,
  [
    '(module, heap, item, /)',
    (t, _module: Value, heap: Value, item: Value) =>
      heap instanceof PyList ? fn(t, heap, item) : raise.TypeError(`${name}() argument 1 must be list, not ${shown(heap)}`),
  ],
];
const shown = (value: Value): string => (value === null ? 'None' : typeName(value));

const functions: Record<string, NativeRow> = Object.fromEntries([
  two('heappush', push),
  two('heappushpop', pushPop),
  one('heappop', (t, heap) => pop(t, heap, less)),
  two('heapreplace', (t, heap, item) => replace(t, heap, item, less)),
  one('heapify', (t, heap) => heapify(t, heap, less)),
  one('_heappop_max', (t, heap) => pop(t, heap, greater)),
  one('_heapify_max', (t, heap) => heapify(t, heap, greater)),
  two('_heapreplace_max', (t, heap, item) => replace(t, heap, item, greater)),
]);

/** Makes the module object. */
export function makeHeapq(): PyModule {
  const module = new PyModule('_heapq');
  fillModule(module.dict, module, '_heapq', functions);
  return module;
}
