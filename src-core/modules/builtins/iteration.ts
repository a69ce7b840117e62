/** Functions of `builtins` that iterate (Python/bltinmodule.c). */

import { getAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { getIter, iterate, toArray } from '../../objects/abstract/iter.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { exactLength } from '../../objects/abstract/sequence.ts';
import { checkCount } from '../../objects/arguments.ts';
import type { NativeRow } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { PyCallableIter } from '../../objects/iterators/seq-iter-type.ts';
import { isException, raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { PyList, type Str, utf16, type Value } from '../../objects/value.ts';

function all(t: Thread, _module: Value, iterable: Value): Value {
  let result = true;
  iterate(t, iterable, (item) => {
    result = isTrue(t, item);
    return result;
  });
  return result;
}

function any(t: Thread, _module: Value, iterable: Value): Value {
  let result = false;
  iterate(t, iterable, (item) => {
    result = isTrue(t, item);
    return !result;
  });
  return result;
}

function iter(t: Thread, _module: Value, object: Value, sentinel: Value | undefined): Value {
  if (sentinel === undefined) return getIter(t, object);
  if (typeOf(object).tp_call === undefined) return raise.TypeError('iter(object, sentinel): object must be callable');
  return new PyCallableIter(object, sentinel);
}

function next(t: Thread, _module: Value, iterator: Value, otherwise: Value | undefined): Value {
  const type = typeOf(iterator);
  const step = type.tp_iternext;
  if (step === undefined) return raise.TypeError(`'${utf16(type.name)}' object is not an iterator`);
  let item: Value | undefined;
  try {
    item = step(t, iterator as never);
  } catch (error) {
    if (otherwise === undefined || !isException(error, 'StopIteration')) throw error;
    return otherwise;
  }
  if (item !== undefined) return item;
  return otherwise === undefined ? raiseWith('StopIteration') : otherwise;
}

/** Keywords go to `list.sort`, which checks them. */
function sorted(t: Thread, _module: Value, args: Value[], keywords: PyDict): Value {
  checkCount('sorted', args.length, 1, 1);
  const list = new PyList(toArray(t, args[0]));
  const names: Str[] = [];
  const values: Value[] = [];
  for (const [name, value] of keywords.entries()) {
    names.push(name as Str);
    values.push(value);
  }
  call(t, getAttr(t, list, 'sort'), values, names.length ? names : undefined);
  return list;
}

export const iterationFunctions: Record<string, NativeRow> = {
  all: ['(module, iterable, /)', all],
  any: ['(module, iterable, /)', any],
  iter: ['(module, object, sentinel=NULL, /)', iter],
  len: ['(module, obj, /)', (t, _module: Value, obj: Value) => exactLength(t, obj)],
  next: ['(module, iterator, default=NULL, /)', next],
  sorted: ['(module, *args, **kwargs)', sorted, 'FASTCALL_KEYWORDS', '($module, iterable, /, *, key=None, reverse=False)'],
};
