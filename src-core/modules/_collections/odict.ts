/** `collections.OrderedDict` (Objects/odictobject.c) over the storage of odict-object.ts; views and iterators are in odict-views.ts. */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { same } from '../../objects/abstract/compare.ts';
import { getIter, iterate, iterNext } from '../../objects/abstract/iter.ts';
import { guardRepr, repr } from '../../objects/abstract/repr.ts';
import { contains, getItem, setItem } from '../../objects/abstract/sequence.ts';
import { fillType } from '../../objects/define.ts';
import { mergeMapping } from '../../objects/dict/merge.ts';
import { slotsOf, tableSize } from '../../objects/dict/size.ts';
import { PyDict } from '../../objects/dict.ts';
import { instanceDict } from '../../objects/instance.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { concatStrs } from '../../objects/str-join.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, dictType, EQ, NE, typeOf } from '../../objects/type.ts';
import { NotImplemented, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { NOTHING, shortName } from '../native-type.ts';
import { orderedDictType, PyOrderedDict } from './odict-object.ts';
import { PyOrderedDictItems, PyOrderedDictIterator, PyOrderedDictKeys, PyOrderedDictValues } from './odict-views.ts';

/** Stores an item as `self[key] = value` does; an exact OrderedDict needs no call. */
function store(t: Thread, self: Value, key: Value, value: Value): void {
  if (self instanceof PyOrderedDict && self.cls === orderedDictType) self.put(t, key, value);
  else setItem(t, self, key, value);
}

/** Stores pairs, each unpacked by iteration (`mutablemapping_add_pairs`). */
function addPairs(t: Thread, self: Value, pairs: Value): void {
  const iter = getIter(t, pairs);
  for (;;) {
    const item = iterNext(t, iter);
    if (item === undefined) return;
    const parts = getIter(t, item);
    const key = iterNext(t, parts);
    if (key === undefined) return raise.ValueError('need more than 0 values to unpack');
    const value = iterNext(t, parts);
    if (value === undefined) return raise.ValueError('need more than 1 value to unpack');
    if (iterNext(t, parts) !== undefined) return raise.ValueError('too many values to unpack (expected 2)');
    store(t, self, key, value);
  }
}

/** `mutablemapping_update_arg`: a dict, what has keys, what has items, or pairs. */
function updateFrom(t: Thread, self: Value, arg: Value): void {
  if (typeOf(arg) === dictType) {
    // What is stored may run Python code, which may change the argument.
    for (const [key, value] of [...(arg as PyDict).entries()]) store(t, self, key, value);
    return;
  }
  const keys = lookupAttr(t, arg, 'keys');
  if (keys !== undefined) {
    iterate(t, call(t, keys, []), (key) => store(t, self, key, getItem(t, arg, key)));
    return;
  }
  const items = lookupAttr(t, arg, 'items');
  addPairs(t, self, items === undefined ? arg : call(t, items, []));
}

function updateAll(t: Thread, self: Value, positional: readonly Value[], keywords: Iterable<[Value, Value]>): null {
  if (positional.length === 1) updateFrom(t, self, positional[0]);
  for (const [key, value] of [...keywords]) store(t, self, key, value);
  return null;
}

function init(t: Thread, self: PyOrderedDict, args: Value[], kwnames: readonly Str[] | undefined): void {
  const given = args.length - (kwnames?.length ?? 0);
  if (given > 1) raise.TypeError(`expected at most 1 arguments, got ${given}`);
  const keywords = (kwnames ?? []).map((name, i): [Value, Value] => [name, args[given + i]]);
  updateAll(t, self, args.slice(0, given), keywords);
}

function update(t: Thread, self: Value, args: Value[], keywords: PyDict): null {
  if (args.length > 1) return raise.TypeError(`update() takes at most 1 positional argument (${args.length} given)`);
  return updateAll(t, self, args, keywords.entries());
}

function assign(t: Thread, self: PyOrderedDict, key: Value, value: Value | undefined): void {
  if (value !== undefined) {
    self.put(t, key, value);
    return;
  }
  const entry = self.find(t, key);
  if (entry < 0) raiseWith('KeyError', key);
  self.remove(t, entry);
}

function reprOrdered(t: Thread, self: PyOrderedDict): Str {
  const name = shortName(self.cls);
  if (self.size === 0) return `${name}()`;
  return guardRepr(t, self, '...', () => {
    const plain = new PyDict();
    mergeMapping(t, plain, self);
    return concatStrs(name, '(', repr(t, plain), ')');
  });
}

/** Are the keys equal in their order. Raises RuntimeError where comparing them changes one of the dicts. */
function sameOrder(t: Thread, a: PyOrderedDict, b: PyOrderedDict): boolean {
  const before = [a.state, b.state];
  let left = a.first;
  let right = b.first;
  while (left !== undefined && right !== undefined) {
    const equal = same(t, left.key, right.key);
    if (a.state !== before[0] || b.state !== before[1]) raise.RuntimeError('OrderedDict mutated during iteration');
    if (!equal) return false;
    left = left.next;
    right = right.next;
  }
  return left === right;
}

function compare(t: Thread, self: Value, other: Value, op: CompareOp): Value {
  if (!(self instanceof PyOrderedDict) || !(other instanceof PyDict) || (op !== EQ && op !== NE)) return NotImplemented;
  const result = dictType.tp_richcompare(t, self as never, other as never, op);
  if (!(other instanceof PyOrderedDict) || result === (op === NE)) return result;
  return sameOrder(t, self, other) === (op === EQ);
}

function or(t: Thread, left: Value, right: Value): Value {
  const self = left instanceof PyOrderedDict ? left : (right as PyOrderedDict);
  if (!((self === left ? right : left) instanceof PyDict)) return NotImplemented;
  const out = call(t, self.cls, [left]);
  updateFrom(t, out, right);
  return out;
}

function copy(t: Thread, self: PyOrderedDict): Value {
  if (self.cls === orderedDictType) {
    const out = new PyOrderedDict();
    for (let node = self.first; node !== undefined; node = node.next) {
      const value = self.valueAt(t, node);
      out.put(t, node.key, value === undefined ? raiseWith('KeyError', node.key) : value);
    }
    return out;
  }
  const out = call(t, self.cls, []);
  for (let node = self.first; node !== undefined; node = node.next) setItem(t, out, node.key, getItem(t, self, node.key));
  return out;
}

function popItem(t: Thread, self: PyOrderedDict, last: boolean): Value {
  const node = last ? self.last : self.first;
  if (node === undefined) return raiseWith('KeyError', 'dictionary is empty');
  if (self.valueAt(t, node) === undefined) return raiseWith('KeyError', node.key);
  return new PyTuple([node.key, self.remove(t, node.entry)]);
}

function pop(t: Thread, self: PyOrderedDict, key: Value, otherwise: Value | undefined): Value {
  const entry = self.find(t, key);
  if (entry >= 0 && self.nodeAt(entry) !== undefined) return self.remove(t, entry);
  return otherwise === undefined ? raiseWith('KeyError', key) : otherwise;
}

function setDefault(t: Thread, self: PyOrderedDict, key: Value, otherwise: Value): Value {
  if (self.cls === orderedDictType) {
    const entry = self.find(t, key);
    if (entry >= 0) return self.values[entry] as Value;
    self.put(t, key, otherwise);
    return otherwise;
  }
  if (contains(t, self, key)) return getItem(t, self, key);
  setItem(t, self, key, otherwise);
  return otherwise;
}

function moveToEnd(t: Thread, self: PyOrderedDict, key: Value, last: boolean): null {
  const end = last ? self.last : self.first;
  if (end === undefined) return raiseWith('KeyError', key);
  if (end.key === key) return null;
  const entry = self.find(t, key);
  const node = entry < 0 ? undefined : self.nodeAt(entry);
  if (node === undefined) return raiseWith('KeyError', key);
  self.move(node, last);
  return null;
}

function fromKeys(t: Thread, cls: Value, iterable: Value, value: Value): Value {
  const out = call(t, cls, []);
  iterate(t, iterable, (key) => store(t, out, key, value));
  return out;
}

function reduce(t: Thread, self: PyOrderedDict): Value {
  const state = callMethod(t, self, '__getstate__');
  const items = getIter(t, callMethod(t, self, 'items'));
  return new PyTuple([self.cls, NOTHING, state, null, items]);
}

orderedDictType.allocate = () => new PyOrderedDict();

fillType(orderedDictType, {
  class: PyOrderedDict,
  slots: {
    tp_init: init,
    tp_repr: reprOrdered,
    tp_richcompare: compare,
    tp_iter: (_t, self: PyOrderedDict) => new PyOrderedDictIterator(self, 'key', false),
    mp_ass_subscript: assign,
    nb_or: or,
    nb_inplace_or: (t, self: PyOrderedDict, other: Value) => {
      updateFrom(t, self, other);
      return self;
    },
  },
  methods: {
    clear: [
      '~(self, /)',
      (_t, self: PyOrderedDict) => {
        self.clear();
        return null;
      },
    ],
    copy: ['~(self, /)', copy],
    items: ['~(self, /)', (_t, self: PyOrderedDict) => new PyOrderedDictItems(self)],
    keys: ['~(self, /)', (_t, self: PyOrderedDict) => new PyOrderedDictKeys(self)],
    values: ['~(self, /)', (_t, self: PyOrderedDict) => new PyOrderedDictValues(self)],
    move_to_end: ['(self, /, key, last: bool = True)', moveToEnd],
    pop: ['(self, /, key, default=NULL)', pop],
    popitem: ['(self, /, last: bool = True)', popItem],
    setdefault: ['(self, /, key, default=None)', setDefault],
    update: ['~(self, *args, **kwargs)', update],
    __reduce__: ['~(self, /)', reduce],
    __reversed__: ['~(self, /)', (_t, self: PyOrderedDict) => new PyOrderedDictIterator(self, 'key', true)],
    __sizeof__: ['~(self, /)', (_t, self: PyOrderedDict) => 112 + tableSize(self) + 8 * slotsOf(self) + 32 * self.size],
  },
  classmethods: { fromkeys: ['(type, /, iterable, value=None)', fromKeys] },
  getset: {
    __dict__: [
      (_t, self: PyOrderedDict) => instanceDict(self),
      (_t, self: PyOrderedDict, value) => {
        if (!(value instanceof PyDict)) return raise.TypeError('__dict__ must be set to a dictionary');
        self.dict = value;
      },
    ],
  },
});
