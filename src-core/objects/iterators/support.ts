/** What all iterators share. */

import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import type { Str, Value } from '../value.ts';

/** `tp_iter` of an iterator: itself. */
export const selfIter = (_t: Thread, self: never): Value => self;

/** A name of the `builtins` module as it is now, for `__reduce__` (`_PyEval_GetBuiltin`). */
export function builtin(t: Thread, name: Str): Value {
  return t.runtime.builtins.getStr(name) ?? raise.AttributeError(name as string);
}
