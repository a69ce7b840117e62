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

const UNICODE = ['encoding', 'object', 'start', 'end', 'reason'];

/** Attributes that `__init__` makes of the arguments, by their order. */
const FIELDS: Partial<Record<ExceptionName, readonly string[]>> = {
  ImportError: ['msg'],
  ModuleNotFoundError: ['msg'],
  StopIteration: ['value'],
  SyntaxError: ['msg'],
  IndentationError: ['msg'],
  SystemExit: ['code'],
  UnicodeDecodeError: UNICODE,
  UnicodeEncodeError: UNICODE,
  UnicodeTranslateError: UNICODE.slice(1),
};
const SYSTEM_FIELDS = ['errno', 'strerror', 'filename'];

/** OSError numbers of Linux that have a class of their own. */
const BY_ERRNO: Readonly<Record<number, ExceptionName>> = {
  11: 'BlockingIOError',
  114: 'BlockingIOError',
  115: 'BlockingIOError',
  32: 'BrokenPipeError',
  108: 'BrokenPipeError',
  10: 'ChildProcessError',
  103: 'ConnectionAbortedError',
  111: 'ConnectionRefusedError',
  104: 'ConnectionResetError',
  17: 'FileExistsError',
  2: 'FileNotFoundError',
  21: 'IsADirectoryError',
  20: 'NotADirectoryError',
  4: 'InterruptedError',
  13: 'PermissionError',
  1: 'PermissionError',
  3: 'ProcessLookupError',
  110: 'TimeoutError',
};

/** The class of OSError that a number of the system has. */
export function systemErrorName(errno: number): ExceptionName {
  return BY_ERRNO[errno] ?? 'OSError';
}

/** The OSError (of the class of its number) with the files that it is about. */
export function makeSystemError(errno: number, reason: string, filename?: Value, filename2?: Value): PyException {
  const words = strFromUtf16(reason);
  const exc = new PyException(exceptionTypes[systemErrorName(errno)], new PyTuple([errno, words]));
  exc.extra = { errno, strerror: words };
  if (filename !== undefined) exc.extra.filename = filename;
  if (filename2 !== undefined) exc.extra.filename2 = filename2;
  return exc;
}

/** An exception as a call of its type makes it, without running any Python code. */
function build(name: ExceptionName, args: Value[]): PyException {
  const type = exceptionTypes[name];
  const exc = new PyException(type, new PyTuple(args));
  const isSystem = type.mro.includes(exceptionTypes.OSError) && args.length > 1;
  const fields = isSystem ? SYSTEM_FIELDS : FIELDS[name];
  if (fields && args.length > 0) exc.extra = Object.fromEntries(args.map((value, i) => [fields[i], value]));
  if (isSystem) exc.args = new PyTuple(args.slice(0, 2));
  return exc;
}

/** An exception of a built-in type with one message. */
export function makeException(name: ExceptionName, message: string): PyException {
  return build(name, [strFromUtf16(message)]);
}

/** An exception of a built-in type without arguments, as `raise Name` makes it. */
export function newException(name: ExceptionName): PyException {
  return build(name, []);
}

/** Raises a built-in exception with any arguments. */
export function raiseWith(name: ExceptionName, ...args: Value[]): never {
  throw build(name, args);
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

/** Makes `cause` what another exception came of: its cause and context (`_PyErr_FormatFromCause`). */
export function becauseOf(error: PyException, cause: PyException): PyException {
  error.cause = error.context = cause;
  error.suppressContext = true;
  return error;
}
