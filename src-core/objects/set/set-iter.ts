/** The iterator over sets and frozensets (Objects/setobject.c). */
import { fillType } from '../define.ts';
import { builtin, finalIterator, selfIter } from '../iterators/support.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyList, PyObject, PyTuple, type Value } from '../value.ts';
import type { PySet } from './set-object.ts';

export const setIterType = finalIterator('set_iterator');

export class PySetIter extends PyObject {
  /** The next slot of the table. */
  index = 0;
  /** The size that the set must keep; -1 once it did not. */
  used: number;
  remaining: number;
  /** Undefined once exhausted. */
  set: PySet | undefined;
  constructor(set: PySet) {
    super();
    this.set = set;
    this.used = set.used;
    this.remaining = set.used;
  }
}

function next(_t: Thread, self: PySetIter): Value | undefined {
  const { set } = self;
  if (set === undefined) return undefined;
  if (self.used !== set.used) {
    self.used = -1;
    return raise.RuntimeError('Set changed size during iteration');
  }
  const slot = set.next(self.index);
  if (slot < 0) {
    self.set = undefined;
    return undefined;
  }
  self.index = slot + 1;
  self.remaining--;
  return set.keys[slot];
}

function reduce(t: Thread, self: PySetIter): Value {
  const { set, index, used, remaining } = self;
  const items: Value[] = [];
  try {
    for (let item = next(t, self); item !== undefined; item = next(t, self)) items.push(item);
  } finally {
    Object.assign(self, { set, index, used: self.used === -1 ? -1 : used, remaining });
  }
  return new PyTuple([builtin(t, 'iter'), new PyTuple([new PyList(items)])]);
}

fillType(setIterType, {
  class: PySetIter,
  slots: { tp_iter: selfIter, tp_iternext: next },
  methods: {
    __length_hint__: ['~(self, /)', (_t, self: PySetIter) => (self.set?.used === self.used ? self.remaining : 0)],
    __reduce__: ['~(self, /)', reduce],
  },
});
