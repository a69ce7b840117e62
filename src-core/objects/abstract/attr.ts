/** Attribute access (Objects/object.c: PyObject_GenericGetAttr and friends). */

import { exceptionTypes, PyException } from '../exception.ts';
import { askOwn, setOwn } from '../instance.ts';
import { isException, raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { lookup, type PyType, typeOf } from '../type.ts';
import { asStr, PyObject, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../value.ts';

/** `obj.name`. An AttributeError that does not say of what and of whom gets to know it (`set_attribute_error_context`). */
export function getAttr(t: Thread, obj: Value, name: Str): Value {
  try {
    return typeOf(obj).tp_getattro(t, obj as never, name);
  } catch (error) {
    if (error instanceof PyException && error.cls === exceptionTypes.AttributeError) {
      const { extra } = error;
      if (extra?.name === undefined && extra?.obj === undefined) error.extra = { ...extra, name, obj };
    }
    throw error;
  }
}

/** `obj.name`, or undefined where that raises AttributeError. */
export function lookupAttr(t: Thread, obj: Value, name: Str): Value | undefined {
  const type = typeOf(obj);
  try {
    if ((type.tp_getattro as unknown) === genericGetAttr) return findAttr(t, obj, type, name);
    return type.tp_getattro(t, obj as never, name);
  } catch (error) {
    if (isException(error, 'AttributeError')) return undefined;
    throw error;
  }
}

export function setAttr(t: Thread, obj: Value, name: Str, value: Value): void {
  typeOf(obj).tp_setattro(t, obj as never, name, value);
}

export function delAttr(t: Thread, obj: Value, name: Str): void {
  typeOf(obj).tp_setattro(t, obj as never, name, undefined);
}

/** AttributeError with its `name` and `obj`, from which suggestions are made. */
export function attributeError(message: string, obj: Value, name: Str): PyException {
  const error = new PyException(exceptionTypes.AttributeError, new PyTuple([strFromUtf16(message)]));
  error.extra = { name, obj };
  return error;
}

/** The default lookup without its error: data descriptor, own attribute, other descriptor, in this order. */
export function findAttr(t: Thread, obj: Value, type: PyType, name: Str): Value | undefined {
  const descr = lookup(type, name);
  if (descr !== undefined) {
    const descrType = typeOf(descr);
    const get = descrType.tp_descr_get;
    if (get !== undefined && descrType.tp_descr_set !== undefined) return get(t, descr as never, obj, type);
    if (type.hasDict && obj instanceof PyObject) {
      const own = askOwn(t, obj, name);
      if (own !== undefined) return own;
    }
    return get === undefined ? descr : get(t, descr as never, obj, type);
  }
  return type.hasDict && obj instanceof PyObject ? askOwn(t, obj, name) : undefined;
}

/** `object.__getattribute__`. */
export function genericGetAttr(t: Thread, obj: Value, name: Str): Value {
  const type = typeOf(obj);
  const found = findAttr(t, obj, type, name);
  if (found === undefined) throw attributeError(`'${utf16(type.name)}' object has no attribute '${utf16(name)}'`, obj, name);
  return found;
}

/** `object.__setattr__` and, with undefined, `object.__delattr__`. */
export function genericSetAttr(t: Thread, obj: Value, name: Str, value: Value | undefined): void {
  const type = typeOf(obj);
  const descr = lookup(type, name);
  if (descr !== undefined) {
    const set = typeOf(descr).tp_descr_set;
    if (set !== undefined) return set(t, descr as never, obj as never, value);
  }
  if (type.hasDict && obj instanceof PyObject) {
    if (setOwn(obj, name, value)) return;
    raise.AttributeError(`'${utf16(type.name)}' object has no attribute '${utf16(name)}'`);
  }
  if (descr === undefined) raise.AttributeError(`'${utf16(type.name)}' object has no attribute '${utf16(name)}'`);
  raise.AttributeError(`'${utf16(type.name)}' object attribute '${utf16(name)}' is read-only`);
}

/** A str as an attribute name. Raises TypeError otherwise. */
export function attributeName(name: Value): Str {
  return asStr(name) ?? raise.TypeError(`attribute name must be string, not '${utf16(typeOf(name).name)}'`);
}
