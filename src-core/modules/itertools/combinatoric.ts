/** product, permutations, combinations, combinations_with_replacement (Modules/itertoolsmodule.c): in lexicographic order of positions. */
import { toArray } from '../../objects/abstract/iter.ts';
import { indexNumber } from '../../objects/abstract/number.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyTuple, type Value } from '../../objects/value.ts';
import { boundType, rawType, type Step } from './step.ts';

/**
 * Tuples of the pool's items at `indices`; `advance` moves those on and answers false after the last. `indices` undefined gives
 * nothing at all.
 */
function positions(pool: readonly Value[], indices: number[] | undefined, advance: () => boolean, size: number): Step {
  let started = false;
  let done = indices === undefined;
  return () => {
    if (done || indices === undefined) return undefined;
    if (started && !advance()) {
      done = true;
      return undefined;
    }
    started = true;
    return new PyTuple(indices.slice(0, size).map((i) => pool[i]));
  };
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

function checkLength(r: number): void {
  if (r < 0) raise.ValueError('r must be non-negative');
}

boundType('combinations', '(iterable, r: index)', (t: Thread, iterable: Value, r: number): Step => {
  const pool = toArray(t, iterable);
  const n = pool.length;
  checkLength(r);
  if (r > n) return () => undefined;
  const indices = upTo(r);
  const advance = () => {
    let i = r - 1;
    while (i >= 0 && indices[i] === i + n - r) i--;
    if (i < 0) return false;
    indices[i]++;
    for (let j = i + 1; j < r; j++) indices[j] = indices[j - 1] + 1;
    return true;
  };
  return positions(pool, indices, advance, r);
});

boundType('combinations_with_replacement', '(iterable, r: index)', (t: Thread, iterable: Value, r: number): Step => {
  const pool = toArray(t, iterable);
  const n = pool.length;
  checkLength(r);
  if (n === 0 && r > 0) return () => undefined;
  const indices: number[] = new Array(r).fill(0);
  const advance = () => {
    let i = r - 1;
    while (i >= 0 && indices[i] === n - 1) i--;
    if (i < 0) return false;
    indices.fill(indices[i] + 1, i);
    return true;
  };
  return positions(pool, indices, advance, r);
});

boundType('permutations', '(iterable, r=None)', (t: Thread, iterable: Value, length: Value): Step => {
  const pool = toArray(t, iterable);
  const n = pool.length;
  if (length !== null && asInt(length) === undefined) raise.TypeError('Expected int as r');
  const r = length === null ? n : indexNumber(t, length);
  checkLength(r);
  if (r > n) return () => undefined;
  const indices = upTo(n);
  const cycles = upTo(r).map((i) => n - i);
  const advance = () => {
    for (let i = r - 1; i >= 0; i--) {
      if (--cycles[i] === 0) {
        const [index] = indices.splice(i, 1);
        indices.push(index);
        cycles[i] = n - i;
      } else {
        const j = n - cycles[i];
        [indices[i], indices[j]] = [indices[j], indices[i]];
        return true;
      }
    }
    return false;
  };
  return positions(pool, indices, advance, r);
});

const PRODUCT = parseSignature('(*, repeat: index = 1)');

rawType('product', (t, args, kwnames) => {
  const given = args.length - (kwnames?.length ?? 0);
  const [repeat] = bind(t, PRODUCT, 'product', args.slice(given), kwnames) as [number];
  if (repeat < 0) raise.ValueError('repeat argument cannot be negative');
  const once = repeat === 0 ? [] : args.slice(0, given).map((iterable) => toArray(t, iterable));
  const pools = Array.from({ length: repeat }, () => once).flat();
  const indices: number[] = pools.map(() => 0);
  let started = false;
  let done = pools.some((pool) => pool.length === 0);
  const advance = () => {
    for (let i = pools.length - 1; i >= 0; i--) {
      if (++indices[i] < pools[i].length) return true;
      indices[i] = 0;
    }
    return false;
  };
  return () => {
    if (done || (started && !advance())) {
      done = true;
      return undefined;
    }
    started = true;
    return new PyTuple(indices.map((index, i) => pools[i][index]));
  };
});
