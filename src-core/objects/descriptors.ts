/** Descriptor types (Objects/descrobject.c, funcobject.c): built-in functions and methods, slot wrappers, property, staticmethod ... */
import { attributeError, genericGetAttr, lookupAttr, setAttr } from './abstract/attr.ts';
import { call } from './abstract/call.ts';
import { hash } from './abstract/hash.ts';
import { isTrue } from './abstract/number.ts';
import { reprText } from './abstract/repr.ts';
import { fillType, type TypeTable } from './define.ts';
import {
  callNative,
  PyBuiltin,
  PyClassMethodDescr,
  PyGetSet,
  PyMember,
  PyMethodDescr,
  PyMethodWrapper,
  PyWrapperDescr,
} from './descr.ts';
import { docstring, memberDoc } from './docstring.ts';
import { instanceDict } from './instance.ts';
import { builtin } from './iterators/support.ts';
import { PyModule } from './module.ts';
import { isException, raise } from './raise.ts';
import type { SlotDef } from './slots.ts';
import { PyClassMethod, PyStaticMethod } from './staticmethod.ts';
import type { Thread } from './thread.ts';
import {
  builtinFunctionType,
  classMethodDescrType,
  classmethodType,
  EQ,
  getsetDescrType,
  isSubtype,
  memberDescrType,
  methodDescrType,
  methodWrapperType,
  NE,
  PyType,
  propertyType,
  staticmethodType,
  typeOf,
  wrapperDescrType,
} from './type.ts';
import { asStr, NotImplemented, PyObject, PyTuple, type Str, strFromUtf16, utf16, type Value } from './value.ts';

const typeName = (type: PyType) => utf16(type.name);

/** Raises unless `obj` is an instance of the descriptor's class (`descr_check`). */
function check(descr: { objclass: PyType }, name: string, obj: Value): void {
  if (isSubtype(typeOf(obj), descr.objclass)) return;
  raise.TypeError(
    `descriptor '${name}' for '${typeName(descr.objclass)}' objects doesn't apply to a '${typeName(typeOf(obj))}' object`,
  );
}

function checkSelf(descr: { objclass: PyType }, name: string, args: Value[]): void {
  if (args.length === 0) raise.TypeError(`unbound method ${typeName(descr.objclass)}.${name}() needs an argument`);
  check(descr, name, args[0]);
}

/** The type by which messages call a bound method: that of its object, or the object itself where that is a class. */
function ownerOf(self: PyBuiltin): PyType | undefined {
  if (self.owner === undefined || self.self === undefined) return self.owner;
  return self.self instanceof PyType ? self.self : typeOf(self.self);
}

fillType(builtinFunctionType, {
  class: PyBuiltin,
  slots: {
    tp_call: (t, self: PyBuiltin, args, kwnames) => callNative(t, self.def, self.self, args, kwnames, ownerOf(self)),
    tp_repr: (t, self: PyBuiltin) => {
      if (self.self === undefined || self.self instanceof PyModule) return `<built-in function ${self.def.name}>`;
      return `<built-in method ${self.def.name} of ${typeName(typeOf(self.self))} object at 0x${t.runtime.identity(self.self).toString(16)}>`;
    },
    tp_hash: (t, self: PyBuiltin) => t.runtime.identity(self),
    tp_richcompare: (_t, a: PyBuiltin, b: Value, op) => {
      if (!(b instanceof PyBuiltin) || (op !== EQ && op !== NE)) return NotImplemented;
      return (a === b || (a.def === b.def && a.self === b.self)) === (op === EQ);
    },
  },
  methods: {
    __reduce__: [
      '~(self, /)',
      (t, self: PyBuiltin) => {
        // A static method is found in its class.
        const owner = self.self === undefined ? self.owner : self.self;
        return owner === undefined || owner instanceof PyModule ? self.def.name : byName(t, owner, self.def.name);
      },
    ],
  },
  members: { __module__: (_t, self: PyBuiltin) => self.module },
  getset: {
    __name__: [(_t, self: PyBuiltin) => self.def.name],
    __qualname__: [
      (_t, self: PyBuiltin) => (self.owner ? `${utf16((ownerOf(self) as PyType).qualname)}.${self.def.name}` : self.def.name),
    ],
    __self__: [(_t, self: PyBuiltin) => self.self ?? null],
    __doc__: [
      (t, self: PyBuiltin) =>
        self.owner === undefined ? docstring(t, self.module, `${self.def.name}()`) : memberDoc(t, self.owner, self.def.name),
    ],
    __text_signature__: [(_t, self: PyBuiltin) => self.def.signature.text],
  },
});

