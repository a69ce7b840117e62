/**
 * The future as an object (`FutureObj` in Modules/_asynciomodule.c): its state, and what can be done to it. A task is a future too;
 * undefined fields are what is NULL there.
 */
import { getAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { richCompareBool } from '../../objects/abstract/compare.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { PyDict } from '../../objects/dict.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { becauseOf, isException, makeException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { EQ, isSubtype, PyType } from '../../objects/type.ts';
import { PyList, PyObject, PyTuple, strFromUtf16, type Value } from '../../objects/value.ts';
import { shortName, typeIn } from '../native-type.ts';
import { callSoon, eventLoop, refuseState, stateOf, throwAgain } from './state.ts';

export const futureType = typeIn('_asyncio', 'Future', { hasDict: true, hasWeakref: true });

export class PyFuture extends PyObject {
  /** Undefined until `__init__` has run. */
  loop: Value | undefined = undefined;
  state: 'PENDING' | 'CANCELLED' | 'FINISHED' = 'PENDING';
  /** The first callback with its context, then pairs for all others. */
  callback0: Value | undefined = undefined;
  context0: Value | undefined = undefined;
  callbacks: PyList | undefined = undefined;
  result: Value | undefined = undefined;
  exception: PyException | undefined = undefined;
  exceptionTraceback: PyObject | null = null;
  /** The stack where it was made, if the loop is in debug mode. */
  sourceTraceback: Value | undefined = undefined;
  cancelMessage: Value | undefined = undefined;
  cancelledError: Value | undefined = undefined;
  /** Its exception has not been asked for yet, and is told of at its end. */
  logTraceback = false;
  blocking = false;
  constructor() {
    super();
    this.dict = undefined;
  }
}

/** Raises RuntimeError for a future that was never initialised. */
export function ensureAlive(self: PyFuture): Value {
  return self.loop === undefined ? raise.RuntimeError('Future object is not initialized.') : self.loop;
}

/** `future_init`. */
export function initFuture(t: Thread, self: PyFuture, loop: Value): void {
  t.held.push(self);
  try {
    self.callback0 = self.context0 = self.callbacks = self.result = self.exception = undefined;
    self.exceptionTraceback = null;
    self.sourceTraceback = self.cancelMessage = self.cancelledError = undefined;
    self.state = 'PENDING';
    self.logTraceback = self.blocking = false;
    self.loop = undefined;
    self.loop = loop === null ? eventLoop(t) : loop;
    if (isTrue(t, callMethod(t, self.loop, 'get_debug'))) self.sourceTraceback = call(t, stateOf(t).library.extract_stack, []);
  } finally {
    t.held.pop();
  }
}

/** Hands all callbacks to the loop; where one is refused, none are left (`future_schedule_callbacks`). */
function scheduleCallbacks(t: Thread, self: PyFuture): void {
  const { callback0, context0, callbacks } = self;
  const loop = self.loop as Value;
  self.callback0 = self.context0 = undefined;
  try {
    if (callback0 !== undefined) callSoon(t, loop, callback0, self, context0 as Value);
    if (callbacks === undefined) return;
    for (let i = 0; i < callbacks.items.length; i++) {
      const [callback, context] = (callbacks.items[i] as PyTuple).items;
      callSoon(t, loop, callback, self, context);
    }
  } finally {
    self.callbacks = undefined;
  }
}

/** `future_set_result`. Raises InvalidStateError. */
export function setResult(t: Thread, self: PyFuture, result: Value): null {
  ensureAlive(self);
  if (self.state !== 'PENDING') return refuseState(t, 'invalid state');
  self.result = result;
  self.state = 'FINISHED';
  scheduleCallbacks(t, self);
  return null;
}

const STOP = 'StopIteration interacts badly with generators and cannot be raised into a Future';

/** The exception that stands for `given` in a future. Raises TypeError for what is none. */
function exceptionOf(t: Thread, self: PyFuture, given: Value): PyException {
  let error = given;
  if (given instanceof PyType && isSubtype(given, exceptionTypes.BaseException)) {
    error = call(t, given, []);
    if (self.state !== 'PENDING') return refuseState(t, 'invalid state');
  }
  if (!(error instanceof PyException)) return raise.TypeError('invalid exception object');
  if (!isException(error, 'StopIteration')) return error;
  return becauseOf(makeException('RuntimeError', STOP), error);
}

/** `future_set_exception`. Raises InvalidStateError, TypeError. */
export function setException(t: Thread, self: PyFuture, given: Value): null {
  if (self.state !== 'PENDING') return refuseState(t, 'invalid state');
  const error = exceptionOf(t, self, given);
  self.exception = error;
  self.exceptionTraceback = error.traceback;
  self.state = 'FINISHED';
  scheduleCallbacks(t, self);
  self.logTraceback = true;
  t.runtime.tracked.finalizable.add(self);
  return null;
}

/** The CancelledError to raise; one that ended the coroutine serves once (`create_cancelled_error`). */
export function makeCancelledError(t: Thread, self: PyFuture): Value {
  const { cancelledError, cancelMessage } = self;
  if (cancelledError !== undefined) {
    self.cancelledError = undefined;
    return cancelledError;
  }
  const args = cancelMessage === undefined || cancelMessage === null ? [] : [cancelMessage];
  return call(t, stateOf(t).library.CancelledError, args);
}

/**
 * The exception that a done future holds, or undefined for one with a result. The traceback that the exception had when it was set is
 * given back to it once. Raises CancelledError, InvalidStateError (`future_get_result`).
 */
export function takeOutcome(t: Thread, self: PyFuture): PyException | undefined {
  if (self.state === 'CANCELLED') return throwAgain(t, makeCancelledError(t, self));
  if (self.state !== 'FINISHED') return refuseState(t, 'Result is not set.');
  self.logTraceback = false;
  const { exception } = self;
  if (exception !== undefined) {
    exception.traceback = self.exceptionTraceback;
    self.exceptionTraceback = null;
  }
  return exception;
}

/** `result()`. */
export function resultOf(t: Thread, self: PyFuture): Value {
  if (self.loop === undefined) return refuseState(t, 'Future object is not initialized.');
  const error = takeOutcome(t, self);
  return error === undefined ? (self.result as Value) : throwAgain(t, error);
}

/** `exception()`. */
export function exceptionSet(t: Thread, self: PyFuture): Value {
  if (self.loop === undefined) return refuseState(t, 'Future object is not initialized.');
  if (self.state === 'CANCELLED') return throwAgain(t, makeCancelledError(t, self));
  if (self.state !== 'FINISHED') return refuseState(t, 'Exception is not set.');
  if (self.exception === undefined) return null;
  self.logTraceback = false;
  return self.exception;
}

/** `future_add_done_callback`. */
export function addDoneCallback(t: Thread, self: PyFuture, callback: Value, context: Value): null {
  if (self.loop === undefined) return raise.RuntimeError('uninitialized Future object');
  if (self.state !== 'PENDING') callSoon(t, self.loop, callback, self, context);
  else if (self.callbacks === undefined && self.callback0 === undefined) {
    self.callback0 = callback;
    self.context0 = context;
  } else {
    const entry = new PyTuple([callback, context]);
    if (self.callbacks === undefined) self.callbacks = new PyList([entry]);
    else self.callbacks.items.push(entry);
  }
  return null;
}

/** `remove_done_callback()`: how many were removed. Comparing runs Python code, which may change the list. */
export function removeDoneCallback(t: Thread, self: PyFuture, callback: Value): number {
  ensureAlive(self);
  let removed = 0;
  if (self.callback0 !== undefined && richCompareBool(t, self.callback0, callback, EQ)) {
    self.callback0 = self.context0 = undefined;
    removed = 1;
  }
  if (self.callbacks === undefined) return removed;
  const before = self.callbacks.items.length;
  const kept: Value[] = [];
  for (let i = 0; self.callbacks !== undefined && i < self.callbacks.items.length; i++) {
    const entry: Value = self.callbacks.items[i];
    if (!richCompareBool(t, (entry as PyTuple).items[0], callback, EQ)) kept.push(entry);
  }
  if (self.callbacks === undefined || kept.length === 0) {
    self.callbacks = undefined;
    return before + removed;
  }
  const now = self.callbacks.items.length;
  if (kept.length !== now) self.callbacks.items.splice(0, now, ...kept);
  return now - kept.length + removed;
}

/** `future_cancel`. */
export function cancelFuture(t: Thread, self: PyFuture, message: Value | undefined): boolean {
  self.logTraceback = false;
  if (self.state !== 'PENDING') return false;
  self.state = 'CANCELLED';
  self.cancelMessage = message;
  scheduleCallbacks(t, self);
  return true;
}

/** Tells the loop's exception handler of something that nobody else will hear. */
export function tellLoop(t: Thread, self: PyFuture, message: string, details: readonly (readonly [string, Value])[]): void {
  const context = new PyDict();
  context.setStr('message', strFromUtf16(message));
  for (const [name, value] of details) context.setStr(name, value);
  if (self.sourceTraceback !== undefined) context.setStr('source_traceback', self.sourceTraceback);
  const handler = getAttr(t, self.loop as Value, 'call_exception_handler');
  try {
    call(t, handler, [context]);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    t.runtime.unraisable(t, error, null, handler);
  }
}

/** The end of a future whose exception was never asked for (`FutureObj_finalize`). */
export function finalizeFuture(t: Thread, self: PyFuture): void {
  if (!self.logTraceback) return;
  self.logTraceback = false;
  const message = `${shortName(self.cls)} exception was never retrieved`;
  tellLoop(t, self, message, [
    ['exception', self.exception as Value],
    ['future', self],
  ]);
}
