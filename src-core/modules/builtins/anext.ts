/** `aiter` and `anext` (Python/bltinmodule.c, Objects/iterobject.c `anext_awaitable`). */
import { callMethod } from '../../objects/abstract/call.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { isException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { coroutineType, objectType, PyType, typeOf } from '../../objects/type.ts';
import { PyObject, utf16, type Value } from '../../objects/value.ts';
import { stopIteration } from '../../ops/generator.ts';
import { awaitableIter } from '../../ops/iteration.ts';
import type { Machine } from '../../ops/machine.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

function aiter(t: Thread, _module: Value, iterable: Value): Value {
  const { am_aiter } = typeOf(iterable);
  if (am_aiter === undefined) return raise.TypeError(`'${typeName(iterable)}' object is not an async iterable`);
  const iter = am_aiter(t, iterable as never);
  if (typeOf(iter).am_anext === undefined)
    return raise.TypeError(`aiter() returned not an async iterator of type '${typeName(iter)}'`);
  return iter;
}

/** What `anext` with a default answers: the end of the iteration becomes the default. */
class PyAnextAwaitable extends PyObject {
  constructor(
    readonly wrapped: Value,
    readonly otherwise: Value,
  ) {
    super();
  }
}

function iterOf(t: Thread, self: PyAnextAwaitable): Value {
  const iter = awaitableIter(t as Machine, self.wrapped);
  return typeOf(iter) === coroutineType ? coroutineType.am_await!(t, iter as never) : iter;
}

function orDefault<T>(self: PyAnextAwaitable, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (isException(error, 'StopAsyncIteration')) throw stopIteration(self.otherwise);
    throw error;
  }
}

const proxy =
  (name: string) =>
  (t: Thread, self: PyAnextAwaitable, args: Value[]): Value => {
    const iter = iterOf(t, self);
    return orDefault(self, () => callMethod(t, iter, name, ...args));
  };

fillType(Object.assign(new PyType('anext_awaitable', objectType), { final: true }), {
  class: PyAnextAwaitable,
  slots: {
    am_await: (_t, self: PyAnextAwaitable) => self,
    tp_iter: (_t, self: PyAnextAwaitable) => self,
    tp_iternext: (t, self: PyAnextAwaitable) => {
      const iter = iterOf(t, self);
      return orDefault(self, () => typeOf(iter).tp_iternext!(t, iter as never));
    },
  },
  methods: {
    send: ['(self, arg, /)', (t, self: PyAnextAwaitable, arg: Value) => proxy('send')(t, self, [arg])],
    throw: ['~(self, *args)', proxy('throw'), 'VARARGS'],
    close: ['~(self, *args)', proxy('close'), 'VARARGS'],
  },
});

function anext(t: Thread, _module: Value, iterator: Value, otherwise: Value | undefined): Value {
  const { am_anext } = typeOf(iterator);
  if (am_anext === undefined) return raise.TypeError(`'${typeName(iterator)}' object is not an async iterator`);
  const awaitable = am_anext(t, iterator as never);
  return otherwise === undefined ? awaitable : new PyAnextAwaitable(awaitable, otherwise);
}

export const asyncFunctions: Record<string, NativeRow> = {
  aiter: ['(module, async_iterable, /)', aiter],
  anext: ['(module, aiterator, default=NULL, /)', anext],
};
