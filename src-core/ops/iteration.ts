/** Loops over iterators, and the sending that drives generators and awaitables. */

import { CO_ITERABLE_COROUTINE } from '../code/code-object.ts';
import { callMethod } from '../objects/abstract/call.ts';
import { getIter, iterNext } from '../objects/abstract/iter.ts';
import { PyException } from '../objects/exception.ts';
import { PyListIter } from '../objects/list/list-iter.ts';
import { becauseOf, isException, makeException, raise } from '../objects/raise.ts';
import { PyRangeIter } from '../objects/range/range-iter.ts';
import { PyTupleIter } from '../objects/tuple/tuple-iter.ts';
import { coroutineType, generatorType, typeOf } from '../objects/type.ts';
import { utf16, type Value } from '../objects/value.ts';
import { DEOPT, family, inst, jumpBy, peek, push, raw, shrink, takeJump } from './dsl.ts';
import type { Frame } from './frame.ts';
import { PyGenerator } from './generator.ts';
import type { Machine } from './machine.ts';
import { nextReporting } from './next-reporting.ts';

/** The event RAISE by number. */
const RAISE = 10;

/** Replaces the top by an iterator over it. */
inst(68, 'GET_ITER', '(iterable -- iter)', (m: Machine, _oparg, iterable: Value) => getIter(m, iterable));
/** Replaces the top by what a `yield from` can send to. */
inst(69, 'GET_YIELD_FROM_ITER', '(iterable -- iter)', (m: Machine, _oparg, iterable: Value) => {
  const type = typeOf(iterable);
  if (type === coroutineType) {
    if (m.frame!.code.flags & (0x80 | CO_ITERABLE_COROUTINE)) return iterable;
    return raise.TypeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
  }
  return type === generatorType ? iterable : getIter(m, iterable);
});

family(93, ['counter'], [62, 63, 64, 65]);
/** Pushes the next value of the iterator, or pops the iterator and jumps behind END_FOR when there is none. */
raw(93, 'FOR_ITER', '(iter -- iter, next)', (m: Machine, f: Frame, oparg) => {
  const iter = f.localsplus[f.sp - 1] as Value;
  const next = m.monitoring.wants(RAISE) ? nextReporting(m, f, iter) : iterNext(m, iter);
  if (next === undefined) {
    f.sp--;
    f.jumpFrom = f.ip - 1;
    f.ip += oparg + 2;
    f.jumpTo = f.ip;
  } else {
    f.localsplus[f.sp++] = next;
    f.ip++;
  }
});
raw(
  62,
  'FOR_ITER_LIST',
  '(iter -- iter, next)',
  (m, _f, oparg) => {
    const iter = peek(m, 1) as PyListIter;
    if (!(iter instanceof PyListIter)) return DEOPT;
    const list = iter.list;
    if (list !== undefined && iter.index < list.items.length) {
      push(m, list.items[iter.index++]);
      jumpBy(m, 1);
    } else {
      iter.list = undefined;
      shrink(m, 1);
      takeJump(m, oparg + 2);
    }
  },
  { hot: true },
);
raw(
  63,
  'FOR_ITER_TUPLE',
  '(iter -- iter, next)',
  (m, _f, oparg) => {
    const iter = peek(m, 1) as PyTupleIter;
    if (!(iter instanceof PyTupleIter)) return DEOPT;
    const { tuple } = iter;
    if (tuple !== undefined && iter.index < tuple.items.length) {
      push(m, tuple.items[iter.index++]);
      jumpBy(m, 1);
    } else {
      iter.tuple = undefined;
      shrink(m, 1);
      takeJump(m, oparg + 2);
    }
  },
  { hot: true },
);
raw(
  64,
  'FOR_ITER_RANGE',
  '(iter -- iter, next)',
  (m, _f, oparg) => {
    const iter = peek(m, 1) as PyRangeIter;
    if (!(iter instanceof PyRangeIter)) return DEOPT;
    if (iter.remaining > 0) {
      push(m, iter.next);
      iter.next += iter.step;
      iter.remaining--;
      jumpBy(m, 1);
    } else {
      shrink(m, 1);
      takeJump(m, oparg + 2);
    }
  },
  { hot: true },
);
/** Resumes the generator's frame in place of calling `__next__`. */
raw(65, 'FOR_ITER_GEN', '(iter -- iter, next)', (m: Machine, f: Frame, oparg) => {
  const gen = f.localsplus[f.sp - 1] as PyGenerator;
  if (!(gen instanceof PyGenerator) || gen.cls !== generatorType || gen.state === 'running' || gen.state === 'completed')
    return DEOPT;
  f.returnOffset = oparg;
  f.ip++;
  resumeGenerator(m, gen, null);
});
/** Drops the exhausted iterator and its last result. */
inst(4, 'END_FOR', '(value1, value2 --)', () => {}, { hot: true });

/** Enters a suspended generator's frame with `value` as the result of its yield. */
function resumeGenerator(m: Machine, gen: PyGenerator, value: Value): void {
  const { frame } = gen;
  m.pushFrame(frame);
  frame.localsplus[frame.sp++] = value;
  gen.exc.previous = m.exc;
  m.exc = gen.exc;
  gen.state = 'running';
}

function isResumable(receiver: Value | undefined): receiver is PyGenerator {
  return (
    receiver instanceof PyGenerator &&
    (receiver.cls === generatorType || receiver.cls === coroutineType) &&
    receiver.state !== 'running' &&
    receiver.state !== 'completed'
  );
}

