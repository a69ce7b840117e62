/**
 * The end of a program for its objects: what still has a finalizer when modules go (Python/pylifecycle.c `finalize_modules`). Those that
 * variables of `__main__` name go first, in the order of its dict, then the rest as they were made.
 */
import type { PyModule } from '../../objects/module.ts';
import { typeOf } from '../../objects/type.ts';
import { PyObject } from '../../objects/value.ts';
import { PyGenerator } from '../../ops/generator.ts';
import { reach } from '../../vm/reach.ts';
import type { VmThread } from '../../vm/thread.ts';
import { collect, finalize } from './collect.ts';

/** What threads other than the main one, which will not run again, have on their frames: it stays as it is. */
function heldByOthers(t: VmThread): ReadonlySet<object> {
  const frames: object[] = [];
  for (const thread of t.runtime.monitoring.threads) {
    if (thread === t) continue;
    for (let frame = thread.frame; frame !== null; frame = frame.previous)
      frames.push(...frame.localsplus.filter((v) => v instanceof PyObject));
  }
  return frames.length === 0 ? new Set() : reach(frames, new Set<object>([t.runtime.modules, t.runtime.builtins]));
}

/** Of the program, not a stream of the machine's: those are flushed last of all, so that finalizers can print. */
const isOwn = (object: PyObject) => typeOf(object).heap || object instanceof PyGenerator;

/** Runs the finalizers that have not run yet. */
export function endObjects(t: VmThread, main: PyModule): void {
  const { finalizable } = t.runtime.tracked;
  if (!t.runtime.tracked.awaitsEnd) return;
  collect(t);
  if (finalizable.size === 0) return;
  const held = heldByOthers(t);
  for (const value of [...main.dict.values, ...finalizable])
    if (value instanceof PyObject && finalizable.has(value) && !held.has(value) && isOwn(value)) finalize(t, value);
}
