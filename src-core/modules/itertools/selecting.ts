/** Iterators that pass on some items of others: islice, takewhile, dropwhile, filterfalse, compress (Modules/itertoolsmodule.c). */
import { call } from '../../objects/abstract/call.ts';
import { getIter } from '../../objects/abstract/iter.ts';
import { indexNumber, isTrue } from '../../objects/abstract/number.ts';
import { rawNext } from '../../objects/iterators/support.ts';
import { isException, raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { boolType, type PyType } from '../../objects/type.ts';
import { PyList, PyObject, type Str, type Value } from '../../objects/value.ts';
import { bareType, fillIterator, ownArguments, stateInt, tuple } from './iterator-type.ts';

/** A bound of islice: `otherwise` for None, undefined for what is no index. */
function bound(t: Thread, value: Value | undefined, otherwise: number): number | undefined {
  if (value === undefined || value === null) return otherwise;
  try {
    return indexNumber(t, value, 'OverflowError');
  } catch (error) {
    if (!isException(error, 'Exception')) throw error;
    return undefined;
  }
}

const RANGE = 'must be None or an integer: 0 <= x <= sys.maxsize.';

class PySliceIter extends PyObject {
  /** How many items of the iterator were taken. */
  count = 0;
  constructor(
    /** Undefined at the end. */
    public iter: Value | undefined,
    /** Position of the item that comes next. */
    public next: number,
    /** Infinity without a limit. */
    readonly stop: number,
    readonly step: number,
  ) {
    super();
  }
}

function nextOfSlice(t: Thread, self: PySliceIter): Value | undefined {
  const { stop, iter } = self;
  if (iter === undefined) return undefined;
  // Whatever ends it, an error too, ends it for good.
  self.iter = undefined;
  while (self.count < self.next) {
    if (rawNext(t, iter) === undefined) return undefined;
    self.count++;
  }
  if (self.count >= stop) return undefined;
  const item = rawNext(t, iter);
  if (item === undefined) return undefined;
  self.count++;
  self.next = Math.min(self.next + self.step, stop);
  self.iter = iter;
  return item;
}

fillIterator(bareType('islice'), {
  class: PySliceIter,
  make: (t, args, kwnames, cls) => {
    const [iterable, a, b, c] = ownArguments('islice', cls, args, kwnames, 2, 4);
    const single = args.length === 2;
    const end = bound(t, single ? a : b, Number.POSITIVE_INFINITY);
    if (end === undefined || end === -1) return raise.ValueError(`Stop argument for islice() ${RANGE}`);
    const start = single ? 0 : bound(t, a, 0);
    if (start === undefined || start < 0 || end < 0) return raise.ValueError(`Indices for islice() ${RANGE}`);
    const step = bound(t, c, 1);
    if (step === undefined || step < 1) return raise.ValueError('Step for islice() must be a positive integer or None.');
    return new PySliceIter(getIter(t, iterable), start, end, step);
  },
  next: nextOfSlice,
  reduce: (t, self: PySliceIter) => {
    const { cls, iter, next, stop, step, count } = self;
    if (iter === undefined) return [cls, tuple(getIter(t, new PyList([])), 0), 0];
    return [cls, tuple(iter, next, stop === Number.POSITIVE_INFINITY ? null : stop, step), count];
  },
  setState: (_t, self: PySliceIter, state) => {
    self.count = stateInt(state);
  },
});

/** An iterator with a function that judges its items. */
class PyJudged extends PyObject {
  /** takewhile: it has stopped; dropwhile: it has started. */
  turned = false;
  constructor(
    readonly func: Value,
    readonly iter: Value,
  ) {
    super();
  }
}
class PyTakeWhile extends PyJudged {}
class PyDropWhile extends PyJudged {}
class PyFilterFalse extends PyJudged {}

const setTurned = (t: Thread, self: PyJudged, state: Value): void => {
  self.turned = isTrue(t, state);
};
const reduceJudged = (_t: Thread, self: PyJudged): Value[] => [self.cls, tuple(self.func, self.iter)];
const reduceTurned = (t: Thread, self: PyJudged): Value[] => [...reduceJudged(t, self), self.turned ? 1 : 0];

/** Makes an iterator of a function and an iterable. */
const judged =
  (name: string, cls: new (func: Value, iter: Value) => PyJudged) =>
  (t: Thread, args: Value[], kwnames: readonly Str[] | undefined, type: PyType): PyJudged => {
    const [func, iterable] = ownArguments(name, type, args, kwnames, 2, 2);
    return new cls(func, getIter(t, iterable));
  };

fillIterator(bareType('takewhile'), {
  class: PyTakeWhile,
  text: '(predicate, iterable, /)',
  make: judged('takewhile', PyTakeWhile),
  next: (t, self: PyTakeWhile) => {
    if (self.turned) return undefined;
    const item = rawNext(t, self.iter);
    if (item === undefined || isTrue(t, call(t, self.func, [item]))) return item;
    self.turned = true;
    return undefined;
  },
  reduce: reduceTurned,
  setState: setTurned,
});

fillIterator(bareType('dropwhile'), {
  class: PyDropWhile,
  text: '(predicate, iterable, /)',
  make: judged('dropwhile', PyDropWhile),
  next: (t, self: PyDropWhile) => {
    for (;;) {
      const item = rawNext(t, self.iter);
      if (item === undefined || self.turned) return item;
      if (isTrue(t, call(t, self.func, [item]))) continue;
      self.turned = true;
      return item;
    }
  },
  reduce: reduceTurned,
  setState: setTurned,
});

fillIterator(bareType('filterfalse'), {
  class: PyFilterFalse,
  text: '(function, iterable, /)',
  make: judged('filterfalse', PyFilterFalse),
  next: (t, self: PyFilterFalse) => {
    const { func, iter } = self;
    const plain = func === null || func === boolType;
    for (;;) {
      const item = rawNext(t, iter);
      if (item === undefined || !isTrue(t, plain ? item : call(t, func, [item]))) return item;
    }
  },
  reduce: reduceJudged,
});

class PyCompress extends PyObject {
  constructor(
    readonly data: Value,
    readonly selectors: Value,
  ) {
    super();
  }
}

const COMPRESS = parseSignature('(data, selectors)');

fillIterator(bareType('compress'), {
  class: PyCompress,
  text: '(data, selectors)',
  make: (t, args, kwnames) => {
    const [data, selectors] = bind(t, COMPRESS, 'compress', args, kwnames) as [Value, Value];
    const items = getIter(t, data);
    return new PyCompress(items, getIter(t, selectors));
  },
  next: (t, self: PyCompress) => {
    for (;;) {
      const item = rawNext(t, self.data);
      if (item === undefined) return undefined;
      const flag = rawNext(t, self.selectors);
      if (flag === undefined) return undefined;
      if (isTrue(t, flag)) return item;
    }
  },
  reduce: (_t, self: PyCompress) => [self.cls, tuple(self.data, self.selectors)],
});
