/** Generators and coroutines as types (Objects/genobject.c): next, send, throw, close, await. */

import { genericGetAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { fillType, type TypeTable } from '../../objects/define.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { isException, makeException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { coroutineType, generatorType, isSubtype, objectType, PyType, typeOf } from '../../objects/type.ts';
import { asStr, PyObject, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { PyGenerator, stopIteration } from '../../ops/generator.ts';
import { yieldFrom } from '../../ops/iteration.ts';
import type { Machine } from '../../ops/machine.ts';
import { runFrame, throwInto } from '../enter.ts';
import { frameObject } from './frame.ts';
import { PyTraceback } from './traceback.ts';

function kindName(gen: PyGenerator): string {
  return gen.cls === coroutineType ? 'coroutine' : gen.cls === generatorType ? 'generator' : 'async generator';
}

interface Result {
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
function resume(t: Thread, gen: PyGenerator, value: Value): Result {
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

function next(t: Thread, gen: PyGenerator): Value | undefined {
  const result = resume(t, gen, null);
  if (result.yielded) return result.value;
  if (result.value !== null) throw stopIteration(result.value);
  return undefined;
}

function send(t: Thread, gen: PyGenerator, value: Value): Value {
  const result = resume(t, gen, value);
  if (result.yielded) return result.value;
  throw stopIteration(result.value);
}

/** Raises inside of the generator, at the yield where it waits. */
function raiseInside(t: Thread, gen: PyGenerator, exc: PyException): Value {
  const m = t as Machine;
  checkIdle(gen);
  if (gen.state === 'completed') throw exc;
  const result = run(m, gen, () => throwInto(m, gen.frame, exc));
  if (result.yielded) return result.value;
  throw stopIteration(result.value);
}

/** `_gen_throw`: what the generator delegates to gets the exception first. */
export function throwException(t: Thread, gen: PyGenerator, exc: PyException): Value {
  const delegate = yieldFrom(gen);
  if (delegate === undefined) return raiseInside(t, gen, exc);
  const { state } = gen;
  try {
    gen.state = 'running';
    if (isException(exc, 'GeneratorExit')) closeDelegate(t, delegate);
    else if (delegate instanceof PyGenerator) return throwException(t, delegate, exc);
    else {
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

function closeDelegate(t: Thread, delegate: Value): void {
  if (delegate instanceof PyGenerator) {
    close(t, delegate);
    return;
  }
  const method = lookupAttr(t, delegate, 'close');
  if (method !== undefined) call(t, method, []);
}

/** Raises GeneratorExit at the yield and wants the generator to end. */
export function close(t: Thread, gen: PyGenerator): Value {
  if (gen.state === 'created') {
    gen.state = 'completed';
    return null;
  }
  if (gen.state === 'completed') return null;
  checkIdle(gen);
  try {
    throwException(t, gen, makeException('GeneratorExit', ''));
  } catch (error) {
    if (isException(error, 'StopIteration') || isException(error, 'GeneratorExit')) return null;
    throw error;
  }
  return raise.RuntimeError(`${kindName(gen)} ignored GeneratorExit`);
}

/** The exception that the arguments of `throw` mean. */
function thrownBy(t: Thread, type: Value, value: Value | undefined, tb: Value | undefined): PyException {
  if (tb !== undefined && tb !== null && !(tb instanceof PyTraceback))
    raise.TypeError('throw() third argument must be a traceback object');
  let exc: Value;
  if (type instanceof PyType && isSubtype(type, exceptionTypes.BaseException)) {
    if (value instanceof PyException && isSubtype(value.cls, type)) exc = value;
    else exc = call(t, type, value === undefined || value === null ? [] : value instanceof PyTuple ? [...value.items] : [value]);
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

const throwMethod = (t: Thread, self: PyGenerator, type: Value, value?: Value, tb?: Value) => {
  if (value !== undefined) {
    t.warn(
      exceptionTypes.DeprecationWarning,
      `the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.`,
      1,
    );
  }
  return throwException(t, self, thrownBy(t, type, value, tb));
};

function text(t: Thread, self: PyGenerator): string {
  return `<${kindName(self)} object ${utf16(self.qualname)} at 0x${t.runtime.identity(self).toString(16)}>`;
}

function table(prefix: string): TypeTable {
  return {
    methods: {
      send: ['(self, arg, /)', send],
      throw: ['(self, type, value=NULL, traceback=NULL, /)', throwMethod],
      close: ['(self, /)', close],
    },
    getset: {
      __name__: [(_t, self: PyGenerator) => self.name, setName('name')],
      __qualname__: [(_t, self: PyGenerator) => self.qualname, setName('qualname')],
      [`${prefix}_yieldfrom`.replace('cr_yieldfrom', 'cr_await')]: [(_t, self: PyGenerator) => yieldFrom(self) ?? null],
      [`${prefix}_running`]: [(_t, self: PyGenerator) => self.state === 'running'],
      [`${prefix}_suspended`]: [(_t, self: PyGenerator) => self.state === 'suspended'],
      [`${prefix}_frame`]: [(t, self: PyGenerator) => (self.state === 'completed' ? null : frameObject(t, self.frame))],
      [`${prefix}_code`]: [(_t, self: PyGenerator) => self.frame.code],
    },
  };
}

const setName = (field: 'name' | 'qualname') => (_t: Thread, self: PyGenerator, value: Value | undefined) => {
  const name = value === undefined ? undefined : asStr(value);
  if (name === undefined) raise.TypeError(`__${field}__ must be set to a string object`);
  else self[field] = name;
};

const generatorTable = table('gi');
fillType(generatorType, {
  ...generatorTable,
  slots: { tp_repr: text, tp_iter: (_t, self: PyGenerator) => self, tp_iternext: next, tp_getattro: genericGetAttr },
});

/** What `coroutine.__await__` gives: an iterator that drives the coroutine. */
class PyCoroutineWrapper extends PyObject {
  constructor(readonly coroutine: PyGenerator) {
    super();
  }
}
const wrapperType = Object.assign(new PyType('coroutine_wrapper', objectType), { final: true });
fillType(wrapperType, {
  class: PyCoroutineWrapper,
  slots: {
    tp_iter: (_t, self: PyCoroutineWrapper) => self,
    tp_iternext: (t, self: PyCoroutineWrapper) => next(t, self.coroutine),
  },
  methods: {
    send: ['(self, arg, /)', (t, self: PyCoroutineWrapper, value: Value) => send(t, self.coroutine, value)],
    throw: [
      '(self, type, value=NULL, traceback=NULL, /)',
      (t, self: PyCoroutineWrapper, type: Value, value?: Value, tb?: Value) => throwMethod(t, self.coroutine, type, value, tb),
    ],
    close: ['(self, /)', (t, self: PyCoroutineWrapper) => close(t, self.coroutine)],
  },
});

fillType(coroutineType, {
  ...table('cr'),
  slots: { tp_repr: text, am_await: (_t, self: PyGenerator) => new PyCoroutineWrapper(self), tp_getattro: genericGetAttr },
});
