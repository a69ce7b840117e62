/** What the native half of `typing` asks of its Python half (Objects/typevarobject.c `call_typing_func_object`). */
import { getAttr } from '../abstract/attr.ts';
import { call, callMethod } from '../abstract/call.ts';
import { getItem } from '../abstract/sequence.ts';
import { importModule } from '../import-module.ts';
import type { Thread } from '../thread.ts';
import { noneType } from '../type.ts';
import { PyTuple, type Str, type Value } from '../value.ts';
import { PyTypeVarTuple } from './typing-objects.ts';

export const callTyping = (t: Thread, name: Str, ...args: Value[]): Value =>
  callMethod(t, importModule(t, 'typing'), name, ...args);

/** The argument as a type; None stands for its own. */
export const checkType = (t: Thread, arg: Value, message: string): Value =>
  arg === null ? noneType : callTyping(t, '_type_check', arg, message);

/** `left | right` where one of them is a type variable. */
export const makeUnion = (t: Thread, left: Value, right: Value): Value => callTyping(t, '_make_union', left, right);

/** `Unpack[tuple]`. */
export const unpack = (t: Thread, tuple: Value): Value => getItem(t, getAttr(t, importModule(t, 'typing'), 'Unpack'), tuple);

/** The module of the code that runs. */
export const callingModule = (t: Thread): Value => t.currentGlobals()?.getStr('__name__') ?? null;

/** Type variable tuples stand unpacked among the parameters of a generic class or alias. */
export function unpackTuples(t: Thread, params: PyTuple): PyTuple {
  if (!params.items.some((param) => param instanceof PyTypeVarTuple)) return params;
  return new PyTuple(params.items.map((param) => (param instanceof PyTypeVarTuple ? unpack(t, param) : param)));
}

/** Calls a function of `typing` with the class before the arguments. */
export function callWithClass(t: Thread, name: Str, cls: Value, args: Value[], kwargs: Iterable<[Value, Value]>): Value {
  const all = [cls, ...args];
  const kwnames: Str[] = [];
  for (const [key, value] of kwargs) {
    kwnames.push(key as Str);
    all.push(value);
  }
  return call(t, getAttr(t, importModule(t, 'typing'), name), all, kwnames.length ? kwnames : undefined);
}
