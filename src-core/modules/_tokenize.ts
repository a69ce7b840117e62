/**
 * The module `_tokenize` (Python/Python-tokenize.c): the tokenizer behind the library's `tokenize`. The lines are read when the
 * first token is asked for; what `readline` raises comes when the tokens of the lines before it have been given.
 */

import { decodeErrorMessage, findUtf8Error } from '../base/utf8.ts';
import { call } from '../objects/abstract/call.ts';
import { decodeBytes } from '../objects/codec.ts';
import { fillType } from '../objects/define.ts';
import type { PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { isException, raise, raiseWith } from '../objects/raise.ts';
import { bind, parseSignature } from '../objects/signature.ts';
import type { Thread } from '../objects/thread.ts';
import { asStr, PyBytes, PyObject, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../objects/value.ts';
import { CompileError } from '../source/errors.ts';
import { T } from '../source/token.ts';
import { type TokenInfo, TokenizeError, TokenRows } from '../source/tokenize.ts';
import { syntaxError } from './compile-error.ts';
import { typeIn } from './native-type.ts';

const iteratorType = typeIn('_tokenize', 'TokenizerIter', { final: true });

class PyTokenizer extends PyObject {
  rows: TokenRows | undefined;
  /** What reading the lines ended with. */
  failure: unknown;
  done = false;
  constructor(
    readonly readline: Value,
    readonly extra: boolean,
    readonly encoding: string | undefined,
  ) {
    super();
  }
}

/** All lines that `readline` has to give, until it gives an empty one or raises. */
function readLines(t: Thread, self: PyTokenizer): string {
  let text = '';
  try {
    for (;;) {
      const line = call(t, self.readline, []);
      const piece = self.encoding === undefined ? textOf(line) : decoded(t, line, self.encoding);
      if (piece === '') return text;
      text += piece;
    }
  } catch (error) {
    if (!isException(error, 'StopIteration')) self.failure = error;
    return text;
  }
}

function textOf(line: Value): string {
  const text = asStr(line);
  return text === undefined ? raise.TypeError('readline() returned a non-string object') : utf16(text);
}

function decoded(t: Thread, line: Value, encoding: string): string {
  if (!(line instanceof PyBytes)) return raise.TypeError('readline() returned a non-bytes object');
  return utf16(decodeBytes(t, line.data, encoding, 'replace'));
}

/** The exception of a fault of the tokenizer. */
function exceptionOf(error: TokenizeError): PyException {
  const { fault, lineno, offset } = error;
  if (fault === undefined) throw error;
  const { type, message, text = null, end = [null, null], bytes } = fault;
  if (type === 'UnicodeDecodeError' && bytes) {
    const found = findUtf8Error(bytes)!;
    const reason = decodeErrorMessage('utf-8', bytes, found).replace(/^.*?: /, '');
    return raiseWith('UnicodeDecodeError', 'utf-8', new PyBytes(bytes), found.start, found.end, reason);
  }
  const exc = syntaxError(new CompileError(type, message, '<string>', lineno, offset, text, end[0], end[1]));
  if (fault.text === undefined) exc.args = new PyTuple([message]);
  return exc;
}

function nextRow(t: Thread, self: PyTokenizer): TokenInfo | undefined {
  self.rows ??= new TokenRows(readLines(t, self), self.extra);
  if (self.done) return undefined;
  let row: TokenInfo;
  try {
    row = self.rows.next();
  } catch (error) {
    if (self.failure !== undefined) throw self.failure;
    throw error instanceof TokenizeError ? exceptionOf(error) : error;
  }
  if (self.failure !== undefined && (row.type === T.ENDMARKER || row.line === '')) throw self.failure;
  if (row.type === T.ENDMARKER) self.done = true;
  return row;
}

const signature = parseSignature('(type, readline, /, *, extra_tokens: bool, encoding: str = NULL)');

fillType(iteratorType, {
  class: PyTokenizer,
  text: "(readline, /, *, extra_tokens, encoding='utf-8')",
  slots: {
    tp_new: (t, _cls, args, kwnames) => {
      const [readline, extra, encoding] = bind(t, signature, 'tokenizeriter', args, kwnames);
      return new PyTokenizer(readline as Value, extra as boolean, encoding === undefined ? undefined : utf16(encoding as Str));
    },
    tp_iter: (_t, self: PyTokenizer) => self,
    tp_iternext: (t, self: PyTokenizer) => {
      const row = nextRow(t, self);
      if (row === undefined) return undefined;
      const { type, string, startLine, startColumn, endLine, endColumn, line } = row;
      const start = new PyTuple([startLine, startColumn]);
      const end = new PyTuple([endLine, endColumn]);
      return new PyTuple([type, strFromUtf16(string), start, end, strFromUtf16(line)]);
    },
  },
});

/** Makes the module object. */
export function makeTokenize(): PyModule {
  const module = new PyModule('_tokenize');
  module.dict.setStr('TokenizerIter', iteratorType);
  return module;
}
