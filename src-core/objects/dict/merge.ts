/** Putting the items of mappings and of sequences of pairs into a dict (Objects/dictobject.c `dict_merge`, `PyDict_MergeFromSeq2`). */
import { lookupAttr } from '../abstract/attr.ts';
import { callMethod } from '../abstract/call.ts';
import { getIter, iterate, iterNext, toArray } from '../abstract/iter.ts';
import { getItem } from '../abstract/sequence.ts';
import { PyDict } from '../dict.ts';
import { isException, raise, raiseWith } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { dictType, typeOf } from '../type.ts';
import { PyList, PyTuple, utf16, type Value } from '../value.ts';

/** What becomes of a key that is there already: its value is replaced, kept, or KeyError(key) is raised. */
export type Clash = 'replace' | 'keep' | 'refuse';

/** Is this a dict whose iteration nobody has overridden, so that its arrays may be read directly. */
export function isPlainDict(value: Value): value is PyDict {
  return value instanceof PyDict && (value.cls === dictType || value.cls.tp_iter === dictType.tp_iter);
}

/** An iterator of what `mapping.keys()` gives. */
function keysOf(t: Thread, mapping: Value): Value {
  const keys = callMethod(t, mapping, 'keys');
  try {
    return getIter(t, keys);
  } catch (error) {
    if (!isException(error, 'TypeError')) throw error;
    return raise.TypeError(`${utf16(typeOf(mapping).name)}.keys() returned a non-iterable (type ${utf16(typeOf(keys).name)})`);
  }
}

/** Puts the items of a mapping into `self` (`PyDict_Merge`). Raises AttributeError where it has no `keys`. */
export function mergeMapping(t: Thread, self: PyDict, other: Value, clash: Clash = 'replace'): void {
  if (isPlainDict(other)) mergeDict(t, self, other, clash);
  else {
    const iter = keysOf(t, other);
    for (;;) {
      const key = iterNext(t, iter);
      if (key === undefined) return;
      if (clash !== 'replace' && self.find(t, key) >= 0) {
        if (clash === 'refuse') raiseWith('KeyError', key);
        continue;
      }
      self.set(t, key, getItem(t, other, key));
    }
  }
}

function mergeDict(t: Thread, self: PyDict, other: PyDict, clash: Clash): void {
  if (other === self || other.size === 0) return;
  if (self.size === 0 && self.keys.length === 0) {
    self.assign(other);
    return;
  }
  const entries = other.keys.length;
  for (let i = 0; i < entries; i++) {
    const key = other.keys[i];
    if (key === undefined) continue;
    const value = other.values[i] as Value;
    if (clash === 'replace') self.set(t, key, value);
    else if (self.find(t, key) < 0) self.set(t, key, value);
    else if (clash === 'refuse') raiseWith('KeyError', key);
    if (other.keys.length !== entries) raise.RuntimeError('dict mutated during update');
  }
}

/** Puts pairs into `self`. */
function mergePairs(t: Thread, self: PyDict, pairs: Value): void {
  let i = 0;
  iterate(t, pairs, (item) => {
    const pair = pairItems(t, item, i);
    if (pair.length !== 2) {
      raise.ValueError(`dictionary update sequence element #${i} has length ${pair.length}; 2 is required`);
    }
    self.set(t, pair[0], pair[1]);
    i++;
  });
}

function pairItems(t: Thread, item: Value, i: number): readonly Value[] {
  if (item instanceof PyTuple || item instanceof PyList) return item.items;
  try {
    return toArray(t, getIter(t, item));
  } catch (error) {
    if (!isException(error, 'TypeError')) throw error;
    return raise.TypeError(`cannot convert dictionary update sequence element #${i} to a sequence`);
  }
}

/** What `dict(arg)` and `update(arg)` do with their argument: a mapping if it has `keys`, else pairs. */
export function updateDict(t: Thread, self: PyDict, arg: Value): void {
  if (typeOf(arg) === dictType || lookupAttr(t, arg, 'keys') !== undefined) mergeMapping(t, self, arg);
  else mergePairs(t, self, arg);
}
