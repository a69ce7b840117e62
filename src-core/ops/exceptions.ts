/** Raising, handling, and context managers. */
import { call, lookupSpecial } from '../objects/abstract/call.ts';
import { exceptionTypes, type PyException } from '../objects/exception.ts';
import { raise } from '../objects/raise.ts';
import { isSubtype, PyType, typeOf } from '../objects/type.ts';
import { PyTuple, utf16, type Value } from '../objects/value.ts';
import { enter, inst, raw } from './dsl.ts';
import { groupMatch } from './exception-group.ts';
import type { Frame } from './frame.ts';
import { PyFunction, PyMethod } from './function.ts';
import { stopValue } from './iteration.ts';
import type { Machine } from './machine.ts';

/** Raises. */
raw(130, 'RAISE_VARARGS', '(args[oparg] --)', (m: Machine, f: Frame, oparg) => {
  const exc = oparg > 0 ? (f.localsplus[f.sp - oparg] as Value) : undefined;
  const cause = oparg > 1 ? (f.localsplus[f.sp - 1] as Value) : undefined;
  if (oparg === 0) {
    const handled = currentException(m);
    if (handled === null) return raise.RuntimeError('No active exception to reraise');
    m.reraising = true;
    m.raiseIn(f, handled);
    return undefined;
  }
  // Not thrown: a JS exception costs some microseconds, the way to a handler in this frame or its callers does not.
  m.raiseIn(f, m.prepareRaise(exc, cause));
  return undefined;
});

/** The innermost exception being handled, over generators that handle none (`_PyErr_GetTopmostException`). */
export function currentException(m: Machine): PyException | null {
  let state = m.exc;
  while (state.value === null && state.previous !== null) state = state.previous;
  return state.value;
}

/** Raises the exception on the stack again. */
raw(119, 'RERAISE', '(values[oparg], exc -- values[oparg])', (m: Machine, f: Frame, oparg) => {
  const exc = f.localsplus[--f.sp] as PyException;
  if (oparg) {
    const lasti = f.localsplus[f.sp - oparg];
    if (typeof lasti !== 'number') return raise.SystemError('lasti is not an int');
    f.reraisedAt = f.ip - 1;
    f.lasti = lasti;
  }
  m.reraising = true;
  m.raiseIn(f, exc);
  return undefined;
});

/** Makes the raised exception the one that is handled. */
inst(35, 'PUSH_EXC_INFO', '(new_exc -- prev_exc, new_exc)', (m: Machine, _oparg, exc: PyException) => {
  const previous = m.exc.value;
  m.exc.value = exc;
  return [previous, exc];
});
/** Goes back to the exception that was handled before. */
inst(89, 'POP_EXCEPT', '(exc_value --)', (m: Machine, _oparg, previous: PyException | null) => {
  m.exc.value = previous;
});

const CANNOT_CATCH = 'catching classes that do not inherit from BaseException is not allowed';

function checkCatchable(right: Value): void {
  const ok = (cls: Value) => cls instanceof PyType && isSubtype(cls, exceptionTypes.BaseException);
  if (right instanceof PyTuple ? !right.items.every(ok) : !ok(right)) raise.TypeError(CANNOT_CATCH);
}

/** Asks whether the exception is of a type. */
inst(36, 'CHECK_EXC_MATCH', '(left, right -- left, b)', (_m: Machine, _oparg, left: PyException, right: Value) => {
  checkCatchable(right);
  const classes = right instanceof PyTuple ? right.items : [right];
  return [left, classes.some((cls) => isSubtype(left.cls, cls as PyType))];
});
/** Splits the exception group into what matches the type and the rest. */
inst(
  37,
  'CHECK_EG_MATCH',
  '(exc_value, match_type -- rest, match)',
  (m: Machine, _oparg, exc: PyException | null, type: Value) => {
    checkCatchable(type);
    for (const cls of type instanceof PyTuple ? type.items : [type]) {
      if (isSubtype(cls as PyType, exceptionTypes.BaseExceptionGroup)) {
        raise.TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.');
      }
    }
    const [match, rest] = groupMatch(m, exc, type);
    if (match !== null) m.exc.value = match as PyException;
    return [rest, match];
  },
);

