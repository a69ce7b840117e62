/** The `list` type (Objects/listobject.c). Subscription, sorting and iterators have files of their own. */

import { same } from '../abstract/compare.ts';
import { checkItems, getIter, iterNext, MAX_ITEMS } from '../abstract/iter.ts';
import { reprText } from '../abstract/repr.ts';
import { lengthHint } from '../abstract/sequence.ts';
import { onlyPositional } from '../arguments.ts';
import { fillType } from '../define.ts';
import { classGetItem } from '../generic-alias-object.ts';
import { raise, raiseWith } from '../raise.ts';
import { checkedIndex, compareItems, countOf, indexOf, repeatItems, reprItems } from '../sequence-items.ts';
import { boundIndex } from '../slice.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, EQ, listType, NE, type PyType, tupleType, typeOf } from '../type.ts';
import { NotImplemented, PyList, type PyTuple, type Str, utf16, type Value } from '../value.ts';
import { PyListIter, PyListReverseIter } from './list-iter.ts';
import { sortList } from './sort.ts';
import { assignIndex, assignListItem, getListItem } from './subscript.ts';

/** Appends every item of an iterable. */
export function extendList(t: Thread, self: PyList, iterable: Value): void {
  const type = typeOf(iterable);
  if (type === listType || type === tupleType || iterable === self) {
    const source = (iterable as PyList | PyTuple).items;
    const { items } = self;
    // The length is read first: a list may extend itself.
    for (let i = 0, n = source.length; i < n; i++) items.push(source[i]);
    return;
  }
  const iter = getIter(t, iterable);
  const hint = lengthHint(t, iterable, 8);
  // One that cannot be true together with what is there is a lie.
  if (self.items.length + hint < 2 ** 63) checkItems(hint);
  for (;;) {
    const item = iterNext(t, iter);
    if (item === undefined) return;
    if (self.items.push(item) > MAX_ITEMS) raiseWith('MemoryError');
  }
}

function extend(t: Thread, self: PyList, iterable: Value): null {
  extendList(t, self, iterable);
  return null;
}

function init(t: Thread, self: PyList, args: Value[], kwnames: readonly Str[] | undefined): void {
  const type = typeOf(self);
  // A subclass with a `__new__` of its own may take keywords.
  const own = type === listType || type.tp_new === listType.tp_new;
  const given = own || !kwnames ? args : args.slice(0, args.length - kwnames.length);
  const [iterable] = onlyPositional('list', given, own ? kwnames : undefined, 0, 1);
  self.items = [];
  if (iterable !== undefined) extendList(t, self, iterable);
}

function concat(_t: Thread, self: PyList, other: Value): Value {
  if (!(other instanceof PyList)) {
    return raise.TypeError(`can only concatenate list (not "${utf16(typeOf(other).name)}") to list`);
  }
  return new PyList(self.items.concat(other.items));
}

function inplaceRepeat(_t: Thread, self: PyList, count: number): Value {
  if (count <= 0) self.items = [];
  else if (count > 1) {
    const { items } = self;
    const { length } = items;
    checkItems(length * count);
    for (let i = 0, n = length * (count - 1); i < n; i++) items.push(items[i]);
  }
  return self;
}

function compare(t: Thread, self: PyList, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyList)) return NotImplemented;
  if ((op === EQ || op === NE) && self.items.length !== other.items.length) return op === NE;
  return compareItems(t, self, other, op);
}

function contains(t: Thread, self: PyList, value: Value): boolean {
  for (let i = 0; i < self.items.length; i++) if (same(t, self.items[i], value)) return true;
  return false;
}

function append(_t: Thread, self: PyList, object: Value): null {
  self.items.push(object);
  return null;
}

function insert(_t: Thread, self: PyList, index: number, object: Value): null {
  const { items } = self;
  const { length } = items;
  const at = index < 0 ? Math.max(index + length, 0) : Math.min(index, length);
  if (at === length) items.push(object);
  else if (at === 0) items.unshift(object);
  else items.splice(at, 0, object);
  return null;
}

function pop(_t: Thread, self: PyList, index: number): Value {
  const { items } = self;
  if (items.length === 0) return raise.IndexError('pop from empty list');
  const at = checkedIndex(index < 0 ? index + items.length : index, items.length, 'pop index out of range');
  if (at === items.length - 1) return items.pop() as Value;
  if (at === 0) return items.shift() as Value;
  return items.splice(at, 1)[0];
}

function remove(t: Thread, self: PyList, value: Value): null {
  for (let i = 0; i < self.items.length; i++) {
    if (same(t, self.items[i], value)) {
      self.items.splice(i, 1);
      return null;
    }
  }
  return raise.ValueError('list.remove(x): x not in list');
}

function index(t: Thread, self: PyList, value: Value, start: Value, stop: Value): Value {
  const from = boundIndex(t, start);
  const found = indexOf(t, self, value, from, boundIndex(t, stop));
  return found < 0 ? raise.ValueError(`${reprText(t, value)} is not in list`) : found;
}

function clear(_t: Thread, self: PyList): null {
  self.items = [];
  return null;
}

fillType(listType, {
  class: PyList,
  text: '(iterable=(), /)',
  slots: {
    tp_new: (_t, cls: PyType) => adopt(new PyList([]), cls, listType),
    tp_init: init,
    tp_repr: (t, self: PyList) => reprItems(t, self, '[', ']'),
    tp_richcompare: compare,
    tp_iter: (_t, self: PyList) => new PyListIter(self),
    sq_length: (_t, self: PyList) => self.items.length,
    mp_length: (_t, self: PyList) => self.items.length,
    sq_concat: concat,
    sq_repeat: (_t, self: PyList, count: number) => new PyList(repeatItems(self.items, count)),
    sq_item: (_t, self: PyList, i: number) => self.items[checkedIndex(i, self.items.length, 'list index out of range')],
    sq_ass_item: assignIndex,
    sq_contains: contains,
    sq_inplace_concat: (t, self: PyList, other: Value) => {
      extendList(t, self, other);
      return self;
    },
    sq_inplace_repeat: inplaceRepeat,
    mp_subscript: getListItem,
    mp_ass_subscript: assignListItem,
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    __getitem__: ['(self, index, /)', getListItem],
    __reversed__: ['(self, /)', (_t, self: PyList) => new PyListReverseIter(self)],
    __sizeof__: ['(self, /)', (_t, self: PyList) => 40 + 8 * self.items.length],
    clear: ['(self, /)', clear],
    copy: ['(self, /)', (_t, self: PyList) => new PyList(self.items.slice())],
    append: ['(self, object, /)', append],
    insert: ['(self, index: index, object, /)', insert],
    extend: ['(self, iterable, /)', extend],
    pop: ['(self, index: index = -1, /)', pop],
    remove: ['(self, value, /)', remove],
    index: ['(self, value, start=0, stop=sys.maxsize, /)', index],
    count: ['(self, value, /)', (t, self: PyList, value: Value) => countOf(t, self, value)],
    reverse: [
      '(self, /)',
      (_t, self: PyList) => {
        self.items.reverse();
        return null;
      },
    ],
    sort: [
      '(self, /, *, key=None, reverse: bool = False)',
      (t, self: PyList, key: Value, reverse: boolean) => {
        sortList(t, self, key, reverse);
        return null;
      },
    ],
  },
});
