/** What the rules ask of Python functions (Python/specialize.c `function_kind`, `_PyFunction_GetVersionForCurrentState`). */
import { CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS } from '../../code/code-object.ts';
import type { PyCode } from '../../objects/code.ts';
import type { PyType } from '../../objects/type.ts';
import type { PyFunction } from '../../ops/function.ts';
import type { Machine } from '../../ops/machine.ts';

/** Only positional parameters, and no generator of keyword-only or star parameters. */
export function isSimpleFunction(code: PyCode): boolean {
  return !(code.flags & (CO_VARARGS | CO_VARKEYWORDS)) && code.kwonlyargcount === 0 && (code.flags & CO_OPTIMIZED) !== 0;
}

/** A function's version, given out now if it has none. */
export function functionVersion(m: Machine, func: PyFunction): number {
  if (func.version === 0) func.version = m.runtime.nextFunctionVersion();
  return func.version;
}

/**
 * All machines share the built-in types, so that these have versions of their own range: no machine gives one to a class of a program,
 * and what one has looked at changes nothing for the next.
 */
let nextBuiltinVersion = 0x1000000;

/** A type's version tag, given out now if it has none; bases get theirs first. */
export function typeVersion(m: Machine, type: PyType): number {
  if (type.versionTag === 0) {
    for (const base of type.bases) typeVersion(m, base);
    type.versionTag = type.heap ? m.runtime.nextTypeVersion() : nextBuiltinVersion++;
  }
  return type.versionTag;
}
