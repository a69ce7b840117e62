/** Iterators over the keys, values and items of dicts, in both directions (Objects/dictobject.c). */
import { fillType } from '../define.ts';
import type { PyDict } from '../dict.ts';
import { builtin, finalIterator, selfIter } from '../iterators/support.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyList, PyObject, PyTuple, type Value } from '../value.ts';

/** Which part of an entry an iterator or a view shows. */
export type Part = 'key' | 'value' | 'item';

/** The given part of an entry. */
export function partOf(dict: PyDict, entry: number, part: Part): Value {
  if (part === 'key') return dict.keys[entry] as Value;
  if (part === 'value') return dict.values[entry] as Value;
  return new PyTuple([dict.keys[entry] as Value, dict.values[entry] as Value]);
}

export const dictKeyIterType = finalIterator('dict_keyiterator');
export const dictValueIterType = finalIterator('dict_valueiterator');
export const dictItemIterType = finalIterator('dict_itemiterator');
const reverseKeyIterType = finalIterator('dict_reversekeyiterator');
const reverseValueIterType = finalIterator('dict_reversevalueiterator');
const reverseItemIterType = finalIterator('dict_reverseitemiterator');

/** Forward iterator. `index` is the next entry; `used` the size that the dict must keep, -1 once it did not. */
export abstract class PyDictIter extends PyObject {
  abstract readonly part: Part;
  index = 0;
  used: number;
  /** Items still expected. */
  remaining: number;
  /** Undefined once exhausted. */
  source: PyDict | undefined;
  constructor(dict: PyDict) {
    super();
    this.source = dict;
    this.used = dict.size;
    this.remaining = dict.size;
  }
}
export class PyDictKeyIter extends PyDictIter {
  declare readonly part: 'key';
}
export class PyDictValueIter extends PyDictIter {
  declare readonly part: 'value';
}
export class PyDictItemIter extends PyDictIter {
  declare readonly part: 'item';
}

export abstract class PyDictReverseIter extends PyDictIter {
  constructor(dict: PyDict) {
    super(dict);
    this.index = dict.keys.length - 1;
  }
}
export class PyDictReverseKeyIter extends PyDictReverseIter {
  declare readonly part: 'key';
}
export class PyDictReverseValueIter extends PyDictReverseIter {
  declare readonly part: 'value';
}
export class PyDictReverseItemIter extends PyDictReverseIter {
  declare readonly part: 'item';
}

function checkSize(self: PyDictIter, dict: PyDict): void {
  if (self.used === dict.size) return;
  self.used = -1;
  raise.RuntimeError('dictionary changed size during iteration');
}

function next(_t: Thread, self: PyDictIter): Value | undefined {
  const dict = self.source;
  if (dict === undefined) return undefined;
  checkSize(self, dict);
  const { keys } = dict;
  let i = self.index;
  while (i < keys.length && keys[i] === undefined) i++;
  if (i >= keys.length) {
    self.source = undefined;
    return undefined;
  }
  if (self.remaining === 0) {
    self.source = undefined;
    return raise.RuntimeError('dictionary keys changed during iteration');
  }
  self.index = i + 1;
  self.remaining--;
  return partOf(dict, i, self.part);
}

function previous(_t: Thread, self: PyDictIter): Value | undefined {
  const dict = self.source;
  if (dict === undefined) return undefined;
  checkSize(self, dict);
  let i = Math.min(self.index, dict.keys.length - 1);
  while (i >= 0 && dict.keys[i] === undefined) i--;
  if (i < 0) {
    self.source = undefined;
    return undefined;
  }
  self.index = i - 1;
  self.remaining--;
  return partOf(dict, i, self.part);
}

/** `(iter, ([what is left],))`, without moving the iterator itself. */
function reduce(t: Thread, self: PyDictIter): Value {
  const items: Value[] = [];
  const dict = self.source;
  if (dict !== undefined) {
    const { index, used, remaining } = self;
    const step = self instanceof PyDictReverseIter ? previous : next;
    try {
      for (let item = step(t, self); item !== undefined; item = step(t, self)) items.push(item);
    } finally {
      Object.assign(self, { source: dict, index, used, remaining });
    }
  }
  return new PyTuple([builtin(t, 'iter'), new PyTuple([new PyList(items)])]);
}

const lengthHint = (_t: Thread, self: PyDictIter): Value => (self.source?.size === self.used ? self.remaining : 0);

for (const [type, cls, part] of [
  [dictKeyIterType, PyDictKeyIter, 'key'],
  [dictValueIterType, PyDictValueIter, 'value'],
  [dictItemIterType, PyDictItemIter, 'item'],
  [reverseKeyIterType, PyDictReverseKeyIter, 'key'],
  [reverseValueIterType, PyDictReverseValueIter, 'value'],
  [reverseItemIterType, PyDictReverseItemIter, 'item'],
] as const) {
  (cls.prototype as { part: Part }).part = part;
  fillType(type, {
    plainGetattribute: type === reverseKeyIterType,
    class: cls,
    slots: { tp_iter: selfIter, tp_iternext: cls.prototype instanceof PyDictReverseIter ? previous : next },
    methods: { __length_hint__: ['~(self, /)', lengthHint], __reduce__: ['~(self, /)', reduce] },
  });
}
