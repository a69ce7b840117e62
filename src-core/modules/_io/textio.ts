/** `io.TextIOWrapper`: text over a binary stream (Modules/_io/textio.c). The work is in text-object.ts and text-position.ts. */

import { reprUnits } from '../../base/text-repr.ts';
import { getAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { index, indexNumber } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { encodeText, encodingName } from '../../objects/codec.ts';
import { fillType } from '../../objects/define.ts';
import { PyException } from '../../objects/exception.ts';
import { instanceDict } from '../../objects/instance.ts';
import { isException, raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, asStr, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { lookupTextEncoding } from '../_codecs/registry.ts';
import { warnDefaultEncoding } from './default-encoding.ts';
import { closeAtEnd, inBoth, isDone } from './ending.ts';
import { refuse, sizeOf, streamType, textIOBaseType } from './iobase.ts';
import { NewlineDecoder } from './newlines.ts';
import { isNativeEncoding, makeNativeDecoder, makeObjectDecoder } from './text-decoder.ts';
import { unitsOf } from './text-lines.ts';
import {
  asks,
  bufferOf,
  checkText,
  encoderOf,
  flushPending,
  flushText,
  isTextClosed,
  PyTextIOWrapper,
  readAllText,
  readChunk,
  readTextLine,
  setNewline,
  wrapDecoder,
  writeText,
} from './text-object.ts';
import { seekText, tellText } from './text-position.ts';

export const textIOWrapperType = streamType('TextIOWrapper', textIOBaseType);

const typeName = (value: Value) => utf16(typeOf(value).name);

/** A `newline` argument. Raises TypeError and ValueError. */
export function checkNewline(of: string, value: Value): string | null {
  if (value === null) return null;
  const text = asStr(value);
  if (text === undefined) return raise.TypeError(`${of}() argument 'newline' must be str or None, not ${typeName(value)}`);
  const plain = utf16(text);
  return /^(|\n|\r|\r\n)$/.test(plain)
    ? plain
    : raise.ValueError(`illegal newline value: ${of === 'StringIO' ? reprUnits(plain) : plain}`);
}

/** The name of a codec or of an error handler as C takes it, which ends at a NUL. Raises UnicodeEncodeError for one with surrogates. */
function plainName(t: Thread, name: Str): Str {
  encodeText(t, name, 'utf-8', 'strict');
  return strFromUtf16(utf16(name).split('\0')[0]);
}

/** Chooses how text is encoded and decoded; the codec is looked up only where it is none of ours. */
function setCodec(t: Thread, self: PyTextIOWrapper, encoding: Str, errors: Str): void {
  const plain = plainName(t, encoding);
  plainName(t, errors);
  const name = encodingName(plain);
  const native = isNativeEncoding(name) ? name : undefined;
  const codec = native === undefined ? lookupTextEncoding(t, plain, 'codecs.open()') : null;
  self.encoding = encoding;
  self.errors = errors;
  self.native = native;
  self.encoder = null;
  self.decoder = undefined;
  const buffer = bufferOf(self);
  if (asks(t, buffer, 'readable'))
    wrapDecoder(self, self.native === undefined ? makeObjectDecoder(t, codec, errors) : makeNativeDecoder(self.native, errors));
  if (!asks(t, buffer, 'writable')) self.native = undefined;
  else if (self.native === undefined) self.encoder = encoderOf(t, codec, errors);
}

const INIT = parseSignature(
  '(self, buffer, encoding=None, errors=None, newline=None, line_buffering: bool = False, write_through: bool = False)',
);

function init(t: Thread, self: PyTextIOWrapper, args: Value[], kwnames: readonly Str[] | undefined): void {
  const [buffer, encoding, errors, newline, lineBuffering, writeThrough] = bind(t, INIT, 'TextIOWrapper', args, kwnames) as [
    Value,
    Value,
    Value,
    Value,
    boolean,
    boolean,
  ];
  if (encoding === null) warnDefaultEncoding(t, 1);
  if (encoding !== null && asStr(encoding) === undefined)
    raise.TypeError(`TextIOWrapper() argument 'encoding' must be str or None, not ${typeName(encoding)}`);
  if (errors !== null && asStr(errors) === undefined)
    raise.TypeError(`TextIOWrapper() argument 'errors' must be str or None, not ${typeName(errors)}`);
  self.buffer = undefined;
  for (const name of [encoding, errors])
    if (name !== null && utf16(asStr(name) as Str).includes('\0')) raise.ValueError('embedded null character');
  const ends = checkNewline('TextIOWrapper', newline);
  const fresh = new PyTextIOWrapper();
  const { dict, slots, cls } = self;
  Object.assign(self, fresh, { dict, slots }, { buffer });
  if (cls !== textIOWrapperType) self.cls = cls;
  self.buffer = undefined;
  setNewline(self, ends);
  self.buffer = buffer;
  try {
    const given = encoding === null || asStr(encoding) === 'locale' ? 'UTF-8' : (asStr(encoding) as Str);
    setCodec(t, self, given, errors === null ? 'strict' : (asStr(errors) as Str));
  } catch (error) {
    self.buffer = undefined;
    throw error;
  }
  self.lineBuffering = lineBuffering;
  self.writeThrough = writeThrough;
  self.seekable = self.telling = asks(t, buffer, 'seekable');
  self.hasRead1 = lookupAttr(t, buffer, 'read1') !== undefined;
  continueEncoding(t, self);
}

/** In the middle of a stream the encoder writes no mark of byte order (`_textiowrapper_fix_encoder_state`). */
function continueEncoding(t: Thread, self: PyTextIOWrapper): void {
  if (self.seekable && self.encoder !== null && asInt(callMethod(t, bufferOf(self), 'tell')) !== 0)
    callMethod(t, self.encoder, 'setstate', 0);
}

function read(t: Thread, self: PyTextIOWrapper, size: Value): Value {
  checkText(t, self);
  if (self.decoder === undefined) return refuse('not readable');
  flushPending(t, self);
  const wanted = sizeOf(t, size);
  if (wanted < 0) return strFromUtf16(readAllText(t, self));
  let text = '';
  let missing = wanted;
  while (missing > 0) {
    if (self.used >= self.decoded.length && !readChunk(t, self, missing)) break;
    const units = unitsOf(self.decoded, self.used, missing);
    const part = strFromUtf16(self.decoded.slice(self.used, self.used + units));
    self.used += units;
    missing -= typeof part === 'string' ? part.length : part.points.length;
    text += utf16(part);
  }
  return strFromUtf16(text);
}

function readline(t: Thread, self: PyTextIOWrapper, size: Value): Value {
  checkText(t, self);
  if (self.decoder === undefined) return refuse('not readable');
  flushPending(t, self);
  return strFromUtf16(readTextLine(t, self, sizeOf(t, size)));
}

function next(t: Thread, self: PyTextIOWrapper): Value | undefined {
  if (isTextClosed(t, self)) return raise.ValueError('I/O operation on closed file.');
  self.telling = false;
  let line: Value;
  if (typeOf(self) === textIOWrapperType) line = readline(t, self, -1);
  else {
    line = callMethod(t, self, 'readline');
    if (asStr(line) === undefined) return raise.OSError(`readline() should have returned a str object, not '${typeName(line)}'`);
  }
  if (line !== '') return line;
  self.snapshot = undefined;
  self.telling = self.seekable;
  return undefined;
}

function close(t: Thread, self: PyTextIOWrapper): null {
  const buffer = bufferOf(self);
  isDone(t, self);
  if (isTextClosed(t, self)) return null;
  if (self.finalizing) {
    const warn = lookupAttr(t, buffer, '_dealloc_warn');
    if (warn !== undefined) call(t, warn, [self]);
  }
  inBoth(
    () => callMethod(t, self, 'flush'),
    () => callMethod(t, buffer, 'close'),
  );
  return null;
}

/** A flag that C takes as a long. Raises TypeError, OverflowError. */
function isNonZero(t: Thread, value: Value): boolean {
  const number = index(t, value);
  if (BigInt.asIntN(64, BigInt(number)) !== BigInt(number)) raise.OverflowError('Python int too large to convert to C long');
  return number !== 0 && number !== 0n;
}

function reconfigure(
  t: Thread,
  self: PyTextIOWrapper,
  encoding: Value,
  errors: Value,
  newline: Value | undefined,
  lineBuffering: Value,
  writeThrough: Value,
): null {
  for (const [name, value] of Object.entries({ encoding, errors, newline: newline ?? null }))
    if (value !== null && asStr(value) === undefined)
      return raise.TypeError(`reconfigure() argument '${name}' must be str or None, not ${typeName(value)}`);
  if ((encoding !== null || errors !== null || newline !== undefined) && self.decoded !== '')
    return refuse('It is not possible to set the encoding or newline of stream after the first read');
  const ends = newline === undefined ? undefined : checkNewline('reconfigure', newline);
  const byLines = lineBuffering === null ? self.lineBuffering : isNonZero(t, lineBuffering);
  const through = writeThrough === null ? self.writeThrough : isNonZero(t, writeThrough);
  callMethod(t, self, 'flush');
  if (ends !== undefined) setNewline(self, ends);
  if (encoding !== null || errors !== null || ends !== undefined) {
    const given = encoding === null ? self.encoding : asStr(encoding) === 'locale' ? 'UTF-8' : (asStr(encoding) as Str);
    setCodec(t, self, given, errors === null ? (encoding === null ? self.errors : 'strict') : (asStr(errors) as Str));
    continueEncoding(t, self);
  }
  self.lineBuffering = byLines;
  self.writeThrough = through;
  return null;
}

/** The name for `repr`; a stream that was taken from under it has none. */
function nameOf(t: Thread, self: PyTextIOWrapper): Value | undefined {
  try {
    return self.buffer === null ? undefined : lookupAttr(t, self, 'name');
  } catch (error) {
    if (!(error instanceof PyException) || !isException(error, 'ValueError')) throw error;
    return undefined;
  }
}

function repr(t: Thread, self: PyTextIOWrapper): Str {
  if (self.buffer === undefined || t.reprStack.includes(self)) {
    if (self.buffer === undefined) return raise.ValueError('I/O operation on uninitialized object');
    return raise.RuntimeError(`reentrant call inside ${typeName(self)}.__repr__`);
  }
  t.reprStack.push(self);
  try {
    let text = '<_io.TextIOWrapper';
    const name = nameOf(t, self);
    if (name !== undefined) text += ` name=${reprText(t, name)}`;
    const mode = lookupAttr(t, self, 'mode');
    if (mode !== undefined) text += ` mode=${reprText(t, mode)}`;
    return `${text} encoding=${reprText(t, self.encoding)}>`;
  } finally {
    t.reprStack.pop();
  }
}

const ask = (method: string) => (t: Thread, self: PyTextIOWrapper) => callMethod(t, bufferOf(self), method);

fillType(textIOWrapperType, {
  class: PyTextIOWrapper,
  text: '(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)',
  slots: {
    tp_new: (t, cls) => closeAtEnd(t, adopt(new PyTextIOWrapper(), cls, textIOWrapperType)),
    tp_init: init,
    tp_repr: repr,
    tp_iternext: next,
  },
  methods: {
    write: [
      '(self, text, /)',
      (t, self: PyTextIOWrapper, value: Value) => {
        const text = asStr(value);
        if (text === undefined) return raise.TypeError(`write() argument must be str, not ${typeName(value)}`);
        return writeText(t, self, text);
      },
    ],
    read: ['(self, size=-1, /)', read],
    readline: ['(self, size=-1, /)', readline],
    flush: [
      '(self, /)',
      (t, self: PyTextIOWrapper) => {
        flushText(t, self);
        return null;
      },
    ],
    close: ['(self, /)', close],
    detach: [
      '(self, /)',
      (t, self: PyTextIOWrapper) => {
        callMethod(t, self, 'flush');
        const buffer = bufferOf(self);
        self.buffer = null;
        return buffer;
      },
    ],
    seek: ['(self, cookie, whence: int = 0, /)', seekText],
    tell: ['(self, /)', tellText],
    truncate: [
      '(self, pos=None, /)',
      (t, self: PyTextIOWrapper, position: Value) => {
        flushText(t, self);
        return callMethod(t, bufferOf(self), 'truncate', position);
      },
    ],
    reconfigure: ['(self, /, *, encoding=None, errors=None, newline=NULL, line_buffering=None, write_through=None)', reconfigure],
    seekable: ['(self, /)', ask('seekable')],
    readable: ['(self, /)', ask('readable')],
    writable: ['(self, /)', ask('writable')],
    isatty: ['(self, /)', ask('isatty')],
    fileno: ['(self, /)', ask('fileno')],
    __getstate__: ['(self, /)', (_t, self: Value) => raise.TypeError(`cannot pickle '${typeName(self)}' instances`)],
  },
  members: {
    encoding: (_t, self: PyTextIOWrapper) => self.encoding,
    buffer: (_t, self: PyTextIOWrapper) => bufferOf(self),
    line_buffering: (_t, self: PyTextIOWrapper) => self.lineBuffering,
    write_through: (_t, self: PyTextIOWrapper) => self.writeThrough,
  },
  getset: {
    __dict__: [(_t, self: PyTextIOWrapper) => instanceDict(self)],
    name: [
      (t, self: PyTextIOWrapper) => self.name ?? getAttr(t, bufferOf(self), 'name'),
      (_t, self: PyTextIOWrapper, value: Value | undefined) => {
        self.name = value;
      },
    ],
    closed: [(t, self: PyTextIOWrapper) => isTextClosed(t, self)],
    newlines: [(_t, self: PyTextIOWrapper) => (self.decoder instanceof NewlineDecoder ? self.decoder.newlines() : null)],
    errors: [(_t, self: PyTextIOWrapper) => self.errors],
    _CHUNK_SIZE: [
      (_t, self: PyTextIOWrapper) => self.chunkSize,
      (t, self: PyTextIOWrapper, value: Value | undefined) => {
        if (value === undefined) return raise.AttributeError('cannot delete attribute');
        const size = indexNumber(t, value, 'ValueError');
        if (size <= 0) return raise.ValueError('a strictly positive integer is required');
        self.chunkSize = size;
      },
    ],
  },
});