/** Enters a context manager. */
raw(53, 'BEFORE_WITH', '(mgr -- exit, res)', (m: Machine, f: Frame) => {
  const [open, exit] = contextMethods(m, f.localsplus[f.sp - 1] as Value, '__enter__', '__exit__', 'context manager');
  const frame = pythonMethod(m, open, []);
  const opened = frame === undefined ? call(m, open, []) : undefined;
  f.localsplus[f.sp - 1] = exit;
  if (frame !== undefined) enter(m, frame);
  else f.localsplus[f.sp++] = opened;
});
/** The frame of a bound method written in Python: it is entered in the loop that runs. Undefined of anything else. */
function pythonMethod(m: Machine, method: Value, args: Value[]): Frame | undefined {
  if (!(method instanceof PyMethod && method.func instanceof PyFunction)) return undefined;
  return m.bindFrame(method.func, [method.self, ...args], undefined);
}
/** Enters an asynchronous context manager: pushes its exit and what its entry gives to await. */
inst(52, 'BEFORE_ASYNC_WITH', '(mgr -- exit, res)', (m: Machine, _oparg, mgr: Value) => {
  const [enter, exit] = contextMethods(m, mgr, '__aenter__', '__aexit__', 'asynchronous context manager');
  return [exit, call(m, enter, [])];
});

function contextMethods(m: Machine, mgr: Value, enterName: string, exitName: string, protocol: string): [Value, Value] {
  const enter = lookupSpecial(m, mgr, enterName);
  const name = utf16(typeOf(mgr).name);
  if (enter === undefined) return raise.TypeError(`'${name}' object does not support the ${protocol} protocol`);
  const exit = lookupSpecial(m, mgr, exitName);
  if (exit === undefined) {
    return raise.TypeError(`'${name}' object does not support the ${protocol} protocol (missed ${exitName} method)`);
  }
  return [enter, exit];
}

/** Tells the context manager of the exception. */
raw(49, 'WITH_EXCEPT_START', '(exit_func, lasti, unused, val -- exit_func, lasti, unused, val, res)', (m: Machine, f: Frame) => {
  const exit = f.localsplus[f.sp - 4] as Value;
  const exc = f.localsplus[f.sp - 1] as PyException;
  const args = [exc.cls, exc, exc.traceback as Value];
  const frame = pythonMethod(m, exit, args);
  if (frame !== undefined) enter(m, frame);
  else f.localsplus[f.sp++] = call(m, exit, args);
});

/** Ends an `async for`: drops the StopAsyncIteration, or raises any other exception again. */
raw(54, 'END_ASYNC_FOR', '(awaitable, exc --)', (m: Machine, f: Frame) => {
  const exc = f.localsplus[f.sp - 1] as PyException;
  if (!isSubtype(exc.cls, exceptionTypes.StopAsyncIteration)) {
    m.reraising = true;
    m.raiseIn(f, exc);
    return;
  }
  f.sp -= 2;
});
/** Takes the value out of a StopIteration that a throw into an awaitable ended with, or raises the exception again. */
raw(55, 'CLEANUP_THROW', '(sub_iter, last_sent_val, exc_value -- none, value)', (m: Machine, f: Frame) => {
  const exc = f.localsplus[f.sp - 1] as PyException;
  if (!isSubtype(exc.cls, exceptionTypes.StopIteration)) {
    m.reraising = true;
    m.raiseIn(f, exc);
    return;
  }
  f.sp--;
  f.localsplus[f.sp - 2] = null;
  f.localsplus[f.sp - 1] = stopValue(exc);
});
