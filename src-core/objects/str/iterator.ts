/** Iterators over strs: `str_ascii_iterator` and `str_iterator` (Objects/unicodeobject.c). */

import { genericGetAttr } from '../abstract/attr.ts';
import { fillType } from '../define.ts';
import { builtin, positionOf } from '../iterators/support.ts';
import type { Thread } from '../thread.ts';
import { objectType, PyType } from '../type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../value.ts';
import { isAscii, lengthStr, strOfPoint } from './text.ts';

/** `text` becomes undefined at the end. */
export class PyStrIterator extends PyObject {
  index = 0;
  constructor(public text: Str | undefined) {
    super();
  }
}
class PyAsciiIterator extends PyStrIterator {}

export const strIteratorType = Object.assign(new PyType('str_iterator', objectType), { final: true });
export const asciiIteratorType = Object.assign(new PyType('str_ascii_iterator', objectType), { final: true });

/** `iter(text)`. */
export function iterateStr(text: Str): PyStrIterator {
  return isAscii(text) ? new PyAsciiIterator(text) : new PyStrIterator(text);
}

function next(_t: Thread, self: PyStrIterator): Value | undefined {
  const { text } = self;
  if (text === undefined) return undefined;
  if (typeof text === 'string') {
    if (self.index < text.length) return text[self.index++];
  } else if (self.index < text.points.length) return strOfPoint(text.points[self.index++]);
  self.text = undefined;
  return undefined;
}

function reduce(t: Thread, self: PyStrIterator): Value {
  const iter = builtin(t, 'iter');
  return self.text === undefined
    ? new PyTuple([iter, new PyTuple([''])])
    : new PyTuple([iter, new PyTuple([self.text]), self.index]);
}

function setState(_t: Thread, self: PyStrIterator, state: Value): Value {
  const index = Number(positionOf(state));
  if (self.text !== undefined) self.index = Math.min(Math.max(index, 0), lengthStr(self.text));
  return null;
}

for (const [type, cls] of [
  [strIteratorType, PyStrIterator],
  [asciiIteratorType, PyAsciiIterator],
] as const) {
  fillType(type, {
    class: cls,
    slots: { tp_getattro: genericGetAttr, tp_iter: (_t, self: PyStrIterator) => self, tp_iternext: next },
    methods: {
      __length_hint__: [
        '~(self, /)',
        (_t, self: PyStrIterator) => (self.text === undefined ? 0 : lengthStr(self.text) - self.index),
      ],
      __reduce__: ['~(self, /)', reduce],
      __setstate__: ['~(self, state, /)', setState],
    },
  });
}
