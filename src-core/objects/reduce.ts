/**
 * What `copy` and `pickle` ask of any object: `__reduce_ex__`, `__reduce__`, `__getstate__` (Objects/typeobject.c, from
 * `_PyType_GetSlotNames` to `object___reduce_ex___impl`). The functions that build the object again are those of `copyreg`.
 */
import { attributeName, genericGetAttr, getAttr, lookupAttr } from './abstract/attr.ts';
import { call, callMethod, lookupSpecial } from './abstract/call.ts';
import { getIter } from './abstract/iter.ts';
import type { NativeRow } from './define.ts';
import { PyBuiltin } from './descr.ts';
import { PyDict } from './dict.ts';
import { importModule } from './import-module.ts';
import { getOwn, hasOwnEntries } from './instance.ts';
import { raise } from './raise.ts';
import type { Thread } from './thread.ts';
import {
  bytesType,
  dictType,
  intType,
  isSubtype,
  listType,
  lookup,
  objectType,
  type PyType,
  tupleType,
  typeModified,
  typeOf,
  typeType,
} from './type.ts';
import { PyList, PyObject, PyTuple, utf16, type Value } from './value.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

/** Types whose objects differ in size (`tp_itemsize`). */
const VARIABLE: readonly PyType[] = [intType, tupleType, bytesType, typeType];

/** The names of all `__slots__` of a class, from `copyreg`, which remembers them in `__slotnames__`. */
function slotNames(t: Thread, type: PyType): readonly Value[] {
  const known = type.namespace.getStr('__slotnames__');
  // What `copyreg` finds, and leaves, where no class has slots.
  if (known === undefined && !type.mro.some((base) => base.namespace.getStr('__slots__') !== undefined)) {
    type.namespace.setStr('__slotnames__', new PyList([]));
    typeModified(type);
    return [];
  }
  const names = known === undefined || known === null ? callMethod(t, importModule(t, 'copyreg'), '_slotnames', type) : known;
  if (names instanceof PyList) return names.items;
  if (names === null) return [];
  if (known === undefined || known === null) return raise.TypeError("copyreg._slotnames didn't return a list or None");
  return raise.TypeError(`${utf16(type.name)}.__slotnames__ should be a list or None, not ${typeName(names)}`);
}

/**
 * The default state: the attributes, and beside them a dict of what stands in slots. Raises TypeError where `required` and the
 * object holds something else that this does not tell of.
 */
function defaultState(t: Thread, obj: Value, required: boolean): Value {
  const type = typeOf(obj);
  if (required && VARIABLE.includes(type.solid)) raise.TypeError(`cannot pickle ${utf16(type.name)} objects`);
  const plain = obj instanceof PyObject ? obj : undefined;
  const empty = plain === undefined || !type.hasDict || !hasOwnEntries(plain);
  const state = empty ? null : getAttr(t, obj, '__dict__');
  if (required && type.solid !== objectType) raise.TypeError(`cannot pickle '${utf16(type.name)}' object`);
  // Only classes made by a class statement have slots to ask for.
  const names = type.heap ? slotNames(t, type) : [];
  const slots = new PyDict();
  for (const name of names) {
    const value = lookupAttr(t, obj, attributeName(name));
    if (value !== undefined) slots.set(t, name, value);
  }
  return slots.size === 0 ? state : new PyTuple([state, slots]);
}

/** The state that `obj.__getstate__()` gives; the default one knows whether it must be all there is. */
function stateOf(t: Thread, obj: Value, required: boolean): Value {
  const type = typeOf(obj);
  if ((type.tp_getattro as unknown) === genericGetAttr && isInherited(obj, type, '__getstate__')) {
    return defaultState(t, obj, required);
  }
  const getstate = getAttr(t, obj, '__getstate__');
  if (getstate instanceof PyBuiltin && getstate.self === obj && getstate.owner === objectType)
    return defaultState(t, obj, required);
  return call(t, getstate, []);
}

