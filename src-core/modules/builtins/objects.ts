/** Functions of `builtins` about objects and their attributes (Python/bltinmodule.c). */
import { attributeName, delAttr, getAttr, lookupAttr, setAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod, lookupSpecial } from '../../objects/abstract/call.ts';
import { isInstance, isSubclass } from '../../objects/abstract/compare.ts';
import { format } from '../../objects/abstract/format.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { toArray } from '../../objects/abstract/iter.ts';
import { asciiObject, reprObject } from '../../objects/abstract/repr.ts';
import type { NativeRow } from '../../objects/define.ts';
import { sortList } from '../../objects/list/sort.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, typeOf } from '../../objects/type.ts';
import { PyList, type Str, type Value } from '../../objects/value.ts';

function getattr(t: Thread, _module: Value, obj: Value, name: Value, otherwise: Value | undefined): Value {
  const text = attributeName(name);
  if (otherwise === undefined) return getAttr(t, obj, text);
  const found = lookupAttr(t, obj, text);
  return found === undefined ? otherwise : found;
}

function setattr(t: Thread, _module: Value, obj: Value, name: Value, value: Value): null {
  setAttr(t, obj, attributeName(name), value);
  return null;
}

function delattr(t: Thread, _module: Value, obj: Value, name: Value): null {
  delAttr(t, obj, attributeName(name));
  return null;
}

/** The keys of the locals, which may be any mapping. */
const namesOf = (t: Thread, locals: Value) => toArray(t, typeOf(locals) === dictType ? locals : callMethod(t, locals, 'keys'));

/** `dir()` and `dir(obj)`: a sorted list of names. */
function dir(t: Thread, _module: Value, obj: Value | undefined): Value {
  let names: Value[];
  if (obj === undefined) names = namesOf(t, t.currentLocals());
  else {
    const method = lookupSpecial(t, obj, '__dir__');
    if (method === undefined) return raise.TypeError('object does not provide __dir__');
    names = toArray(t, call(t, method, []));
  }
  const list = new PyList(names);
  sortList(t, list, null, false);
  return list;
}

function vars(t: Thread, _module: Value, obj: Value | undefined): Value {
  if (obj === undefined) return t.currentLocals();
  const found = lookupAttr(t, obj, '__dict__');
  return found === undefined ? raise.TypeError('vars() argument must have __dict__ attribute') : found;
}

export const objectFunctions: Record<string, NativeRow> = {
  ascii: ['(module, obj, /)', (t, _module: Value, obj: Value) => asciiObject(t, obj)],
  callable: ['(module, obj, /)', (_t, _module: Value, obj: Value) => typeOf(obj).tp_call !== undefined],
  delattr: ['(module, obj, name, /)', delattr],
  dir: ['(module, arg=NULL, /)', dir],
  format: ["(module, value, format_spec: str = '', /)", (t, _module: Value, value: Value, spec: Str) => format(t, value, spec)],
  getattr: ['(module, object, name, default=NULL, /)', getattr],
  hasattr: [
    '(module, obj, name, /)',
    (t, _module: Value, obj: Value, name: Value) => lookupAttr(t, obj, attributeName(name)) !== undefined,
  ],
  hash: ['(module, obj, /)', (t, _module: Value, obj: Value) => hash(t, obj)],
  id: ['(module, obj, /)', (t, _module: Value, obj: Value) => t.runtime.identity(obj)],
  isinstance: ['(module, obj, class_or_tuple, /)', (t, _module: Value, obj: Value, cls: Value) => isInstance(t, obj, cls)],
  issubclass: ['(module, cls, class_or_tuple, /)', (t, _module: Value, cls: Value, of: Value) => isSubclass(t, cls, of)],
  repr: ['(module, obj, /)', (t, _module: Value, obj: Value) => reprObject(t, obj)],
  setattr: ['(module, obj, name, value, /)', setattr],
  vars: ['(module, object=NULL, /)', vars],
};
