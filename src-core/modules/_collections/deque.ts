/**
 * `collections.deque` (Modules/_collectionsmodule.c) as a ring of items in an array whose size is a power of two: both ends take and
 * give in constant time. Its iterators are in deque-iterator.ts.
 */
import { callMethod } from '../../objects/abstract/call.ts';
import { richCompare, same } from '../../objects/abstract/compare.ts';
import { getIter, iterNext, toArray } from '../../objects/abstract/iter.ts';
import { index as toIndex } from '../../objects/abstract/number.ts';
import { guardRepr, repr, reprText } from '../../objects/abstract/repr.ts';
import { checkCount } from '../../objects/arguments.ts';
import { fillType } from '../../objects/define.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { raise } from '../../objects/raise.ts';
import { compareLengths } from '../../objects/sequence-items.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { boundIndex } from '../../objects/slice.ts';
import { concatStrs, joinStrs } from '../../objects/str-join.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, NE, type PyType, typeOf } from '../../objects/type.ts';
import { asInt, NotImplemented, PyList, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { NOTHING, shortName, typeName } from '../native-type.ts';
import { PyDequeIterator, PyDequeReverseIterator } from './deque-iterator.ts';
import { dequeType, PyDeque } from './deque-object.ts';

/** Adds every item of an iterable at the right end, or at the left one. */
function extendDeque(t: Thread, self: PyDeque, iterable: Value, left: boolean): void {
  // What extends itself must not meet its own growth.
  const source = iterable === self ? new PyList(self.toArray()) : iterable;
  const iter = getIter(t, source);
  const next = typeOf(iter).tp_iternext;
  for (;;) {
    const item = next === undefined ? undefined : iterNext(t, iter);
    if (item === undefined) return;
    if (left) self.pushLeft(item);
    else self.push(item);
  }
}

const INIT = parseSignature('(iterable=NULL, maxlen=None)');

function init(t: Thread, self: PyDeque, args: Value[], kwnames: readonly Str[] | undefined): void {
  const [iterable, maxlen] = bind(t, INIT, 'deque', args, kwnames) as [Value | undefined, Value];
  let limit = -1;
  if (maxlen !== null) {
    const int = asInt(maxlen);
    if (int === undefined) raise.TypeError('an integer is required');
    if (typeof int !== 'number') raise.OverflowError('Python int too large to convert to C ssize_t');
    if ((int as number) < 0) raise.ValueError('maxlen must be non-negative');
    limit = int as number;
  }
  self.maxlen = limit;
  if (self.length > 0) self.clear();
  if (iterable !== undefined) extendDeque(t, self, iterable, false);
}

/** A deque with the items and the limit of another; a subclass is asked to make it. */
function copy(t: Thread, self: PyDeque): Value {
  if (self.cls === dequeType) return self.clone();
  const args: Value[] = self.maxlen < 0 ? [self] : [self, self.maxlen];
  const made = typeOf(self.cls).tp_call(t, self.cls as never, args, undefined);
  if (made instanceof PyDeque) return made;
  return raise.TypeError(`${shortName(self.cls)}() must return a deque, not ${typeName(made)}`);
}

function concat(t: Thread, self: PyDeque, other: Value): Value {
  if (!(other instanceof PyDeque)) {
    return raise.TypeError(`can only concatenate deque (not "${typeName(other)}") to deque`);
  }
  const out = copy(t, self) as PyDeque;
  extendDeque(t, out, other, false);
  return out;
}

function repeatInPlace(_t: Thread, self: PyDeque, count: number): Value {
  const size = self.length;
  if (size === 0 || count === 1) return self;
  if (count <= 0) {
    self.clear();
    return self;
  }
  if (size * count > 100_000_000 && self.maxlen < 0) return raise.MemoryError('');
  const times = self.maxlen >= 0 && count * size > self.maxlen ? Math.ceil(self.maxlen / size) : count;
  const items = self.toArray();
  for (let i = 1; i < times; i++) for (const item of items) self.push(item);
  return self;
}

function checkIndex(self: PyDeque, i: number): number {
  return i >= 0 && i < self.length ? i : raise.IndexError('deque index out of range');
}

function assign(_t: Thread, self: PyDeque, i: number, value: Value | undefined): void {
  checkIndex(self, i);
  if (value === undefined) self.removeAt(i);
  else self.put(i, value);
}

/** Calls `each` with every item; raises when the deque is changed meanwhile. */
function scan(self: PyDeque, each: (item: Value, i: number) => boolean, from = 0, to = self.length): void {
  const { state } = self;
  for (let i = from; i < to; i++) {
    const go = each(self.at(i), i);
    if (self.state !== state) raise.RuntimeError('deque mutated during iteration');
    if (!go) return;
  }
}

function contains(t: Thread, self: PyDeque, value: Value): boolean {
  let found = false;
  scan(self, (item) => !(found = same(t, item, value)));
  return found;
}

function count(t: Thread, self: PyDeque, value: Value): Value {
  let n = 0;
  scan(self, (item) => {
    if (same(t, item, value)) n++;
    return true;
  });
  return n;
}

function index(t: Thread, self: PyDeque, args: Value[]): Value {
  checkCount('index', args.length, 1, 3);
  const size = self.length;
  const clamp = (i: number) => Math.min(i < 0 ? Math.max(i + size, 0) : i, size);
  const start = clamp(args.length > 1 ? boundIndex(t, args[1]) : 0);
  const stop = clamp(args.length > 2 ? boundIndex(t, args[2]) : size);
  let found = -1;
  scan(
    self,
    (item, i) => {
      if (same(t, item, args[0])) found = i;
      return found < 0;
    },
    Math.min(start, stop),
    stop,
  );
  return found < 0 ? raise.ValueError(`${reprText(t, args[0])} is not in deque`) : found;
}

function remove(t: Thread, self: PyDeque, value: Value): null {
  const { state } = self;
  const size = self.length;
  for (let i = 0; i < size; i++) {
    const equal = same(t, self.at(i), value);
    if (self.state !== state) raise.IndexError('deque mutated during iteration');
    if (!equal) continue;
    self.removeAt(i);
    return null;
  }
  return raise.ValueError(`${reprText(t, value)} is not in deque`);
}

function insert(_t: Thread, self: PyDeque, at: number, value: Value): null {
  const n = self.length;
  if (self.maxlen === n) return raise.IndexError('deque already at its maximum size');
  if (at >= n) self.push(value);
  else if (at <= -n || at === 0) self.pushLeft(value);
  else {
    self.rotate(-at);
    if (at < 0) self.push(value);
    else self.pushLeft(value);
    self.rotate(at);
  }
  return null;
}

function reprDeque(t: Thread, self: PyDeque): Str {
  return guardRepr(t, self, '[...]', () => {
    const items = joinStrs(
      toArray(t, self).map((item) => repr(t, item)),
      ', ',
    );
    const limit = self.maxlen < 0 ? ')' : `, maxlen=${self.maxlen})`;
    return concatStrs(shortName(self.cls), '([', items, ']', limit);
  });
}

function compare(t: Thread, self: PyDeque, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyDeque) || !(self instanceof PyDeque)) return NotImplemented;
  if (self === other && (op === EQ || op === NE)) return op === EQ;
  if (self.length !== other.length && (op === EQ || op === NE)) return op === NE;
  const left = getIter(t, self);
  const right = getIter(t, other);
  for (;;) {
    const a = iterNext(t, left);
    const b = a === undefined ? undefined : iterNext(t, right);
    if (a === undefined || b === undefined) {
      // The shorter one is the lesser.
      const rest = a === undefined ? (iterNext(t, right) === undefined ? 0 : -1) : 1;
      return compareLengths(rest, 0, op);
    }
    if (same(t, a, b)) continue;
    if (op === EQ || op === NE) return op === NE;
    return richCompare(t, a, b, op);
  }
}

