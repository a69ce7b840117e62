/** The `range` type, over ints of any size (Objects/rangeobject.c). */
import { same } from '../abstract/compare.ts';
import { hash } from '../abstract/hash.ts';
import { iterate } from '../abstract/iter.ts';
import { index, isIndex } from '../abstract/number.ts';
import { repr } from '../abstract/repr.ts';
import { checkCount, refuseKeywords } from '../arguments.ts';
import { fillType } from '../define.ts';
import { raise } from '../raise.ts';
import { exactIndices, PySlice } from '../slice.ts';
import { joinStrs } from '../str-join.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, EQ, NE, type PyType, rangeType, typeOf } from '../type.ts';
import { type Int, NotImplemented, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { addInt, divideInt, moduloInt, multiplyInt, negateInt, subtractInt } from './arithmetic.ts';
import { rangeIterator } from './range-iter.ts';
import { PyRange } from './range-object.ts';

function newRange(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  refuseKeywords('range', kwnames);
  checkCount('range', args.length, 1, 3);
  if (args.length === 1) return new PyRange(0, index(t, args[0]), 1);
  const start = index(t, args[0]);
  const stop = index(t, args[1]);
  const step = args.length === 3 ? index(t, args[2]) : 1;
  if (step === 0) raise.ValueError('range() arg 3 must not be zero');
  return new PyRange(start, stop, step);
}

const itemAt = (self: PyRange, i: Int): Int => addInt(self.start, multiplyInt(i, self.step));

function reprRange(t: Thread, self: PyRange): Str {
  const fields = [self.start, self.stop, ...(self.step === 1 ? [] : [self.step])];
  return joinStrs(
    [
      'range(',
      joinStrs(
        fields.map((field) => repr(t, field)),
        ', ',
      ),
      ')',
    ],
    '',
  );
}

function length(_t: Thread, self: PyRange): Int {
  if (typeof self.length === 'number') return self.length;
  if (self.length > 0x7fffffffffffffffn) return raise.OverflowError('Python int too large to convert to C ssize_t');
  return self.length;
}

/** The position of an exact int or bool in the range, or undefined. */
function position(self: PyRange, value: Int): Int | undefined {
  const { start, stop, step } = self;
  if (step > 0 ? value < start || value >= stop : value > start || value <= stop) return undefined;
  const offset = subtractInt(value, start);
  if (moduloInt(offset, step) !== 0) return undefined;
  return offset < 0 ? divideInt(negateInt(offset), negateInt(step)) : divideInt(offset, step);
}

function exactInt(value: Value): Int | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

/** Goes through the items for values that are not ints: `each` answers false to stop. */
function search(t: Thread, self: PyRange, value: Value, each: (i: number) => boolean): void {
  let i = 0;
  iterate(t, self, (item) => {
    const more = !same(t, item, value) || each(i);
    i++;
    return more;
  });
}

function contains(t: Thread, self: PyRange, value: Value): boolean {
  const int = exactInt(value);
  if (int !== undefined) return position(self, int) !== undefined;
  let found = false;
  search(t, self, value, () => {
    found = true;
    return false;
  });
  return found;
}

function count(t: Thread, self: PyRange, value: Value): Value {
  const int = exactInt(value);
  if (int !== undefined) return position(self, int) === undefined ? 0 : 1;
  let n = 0;
  search(t, self, value, () => {
    n++;
    return true;
  });
  return n;
}

function indexOf(t: Thread, self: PyRange, value: Value): Value {
  const int = exactInt(value);
  if (int !== undefined) {
    return position(self, int) ?? raise.ValueError(`${utf16(repr(t, value))} is not in range`);
  }
  let found = -1;
  search(t, self, value, (i) => {
    found = i;
    return false;
  });
  return found < 0 ? raise.ValueError('sequence.index(x): x not in sequence') : found;
}

function getItem(t: Thread, self: PyRange, key: Value): Value {
  if (isIndex(key)) {
    let i = index(t, key);
    if (i < 0) i = addInt(i, self.length);
    if (i < 0 || i >= self.length) return raise.IndexError('range object index out of range');
    return itemAt(self, i);
  }
  if (!(key instanceof PySlice)) {
    return raise.TypeError(`range indices must be integers or slices, not ${utf16(typeOf(key).name)}`);
  }
  const [start, stop, step] = exactIndices(t, key, self.length);
  return new PyRange(itemAt(self, start), itemAt(self, stop), multiplyInt(step, self.step));
}

function equal(self: PyRange, other: PyRange): boolean {
  if (self === other) return true;
  if (self.length !== other.length) return false;
  if (self.length === 0) return true;
  return self.start === other.start && (self.length === 1 || self.step === other.step);
}

function compare(_t: Thread, self: PyRange, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyRange) || (op !== EQ && op !== NE)) return NotImplemented;
  return equal(self, other) === (op === EQ);
}

/** Equal ranges hash alike: by length, first number and step, as far as they matter. */
function hashRange(t: Thread, self: PyRange): Int {
  const { length, start, step } = self;
  return hash(t, new PyTuple([length, length === 0 ? null : start, length === 0 || length === 1 ? null : step]));
}

function reversed(_t: Thread, self: PyRange): Value {
  const { start, step, length } = self;
  const last = addInt(start, multiplyInt(subtractInt(length, 1), step));
  return rangeIterator(last, negateInt(step), length, subtractInt(start, step));
}

fillType(rangeType, {
  class: PyRange,
  slots: {
    tp_new: newRange,
    tp_repr: reprRange,
    tp_hash: hashRange,
    tp_richcompare: compare,
    tp_iter: (_t, self: PyRange) => rangeIterator(self.start, self.step, self.length, self.stop),
    nb_bool: (_t, self: PyRange) => self.length !== 0,
    sq_length: length,
    mp_length: length,
    sq_item: (_t, self: PyRange, i: number) =>
      i < 0 || i >= self.length ? raise.IndexError('range object index out of range') : itemAt(self, i),
    sq_contains: contains,
    mp_subscript: getItem,
  },
  methods: {
    __reversed__: ['~(self, /)', reversed],
    __reduce__: ['~(self, /)', (_t, self: PyRange) => new PyTuple([rangeType, new PyTuple([self.start, self.stop, self.step])])],
    count: ['~(self, value, /)', count],
    index: ['~(self, value, /)', indexOf],
  },
  members: {
    start: (_t, self: PyRange) => self.start,
    stop: (_t, self: PyRange) => self.stop,
    step: (_t, self: PyRange) => self.step,
  },
});
