/**
 * Streams that hold what was not passed on yet. Nobody counts references here, so a stream that a program forgot to close is flushed
 * when the program ends, or when a collection finds that nobody holds it; the collector does not look here.
 */
import type { Runtime, Thread } from '../../objects/thread.ts';
import type { PyObject } from '../../objects/value.ts';

const streams = new WeakMap<Runtime, Set<PyObject>>();

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