/** How `pickle` finds a method again: `getattr(owner, name)`. */
function byName(t: Thread, owner: Value, name: Str): Value {
  return new PyTuple([builtin(t, 'getattr'), new PyTuple([owner, name])]);
}

const reduceDescriptor: TypeTable['methods'] = {
  __reduce__: ['~(self, /)', (t, self: never) => byName(t, (self as { objclass: PyType }).objclass, describe(self))],
};

const describe = (self: { objclass: PyType; name?: Str; def?: { name: string }; slot?: { name: string } }) =>
  utf16(self.name ?? self.def?.name ?? self.slot?.name ?? '');

function common<D extends PyObject & { objclass: PyType }>(kind: string): TypeTable {
  return {
    slots: {
      tp_repr: (_t, self: never) => `<${kind} '${describe(self)}' of '${typeName((self as D).objclass)}' objects>`,
    },
    members: {
      __objclass__: (_t, self: never) => (self as D).objclass,
      __name__: (_t, self: never) => describe(self),
    },
    getset: {
      __qualname__: [(_t, self: never) => `${utf16((self as D).objclass.qualname)}.${describe(self)}`],
      __doc__: [(t, self: never) => memberDoc(t, (self as D).objclass, describe(self))],
    },
  };
}

const method = common<PyMethodDescr>('method');
fillType(methodDescrType, {
  ...method,
  class: PyMethodDescr,
  methods: reduceDescriptor,
  slots: {
    ...method.slots,
    tp_call: (t, self: PyMethodDescr, args, kwnames) => {
      if (args.length === (kwnames?.length ?? 0)) checkSelf(self, self.def.name, []);
      checkSelf(self, self.def.name, args);
      return callNative(t, self.def, args[0], args.slice(1), kwnames, self.objclass);
    },
    tp_descr_get: (_t, self: PyMethodDescr, obj) => {
      if (obj === undefined) return self;
      check(self, self.def.name, obj);
      return new PyBuiltin(self.def, obj, null, self.objclass);
    },
  },
  getset: { ...method.getset, __text_signature__: [(_t, self: PyMethodDescr) => self.def.signature.text] },
});

const classMethod = common<PyClassMethodDescr>('method');
fillType(classMethodDescrType, {
  ...classMethod,
  class: PyClassMethodDescr,
  getset: { ...classMethod.getset, __text_signature__: [(_t, self: PyClassMethodDescr) => self.def.signature.text] },
  slots: {
    ...classMethod.slots,
    tp_call: (t, self: PyClassMethodDescr, args, kwnames) => {
      if (args.length === 0)
        raise.TypeError(`descriptor '${self.def.name}' of '${typeName(self.objclass)}' object needs an argument`);
      return callNative(t, self.def, args[0], args.slice(1), kwnames, self.objclass);
    },
    tp_descr_get: (_t, self: PyClassMethodDescr, obj, type) => {
      const cls = type === null || type === undefined ? (obj === undefined ? null : typeOf(obj)) : type;
      const shown = `descriptor '${self.def.name}'`;
      const own = typeName(self.objclass);
      if (cls === null) return raise.TypeError(`${shown} for type '${own}' needs either an object or a type`);
      if (!(cls instanceof PyType))
        return raise.TypeError(`${shown} for type '${own}' needs a type, not a '${typeName(typeOf(cls))}' as arg 2`);
      if (!isSubtype(cls, self.objclass))
        return raise.TypeError(`${shown} requires a subtype of '${own}' but received '${typeName(cls)}'`);
      return new PyBuiltin(self.def, cls, null, self.objclass);
    },
  },
});

const wrapper = common<PyWrapperDescr>('slot wrapper');
function callWrapper(t: Thread, descr: PyWrapperDescr, self: Value, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const { wrap, name, slot } = descr.slot;
  if (wrap === null) return raise.SystemError(`${name} cannot be called`);
  if (kwnames?.length && slot !== 'tp_call' && slot !== 'tp_init')
    return raise.TypeError(`wrapper ${name}() takes no keyword arguments`);
  return wrap(t, descr.fn as never, self, args, kwnames);
}
/** Parameters of special methods that take more than self; a method of two operands that is not here takes `value`. */
const SPECIAL: Readonly<Record<string, string>> = {
  __call__: '/, *args, **kwargs',
  __init__: '/, *args, **kwargs',
  __getattribute__: 'name, /',
  __setattr__: 'name, value, /',
  __delattr__: 'name, /',
  __get__: 'instance, owner=None, /',
  __set__: 'instance, value, /',
  __delete__: 'instance, /',
  __pow__: 'value, mod=None, /',
  __rpow__: 'value, mod=None, /',
  __getitem__: 'key, /',
  __setitem__: 'key, value, /',
  __delitem__: 'key, /',
  __contains__: 'key, /',
  __buffer__: 'flags, /',
  __release_buffer__: 'buffer, /',
};
const UNARY = /^__(repr|str|hash|iter|next|len|neg|pos|abs|bool|invert|int|float|index|await|aiter|anext)__$/;

