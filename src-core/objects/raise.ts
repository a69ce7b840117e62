/**
 * The only way in which native code raises a Python exception. What is thrown in JS is the exception object itself; a JS Error
 * that reaches the interpreter is a defect of ours and is reported as such. `__context__` stays undefined until the exception
 * reaches a frame, where the machine sets it (vm/unwind.ts).
 *
 * Messages are UTF-16 text.
 */
import { type ExceptionName, exceptionTypes, PyException } from './exception.ts';
import { PyTuple, strFromUtf16, type Value } from './value.ts';

type Raisers = { readonly [Name in ExceptionName]: (message: string) => never };

/** An exception of a built-in type with one message. */
export function makeException(name: ExceptionName, message: string): PyException {
  return new PyException(exceptionTypes[name], new PyTuple([strFromUtf16(message)]));
}

/** Raises a built-in exception with any arguments. */
export function raiseWith(name: ExceptionName, ...args: Value[]): never {
  throw new PyException(exceptionTypes[name], new PyTuple(args));
}

/** `raise.TypeError('...')` and so on for every built-in exception. */
export const raise: Raisers = new Proxy({} as Raisers, {
  get(cache: Record<string, unknown>, name: string) {
    return (cache[name] ??= (message: string): never => {
      throw makeException(name as ExceptionName, message);
    });
  },
}) as Raisers;

/** Is a thrown JS value a Python exception of that built-in type or one derived from it. */
export function isException(thrown: unknown, name: ExceptionName): thrown is PyException {
  return thrown instanceof PyException && thrown.cls.mro.includes(exceptionTypes[name]);
}
