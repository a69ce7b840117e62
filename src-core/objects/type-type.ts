/** `type` itself: calling classes, their attributes and answers (Objects/typeobject.c). */
import { attributeError } from './abstract/attr.ts';
import { recursiveIsInstance, recursiveIsSubclass } from './abstract/compare.ts';
import { isTrue } from './abstract/number.ts';
import { calculateMetaclass, makeClass, setVariableSizeTypes } from './class-creation.ts';
import { fillType } from './define.ts';
import { PyDict } from './dict.ts';
import { PyMappingProxy } from './mappingproxy.ts';
import { computeMro } from './mro.ts';
import { qualifiedName } from './object.ts';
import { raise } from './raise.ts';
import { fixupSlots, updateSlots } from './slots.ts';
import type { Thread } from './thread.ts';
import {
  bytesType,
  intType,
  isSubtype,
  liveSubclasses,
  lookup,
  PyType,
  tupleType,
  typeModified,
  typeOf,
  typeType,
} from './type.ts';
import { unionOr } from './union.ts';
import { asStr, PyList, PyTuple, type Str, utf16, type Value } from './value.ts';

setVariableSizeTypes(intType, tupleType, bytesType);

/** Makes an instance: `__new__`, then `__init__` where that gave one. */
function typeCall(t: Thread, self: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  if (self === typeType) {
    if (args.length === 1 && !kwnames?.length) return typeOf(args[0]);
    if (args.length !== 3 + (kwnames?.length ?? 0)) raise.TypeError('type() takes 1 or 3 arguments');
  }
  if (self.tp_new === undefined) return raise.TypeError(`cannot create '${qualifiedName(self)}' instances`);
  const made = self.tp_new(t, self, args, kwnames);
  const type = typeOf(made);
  if (type === self || isSubtype(type, self)) {
    if (type.tp_init !== undefined) {
      t.enterRecursion(' while calling a Python object');
      try {
        type.tp_init(t, made as never, args, kwnames);
      } finally {
        t.leaveRecursion();
      }
    }
  }
  return made;
}

function typeNew(t: Thread, metatype: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const positional = args.length - (kwnames?.length ?? 0);
  if (positional !== 3) return raise.TypeError(`type.__new__() takes exactly 3 arguments (${positional} given)`);
  const [name, bases, namespace] = args;
  const text = asStr(name);
  if (text === undefined) return raise.TypeError(`type.__new__() argument 1 must be str, not ${utf16(typeOf(name).name)}`);
  if (!(bases instanceof PyTuple))
    return raise.TypeError(`type.__new__() argument 2 must be tuple, not ${utf16(typeOf(bases).name)}`);
  if (!(namespace instanceof PyDict))
    return raise.TypeError(`type.__new__() argument 3 must be dict, not ${utf16(typeOf(namespace).name)}`);
  const winner = calculateMetaclass(metatype, bases.items);
  if (winner !== metatype && (winner.tp_new as unknown) !== typeNew) return winner.tp_new(t, winner, args, kwnames);
  const kwargs = (kwnames ?? []).map((key, i): [Str, Value] => [key, args[3 + i]]);
  return makeClass(t, winner, text, bases.items, namespace, kwargs);
}

/** Attribute of a class: data descriptors of the metaclass, then its own MRO, then the rest of the metaclass. */
export function findTypeAttr(t: Thread, self: PyType, name: Str): Value | undefined {
  const meta = typeOf(self);
  const metaAttr = lookup(meta, name);
  const metaGet = metaAttr === undefined ? undefined : typeOf(metaAttr).tp_descr_get;
  if (metaGet !== undefined && typeOf(metaAttr as Value).tp_descr_set !== undefined)
    return metaGet(t, metaAttr as never, self, meta);
  const own = lookup(self, name);
  if (own !== undefined) {
    const get = typeOf(own).tp_descr_get;
    return get === undefined ? own : get(t, own as never, undefined, self);
  }
  if (metaGet !== undefined) return metaGet(t, metaAttr as never, self, meta);
  return metaAttr;
}

