/** Making classes: what `type(name, bases, namespace)` does (Objects/typeobject.c `type_new`). */

import { getAttr } from './abstract/attr.ts';
import { call, lookupSpecial } from './abstract/call.ts';
import { toArray } from './abstract/iter.ts';
import { reprText } from './abstract/repr.ts';
import { addDescriptors, bestBase, layOut, solidBase } from './class-layout.ts';
import { encodeText } from './codec.ts';
import { isPlainDict, mergeMapping } from './dict/merge.ts';
import { PyDict } from './dict.ts';
import { PyException } from './exception.ts';
import { SharedKeys } from './instance.ts';
import { computeMro } from './mro.ts';
import { raise } from './raise.ts';
import { fixupSlots } from './slots.ts';
import { PyClassMethod, PyStaticMethod } from './staticmethod.ts';
import type { Thread } from './thread.ts';
import { functionType, isSubtype, objectType, PyType, typeOf, typeType, UNRESOLVED } from './type.ts';
import { asStr, PyCell, type Str, strFromUtf16, utf16, type Value } from './value.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

/** The most derived metaclass of the bases (`_PyType_CalculateMetaclass`). */
export function calculateMetaclass(metatype: PyType, bases: readonly Value[]): PyType {
  let winner = metatype;
  for (const base of bases) {
    const type = typeOf(base);
    if (isSubtype(winner, type)) continue;
    if (isSubtype(type, winner)) winner = type;
    else {
      raise.TypeError(
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    }
  }
  return winner;
}

/** Makes a class. `kwargs` go to `__init_subclass__`. */
export function makeClass(
  t: Thread,
  metatype: PyType,
  name: Str,
  bases: readonly Value[],
  namespace: PyDict,
  kwargs: [Str, Value][],
): PyType {
  for (const base of bases) {
    if (!(base instanceof PyType)) {
      if (lookupSpecial(t, base, '__mro_entries__') !== undefined) {
        raise.TypeError("type() doesn't support MRO entry resolution; use types.new_class()");
      }
      raise.TypeError('bases must be types');
    }
  }
  const parents = bases.length ? (bases as PyType[]) : [objectType];
  const base = bestBase(parents);
  const type = new PyType(name, base, parents.slice());
  if (metatype !== typeType) type.cls = metatype;
  type.heap = true;
  type.solid = base.solid;
  type.dict = undefined;
  type.namespace = copyNamespace(t, namespace);
  if (utf16(name).includes('\0')) raise.ValueError('type name must not contain null characters');
  // Both must have a form in UTF-8.
  encodeText(t, name, 'utf-8', 'strict');
  const doc = asStr(type.namespace.getStr('__doc__') ?? null);
  if (doc !== undefined) encodeText(t, doc, 'utf-8', 'strict');
  const added = layOut(t, type, parents, base);
  prepareNamespace(t, type);
  takeCells(t, type);
  addDescriptors(type, added);
  type.mro = UNRESOLVED;
  const mro = resolveMro(t, type);
  // A `mro` written in Python may have assigned bases, and so the order.
  if (type.mro === UNRESOLVED) type.mro = mro;
  type.lookupCache.clear();
  type.patternKind = type.mro.find((parent) => parent.patternKind)?.patternKind;
  for (const parent of type.bases) parent.subclasses.push(new WeakRef(type));
  t.runtime.tracked.classes.add(type);
  finishNamespace(type);
  if (type.hasDict && type.solid === objectType) type.sharedKeys = new SharedKeys();
  fixupSlots(type);
  setNames(t, type);
  initSubclass(t, type, kwargs);
  return type;
}

/** A dict of its own; what iterates in an order of its own is copied in that. */
function copyNamespace(t: Thread, namespace: PyDict): PyDict {
  if (isPlainDict(namespace)) return namespace.copy();
  const copy = new PyDict();
  mergeMapping(t, copy, namespace);
  return copy;
}

/** The resolution order of a class, by its metaclass's `mro` (`mro_invoke`, `mro_check`). */
export function resolveMro(t: Thread, type: PyType): PyType[] {
  const meta = typeOf(type);
  if (meta === typeType) return computeMro(type);
  const method = lookupSpecial(t, type, 'mro') as Value;
  const given = toArray(t, call(t, method, []));
  if (given.length === 0) raise.TypeError('type MRO must not be empty');
  const solid = solidBase(type);
  return given.map((cls) => {
    if (!(cls instanceof PyType)) return raise.TypeError(`mro() returned a non-class ('${typeName(cls)}')`);
    const layout = solidBase(cls);
    if (!isSubtype(solid, layout)) raise.TypeError(`mro() returned base with unsuitable layout ('${utf16(cls.name)}')`);
    return cls;
  });
}

/** The cells in which the class body waits for its class. */
function takeCells(t: Thread, type: PyType): void {
  for (const name of ['__classcell__', '__classdictcell__']) {
    const cell = type.namespace.getStr(name);
    if (cell === undefined) continue;
    if (!(cell instanceof PyCell)) raise.TypeError(`${name} must be a nonlocal cell, not ${reprText(t, typeOf(cell))}`);
    else cell.value = name === '__classcell__' ? type : type.namespace;
    type.namespace.deleteStr(name);
  }
}

/** What every namespace has at its end (`type_dict_set_doc`, `type_ready_set_hash`). */
function finishNamespace(type: PyType): void {
  const ns = type.namespace;
  if (ns.getStr('__doc__') === undefined) ns.setStr('__doc__', null);
  if (ns.getStr('__eq__') !== undefined && ns.getStr('__hash__') === undefined) ns.setStr('__hash__', null);
}

function prepareNamespace(t: Thread, type: PyType): void {
  const ns = type.namespace;
  if (ns.getStr('__module__') === undefined) {
    const module = t.currentGlobals()?.getStr('__name__');
    if (module !== undefined) ns.setStr('__module__', module);
  }
  const qualname = ns.getStr('__qualname__');
  if (qualname !== undefined) {
    const text = asStr(qualname);
    if (text === undefined) raise.TypeError(`type __qualname__ must be a str, not ${typeName(qualname)}`);
    else type.qualname = text;
    ns.deleteStr('__qualname__');
  }
  const make = ns.getStr('__new__');
  if (make !== undefined && typeOf(make) === functionType) ns.setStr('__new__', new PyStaticMethod(make));
  for (const name of ['__init_subclass__', '__class_getitem__']) {
    const method = ns.getStr(name);
    if (method !== undefined && typeOf(method) === functionType) ns.setStr(name, new PyClassMethod(method));
  }
}

/** Calls `__set_name__` of what the namespace holds. */
function setNames(t: Thread, type: PyType): void {
  for (const [key, value] of [...type.namespace.copy().entries()]) {
    const method = lookupSpecial(t, value, '__set_name__');
    if (method === undefined) continue;
    try {
      call(t, method, [type, key]);
    } catch (error) {
      if (error instanceof PyException) {
        const where = `on '${typeName(value)}' instance ${reprText(t, key)} in '${utf16(type.name)}'`;
        call(t, getAttr(t, error, 'add_note'), [strFromUtf16(`Error calling __set_name__ ${where}`)]);
      }
      throw error;
    }
  }
}

/** `super(cls, cls).__init_subclass__(**kwargs)`. */
function initSubclass(t: Thread, type: PyType, kwargs: [Str, Value][]): void {
  if (!type.mro.includes(type)) raise.TypeError('super(type, obj): obj must be an instance or subtype of type');
  for (let i = 1; i < type.mro.length; i++) {
    const found = type.mro[i].namespace.getStr('__init_subclass__');
    if (found === undefined) continue;
    const get = typeOf(found).tp_descr_get;
    const method = get === undefined ? found : get(t, found as never, undefined, type);
    call(
      t,
      method,
      kwargs.map(([, value]) => value),
      kwargs.length ? kwargs.map(([key]) => key) : undefined,
    );
    return;
  }
}
