/**
 * Which objects hold which, for `gc.get_referents`, `gc.get_referrers` and `gc.get_objects` (Modules/gcmodule.c): the host's collector
 * does not tell, so the objects are gone through from the modules and the frames of all threads on. An object that only native code
 * holds is not found.
 */
import { PyCode } from '../objects/code.ts';
import { PyObject, PyWideStr } from '../objects/value.ts';
import type { MachineRuntime } from '../vm/runtime.ts';

/** Fields that remember answers or lead to who waits for a frame, and hold nothing for the language. */
const MEMORIES: ReadonlySet<string> = new Set([
  'lookupCache',
  'cachedGetitem',
  'sharedKeys',
  'subclasses',
  'refs',
  'previous',
  'runtime',
]);

/** Adds the objects in a field's value; parts of an object that are none of their own are gone through. */
function collect(value: unknown, into: Set<PyObject>, parts: Set<object>): void {
  if (value === null || typeof value !== 'object') return;
  if (value instanceof PyObject) {
    into.add(value);
    return;
  }
  if (parts.has(value) || ArrayBuffer.isView(value) || value instanceof WeakRef || value instanceof WeakMap) return;
  parts.add(value);
  if (Array.isArray(value) || value instanceof Set) for (const item of value) collect(item, into, parts);
  else if (value instanceof Map) {
    for (const [key, item] of value) {
      collect(key, into, parts);
      collect(item, into, parts);
    }
  } else for (const [name, item] of Object.entries(value)) if (!MEMORIES.has(name)) collect(item, into, parts);
}

/** What an object holds itself (`tp_traverse`). */
export function referentsOf(object: PyObject): PyObject[] {
  const found = new Set<PyObject>();
  const parts = new Set<object>();
  if (object.cls?.heap) found.add(object.cls);
  for (const [name, value] of Object.entries(object)) if (!MEMORIES.has(name)) collect(value, found, parts);
  found.delete(object);
  return [...found].filter(isVisible);
}

/** Some objects are parts of others and have no class that a program could see. */
const isVisible = (object: PyObject): boolean => (object.cls as unknown) !== undefined;

/** Objects that a collector keeps account of: those that can hold others. */
export const isTracked = (object: PyObject): boolean =>
  isVisible(object) && !(object instanceof PyCode) && !(object instanceof PyWideStr);

/** Every object that can be reached, each once. */
export function* reachable(runtime: MachineRuntime): Generator<PyObject> {
  const seen = new Set<PyObject>([runtime.modules]);
  for (const thread of runtime.monitoring.threads) {
    for (let frame = thread.frame; frame !== null; frame = frame.previous) {
      for (const value of [...frame.localsplus, frame.locals, frame.func, frame.globals])
        if (value instanceof PyObject) seen.add(value);
    }
  }
  // The set grows while it is gone through.
  for (const object of seen) {
    yield object;
    for (const held of referentsOf(object)) seen.add(held);
  }
}