function typeGetattro(t: Thread, self: PyType, name: Str): Value {
  const found = findTypeAttr(t, self, name);
  if (found !== undefined) return found;
  throw attributeError(`type object '${utf16(self.name)}' has no attribute '${utf16(name)}'`, self, name);
}

function typeSetattro(t: Thread, self: PyType, name: Str, value: Value | undefined): void {
  if (!self.heap) raise.TypeError(`cannot set '${utf16(name)}' attribute of immutable type '${utf16(self.name)}'`);
  const metaAttr = lookup(typeOf(self), name);
  const set = metaAttr === undefined ? undefined : typeOf(metaAttr).tp_descr_set;
  if (set !== undefined) return set(t, metaAttr as never, self as never, value);
  if (value === undefined) {
    if (self.namespace.deleteStr(name) === undefined) {
      throw attributeError(`type object '${utf16(self.name)}' has no attribute '${utf16(name)}'`, self, name);
    }
  } else self.namespace.setStr(name, value);
  typeModified(self);
  updateSlots(self, name);
}

function refuseImmutable(self: PyType, name: string): void {
  if (!self.heap) raise.TypeError(`cannot set '${name}' attribute of immutable type '${utf16(self.name)}'`);
}

function setText(field: 'name' | 'qualname') {
  return (_t: Thread, self: PyType, value: Value | undefined) => {
    refuseImmutable(self, `__${field}__`);
    if (value === undefined) raise.TypeError(`cannot delete '__${field}__' attribute of type '${utf16(self.name)}'`);
    const text = asStr(value as Value);
    if (text === undefined)
      raise.TypeError(`can only assign string to ${utf16(self.name)}.__${field}__, not '${utf16(typeOf(value as Value).name)}'`);
    else self[field] = text;
  };
}

function setBases(_t: Thread, self: PyType, value: Value | undefined): void {
  refuseImmutable(self, '__bases__');
  if (!(value instanceof PyTuple))
    return raise.TypeError(`can only assign tuple to ${utf16(self.name)}.__bases__, not ${utf16(typeOf(value ?? null).name)}`);
  if (value.items.length === 0)
    return raise.TypeError(`can only assign non-empty tuple to ${utf16(self.name)}.__bases__, not ()`);
  const bases = value.items.map((base) => {
    if (!(base instanceof PyType))
      return raise.TypeError(`${utf16(self.name)}.__bases__ must be tuple of classes, not '${utf16(typeOf(base).name)}'`);
    if (isSubtype(base, self)) return raise.TypeError('a __bases__ item causes an inheritance cycle');
    return base;
  });
  if (bases.some((base) => base.solid !== self.solid)) {
    raise.TypeError(
      `__bases__ assignment: '${utf16(bases[0].name)}' object layout differs from '${utf16(self.base?.name ?? '')}'`,
    );
  }
  const old = self.bases;
  self.bases = bases;
  try {
    self.mro = computeMro(self);
  } catch (error) {
    self.bases = old;
    throw error;
  }
  for (const base of bases) if (!old.includes(base)) base.subclasses.push(new WeakRef(self));
  const refresh = (type: PyType) => {
    if (type !== self) type.mro = computeMro(type);
    typeModified(type);
    fixupSlots(type);
    for (const sub of liveSubclasses(type)) refresh(sub);
  };
  refresh(self);
}

