/** `reversed` (Objects/enumobject.c). */
import { call, lookupSpecial } from '../abstract/call.ts';
import { indexNumber } from '../abstract/number.ts';
import { length, sequenceItem } from '../abstract/sequence.ts';
import { onlyPositional } from '../arguments.ts';
import { fillType } from '../define.ts';
import { PyDict } from '../dict.ts';
import { isException, raise } from '../raise.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { objectType, PyType, typeOf } from '../type.ts';
import { EMPTY_TUPLE, PyObject, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { selfIter } from './support.ts';

export const reversedType = new PyType('reversed', objectType);

export class PyReversed extends PyObject {
  constructor(
    /** Undefined once exhausted. */
    public seq: Value | undefined,
    public index: number,
  ) {
    super();
  }
}

/** What has a `__reversed__` decides for itself; any other sequence is read from its end. */
function newReversed(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [seq] = onlyPositional('reversed', args, kwnames, 1, 1);
  const type = typeOf(seq);
  const method = lookupSpecial(t, seq, '__reversed__');
  if (method !== undefined && method !== null) return call(t, method, []);
  if (method === null || type.sq_item === undefined || seq instanceof PyDict) {
    return raise.TypeError(`'${utf16(type.name)}' object is not reversible`);
  }
  return adopt(new PyReversed(seq, length(t, seq) - 1), cls, reversedType);
}

function next(t: Thread, self: PyReversed): Value | undefined {
  if (self.index >= 0 && self.seq !== undefined) {
    try {
      const item = sequenceItem(t, self.seq, self.index);
      self.index--;
      return item;
    } catch (error) {
      if (!isException(error, 'IndexError') && !isException(error, 'StopIteration')) throw error;
    }
  }
  self.index = -1;
  self.seq = undefined;
  return undefined;
}

fillType(reversedType, {
  class: PyReversed,
  text: '(sequence, /)',
  slots: { tp_new: newReversed, tp_iter: selfIter, tp_iternext: next },
  methods: {
    __length_hint__: [
      '~(self, /)',
      (t, self: PyReversed) => (self.seq === undefined || length(t, self.seq) < self.index + 1 ? 0 : self.index + 1),
    ],
    __reduce__: [
      '~(self, /)',
      (_t, self: PyReversed) =>
        self.seq === undefined
          ? new PyTuple([self.cls, new PyTuple([EMPTY_TUPLE])])
          : new PyTuple([self.cls, new PyTuple([self.seq]), self.index]),
    ],
    __setstate__: [
      '~(self, state, /)',
      (t, self: PyReversed, state: Value) => {
        const index = indexNumber(t, state);
        if (self.seq !== undefined) self.index = Math.min(Math.max(index, -1), length(t, self.seq) - 1);
        return null;
      },
    ],
  },
});
