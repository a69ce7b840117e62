/** The types `set` and `frozenset` over the table of set-object.ts (Objects/setobject.c). */
import { callMethod } from '../abstract/call.ts';
import { guardRepr, repr } from '../abstract/repr.ts';
import { checkCount, refuseKeywords } from '../arguments.ts';
import { fillType, type NativeRow } from '../define.ts';
import { classGetItem } from '../generic-alias-object.ts';
import { isException, raiseWith } from '../raise.ts';
import { concatStrs, joinStrs } from '../str-join.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { frozensetType, type PyType, type Slots, setType, typeOf } from '../type.ts';
import { NotImplemented, PyList, PyTuple, type Str, utf16, type Value } from '../value.ts';
import {
  compareSets,
  difference,
  differenceUpdate,
  intersection,
  isDisjoint,
  isSubset,
  isSuperset,
  symmetricDifference,
  symmetricDifferenceUpdate,
} from './operations.ts';
import { hashFrozenSet } from './set-hash.ts';
import { PySetIter } from './set-iter.ts';
import { PyFrozenSet, PySet } from './set-object.ts';
import { frozensetFrom, setLike, updateSet } from './update.ts';

function initSet(t: Thread, self: PySet, args: Value[], kwnames: readonly Str[] | undefined): void {
  refuseKeywords('set', kwnames);
  checkCount(utf16(self.cls.name), args.length, 0, 1);
  if (self.fill > 0) self.clear();
  if (args.length === 1) updateSet(t, self, args[0]);
}

function newFrozenSet(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const given = args.length - (kwnames?.length ?? 0);
  if (cls === frozensetType || cls.tp_init === frozensetType.tp_init) refuseKeywords('frozenset', kwnames);
  checkCount(utf16(cls.name), given, 0, 1);
  if (cls === frozensetType && given === 1) return frozensetFrom(t, args[0]);
  const self = adopt(new PyFrozenSet(), cls, frozensetType);
  if (given === 1) updateSet(t, self, args[0]);
  return self;
}

function reprSet(t: Thread, self: PySet): Str {
  const { name } = self.cls;
  return guardRepr(t, self, `${utf16(name)}(...)`, () => {
    if (self.used === 0) return concatStrs(name, '()');
    const parts = self.items().map((item) => repr(t, item));
    const braces = joinStrs(['{', joinStrs(parts, ', '), '}'], '');
    return self.cls === setType ? braces : concatStrs(name, '(', braces, ')');
  });
}

/** Runs `action` with a key; an unhashable set stands for the frozenset of its items. */
function withKey(key: Value, action: (key: Value) => boolean, t: Thread): boolean {
  try {
    return action(key);
  } catch (error) {
    if (!(key instanceof PySet) || key instanceof PyFrozenSet || !isException(error, 'TypeError')) throw error;
    const frozen = new PyFrozenSet();
    updateSet(t, frozen, key);
    return action(frozen);
  }
}

function contains(t: Thread, self: PySet, key: Value): boolean {
  return withKey(key, (k) => self.has(t, k), t);
}

function remove(t: Thread, self: PySet, key: Value): null {
  return withKey(key, (k) => self.discard(t, k), t) ? null : raiseWith('KeyError', key);
}

function pop(_t: Thread, self: PySet): Value {
  const key = self.pop();
  return key === undefined ? raiseWith('KeyError', 'pop from an empty set') : key;
}

function copy(t: Thread, self: PySet): Value {
  return typeOf(self) === frozensetType ? self : setLike(t, self, self);
}

function union(t: Thread, self: PySet, others: Value[]): Value {
  const result = setLike(t, self, self);
  for (const other of others) if (other !== self) updateSet(t, result, other);
  return result;
}

function intersectAll(t: Thread, self: PySet, others: Value[]): PySet {
  if (others.length === 0) return setLike(t, self, self);
  return others.reduce((result: PySet, other) => intersection(t, result, other), self);
}

function differenceAll(t: Thread, self: PySet, others: Value[]): Value {
  if (others.length === 0) return copy(t, self);
  const result = difference(t, self, others[0]);
  for (const other of others.slice(1)) differenceUpdate(t, result, other);
  return result;
}

