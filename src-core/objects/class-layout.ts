/**
 * What instances of a class are made of: the base that decides their layout, `__slots__`, `__dict__`, `__weakref__`, and which classes
 * may take each other's place (Objects/typeobject.c, `best_base`, `type_new_slots`, `compatible_for_assignment`).
 */
import { toArray } from './abstract/iter.ts';
import { reprText } from './abstract/repr.ts';
import { PyGetSet, PyMember } from './descr.ts';
import { PyDict } from './dict.ts';
import { instanceDict } from './instance.ts';
import { raise } from './raise.ts';
import { isIdentifier } from './str/str.ts';
import type { Thread } from './thread.ts';
import {
  boolType,
  bytearrayType,
  bytesType,
  complexType,
  floatType,
  intType,
  isSubtype,
  lookup,
  objectType,
  type PyType,
  strType,
  tupleType,
  typeOf,
  typeType,
} from './type.ts';
import { asStr, type PyObject, type Str, sameStr, strFromUtf16, utf16, type Value } from './value.ts';
import { weakrefsOf } from './weakref/weakref-object.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

/** Instances differ in size (`tp_itemsize`), so that nothing can stand behind them. */
export const hasVariableSize = (type: PyType): boolean =>
  type.solid === intType || type.solid === tupleType || type.solid === bytesType || type.solid === typeType;

/** The base whose layout instances have. Raises TypeError where the bases exclude each other. */
export function bestBase(bases: readonly PyType[]): PyType {
  let winner: PyType | undefined;
  let best = bases[0];
  for (const base of bases) {
    if (base.final) raise.TypeError(`type '${utf16(base.name)}' is not an acceptable base type`);
    const candidate = solidBase(base);
    if (winner === undefined) {
      winner = candidate;
      best = base;
    } else if (isSubtype(winner, candidate)) continue;
    else if (isSubtype(candidate, winner)) {
      winner = candidate;
      best = base;
    } else raise.TypeError('multiple bases have instance lay-out conflict');
  }
  return best;
}

/** The nearest type that adds to the layout of instances. */
export function solidBase(type: PyType): PyType {
  let t = type;
  while (t.base && t.heap && t.slotCount === t.base.slotCount) t = t.base;
  return t.heap ? t : t.solid;
}

/** Types that the collector of the reference does not track. */
const UNTRACKED: readonly PyType[] = [objectType, intType, boolType, floatType, complexType, strType, bytesType, bytearrayType];

/** Does a class add nothing at all to its base (`compatible_with_tp_base`). */
function addsNothing(type: PyType): boolean {
  const { base } = type;
  return (
    base !== null &&
    (type.heap || type.solid === base.solid) &&
    type.slotCount === base.slotCount &&
    type.hasDict === base.hasDict &&
    type.hasWeakref === base.hasWeakref &&
    !UNTRACKED.includes(base)
  );
}

function sameSlotsAdded(a: PyType, b: PyType): boolean {
  if (!a.heap || !b.heap || a.base === null) return false;
  const size = a.base.slotCount;
  if (a.ownSlots === undefined || b.ownSlots === undefined) return a.slotCount === size && b.slotCount === size;
  const other = b.ownSlots;
  return a.ownSlots.length === other.length && a.ownSlots.every((name, i) => sameStr(name, other[i]));
}

/** Raises TypeError unless instances of `from` can become instances of `to`; `attribute` is what is being assigned. */
export function checkAssignable(from: PyType, to: PyType, attribute: string): void {
  const refuse = (what: string) =>
    raise.TypeError(`${attribute} assignment: '${utf16(to.name)}' ${what} differs from '${utf16(from.name)}'`);
  if (UNTRACKED.includes(from) !== UNTRACKED.includes(to)) refuse('deallocator');
  let a = to;
  let b = from;
  while (addsNothing(a)) a = a.base as PyType;
  while (addsNothing(b)) b = b.base as PyType;
  const fits = a === b || (a.base === b.base && sameSlotsAdded(a, b));
  if (!fits || from.hasDict !== to.hasDict || from.hasWeakref !== to.hasWeakref) refuse('object layout');
}

/** What the instances of a class have that those of its base have not, beside slots. */
interface Added {
  dict: boolean;
  weakref: boolean;
}

