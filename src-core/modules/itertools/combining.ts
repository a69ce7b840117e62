/** Iterators that put items together: chain, zip_longest, starmap, pairwise, batched, accumulate (Modules/itertoolsmodule.c). */
import { call } from '../../objects/abstract/call.ts';
import { getIter, toArray } from '../../objects/abstract/iter.ts';
import { binaryOp } from '../../objects/abstract/number.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { rawNext } from '../../objects/iterators/support.ts';
import { isException, raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type PyType, typeOf } from '../../objects/type.ts';
import { PyObject, PyTuple, type Value } from '../../objects/value.ts';
import { bareType, fillIterator, ownArguments, stateItems, tuple, types } from './iterator-type.ts';

/** Argument of BINARY_OP for `+`. */
const NB_ADD = 0;

const chainType = bareType('chain');

class PyChain extends PyObject {
  /** Undefined while the next iterable is to be taken. */
  active: Value | undefined = undefined;
  /** The iterator of iterables; undefined at the end. */
  source: Value | undefined;
  constructor(source: Value) {
    super();
    this.source = source;
  }
}

function nextChain(t: Thread, self: PyChain): Value | undefined {
  while (self.source !== undefined) {
    if (self.active === undefined) {
      const { source } = self;
      // Where taking the next iterable fails, nothing more comes.
      self.source = undefined;
      const iterable = rawNext(t, source);
      if (iterable === undefined) return undefined;
      self.active = getIter(t, iterable);
      self.source = source;
    }
    const item = nextOrEnd(t, self.active);
    if (item !== undefined) return item;
    self.active = undefined;
  }
  return undefined;
}

/** The next item; a StopIteration that `__next__` raises is an end like another. */
function nextOrEnd(t: Thread, iter: Value): Value | undefined {
  try {
    return rawNext(t, iter);
  } catch (error) {
    if (isException(error, 'StopIteration')) return undefined;
    throw error;
  }
}

fillIterator(chainType, {
  class: PyChain,
  make: (t, args, kwnames, cls) => {
    return new PyChain(getIter(t, new PyTuple(ownArguments('chain', cls, args, kwnames, 0, Number.POSITIVE_INFINITY))));
  },
  next: nextChain,
  reduce: (_t, self: PyChain) => {
    const { cls, source, active } = self;
    if (source === undefined) return [cls, tuple()];
    return [cls, tuple(), active === undefined ? tuple(source) : tuple(source, active)];
  },
  setState: (_t, self: PyChain, state) => {
    const [source, active] = stateItems(state, 1, 2);
    for (const iter of active === undefined ? [source] : [source, active]) {
      if (typeOf(iter).tp_iternext === undefined) raise.TypeError('Arguments must be iterators.');
    }
    self.source = source;
    self.active = active;
  },
  classmethods: {
    from_iterable: [
      '(type, iterable, /)',
      (t, cls: PyType, iterable: Value) => adopt(new PyChain(getIter(t, iterable)), cls, chainType),
    ],
    __class_getitem__: classGetItem,
  },
});

class PyZipLongest extends PyObject {
  /** How many of the iterators are not at their end. */
  active: number;
  constructor(
    readonly iters: (Value | undefined)[],
    public fill: Value,
  ) {
    super();
    this.active = iters.length;
  }
}

function nextZipLongest(t: Thread, self: PyZipLongest): Value | undefined {
  if (self.active === 0) return undefined;
  const { iters } = self;
  const items: Value[] = [];
  for (let i = 0; i < iters.length; i++) {
    const iter = iters[i];
    let item: Value | undefined;
    if (iter !== undefined) {
      try {
        item = nextOrEnd(t, iter);
      } catch (error) {
        self.active = 0;
        throw error;
      }
      if (item === undefined) {
        if (--self.active === 0) return undefined;
        iters[i] = undefined;
      }
    }
    items.push(item === undefined ? self.fill : item);
  }
  return new PyTuple(items);
}

fillIterator(bareType('zip_longest'), {
  class: PyZipLongest,
  make: (t, args, kwnames) => {
    let fill: Value = null;
    const given = args.length - (kwnames?.length ?? 0);
    for (const [i, name] of (kwnames ?? []).entries()) {
      if (name !== 'fillvalue' || kwnames!.length > 1) raise.TypeError('zip_longest() got an unexpected keyword argument');
      fill = args[given + i];
    }
    return new PyZipLongest(
      args.slice(0, given).map((iterable) => getIter(t, iterable)),
      fill,
    );
  },
  next: nextZipLongest,
  reduce: (_t, self: PyZipLongest) => [self.cls, new PyTuple(self.iters.map((iter) => iter ?? tuple())), self.fill],
  setState: (_t, self: PyZipLongest, state) => {
    self.fill = state;
  },
});

