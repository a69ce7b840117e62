/** `bytes_iterator` and `bytearray_iterator`. */
import { genericGetAttr } from '../abstract/attr.ts';
import { fillType } from '../define.ts';
import { builtin, positionOf } from '../iterators/support.ts';
import type { Thread } from '../thread.ts';
import { objectType, PyType } from '../type.ts';
import { PyObject, PyTuple, type Value } from '../value.ts';
import { ownBytes } from './methods.ts';

/** `data` is the bytes or bytearray object; undefined at the end. */
export class PyBytesIterator extends PyObject {
  index = 0;
  constructor(public data: Value | undefined) {
    super();
  }
}
export class PyByteArrayIterator extends PyBytesIterator {}

const bytesIteratorType = Object.assign(new PyType('bytes_iterator', objectType), { final: true });
const bytearrayIteratorType = Object.assign(new PyType('bytearray_iterator', objectType), { final: true });

function next(_t: Thread, self: PyBytesIterator): Value | undefined {
  if (self.data === undefined) return undefined;
  const view = ownBytes(self.data);
  if (self.index < view.length) return view[self.index++];
  self.data = undefined;
  return undefined;
}

function reduce(t: Thread, self: PyBytesIterator): Value {
  const iter = builtin(t, 'iter');
  if (self.data === undefined) return new PyTuple([iter, new PyTuple([new PyTuple([])])]);
  return new PyTuple([iter, new PyTuple([self.data]), self.index]);
}

function setState(_t: Thread, self: PyBytesIterator, state: Value): Value {
  const index = Number(positionOf(state));
  if (self.data !== undefined) self.index = Math.min(Math.max(index, 0), ownBytes(self.data).length);
  return null;
}

for (const [type, cls] of [
  [bytesIteratorType, PyBytesIterator],
  [bytearrayIteratorType, PyByteArrayIterator],
] as const) {
  fillType(type, {
    class: cls,
    slots: { tp_getattro: genericGetAttr, tp_iter: (_t, self: PyBytesIterator) => self, tp_iternext: next },
    methods: {
      __length_hint__: [
        '~(self, /)',
        (_t, self: PyBytesIterator) => (self.data === undefined ? 0 : Math.max(ownBytes(self.data).length - self.index, 0)),
      ],
      // Only one of the two shows a signature.
      __reduce__: [type === bytearrayIteratorType ? '(self, /)' : '~(self, /)', reduce],
      __setstate__: ['~(self, state, /)', setState],
    },
  });
}
