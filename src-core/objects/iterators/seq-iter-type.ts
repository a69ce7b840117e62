/** The types of the iterators that `iter()` makes of sequences without `__iter__` and of callables (Objects/iterobject.c). */
import { call } from '../abstract/call.ts';
import { same } from '../abstract/compare.ts';
import { exactLength, getItem, sequenceItem } from '../abstract/sequence.ts';
import { fillType } from '../define.ts';
import { isException, raise } from '../raise.ts';
import { addInt, subtractInt } from '../range/arithmetic.ts';
import { PySeqIter, seqIterType } from '../seq-iter.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { EMPTY_TUPLE, NotImplemented, PyObject, PyTuple, type Value } from '../value.ts';
import { builtin, finalIterator, positionOf, selfIter } from './support.ts';

/** `PY_SSIZE_T_MAX`: no position stands behind it. */
const MAX_INDEX = 2n ** 63n - 1n;

function next(t: Thread, self: PySeqIter): Value | undefined {
  const { seq } = self;
  if (seq === undefined) return undefined;
  const { index } = self;
  if (index === MAX_INDEX) return raise.OverflowError('iter index too large');
  try {
    const item = typeof index === 'number' ? sequenceItem(t, seq, index) : getItem(t, seq, index);
    self.index = addInt(index, 1);
    return item;
  } catch (error) {
    if (!isException(error, 'IndexError') && !isException(error, 'StopIteration')) throw error;
    self.seq = undefined;
    return undefined;
  }
}

function lengthHint(t: Thread, self: PySeqIter): Value {
  if (self.seq === undefined) return 0;
  const type = typeOf(self.seq);
  if (type.sq_length === undefined && type.mp_length === undefined) return NotImplemented;
  const rest = subtractInt(exactLength(t, self.seq), self.index);
  return rest < 0 ? 0 : rest;
}

fillType(seqIterType, {
  class: PySeqIter,
  slots: { tp_iter: selfIter, tp_iternext: next },
  methods: {
    __length_hint__: ['~(self, /)', lengthHint],
    __reduce__: [
      '~(self, /)',
      (t, self: PySeqIter) => {
        const iter = builtin(t, 'iter');
        if (self.seq === undefined) return new PyTuple([iter, new PyTuple([EMPTY_TUPLE])]);
        return new PyTuple([iter, new PyTuple([self.seq]), self.index]);
      },
    ],
    __setstate__: [
      '~(self, state, /)',
      (_t, self: PySeqIter, state: Value) => {
        const position = positionOf(state);
        if (self.seq !== undefined) self.index = position < 0 ? 0 : position;
        return null;
      },
    ],
  },
});

export const callableIterType = finalIterator('callable_iterator');

/** `iter(callable, sentinel)`. */
export class PyCallableIter extends PyObject {
  constructor(
    /** Undefined once exhausted. */
    public callable: Value | undefined,
    readonly sentinel: Value,
  ) {
    super();
  }
}

function callNext(t: Thread, self: PyCallableIter): Value | undefined {
  if (self.callable === undefined) return undefined;
  let result: Value;
  try {
    result = call(t, self.callable, []);
  } catch (error) {
    if (!isException(error, 'StopIteration')) throw error;
    self.callable = undefined;
    return undefined;
  }
  // The call may have exhausted the iterator itself.
  if (self.callable === undefined) return undefined;
  if (!same(t, self.sentinel, result)) return result;
  self.callable = undefined;
  return undefined;
}

fillType(callableIterType, {
  class: PyCallableIter,
  slots: { tp_iter: selfIter, tp_iternext: callNext },
  methods: {
    __reduce__: [
      '~(self, /)',
      (t, self: PyCallableIter) => {
        const iter = builtin(t, 'iter');
        if (self.callable === undefined) return new PyTuple([iter, new PyTuple([EMPTY_TUPLE])]);
        return new PyTuple([iter, new PyTuple([self.callable, self.sentinel])]);
      },
    ],
  },
});
