/** The attributes of a class that are more than entries of its namespace: name, bases, annotations ... (Objects/typeobject.c `type_getsets`). */
import { attributeError } from './abstract/attr.ts';
import { isTrue } from './abstract/number.ts';
import { resolveMro } from './class-creation.ts';
import { bestBase, checkAssignable } from './class-layout.ts';
import { encodeText } from './codec.ts';
import type { TypeTable } from './define.ts';
import { PyDict } from './dict.ts';
import { docstring, readNamespace } from './docstring.ts';
import { PyMappingProxy } from './mappingproxy.ts';
import { raise } from './raise.ts';
import { fixupSlots } from './slots.ts';
import type { Thread } from './thread.ts';
import { inBaseChain, isSubtype, liveSubclasses, PyType, typeModified, typeOf, typeType, UNRESOLVED } from './type.ts';
import { asStr, EMPTY_TUPLE, PyTuple, utf16, type Value } from './value.ts';

/** `check_set_special_type_attr`; the words of the second message are the reference's own. */
function checkMutable(self: PyType, value: Value | undefined, name: string): asserts value is Value {
  if (!self.heap && !self.open) raise.TypeError(`cannot set '${name}' attribute of immutable type '${utf16(self.name)}'`);
  if (value === undefined) raise.TypeError(`cannot delete '${name}' attribute of immutable type '${utf16(self.name)}'`);
}

function setText(field: 'name' | 'qualname') {
  return (t: Thread, self: PyType, value: Value | undefined) => {
    checkMutable(self, value, `__${field}__`);
    const text = asStr(value);
    if (text === undefined)
      return raise.TypeError(`can only assign string to ${utf16(self.name)}.__${field}__, not '${utf16(typeOf(value).name)}'`);
    if (field === 'name' && utf16(text).includes('\0')) raise.ValueError('type name must not contain null characters');
    if (field === 'name') encodeText(t, text, 'utf-8', 'strict');
    self[field] = text;
  };
}

/** A setter of an entry of the namespace. */
const setEntry = (name: string) => (_t: Thread, self: PyType, value: Value | undefined) => {
  checkMutable(self, value, name);
  self.namespace.setStr(name, value);
  typeModified(self);
};

function getAnnotations(t: Thread, self: PyType): Value {
  if (!self.heap && !self.open)
    throw attributeError(`type object '${utf16(self.name)}' has no attribute '__annotations__'`, self, '__annotations__');
  const own = self.namespace.getStr('__annotations__');
  if (own === undefined) {
    const made = new PyDict();
    self.namespace.setStr('__annotations__', made);
    typeModified(self);
    return made;
  }
  const get = typeOf(own).tp_descr_get;
  return get === undefined ? own : get(t, own as never, undefined, self);
}

function setAnnotations(_t: Thread, self: PyType, value: Value | undefined): void {
  if (!self.heap && !self.open) raise.TypeError(`cannot set '__annotations__' attribute of immutable type '${utf16(self.name)}'`);
  if (value !== undefined) self.namespace.setStr('__annotations__', value);
  else if (self.namespace.deleteStr('__annotations__') === undefined) raise.AttributeError('__annotations__');
  typeModified(self);
}

function setAbstractMethods(t: Thread, self: PyType, value: Value | undefined): void {
  const abstract = value !== undefined && isTrue(t, value);
  if (value !== undefined) self.namespace.setStr('__abstractmethods__', value);
  else if (self.namespace.deleteStr('__abstractmethods__') === undefined) raise.AttributeError('__abstractmethods__');
  self.abstract = abstract;
  typeModified(self);
}

