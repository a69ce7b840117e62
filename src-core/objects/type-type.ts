/** `type` itself: calling classes, their attributes and answers (Objects/typeobject.c). */
import { attributeError } from './abstract/attr.ts';
import { recursiveIsInstance, recursiveIsSubclass } from './abstract/compare.ts';
import { calculateMetaclass, makeClass } from './class-creation.ts';
import { kindOf } from './convert.ts';
import { fillType } from './define.ts';
import { PyDict } from './dict.ts';
import { computeMro } from './mro.ts';
import { qualifiedName } from './object.ts';
import { raise } from './raise.ts';
import { updateSlots } from './slots.ts';
import type { Thread } from './thread.ts';
import { isSubtype, liveSubclasses, lookup, PyType, typeModified, typeOf, typeType } from './type.ts';
import { typeAttributes } from './type-attributes.ts';
import { basicSize, dictOffset, itemSize, typeFlags, weakrefOffset } from './type-flags.ts';
import { unionOr } from './union.ts';
import { asStr, PyList, PyObject, PyTuple, type Str, utf16, type Value } from './value.ts';

/** Makes an instance: `__new__`, then `__init__` where that gave one. */
function typeCall(t: Thread, self: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  if (self === typeType) {
    if (args.length === 1 + (kwnames?.length ?? 0)) {
      if (kwnames?.length) raise.TypeError('type() takes no keyword arguments');
      return typeOf(args[0]);
    }
    if (args.length !== 3 + (kwnames?.length ?? 0)) raise.TypeError('type() takes 1 or 3 arguments');
  }
  if (self.tp_new === undefined) return raise.TypeError(`cannot create '${utf16(self.name)}' instances`);
  const made = self.tp_new(t, self, args, kwnames);
  const type = typeOf(made);
  if (type.tp_finalize !== undefined && type.heap && made instanceof PyObject) t.runtime.tracked.finalizable.add(made);
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
  if (text === undefined) return raise.TypeError(`type.__new__() argument 1 must be str, not ${kindOf(name)}`);
  if (!(bases instanceof PyTuple)) return raise.TypeError(`type.__new__() argument 2 must be tuple, not ${kindOf(bases)}`);
  if (!(namespace instanceof PyDict)) return raise.TypeError(`type.__new__() argument 3 must be dict, not ${kindOf(namespace)}`);
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
  if (!self.heap && !self.open) raise.TypeError(`cannot set '${utf16(name)}' attribute of immutable type '${utf16(self.name)}'`);
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
  classmethods: { __prepare__: ['~(type, *args, **kwargs)', () => new PyDict()] },
  getset: typeAttributes,
  members: {
    __basicsize__: (_t, self: PyType) => basicSize(self),
    __itemsize__: (_t, self: PyType) => itemSize(self),
    __flags__: (_t, self: PyType) => typeFlags(self),
    __weakrefoffset__: (_t, self: PyType) => weakrefOffset(self),
    __base__: (_t, self: PyType) => self.base,
    __dictoffset__: (_t, self: PyType) => dictOffset(self),
  },
});
