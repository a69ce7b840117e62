/** The algebra of sets (Objects/setobject.c): which side is walked decides the order of the result, so it is the reference's. */
import { out, splitInt } from '../../base/hash64.ts';
import { hash } from '../abstract/hash.ts';
import { iterate } from '../abstract/iter.ts';
import { PyDict } from '../dict.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, dictType, EQ, frozensetType, GE, GT, LE, LT, NE, setType, typeOf } from '../type.ts';
import { NotImplemented, type Value } from '../value.ts';
import { hashOfSlot, PySet } from './set-object.ts';
import { emptyLike, setLike } from './update.ts';

/** Calls `each` with the keys of a set and the words of their hashes; stops when it answers false. */
function walk(set: PySet, each: (key: Value, lo: number, hi: number) => unknown): void {
  for (let slot = set.next(0); slot >= 0; slot = set.next(slot + 1)) {
    if (each(set.keys[slot] as Value, set.low[slot], set.high[slot]) === false) return;
  }
}

/** The items of both; those of the smaller set, or of `other` when it is another iterable, in their order. */
export function intersection(t: Thread, self: PySet, other: Value): PySet {
  if (self === other) return setLike(t, self, self);
  const result = emptyLike(self);
  if (other instanceof PySet) {
    const [large, small] = other.used > self.used ? [other, self] : [self, other];
    walk(small, (key, lo, hi) => {
      if (large.hasHashed(t, key, lo, hi)) result.addHashed(t, key, lo, hi);
    });
    return result;
  }
  iterate(t, other, (key) => {
    splitInt(hash(t, key));
    const { lo, hi } = out;
    if (!self.hasHashed(t, key, lo, hi)) return true;
    result.addHashed(t, key, lo, hi);
    return result.used < self.used;
  });
  return result;
}

/** Removes the items of `other` from `self`. */
export function differenceUpdate(t: Thread, self: PySet, other: Value): void {
  if (self === other) {
    self.clear();
    return;
  }
  if (other instanceof PySet) {
    // A far larger set is first cut down to what both have.
    const source = other.used >> 3 > self.used ? intersection(t, self, other) : other;
    walk(source, (key, lo, hi) => {
      self.discardHashed(t, key, lo, hi);
    });
  } else {
    iterate(t, other, (key) => {
      self.discard(t, key);
    });
  }
  self.shrink();
}

/** The items of `self` that are not in `other`. */
export function difference(t: Thread, self: PySet, other: Value): PySet {
  const dict = other instanceof PyDict && other.cls === dictType ? other : undefined;
  const size = other instanceof PySet ? other.used : dict ? dict.size : undefined;
  if (size === undefined || self.used >> 2 > size) {
    const copy = setLike(t, self, self);
    differenceUpdate(t, copy, other);
    return copy;
  }
  const result = emptyLike(self);
  for (let slot = self.next(0); slot >= 0; slot = self.next(slot + 1)) {
    const key = self.keys[slot] as Value;
    const lo = self.low[slot];
    const hi = self.high[slot];
    const there = dict ? dict.findHashed(t, key, hashOfSlot(self, slot)) >= 0 : (other as PySet).hasHashed(t, key, lo, hi);
    if (!there) result.addHashed(t, key, lo, hi);
  }
  return result;
}

/** Keeps what is in exactly one of the two. */
export function symmetricDifferenceUpdate(t: Thread, self: PySet, other: Value): void {
  if (self === other) {
    self.clear();
    return;
  }
  const toggle = (key: Value, lo: number, hi: number): void => {
    if (!self.discardHashed(t, key, lo, hi)) self.addHashed(t, key, lo, hi);
  };
  if (other instanceof PyDict && other.cls === dictType) {
    for (let i = 0; i < other.keys.length; i++) {
      const key = other.keys[i];
      if (key === undefined) continue;
      splitInt(other.hashAt(t, i));
      toggle(key, out.lo, out.hi);
    }
  } else walk(other instanceof PySet ? other : setLike(t, self, other), toggle);
}

/** What is in exactly one of the two; the items of `other` come first. */
export function symmetricDifference(t: Thread, self: PySet, other: Value): PySet {
  const result = setLike(t, self, other);
  symmetricDifferenceUpdate(t, result, self);
  return result;
}

export function isSubset(t: Thread, self: PySet, other: Value): boolean {
  if (!(other instanceof PySet)) return intersection(t, self, other).used === self.used;
  if (self.used > other.used) return false;
  let all = true;
  walk(self, (key, lo, hi) => {
    all = other.hasHashed(t, key, lo, hi);
    return all;
  });
  return all;
}

export function isSuperset(t: Thread, self: PySet, other: Value): boolean {
  if (other instanceof PySet) return isSubset(t, other, self);
  let all = true;
  iterate(t, other, (key) => {
    all = self.has(t, key);
    return all;
  });
  return all;
}

export function isDisjoint(t: Thread, self: PySet, other: Value): boolean {
  if (self === other) return self.used === 0;
  let disjoint = true;
  const type = typeOf(other);
  if (type === setType || type === frozensetType) {
    const theirs = other as PySet;
    const [large, small] = theirs.used > self.used ? [theirs, self] : [self, theirs];
    walk(small, (key, lo, hi) => {
      disjoint = !large.hasHashed(t, key, lo, hi);
      return disjoint;
    });
    return disjoint;
  }
  iterate(t, other, (key) => {
    disjoint = !self.has(t, key);
    return disjoint;
  });
  return disjoint;
}

/** Comparison is inclusion. */
export function compareSets(t: Thread, self: PySet, other: Value, op: CompareOp): Value {
  if (!(other instanceof PySet)) return NotImplemented;
  switch (op) {
    case EQ:
      return sameSets(t, self, other);
    case NE:
      return !sameSets(t, self, other);
    case LE:
      return isSubset(t, self, other);
    case GE:
      return isSuperset(t, self, other);
    case LT:
      return self.used < other.used && isSubset(t, self, other);
    case GT:
      return self.used > other.used && isSuperset(t, self, other);
  }
}

function sameSets(t: Thread, self: PySet, other: PySet): boolean {
  if (self.used !== other.used) return false;
  const mine = (self as { hash?: unknown }).hash;
  const theirs = (other as { hash?: unknown }).hash;
  if (mine !== undefined && theirs !== undefined && mine !== theirs) return false;
  return isSubset(t, self, other);
}
