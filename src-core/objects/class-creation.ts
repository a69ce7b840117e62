/** Making classes: what `type(name, bases, namespace)` does (Objects/typeobject.c `type_new`). */

import { getAttr } from './abstract/attr.ts';
import { call, lookupSpecial } from './abstract/call.ts';
import { toArray } from './abstract/iter.ts';
import { PyGetSet, PyMember } from './descr.ts';
import { PyDict } from './dict.ts';
import { PyException } from './exception.ts';
import { instanceDict, SharedKeys } from './instance.ts';
import { computeMro } from './mro.ts';
import { raise } from './raise.ts';
import { fixupSlots } from './slots.ts';
import { PyClassMethod, PyStaticMethod } from './staticmethod.ts';
import type { Thread } from './thread.ts';
import { functionType, isSubtype, objectType, PyType, typeOf, typeType } from './type.ts';
import { asStr, PyCell, type PyObject, type Str, strFromUtf16, utf16, type Value } from './value.ts';

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

/** The base whose layout instances have (`best_base`). */
function bestBase(bases: readonly PyType[]): PyType {
  let winner: PyType | undefined;
  let best = bases[0];
  for (const base of bases) {
    if (base.final) raise.TypeError(`type '${utf16(base.name)}' is not an acceptable base type`);
    const candidate = layoutOf(base);
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

/** `solid_base`: the nearest type that adds to the layout of instances. */
function layoutOf(type: PyType): PyType {
  let t = type;
  while (t.base && t.heap && t.slotCount === t.base.slotCount) t = t.base;
  return t.heap ? t : t.solid;
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
  type.namespace = namespace.copy();
  type.patternKind = parents.find((parent) => parent.patternKind)?.patternKind;
  prepareNamespace(t, type);
  addSlots(t, type, parents, base);
  const cell = type.namespace.getStr('__classcell__');
  if (cell !== undefined) {
    if (!(cell instanceof PyCell)) raise.TypeError(`__classcell__ must be a nonlocal cell, not <class '${typeName(cell)}'>`);
    (cell as PyCell).value = type;
    type.namespace.deleteStr('__classcell__');
  }
  const dictCell = type.namespace.getStr('__classdictcell__');
  if (dictCell instanceof PyCell) {
    dictCell.value = type.namespace;
    type.namespace.deleteStr('__classdictcell__');
  }
  type.mro = resolveMro(t, type);
  if (type.hasDict && type.solid === objectType) type.sharedKeys = new SharedKeys();
  fixupSlots(type);
  setNames(t, type);
  initSubclass(t, type, kwargs);
  return type;
}

function resolveMro(t: Thread, type: PyType): PyType[] {
  const meta = typeOf(type);
  if (meta === typeType) return computeMro(type);
  const method = lookupSpecial(t, type, 'mro') as Value;
  // The default `mro` needs no call through Python.
  type.mro = computeMro(type);
  return toArray(t, call(t, method, [])).map((cls) =>
    cls instanceof PyType ? cls : raise.TypeError(`mro() returned a non-class ('${typeName(cls)}')`),
  );
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
  if (ns.getStr('__doc__') === undefined) ns.setStr('__doc__', null);
  const make = ns.getStr('__new__');
  if (make !== undefined && typeOf(make) === functionType) ns.setStr('__new__', new PyStaticMethod(make));
  for (const name of ['__init_subclass__', '__class_getitem__']) {
    const method = ns.getStr(name);
    if (method !== undefined && typeOf(method) === functionType) ns.setStr(name, new PyClassMethod(method));
  }
  if (ns.getStr('__eq__') !== undefined && ns.getStr('__hash__') === undefined) ns.setStr('__hash__', null);
}

/** `__slots__`: members of fixed places, and whether there is a `__dict__`. */
function addSlots(t: Thread, type: PyType, parents: readonly PyType[], base: PyType): void {
  const declared = type.namespace.getStr('__slots__');
  type.slotCount = base.slotCount;
  const inherits = parents.some((parent) => parent.hasDict);
  if (declared === undefined) {
    type.hasDict = true;
    if (!inherits) addDictDescriptor(type);
    return;
  }
  const names = (asStr(declared) !== undefined ? [declared] : toArray(t, declared)).map((name) => {
    const text = asStr(name);
    if (text === undefined) return raise.TypeError(`__slots__ items must be strings, not '${typeName(name)}'`);
    if (!/^[\p{L}_][\p{L}\p{N}_\p{M}]*$/u.test(utf16(text))) return raise.TypeError('__slots__ must be identifiers');
    return text;
  });
  if (names.length && (base.solid === SMALL.int || base.solid === SMALL.tuple || base.solid === SMALL.bytes)) {
    raise.TypeError(`nonempty __slots__ not supported for subtype of '${utf16(base.name)}'`);
  }
  type.hasDict = inherits;
  const sorted: Str[] = [];
  for (const name of names) {
    if (name === '__dict__') {
      if (type.hasDict) raise.TypeError('__dict__ slot disallowed: we already got one');
      type.hasDict = true;
      addDictDescriptor(type);
    } else if (name === '__weakref__') {
      // Every object can be referred to weakly; the slot only declares it.
    } else sorted.push(mangle(name, utf16(type.name)));
  }
  sorted.sort((a, b) => (utf16(a) < utf16(b) ? -1 : 1));
  for (const name of sorted) {
    const own = type.namespace.getStr(name);
    if (own !== undefined && name !== '__qualname__' && name !== '__classcell__') {
      raise.ValueError(`'${utf16(name)}' in __slots__ conflicts with class variable`);
    }
    type.namespace.setStr(name, new PyMember(type, name, type.slotCount++));
  }
}
const SMALL = {
  int: undefined as PyType | undefined,
  tuple: undefined as PyType | undefined,
  bytes: undefined as PyType | undefined,
};

/** Types of variable size cannot get slots. */
export function setVariableSizeTypes(int: PyType, tuple: PyType, bytes: PyType): void {
  Object.assign(SMALL, { int, tuple, bytes });
}

function mangle(name: Str, className: string): Str {
  const text = utf16(name);
  const stripped = className.replace(/^_+/, '');
  if (!text.startsWith('__') || text.endsWith('__') || text.includes('.') || stripped === '') return name;
  return strFromUtf16(`_${stripped}${text}`);
}

/** `__dict__` and `__weakref__` of instances. */
function addDictDescriptor(type: PyType): void {
  type.namespace.setStr(
    '__dict__',
    new PyGetSet(
      type,
      '__dict__',
      (_t, self) => instanceDict(self as PyObject),
      (_t, self, value) => {
        if (value === undefined) {
          (self as PyObject).dict = new PyDict();
          return;
        }
        if (!(value instanceof PyDict))
          return raise.TypeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
        instanceDict(self as PyObject);
        (self as PyObject).dict = value;
      },
    ),
  );
  if (type.namespace.getStr('__weakref__') === undefined) {
    type.namespace.setStr('__weakref__', new PyGetSet(type, '__weakref__', () => null, undefined));
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
        const notes = `Error calling __set_name__ on '${typeName(value)}' instance '${utf16(asStr(key) ?? '')}' in '${utf16(type.name)}'`;
        call(t, getAttr(t, error, 'add_note'), [notes]);
      }
      throw error;
    }
  }
}

/** `super(cls, cls).__init_subclass__(**kwargs)`. */
function initSubclass(t: Thread, type: PyType, kwargs: [Str, Value][]): void {
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
