/**
 * Exceptions leaving instructions: tracebacks, the exception table, frames that end (Python/ceval.c from `error:` on,
 * Objects/exception_handling_notes.txt), and the making of what `raise` raises.
 */
import { call } from '../objects/abstract/call.ts';
import { exceptionTypes, PyException } from '../objects/exception.ts';
import { makeException, raise } from '../objects/raise.ts';
import { isSubtype, PyType, typeOf } from '../objects/type.ts';
import { utf16, type Value } from '../objects/value.ts';
import { currentException } from '../ops/exceptions.ts';
import { Following, type Frame } from '../ops/frame.ts';
import type { Machine } from '../ops/machine.ts';
import { EVENT } from './monitoring/events.ts';
import { PyTraceback } from './types/traceback.ts';

/** The Python exception that a thrown JS value is. A JS stack overflow is a RecursionError; anything else is our defect. */
export function pythonException(thrown: unknown): PyException {
  if (thrown instanceof PyException) return thrown;
  if (thrown instanceof RangeError && thrown.message === 'Maximum call stack size exceeded') {
    return makeException('RecursionError', 'maximum recursion depth exceeded');
  }
  throw thrown;
}

/** `__context__` of an exception that no frame has seen yet: what is being handled here. */
function setContext(m: Machine, exc: PyException): void {
  if (exc.context !== undefined) return;
  const handled = currentException(m);
  exc.context = null;
  if (handled !== null && handled !== exc) linkContext(exc, handled);
}

/**
 * `__context__` of an exception that is thrown into a generator: what its own frame is handling, and nothing of the thrower's
 * (`_PyErr_ChainStackItem`).
 */
export function chainThrown(m: Machine, exc: PyException): void {
  const handled = m.exc.value ?? null;
  exc.context ??= null;
  if (handled !== null && handled !== exc) linkContext(exc, handled);
}

/** Sets the context and breaks the cycle that this may close (`_PyErr_SetObject`). */
export function linkContext(exc: PyException, handled: PyException): void {
  let o = handled;
  for (let steps = 0; steps < 100_000; steps++) {
    const next = o.context ?? null;
    if (next === null) break;
    if (next === exc) {
      o.context = null;
      break;
    }
    o = next;
  }
  exc.context = handled;
}

/**
 * Brings an exception that left an instruction of `frame` to its handler: `m.frame` is then the frame that handles it, with `ip`, `sp`
 * set. Throws it on where it leaves a frame entered by native code. What hears of it on the way (PEP 669) may raise another.
 */
export function unwind(m: Machine, start: Frame, thrown: unknown): void {
  let exc = pythonException(thrown);
  setContext(m, exc);
  const { monitoring } = m;
  m.raised(start, exc);
  let frame = start;
  for (;;) {
    const index = frame.reraisedAt >= 0 ? frame.reraisedAt : frame.lasti;
    if (m.reraising) exc = monitoring.fireException(m, EVENT.RERAISE, frame, index, exc);
    else {
      exc.traceback = new PyTraceback(exc.traceback as PyTraceback | null, frame, frame.lasti);
      exc = monitoring.fireException(m, EVENT.RAISE, frame, index, exc);
    }
    m.reraising = false;
    const outcome = handleIn(m, frame, exc);
    if (outcome === undefined) return;
    exc = monitoring.fireException(m, EVENT.PY_UNWIND, frame, index, outcome);
    m.unwound(frame, exc);
    const caller = frame.previous;
    m.popFrame(frame);
    if (frame.made instanceof Following) frame.made.failed(exc);
    if (frame.entry || caller === null) throw exc;
    caller.returnOffset = 0;
    frame = caller;
  }
}

/** Moves a frame to the handler of an exception; answers what goes on unwinding where there is none. */
function handleIn(m: Machine, frame: Frame, raised: PyException): PyException | undefined {
  let exc = raised;
  for (;;) {
    const entry = findHandler(frame);
    if (entry === undefined) return exc;
    frame.sp = frame.code.nlocalsplus + entry.depth;
    if (entry.lasti) frame.localsplus[frame.sp++] = frame.lasti;
    frame.localsplus[frame.sp++] = exc;
    const handler = entry.target / 2;
    frame.ip = handler;
    frame.jumpFrom = frame.lasti;
    frame.jumpTo = handler;
    m.kwnames = undefined;
    const next = m.monitoring.fireException(m, EVENT.EXCEPTION_HANDLED, frame, handler, exc);
    if (next === exc) return undefined;
    exc = next;
    frame.reraisedAt = handler - 1;
  }
}

function findHandler(frame: Frame) {
  const offset = (frame.reraisedAt >= 0 ? frame.reraisedAt : frame.lasti) * 2;
  frame.reraisedAt = -1;
  for (const entry of frame.code.exceptionTable) {
    if (entry.start > offset) break;
    if (offset < entry.end) return entry;
  }
  return undefined;
}

/** The exception of `raise exc from cause` (`do_raise`). */
export function prepareRaise(m: Machine, value: Value | undefined, cause: Value | undefined): PyException {
  const exc = instantiate(m, value as Value, 'exceptions must derive from BaseException');
  if (cause !== undefined) {
    if (cause === null) exc.cause = null;
    else exc.cause = instantiate(m, cause, 'exception causes must derive from BaseException');
    exc.suppressContext = true;
  }
  const handled = currentException(m);
  if (handled !== null && handled !== exc) linkContext(exc, handled);
  else exc.context ??= null;
  return exc;
}

function instantiate(m: Machine, value: Value, message: string): PyException {
  if (value instanceof PyException) return value;
  if (value instanceof PyType && isSubtype(value, exceptionTypes.BaseException)) {
    const made = call(m, value, []);
    if (made instanceof PyException) return made;
    return raise.TypeError(
      `calling ${classText(value)} should have returned an instance of BaseException, not ${classText(typeOf(made))}`,
    );
  }
  return raise.TypeError(message);
}

function classText(type: PyType): string {
  return `<class '${type.module === 'builtins' ? '' : `${type.module}.`}${utf16(type.name)}'>`;
}
