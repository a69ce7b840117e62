/** `object`, the base of everything (Objects/typeobject.c, from `object_init` on). */
import { genericGetAttr, genericSetAttr, getAttr, lookupAttr } from './abstract/attr.ts';
import { call, callMethod, lookupSpecial } from './abstract/call.ts';
import { isTrue } from './abstract/number.ts';
import { reprObject, strObject } from './abstract/repr.ts';
import { checkAssignable } from './class-layout.ts';
import { fillType } from './define.ts';
import { PyDict } from './dict.ts';
import { instanceDict, PyInstance } from './instance.ts';
import { raise } from './raise.ts';
import { reduceMethods } from './reduce.ts';
import { derived } from './slot-derive.ts';
import type { Thread } from './thread.ts';
import { EQ, isSubtype, moduleType, NE, objectType, PyType, typeOf } from './type.ts';
import { basicSize, itemSize } from './type-flags.ts';
import { asStr, NotImplemented, PyBytes, PyList, PyObject, PyTuple, type Str, strFromUtf16, utf16, type Value } from './value.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

/** `module.qualname` of a type, without `builtins.`. */
export function qualifiedName(type: PyType): string {
  const module = type.heap ? type.namespace.getStr('__module__') : type.module;
  const text = module === undefined || module === null ? undefined : asStr(module);
  return text === undefined || text === 'builtins' ? utf16(type.qualname) : `${utf16(text)}.${utf16(type.qualname)}`;
}

function objectRepr(t: Thread, self: Value): Str {
  const type = typeOf(self);
  const module = type.heap ? type.namespace.getStr('__module__') : type.module;
  const id = t.runtime.identity(self).toString(16);
  const text = module === undefined || module === null ? undefined : asStr(module);
  const name = text === undefined || text === 'builtins' ? utf16(type.name) : `${utf16(text)}.${utf16(type.qualname)}`;
  return strFromUtf16(`<${name} object at 0x${id}>`);
}

/** The repr. What a `__repr__` written in Python gives is looked at by `str`, not here. */
function objectStr(t: Thread, self: Value): Value {
  if ((typeOf(self).tp_repr as unknown) !== derived.tp_repr) return reprObject(t, self);
  return call(t, lookupSpecial(t, self, '__repr__') as Value, []);
}

const overrides = (type: PyType, slot: 'tp_new' | 'tp_init') => (type[slot] as unknown) !== (objectType[slot] as unknown);

/** `excess_args`: arguments are an error unless the other of `__new__` and `__init__` is overridden and takes them. */
function objectInit(_t: Thread, self: Value, args: Value[]): void {
  if (args.length === 0) return;
  const type = typeOf(self);
  if (overrides(type, 'tp_init')) raise.TypeError('object.__init__() takes exactly one argument (the instance to initialize)');
  if (!overrides(type, 'tp_new'))
    raise.TypeError(`${utf16(type.name)}.__init__() takes exactly one argument (the instance to initialize)`);
}

function objectNew(t: Thread, cls: PyType, args: Value[]): Value {
  if (args.length > 0) {
    if (overrides(cls, 'tp_new')) raise.TypeError('object.__new__() takes exactly one argument (the type to instantiate)');
    if (!overrides(cls, 'tp_init')) raise.TypeError(`${utf16(cls.name)}() takes no arguments`);
  }
  if (cls.abstract) refuseAbstract(t, cls);
  const made = new PyInstance(cls);
  if (cls.tp_finalize !== undefined) t.runtime.tracked.finalizable.add(made);
  return made;
}

function refuseAbstract(t: Thread, cls: PyType): never {
  const names = callMethod(t, getAttr(t, cls, '__abstractmethods__'), '__iter__');
  const list: string[] = [];
  for (;;) {
    const name = typeOf(names).tp_iternext(t, names as never);
    if (name === undefined) break;
    list.push(utf16(asStr(name) ?? ''));
  }
  list.sort();
  const quoted = list.map((name) => `'${name}'`).join(', ');
  return raise.TypeError(
    `Can't instantiate abstract class ${utf16(cls.name)} without an implementation for abstract method${list.length === 1 ? '' : 's'} ${quoted}`,
  );
}

/** `==` by identity; `!=` inverts `==`. */
function objectCompare(t: Thread, self: Value, other: Value, op: number): Value {
  if (op === EQ) return self === other ? true : NotImplemented;
  if (op === NE) {
    const compare = typeOf(self).tp_richcompare;
    if (compare === undefined) return NotImplemented;
    const equal = compare(t, self as never, other as never, EQ);
    return equal === NotImplemented ? NotImplemented : !isTrue(t, equal);
  }
  return NotImplemented;
}

function setClass(_t: Thread, self: Value, value: Value | undefined): void {
  if (value === undefined) raise.TypeError("can't delete __class__ attribute");
  if (!(value instanceof PyType)) raise.TypeError(`__class__ must be set to a class, not '${typeName(value as Value)}' object`);
  const next = value as PyType;
  const now = typeOf(self);
  const modules = isSubtype(now, moduleType) && isSubtype(next, moduleType);
  if (!(self instanceof PyObject) || (!modules && (!now.heap || !next.heap)))
    raise.TypeError('__class__ assignment only supported for mutable types or ModuleType subclasses');
  checkAssignable(now, next, '__class__');
  const obj = self as PyObject;
  // The inline values are laid out by the old class: they move to a dict.
  if (obj instanceof PyInstance && obj.values !== null) instanceDict(obj);
  obj.cls = next;
}

/** `object.__dir__`: own attributes and those of the class, unsorted. */
function objectDir(t: Thread, self: Value): Value {
  const names = new PyDict();
  const own = lookupAttr(t, self, '__dict__');
  if (own instanceof PyDict) for (const [key] of own.entries()) names.set(t, key, null);
  const cls = lookupAttr(t, self, '__class__');
  if (cls instanceof PyType)
    for (const base of [...cls.mro].reverse()) for (const [key] of base.namespace.entries()) names.set(t, key, null);
  return new PyList([...names.entries()].map(([key]) => key));
}

/** The size of the object and, where it has any, of its items (`object___sizeof___impl`). */
function sizeOf(self: Value): number {
  const type = typeOf(self);
  const count = self instanceof PyTuple ? self.items.length : self instanceof PyBytes ? self.data.length : 0;
  return basicSize(type) + itemSize(type) * count;
}

fillType(objectType, {
  text: '()',
  slots: {
    tp_repr: objectRepr,
    tp_str: objectStr,
    tp_hash: (t, self: Value) => t.runtime.identity(self) / 16,
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_richcompare: objectCompare,
    tp_init: objectInit,
    tp_new: objectNew,
  },
  methods: {
    __format__: [
      '(self, format_spec: str, /)',
      (t, self: Value, spec: Str) => {
        if (spec !== '') raise.TypeError(`unsupported format string passed to ${typeName(self)}.__format__`);
        return strObject(t, self);
      },
    ],
    __dir__: ['(self, /)', objectDir],
    __sizeof__: ['(self, /)', (_t, self: Value) => sizeOf(self)],
    ...reduceMethods,
  },
  classmethods: {
    __subclasshook__: ['~(type, *args)', () => NotImplemented],
    __init_subclass__: ['~(type)', () => null],
  },
  getset: { __class__: [(_t, self: Value) => typeOf(self), setClass] },
});
