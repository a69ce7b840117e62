/**
 * How a built-in type or module is declared: functions first, then one short table. `fillType` gives a bare type its slots, its
 * inherited slots and its namespace; the slot wrappers (`int.__add__`) come from the slots by the table in slots.ts.
 */

import {
  NativeDef,
  type NativeFn,
  PyBuiltin,
  PyClassMethodDescr,
  PyGetSet,
  PyMember,
  PyMethodDescr,
  PyWrapperDescr,
} from './descr.ts';
import { PyDict } from './dict.ts';
import { UnreadDoc } from './docstring.ts';
import type { Convention } from './signature.ts';
import { newWrapper, SLOT_DEFS } from './slots.ts';
import { PyStaticMethod } from './staticmethod.ts';
import type { Thread } from './thread.ts';
import { objectType, type PyType, SLOT_NAMES, type Slots, typeModified } from './type.ts';
import type { PyObject, Value } from './value.ts';

/**
 * Signature, implementation and, where the reference's function is not what Argument Clinic would make, its convention and its
 * `__text_signature__`. A `~` before the signature says that the reference shows none.
 */
export type NativeRow = readonly [signature: string, fn: NativeFn, convention?: Convention, text?: string];
type Getter = (t: Thread, self: never) => Value;
type Setter = (t: Thread, self: never, value: Value | undefined) => void;

export interface TypeTable {
  /** The JS class whose instances are of exactly this type; its prototype gets `cls`. */
  class?: { prototype: PyObject };
  /** `__text_signature__` of the type, where the reference has one. */
  text?: string;
  slots?: Partial<Slots>;
  methods?: Readonly<Record<string, NativeRow>>;
  classmethods?: Readonly<Record<string, NativeRow>>;
  staticmethods?: Readonly<Record<string, NativeRow>>;
  /** Attributes computed on access. */
  getset?: Readonly<Record<string, readonly [Getter, Setter?]>>;
  /** Members: fields of the native object, read-only without a setter. */
  members?: Readonly<Record<string, Getter | readonly [Getter, Setter]>>;
  /** The reference's type has no `__getattribute__` of its own; every other type right under object has. */
  plainGetattribute?: boolean;
  /** Plain entries of the namespace (`__hash__: null`, `__match_args__` ...). */
  constants?: Readonly<Record<string, Value>>;
}

export const nativeDef = (name: string, row: NativeRow): NativeDef => new NativeDef(name, row[1] as NativeDef['fn'], row);

const filled = new WeakSet<PyType>();
const waiting = new Map<PyType, (() => void)[]>();

/** Fills a bare type, as soon as its base is filled: files may be loaded in any order. */
export function fillType(type: PyType, table: TypeTable): void {
  if (table.class) table.class.prototype.cls = type;
  const { base } = type;
  if (base !== null && !filled.has(base)) {
    waiting.set(base, [...(waiting.get(base) ?? []), () => fillNow(type, table)]);
  } else fillNow(type, table);
}

/** A type that compares but does not hash is unhashable, as in inherit_slots (Objects/typeobject.c). */
const hidesHash = (slots: Record<string, unknown>): boolean => 'tp_richcompare' in slots && !('tp_hash' in slots);

/** The slots are filled at once, the namespace when it is wanted. */
function fillNow(type: PyType, table: TypeTable): void {
  type.textSignature = table.text ?? null;
  const own = { ...table.slots } as Record<string, unknown>;
  if (type.base === objectType && !table.plainGetattribute) own.tp_getattro ??= objectType.tp_getattro;
  const target = type as unknown as Record<string, unknown>;
  const hides = hidesHash(own);
  // By index: an iterator's results would be most of what is allocated while the machine starts.
  for (let i = 0; i < SLOT_NAMES.length; i++) {
    const slot = SLOT_NAMES[i];
    if (slot in own) target[slot] = own[slot];
    // Without a `__new__` of its own, a type right under object cannot be called (`type_ready_set_new`).
    else if (slot === 'tp_new' && type.base === objectType) target[slot] = undefined;
    else if (type.base && !(hides && slot === 'tp_hash')) target[slot] = (type.base as unknown as Record<string, unknown>)[slot];
  }
  if (type.knownNamespace === undefined) type.makeNamespace = () => fillNamespace(new PyDict(), type, table, own);
  else fillNamespace(type.namespace, type, table, own);
  typeModified(type);
  filled.add(type);
  for (const fill of waiting.get(type) ?? []) fill();
  waiting.delete(type);
}

function fillNamespace(namespace: PyDict, type: PyType, table: TypeTable, own: Record<string, unknown>): PyDict {
  for (let i = 0; i < SLOT_DEFS.length; i++) {
    const def = SLOT_DEFS[i];
    if (def.wrap === null && def.name !== '__new__') continue;
    if (def.slot in own && own[def.slot] !== undefined && namespace.getStr(def.name) === undefined) {
      namespace.setStr(def.name, def.name === '__new__' ? newMethod(type) : new PyWrapperDescr(type, def, own[def.slot]));
    }
  }
  for (const [name, row] of Object.entries(table.methods ?? {}))
    namespace.setStr(name, new PyMethodDescr(type, nativeDef(name, row)));
  for (const [name, row] of Object.entries(table.classmethods ?? {}))
    namespace.setStr(name, new PyClassMethodDescr(type, nativeDef(name, row)));
  for (const [name, row] of Object.entries(table.staticmethods ?? {})) {
    namespace.setStr(name, new PyStaticMethod(new PyBuiltin(nativeDef(name, row), undefined, null, type)));
  }
  for (const [name, [get, set]] of Object.entries(table.getset ?? {})) {
    namespace.setStr(name, new PyGetSet(type, name, get as PyGetSet['get'], set as PyGetSet['set']));
  }
  for (const [name, member] of Object.entries(table.members ?? {})) {
    const [get, set] = typeof member === 'function' ? [member, undefined] : member;
    namespace.setStr(name, new PyMember(type, name, -1, get as PyGetSet['get'], set as PyGetSet['set']));
  }
  for (const [name, value] of Object.entries(table.constants ?? {})) namespace.setStr(name, value);
  if (namespace.getStr('__doc__') === undefined) namespace.setStr('__doc__', new UnreadDoc(type));
  if (hidesHash(own) && namespace.getStr('__hash__') === undefined) namespace.setStr('__hash__', null);
  return namespace;
}

/** `T.__new__`: a built-in function bound to its type (`tp_new_wrapper`). */
function newMethod(type: PyType): PyBuiltin {
  return new PyBuiltin(nativeDef('__new__', ['(type, *args, **kwargs)', newWrapper as NativeFn]), type, null, type);
}

/** Functions of a native module as a namespace. `owner` is the module object, passed as self. */
export function fillModule(
  namespace: PyDict,
  owner: Value,
  moduleName: string,
  functions: Readonly<Record<string, NativeRow>>,
): void {
  for (const [name, row] of Object.entries(functions)) {
    const def = nativeDef(name, row);
    // Messages call a function of `builtins` by its bare name (`_PyObject_FunctionStr`).
    if (moduleName !== 'builtins') def.qualified = `${moduleName}.${name}`;
    namespace.setStr(name, new PyBuiltin(def, owner, moduleName, undefined));
  }
}
