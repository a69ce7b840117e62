/** The `tuple` type (Objects/tupleobject.c). */
import { add64, intFromWords, out } from '../../base/hash64.ts';
import { same } from '../abstract/compare.ts';
import { toArray } from '../abstract/iter.ts';
import { indexNumber, isIndex } from '../abstract/number.ts';
import { guardRepr, repr } from '../abstract/repr.ts';
import { checkCount, refuseKeywords } from '../arguments.ts';
import { fillType } from '../define.ts';
import { classGetItem } from '../generic-alias-object.ts';
import { raise } from '../raise.ts';
import { checkedIndex, compareItems, countOf, indexOf, repeatItems, reprItems } from '../sequence-items.ts';
import { adjustSlice, boundIndex, PySlice, sliceArray, unpackSlice } from '../slice.ts';
import { joinStrs } from '../str-join.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, type PyType, tupleType, typeOf } from '../type.ts';
import { EMPTY_TUPLE, type Int, NotImplemented, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { hashLanes, PRIME_5_HI, PRIME_5_LO } from './tuple-hash.ts';
import { PyTupleIter } from './tuple-iter.ts';

/** A tuple of these items; the empty one is always the same object. */
export function tupleOf(items: readonly Value[]): PyTuple {
  return items.length === 0 ? EMPTY_TUPLE : new PyTuple(items);
}

/** `tuple(iterable)`; an exact tuple is itself. */
export function tupleFrom(t: Thread, iterable: Value): PyTuple {
  return typeOf(iterable) === tupleType ? (iterable as PyTuple) : tupleOf(toArray(t, iterable));
}

function newTuple(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  if (cls === tupleType || cls.tp_init === tupleType.tp_init) refuseKeywords('tuple', kwnames);
  const given = args.length - (kwnames?.length ?? 0);
  checkCount('tuple', given, 0, 1);
  const made = given === 0 ? EMPTY_TUPLE : tupleFrom(t, args[0]);
  return cls === tupleType ? made : adopt(new PyTuple(made.items), cls, tupleType);
}

function hashTuple(t: Thread, self: PyTuple): Int {
  const { items } = self;
  const { lo, hi } = hashLanes(t, items);
  // The length is mixed in: acc += n ^ (PRIME_5 ^ 3527539).
  add64(lo, hi, items.length ^ PRIME_5_LO ^ 3527539, PRIME_5_HI);
  return out.lo === -1 && out.hi === -1 ? 1546275796 : intFromWords(out.lo, out.hi);
}

function reprTuple(t: Thread, self: PyTuple): Str {
  const { items } = self;
  if (items.length === 0) return '()';
  if (items.length === 1) return guardRepr(t, self, '(...)', () => joinStrs(['(', repr(t, items[0]), ',)'], ''));
  return reprItems(t, self, '(', ')');
}

function concat(_t: Thread, self: PyTuple, other: Value): Value {
  if (self.items.length === 0 && typeOf(other) === tupleType) return other;
  if (!(other instanceof PyTuple)) {
    return raise.TypeError(`can only concatenate tuple (not "${utf16(typeOf(other).name)}") to tuple`);
  }
  if (other.items.length === 0 && typeOf(self) === tupleType) return self;
  return tupleOf(self.items.concat(other.items));
}

function repeat(_t: Thread, self: PyTuple, count: number): Value {
  if ((self.items.length === 0 || count === 1) && typeOf(self) === tupleType) return self;
  return tupleOf(repeatItems(self.items, count));
}

function getItem(t: Thread, self: PyTuple, key: Value): Value {
  const { items } = self;
  if (typeof key === 'number' || isIndex(key)) {
    const i = indexNumber(t, key, 'IndexError');
    return items[checkedIndex(i < 0 ? i + items.length : i, items.length, 'tuple index out of range')];
  }
  if (!(key instanceof PySlice)) {
    return raise.TypeError(`tuple indices must be integers or slices, not ${utf16(typeOf(key).name)}`);
  }
  const extent = adjustSlice(unpackSlice(t, key), items.length);
  if (extent.step === 1 && extent.count === items.length && typeOf(self) === tupleType) return self;
  return tupleOf(sliceArray(items, extent));
}

function index(t: Thread, self: PyTuple, value: Value, start: Value, stop: Value): Value {
  const from = boundIndex(t, start);
  const found = indexOf(t, self, value, from, boundIndex(t, stop));
  return found < 0 ? raise.ValueError('tuple.index(x): x not in tuple') : found;
}

fillType(tupleType, {
  class: PyTuple,
  text: '(iterable=(), /)',
  slots: {
    tp_new: newTuple,
    tp_repr: reprTuple,
    tp_hash: hashTuple,
    tp_richcompare: (t, self: PyTuple, other: Value, op: CompareOp) =>
      other instanceof PyTuple ? compareItems(t, self, other, op) : NotImplemented,
    tp_iter: (_t, self: PyTuple) => new PyTupleIter(self),
    sq_length: (_t, self: PyTuple) => self.items.length,
    mp_length: (_t, self: PyTuple) => self.items.length,
    sq_concat: concat,
    sq_repeat: repeat,
    sq_item: (_t, self: PyTuple, i: number) => self.items[checkedIndex(i, self.items.length, 'tuple index out of range')],
    sq_contains: (t, self: PyTuple, value: Value) => self.items.some((item) => same(t, item, value)),
    mp_subscript: getItem,
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    __getnewargs__: ['(self, /)', (_t, self: PyTuple) => new PyTuple([tupleOf(self.items)])],
    index: ['(self, value, start=0, stop=sys.maxsize, /)', index],
    count: ['(self, value, /)', (t, self: PyTuple, value: Value) => countOf(t, self, value)],
  },
});
