/** How streams end: closed with all that they stand on, or by the collector when nobody holds them (Modules/_io/iobase.c, fileio.c). */
import { callMethod } from '../../objects/abstract/call.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import type { Thread } from '../../objects/thread.ts';
import { isSubtype } from '../../objects/type.ts';
import type { PyObject, Value } from '../../objects/value.ts';
import { reportUnraisable } from '../sys/unraisable.ts';
import { worldOf } from '../world.ts';
import { isClosed, type PyIOBase } from './iobase.ts';

/**
 * Does both, the second whatever becomes of the first. Where both raise, the first exception is the context of the second
 * (`_PyErr_ChainExceptions1`).
 */
export function inBoth(first: () => void, second: () => void): void {
  let failure: unknown;
  let failed = false;
  try {
    first();
  } catch (error) {
    failure = error;
    failed = true;
  }
  try {
    second();
  } catch (error) {
    if (failure instanceof PyException && error instanceof PyException) error.context = failure;
    throw error;
  }
  if (failed) throw failure;
}

/** Has the collector close a native stream that nobody holds any more, until `isDone`. */
export function closeAtEnd<S extends PyObject>(t: Thread, self: S): S {
  t.runtime.tracked.finalizable.add(self);
  return self;
}

export function isDone(t: Thread, self: PyIOBase): void {
  t.runtime.tracked.finalizable.delete(self);
}

/** Nobody holds the stream any more: it is closed if it was not (`iobase_finalize`). What that raises can be told to nobody. */
export function finalizeStream(t: Thread, self: PyIOBase): void {
  try {
    if (isClosed(t, self)) return;
    self.finalizing = true;
    callMethod(t, self, 'close');
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    if (worldOf(t).start.devMode) throw error;
  }
}

/** Warns that `source` was left open, in the name of what holds it (`_dealloc_warn`). */
export function warnUnclosed(t: Thread, source: Value): void {
  try {
    t.warn(exceptionTypes.ResourceWarning, `unclosed file ${reprText(t, source)}`, 1);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    if (isSubtype(error.cls, exceptionTypes.Warning)) reportUnraisable(t, error, null, source);
  }
}
