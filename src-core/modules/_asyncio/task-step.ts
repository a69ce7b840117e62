/** A step of a task: its coroutine runs until it waits for something (`task_step` in Modules/_asynciomodule.c). */
import { getAttr, lookupAttr, setAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { isInstance } from '../../objects/abstract/compare.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { refuseKeywords } from '../../objects/arguments.ts';
import { fillType, nativeDef } from '../../objects/define.ts';
import { PyBuiltin } from '../../objects/descr.ts';
import { PyException } from '../../objects/exception.ts';
import { isException, makeException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { coroutineType, generatorType, typeOf } from '../../objects/type.ts';
import { PyObject, type Value } from '../../objects/value.ts';
import { PyGenerator } from '../../ops/generator.ts';
import { stopValue } from '../../ops/iteration.ts';
import { type Result, resume, throwException } from '../../vm/types/generator-run.ts';
import { linkContext } from '../../vm/unwind.ts';
import { enterContext, exitContext } from '../_contextvars.ts';
import { typeIn } from '../native-type.ts';
import {
  addDoneCallback,
  cancelFuture,
  futureType,
  makeCancelledError,
  PyFuture,
  setException,
  setResult,
  takeOutcome,
} from './future-object.ts';
import { callSoon, refuseState, stateOf } from './state.ts';
import {
  enterTask,
  leaveTask,
  type PyTask,
  registerEagerTask,
  registerTask,
  swapCurrentTask,
  taskType,
  unregisterEagerTask,
} from './task-object.ts';

const stepType = typeIn('_asyncio', 'TaskStepMethWrapper', { final: true });

/** What the loop calls to take the next step of a task. */
class PyTaskStep extends PyObject {
  constructor(
    readonly task: PyTask,
    /** What is thrown into the coroutine. */
    readonly error: Value | undefined,
  ) {
    super();
  }
}

fillType(stepType, {
  class: PyTaskStep,
  slots: {
    tp_call: (t, self: PyTaskStep, args, kwnames) => {
      refuseKeywords('function', kwnames);
      if (args.length > 0) raise.TypeError('function takes no positional arguments');
      return step(t, self.task, self.error);
    },
  },
  getset: { __self__: [(_t, self: PyTaskStep) => self.task] },
});

/** Has the loop take the task's next step, throwing `error` into its coroutine where there is one. */
export function stepSoon(t: Thread, task: PyTask, error: Value | undefined): void {
  callSoon(t, task.loop as Value, new PyTaskStep(task, error), undefined, task.context ?? null);
}

const isPlain = (coro: Value): coro is PyGenerator =>
  coro instanceof PyGenerator && (coro.cls === coroutineType || coro.cls === generatorType);

/** `coro.send(None)`, told apart without an exception where the coroutine is an ordinary one (`PyIter_Send`). */
function sendNone(t: Thread, coro: Value): Result {
  if (isPlain(coro)) return resume(t, coro, null);
  const next = typeOf(coro).tp_iternext;
  const value = next === undefined ? callMethod(t, coro, 'send', null) : next(t, coro as never);
  return { yielded: value !== undefined, value: value ?? null };
}

/** Runs the coroutine until it yields or ends; what it raises comes out, but for StopIteration. */
function drive(t: Thread, coro: Value, error: Value | undefined): Result {
  try {
    if (error === undefined) return sendNone(t, coro);
    const plain = isPlain(coro) && error instanceof PyException;
    const value = plain ? throwException(t, coro, error) : callMethod(t, coro, 'throw', error);
    return { yielded: true, value };
  } catch (thrown) {
    if (isException(thrown, 'StopIteration')) return { yielded: false, value: stopValue(thrown) };
    throw thrown;
  }
}

/** What is thrown into a task that was asked to cancel itself: a CancelledError, whatever else was meant to be. */
function cancellation(t: Thread, task: PyTask, error: Value | undefined): Value {
  task.mustCancel = false;
  return error !== undefined && isInstance(t, error, stateOf(t).library.CancelledError) ? error : makeCancelledError(t, task);
}

/** The coroutine raised: the task is cancelled by it, or holds it. What ends a program goes on (`task_step_impl`). */
function fail(t: Thread, task: PyTask, error: PyException): Value {
  if (isInstance(t, error, stateOf(t).library.CancelledError)) {
    task.cancelledError = error;
    return cancelFuture(t, task, undefined);
  }
  setException(t, task, error);
  if (isException(error, 'KeyboardInterrupt') || isException(error, 'SystemExit')) throw error;
  return null;
}

/** `task_step_impl`. */
function runStep(t: Thread, task: PyTask, given: Value | undefined): Value {
  if (task.state !== 'PENDING') {
    return refuseState(t, `_step(): already done: ${reprText(t, task)} ${reprText(t, given ?? null)}`);
  }
  const error = task.mustCancel ? cancellation(t, task, given) : given;
  task.waiter = undefined;
  const { coro } = task;
  if (coro === undefined) return raise.RuntimeError('uninitialized Task object');
  let result: Result;
  try {
    result = drive(t, coro, error);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return fail(t, task, thrown);
  }
  if (result.yielded) return waitFor(t, task, result.value);
  if (!task.mustCancel) return setResult(t, task, result.value);
  // It was cancelled right before its end.
  task.mustCancel = false;
  cancelFuture(t, task, task.cancelMessage);
  return null;
}

/** Has the task go on when what its coroutine yielded is done (`task_step_handle_result_impl`). */
function waitFor(t: Thread, task: PyTask, result: Value): Value {
  if (result === task) return failSoon(t, task, `Task cannot await on itself: ${reprText(t, task)}`);
  if (result instanceof PyFuture && (result.cls === futureType || result.cls === taskType)) {
    if (result.loop !== task.loop) return failOfLoop(t, task, result);
    if (!result.blocking) return failOfYield(t, task, result);
    result.blocking = false;
    addDoneCallback(t, result, wakeupOf(task), task.context ?? null);
    return waitOn(t, task, result);
  }
  // A bare yield gives way for one round of the loop.
  if (result === null) {
    stepSoon(t, task, undefined);
    return null;
  }
  const blocking = lookupAttr(t, result, '_asyncio_future_blocking');
  if (blocking !== undefined && blocking !== null) return waitForForeign(t, task, result, isTrue(t, blocking));
  if (isInstance(t, result, generatorType)) {
    const texts = `task ${reprText(t, task)} with ${reprText(t, result)}`;
    return failSoon(t, task, `yield was used instead of yield from for generator in ${texts}`);
  }
  return failSoon(t, task, `Task got bad yield: ${reprText(t, result)}`);
}

/** The same for an object of Python code that behaves as a future. */
function waitForForeign(t: Thread, task: PyTask, future: Value, blocking: boolean): Value {
  if (loopOf(t, future) !== task.loop) return failOfLoop(t, task, future);
  if (!blocking) return failOfYield(t, task, future);
  setAttr(t, future, '_asyncio_future_blocking', false);
  call(t, getAttr(t, future, 'add_done_callback'), [wakeupOf(task), task.context ?? null], ['context']);
  return waitOn(t, task, future);
}

/** `get_future_loop`. */
function loopOf(t: Thread, future: Value): Value {
  const method = lookupAttr(t, future, 'get_loop');
  return method === undefined ? getAttr(t, future, '_loop') : call(t, method, []);
}

/** The task waits on `future`; one that was asked to cancel itself meanwhile asks that. */
function waitOn(t: Thread, task: PyTask, future: Value): null {
  task.waiter = future;
  if (task.mustCancel && isTrue(t, callMethod(t, future, 'cancel', task.cancelMessage ?? null))) task.mustCancel = false;
  return null;
}

/** RuntimeError in the coroutine, at its next step. */
function failSoon(t: Thread, task: PyTask, message: string): null {
  stepSoon(t, task, makeException('RuntimeError', message));
  return null;
}

const failOfYield = (t: Thread, task: PyTask, future: Value): null =>
  failSoon(t, task, `yield was used instead of yield from in task ${reprText(t, task)} with ${reprText(t, future)}`);

const failOfLoop = (t: Thread, task: PyTask, future: Value): null =>
  failSoon(t, task, `Task ${reprText(t, task)} got Future ${reprText(t, future)} attached to a different loop`);

/** A step of the task as the one that runs in its loop (`task_step`). */
function step(t: Thread, task: PyTask, error: Value | undefined): Value {
  const loop = task.loop as Value;
  enterTask(t, loop, task);
  let result: Value;
  try {
    result = runStep(t, task, error);
  } catch (thrown) {
    leaveAfter(t, loop, task, thrown);
    throw thrown;
  }
  leaveTask(t, loop, task);
  return result;
}

/** Leaves after a failure, which is the context of what may fail now (`_PyErr_ChainExceptions1`). */
function leaveAfter(t: Thread, loop: Value, task: PyTask, failure: unknown): void {
  try {
    leaveTask(t, loop, task);
  } catch (error) {
    if (error instanceof PyException && failure instanceof PyException) linkContext(error, failure);
    throw error;
  }
}

/** `task_wakeup`: what the task waited for is done. */
function wakeup(t: Thread, task: PyTask, future: Value): Value {
  let error: Value | undefined;
  try {
    if (future instanceof PyFuture && (future.cls === futureType || future.cls === taskType)) error = takeOutcome(t, future);
    else callMethod(t, future, 'result');
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    error = thrown;
  }
  return step(t, task, error);
}

const WAKEUP = nativeDef('task_wakeup', ['~(self, future, /)', wakeup]);
const wakeupOf = (task: PyTask): PyBuiltin => new PyBuiltin(WAKEUP, task, null, taskType);

/** Takes the first step at once, within the task that makes this one (`task_eager_start`). */
export function startEagerly(t: Thread, task: PyTask): void {
  const loop = task.loop as Value;
  const before = swapCurrentTask(t, loop, task);
  registerEagerTask(t, task);
  enterContext(t, task.context ?? null);
  try {
    runStep(t, task, undefined);
  } finally {
    swapCurrentTask(t, loop, before);
    unregisterEagerTask(t, task);
    exitContext(t, task.context ?? null);
    if (task.state === 'PENDING') registerTask(t, task);
    else task.coro = undefined;
  }
}
