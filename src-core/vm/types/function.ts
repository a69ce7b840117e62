/** Functions and bound methods as types (Objects/funcobject.c, classobject.c). */

import { genericSetAttr, getAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { PyCode } from '../../objects/code.ts';
import { kindOf } from '../../objects/convert.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { instanceDict } from '../../objects/instance.ts';
import { builtin } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { EQ, functionType, lookup, methodType, NE, type PyType, typeOf } from '../../objects/type.ts';
import {
  asStr,
  EMPTY_TUPLE,
  NotImplemented,
  PyCell,
  PyTuple,
  type Str,
  strFromUtf16,
  utf16,
  type Value,
} from '../../objects/value.ts';
import { PyFunction, PyMethod } from '../../ops/function.ts';
import type { Machine } from '../../ops/machine.ts';
import { shownBuiltins } from '../../ops/odd-builtins.ts';
import { bindFrame } from '../call.ts';
import { runFrame } from '../enter.ts';
import type { VmThread } from '../thread.ts';

function callFunction(t: Thread, self: PyFunction, args: Value[], kwnames: readonly Str[] | undefined): Value {
  return runFrame(t as Machine, bindFrame(self, args, kwnames));
}

function setCode(_t: Thread, self: PyFunction, value: Value | undefined): void {
  if (!(value instanceof PyCode)) raise.TypeError('__code__ must be set to a code object');
  else {
    const closure = self.closure?.length ?? 0;
    if (value.nfree !== closure) {
      raise.ValueError(`${utf16(self.name)}() requires a code object with ${closure} free vars, not ${value.nfree}`);
    }
    self.code = value;
    self.version = 0;
  }
}

function setDefaults(_t: Thread, self: PyFunction, value: Value | undefined): void {
  if (value !== undefined && value !== null && !(value instanceof PyTuple))
    raise.TypeError('__defaults__ must be set to a tuple object');
  self.defaults = (value ?? null) as PyTuple | null;
  self.version = 0;
}

function setKwdefaults(_t: Thread, self: PyFunction, value: Value | undefined): void {
  if (value !== undefined && value !== null && !(value instanceof PyDict))
    raise.TypeError('__kwdefaults__ must be set to a dict object');
  self.kwdefaults = (value ?? null) as PyDict | null;
  self.version = 0;
}

const setText = (field: 'name' | 'qualname') => (_t: Thread, self: PyFunction, value: Value | undefined) => {
  const text = value === undefined ? undefined : asStr(value);
  if (text === undefined) raise.TypeError(`__${field}__ must be set to a string object`);
  else self[field] = text;
};

const NEW_FUNCTION = parseSignature('(type, code, globals, name=None, argdefs=None, closure=None)');

/** `function(code, globals, name=None, argdefs=None, closure=None)`. */
function newFunction(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [code, globals, name, defaults, closure] = bind(t, NEW_FUNCTION, 'function', args, kwnames) as Value[];
  if (!(code instanceof PyCode)) return raise.TypeError(`function() argument 'code' must be code, not ${kindOf(code)}`);
  if (!(globals instanceof PyDict)) return raise.TypeError(`function() argument 'globals' must be dict, not ${kindOf(globals)}`);
  if (name !== null && asStr(name) === undefined) return raise.TypeError('arg 3 (name) must be None or string');
  if (defaults !== null && !(defaults instanceof PyTuple)) return raise.TypeError('arg 4 (defaults) must be None or tuple');
  if (!(closure instanceof PyTuple)) {
    if (code.nfree && closure === null) return raise.TypeError('arg 5 (closure) must be tuple');
    if (closure !== null) return raise.TypeError('arg 5 (closure) must be None or tuple');
  }
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== code.nfree) {
    return raise.ValueError(`${utf16(code.name)} requires closure of length ${code.nfree}, not ${cells.length}`);
  }
  for (const cell of cells)
    if (!(cell instanceof PyCell)) return raise.TypeError(`arg 5 (closure) expected cell, found ${utf16(typeOf(cell).name)}`);
  const own = globals.getStr('__builtins__');
  // Globals without builtins get those of the caller (`_PyEval_BuiltinsFromGlobals`).
  let builtins = (t as VmThread).frame?.builtins ?? t.runtime.builtins;
  if (own !== undefined) builtins = (t as VmThread).runtime.builtinsOf(own);
  const func = new PyFunction(code, globals, builtins, code.qualname);
  if (name !== null) func.name = asStr(name)!;
  func.defaults = defaults as PyTuple | null;
  if (closure instanceof PyTuple) func.closure = cells as PyCell[];
  func.version = t.runtime.nextFunctionVersion();
  return func;
}

