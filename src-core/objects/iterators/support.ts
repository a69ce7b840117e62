/** What all iterators share. */
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { objectType, PyType, typeOf } from '../type.ts';
import { asInt, type Int, type Str, type Value } from '../value.ts';

/** `tp_iter` of an iterator: itself. */
export const selfIter = (_t: Thread, self: never): Value => self;

/** A name of the `builtins` module as it is now, for `__reduce__` (`_PyEval_GetBuiltin`). */
export function builtin(t: Thread, name: Str): Value {
  return t.runtime.builtins.get(t, name) ?? raise.AttributeError(name as string);
}

/** The position that `__setstate__` is given: an int, nothing that could become one (`PyLong_AsSsize_t`). Raises TypeError, OverflowError. */
export function positionOf(state: Value): Int {
  const int = asInt(state);
  if (int === undefined) return raise.TypeError('an integer is required');
  if (BigInt.asIntN(64, BigInt(int)) !== BigInt(int)) return raise.OverflowError('Python int too large to convert to C ssize_t');
  return int;
}

/** The bare type of an iterator that cannot be a base. */
export function finalIterator(name: string): PyType {
  return Object.assign(new PyType(name, objectType), { final: true });
}

/** The next item or undefined; a StopIteration that `__next__` raises goes through, with its value. */
export function rawNext(t: Thread, iter: Value): Value | undefined {
  return typeOf(iter).tp_iternext(t, iter as never);
}
