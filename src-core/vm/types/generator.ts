/** Generators and coroutines as types (Objects/genobject.c). */
import { genericGetAttr } from '../../objects/abstract/attr.ts';
import { fillType, type TypeTable } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { coroutineType, generatorType, objectType, PyType } from '../../objects/type.ts';
import { asStr, PyObject, utf16, type Value } from '../../objects/value.ts';
import type { PyGenerator } from '../../ops/generator.ts';
import { yieldFrom } from '../../ops/iteration.ts';
import { frameObject } from './frame.ts';
import { close, finalizeGenerator, kindName, next, send, throwMethod } from './generator-run.ts';

export function text(t: Thread, self: PyGenerator): string {
  return `<${kindName(self)} object ${utf16(self.qualname)} at 0x${t.runtime.identity(self).toString(16)}>`;
}

/** The object with its frame (`gen_sizeof`), in bytes. */
export const sizeOf = (_t: Thread, self: PyGenerator): number => 144 + 8 * self.frame.code.framesize;

function table(prefix: string): TypeTable {
  return {
    methods: {
      send: ['~(self, arg, /)', send],
      throw: ['~(self, type, value=NULL, traceback=NULL, /)', throwMethod],
      close: ['~(self, /)', close],
      __sizeof__: ['~(self, /)', sizeOf],
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

export const setName = (field: 'name' | 'qualname') => (_t: Thread, self: PyGenerator, value: Value | undefined) => {
  const name = value === undefined ? undefined : asStr(value);
  if (name === undefined) raise.TypeError(`__${field}__ must be set to a string object`);
  else self[field] = name;
};

const generatorTable = table('gi');
fillType(generatorType, {
  ...generatorTable,
  slots: {
    tp_repr: text,
    tp_iter: (_t, self: PyGenerator) => self,
    tp_iternext: next,
    tp_getattro: genericGetAttr,
    tp_finalize: finalizeGenerator,
  },
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
    send: ['~(self, arg, /)', (t, self: PyCoroutineWrapper, value: Value) => send(t, self.coroutine, value)],
    throw: [
      '~(self, type, value=NULL, traceback=NULL, /)',
      (t, self: PyCoroutineWrapper, type: Value, value?: Value, tb?: Value) => throwMethod(t, self.coroutine, type, value, tb),
    ],
    close: ['~(self, /)', (t, self: PyCoroutineWrapper) => close(t, self.coroutine)],
  },
});

fillType(coroutineType, {
  ...table('cr'),
  members: { cr_origin: (_t, self: PyGenerator) => self.origin },
  slots: {
    tp_repr: text,
    am_await: (_t, self: PyGenerator) => new PyCoroutineWrapper(self),
    tp_getattro: genericGetAttr,
    tp_finalize: finalizeGenerator,
  },
});
