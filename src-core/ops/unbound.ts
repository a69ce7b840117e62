/** What reading an unbound variable raises (Python/ceval.c `format_exc_check_arg`, `format_exc_unbound`). */
import { makeException } from '../objects/raise.ts';
import { type Str, utf16 } from '../objects/value.ts';
import type { Machine } from './machine.ts';

/** Raises UnboundLocalError for slot `i` of the running frame. */
export function unboundLocal(m: Machine, i: number): never {
  const name = m.frame!.code.localsplusnames[i];
  const error = makeException(
    'UnboundLocalError',
    `cannot access local variable '${utf16(name)}' where it is not associated with a value`,
  );
  error.extra = { name };
  throw error;
}

/** Raises for an empty cell: UnboundLocalError for one of this code, NameError for a free variable. */
export function unboundCell(m: Machine, i: number): never {
  const { code } = m.frame!;
  if (i < code.nlocalsplus - code.nfree) return unboundLocal(m, i);
  const name = code.localsplusnames[i];
  const error = makeException(
    'NameError',
    `cannot access free variable '${utf16(name)}' where it is not associated with a value in enclosing scope`,
  );
  error.extra = { name };
  throw error;
}

export function nameError(name: Str): never {
  const error = makeException('NameError', `name '${utf16(name)}' is not defined`);
  error.extra = { name };
  throw error;
}
