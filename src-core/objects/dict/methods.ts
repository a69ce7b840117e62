/** The `dict` type over the storage of dict.ts (Objects/dictobject.c). Views, iterators and merging have files of their own. */
import { call, lookupSpecial } from '../abstract/call.ts';
import { same } from '../abstract/compare.ts';
import { iterate } from '../abstract/iter.ts';
import { guardRepr, repr } from '../abstract/repr.ts';
import { setItem } from '../abstract/sequence.ts';
import { checkCount } from '../arguments.ts';
import { fillType } from '../define.ts';
import { PyDict } from '../dict.ts';
import { classGetItem } from '../generic-alias-object.ts';
import { raiseWith } from '../raise.ts';
import { PySet } from '../set/set-object.ts';
import { joinStrs } from '../str-join.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, dictType, EQ, frozensetType, NE, type PyType, setType, typeOf } from '../type.ts';
import { basicSize } from '../type-flags.ts';
import { NotImplemented, PyTuple, type Str, type Value } from '../value.ts';
import { PyDictKeyIter, PyDictReverseKeyIter } from './dict-iter.ts';
import { mergeMapping, updateDict } from './merge.ts';
import { tableSize } from './size.ts';
import { PyDictItems, PyDictKeys, PyDictValues } from './views.ts';

/** What `dict(...)` and `update(...)` do: an optional mapping or pairs, then keywords. */
function updateCommon(
  t: Thread,
  self: PyDict,
  name: string,
  positional: readonly Value[],
  keywords: Iterable<[Value, Value]>,
): void {
  checkCount(name, positional.length, 0, 1);
  if (positional.length === 1) updateDict(t, self, positional[0]);
  for (const [key, value] of keywords) self.set(t, key, value);
}

function init(t: Thread, self: PyDict, args: Value[], kwnames: readonly Str[] | undefined): void {
  const given = args.length - (kwnames?.length ?? 0);
  const keywords = (kwnames ?? []).map((name, i): [Value, Value] => [name, args[given + i]]);
  updateCommon(t, self, 'dict', args.slice(0, given), keywords);
}

function update(t: Thread, self: PyDict, args: Value[], keywords: PyDict): null {
  updateCommon(t, self, 'update', args, []);
  mergeMapping(t, self, keywords);
  return null;
}

function reprDict(t: Thread, self: PyDict): Str {
  if (self.size === 0) return '{}';
  return guardRepr(t, self, '{...}', () => {
    const parts: Str[] = [];
    // The dict may change under the reprs of its items.
    for (let i = 0; i < self.keys.length; i++) {
      const key = self.keys[i];
      if (key === undefined) continue;
      const value = self.values[i] as Value;
      const keyText = repr(t, key);
      parts.push(joinStrs([keyText, repr(t, value)], ': '));
    }
    return joinStrs(['{', joinStrs(parts, ', '), '}'], '');
  });
}

function equal(t: Thread, self: PyDict, other: PyDict): boolean {
  if (self.size !== other.size) return false;
  for (let i = 0; i < self.keys.length; i++) {
    const key = self.keys[i];
    if (key === undefined) continue;
    const value = self.values[i] as Value;
    const theirs = other.get(t, key);
    if (theirs === undefined || !same(t, value, theirs)) return false;
  }
  return true;
}

function compare(t: Thread, self: PyDict, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyDict) || (op !== EQ && op !== NE)) return NotImplemented;
  return equal(t, self, other) === (op === EQ);
}

/** `self[key]`; a subclass may have `__missing__`. Raises KeyError(key). */
export function dictSubscript(t: Thread, self: PyDict, key: Value): Value {
  const value = self.get(t, key);
  if (value !== undefined) return value;
  if (self.cls !== dictType) {
    const missing = lookupSpecial(t, self, '__missing__');
    if (missing !== undefined) return call(t, missing, [key]);
  }
  return raiseWith('KeyError', key);
}

function assign(t: Thread, self: PyDict, key: Value, value: Value | undefined): void {
  if (value !== undefined) self.set(t, key, value);
  else if (self.delete(t, key) === undefined) raiseWith('KeyError', key);
}