/** Decides what instances of a class have, as `__slots__` and the bases say. Raises for `__slots__` that cannot be. */
export function layOut(t: Thread, type: PyType, parents: readonly PyType[], base: PyType): Added {
  const mayAddDict = !base.hasDict;
  const mayAddWeak = !base.hasWeakref && !hasVariableSize(base);
  type.slotCount = base.slotCount;
  const declared = type.namespace.getStr('__slots__');
  let addDict = mayAddDict;
  let addWeak = mayAddWeak;
  if (declared !== undefined) {
    const names = asStr(declared) === undefined ? toArray(t, declared) : [declared];
    if (names.length > 0 && hasVariableSize(base))
      raise.TypeError(`nonempty __slots__ not supported for subtype of '${utf16(base.name)}'`);
    const texts = names.map(slotName);
    addDict = takeSlot(texts, '__dict__', mayAddDict);
    addWeak = takeSlot(texts, '__weakref__', mayAddWeak);
    nameSlots(t, type, texts);
    // Bases other than the first may bring them.
    const others = parents.filter((parent) => parent !== base);
    addDict ||= mayAddDict && others.some((parent) => parent.hasDict);
    addWeak ||= mayAddWeak && others.some((parent) => parent.hasWeakref);
  }
  type.hasDict = base.hasDict || addDict;
  type.hasWeakref = base.hasWeakref || addWeak;
  return { dict: addDict, weakref: addWeak };
}

/** Puts the descriptors of slots, `__dict__` and `__weakref__` into the namespace. */
export function addDescriptors(type: PyType, added: Added): void {
  const first = type.slotCount - (type.ownSlots?.length ?? 0);
  type.ownSlots?.forEach((name, i) => {
    type.namespace.setStr(name, new PyMember(type, name, first + i));
  });
  const add = (name: string, descr: PyGetSet) => {
    if (type.namespace.getStr(name) === undefined) type.namespace.setStr(name, descr);
  };
  if (added.dict) add('__dict__', dictDescriptor(type));
  if (added.weakref) add('__weakref__', new PyGetSet(type, '__weakref__', firstWeakref, undefined));
}

function slotName(name: Value): Str {
  const text = asStr(name);
  if (text === undefined) return raise.TypeError(`__slots__ items must be strings, not '${typeName(name)}'`);
  return isIdentifier(text) ? text : raise.TypeError('__slots__ must be identifiers');
}

/** Takes `__dict__` or `__weakref__` out of the names; answers whether it was there. */
function takeSlot(names: Str[], name: string, allowed: boolean): boolean {
  const at = names.indexOf(name);
  if (at < 0) return false;
  if (!allowed || names.indexOf(name, at + 1) >= 0) raise.TypeError(`${name} slot disallowed: we already got one`);
  names.splice(at, 1);
  return true;
}

/** Names that the compiler puts into the namespace and that do not stay there. */
const TRANSIENT = ['__qualname__', '__classcell__', '__classdictcell__'];

function nameSlots(t: Thread, type: PyType, names: readonly Str[]): void {
  const className = utf16(type.name);
  const mangled = names.map((name) => mangle(name, className));
  for (const name of mangled) {
    if (type.namespace.getStr(name) !== undefined && !TRANSIENT.includes(name as string))
      raise.ValueError(`${reprText(t, name)} in __slots__ conflicts with class variable`);
  }
  type.ownSlots = mangled.sort((a, b) => (utf16(a) < utf16(b) ? -1 : 1));
  type.slotCount += mangled.length;
}

/** `__name` inside of a class (`_Py_Mangle`). */
function mangle(name: Str, className: string): Str {
  const text = utf16(name);
  const stripped = className.replace(/^_+/, '');
  if (!text.startsWith('__') || text.endsWith('__') || text.includes('.') || stripped === '') return name;
  return strFromUtf16(`_${stripped}${text}`);
}

/** `__weakref__`: the first weak reference to the object. */
const firstWeakref = (t: Thread, self: Value): Value => weakrefsOf(t, self)[0] ?? null;

/** The `__dict__` of a built-in type that an object's class derives from; undefined where there is none. */
function nativeDict(self: Value): Value | undefined {
  let type: PyType | null = typeOf(self);
  while (type?.heap) type = type.base;
  if (!type?.hasDict) return undefined;
  const descr = lookup(type, '__dict__');
  if (descr === undefined || typeOf(descr).tp_descr_get === undefined)
    return raise.TypeError(`this __dict__ descriptor does not support '${typeName(self)}' objects`);
  return descr;
}

function dictDescriptor(type: PyType): PyGetSet {
  return new PyGetSet(
    type,
    '__dict__',
    (t, self) => {
      const native = nativeDict(self);
      return native === undefined
        ? instanceDict(self as PyObject)
        : typeOf(native).tp_descr_get(t, native as never, self, typeOf(self));
    },
    (t, self, value) => {
      const obj = self as PyObject;
      const native = nativeDict(self);
      if (native !== undefined) {
        const set = typeOf(native).tp_descr_set;
        if (set === undefined) raise.TypeError(`this __dict__ descriptor does not support '${typeName(self)}' objects`);
        return set(t, native as never, self as never, value);
      }
      if (value !== undefined && !(value instanceof PyDict))
        raise.TypeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
      instanceDict(obj);
      obj.dict = value === undefined ? new PyDict() : (value as PyDict);
    },
  );
}
