/**
 * Streams that hold what was not passed on yet. Nobody counts references here, so a stream that a program forgot to close is flushed
 * when the program ends; until then it must not be collected.
 */
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyObject } from '../../objects/value.ts';

const streams = new RuntimeState<Set<PyObject>>();

export function holds(t: Thread, stream: PyObject): void {
  const all = streams.get(t.runtime);
  if (all === undefined) streams.set(t.runtime, new Set([stream]));
  else all.add(stream);
}

export function isFlushed(t: Thread, stream: PyObject): void {
  streams.get(t.runtime)?.delete(stream);
}

/** Those that hold something, oldest first. */
export const unflushed = (t: Thread): PyObject[] => [...(streams.get(t.runtime) ?? [])];
