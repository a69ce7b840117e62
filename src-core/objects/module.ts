/** Modules (Objects/moduleobject.c). */
import { attributeError, findAttr, genericSetAttr, getAttr, lookupAttr } from './abstract/attr.ts';
import { call, callMethod } from './abstract/call.ts';
import { isTrue } from './abstract/number.ts';
import { reprText, str } from './abstract/repr.ts';
import { contains } from './abstract/sequence.ts';
import { fillType } from './define.ts';
import { PyDict } from './dict.ts';
import { readNamespace, readValue } from './docstring.ts';
import { PyException } from './exception.ts';
import { raise } from './raise.ts';
import type { Thread } from './thread.ts';
import { moduleType, typeOf } from './type.ts';
import { asStr, PyList, PyObject, type Str, utf16, type Value } from './value.ts';

export class PyModule extends PyObject {
  declare dict: PyDict;
  constructor(name: Str, doc: Value = null) {
    super();
    this.dict = new PyDict();
    this.dict.setStr('__name__', name);
    this.dict.setStr('__doc__', doc);
    this.dict.setStr('__package__', null);
    this.dict.setStr('__loader__', null);
    this.dict.setStr('__spec__', null);
  }
}

function getattro(t: Thread, self: PyModule, name: Str): Value {
  const found = findAttr(t, self, typeOf(self), name);
  if (found !== undefined) return name === '__doc__' ? readValue(t, found) : found;
  const fallback = self.dict.getStr('__getattr__');
  if (fallback !== undefined) return call(t, fallback, [name]);
  const own = self.dict.getStr('__name__');
  const text = own === undefined ? undefined : asStr(own);
  if (text === undefined) throw attributeError(`module has no attribute '${utf16(name)}'`, self, name);
  const spec = self.dict.getStr('__spec__') ?? null;
  const initializing = spec === null ? undefined : lookupAttr(t, spec, '_initializing');
  if (initializing !== undefined && isTrue(t, initializing)) {
    throw attributeError(
      `partially initialized module '${utf16(text)}' has no attribute '${utf16(name)}' (most likely due to a circular import)`,
      self,
      name,
    );
  }
  if (spec !== null && isUninitialized(t, spec, name)) {
    throw attributeError(
      `cannot access submodule '${utf16(name)}' of module '${utf16(text)}' (most likely due to a circular import)`,
      self,
      name,
    );
  }
  throw attributeError(`module '${utf16(text)}' has no attribute '${utf16(name)}'`, self, name);
}

/** Whether a module of this name below the one of `spec` is being imported now (`_PyModuleSpec_IsUninitializedSubmodule`). */
function isUninitialized(t: Thread, spec: Value, name: Str): boolean {
  try {
    const submodules = lookupAttr(t, spec, '_uninitialized_submodules');
    return submodules !== undefined && contains(t, submodules, name);
  } catch (error) {
    // What a strange spec raises does not hide that the attribute is missing.
    if (!(error instanceof PyException)) throw error;
    return false;
  }
}

/** The names in the namespace, or what its function `__dir__` says. */
function dir(t: Thread, self: Value): Value {
  const dict = getAttr(t, self, '__dict__');
  if (!(dict instanceof PyDict)) return raise.TypeError(`${utf16(typeOf(self).name)}.__dict__ is not a dictionary`);
  const own = dict.getStr('__dir__');
  return own === undefined ? new PyList([...dict.entries()].map(([key]) => key)) : call(t, own, []);
}

function getAnnotations(_t: Thread, self: PyModule): Value {
  const known = self.dict.getStr('__annotations__');
  if (known !== undefined) return known;
  const made = new PyDict();
  self.dict.setStr('__annotations__', made);
  return made;
}

function setAnnotations(_t: Thread, self: PyModule, value: Value | undefined): void {
  if (value !== undefined) self.dict.setStr('__annotations__', value);
  else if (self.dict.deleteStr('__annotations__') === undefined) raise.AttributeError('__annotations__');
}

fillType(moduleType, {
  class: PyModule,
  text: '(name, doc=None)',
  slots: {
    tp_getattro: getattro,
    tp_setattro: genericSetAttr,
    tp_repr: (t, self: PyModule) => {
      const { importlib } = t.runtime;
      if (importlib !== undefined) return str(t, callMethod(t, importlib, '_module_repr', self));
      const name = self.dict.getStr('__name__');
      const file = self.dict.getStr('__file__');
      const shown = name === undefined ? "'?'" : reprText(t, name);
      if (file !== undefined) return `<module ${shown} from ${reprText(t, file)}>`;
      const loader = self.dict.getStr('__loader__') ?? null;
      return loader === null ? `<module ${shown} (built-in)>` : `<module ${shown} (${reprText(t, loader)})>`;
    },
    tp_new: (_t, cls) => {
      const module = new PyModule('');
      module.dict.clear();
      if (cls !== moduleType) module.cls = cls;
      return module;
    },
    tp_init: (_t, self: PyModule, args) => {
      const name = args.length ? asStr(args[0]) : raise.TypeError("module() missing required argument 'name' (pos 1)");
      if (name === undefined) return raise.TypeError(`module() argument 'name' must be str, not ${utf16(typeOf(args[0]).name)}`);
      for (const [key, value] of new PyModule(name, args[1] ?? null).dict.entries()) self.dict.setStr(key as Str, value);
      return undefined;
    },
  },
  methods: { __dir__: ['~(self, /)', dir] },
  members: { __dict__: (t, self: PyModule) => readNamespace(t, self.dict) },
  getset: { __annotations__: [getAnnotations, setAnnotations] },
});
