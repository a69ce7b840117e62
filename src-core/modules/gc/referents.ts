/** Who refers to whom: `gc.get_referents`, `get_referrers`, `get_objects`, `is_tracked` (Modules/gcmodule.c). */
import { PyDict } from '../../objects/dict.ts';
import { UnreadDoc } from '../../objects/docstring.ts';
import { PySet } from '../../objects/set/set-object.ts';
import { dictType, PyType, tupleType, typeOf } from '../../objects/type.ts';
import { isHeapType } from '../../objects/type-flags.ts';
import { UNTRACKED_TYPES } from '../../objects/type-sizes.ts';
import { PyList, PyObject, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { addChildren, reach, rootsOf } from '../../vm/reach.ts';
import type { VmThread } from '../../vm/thread.ts';

/**
 * Does the collector keep an account of the object. Of tuples and dicts of what it does not know it keeps none, as the reference from its next
 * collection on (`untrack_tuples`, `untrack_dicts`).
 */
export function isTracked(value: Value): boolean {
  if (!(value instanceof PyObject)) return false;
  const type = typeOf(value);
  if (value instanceof PyTuple && type === tupleType) return value.items.some(mayBeTracked);
  if (value instanceof PyDict && type === dictType) {
    for (const [key, item] of value.entries()) if (mayBeTracked(key) || mayBeTracked(item)) return true;
    return false;
  }
  return isKnown(value, type);
}

/** `_PyObject_GC_MAY_BE_TRACKED`: what may come to be part of a cycle, so that who holds it is tracked. */
function mayBeTracked(value: Value): boolean {
  if (!(value instanceof PyObject)) return false;
  const type = typeOf(value);
  return value instanceof PyTuple && type === tupleType ? isTracked(value) : isKnown(value, type);
}

/** Is the object of a type that the collector knows (`PyObject_IS_GC`). */
function isKnown(value: PyObject, type: PyType): boolean {
  if (value instanceof PyType) return isHeapType(value);
  // Stands for a str that nobody has read yet.
  if (value instanceof UnreadDoc) return false;
  return type.heap || !UNTRACKED_TYPES.has(utf16(type.name));
}

/** The values that an object refers to directly. */
export function referents(value: Value): Value[] {
  if (!(value instanceof PyObject)) return [];
  if (value instanceof PyTuple || value instanceof PyList) return value.items.slice();
  if (value instanceof PySet && !typeOf(value).heap) return value.items();
  if (value instanceof PyDict) return [...value.entries()].flat().filter((item) => !(item instanceof UnreadDoc));
  const out: Value[] = [];
  const seen = new Set<object>();
  const todo: object[] = [];
  addChildren(todo, value);
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next instanceof UnreadDoc) continue;
    if (next instanceof PyObject) out.push(next);
    else addChildren(todo, next);
  }
  return out;
}

export function trackedObjects(t: VmThread): PyObject[] {
  return [...reach(rootsOf(t), new Set())].filter((object) => object instanceof PyObject && isTracked(object)) as PyObject[];
}

/** The tracked objects that refer directly to one of `targets`. */
export function referrers(t: VmThread, targets: readonly Value[]): PyObject[] {
  const wanted = new Set<Value>(targets.filter((target) => target instanceof PyObject));
  return trackedObjects(t).filter((object) => referents(object).some((value) => wanted.has(value)));
}
