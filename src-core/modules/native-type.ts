/** What native modules share: types that belong to a module, calls with keywords kept in a dict, names of the library. */
import { getAttr } from '../objects/abstract/attr.ts';
import { call } from '../objects/abstract/call.ts';
import type { PyDict } from '../objects/dict.ts';
import { builtin } from '../objects/iterators/support.ts';
import type { Thread } from '../objects/thread.ts';
import { objectType, PyType, typeOf } from '../objects/type.ts';
import { EMPTY_TUPLE, PyTuple, type Str, utf16, type Value } from '../objects/value.ts';

interface TypeOptions {
  base?: PyType;
  /** Cannot be a base class. */
  final?: boolean;
  hasDict?: boolean;
  hasWeakref?: boolean;
  patternKind?: PyType['patternKind'];
}

/** A bare type of a module; messages call it by its full name, as `tp_name` does. */
export function typeIn(module: string, name: string, options: TypeOptions = {}): PyType {
  const { base = objectType, ...rest } = options;
  const type = Object.assign(new PyType(`${module}.${name}`, base), { module, qualname: name, ...rest });
  if (base !== objectType) {
    type.solid = type;
    type.hasDict ||= base.hasDict;
    type.hasWeakref ||= base.hasWeakref;
    type.patternKind ??= base.patternKind;
  }
  return type;
}

/** The last part of a type's name (`_PyType_Name`). */
export function shortName(type: PyType): string {
  const name = utf16(type.name);
  return type.heap ? name : name.slice(name.lastIndexOf('.') + 1);
}

/** The name of a value's type, for messages. */
export const typeName = (value: Value): string => utf16(typeOf(value).name);

/** Can the value be called. */
export const isCallable = (value: Value): boolean => typeOf(value).tp_call !== undefined;

/** Calls with keyword arguments from a dict of str keys. */
export function callWithDict(t: Thread, callable: Value, args: readonly Value[], keywords: PyDict | undefined): Value {
  if (keywords === undefined || keywords.size === 0) return call(t, callable, args as Value[]);
  const all = args.slice();
  const names: Str[] = [];
  for (const [key, value] of keywords.entries()) {
    names.push(key as Str);
    all.push(value);
  }
  return call(t, callable, all, names);
}

/** A name of a module of the library, imported now if it was not yet (`_PyImport_GetModuleAttr`). */
export function importedName(t: Thread, module: string, name: string): Value {
  const top = call(t, builtin(t, '__import__'), [module, null, null, new PyTuple([name]), 0]);
  return getAttr(t, top, name);
}

/** `iter(self)` of a value for `__reduce__`. */
export const pair = (first: Value, second: Value): PyTuple => new PyTuple([first, second]);
export const NOTHING = EMPTY_TUPLE;
