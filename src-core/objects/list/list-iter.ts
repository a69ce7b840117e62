/** Iterators over lists, forwards and backwards (Objects/listobject.c). */
import { fillType } from '../define.ts';
import { builtin, finalIterator, positionOf, selfIter } from '../iterators/support.ts';
import type { Thread } from '../thread.ts';
import { PyList, PyObject, PyTuple, type Value } from '../value.ts';

export const listIterType = finalIterator('list_iterator');
export const listReverseIterType = finalIterator('list_reverseiterator');

export class PyListIter extends PyObject {
  index = 0;
  /** Undefined once exhausted: a list that grows later does not revive it. */
  constructor(public list: PyList | undefined) {
    super();
  }
}

export class PyListReverseIter extends PyObject {
  index: number;
  constructor(public list: PyList | undefined) {
    super();
    this.index = list!.items.length - 1;
  }
}

function next(_t: Thread, self: PyListIter): Value | undefined {
  const { list } = self;
  if (list === undefined) return undefined;
  if (self.index < list.items.length) return list.items[self.index++];
  self.list = undefined;
  return undefined;
}

function previous(_t: Thread, self: PyListReverseIter): Value | undefined {
  const { list, index } = self;
  if (list === undefined) return undefined;
  if (index >= 0 && index < list.items.length) {
    self.index--;
    return list.items[index];
  }
  self.index = -1;
  self.list = undefined;
  return undefined;
}

function reduce(t: Thread, name: 'iter' | 'reversed', self: PyListIter | PyListReverseIter): Value {
  const factory = builtin(t, name);
  if (self.list === undefined) return new PyTuple([builtin(t, 'iter'), new PyTuple([new PyList([])])]);
  return new PyTuple([factory, new PyTuple([self.list]), self.index]);
}

fillType(listIterType, {
  class: PyListIter,
  slots: { tp_iter: selfIter, tp_iternext: next },
  methods: {
    __length_hint__: ['~(self, /)', (_t, self: PyListIter) => (self.list ? Math.max(self.list.items.length - self.index, 0) : 0)],
    __reduce__: ['~(self, /)', (t, self: PyListIter) => reduce(t, 'iter', self)],
    __setstate__: [
      '~(self, state, /)',
      (_t, self: PyListIter, state: Value) => {
        const index = Number(positionOf(state));
        if (self.list) self.index = Math.min(Math.max(index, 0), self.list.items.length);
        return null;
      },
    ],
  },
});

fillType(listReverseIterType, {
  class: PyListReverseIter,
  slots: { tp_iter: selfIter, tp_iternext: previous },
  methods: {
    __length_hint__: [
      '~(self, /)',
      (_t, self: PyListReverseIter) => (!self.list || self.list.items.length < self.index + 1 ? 0 : self.index + 1),
    ],
    __reduce__: ['~(self, /)', (t, self: PyListReverseIter) => reduce(t, 'reversed', self)],
    __setstate__: [
      '~(self, state, /)',
      (_t, self: PyListReverseIter, state: Value) => {
        const index = Number(positionOf(state));
        if (self.list) self.index = Math.min(Math.max(index, -1), self.list.items.length - 1);
        return null;
      },
    ],
  },
});