function setBases(t: Thread, self: PyType, value: Value | undefined): void {
  checkMutable(self, value, '__bases__');
  if (!(value instanceof PyTuple))
    return raise.TypeError(`can only assign tuple to ${utf16(self.name)}.__bases__, not ${utf16(typeOf(value).name)}`);
  if (value.items.length === 0)
    return raise.TypeError(`can only assign non-empty tuple to ${utf16(self.name)}.__bases__, not ()`);
  const bases = value.items.map((base) => {
    if (!(base instanceof PyType))
      return raise.TypeError(`${utf16(self.name)}.__bases__ must be tuple of classes, not '${utf16(typeOf(base).name)}'`);
    if (isSubtype(base, self) || (base.mro !== UNRESOLVED && inBaseChain(base, self)))
      return raise.TypeError('a __bases__ item causes an inheritance cycle');
    return base;
  });
  const base = bestBase(bases);
  checkAssignable(self.base as PyType, base, '__bases__');
  const old = { bases: self.bases, base: self.base };
  const { mro } = self;
  Object.assign(self, { bases, base });
  const orders: { type: PyType; before: PyType[]; after: PyType[] }[] = [];
  try {
    reorder(t, self, orders);
  } catch (error) {
    // What a nested assignment has set since stays.
    for (const { type, before, after } of orders.reverse()) {
      if (type.mro !== after) continue;
      type.mro = before;
      typeModified(type);
    }
    if (self.bases === bases) Object.assign(self, old);
    throw error;
  }
  if (self.bases !== bases) return;
  for (const parent of old.bases) parent.subclasses = parent.subclasses.filter((ref) => ref.deref() !== self);
  // One that is being made joins its bases at the end of that.
  if (mro !== UNRESOLVED) for (const parent of bases) parent.subclasses.push(new WeakRef(self));
  for (const { type } of orders) fixupSlots(type);
}

/** Finds the resolution orders of a class and of all that derive from it anew (`mro_hierarchy`). */
function reorder(t: Thread, type: PyType, orders: { type: PyType; before: PyType[]; after: PyType[] }[]): void {
  const before = type.mro;
  const after = resolveMro(t, type);
  // A `mro` written in Python has assigned bases itself.
  if (type.mro !== before) return;
  type.mro = after;
  orders.push({ type, before, after });
  typeModified(type);
  for (const sub of liveSubclasses(type)) reorder(t, sub, orders);
}

/** The table of `type`'s computed attributes. */
export const typeAttributes: NonNullable<TypeTable['getset']> = {
  // `tp_name` of a native type outside of builtins has its module before it.
  __name__: [(_t, self: PyType) => (self.heap ? self.name : utf16(self.name).replace(/^.*\./, '')), setText('name')],
  __qualname__: [(_t, self: PyType) => self.qualname, setText('qualname')],
  __bases__: [(_t, self: PyType) => new PyTuple(self.bases), setBases],
  __mro__: [(_t, self: PyType) => (self.mro === UNRESOLVED ? null : new PyTuple(self.mro))],
  __module__: [
    (_t, self: PyType) => (self.heap ? (self.namespace.getStr('__module__') ?? raise.AttributeError('__module__')) : self.module),
    setEntry('__module__'),
  ],
  __abstractmethods__: [
    (_t, self: PyType) => {
      const names = self === typeType ? undefined : self.namespace.getStr('__abstractmethods__');
      return names === undefined ? raise.AttributeError('__abstractmethods__') : names;
    },
    setAbstractMethods,
  ],
  __dict__: [(t, self: PyType) => new PyMappingProxy(readNamespace(t, self.namespace))],
  __doc__: [
    (t, self: PyType) => {
      // The namespace of some has an attribute of their instances under this name (`type_get_doc`).
      const own = self.heap ? null : docstring(t, self.module, utf16(self.qualname));
      if (own !== null) return own;
      const doc = self.namespace.getStr('__doc__') ?? null;
      const get = typeOf(doc).tp_descr_get;
      return get === undefined ? doc : get(t, doc as never, undefined, self);
    },
    setEntry('__doc__'),
  ],
  __text_signature__: [(_t, self: PyType) => self.textSignature],
  __annotations__: [getAnnotations, setAnnotations],
  __type_params__: [
    (_t, self: PyType) => (self === typeType ? undefined : self.namespace.getStr('__type_params__')) ?? EMPTY_TUPLE,
    setEntry('__type_params__'),
  ],
};
