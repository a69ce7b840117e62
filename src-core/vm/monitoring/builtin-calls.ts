/** Which calls count as calls of a built-in function for profilers, and what such a function is called in their tables (Modules/_lsprof.c). */
import { repr } from '../../objects/abstract/repr.ts';
import { PyBuiltin, PyMethodDescr } from '../../objects/descr.ts';
import { PyException } from '../../objects/exception.ts';
import type { Thread } from '../../objects/thread.ts';
import { lookup, typeOf } from '../../objects/type.ts';
import { asStr, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { PyMethod } from '../../ops/function.ts';
import { MISSING } from './monitoring.ts';

/**
 * The built-in function that a call calls, bound to its object; undefined for anything else, classes among it. `self` is the first
 * argument, or MISSING (`get_cfunc_from_callable`).
 */
export function calledBuiltin(callable: Value, self: Value): PyBuiltin | undefined {
  if (callable instanceof PyBuiltin) return callable;
  if (callable instanceof PyMethod) return callable.func instanceof PyBuiltin ? callable.func : undefined;
  if (!(callable instanceof PyMethodDescr) || self === MISSING) return undefined;
  return new PyBuiltin(callable.def, self, null, callable.objclass);
}

/** How a built-in function is called in statistics (`normalizeUserObj`). */
export function builtinLabel(t: Thread, func: PyBuiltin): Str {
  const { name } = func.def;
  const module = asStr(func.module);
  const found = func.owner === undefined || func.self === undefined ? undefined : lookup(typeOf(func.self), name);
  if (found !== undefined) {
    try {
      return repr(t, found);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
    }
  }
  return strFromUtf16(`<built-in method ${module === undefined ? '' : `${utf16(module)}.`}${name}>`);
}
