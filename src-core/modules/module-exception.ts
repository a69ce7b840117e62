/** Exception types that native modules make for themselves (`PyErr_NewException`). */
import { fillType } from '../objects/define.ts';
import { type ExceptionName, exceptionTypes, PyException } from '../objects/exception.ts';
import type { PyType } from '../objects/type.ts';
import { PyTuple, strFromUtf16 } from '../objects/value.ts';
import { typeIn } from './native-type.ts';

/** A type `module.name` that adds nothing to its base. */
export function exceptionIn(module: string, name: string, base: ExceptionName): PyType {
  const type = typeIn(module, name, { base: exceptionTypes[base], hasDict: true, hasWeakref: true });
  fillType(type, {});
  return type;
}

/** Raises an exception of such a type with one message. */
export function raiseOf(type: PyType, message: string): never {
  throw new PyException(type, new PyTuple([strFromUtf16(message)]));
}