fillType(typeType, {
  class: PyType,
  slots: {
    tp_call: typeCall,
    tp_new: typeNew,
    tp_init: (_t, _self: PyType, args, kwnames) => {
      const positional = args.length - (kwnames?.length ?? 0);
      if (positional !== 1 && positional !== 3) raise.TypeError('type.__init__() takes 1 or 3 arguments');
      if (positional === 1 && kwnames?.length) raise.TypeError('type.__init__() takes no keyword arguments');
    },
    tp_repr: (_t, self: PyType) => `<class '${qualifiedName(self)}'>`,
    tp_getattro: typeGetattro,
    tp_setattro: typeSetattro,
    nb_or: unionOr,
  },
  methods: {
    mro: ['(self, /)', (_t, self: PyType) => new PyList(computeMro(self))],
    __subclasses__: ['(self, /)', (_t, self: PyType) => new PyList(liveSubclasses(self))],
    __instancecheck__: ['(self, instance, /)', (t, self: PyType, instance: Value) => recursiveIsInstance(t, instance, self)],
    __subclasscheck__: ['(self, subclass, /)', (t, self: PyType, subclass: Value) => recursiveIsSubclass(t, subclass, self)],
    __dir__: [
      '(self, /)',
      (t, self: PyType) => {
        const names = new PyDict();
        for (const base of [...self.mro].reverse()) for (const [key] of base.namespace.entries()) names.set(t, key, null);
        return new PyList([...names.entries()].map(([key]) => key));
      },
    ],
    __sizeof__: ['(self, /)', () => 1072],
  },
  classmethods: { __prepare__: ['(type, *args, **kwargs)', () => new PyDict()] },
  getset: {
    // `tp_name` of a native type outside of builtins has its module before it.
    __name__: [(_t, self: PyType) => (self.heap ? self.name : utf16(self.name).replace(/^.*\./, '')), setText('name')],
    __qualname__: [(_t, self: PyType) => self.qualname, setText('qualname')],
    __bases__: [(_t, self: PyType) => new PyTuple(self.bases), setBases],
    __base__: [(_t, self: PyType) => self.base],
    __mro__: [(_t, self: PyType) => new PyTuple(self.mro)],
    __dict__: [(_t, self: PyType) => new PyMappingProxy(self.namespace)],
    __module__: [
      (_t, self: PyType) => (self.heap ? (self.namespace.getStr('__module__') ?? 'builtins') : self.module),
      (_t, self: PyType, value) => {
        refuseImmutable(self, '__module__');
        self.namespace.setStr('__module__', value ?? null);
        typeModified(self);
      },
    ],
    __doc__: [
      (t, self: PyType) => {
        const doc = self.namespace.getStr('__doc__') ?? null;
        const get = typeOf(doc).tp_descr_get;
        return get === undefined ? doc : get(t, doc as never, undefined, self);
      },
      (_t, self: PyType, value) => {
        refuseImmutable(self, '__doc__');
        self.namespace.setStr('__doc__', value ?? null);
        typeModified(self);
      },
    ],
    __text_signature__: [(_t, self: PyType) => self.textSignature],
    __abstractmethods__: [
      (_t, self: PyType) => {
        const names = self === typeType ? undefined : self.namespace.getStr('__abstractmethods__');
        if (names === undefined)
          throw attributeError(
            `type object '${utf16(self.name)}' has no attribute '__abstractmethods__'`,
            self,
            '__abstractmethods__',
          );
        return names;
      },
      (t, self: PyType, value) => {
        if (value === undefined) self.namespace.deleteStr('__abstractmethods__');
        else self.namespace.setStr('__abstractmethods__', value);
        self.abstract = value !== undefined && isTrue(t, value);
        typeModified(self);
      },
    ],
    __annotations__: [
      (_t, self: PyType) => {
        if (!self.heap)
          throw attributeError(`type object '${utf16(self.name)}' has no attribute '__annotations__'`, self, '__annotations__');
        let own = self.namespace.getStr('__annotations__');
        if (own === undefined) {
          own = new PyDict();
          self.namespace.setStr('__annotations__', own);
        }
        return own;
      },
      (_t, self: PyType, value) => {
        refuseImmutable(self, '__annotations__');
        if (value === undefined) self.namespace.deleteStr('__annotations__');
        else self.namespace.setStr('__annotations__', value);
        typeModified(self);
      },
    ],
    __type_params__: [
      (_t, self: PyType) => self.namespace.getStr('__type_params__') ?? new PyTuple([]),
      (_t, self: PyType, value) => {
        if (value !== undefined) self.namespace.setStr('__type_params__', value);
      },
    ],
  },
});
