/** `format(value, spec)` (Objects/abstract.c `PyObject_Format`): what f-strings, `str.format` and the builtin call. */
import { PyMethodDescr } from '../descr.ts';
import { formatInt } from '../format/number.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { lookup, typeOf } from '../type.ts';
import { asStr, type Str, utf16, type Value } from '../value.ts';
import { call, lookupSpecial } from './call.ts';
import { strObject } from './repr.ts';

/** Formats any value: a str, or an instance of a class derived from it. Raises TypeError where `__format__` gives no str. */
export function format(t: Thread, value: Value, spec: Value): Value {
  if (typeof value === 'string' && spec === '') return value;
  if (typeof value === 'number') return formatInt(t, value, asStr(spec) as Str);
  const type = typeOf(value);
  const found = lookup(type, '__format__');
  // The native method of a built-in type needs neither binding nor a check of its result.
  if (found instanceof PyMethodDescr && !found.def.signature.varargs) return found.def.fn(t, value, asStr(spec)) as Value;
  const method = found === undefined ? undefined : lookupSpecial(t, value, '__format__');
  if (method === undefined) return raise.TypeError(`Type ${utf16(type.name)} doesn't define __format__`);
  const result = call(t, method, [spec]);
  if (asStr(result) === undefined) raise.TypeError(`__format__ must return a str, not ${utf16(typeOf(result).name)}`);
  return result;
}

/** What `object.__format__` does. */
export function formatObject(t: Thread, self: Value, spec: Str): Value {
  if (spec !== '') {
    return raise.TypeError(`unsupported format string passed to ${utf16(typeOf(self).name)}.__format__`);
  }
  return strObject(t, self);
}
