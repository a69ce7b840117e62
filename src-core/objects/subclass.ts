/** Instances of classes written in Python that derive from a built-in type with state of its own (list, dict, set ...). */
import type { PyType } from './type.ts';
import type { PyObject } from './value.ts';

/**
 * Makes a fresh native object an instance of `cls`. Exact instances of `native` have `cls` on the prototype and stay as they are,
 * so that the two differ in hidden class.
 */
export function adopt<T extends PyObject>(object: T, cls: PyType, native: PyType): T {
  if (cls !== native) {
    object.cls = cls;
    object.dict = undefined;
    object.slots = undefined;
  }
  return object;
}