function reduce(t: Thread, self: PySet): Value {
  const args = new PyTuple([new PyList(self.items())]);
  return new PyTuple([self.cls, args, callMethod(t, self, '__getstate__')]);
}

/** A binary operator on two sets; NotImplemented for anything else. */
const operator =
  (operation: (t: Thread, left: PySet, right: PySet) => Value) =>
  (t: Thread, left: Value, right: Value): Value =>
    left instanceof PySet && right instanceof PySet ? operation(t, left, right) : NotImplemented;

/** An in-place operator: changes the left set. */
const inplace =
  (operation: (t: Thread, left: PySet, right: PySet) => void) =>
  (t: Thread, left: PySet, right: Value): Value => {
    if (!(right instanceof PySet)) return NotImplemented;
    operation(t, left, right);
    return left;
  };

/** A method that changes the set and answers None. */
const action =
  <A extends unknown[]>(change: (t: Thread, self: PySet, ...args: A) => unknown) =>
  (t: Thread, self: PySet, ...args: A): null => {
    change(t, self, ...args);
    return null;
  };

const sharedSlots: Partial<Slots> = {
  tp_repr: reprSet,
  tp_richcompare: compareSets,
  tp_iter: (_t, self: PySet) => new PySetIter(self),
  sq_length: (_t, self: PySet) => self.used,
  sq_contains: contains,
  nb_subtract: operator(difference),
  nb_and: operator(intersection),
  nb_xor: operator(symmetricDifference),
  nb_or: operator((t, left, right) => union(t, left, [right])),
};

const sharedMethods: Record<string, NativeRow> = {
  __contains__: ['~(self, object, /)', contains],
  copy: ['~(self, /)', copy],
  difference: ['~(self, *others)', differenceAll, 'VARARGS'],
  intersection: ['~(self, *others)', intersectAll, 'VARARGS'],
  isdisjoint: ['~(self, other, /)', isDisjoint],
  issubset: ['(self, other, /)', isSubset],
  issuperset: ['(self, other, /)', isSuperset],
  __reduce__: ['~(self, /)', reduce],
  __sizeof__: ['~(self, /)', (_t, self: PySet) => 200 + (self.mask > 7 ? (self.mask + 1) * 16 : 0)],
  symmetric_difference: ['~(self, other, /)', symmetricDifference],
  union: ['~(self, *others)', union, 'VARARGS'],
};

fillType(setType, {
  class: PySet,
  slots: {
    ...sharedSlots,
    tp_new: (_t, cls: PyType) => adopt(new PySet(), cls, setType),
    tp_init: initSet,
    nb_inplace_subtract: inplace(differenceUpdate),
    nb_inplace_and: inplace((t, left, right) => left.takeOver(intersection(t, left, right))),
    nb_inplace_xor: inplace(symmetricDifferenceUpdate),
    nb_inplace_or: inplace(updateSet),
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    ...sharedMethods,
    add: ['~(self, object, /)', action((t, self, key: Value) => self.add(t, key))],
    clear: ['~(self, /)', action((_t, self) => self.clear())],
    discard: ['~(self, object, /)', action((t, self, key: Value) => withKey(key, (k) => self.discard(t, k), t))],
    difference_update: [
      '~(self, *others)',
      action((t, self, others: Value[]) => {
        for (const other of others) differenceUpdate(t, self, other);
      }),
      'VARARGS',
    ],
    intersection_update: ['~(self, *others)', action((t, self, others: Value[]) => self.takeOver(intersectAll(t, self, others)))],
    pop: ['~(self, /)', pop],
    remove: ['~(self, object, /)', remove],
    symmetric_difference_update: ['~(self, other, /)', action(symmetricDifferenceUpdate)],
    update: [
      '~(self, *others)',
      action((t, self, others: Value[]) => {
        for (const other of others) updateSet(t, self, other);
      }),
      'VARARGS',
    ],
  },
});

fillType(frozensetType, {
  class: PyFrozenSet,
  slots: { ...sharedSlots, tp_new: newFrozenSet, tp_hash: (_t, self: PyFrozenSet) => hashFrozenSet(self) },
  classmethods: { __class_getitem__: classGetItem },
  methods: sharedMethods,
});
