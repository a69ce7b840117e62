/** product, permutations, combinations, combinations_with_replacement (Modules/itertoolsmodule.c): in lexicographic order of positions. */
import { toArray } from '../../objects/abstract/iter.ts';
import { indexNumber } from '../../objects/abstract/number.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyObject, PyTuple, type Value } from '../../objects/value.ts';
import { bareType, fillIterator, stateInt, stateItems, tuple } from './iterator-type.ts';

/** Chooses items of a pool by their positions. */
class PyChoice extends PyObject {
  started = false;
  stopped = false;
  constructor(
    readonly pool: readonly Value[],
    /** Positions of the items that were given last, the first `r` of them. */
    readonly indices: number[],
    readonly r: number,
  ) {
    super();
  }

  chosen(): PyTuple {
    const items: Value[] = [];
    for (let i = 0; i < this.r; i++) items.push(this.pool[this.indices[i]]);
    return new PyTuple(items);
  }
}

/** The next choice, where `advance` moves the positions on and answers false after the last. */
const choosing =
  <C extends PyChoice>(advance: (self: C) => boolean) =>
  (_t: Thread, self: C): Value | undefined => {
    if (self.stopped) return undefined;
    if (self.started && !advance(self)) {
      self.stopped = true;
      return undefined;
    }
    self.started = true;
    return self.chosen();
  };

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

function checkLength(r: number): void {
  if (r < 0) raise.ValueError('r must be non-negative');
}

function reduceChoice(_t: Thread, self: PyChoice): Value[] {
  const { cls, r } = self;
  if (!self.started) return [cls, tuple(new PyTuple(self.pool), r)];
  if (self.stopped) return [cls, tuple(tuple(), r)];
  return [cls, tuple(new PyTuple(self.pool), r), new PyTuple(self.indices.slice(0, r))];
}

/** Positions from a pickle, each brought into its bounds. */
function readPositions(items: readonly Value[], into: number[], least: (i: number) => number, most: (i: number) => number): void {
  items.forEach((item, i) => {
    into[i] = Math.max(Math.min(stateInt(item), most(i)), least(i));
  });
}

const setChoice =
  (most: (self: PyChoice, i: number) => number) =>
  (_t: Thread, self: PyChoice, state: Value): void => {
    if (!(state instanceof PyTuple) || state.items.length !== self.r) return raise.ValueError('invalid arguments');
    readPositions(
      state.items,
      self.indices,
      () => 0,
      (i) => Math.max(most(self, i), 0),
    );
    self.started = true;
  };

const sizeOf = (_t: Thread, self: PyChoice): Value => 56 + 8 * self.indices.length;

class PyCombinations extends PyChoice {}
class PyReplacement extends PyChoice {}

const COMBINATIONS = parseSignature('(iterable, r: index)');

fillIterator(bareType('combinations'), {
  class: PyCombinations,
  text: '(iterable, r)',
  make: (t, args, kwnames) => {
    const [iterable, r] = bind(t, COMBINATIONS, 'combinations', args, kwnames) as [Value, number];
    const pool = toArray(t, iterable);
    checkLength(r);
    const self = new PyCombinations(pool, upTo(r), r);
    self.stopped = r > pool.length;
    return self;
  },
  next: choosing((self: PyChoice) => {
    const { indices, r, pool } = self;
    let i = r - 1;
    while (i >= 0 && indices[i] === i + pool.length - r) i--;
    if (i < 0) return false;
    indices[i]++;
    for (let j = i + 1; j < r; j++) indices[j] = indices[j - 1] + 1;
    return true;
  }),
  reduce: reduceChoice,
  setState: setChoice((self, i) => i + self.pool.length - self.r),
  methods: { __sizeof__: ['~(self, /)', sizeOf] },
});

fillIterator(bareType('combinations_with_replacement'), {
  class: PyReplacement,
  text: '(iterable, r)',
  make: (t, args, kwnames) => {
    const [iterable, r] = bind(t, COMBINATIONS, 'combinations_with_replacement', args, kwnames) as [Value, number];
    const pool = toArray(t, iterable);
    checkLength(r);
    const self = new PyReplacement(pool, new Array(r).fill(0), r);
    self.stopped = pool.length === 0 && r > 0;
    return self;
  },
  next: choosing((self: PyChoice) => {
    const { indices, pool } = self;
    let i = self.r - 1;
    while (i >= 0 && indices[i] === pool.length - 1) i--;
    if (i < 0) return false;
    indices.fill(indices[i] + 1, i);
    return true;
  }),
  reduce: reduceChoice,
  setState: setChoice((self) => self.pool.length - 1),
  methods: { __sizeof__: ['~(self, /)', sizeOf] },
});

class PyPermutations extends PyChoice {
  readonly cycles: number[];
  constructor(pool: readonly Value[], r: number) {
    super(pool, upTo(pool.length), r);
    this.cycles = upTo(r).map((i) => pool.length - i);
    this.stopped = r > pool.length;
  }
}

