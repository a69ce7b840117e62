/** The iterator over tuples (Objects/tupleobject.c). */
import { fillType } from '../define.ts';
import { builtin, finalIterator, positionOf, selfIter } from '../iterators/support.ts';
import type { Thread } from '../thread.ts';
import { EMPTY_TUPLE, PyObject, PyTuple, type Value } from '../value.ts';

export const tupleIterType = finalIterator('tuple_iterator');

export class PyTupleIter extends PyObject {
  index = 0;
  /** Undefined once exhausted. */
  constructor(public tuple: PyTuple | undefined) {
    super();
  }
}

function next(_t: Thread, self: PyTupleIter): Value | undefined {
  const { tuple } = self;
  if (tuple === undefined) return undefined;
  if (self.index < tuple.items.length) return tuple.items[self.index++];
  self.tuple = undefined;
  return undefined;
}

fillType(tupleIterType, {
  class: PyTupleIter,
  slots: { tp_iter: selfIter, tp_iternext: next },
  methods: {
    __length_hint__: ['~(self, /)', (_t, self: PyTupleIter) => (self.tuple ? self.tuple.items.length - self.index : 0)],
    __reduce__: [
      '~(self, /)',
      (t, self: PyTupleIter) => {
        const iter = builtin(t, 'iter');
        if (self.tuple === undefined) return new PyTuple([iter, new PyTuple([EMPTY_TUPLE])]);
        return new PyTuple([iter, new PyTuple([self.tuple]), self.index]);
      },
    ],
    __setstate__: [
      '~(self, state, /)',
      (_t, self: PyTupleIter, state: Value) => {
        const index = Number(positionOf(state));
        if (self.tuple) self.index = Math.min(Math.max(index, 0), self.tuple.items.length);
        return null;
      },
    ],
  },
});