/** `__text_signature__` of a slot seen as a method; `__del__` has no text of which it could be a part. */
function wrapperText(slot: SlotDef): string | null {
  if (slot.name === '__del__') return null;
  return `($self, ${SPECIAL[slot.name] ?? (UNARY.test(slot.name) ? '/' : 'value, /')})`;
}

fillType(wrapperDescrType, {
  ...wrapper,
  class: PyWrapperDescr,
  methods: reduceDescriptor,
  getset: { ...wrapper.getset, __text_signature__: [(_t, self: PyWrapperDescr) => wrapperText(self.slot)] },
  slots: {
    ...wrapper.slots,
    tp_call: (t, self: PyWrapperDescr, args, kwnames) => {
      const { name } = self.slot;
      if (args.length === 0) raise.TypeError(`descriptor '${name}' of '${typeName(self.objclass)}' object needs an argument`);
      if (!isSubtype(typeOf(args[0]), self.objclass)) {
        raise.TypeError(
          `descriptor '${name}' requires a '${typeName(self.objclass)}' object but received a '${typeName(typeOf(args[0]))}'`,
        );
      }
      return callWrapper(t, self, args[0], args.slice(1), kwnames);
    },
    tp_descr_get: (_t, self: PyWrapperDescr, obj) => {
      if (obj === undefined) return self;
      check(self, self.slot.name, obj);
      return new PyMethodWrapper(self, obj);
    },
  },
});

fillType(methodWrapperType, {
  class: PyMethodWrapper,
  slots: {
    tp_call: (t, self: PyMethodWrapper, args, kwnames) => callWrapper(t, self.descr, self.self, args, kwnames),
    tp_repr: (t, self: PyMethodWrapper) =>
      `<method-wrapper '${self.descr.slot.name}' of ${typeName(typeOf(self.self))} object at 0x${t.runtime.identity(self.self).toString(16)}>`,
    tp_hash: (t, self: PyMethodWrapper) => hash(t, self.descr),
    tp_richcompare: (_t, a: PyMethodWrapper, b: Value, op) => {
      if (!(b instanceof PyMethodWrapper) || (op !== EQ && op !== NE)) return NotImplemented;
      return (a.descr === b.descr && a.self === b.self) === (op === EQ);
    },
  },
  methods: {
    __reduce__: ['~(self, /)', (t, self: PyMethodWrapper) => byName(t, self.self, self.descr.slot.name)],
  },
  members: { __self__: (_t, self: PyMethodWrapper) => self.self },
  getset: {
    __text_signature__: [(_t, self: PyMethodWrapper) => wrapperText(self.descr.slot)],
    __name__: [(_t, self: PyMethodWrapper) => self.descr.slot.name],
    __qualname__: [(_t, self: PyMethodWrapper) => `${utf16(self.descr.objclass.qualname)}.${self.descr.slot.name}`],
    __doc__: [(t, self: PyMethodWrapper) => memberDoc(t, self.descr.objclass, self.descr.slot.name)],
    __objclass__: [(_t, self: PyMethodWrapper) => self.descr.objclass],
  },
});

const getset = common<PyGetSet>('attribute');
fillType(getsetDescrType, {
  ...getset,
  class: PyGetSet,
  slots: {
    ...getset.slots,
    tp_descr_get: (t, self: PyGetSet, obj) => {
      if (obj === undefined) return self;
      check(self, self.name, obj);
      return self.get(t, obj);
    },
    tp_descr_set: (t, self: PyGetSet, obj: Value, value) => {
      check(self, self.name, obj);
      if (self.set === undefined)
        throw attributeError(`attribute '${self.name}' of '${typeName(self.objclass)}' objects is not writable`, obj, self.name);
      self.set(t, obj, value);
    },
  },
});

