/** The `slice` type and the arithmetic of slices (Objects/sliceobject.c). */
import { intFromWords } from '../base/hash64.ts';
import { richCompare } from './abstract/compare.ts';
import { clampedIndex, index, isIndex } from './abstract/number.ts';
import { repr } from './abstract/repr.ts';
import { checkCount, refuseKeywords } from './arguments.ts';
import { fillType } from './define.ts';
import { raise } from './raise.ts';
import { addInt, subtractInt } from './range/arithmetic.ts';
import { joinStrs } from './str-join.ts';
import type { Thread } from './thread.ts';
import { hashLanes } from './tuple/tuple-hash.ts';
import { type CompareOp, type PyType, sliceType } from './type.ts';
import { type Int, NotImplemented, PyObject, PyTuple, type Str, type Value } from './value.ts';

export class PySlice extends PyObject {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
}
PySlice.prototype.cls = sliceType;

/** A slice laid over a sequence of some length: `count` items from `start` in strides of `step`. */
export interface Extent {
  start: number;
  stop: number;
  step: number;
  count: number;
}

const NOT_INDEX = 'slice indices must be integers or None or have an __index__ method';

/** One field as a clamped number (`_PyEval_SliceIndex`). */
export function sliceIndex(t: Thread, value: Value): number {
  if (typeof value === 'number') return value;
  return isIndex(value) ? clampedIndex(t, value) : raise.TypeError(NOT_INDEX);
}

/** A bound for `list.index` and friends, where None is not allowed (`_PyEval_SliceIndexNotNone`). */
export function boundIndex(t: Thread, value: Value): number {
  if (typeof value === 'number') return value;
  return isIndex(value) ? clampedIndex(t, value) : raise.TypeError('slice indices must be integers or have an __index__ method');
}

/** The fields as numbers; undefined where None (`PySlice_Unpack`). Evaluates step, start, stop in this order. */
export function unpackSlice(t: Thread, slice: PySlice): { start: number; stop: number; step: number } {
  const step = slice.step === null ? 1 : sliceIndex(t, slice.step);
  if (step === 0) raise.ValueError('slice step cannot be zero');
  const start = slice.start === null ? (step < 0 ? Number.MAX_SAFE_INTEGER : 0) : sliceIndex(t, slice.start);
  const stop = slice.stop === null ? (step < 0 ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER) : sliceIndex(t, slice.stop);
  return { start, stop, step };
}

/** Lays unpacked fields over `length` items (`PySlice_AdjustIndices`). */
export function adjustSlice(fields: { start: number; stop: number; step: number }, length: number): Extent {
  const { step } = fields;
  const least = step < 0 ? -1 : 0;
  const most = step < 0 ? length - 1 : length;
  const clamp = (i: number) => Math.min(Math.max(i < 0 ? i + length : i, least), most);
  const start = clamp(fields.start);
  const stop = clamp(fields.stop);
  let count = 0;
  if (step < 0) {
    if (stop < start) count = Math.floor((start - stop - 1) / -step) + 1;
  } else if (start < stop) count = Math.floor((stop - start - 1) / step) + 1;
  return { start, stop, step, count };
}

/** The items of an array that a slice selects. */
export function sliceArray<T>(items: readonly T[], extent: Extent): T[] {
  const { start, step, count } = extent;
  if (step === 1) return items.slice(start, start + count);
  const out: T[] = new Array(count);
  for (let i = 0, at = start; i < count; i++, at += step) out[i] = items[at];
  return out;
}

function exactIndex(t: Thread, value: Value): Int {
  return isIndex(value) ? index(t, value) : raise.TypeError(NOT_INDEX);
}

/**
 * Start, stop and step over a length of any size (`_PySlice_GetLongIndices`); nothing is clamped to machine size.
 */
export function exactIndices(t: Thread, slice: PySlice, length: Int): [Int, Int, Int] {
  const step = slice.step === null ? 1 : exactIndex(t, slice.step);
  if (step === 0) raise.ValueError('slice step cannot be zero');
  const negative = step < 0;
  const least: Int = negative ? -1 : 0;
  const most = negative ? subtractInt(length, 1) : length;
  const bound = (value: Value, otherwise: Int): Int => {
    if (value === null) return otherwise;
    let i = exactIndex(t, value);
    if (i < 0) {
      i = addInt(i, length);
      return i < least ? least : i;
    }
    return i > most ? most : i;
  };
  const start = bound(slice.start, negative ? most : least);
  const stop = bound(slice.stop, negative ? least : most);
  return [start, stop, step];
}

function indices(t: Thread, self: PySlice, arg: Value): Value {
  const length = index(t, arg);
  if (length < 0) return raise.ValueError('length should not be negative');
  return new PyTuple(exactIndices(t, self, length));
}

function newSlice(_t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  refuseKeywords('slice', kwnames);
  checkCount('slice', args.length, 1, 3);
  if (args.length === 1) return new PySlice(null, args[0], null);
  return new PySlice(args[0], args[1], args[2] ?? null);
}

const fieldsOf = (slice: PySlice): Value[] => [slice.start, slice.stop, slice.step];

function compare(t: Thread, self: PySlice, other: Value, op: CompareOp): Value {
  if (!(other instanceof PySlice)) return NotImplemented;
  if (self === other) return op === 1 || op === 2 || op === 5;
  return richCompare(t, new PyTuple(fieldsOf(self)), new PyTuple(fieldsOf(other)), op);
}

function hashSlice(t: Thread, self: PySlice): Int {
  const { lo, hi } = hashLanes(t, fieldsOf(self));
  return lo === -1 && hi === -1 ? 1546275796 : intFromWords(lo, hi);
}

function reprSlice(t: Thread, self: PySlice): Str {
  return joinStrs(
    [
      'slice(',
      joinStrs(
        fieldsOf(self).map((field) => repr(t, field)),
        ', ',
      ),
      ')',
    ],
    '',
  );
}

fillType(sliceType, {
  class: PySlice,
  slots: { tp_new: newSlice, tp_repr: reprSlice, tp_richcompare: compare, tp_hash: hashSlice },
  methods: {
    indices: ['~(self, length, /)', indices],
    __reduce__: ['~(self, /)', (_t, self: PySlice) => new PyTuple([sliceType, new PyTuple(fieldsOf(self))])],
  },
  members: {
    start: (_t, self: PySlice) => self.start,
    stop: (_t, self: PySlice) => self.stop,
    step: (_t, self: PySlice) => self.step,
  },
});