/** Arguments of `__new__` as `__getnewargs_ex__` or `__getnewargs__` give them. */
function newArguments(t: Thread, obj: Value): { args: PyTuple | undefined; kwargs: PyDict | undefined } {
  const extended = lookupSpecial(t, obj, '__getnewargs_ex__');
  if (extended !== undefined) {
    const given = call(t, extended, []);
    if (!(given instanceof PyTuple)) return raise.TypeError(`__getnewargs_ex__ should return a tuple, not '${typeName(given)}'`);
    if (given.items.length !== 2)
      return raise.ValueError(`__getnewargs_ex__ should return a tuple of length 2, not ${given.items.length}`);
    const [args, kwargs] = given.items;
    if (!(args instanceof PyTuple))
      return raise.TypeError(`first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '${typeName(args)}'`);
    if (!(kwargs instanceof PyDict))
      return raise.TypeError(`second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${typeName(kwargs)}'`);
    return { args, kwargs };
  }
  const simple = lookupSpecial(t, obj, '__getnewargs__');
  if (simple === undefined) return { args: undefined, kwargs: undefined };
  const args = call(t, simple, []);
  return args instanceof PyTuple
    ? { args, kwargs: undefined }
    : raise.TypeError(`__getnewargs__ should return a tuple, not '${typeName(args)}'`);
}

/** Protocol 2 and above (`reduce_newobj`). */
function reduceNewObject(t: Thread, obj: Value): Value {
  const type = typeOf(obj);
  if (type.tp_new === undefined) return raise.TypeError(`cannot pickle '${utf16(type.name)}' object`);
  const { args, kwargs } = newArguments(t, obj);
  const copyreg = importModule(t, 'copyreg');
  const extended = kwargs !== undefined && kwargs.size > 0;
  const maker = getAttr(t, copyreg, extended ? '__newobj_ex__' : '__newobj__');
  const makerArgs = extended ? [type, args as PyTuple, kwargs] : [type, ...(args?.items ?? [])];
  const isList = isSubtype(type, listType);
  const isDict = isSubtype(type, dictType);
  const state = stateOf(t, obj, !(args !== undefined || isList || isDict));
  const listItems = isList ? getIter(t, obj) : null;
  const dictItems = isDict ? getIter(t, callMethod(t, obj, 'items')) : null;
  return new PyTuple([maker, new PyTuple(makerArgs), state, listItems, dictItems]);
}

function commonReduce(t: Thread, obj: Value, protocol: number): Value {
  if (protocol >= 2) return reduceNewObject(t, obj);
  return callMethod(t, importModule(t, 'copyreg'), '_reduce_ex', obj, protocol);
}

/** Is an attribute of the object the one that `object` has. */
function isInherited(obj: Value, type: PyType, name: string): boolean {
  if (lookup(type, name) !== objectType.namespace.getStr(name)) return false;
  return !type.hasDict || !(obj instanceof PyObject) || getOwn(obj, name) === undefined;
}

/** What `obj.__reduce_ex__(protocol)` gives where nobody has changed that; undefined where it is to be asked. */
export function reduceInherited(t: Thread, obj: Value, protocol: number): Value | undefined {
  const type = typeOf(obj);
  if ((type.tp_getattro as unknown) !== genericGetAttr) return undefined;
  if (!isInherited(obj, type, '__reduce_ex__') || !isInherited(obj, type, '__reduce__')) return undefined;
  return commonReduce(t, obj, protocol);
}

/** `__reduce_ex__` prefers a `__reduce__` that the class overrides. */
function reduceEx(t: Thread, self: Value, protocol: number): Value {
  const reduce = lookupAttr(t, self, '__reduce__');
  if (reduce !== undefined && getAttr(t, typeOf(self), '__reduce__') !== objectType.namespace.getStr('__reduce__')) {
    return call(t, reduce, []);
  }
  return commonReduce(t, self, protocol);
}

/** The methods of `object` that `copy` and `pickle` use. */
export const reduceMethods: Record<string, NativeRow> = {
  __reduce__: ['(self, /)', (t, self: Value) => commonReduce(t, self, 0)],
  __reduce_ex__: ['(self, protocol: int, /)', reduceEx],
  __getstate__: ['(self, /)', (t, self: Value) => defaultState(t, self, false)],
};
