/** Calling anything (Objects/call.c). */
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { lookup, moduleType, typeOf } from '../type.ts';
import { asStr, type PyObject, type Str, utf16, type Value } from '../value.ts';
import { getAttr, lookupAttr } from './attr.ts';

/** Calls with arguments in vectorcall form. Raises TypeError `'X' object is not callable`. */
export function call(t: Thread, callable: Value, args: Value[], kwnames?: readonly Str[]): Value {
  const type = typeOf(callable);
  const slot = type.tp_call;
  if (slot === undefined) return notCallable(t, callable);
  return slot(t, callable as never, args, kwnames);
}

/** Of a module that has something callable of its own name, that is suggested (`object_is_not_callable`). */
function notCallable(t: Thread, callable: Value): never {
  const message = `'${utf16(typeOf(callable).name)}' object is not callable`;
  if (typeOf(callable) === moduleType) {
    const { dict } = callable as PyObject;
    const name = asStr(dict?.getStr('__name__') ?? null);
    const own = name === undefined ? undefined : lookupAttr(t, callable, name);
    if (name !== undefined && own !== undefined && typeOf(own).tp_call !== undefined) {
      const text = utf16(name);
      raise.TypeError(`${message}. Did you mean: '${text}.${text}(...)'?`);
    }
  }
  return raise.TypeError(message);
}

/** `obj.name(*args)`. */
export function callMethod(t: Thread, obj: Value, name: Str, ...args: Value[]): Value {
  return call(t, getAttr(t, obj, name), args);
}

/**
 * A special method found on the type and bound to `obj`, or undefined (`_PyObject_LookupSpecial`): instance attributes do not
 * count.
 */
export function lookupSpecial(t: Thread, obj: Value, name: Str): Value | undefined {
  const type = typeOf(obj);
  const found = lookup(type, name);
  if (found === undefined) return undefined;
  const get = typeOf(found).tp_descr_get;
  return get === undefined ? found : get(t, found as never, obj, type);
}

/** Calls a special method if the type has it; undefined otherwise. */
export function callSpecial(t: Thread, obj: Value, name: Str, ...args: Value[]): Value | undefined {
  const method = lookupSpecial(t, obj, name);
  return method === undefined ? undefined : call(t, method, args);
}
