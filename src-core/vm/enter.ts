/** How native code enters Python frames: by a nested run of the loop. */
import type { PyException } from '../objects/exception.ts';
import type { Value } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import type { Machine } from '../ops/machine.ts';
import { EVENT } from './monitoring/events.ts';
import { chainThrown } from './unwind.ts';

/** What vm/thread.ts adds to Machine for entering frames. */
export interface Entering extends Machine {
  /** Makes a frame the running one on behalf of native code. Raises RecursionError. */
  linkEntry(frame: Frame): void;
  /** The dispatcher in use: the generated loop or the walking one. */
  dispatch(): Value;
  unwind(frame: Frame, thrown: unknown): void;
}

/** Runs a frame until it returns or yields. */
export function runFrame(m: Machine, frame: Frame): Value {
  const e = m as Entering;
  e.linkEntry(frame);
  return e.dispatch();
}

/** Raises an exception where a suspended frame waits, and runs it on from the handler. */
export function throwInto(m: Machine, frame: Frame, exc: PyException): Value {
  const e = m as Entering;
  e.linkEntry(frame);
  chainThrown(m, exc);
  // RESUME is not passed on the way to the handler.
  if (frame.code.instrumentationVersion !== m.monitoring.version) m.instrument(frame);
  e.unwind(frame, m.monitoring.fireException(m, EVENT.PY_THROW, frame, frame.lasti, exc));
  return e.dispatch();
}
