/** Filling sets from sets, dicts and iterables, and making sets like others (Objects/setobject.c). */
import { out, splitInt } from '../../base/hash64.ts';
import { iterate } from '../abstract/iter.ts';
import { PyDict } from '../dict.ts';
import type { Thread } from '../thread.ts';
import { dictType, frozensetType, type PyType, typeOf } from '../type.ts';
import type { Value } from '../value.ts';
import { PyFrozenSet, PySet } from './set-object.ts';

/** Adds every item of an iterable (`set_update_internal`). */
export function updateSet(t: Thread, self: PySet, other: Value): void {
  if (other instanceof PySet) {
    self.merge(t, other);
    return;
  }
  if (other instanceof PyDict && other.cls === dictType) {
    self.reserve(other.size);
    for (let i = 0; i < other.keys.length; i++) {
      const key = other.keys[i];
      if (key === undefined) continue;
      splitInt(other.hashAt(t, i));
      self.addHashed(t, key, out.lo, out.hi);
    }
    return;
  }
  iterate(t, other, (item) => self.add(t, item));
}

/** An empty set of the built-in type under the type of `self`: `set` or `frozenset`. */
export function emptyLike(self: PySet): PySet {
  return self instanceof PyFrozenSet ? new PyFrozenSet() : new PySet();
}

/** A set of the same built-in type with the items of `iterable`. */
export function setLike(t: Thread, self: PySet, iterable: Value): PySet {
  const made = emptyLike(self);
  updateSet(t, made, iterable);
  return made;
}

/** `set(iterable)`. */
export function setFrom(t: Thread, iterable: Value): PySet {
  const made = new PySet();
  updateSet(t, made, iterable);
  return made;
}

/** `frozenset(iterable)`; an exact frozenset is itself. */
export function frozensetFrom(t: Thread, iterable: Value): PyFrozenSet {
  if (typeOf(iterable) === (frozensetType as PyType)) return iterable as PyFrozenSet;
  const made = new PyFrozenSet();
  updateSet(t, made, iterable);
  return made;
}
