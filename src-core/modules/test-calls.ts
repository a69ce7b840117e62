/**
 * What the module `_testcapi` has for CPython's own tests of calls: functions and methods of every calling convention that answer what
 * they were given, ways of calling, and descriptors that are called themselves (Modules/_testcapimodule.c, Modules/_testcapi/vectorcall.c).
 */
import { call } from '../objects/abstract/call.ts';
import { fillModule, fillType, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import type { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { PyObject, PyTuple, type Str, type Value } from '../objects/value.ts';
import { callWithDict, typeIn } from './native-type.ts';

/** What a static method has no `self` for is None. */
const given = (self: Value | undefined): Value => self ?? null;

type Self = Value | undefined;
const positional = (_t: Thread, self: Self, args: Value[]) => new PyTuple([given(self), new PyTuple(args)]);
const withKeywords = (_t: Thread, self: Self, args: Value[], kwargs: PyDict) =>
  new PyTuple([given(self), new PyTuple(args), kwargs.size > 0 ? kwargs : null]);

/** One function of each convention; `self` is how their signatures begin. */
function conventions(self: string): Record<string, NativeRow> {
  return {
    meth_varargs: [`~(${self}*args)`, positional as never, 'VARARGS'],
    meth_varargs_keywords: [`~(${self}*args, **kwargs)`, withKeywords as never, 'VARARGS_KEYWORDS'],
    meth_o: [`~(${self}arg, /)`, ((_t: Thread, me: Self, arg: Value) => new PyTuple([given(me), arg])) as never, 'O'],
    meth_noargs: [`~(${self.replace(', ', ', /')})`, ((_t: Thread, me: Self) => given(me)) as never, 'NOARGS'],
    meth_fastcall: [`~(${self}*args)`, positional as never, 'FASTCALL'],
    meth_fastcall_keywords: [`~(${self}*args, **kwargs)`, withKeywords as never, 'FASTCALL_KEYWORDS'],
  };
}

class PyMethInstance extends PyObject {}
class PyMethClass extends PyObject {}
class PyMethStatic extends PyObject {}

const instanceType = typeIn('_testcapi', 'MethInstance');
const classType = typeIn('_testcapi', 'MethClass');
const staticType = typeIn('_testcapi', 'MethStatic');
fillType(instanceType, { class: PyMethInstance, slots: { tp_new: () => new PyMethInstance() }, methods: conventions('self, ') });
fillType(classType, { class: PyMethClass, slots: { tp_new: () => new PyMethClass() }, classmethods: conventions('type, ') });
fillType(staticType, { class: PyMethStatic, slots: { tp_new: () => new PyMethStatic() }, staticmethods: conventions('') });

/** A callable that binds as functions do; called, it says whether the way of calling is that of its base. */
class PyMethodDescriptor extends PyObject {
  constructor(readonly ofBase: boolean) {
    super();
  }
}

const baseType = typeIn('_testcapi', 'MethodDescriptorBase');
fillType(baseType, {
  class: PyMethodDescriptor,
  slots: {
    tp_new: (_t, cls) => Object.assign(new PyMethodDescriptor(true), { cls }),
    tp_call: (_t, self: PyMethodDescriptor) => self.ofBase,
    tp_descr_get: (t, self: PyMethodDescriptor, obj) =>
      obj === undefined || obj === null ? self : t.runtime.bindMethod(self, obj),
  },
});
const derivedType = typeIn('_testcapi', 'MethodDescriptorDerived', { base: baseType });
fillType(derivedType, {});
const nopGetType = typeIn('_testcapi', 'MethodDescriptorNopGet', { base: baseType });
fillType(nopGetType, {
  slots: {
    tp_call: (_t, _self: PyObject, args) => new PyTuple(args.slice()),
    tp_descr_get: (_t, self: PyMethodDescriptor) => self,
  },
});
const secondType = typeIn('_testcapi', 'MethodDescriptor2', { base: baseType });
fillType(secondType, { slots: { tp_new: (_t, cls) => Object.assign(new PyMethodDescriptor(false), { cls }) } });

function itemsOf(args: Value): Value[] {
  if (args === null) return [];
  return args instanceof PyTuple ? args.items.slice() : raise.TypeError('args must be None or a tuple');
}

function fastcallDict(t: Thread, _module: Value, func: Value, args: Value, kwargs: Value): Value {
  if (kwargs !== null && !(kwargs instanceof PyDict)) return raise.TypeError('kwnames must be None or a dict');
  return callWithDict(t, func, itemsOf(args), kwargs ?? undefined);
}

function vectorcall(t: Thread, _module: Value, func: Value, args: Value, kwnames: Value): Value {
  if (kwnames === null) return call(t, func, itemsOf(args));
  if (!(kwnames instanceof PyTuple)) return raise.TypeError('kwnames must be None or a tuple');
  const items = itemsOf(args);
  if (items.length < kwnames.items.length) return raise.ValueError('kwnames longer than args');
  return call(t, func, items, kwnames.items as Str[]);
}

const functions: Record<string, NativeRow> = {
  ...conventions('module, '),
  pyobject_fastcall: ['~(module, func, args, /)', (t, _module: Value, func: Value, args: Value) => call(t, func, itemsOf(args))],
  pyobject_fastcalldict: ['~(module, func, args, kwargs, /)', fastcallDict],
  pyobject_vectorcall: ['~(module, func, args, kwnames, /)', vectorcall],
  pyvectorcall_call: [
    '~(module, func, args, kwargs=None, /)',
    (t, module: Value, func: Value, args: Value, kwargs: Value) => fastcallDict(t, module, func, args, kwargs),
  ],
};

/** Puts them into the module `_testcapi`. */
export function addCalls(module: PyModule): void {
  fillModule(module.dict, module, '_testcapi', functions);
  for (const type of [instanceType, classType, staticType, baseType, derivedType, nopGetType, secondType])
    module.dict.setStr(type.qualname, type);
  module.dict.setStr('LIMITED_API_AVAILABLE', false);
}