fillType(functionType, {
  class: PyFunction,
  text: '(code, globals, name=None, argdefs=None, closure=None)',
  slots: {
    tp_call: callFunction,
    tp_new: newFunction,
    tp_repr: (t, self: PyFunction) =>
      strFromUtf16(`<function ${utf16(self.qualname)} at 0x${t.runtime.identity(self).toString(16)}>`),
    tp_descr_get: (_t, self: PyFunction, obj) => (obj === undefined ? self : new PyMethod(self, obj)),
  },
  plainGetattribute: true,
  members: {
    __closure__: (_t, self: PyFunction) => (self.closure ? new PyTuple(self.closure) : null),
    __globals__: (_t, self: PyFunction) => self.globals,
    __builtins__: (_t, self: PyFunction) => shownBuiltins(self.builtins),
    __doc__: [
      (_t, self: PyFunction) => self.doc,
      (_t, self: PyFunction, value) => {
        self.doc = value ?? null;
      },
    ],
    __module__: [
      (_t, self: PyFunction) => self.module,
      (_t, self: PyFunction, value) => {
        self.module = value ?? null;
      },
    ],
  },
  getset: {
    __code__: [(_t, self: PyFunction) => self.code, setCode],
    __defaults__: [(_t, self: PyFunction) => self.defaults, setDefaults],
    __kwdefaults__: [(_t, self: PyFunction) => self.kwdefaults, setKwdefaults],
    __annotations__: [
      (_t, self: PyFunction) => annotations(self),
      (_t, self: PyFunction, value) => {
        if (value !== undefined && value !== null && !(value instanceof PyDict))
          raise.TypeError('__annotations__ must be set to a dict object');
        self.annotations = value === null ? undefined : value;
      },
    ],
    __name__: [(_t, self: PyFunction) => self.name, setText('name')],
    __qualname__: [(_t, self: PyFunction) => self.qualname, setText('qualname')],
    __dict__: [
      (_t, self: PyFunction) => instanceDict(self),
      (_t, self: PyFunction, value) => {
        if (!(value instanceof PyDict))
          raise.TypeError(`__dict__ must be set to a dictionary, not a '${utf16(typeOf(value ?? null).name)}'`);
        else self.dict = value;
      },
    ],
    __type_params__: [
      (_t, self: PyFunction) => self.typeParams ?? EMPTY_TUPLE,
      (_t, self: PyFunction, value) => {
        if (!(value instanceof PyTuple)) raise.TypeError('__type_params__ must be set to a tuple');
        else self.typeParams = value;
      },
    ],
  },
});

/** `__annotations__`: the compiler leaves a tuple of names and values. */
function annotations(self: PyFunction): Value {
  if (self.annotations === undefined) self.annotations = new PyDict();
  else if (self.annotations instanceof PyTuple) {
    const dict = new PyDict();
    const { items } = self.annotations;
    for (let i = 0; i + 1 < items.length; i += 2) dict.setStr(items[i] as Str, items[i + 1]);
    self.annotations = dict;
  }
  return self.annotations;
}

fillType(methodType, {
  class: PyMethod,
  text: '(function, instance, /)',
  slots: {
    tp_call: (t, self: PyMethod, args, kwnames) => call(t, self.func, [self.self, ...args], kwnames),
    tp_new: (_t, _cls, args) => {
      if (args.length !== 2) return raise.TypeError(`method expected 2 arguments, got ${args.length}`);
      if (typeOf(args[0]).tp_call === undefined) return raise.TypeError('first argument must be callable');
      return args[1] === null ? raise.TypeError('self must not be None') : new PyMethod(args[0], args[1]);
    },
    tp_repr: (t, self: PyMethod) => {
      const name = lookupAttr(t, self.func, '__qualname__') ?? lookupAttr(t, self.func, '__name__');
      const text = name === undefined || asStr(name) === undefined ? '?' : utf16(asStr(name)!);
      return strFromUtf16(`<bound method ${text} of ${reprText(t, self.self)}>`);
    },
    tp_hash: (t, self: PyMethod) => hash(t, self.func),
    tp_richcompare: (_t, a: PyMethod, b: Value, op) => {
      if (!(b instanceof PyMethod) || (op !== EQ && op !== NE)) return NotImplemented;
      return (a.func === b.func && a.self === b.self) === (op === EQ);
    },
    // What the type and its base have, then what the function has.
    tp_getattro: (t, self: PyMethod, name) => {
      const own = lookup(methodType, name);
      if (own === undefined) return getAttr(t, self.func, name);
      const get = typeOf(own).tp_descr_get;
      return get === undefined ? own : get(t, own as never, self, methodType);
    },
    tp_setattro: genericSetAttr,
  },
  methods: {
    __reduce__: [
      '(self, /)',
      (t, self: PyMethod) => new PyTuple([builtin(t, 'getattr'), new PyTuple([self.self, getAttr(t, self.func, '__name__')])]),
    ],
  },
  members: {
    __func__: (_t, self: PyMethod) => self.func,
    __self__: (_t, self: PyMethod) => self.self,
  },
  getset: { __doc__: [(t, self: PyMethod) => lookupAttr(t, self.func, '__doc__') ?? null] },
});