const PERMUTATIONS = parseSignature('(iterable, r=None)');

fillIterator(bareType('permutations'), {
  class: PyPermutations,
  text: '(iterable, r=None)',
  make: (t, args, kwnames) => {
    const [iterable, length] = bind(t, PERMUTATIONS, 'permutations', args, kwnames) as [Value, Value];
    const pool = toArray(t, iterable);
    if (length !== null && asInt(length) === undefined) raise.TypeError('Expected int as r');
    const r = length === null ? pool.length : indexNumber(t, length);
    checkLength(r);
    return new PyPermutations(pool, r);
  },
  next: choosing((self: PyPermutations) => {
    const { indices, cycles, pool } = self;
    for (let i = self.r - 1; i >= 0; i--) {
      if (--cycles[i] === 0) {
        const [index] = indices.splice(i, 1);
        indices.push(index);
        cycles[i] = pool.length - i;
      } else {
        const j = pool.length - cycles[i];
        [indices[i], indices[j]] = [indices[j], indices[i]];
        return true;
      }
    }
    return false;
  }),
  reduce: (_t, self: PyPermutations) => {
    const { cls, r, started, stopped } = self;
    if (!started) return [cls, tuple(new PyTuple(self.pool), r)];
    if (stopped) return [cls, tuple(tuple(), r)];
    const state = tuple(new PyTuple(self.indices.slice()), new PyTuple(self.cycles.slice()));
    return [cls, tuple(new PyTuple(self.pool), r), state];
  },
  setState: (_t, self: PyPermutations, state) => {
    const [indices, cycles] = stateItems(state, 2);
    const n = self.pool.length;
    if (!(indices instanceof PyTuple) || !(cycles instanceof PyTuple)) return raise.TypeError('invalid arguments');
    if (indices.items.length !== n || cycles.items.length !== self.r) return raise.ValueError('invalid arguments');
    const zero = () => 0;
    readPositions(indices.items, self.indices, zero, () => n - 1);
    readPositions(
      cycles.items,
      self.cycles,
      () => 1,
      (i) => n - i,
    );
    self.started = true;
  },
  methods: { __sizeof__: ['~(self, /)', (_t, self: PyPermutations) => 64 + 8 * (self.indices.length + self.r)] },
});

class PyProduct extends PyObject {
  started = false;
  stopped = false;
  readonly indices: number[];
  constructor(readonly pools: readonly (readonly Value[])[]) {
    super();
    this.indices = pools.map(() => 0);
  }
}

const PRODUCT = parseSignature('(*, repeat: index = 1)');

function nextProduct(_t: Thread, self: PyProduct): Value | undefined {
  const { pools, indices } = self;
  if (self.stopped) return undefined;
  if (self.started) {
    let i = pools.length - 1;
    while (i >= 0 && ++indices[i] === pools[i].length) indices[i--] = 0;
    if (i < 0) {
      self.stopped = true;
      return undefined;
    }
  } else if (pools.some((pool) => pool.length === 0)) {
    self.stopped = true;
    return undefined;
  }
  self.started = true;
  const items: Value[] = [];
  for (let i = 0; i < pools.length; i++) items.push(pools[i][indices[i]]);
  return new PyTuple(items);
}

fillIterator(bareType('product'), {
  class: PyProduct,
  make: (t, args, kwnames) => {
    const given = args.length - (kwnames?.length ?? 0);
    const [repeat] = bind(t, PRODUCT, 'product', args.slice(given), kwnames) as [number];
    if (repeat < 0) raise.ValueError('repeat argument cannot be negative');
    const once = repeat === 0 ? [] : args.slice(0, given).map((iterable) => toArray(t, iterable));
    return new PyProduct(Array.from({ length: repeat }, () => once).flat());
  },
  next: nextProduct,
  reduce: (_t, self: PyProduct) => {
    if (self.stopped) return [self.cls, tuple(tuple())];
    const pools = new PyTuple(self.pools.map((pool) => new PyTuple(pool)));
    return self.started ? [self.cls, pools, new PyTuple(self.indices.slice())] : [self.cls, pools];
  },
  setState: (_t, self: PyProduct, state) => {
    const { pools, indices } = self;
    if (!(state instanceof PyTuple) || state.items.length !== pools.length) return raise.ValueError('invalid arguments');
    for (let i = 0; i < pools.length; i++) {
      const index = stateInt(state.items[i]);
      if (pools[i].length === 0) {
        self.stopped = true;
        return;
      }
      indices[i] = Math.max(Math.min(index, pools[i].length - 1), 0);
    }
    self.started = true;
  },
  methods: { __sizeof__: ['~(self, /)', (_t, self: PyProduct) => 48 + 8 * self.indices.length] },
});
