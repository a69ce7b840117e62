/** `dict_keys`, `dict_values` and `dict_items`: views of a dict that follow its changes (Objects/dictobject.c). */
import { callMethod } from '../abstract/call.ts';
import { same } from '../abstract/compare.ts';
import { iterate, toArray } from '../abstract/iter.ts';
import { guardRepr, repr } from '../abstract/repr.ts';
import { contains, length } from '../abstract/sequence.ts';
import { fillType, type NativeRow } from '../define.ts';
import type { PyDict } from '../dict.ts';
import { PyMappingProxy } from '../mappingproxy.ts';
import { PySet } from '../set/set-object.ts';
import { updateSet } from '../set/update.ts';
import { joinStrs } from '../str-join.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, dictType, EQ, GE, GT, LE, LT, NE, objectType, PyType, type Slots, setType, typeOf } from '../type.ts';
import { NotImplemented, PyList, PyObject, PyTuple, type Str, type Value } from '../value.ts';
import {
  PyDictItemIter,
  type PyDictIter,
  PyDictKeyIter,
  PyDictReverseItemIter,
  PyDictReverseKeyIter,
  PyDictReverseValueIter,
  PyDictValueIter,
} from './dict-iter.ts';

export const dictKeysType = new PyType('dict_keys', objectType);
export const dictValuesType = new PyType('dict_values', objectType);
export const dictItemsType = new PyType('dict_items', objectType);
for (const type of [dictKeysType, dictValuesType, dictItemsType]) type.final = true;

export class PyDictView extends PyObject {
  constructor(readonly source: PyDict) {
    super();
  }
}
export class PyDictKeys extends PyDictView {}
export class PyDictValues extends PyDictView {}
export class PyDictItems extends PyDictView {}

const isSetView = (value: Value): value is PyDictView => value instanceof PyDictKeys || value instanceof PyDictItems;

const viewLength = (_t: Thread, self: PyDictView): number => self.source.size;

function reprView(t: Thread, self: PyDictView): Str {
  return guardRepr(t, self, '...', () => joinStrs([self.cls.name, '(', repr(t, new PyList(toArray(t, self))), ')'], ''));
}

function allContained(t: Thread, inner: Value, outer: Value): boolean {
  let all = true;
  iterate(t, inner, (item) => {
    all = contains(t, outer, item);
    return all;
  });
  return all;
}

function compare(t: Thread, self: PyDictView, other: Value, op: CompareOp): Value {
  if (!(other instanceof PySet) && !isSetView(other)) return NotImplemented;
  const mine = length(t, self);
  const theirs = length(t, other);
  switch (op) {
    case EQ:
      return mine === theirs && allContained(t, self, other);
    case NE:
      return !(mine === theirs && allContained(t, self, other));
    case LT:
      return mine < theirs && allContained(t, self, other);
    case LE:
      return mine <= theirs && allContained(t, self, other);
    case GT:
      return mine > theirs && allContained(t, other, self);
    case GE:
      return mine >= theirs && allContained(t, other, self);
  }
}

/** A set of what an operand of `|`, `-`, `^` holds; the left operand need not be a view. */
function toSet(t: Thread, value: Value): PySet {
  const out = new PySet();
  updateSet(t, out, value instanceof PyDictKeys && value.source.cls === dictType ? value.source : value);
  return out;
}

function subtract(t: Thread, left: Value, right: Value): Value {
  const out = toSet(t, left);
  callMethod(t, out, 'difference_update', right);
  return out;
}

function or(t: Thread, left: Value, right: Value): Value {
  const out = toSet(t, left);
  updateSet(t, out, right);
  return out;
}

function xor(t: Thread, left: Value, right: Value): Value {
  if (left instanceof PyDictItems && right instanceof PyDictItems) return xorItems(t, left.source, right.source);
  const out = toSet(t, left);
  callMethod(t, out, 'symmetric_difference_update', right);
  return out;
}

function xorItems(t: Thread, left: PyDict, right: PyDict): Value {
  const rest = left.copy();
  const out = new PySet();
  for (let i = 0; i < right.keys.length; i++) {
    const key = right.keys[i];
    if (key === undefined) continue;
    const value = right.values[i] as Value;
    const entry = rest.find(t, key);
    if (entry >= 0 && same(t, rest.values[entry] as Value, value)) rest.delete(t, key);
    else out.add(t, new PyTuple([key, value]));
  }
  updateSet(t, out, new PyDictItems(rest));
  return out;
}

function and(t: Thread, left: Value, right: Value): Value {
  let [view, other] = isSetView(left) ? [left, right] : [right as PyDictView, left];
  if (typeOf(other) === setType && view.source.size <= length(t, other)) return callMethod(t, other, 'intersection', view);
  if (isSetView(other) && other.source.size > view.source.size) [view, other] = [other, view];
  const out = new PySet();
  const has = view instanceof PyDictKeys ? containsKey : containsItem;
  iterate(t, other, (item) => {
    if (has(t, view, item)) out.add(t, item);
  });
  return out;
}

const containsKey = (t: Thread, self: PyDictView, key: Value): boolean => self.source.find(t, key) >= 0;

function containsItem(t: Thread, self: PyDictView, item: Value): boolean {
  if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
  const found = self.source.get(t, item.items[0]);
  return found !== undefined && same(t, found, item.items[1]);
}

function isDisjoint(t: Thread, self: PyDictView, other: Value): boolean {
  if (self === other) return self.source.size === 0;
  let container: Value = self;
  let items = other;
  if ((other instanceof PySet || isSetView(other)) && length(t, other) > self.source.size) [container, items] = [other, self];
  let disjoint = true;
  iterate(t, items, (item) => {
    disjoint = !contains(t, container, item);
    return disjoint;
  });
  return disjoint;
}

const mapping = [(_t: Thread, self: PyDictView) => new PyMappingProxy(self.source)] as const;
const slotsFor = (iter: new (dict: PyDict) => PyDictIter): Partial<Slots> => ({
  tp_repr: reprView,
  tp_iter: (_t, self: PyDictView) => new iter(self.source),
  sq_length: viewLength,
});
const setSlots: Partial<Slots> = {
  tp_richcompare: compare,
  nb_subtract: subtract,
  nb_and: and,
  nb_xor: xor,
  nb_or: or,
};
const reversed = (iter: new (dict: PyDict) => PyDictIter): NativeRow => [
  '~(self, /)',
  (_t, self: PyDictView) => new iter(self.source),
];

fillType(dictKeysType, {
  class: PyDictKeys,
  slots: { ...slotsFor(PyDictKeyIter), ...setSlots, sq_contains: containsKey },
  methods: { isdisjoint: ['~(self, other, /)', isDisjoint], __reversed__: reversed(PyDictReverseKeyIter) },
  getset: { mapping },
});

fillType(dictItemsType, {
  class: PyDictItems,
  slots: { ...slotsFor(PyDictItemIter), ...setSlots, sq_contains: containsItem },
  methods: { isdisjoint: ['~(self, other, /)', isDisjoint], __reversed__: reversed(PyDictReverseItemIter) },
  getset: { mapping },
});

fillType(dictValuesType, {
  class: PyDictValues,
  slots: slotsFor(PyDictValueIter),
  methods: { __reversed__: reversed(PyDictReverseValueIter) },
  getset: { mapping },
});
