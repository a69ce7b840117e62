/** Exceptions that nobody can catch: told to `sys.unraisablehook` (Python/errors.c `_PyErr_WriteUnraisableMsg`). */
import { call } from '../../objects/abstract/call.ts';
import { PyException } from '../../objects/exception.ts';
import { makeStructSequence, structSequenceType } from '../../objects/structseq.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Str, Value } from '../../objects/value.ts';
import { sysAttribute } from './hooks.ts';

const argsType = structSequenceType({
  name: 'UnraisableHookArgs',
  fields: ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'],
});

/** `message` goes before the object, `Exception ignored in` where it is None. */
export function reportUnraisable(t: Thread, error: PyException, message: Str | null, object: Value): void {
  const hook = sysAttribute(t, 'unraisablehook');
  if (hook === undefined || hook === null) return;
  const args = makeStructSequence(argsType, [error.cls, error, error.traceback, message, object]);
  try {
    call(t, hook, [args]);
  } catch (again) {
    if (!(again instanceof PyException)) throw again;
  }
}