class PyStarmap extends PyObject {
  constructor(
    readonly func: Value,
    readonly iter: Value,
  ) {
    super();
  }
}

fillIterator(bareType('starmap'), {
  class: PyStarmap,
  text: '(function, iterable, /)',
  make: (t, args, kwnames, cls) => {
    const [func, iterable] = ownArguments('starmap', cls, args, kwnames, 2, 2);
    return new PyStarmap(func, getIter(t, iterable));
  },
  next: (t, self: PyStarmap) => {
    const args = rawNext(t, self.iter);
    return args === undefined ? undefined : call(t, self.func, toArray(t, args));
  },
  reduce: (_t, self: PyStarmap) => [self.cls, tuple(self.func, self.iter)],
});

class PyPairwise extends PyObject {
  old: Value | undefined = undefined;
  constructor(public iter: Value | undefined) {
    super();
  }
}

function nextPair(t: Thread, self: PyPairwise): Value | undefined {
  if (self.iter === undefined) return undefined;
  try {
    if (self.old === undefined) {
      self.old = rawNext(t, self.iter);
      // The iterator may have brought this one to its end.
      if (self.old === undefined || self.iter === undefined) return endPairs(self);
    }
    const first = self.old;
    const second = rawNext(t, self.iter);
    if (second === undefined) return endPairs(self);
    self.old = second;
    return new PyTuple([first, second]);
  } catch (error) {
    endPairs(self);
    throw error;
  }
}

function endPairs(self: PyPairwise): undefined {
  self.iter = undefined;
  self.old = undefined;
}

fillIterator(bareType('pairwise'), {
  class: PyPairwise,
  text: '(iterable, /)',
  make: (t, args, kwnames, cls) => new PyPairwise(getIter(t, ownArguments('pairwise', cls, args, kwnames, 1, 1)[0])),
  next: nextPair,
});

class PyBatched extends PyObject {
  constructor(
    public iter: Value | undefined,
    readonly size: number,
  ) {
    super();
  }
}

function nextBatch(t: Thread, self: PyBatched): Value | undefined {
  const { iter } = self;
  if (iter === undefined) return undefined;
  const items: Value[] = [];
  try {
    while (items.length < self.size) {
      const item = nextOrEnd(t, iter);
      if (item === undefined) break;
      items.push(item);
    }
  } catch (error) {
    self.iter = undefined;
    throw error;
  }
  if (items.length > 0) return new PyTuple(items);
  self.iter = undefined;
  return undefined;
}

const BATCHED = parseSignature('(iterable, n: index)');

fillIterator(bareType('batched'), {
  class: PyBatched,
  text: '(iterable, n)',
  make: (t, args, kwnames) => {
    const [iterable, n] = bind(t, BATCHED, 'batched', args, kwnames) as [Value, number];
    if (n < 1) raise.ValueError('n must be at least one');
    return new PyBatched(getIter(t, iterable), n);
  },
  next: nextBatch,
});

class PyAccumulate extends PyObject {
  total: Value | undefined = undefined;
  constructor(
    readonly iter: Value,
    readonly func: Value,
    public initial: Value,
  ) {
    super();
  }
}

const ACCUMULATE = parseSignature('(iterable, func=None, *, initial=None)');

function nextTotal(t: Thread, self: PyAccumulate): Value | undefined {
  if (self.initial !== null) {
    self.total = self.initial;
    self.initial = null;
    return self.total;
  }
  const item = rawNext(t, self.iter);
  if (item === undefined) return undefined;
  const { total, func } = self;
  if (total === undefined) self.total = item;
  else self.total = func === null ? binaryOp(t, NB_ADD, total, item) : call(t, func, [total, item]);
  return self.total;
}

/** A total of None would look like none at all: then what was and what comes are chained. */
function reduceAccumulate(t: Thread, self: PyAccumulate): Value[] {
  const { cls, iter, func, initial, total } = self;
  const chained = (first: Value) => call(t, chainType, [tuple(first), iter]);
  if (initial !== null) return [cls, tuple(chained(initial), func), null];
  if (total === null) {
    const again = call(t, cls, [chained(total), func]);
    return [types.get('islice') as PyType, tuple(again, 1, null)];
  }
  return [cls, tuple(iter, func), total ?? null];
}

fillIterator(bareType('accumulate'), {
  class: PyAccumulate,
  text: '(iterable, func=None, *, initial=None)',
  make: (t, args, kwnames) => {
    const [iterable, func, initial] = bind(t, ACCUMULATE, 'accumulate', args, kwnames) as [Value, Value, Value];
    return new PyAccumulate(getIter(t, iterable), func, initial);
  },
  next: nextTotal,
  reduce: reduceAccumulate,
  setState: (_t, self: PyAccumulate, state) => {
    self.total = state;
  },
});
