/**
 * Running generators of all kinds: resuming, throwing into, closing (Objects/genobject.c `gen_send_ex2`, `_gen_throw`, `gen_close`).
 * What they are as types is in generator.ts and async-generator.ts.
 */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { isException, makeException, newException, raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asyncGeneratorType, coroutineType, generatorType, isSubtype, PyType, typeOf } from '../../objects/type.ts';
import { PyTuple, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { PyGenerator, stopIteration } from '../../ops/generator.ts';
import { yieldFrom } from '../../ops/iteration.ts';
import type { Machine } from '../../ops/machine.ts';
import { runFrame, throwInto } from '../enter.ts';
import { PyTraceback } from './traceback.ts';

export function kindName(gen: PyGenerator): string {
  return gen.cls === coroutineType ? 'coroutine' : gen.cls === generatorType ? 'generator' : 'async generator';
}

/** What running a generator came to: its next item, or the value with which it ended. */
export interface Result {
  yielded: boolean;
  value: Value;
}

function run(m: Machine, gen: PyGenerator, enter: () => Value): Result {
  gen.exc.previous = m.exc;
  m.exc = gen.exc;
  gen.state = 'running';
  const value = enter();
  return { yielded: (gen.state as string) === 'suspended', value };
}

/** `gen_send_ex2`: runs until the next yield or the end. A completed one answers the end without a value. */
export function resume(t: Thread, gen: PyGenerator, value: Value): Result {
  const m = t as Machine;
  if (gen.state === 'created' && value !== null) raise.TypeError(`can't send non-None value to a just-started ${kindName(gen)}`);
  checkIdle(gen);
  if (gen.state === 'completed') return { yielded: false, value: null };
  const { frame } = gen;
  frame.localsplus[frame.sp++] = value;
  return run(m, gen, () => runFrame(m, frame));
}

function checkIdle(gen: PyGenerator): void {
  if (gen.state === 'running') raise.ValueError(`${kindName(gen)} already executing`);
  if (gen.state === 'completed' && gen.cls === coroutineType) raise.RuntimeError('cannot reuse already awaited coroutine');
}

export function next(t: Thread, gen: PyGenerator): Value | undefined {
  const result = resume(t, gen, null);
  if (result.yielded) return result.value;
  if (gen.cls === asyncGeneratorType) return raiseWith('StopAsyncIteration');
  if (result.value !== null) throw stopIteration(result.value);
  return undefined;
}

export function send(t: Thread, gen: PyGenerator, value: Value): Value {
  return outcome(gen, resume(t, gen, value));
}

/** What was yielded; the end is StopIteration, of an asynchronous generator StopAsyncIteration. */
function outcome(gen: PyGenerator, result: Result): Value {
  if (result.yielded) return result.value;
  if (gen.cls === asyncGeneratorType) return raiseWith('StopAsyncIteration');
  throw stopIteration(result.value);
}

/** Raises inside of the generator, at the yield where it waits. */
function raiseInside(t: Thread, gen: PyGenerator, exc: PyException): Value {
  const m = t as Machine;
  checkIdle(gen);
  if (gen.state === 'completed') throw exc;
  return outcome(
    gen,
    run(m, gen, () => throwInto(m, gen.frame, exc)),
  );
}

/**
 * `_gen_throw`: what the generator delegates to gets the exception first. Asynchronous generators are not closed at once for
 * GeneratorExit: awaits must work it through.
 */
export function throwException(t: Thread, gen: PyGenerator, exc: PyException, closeOnExit = true): Value {
  const delegate = yieldFrom(gen);
  if (delegate === undefined) return raiseInside(t, gen, exc);
  const { state } = gen;
  try {
    gen.state = 'running';
    if (closeOnExit && isException(exc, 'GeneratorExit')) closeDelegate(t, delegate);
    else if (delegate instanceof PyGenerator && delegate.cls !== asyncGeneratorType) {
      return beneath(t as Machine, gen.frame, () => throwException(t, delegate, exc, closeOnExit));
    } else {
      const method = lookupAttr(t, delegate, 'throw');
      if (method !== undefined) return call(t, method, [exc]);
    }
  } catch (error) {
    gen.state = state;
    if (error instanceof PyException) return raiseInside(t, gen, error);
    throw error;
  } finally {
    if ((gen.state as string) === 'running') gen.state = state;
  }
  return raiseInside(t, gen, exc);
}

/** Runs with the frame of a delegating generator on the stack, where tracebacks and `f_back` look for it. */
function beneath(m: Machine, frame: Frame, work: () => Value): Value {
  const { frame: caller } = m;
  frame.previous = caller;
  m.frame = frame;
  try {
    return work();
  } finally {
    m.frame = caller;
    frame.previous = null;
  }
}

function closeDelegate(t: Thread, delegate: Value): void {
  if (delegate instanceof PyGenerator) {
    close(t, delegate);
    return;
  }
  let method: Value | undefined;
  try {
    method = lookupAttr(t, delegate, 'close');
  } catch (error) {
    // What goes wrong in looking is no reason not to close the generator (`gen_close_iter`).
    if (!(error instanceof PyException)) throw error;
    t.runtime.unraisable(t, error, null, delegate);
  }
  if (method !== undefined) call(t, method, []);
}

/** Raises GeneratorExit at the yield and wants the generator to end. */
export function close(t: Thread, gen: PyGenerator): Value {
  if (gen.state === 'created') {
    gen.state = 'completed';
    t.runtime.tracked.finalizable.delete(gen);
    return null;
  }
  if (gen.state === 'completed') return null;
  checkIdle(gen);
  try {
    throwException(t, gen, newException('GeneratorExit'));
  } catch (error) {
    if (isException(error, 'StopIteration') || isException(error, 'GeneratorExit')) return null;
    throw error;
  }
  return raise.RuntimeError(`${kindName(gen)} ignored GeneratorExit`);
}

/** An exception of the class; what goes wrong in making it is the exception that is thrown (`PyErr_NormalizeException`). */
function instantiate(t: Thread, type: PyType, args: Value[]): PyException {
  try {
    const made = call(t, type, args);
    if (made instanceof PyException) return made;
    const text = `calling ${reprText(t, type)} should have returned an instance of BaseException, not ${reprText(t, typeOf(made))}`;
    return makeException('TypeError', text);
  } catch (error) {
    if (error instanceof PyException) return error;
    throw error;
  }
}

/**
 * The end of a generator that nobody holds any more (`_PyGen_Finalize`): it is closed, an asynchronous one by the hook for that; a
 * coroutine that was never started is told to be that.
 */
export function finalizeGenerator(t: Thread, gen: PyGenerator): void {
  if (gen.state === 'completed') return;
  if (gen.cls === asyncGeneratorType && gen.finalizer !== null && !gen.closed) {
    call(t, gen.finalizer, [gen]);
    return;
  }
  if (gen.cls === coroutineType && gen.state === 'created') warnUnawaited(t, gen);
  else close(t, gen);
}

/** Python/_warnings.c `_PyErr_WarnUnawaitedCoroutine`. */
function warnUnawaited(t: Thread, gen: PyGenerator): void {
  const warnings = t.runtime.modules.getStr('warnings');
  const warn = warnings === undefined ? undefined : lookupAttr(t, warnings, '_warn_unawaited_coroutine');
  if (warn !== undefined) {
    try {
      call(t, warn, [gen]);
      return;
    } catch (error) {
      // A RuntimeWarning is the warning itself, made an error by a filter; whatever else failed has not warned.
      if (!(error instanceof PyException) || isException(error, 'RuntimeWarning')) throw error;
      t.runtime.unraisable(t, error, null, gen);
    }
  }
  t.warn(exceptionTypes.RuntimeWarning, `coroutine '${utf16(gen.qualname)}' was never awaited`, 1);
}

/** The exception that the arguments of `throw` mean. */
export function thrownBy(t: Thread, type: Value, value: Value | undefined, tb: Value | undefined): PyException {
  if (tb !== undefined && tb !== null && !(tb instanceof PyTraceback))
    raise.TypeError('throw() third argument must be a traceback object');
  let exc: Value;
  if (type instanceof PyType && isSubtype(type, exceptionTypes.BaseException)) {
    if (value instanceof PyException && isSubtype(value.cls, type)) exc = value;
    else {
      const args = value === undefined || value === null ? [] : value instanceof PyTuple ? [...value.items] : [value];
      exc = instantiate(t, type, args);
    }
  } else if (type instanceof PyException) {
    if (value !== undefined && value !== null) raise.TypeError('instance exception may not have a separate value');
    exc = type;
  } else {
    return raise.TypeError(
      `exceptions must be classes or instances deriving from BaseException, not ${utf16(typeOf(type).name)}`,
    );
  }
  if (tb instanceof PyTraceback) (exc as PyException).traceback = tb;
  return exc as PyException;
}

export const throwMethod = (t: Thread, self: PyGenerator, type: Value, value?: Value, tb?: Value) => {
  if (value !== undefined) {
    t.warn(
      exceptionTypes.DeprecationWarning,
      `the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.`,
      1,
    );
  }
  return throwException(t, self, thrownBy(t, type, value, tb));
};
