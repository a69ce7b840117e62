/**
 * The abstract bases of all streams, which give what is not overridden: lines by single reads, context management, refusals
 * (Modules/_io/iobase.c, bufferedio.c and textio.c `_io__*IOBase`). Every method goes through the object's own others, since a
 * program may override any of them.
 */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { callMethod } from '../../objects/abstract/call.ts';
import { getIter, iterNext } from '../../objects/abstract/iter.ts';
import { index, isTrue } from '../../objects/abstract/number.ts';
import { length } from '../../objects/abstract/sequence.ts';
import { PyByteArray } from '../../objects/bytearray/bytearray-object.ts';
import { bytesView, withWritable } from '../../objects/bytes/buffer.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { instanceDict } from '../../objects/instance.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, PyType, typeOf } from '../../objects/type.ts';
import { PyBytes, PyList, PyObject, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { finalizeStream } from './ending.ts';

export const DEFAULT_BUFFER_SIZE = 8192;

/** A native stream of any kind; `closed` is the base's own mark (`__IOBase_closed`). */
export class PyIOBase extends PyObject {
  baseClosed = false;
  /** It is being closed because nobody holds it any more. */
  finalizing = false;
  constructor() {
    super();
    this.dict = undefined;
  }
}

/** A type of this module, whose `tp_name` bears the module's name. */
export function streamType(name: string, base: PyType): PyType {
  return Object.assign(new PyType(`_io.${name}`, base), {
    qualname: name,
    module: '_io',
    hasDict: true,
    hasWeakref: true,
  });
}

export const ioBaseType = streamType('_IOBase', objectType);
export const rawIOBaseType = streamType('_RawIOBase', ioBaseType);
export const bufferedIOBaseType = streamType('_BufferedIOBase', ioBaseType);
export const textIOBaseType = streamType('_TextIOBase', ioBaseType);

/** `io.UnsupportedOperation`: an OSError and a ValueError. */
export const unsupportedOperation = Object.assign(
  new PyType('UnsupportedOperation', exceptionTypes.OSError, [exceptionTypes.OSError, exceptionTypes.ValueError]),
  { module: 'io', hasDict: true, solid: exceptionTypes.OSError.solid },
);
unsupportedOperation.mro = [unsupportedOperation, exceptionTypes.OSError, ...exceptionTypes.ValueError.mro];
fillType(unsupportedOperation, { constants: { __module__: 'io' } });
// Made by a call of `type` in the reference, hence mutable: io.py sets its `__module__`.
unsupportedOperation.heap = true;

export function refuse(message: string): never {
  const error = new PyException(unsupportedOperation, new PyTuple([message]));
  error.extra = {};
  throw error;
}

const typeName = (value: Value) => utf16(typeOf(value).name);

/** A size argument: None and negative numbers mean all. */
export function sizeOf(t: Thread, value: Value): number {
  if (value === null) return -1;
  if (typeof value === 'number') return value;
  if (typeOf(value).nb_index === undefined) {
    return raise.TypeError(`argument should be integer or None, not '${typeName(value)}'`);
  }
  return Number(index(t, value));
}

/** Whether the stream says that it is closed. */
export function isClosed(t: Thread, self: Value): boolean {
  const closed = lookupAttr(t, self, 'closed');
  return closed !== undefined && isTrue(t, closed);
}

/** Raises ValueError where a stream is closed. */
export function checkClosed(t: Thread, self: Value): void {
  if (isClosed(t, self)) raise.ValueError('I/O operation on closed file.');
}

function check(t: Thread, self: Value, method: string, message: string): Value {
  const answer = callMethod(t, self, method);
  return answer === true ? true : refuse(message);
}

/** Closes: flushes first, and is closed even if that fails. */
function close(t: Thread, self: PyIOBase): null {
  if (self.baseClosed) return null;
  try {
    callMethod(t, self, 'flush');
  } finally {
    self.baseClosed = true;
  }
  return null;
}

function readChunk(t: Thread, self: Value, peek: Value | undefined, limit: number): Uint8Array {
  let ahead = 1;
  if (peek !== undefined) {
    const seen = bytesView(t, callMethod(t, self, 'peek', 1));
    if (seen === undefined) return raise.OSError(`peek() should have returned a bytes object, not '${typeName(peek)}'`);
    if (seen.length > 0) {
      const most = limit >= 0 ? Math.min(seen.length, limit) : seen.length;
      const newline = seen.subarray(0, most).indexOf(10);
      ahead = newline < 0 ? most : newline + 1;
    }
  }
  const read = callMethod(t, self, 'read', ahead);
  if (!(read instanceof PyBytes)) return raise.OSError(`read() should have returned a bytes object, not '${typeName(read)}'`);
  return read.data;
}

function readline(t: Thread, self: Value, size: Value): Value {
  const limit = sizeOf(t, size);
  const peek = lookupAttr(t, self, 'peek');
  const out: number[] = [];
  while (limit < 0 || out.length < limit) {
    const chunk = readChunk(t, self, peek, limit < 0 ? -1 : limit - out.length);
    if (chunk.length === 0) break;
    for (const byte of chunk) out.push(byte);
    if (out[out.length - 1] === 10) break;
  }
  return new PyBytes(Uint8Array.from(out));
}

function next(t: Thread, self: Value): Value | undefined {
  const line = callMethod(t, self, 'readline');
  return length(t, line) === 0 ? undefined : line;
}

function readlines(t: Thread, self: Value, hint: Value): Value {
  const limit = sizeOf(t, hint);
  const lines: Value[] = [];
  const iter = getIter(t, self);
  let total = 0;
  for (;;) {
    const line = iterNext(t, iter);
    if (line === undefined) break;
    lines.push(line);
    if (limit > 0) {
      total += length(t, line);
      if (total > limit) break;
    }
  }
  return new PyList(lines);
}

function writelines(t: Thread, self: Value, lines: Value): null {
  checkClosed(t, self);
  const iter = getIter(t, lines);
  for (let line = iterNext(t, iter); line !== undefined; line = iterNext(t, iter)) callMethod(t, self, 'write', line);
  return null;
}

const unsupported =
  (name: string) =>
  (_t: Thread, _self: Value): never =>
    refuse(name);

const newStream = (native: PyType) => (_t: Thread, cls: PyType) =>
  adopt(Object.assign(new PyIOBase(), { cls: native }), cls, native);

export const dictGetter = { __dict__: [(_t: Thread, self: PyObject) => instanceDict(self)] } as const;

fillType(ioBaseType, {
  class: PyIOBase,
  slots: {
    tp_new: newStream(ioBaseType),
    tp_iter: (t, self: Value) => {
      checkClosed(t, self);
      return self;
    },
    tp_iternext: next,
    tp_finalize: finalizeStream,
  },
  methods: {
    seek: ['(self, offset: int, whence: int = 0, /)', unsupported('seek'), 'VARARGS'],
    tell: ['(self, /)', (t, self: Value) => callMethod(t, self, 'seek', 0, 1)],
    truncate: ['(self, size=None, /)', unsupported('truncate')],
    fileno: ['(self, /)', unsupported('fileno')],
    flush: ['(self, /)', (_t, self: PyIOBase) => (self.baseClosed ? raise.ValueError('I/O operation on closed file.') : null)],
    close: ['(self, /)', close],
    seekable: ['(self, /)', () => false],
    readable: ['(self, /)', () => false],
    writable: ['(self, /)', () => false],
    _checkClosed: [
      '~(self, *args)',
      (t, self: Value) => {
        checkClosed(t, self);
        return null;
      },
    ],
    _checkSeekable: ['~(self, *args)', (t, self: Value) => check(t, self, 'seekable', 'File or stream is not seekable.')],
    _checkReadable: ['~(self, *args)', (t, self: Value) => check(t, self, 'readable', 'File or stream is not readable.')],
    _checkWritable: ['~(self, *args)', (t, self: Value) => check(t, self, 'writable', 'File or stream is not writable.')],
    isatty: [
      '(self, /)',
      (t, self: Value) => {
        checkClosed(t, self);
        return false;
      },
    ],
    __enter__: [
      '~(self)',
      (t, self: Value) => {
        checkClosed(t, self);
        return self;
      },
    ],
    __exit__: ['~(self, *args)', (t, self: Value) => callMethod(t, self, 'close')],
    readline: ['(self, size=-1, /)', readline],
    readlines: ['(self, hint=-1, /)', readlines],
    writelines: ['(self, lines, /)', writelines],
  },
  getset: { ...dictGetter, closed: [(_t, self: PyIOBase) => self.baseClosed] },
});

function rawRead(t: Thread, self: Value, size: Value): Value {
  const limit = size === null ? -1 : Number(index(t, size));
  if (limit < 0) return callMethod(t, self, 'readall');
  const buffer = new PyByteArray(new Uint8Array(limit));
  const count = callMethod(t, self, 'readinto', buffer);
  if (count === null) return null;
  return new PyBytes(buffer.view().slice(0, Number(index(t, count))));
}

function readAll(t: Thread, self: Value): Value {
  const parts: Uint8Array[] = [];
  for (;;) {
    const data = callMethod(t, self, 'read', DEFAULT_BUFFER_SIZE);
    if (data === null) {
      if (parts.length === 0) return null;
      break;
    }
    if (!(data instanceof PyBytes)) return raise.TypeError('read() should return bytes');
    if (data.data.length === 0) break;
    parts.push(data.data);
  }
  return new PyBytes(joinBytes(parts));
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Streams have to bring these themselves. */
function notImplemented(): never {
  return raiseWith('NotImplementedError');
}

fillType(rawIOBaseType, {
  slots: { tp_new: newStream(rawIOBaseType) },
  methods: {
    read: ['(self, size=-1, /)', rawRead],
    readall: ['(self, /)', readAll],
    readinto: ['~(self, *args)', notImplemented],
    write: ['~(self, *args)', notImplemented],
  },
});

/** `readinto` by way of `read` or `read1`. */
const readInto =
  (method: string) =>
  (t: Thread, self: Value, buffer: Value): Value =>
    intoBytes(t, buffer, method === 'read' ? 'readinto' : 'readinto1', (into) => {
      const data = callMethod(t, self, method, into.length);
      if (!(data instanceof PyBytes)) return raise.TypeError(`${method}() should return bytes`);
      if (data.data.length > into.length) {
        return raise.ValueError(
          `${method}() returned too much data: ${into.length} bytes requested, ${data.data.length} returned`,
        );
      }
      into.set(data.data);
      return data.data.length;
    });

/** Runs `use` on the bytes of an argument that a stream reads into. Raises TypeError where it is read-only. */
export function intoBytes(t: Thread, buffer: Value, of: string, use: (into: Uint8Array) => Value): Value {
  return withWritable(t, buffer, () => `${of}() argument must be read-write bytes-like object, not ${typeName(buffer)}`, use);
}

fillType(bufferedIOBaseType, {
  slots: { tp_new: newStream(bufferedIOBaseType) },
  methods: {
    detach: ['(self, /)', unsupported('detach')],
    read: ['~(self, *args)', unsupported('read')],
    read1: ['~(self, *args)', unsupported('read1')],
    write: ['~(self, *args)', unsupported('write')],
    readinto: ['(self, buffer, /)', readInto('read')],
    readinto1: ['(self, buffer, /)', readInto('read1')],
  },
});

fillType(textIOBaseType, {
  slots: { tp_new: newStream(textIOBaseType) },
  methods: {
    detach: ['~(self)', unsupported('detach')],
    read: ['~(self, *args)', unsupported('read')],
    readline: ['~(self, *args)', unsupported('readline')],
    write: ['~(self, *args)', unsupported('write')],
  },
  getset: {
    encoding: [() => null],
    newlines: [() => null],
    errors: [() => null],
  },
});

/** Rows that several streams share. */
export const getState: NativeRow = [
  '(self, /)',
  (_t, self: Value) => raise.TypeError(`cannot pickle '${typeName(self)}' instances`),
];
