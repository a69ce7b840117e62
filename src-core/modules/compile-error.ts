/** The Python exception of a compile error. */
import { exceptionTypes, PyException } from '../objects/exception.ts';
import { makeException } from '../objects/raise.ts';
import { PyTuple, strFromUtf16, type Value } from '../objects/value.ts';
import { type CompileError, PlacedError, SourceEncodeError } from '../source/errors.ts';

/** SyntaxError with its fields, or the plain exception that the compiler raises in some cases. */
export function syntaxError(error: CompileError): PyException {
  if (error instanceof SourceEncodeError) {
    const { start, end } = error;
    const [encoding, object, reason] = ['utf-8', strFromUtf16(error.source), 'surrogates not allowed'];
    const exc = new PyException(exceptionTypes.UnicodeEncodeError, new PyTuple([encoding, object, start, end, reason]));
    exc.extra = { encoding, object, start, end, reason };
    return exc;
  }
  if (error.type !== 'SyntaxError' && error.type !== 'IndentationError' && error.type !== 'TabError') {
    return makeException(error.type === 'UnicodeDecodeError' ? 'SyntaxError' : error.type, error.message);
  }
  const text = error.text === null ? null : strFromUtf16(error.text);
  const fields: Value[] = [strFromUtf16(error.filename), error.lineno, error.offset, text, error.end_lineno, error.end_offset];
  const message = strFromUtf16(error.message);
  const bare = error.lineno === null || error instanceof PlacedError;
  const exc = new PyException(exceptionTypes[error.type], new PyTuple(bare ? [message] : [message, new PyTuple(fields)]));
  if (error.lineno === null) {
    exc.extra = { msg: message };
    return exc;
  }
  const names = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'];
  exc.extra = { msg: message, ...Object.fromEntries(names.map((name, i) => [name, fields[i]])) };
  return exc;
}