function reduce(t: Thread, self: PyDeque): Value {
  const state = callMethod(t, self, '__getstate__');
  const args = self.maxlen < 0 ? NOTHING : new PyTuple([NOTHING, self.maxlen]);
  return new PyTuple([self.cls, args, state, getIter(t, self)]);
}

/** What a pop gave, which undefined says was nothing. */
function given(item: Value | undefined): Value {
  return item === undefined ? raise.IndexError('pop from an empty deque') : item;
}

fillType(dequeType, {
  class: PyDeque,
  slots: {
    tp_new: (_t, cls: PyType) => adopt(new PyDeque(), cls, dequeType),
    tp_init: init,
    tp_repr: reprDeque,
    tp_richcompare: compare,
    tp_iter: (_t, self: PyDeque) => new PyDequeIterator(self),
    sq_length: (_t, self: PyDeque) => self.length,
    sq_concat: concat,
    sq_repeat: (t, self: PyDeque, times: number) => repeatInPlace(t, copy(t, self) as PyDeque, times),
    sq_item: (_t, self: PyDeque, i: number) => self.at(checkIndex(self, i)),
    sq_ass_item: assign,
    sq_contains: contains,
    sq_inplace_concat: (t, self: PyDeque, other: Value) => {
      extendDeque(t, self, other, false);
      return self;
    },
    sq_inplace_repeat: repeatInPlace,
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    append: [
      '~(self, item, /)',
      (_t, self: PyDeque, item: Value) => {
        self.push(item);
        return null;
      },
    ],
    appendleft: [
      '~(self, item, /)',
      (_t, self: PyDeque, item: Value) => {
        self.pushLeft(item);
        return null;
      },
    ],
    pop: ['~(self, /)', (_t, self: PyDeque) => given(self.pop())],
    popleft: ['~(self, /)', (_t, self: PyDeque) => given(self.popLeft())],
    extend: [
      '~(self, iterable, /)',
      (t, self: PyDeque, iterable: Value) => {
        extendDeque(t, self, iterable, false);
        return null;
      },
    ],
    extendleft: [
      '~(self, iterable, /)',
      (t, self: PyDeque, iterable: Value) => {
        extendDeque(t, self, iterable, true);
        return null;
      },
    ],
    clear: [
      '~(self, /)',
      (_t, self: PyDeque) => {
        self.clear();
        return null;
      },
    ],
    rotate: [
      '~(self, n=1, /)',
      (t, self: PyDeque, n: Value) => {
        const steps = toIndex(t, n);
        self.rotate(typeof steps === 'number' ? steps : raise.OverflowError('Python int too large to convert to C ssize_t'));
        return null;
      },
    ],
    reverse: [
      '~(self, /)',
      (_t, self: PyDeque) => {
        self.reverse();
        return null;
      },
    ],
    count: ['~(self, value, /)', count],
    index: ['~(self, *args)', index, 'FASTCALL'],
    insert: ['~(self, index: index, value, /)', insert],
    remove: ['~(self, value, /)', remove],
    copy: ['~(self, /)', copy],
    __copy__: ['~(self, /)', copy],
    __reduce__: ['~(self, /)', reduce],
    __reversed__: ['~(self, /)', (_t, self: PyDeque) => new PyDequeReverseIterator(self)],
    __sizeof__: ['~(self, /)', (_t, self: PyDeque) => 216 + 528 * Math.ceil((self.length + 1) / 64)],
  },
  getset: { maxlen: [(_t, self: PyDeque) => (self.maxlen < 0 ? null : self.maxlen)] },
});
