/**
 * What an object holds, and what a program can reach (the `tp_traverse` of CPython's types). The objects of the machine are ordinary
 * ones, so nearly all of them are followed by their fields; stated here is what is not followed: weak references, code, whatever only
 * remembers for speed, and the parts of frames that are no longer in use.
 */
import { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { PySet } from '../objects/set/set-object.ts';
import { PyType } from '../objects/type.ts';
import { PyBytes, PyFloat, PyList, PyTuple, PyWideStr } from '../objects/value.ts';
import { PyWeakref } from '../objects/weakref/weakref-object.ts';
import { Frame } from '../ops/frame.ts';
import { PyFunction } from '../ops/function.ts';
import { PyGenerator } from '../ops/generator.ts';
import type { Scheduler } from './scheduler.ts';
import type { VmThread } from './thread.ts';

/** Holds nothing that a program can end, or must not be followed: a thread leads out of the program. */
function isOpaque(object: object): boolean {
  return (
    object instanceof PyCode ||
    object instanceof PyFloat ||
    object instanceof PyBytes ||
    object instanceof PyWideStr ||
    'monitoring' in object ||
    object instanceof WeakRef ||
    object instanceof WeakMap ||
    ArrayBuffer.isView(object)
  );
}

const add = (out: object[], value: unknown): void => {
  if (typeof value === 'object' && value !== null) out.push(value);
};

function addAll(out: object[], values: readonly unknown[]): void {
  for (let i = 0; i < values.length; i++) add(out, values[i]);
}

/** A frame that has ended keeps its variables for those who hold its object, but no stack. */
function addFrame(out: object[], frame: Frame): void {
  const end = frame.cleared ? frame.code.nlocalsplus : frame.sp;
  for (let i = 0; i < end; i++) add(out, frame.localsplus[i]);
  for (const value of [frame.func, frame.globals, frame.builtins, frame.locals, frame.object, frame.made]) add(out, value);
}

function addType(out: object[], type: PyType): void {
  for (const value of [type.cls, type.knownNamespace, type.mro, type.bases, type.dict, type.slots]) add(out, value);
}

function addFields(out: object[], object: object, except?: string): void {
  for (const key in object) if (key !== except) add(out, (object as Record<string, unknown>)[key]);
}

/** Appends all that `object` refers to strongly; some of it more than once. */
export function addChildren(out: object[], object: object): void {
  if (Array.isArray(object)) addAll(out, object);
  else if (object instanceof PyDict && object.constructor === PyDict) {
    addAll(out, object.keys);
    addAll(out, object.values);
    add(out, object.dict);
    add(out, object.slots);
    add(out, object.cls);
  } else if (object instanceof PyTuple || object instanceof PyList) {
    addAll(out, object.items);
    if (Object.hasOwn(object, 'cls')) addFields(out, object);
  } else if (object instanceof Frame) addFrame(out, object);
  else if (object instanceof PySet) {
    // The table holds more than what is in the set: marks of what was removed.
    addAll(out, object.items());
    addFields(out, object, 'keys');
  } else if (object instanceof PyType) addType(out, object);
  else if (object instanceof PyWeakref) addFields(out, object, 'referent');
  else if (object instanceof PyGenerator) addFields(out, object, object.state === 'completed' ? 'frame' : undefined);
  else if (object instanceof Map) {
    for (const [key, value] of object) {
      add(out, key);
      add(out, value);
    }
  } else if (object instanceof Set) for (const value of object) add(out, value);
  else if (!isOpaque(object)) addFields(out, object);
}

/** Adds to `reached` everything that can be reached from `roots`, and answers it. */
export function reach(roots: object[], reached: Set<object>): Set<object> {
  const todo = roots;
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    addChildren(todo, next);
  }
  return reached;
}

/** Fields of a thread that are leftovers or lead out of the program. */
const NO_ROOTS = new Set([
  'runtime',
  'watcher',
  'scheduler',
  'monitoring',
  'result',
  'escaping',
  'frame',
  'endings',
  'dispatcher',
]);

function addThread(out: object[], thread: VmThread): void {
  for (const [name, value] of Object.entries(thread)) if (!NO_ROOTS.has(name)) add(out, value);
  for (let frame = thread.frame; frame !== null; frame = frame.previous) {
    out.push(frame);
    add(out, frame.generator);
  }
}

const SCHEDULED = (scheduler: Scheduler | undefined): readonly (readonly unknown[])[] =>
  scheduler === undefined ? [] : scheduler.threads.map((thread) => thread.held);

/** Where everything hangs that a program can still use. */
export function rootsOf(t: VmThread): object[] {
  const { runtime } = t;
  const out: object[] = [runtime.builtins, runtime.modules, runtime.state, runtime.monitoring];
  add(out, runtime.builtinsModule);
  add(out, runtime.importlib);
  add(out, runtime.importFunction);
  for (const thread of runtime.monitoring.threads) addThread(out, thread);
  for (const held of SCHEDULED(t.scheduler)) out.push(held as unknown[]);
  return out;
}

/** How far `isInUse` looks. */
const NEAR = 3000;

/** Is one of `objects` within reach of the frames that run, not too far off: variables first, then what they hold, and so on. */
export function isInUse(t: VmThread, objects: ReadonlySet<object>): boolean {
  let ring: object[] = [...t.held];
  for (let frame = t.frame; frame !== null; frame = frame.previous) {
    for (let i = 0; i < frame.sp; i++) add(ring, frame.localsplus[i]);
    if (frame.locals instanceof PyDict) addAll(ring, frame.locals.values);
  }
  const seen = new Set<object>();
  while (ring.length > 0 && seen.size < NEAR) {
    const next: object[] = [];
    for (const object of ring) {
      if (objects.has(object)) return true;
      if (seen.has(object) || object instanceof PyType || object instanceof PyFunction) continue;
      seen.add(object);
      addChildren(next, object);
    }
    ring = next;
  }
  return false;
}
