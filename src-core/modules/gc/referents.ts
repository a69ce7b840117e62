/** Who refers to whom: `gc.get_referents`, `get_referrers`, `get_objects`, `is_tracked` (Modules/gcmodule.c). */
import { PyDict } from '../../objects/dict.ts';
import { UnreadDoc } from '../../objects/docstring.ts';
import { PySet } from '../../objects/set/set-object.ts';
import { dictType, PyType, tupleType, typeOf } from '../../objects/type.ts';
import { isHeapType } from '../../objects/type-flags.ts';
import {
  PyBytes,
  PyComplex,
  PyFloat,
  PyIntObject,
  PyList,
  PyObject,
  PySingleton,
  PyStrObject,
  PyTuple,
  PyWideStr,
  type Value,
} from '../../objects/value.ts';
import { addChildren, reach, rootsOf } from '../../vm/reach.ts';
import type { VmThread } from '../../vm/thread.ts';

/** Can the value be part of a cycle: no number, text or bytes, and no tuple or dict of those alone. */
export function isTracked(value: Value): boolean {
  if (!(value instanceof PyObject)) return false;
  const type = typeOf(value);
  if (value instanceof PyTuple && type === tupleType) return value.items.some(isTracked);
  if (value instanceof PyDict && type === dictType) {
    for (const [key, item] of value.entries()) if (isTracked(key) || isTracked(item)) return true;
    return false;
  }
  if (value instanceof PyType) return isHeapType(value);
  if (type.heap) return type.hasDict || type.slotCount > 0 || !isAtom(value);
  return !isAtom(value);
}

const isAtom = (value: PyObject): boolean =>
  value instanceof PyFloat ||
  value instanceof PyComplex ||
  value instanceof PyBytes ||
  value instanceof PyWideStr ||
  value instanceof PyIntObject ||
  value instanceof PyStrObject ||
  value instanceof PySingleton ||
  // Stands for a str that nobody has read yet.
  value instanceof UnreadDoc;

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
