/**
 * What CPython demands of the fields of a code object before it makes one (Objects/codeobject.c, `_PyCode_Validate`). It is a
 * check of shapes only; whether the instructions are safe to run is the verifier's question.
 */

import { CodeError } from './code-error.ts';
import { CO_VARARGS, CO_VARKEYWORDS, type CodeObject } from './code-object.ts';
import { countLocals } from './localsplus.ts';

/** Raises CodeError: SystemError for fields that contradict each other, ValueError for code of odd length or too few names. */
export function validateCode(fields: CodeObject['fields']): void {
  if (
    fields.argcount < fields.posonlyargcount ||
    fields.posonlyargcount < 0 ||
    fields.kwonlyargcount < 0 ||
    fields.stacksize < 0 ||
    fields.flags < 0 ||
    fields.localsplusnames.length !== fields.localspluskinds.length
  ) {
    throw new CodeError('SystemError', 'bad argument to internal function');
  }
  if (fields.code.length % 2 !== 0) throw new CodeError('ValueError', 'code: co_code is malformed');
  const extra = (fields.flags & CO_VARARGS ? 1 : 0) + (fields.flags & CO_VARKEYWORDS ? 1 : 0);
  if (countLocals(fields) - fields.argcount - fields.kwonlyargcount - extra < 0) {
    throw new CodeError('ValueError', 'code: co_varnames is too small');
  }
}