function or(t: Thread, left: Value, right: Value): Value {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const out = left.copy();
  updateDict(t, out, right);
  return out;
}

function pop(t: Thread, self: PyDict, key: Value, otherwise: Value | undefined): Value {
  // An empty dict does not even hash the key.
  const value = self.size === 0 ? undefined : self.delete(t, key);
  return value === undefined ? noneOr(otherwise, key) : value;
}

function noneOr(value: Value | undefined, key: Value): Value {
  return value === undefined ? raiseWith('KeyError', key) : value;
}

function popItem(t: Thread, self: PyDict): Value {
  const pair = self.popLast(t);
  return pair === undefined ? raiseWith('KeyError', 'popitem(): dictionary is empty') : new PyTuple(pair);
}

function get(t: Thread, self: PyDict, key: Value, otherwise: Value): Value {
  const value = self.get(t, key);
  return value === undefined ? otherwise : value;
}

/** Adds the keys of an exact dict or set, whose hashes are known. False for anything else (`_PyDict_FromKeys`). */
function fillHashed(t: Thread, out: PyDict, iterable: Value, value: Value): boolean {
  const type = typeOf(iterable);
  if (iterable instanceof PyDict && type === dictType) {
    for (let entry = 0; entry < iterable.keys.length; entry++) {
      const key = iterable.keys[entry];
      if (key !== undefined) out.setHashed(t, key, iterable.hashAt(t, entry), value);
    }
    return true;
  }
  if (!(iterable instanceof PySet) || (type !== setType && type !== frozensetType)) return false;
  for (const [key, hash] of iterable.hashedItems()) out.setHashed(t, key, hash, value);
  return true;
}

function fromKeys(t: Thread, cls: Value, iterable: Value, value: Value): Value {
  const out = call(t, cls, []);
  const plain = typeOf(out) === dictType;
  if (plain && fillHashed(t, out as PyDict, iterable, value)) return out;
  iterate(t, iterable, (key) => {
    if (plain) (out as PyDict).set(t, key, value);
    else setItem(t, out, key, value);
  });
  return out;
}

fillType(dictType, {
  class: PyDict,
  slots: {
    tp_new: (_t, cls: PyType) => adopt(cls.solid.allocate?.() ?? new PyDict(), cls, cls.solid),
    tp_init: init,
    tp_repr: reprDict,
    tp_richcompare: compare,
    tp_iter: (_t, self: PyDict) => new PyDictKeyIter(self),
    mp_length: (_t, self: PyDict) => self.size,
    mp_subscript: dictSubscript,
    mp_ass_subscript: assign,
    sq_contains: (t, self: PyDict, key: Value) => self.find(t, key) >= 0,
    nb_or: or,
    nb_inplace_or: (t, self: PyDict, other: Value) => {
      updateDict(t, self, other);
      return self;
    },
  },
  methods: {
    __contains__: ['(self, key, /)', (t, self: PyDict, key: Value) => self.find(t, key) >= 0],
    __getitem__: ['(self, key, /)', dictSubscript],
    __sizeof__: ['~(self, /)', (_t, self: PyDict) => basicSize(dictType) + tableSize(self)],
    __reversed__: ['(self, /)', (_t, self: PyDict) => new PyDictReverseKeyIter(self)],
    get: ['(self, key, default=None, /)', get],
    setdefault: ['(self, key, default=None, /)', (t, self: PyDict, key: Value, value: Value) => self.setDefault(t, key, value)],
    pop: ['(self, key, default=NULL, /)', pop],
    popitem: ['(self, /)', popItem],
    keys: ['~(self, /)', (_t, self: PyDict) => new PyDictKeys(self)],
    items: ['~(self, /)', (_t, self: PyDict) => new PyDictItems(self)],
    values: ['~(self, /)', (_t, self: PyDict) => new PyDictValues(self)],
    update: ['~(self, *args, **kwargs)', update],
    clear: [
      '~(self, /)',
      (_t, self: PyDict) => {
        self.clear();
        return null;
      },
    ],
    copy: ['~(self, /)', (_t, self: PyDict) => self.copy()],
  },
  classmethods: { __class_getitem__: classGetItem, fromkeys: ['(type, iterable, value=None, /)', fromKeys] },
});
