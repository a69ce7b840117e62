/** Endless and repeating iterators: count, cycle, repeat (Modules/itertoolsmodule.c). */
import { callMethod } from '../../objects/abstract/call.ts';
import { getIter, iterNext } from '../../objects/abstract/iter.ts';
import { binaryOp, index, indexNumber } from '../../objects/abstract/number.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { concatStrs } from '../../objects/str-join.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, PyComplex, PyList, PyObject, type Value } from '../../objects/value.ts';
import { bareType, fillIterator, ownArguments, stateItems, tuple } from './iterator-type.ts';

/** Argument of BINARY_OP for `+`. */
const NB_ADD = 0;

/** `PyNumber_Check`. */
function isNumber(value: Value): boolean {
  const type = typeOf(value);
  return type.nb_index !== undefined || type.nb_int !== undefined || type.nb_float !== undefined || value instanceof PyComplex;
}

class PyCount extends PyObject {
  constructor(
    public value: Value,
    readonly by: Value,
  ) {
    super();
  }
}

const COUNT = parseSignature('(start=0, step=1)');

fillIterator(bareType('count'), {
  class: PyCount,
  text: '(start=0, step=1)',
  make: (t, args, kwnames) => {
    const [start, by] = bind(t, COUNT, 'count', args, kwnames) as [Value, Value];
    if (!isNumber(start) || !isNumber(by)) raise.TypeError('a number is required');
    return new PyCount(asInt(start) ?? start, by);
  },
  next: (t, self: PyCount) => {
    const { value, by } = self;
    if (typeof value === 'number' && by === 1 && value < Number.MAX_SAFE_INTEGER) self.value = value + 1;
    else self.value = binaryOp(t, NB_ADD, value, by);
    return value;
  },
  repr: (t, self: PyCount) => {
    const { value, by } = self;
    return by === 1 ? concatStrs('count(', repr(t, value), ')') : concatStrs('count(', repr(t, value), ', ', repr(t, by), ')');
  },
  reduce: (_t, self: PyCount) => {
    const { cls, value, by } = self;
    return [cls, by === 1 && typeof value === 'number' ? tuple(value) : tuple(value, by)];
  },
});

class PyCycle extends PyObject {
  saved: Value[] = [];
  /** Place of the item that comes next, once the iterator is at its end. */
  index = 0;
  /** The items were all saved before, as after a pickle. */
  complete = false;
  constructor(
    /** Undefined at its end. */
    public iter: Value | undefined,
  ) {
    super();
  }
}

function nextOfCycle(t: Thread, self: PyCycle): Value | undefined {
  if (self.iter !== undefined) {
    const item = iterNext(t, self.iter);
    if (item !== undefined) {
      if (!self.complete) self.saved.push(item);
      return item;
    }
    self.iter = undefined;
  }
  const { saved } = self;
  if (saved.length === 0) return undefined;
  const item = saved[self.index++];
  if (self.index >= saved.length) self.index = 0;
  return item;
}

fillIterator(bareType('cycle'), {
  class: PyCycle,
  text: '(iterable, /)',
  make: (t, args, kwnames, cls) => new PyCycle(getIter(t, ownArguments('cycle', cls, args, kwnames, 1, 1)[0])),
  next: nextOfCycle,
  reduce: (t, self: PyCycle) => {
    const { cls, iter, index: at, complete } = self;
    const saved = new PyList(self.saved);
    if (iter !== undefined) return [cls, tuple(iter), tuple(saved, complete)];
    const rest = getIter(t, saved);
    if (at !== 0) callMethod(t, rest, '__setstate__', at);
    return [cls, tuple(rest), tuple(saved, true)];
  },
  setState: (t, self: PyCycle, state) => {
    const [saved, complete] = stateItems(state, 2);
    if (!(saved instanceof PyList)) return raise.TypeError(`argument 1 must be list, not ${typeOf(saved).name as string}`);
    self.complete = index(t, complete) !== 0;
    self.saved = saved.items;
    self.index = 0;
  },
});

class PyRepeat extends PyObject {
  constructor(
    readonly element: Value,
    /** How often it is still given; Infinity without a limit. */
    public left: number,
  ) {
    super();
  }
}

const REPEAT = parseSignature('(object, times=NULL)');
const ENDLESS = Number.POSITIVE_INFINITY;

fillIterator(bareType('repeat'), {
  class: PyRepeat,
  make: (t, args, kwnames) => {
    const [element, times] = bind(t, REPEAT, 'repeat', args, kwnames) as [Value, Value | undefined];
    return new PyRepeat(element, times === undefined ? ENDLESS : Math.max(indexNumber(t, times, 'OverflowError'), 0));
  },
  next: (_t, self: PyRepeat) => {
    if (self.left <= 0) return undefined;
    self.left--;
    return self.element;
  },
  repr: (t, self: PyRepeat) => {
    const shown = repr(t, self.element);
    return self.left === ENDLESS ? concatStrs('repeat(', shown, ')') : concatStrs('repeat(', shown, `, ${self.left})`);
  },
  reduce: (_t, self: PyRepeat) => [self.cls, self.left === ENDLESS ? tuple(self.element) : tuple(self.element, self.left)],
  methods: {
    __length_hint__: [
      '~(self, /)',
      (_t, self: PyRepeat) => (self.left === ENDLESS ? raise.TypeError('len() of unsized object') : self.left),
    ],
  },
});