const member = common<PyMember>('member');
fillType(memberDescrType, {
  ...member,
  getset: {
    ...member.getset,
    // What `__slots__` makes has no docstring.
    __doc__: [(t, self: PyMember) => (self.native === undefined ? null : memberDoc(t, self.objclass, describe(self)))],
  },
  class: PyMember,
  methods: reduceDescriptor,
  slots: {
    ...member.slots,
    tp_descr_get: (t, self: PyMember, obj) => {
      if (obj === undefined) return self;
      check(self, utf16(self.name), obj);
      if (self.native !== undefined) return self.native(t, obj);
      const value = (obj as PyObject).slots?.[self.index];
      if (value === undefined)
        throw attributeError(`'${typeName(typeOf(obj))}' object has no attribute '${utf16(self.name)}'`, obj, self.name);
      return value;
    },
    tp_descr_set: (t, self: PyMember, obj: PyObject, value) => {
      check(self, utf16(self.name), obj);
      if (self.nativeSet !== undefined) return self.nativeSet(t, obj, value);
      if (self.native !== undefined) raise.AttributeError('readonly attribute');
      obj.slots ??= [];
      if (value === undefined && obj.slots[self.index] === undefined) {
        throw attributeError(utf16(self.name), obj, self.name);
      }
      obj.slots[self.index] = value;
    },
  },
});

/** `__isabstractmethod__` of what a descriptor wraps. */
function isAbstract(t: Thread, callable: Value | null | undefined): boolean {
  if (callable === null || callable === undefined) return false;
  const flag = lookupAttr(t, callable, '__isabstractmethod__');
  return flag !== undefined && isTrue(t, flag);
}

/** Copies `__name__` and such of the wrapped function (`functools_wraps`). */
function wraps(t: Thread, self: PyObject, callable: Value): void {
  for (const name of ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__']) {
    const value = lookupAttr(t, callable, name);
    if (value !== undefined) instanceDict(self).setStr(name, value);
  }
}

type Wrapped = PyObject & { callable: Value };
function wrappedTable(
  name: string,
  make: (callable: Value) => Wrapped,
  get: (t: Thread, self: Wrapped, obj: Value | undefined, type: Value) => Value,
): TypeTable {
  return {
    slots: {
      tp_new: (_t, cls) => {
        const made = make(null);
        if (cls !== made.cls) made.cls = cls;
        return made;
      },
      tp_init: (t, self: never, args, kwnames) => {
        if (kwnames?.length) raise.TypeError(`${name}() takes no keyword arguments`);
        if (args.length !== 1) raise.TypeError(`${name} expected 1 argument, got ${args.length}`);
        (self as Wrapped).callable = args[0];
        wraps(t, self, args[0]);
      },
      tp_descr_get: get as never,
      tp_repr: (t, self: never) => strFromUtf16(`<${name}(${reprText(t, (self as Wrapped).callable)})>`),
    },
    plainGetattribute: true,
    members: {
      __func__: (_t, self: never) => (self as Wrapped).callable,
      __wrapped__: (_t, self: never) => (self as Wrapped).callable,
    },
    getset: {
      __isabstractmethod__: [(t, self: never) => isAbstract(t, (self as Wrapped).callable)],
      __dict__: [(_t, self: never) => instanceDict(self)],
    },
  };
}

const staticTable = wrappedTable(
  'staticmethod',
  (callable) => new PyStaticMethod(callable),
  (_t, self) => self.callable,
);
fillType(staticmethodType, {
  ...staticTable,
  class: PyStaticMethod,
  slots: { ...staticTable.slots, tp_call: (t, self: PyStaticMethod, args, kwnames) => call(t, self.callable, args, kwnames) },
});
fillType(classmethodType, {
  ...wrappedTable(
    'classmethod',
    (callable) => new PyClassMethod(callable),
    (t, self, obj, type) => {
      const cls = type === null || type === undefined ? typeOf(obj as Value) : type;
      const get = typeOf(self.callable).tp_descr_get;
      // A wrapped descriptor is asked with the class as the instance; a plain function becomes a method of the class.
      return get === undefined ? t.runtime.bindMethod(self.callable, cls) : get(t, self.callable as never, cls, cls);
    },
  ),
  class: PyClassMethod,
});
export class PyProperty extends PyObject {
  fget: Value = null;
  fset: Value = null;
  fdel: Value = null;
  doc: Value = null;
  docFromGetter = false;
  name: Value | undefined = undefined;
}

