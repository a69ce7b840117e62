/** Iterators over ranges: one on safe integers, which the interpreter enters directly, and one on ints of any size. */
import { index } from '../abstract/number.ts';
import { fillType } from '../define.ts';
import { builtin, finalIterator, selfIter } from '../iterators/support.ts';
import type { Thread } from '../thread.ts';
import type { PyType } from '../type.ts';
import { type Int, PyObject, PyTuple, type Value } from '../value.ts';
import { addInt, multiplyInt, subtractInt } from './arithmetic.ts';
import { PyRange } from './range-object.ts';

export const rangeIterType = finalIterator('range_iterator');
export const longRangeIterType = finalIterator('longrange_iterator');

/** Every number that it will ever hold is a safe integer. */
export class PyRangeIter extends PyObject {
  constructor(
    public next: number,
    readonly step: number,
    public remaining: number,
  ) {
    super();
  }
}

/** Ints of any size. Its type still is `range_iterator` where the reference's C longs would do. */
export class PyBigRangeIter extends PyObject {
  constructor(
    cls: PyType,
    public next: Int,
    readonly step: Int,
    public remaining: Int,
  ) {
    super();
    this.cls = cls;
  }
}

type Iter = PyRangeIter | PyBigRangeIter;

const fitsLong = (value: Int): boolean => typeof value === 'number' || BigInt.asIntN(64, value) === value;

/** An iterator over `length` numbers; `stop` is the end of the range, which decides between the two types of the reference. */
export function rangeIterator(start: Int, step: Int, length: Int, stop: Int): Iter {
  const end = addInt(start, multiplyInt(length, step));
  if (typeof start === 'number' && typeof step === 'number' && typeof length === 'number' && typeof end === 'number') {
    return new PyRangeIter(start, step, length);
  }
  const long = [start, step, length, stop, end].every(fitsLong);
  return new PyBigRangeIter(long ? rangeIterType : longRangeIterType, start, step, length);
}

function next(_t: Thread, self: Iter): Value | undefined {
  if (self instanceof PyRangeIter) {
    if (self.remaining <= 0) return undefined;
    self.remaining--;
    const value = self.next;
    self.next += self.step;
    return value;
  }
  if (self.remaining <= 0) return undefined;
  const value = self.next;
  self.next = addInt(value, self.step);
  self.remaining = subtractInt(self.remaining, 1);
  return value;
}

function reduce(t: Thread, self: Iter): Value {
  const stop = addInt(self.next, multiplyInt(self.remaining, self.step));
  return new PyTuple([builtin(t, 'iter'), new PyTuple([new PyRange(self.next, stop, self.step)]), null]);
}

function setState(t: Thread, self: Iter, state: Value): null {
  let skip = index(t, state);
  if (skip < 0) skip = 0;
  else if (skip > self.remaining) skip = self.remaining;
  // What the safe form adds stays inside of its range, so it stays a number.
  self.next = addInt(self.next, multiplyInt(skip, self.step)) as never;
  self.remaining = subtractInt(self.remaining, skip) as never;
  return null;
}

for (const [type, cls] of [
  [rangeIterType, PyRangeIter],
  [longRangeIterType, PyBigRangeIter],
] as const) {
  fillType(type, {
    class: cls,
    slots: { tp_iter: selfIter, tp_iternext: next },
    methods: {
      __length_hint__: ['~(self, /)', (_t, self: Iter) => self.remaining],
      __reduce__: ['~(self, /)', reduce],
      __setstate__: ['~(self, state, /)', setState],
    },
  });
}