family(123, ['counter'], [168]);
/** Sends the top to the receiver below it. */
raw(123, 'SEND', '(receiver, v -- receiver, retval)', (m: Machine, f: Frame, oparg) => {
  const v = f.localsplus[f.sp - 1] as Value;
  const receiver = f.localsplus[f.sp - 2] as Value;
  if (isResumable(receiver)) return enterSend(m, f, receiver, v, oparg);
  const type = typeOf(receiver);
  let result: Value | undefined;
  try {
    result =
      v === null && type.tp_iternext !== undefined ? type.tp_iternext(m, receiver as never) : callMethod(m, receiver, 'send', v);
  } catch (error) {
    if (!isException(error, 'StopIteration')) throw error;
    const exc = m.monitoring.fireException(m, RAISE, f, f.lasti, error as PyException);
    if (exc !== error) throw exc;
    endSend(f, oparg, stopValue(error as PyException));
    return;
  }
  if (result === undefined) endSend(f, oparg, null);
  else {
    f.localsplus[f.sp - 1] = result;
    f.ip++;
  }
});
/** What was sent to has ended: on to END_SEND with its value. */
function endSend(f: Frame, oparg: number, value: Value): void {
  f.localsplus[f.sp - 1] = value;
  f.jumpFrom = f.ip - 1;
  f.ip += 1 + oparg;
  f.jumpTo = f.ip;
}
raw(168, 'SEND_GEN', '(receiver, v -- receiver, retval)', (m: Machine, f: Frame, oparg) => {
  const receiver = f.localsplus[f.sp - 2];
  if (!isResumable(receiver)) return DEOPT;
  enterSend(m, f, receiver as PyGenerator, f.localsplus[f.sp - 1] as Value, oparg);
});

function enterSend(m: Machine, f: Frame, gen: PyGenerator, v: Value, oparg: number): void {
  f.returnOffset = oparg;
  f.sp--;
  f.ip++;
  resumeGenerator(m, gen, v);
}

/** The value that a StopIteration carries. */
export function stopValue(error: PyException): Value {
  const value = error.extra?.value;
  return value === undefined ? (error.args.items[0] ?? null) : value;
}

/** Drops the receiver below the result of a send. */
inst(5, 'END_SEND', '(receiver, value -- value)', (_m: Machine, _oparg, _receiver: Value, value: Value) => value);

/** What `await` drives (`_PyCoro_GetAwaitableIter`). */
export function awaitableIter(m: Machine, awaitable: Value): Value {
  if (awaitable instanceof PyGenerator) {
    if (awaitable.cls === coroutineType) return awaitable;
    if (awaitable.cls === generatorType && awaitable.frame.code.flags & CO_ITERABLE_COROUTINE) return awaitable;
  }
  const type = typeOf(awaitable);
  if (type.am_await === undefined) return raise.TypeError(`object ${utf16(type.name)} can't be used in 'await' expression`);
  const result = type.am_await(m, awaitable as never);
  const resultType = typeOf(result);
  if (resultType === coroutineType) return raise.TypeError('__await__() returned a coroutine');
  if (resultType.tp_iternext === undefined) {
    return raise.TypeError(`__await__() returned non-iterator of type '${utf16(resultType.name)}'`);
  }
  return result;
}

/** Replaces the top by what an `await` can send to. */
inst(131, 'GET_AWAITABLE', '(iterable -- iter)', (m: Machine, oparg, iterable: Value) => {
  if (typeOf(iterable).am_await === undefined && !(iterable instanceof PyGenerator)) {
    const name = utf16(typeOf(iterable).name);
    if (oparg === 1) {
      raise.TypeError(`'async with' received an object from __aenter__ that does not implement __await__: ${name}`);
    }
    if (oparg === 2) raise.TypeError(`'async with' received an object from __aexit__ that does not implement __await__: ${name}`);
  }
  const iter = awaitableIter(m, iterable);
  if (iter instanceof PyGenerator && iter.cls === coroutineType && yieldFrom(iter) !== undefined) {
    raise.RuntimeError('coroutine is being awaited already');
  }
  return iter;
});

/** What a suspended generator delegates to, or undefined (`_PyGen_yf`). */
export function yieldFrom(gen: PyGenerator): Value | undefined {
  const { frame } = gen;
  if (gen.state !== 'suspended' || frame.ip <= 0) return undefined;
  // Suspended inside of an await or yield from: the next instruction, whatever hides it, is RESUME 2 or 3.
  const bytes = frame.code.source.fields.code;
  const inside = bytes[2 * frame.ip] === 151 && bytes[2 * frame.ip + 1] >= 2;
  return inside ? (frame.localsplus[frame.sp - 1] as Value) : undefined;
}

/** Replaces the top by an asynchronous iterator over it. */
inst(50, 'GET_AITER', '(obj -- iter)', (m: Machine, _oparg, obj: Value) => {
  const type = typeOf(obj);
  if (type.am_aiter === undefined) {
    raise.TypeError(`'async for' requires an object with __aiter__ method, got ${utf16(type.name)}`);
  }
  const iter = type.am_aiter(m, obj as never);
  if (typeOf(iter).am_anext === undefined) {
    raise.TypeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${utf16(typeOf(iter).name)}`,
    );
  }
  return iter;
});
/** Pushes what awaits the next value of the asynchronous iterator. */
inst(51, 'GET_ANEXT', '(aiter -- aiter, awaitable)', (m: Machine, _oparg, aiter: Value) => {
  const type = typeOf(aiter);
  if (type.am_anext === undefined) {
    raise.TypeError(`'async for' requires an iterator with __anext__ method, got ${utf16(type.name)}`);
  }
  const next = type.am_anext(m, aiter as never);
  try {
    return [aiter, awaitableIter(m, next)];
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    const message = `'async for' received an invalid object from __anext__: ${utf16(typeOf(next).name)}`;
    throw becauseOf(makeException('TypeError', message), error);
  }
});