/** `'x'` as messages of properties name it, and the object's class. */
function missing(t: Thread, self: PyProperty, obj: Value, what: string): never {
  const name = self.name === undefined ? '' : ` ${reprText(t, self.name)}`;
  throw attributeError(
    `property${name} of ${reprText(t, typeOf(obj).qualname)} object has no ${what}`,
    obj,
    asStr(self.name ?? null) ?? '',
  );
}

function copyProperty(t: Thread, self: PyProperty, change: Partial<Pick<PyProperty, 'fget' | 'fset' | 'fdel'>>): Value {
  const next = { fget: self.fget, fset: self.fset, fdel: self.fdel, ...change };
  const doc = self.docFromGetter && next.fget !== null ? null : self.doc;
  const made = call(t, typeOf(self), [next.fget, next.fset, next.fdel, doc]);
  if (made instanceof PyProperty) made.name = self.name;
  return made;
}

/**
 * The docstring: what was given, or the getter's. An instance of a subclass keeps it as an attribute, where that of its class would
 * hide it; one that cannot (`__slots__`) does without, unless it is the getter's.
 */
function setDoc(t: Thread, self: PyProperty, given: Value): void {
  let doc = given;
  if (doc === null && self.fget !== null) {
    doc = lookupAttr(t, self.fget, '__doc__') ?? null;
    self.docFromGetter = doc !== null;
  }
  if (typeOf(self) === propertyType) {
    self.doc = doc;
    return;
  }
  try {
    setAttr(t, self, '__doc__', doc);
  } catch (error) {
    if (self.docFromGetter || !isException(error, 'AttributeError')) throw error;
  }
}

fillType(propertyType, {
  class: PyProperty,
  text: '(fget=None, fset=None, fdel=None, doc=None)',
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (_t, cls) => {
      const made = new PyProperty();
      if (cls !== propertyType) made.cls = cls;
      return made;
    },
    tp_init: (t, self: PyProperty, args, kwnames) => {
      const names = ['fget', 'fset', 'fdel', 'doc'] as const;
      const positional = args.length - (kwnames?.length ?? 0);
      if (positional > 4) raise.TypeError(`property() takes at most 4 arguments (${args.length} given)`);
      const given: (Value | undefined)[] = args.slice(0, positional);
      kwnames?.forEach((name, i) => {
        const index = names.indexOf(utf16(name) as 'fget');
        if (index < 0) raise.TypeError(`'${utf16(name)}' is an invalid keyword argument for property()`);
        given[index] = args[positional + i];
      });
      const [fget = null, fset = null, fdel = null, doc = null] = given;
      Object.assign(self, { fget, fset, fdel, doc: null, docFromGetter: false, name: undefined });
      setDoc(t, self, doc);
    },
    tp_descr_get: (t, self: PyProperty, obj) => {
      if (obj === undefined || obj === null) return self;
      return self.fget === null ? missing(t, self, obj, 'getter') : call(t, self.fget, [obj]);
    },
    tp_descr_set: (t, self: PyProperty, obj: Value, value) => {
      if (value === undefined) {
        if (self.fdel === null) missing(t, self, obj, 'deleter');
        call(t, self.fdel, [obj]);
      } else {
        if (self.fset === null) missing(t, self, obj, 'setter');
        call(t, self.fset, [obj, value]);
      }
    },
  },
  methods: {
    getter: ['~(self, fget, /)', (t, self: PyProperty, fget: Value) => copyProperty(t, self, { fget })],
    setter: ['~(self, fset, /)', (t, self: PyProperty, fset: Value) => copyProperty(t, self, { fset })],
    deleter: ['~(self, fdel, /)', (t, self: PyProperty, fdel: Value) => copyProperty(t, self, { fdel })],
    __set_name__: [
      '~(self, *args)',
      (_t, self: PyProperty, args: Value[]) => {
        if (args.length !== 2) raise.TypeError(`__set_name__() takes 2 positional arguments but ${args.length} were given`);
        self.name = args[1];
        return null;
      },
    ],
  },
  members: {
    fget: (_t, self: PyProperty) => self.fget,
    fset: (_t, self: PyProperty) => self.fset,
    fdel: (_t, self: PyProperty) => self.fdel,
    __doc__: [
      (_t, self: PyProperty) => self.doc,
      (_t, self: PyProperty, value) => {
        self.doc = value ?? null;
      },
    ],
  },
  getset: {
    __isabstractmethod__: [
      (t, self: PyProperty) => isAbstract(t, self.fget) || isAbstract(t, self.fset) || isAbstract(t, self.fdel),
    ],
  },
});
