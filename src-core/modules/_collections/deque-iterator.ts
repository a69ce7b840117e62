/** Iterators of deques, in both directions (Modules/_collectionsmodule.c). A change of the deque ends them with RuntimeError. */
import { indexNumber } from '../../objects/abstract/number.ts';
import { checkCount, refuseKeywords } from '../../objects/arguments.ts';
import { fillType } from '../../objects/define.ts';
import { selfIter } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { isSubtype, type PyType, typeOf } from '../../objects/type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { pair, typeIn, typeName } from '../native-type.ts';
import { dequeType, PyDeque } from './deque-object.ts';

export const dequeIteratorType = typeIn('collections', '_deque_iterator', { final: true });
export const dequeReverseIteratorType = typeIn('collections', '_deque_reverse_iterator', { final: true });

export class PyDequeIterator extends PyObject {
  /** Items that are still to come. */
  left: number;
  readonly state: number;
  constructor(readonly deque: PyDeque) {
    super();
    this.left = deque.length;
    this.state = deque.state;
  }
}
export class PyDequeReverseIterator extends PyDequeIterator {}

function check(self: PyDequeIterator): void {
  if (self.deque.state === self.state) return;
  self.left = 0;
  raise.RuntimeError('deque mutated during iteration');
}

function next(_t: Thread, self: PyDequeIterator): Value | undefined {
  const { deque } = self;
  if (deque.state !== self.state) check(self);
  if (self.left === 0) return undefined;
  return deque.at(deque.length - self.left--);
}

function previous(_t: Thread, self: PyDequeIterator): Value | undefined {
  // Unlike the other direction, an iterator at its end does not look at the deque.
  if (self.left === 0) return undefined;
  check(self);
  return self.deque.at(--self.left);
}

/** `_deque_iterator(deque, index=0)`, as pickles make it. */
const makeNew =
  (type: PyType, make: (deque: PyDeque) => PyDequeIterator) =>
  (t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value => {
    refuseKeywords(type.qualname as string, kwnames);
    checkCount('function', args.length, 1, 2);
    const [deque, index] = args;
    if (!isSubtype(typeOf(deque), dequeType) || !(deque instanceof PyDeque)) {
      return raise.TypeError(`argument 1 must be collections.deque, not ${typeName(deque)}`);
    }
    const self = make(deque);
    const skip = index === undefined ? 0 : indexNumber(t, index, 'OverflowError');
    self.left = Math.max(self.left - Math.max(skip, 0), 0);
    return self;
  };

for (const [type, cls, step] of [
  [dequeIteratorType, PyDequeIterator, next],
  [dequeReverseIteratorType, PyDequeReverseIterator, previous],
] as const) {
  fillType(type, {
    class: cls,
    slots: {
      tp_new: makeNew(type, (deque) => new cls(deque)),
      tp_iter: selfIter,
      tp_iternext: step,
    },
    methods: {
      __length_hint__: ['~(self, /)', (_t, self: PyDequeIterator) => self.left],
      __reduce__: [
        '~(self, /)',
        (_t, self: PyDequeIterator) => pair(type, new PyTuple([self.deque, self.deque.length - self.left])),
      ],
    },
  });
}
