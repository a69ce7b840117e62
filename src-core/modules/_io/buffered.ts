/** `io.BufferedReader`, `BufferedWriter` and `BufferedRandom`: what a program asks of a buffer (Modules/_io/bufferedio.c). */
import { getAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { index, isTrue } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { fillType, type TypeTable } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type PyType, typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, type Str, utf16, type Value } from '../../objects/value.ts';
import {
  available,
  checkOpen,
  enterBuffered,
  fill,
  flushBehind,
  isBufferClosed,
  PyBuffered,
  rawOf,
  rawRead,
  rawSeek,
  rawTell,
  rewind,
  takeAhead,
  takeUp,
  writeBuffered,
} from './buffered-object.ts';
import { closeAtEnd, inBoth, isDone } from './ending.ts';
import { bufferedIOBaseType, dictGetter, intoBytes, joinBytes, refuse, sizeOf, streamType } from './iobase.ts';

export const bufferedReaderType = streamType('BufferedReader', bufferedIOBaseType);
export const bufferedWriterType = streamType('BufferedWriter', bufferedIOBaseType);
export const bufferedRandomType = streamType('BufferedRandom', bufferedIOBaseType);

const typeName = (value: Value) => utf16(typeOf(value).name);

/** Reads until the end of the stream. */
function readToEnd(t: Thread, self: PyBuffered): Value {
  const parts = [takeAhead(self, available(self))];
  const readall = lookupAttr(t, rawOf(self), 'readall');
  if (readall !== undefined) {
    const rest = callMethod(t, rawOf(self), 'readall');
    if (rest === null) return parts[0].length > 0 ? new PyBytes(parts[0].slice()) : null;
    if (!(rest instanceof PyBytes)) return raise.TypeError('readall() should return bytes');
    return parts[0].length === 0 ? rest : new PyBytes(joinBytes([parts[0], rest.data]));
  }
  for (;;) {
    const data = callMethod(t, rawOf(self), 'read');
    if (data !== null && !(data instanceof PyBytes)) return raise.TypeError('read() should return bytes');
    if (data === null && parts.length === 1 && parts[0].length === 0) return null;
    if (data === null || data.data.length === 0) break;
    parts.push(data.data);
  }
  return new PyBytes(joinBytes(parts).slice());
}

const sizeOfParts = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

/** Exactly `wanted` bytes, or what there is until the end. */
function readExactly(t: Thread, self: PyBuffered, wanted: number): Value {
  if (wanted <= sizeOfParts(self.held) + available(self)) {
    takeUp(self);
    return new PyBytes(takeAhead(self, wanted).slice());
  }
  const parts: Uint8Array[] = [...self.held, takeAhead(self, available(self)).slice()];
  self.held = [];
  const consumed = () => parts;
  let missing = wanted - sizeOfParts(parts);
  while (missing > 0) {
    // Whole blocks go straight to the program.
    const direct = missing - (missing % self.size);
    if (direct > 0) {
      const data = rawRead(t, self, direct, consumed);
      if (data === undefined && parts.every((part) => part.length === 0)) return null;
      if (data === undefined || data.length === 0) break;
      parts.push(data);
      missing -= data.length;
      continue;
    }
    const more = fill(t, self, consumed);
    if (more === undefined && parts.every((part) => part.length === 0)) return null;
    if (!more) break;
    const part = takeAhead(self, missing).slice();
    parts.push(part);
    missing -= part.length;
  }
  return new PyBytes(joinBytes(parts));
}

function read(t: Thread, self: PyBuffered, size: Value): Value {
  rawOf(self);
  const wanted = sizeOf(t, size);
  if (wanted < -1) return raise.ValueError('read length must be non-negative or -1');
  checkOpen(t, self, 'read of closed file');
  flushBehind(t, self);
  if (wanted === -1) takeUp(self);
  return wanted === -1 ? readToEnd(t, self) : readExactly(t, self, wanted);
}

function read1(t: Thread, self: PyBuffered, size: number): Value {
  rawOf(self);
  const wanted = size < 0 ? self.size : size;
  checkOpen(t, self, 'read of closed file');
  if (wanted === 0) return new PyBytes(new Uint8Array(0));
  flushBehind(t, self);
  takeUp(self);
  if (available(self) > 0) return new PyBytes(takeAhead(self, wanted).slice());
  return new PyBytes((rawRead(t, self, wanted) ?? new Uint8Array(0)).slice());
}

function peek(t: Thread, self: PyBuffered): Value {
  checkOpen(t, self, 'peek of closed file');
  flushBehind(t, self);
  takeUp(self);
  if (available(self) === 0) fill(t, self);
  return new PyBytes(self.ahead.slice(self.at));
}

/** A line as bytes. */
export function readBufferedLine(t: Thread, self: PyBuffered, limit: number): Uint8Array {
  takeUp(self);
  const parts: Uint8Array[] = [];
  let length = 0;
  const consumed = () => parts;
  for (;;) {
    const most = limit < 0 ? available(self) : Math.min(available(self), limit - length);
    const newline = self.ahead.subarray(self.at, self.at + most).indexOf(10);
    if (newline >= 0) {
      parts.push(takeAhead(self, newline + 1).slice());
      break;
    }
    const part = takeAhead(self, most).slice();
    parts.push(part);
    length += part.length;
    if (limit >= 0 && length >= limit) break;
    if (!fill(t, self, consumed)) break;
  }
  return joinBytes(parts);
}

function readline(t: Thread, self: PyBuffered, size: Value): Value {
  rawOf(self);
  const limit = sizeOf(t, size);
  checkOpen(t, self, 'readline of closed file');
  flushBehind(t, self);
  return new PyBytes(readBufferedLine(t, self, limit));
}

const readInto =
  (once: boolean) =>
  (t: Thread, self: PyBuffered, buffer: Value): Value => {
    return intoBytes(t, buffer, once ? 'readinto1' : 'readinto', (into) => {
      checkOpen(t, self, 'readinto of closed file');
      takeUp(self);
      const part = takeAhead(self, into.length);
      into.set(part);
      let done = part.length;
      const consumed = () => [into.slice(0, done)];
      if (done === into.length) return done;
      flushBehind(t, self);
      while (done < into.length) {
        const missing = into.length - done;
        if (missing > self.size) {
          // What is larger than the buffer goes straight to the program.
          const data = rawRead(t, self, missing, consumed);
          if (data === undefined && done === 0) return null;
          if (data === undefined || data.length === 0) break;
          into.set(data, done);
          done += data.length;
          if (once) break;
          continue;
        }
        // Where something is there to give back, one read is enough.
        if (once && done > 0) break;
        const more = fill(t, self, consumed);
        if (more === undefined && done === 0) return null;
        if (!more) break;
        const next = takeAhead(self, missing);
        into.set(next, done);
        done += next.length;
      }
      return done;
    });
  };

function write(t: Thread, self: PyBuffered, data: Value): Value {
  rawOf(self);
  const bytes = asStr(data) === undefined ? bytesView(t, data) : undefined;
  if (bytes === undefined) return raise.TypeError(`a bytes-like object is required, not '${typeName(data)}'`);
  checkOpen(t, self, 'write to closed file');
  return writeBuffered(t, self, bytes);
}

export function flushBuffered(t: Thread, self: PyBuffered): null {
  checkOpen(t, self, 'flush of closed file');
  flushBehind(t, self);
  if (self.canRead && self.canWrite) rewind(t, self);
  return null;
}

function seek(t: Thread, self: PyBuffered, target: Value, whence: number): Value {
  rawOf(self);
  if (whence < 0 || whence > 2) return raise.ValueError(`whence value ${whence} unsupported`);
  checkOpen(t, self, 'seek of closed file');
  checkSeekable(t, self);
  const offset = Number(index(t, target));
  if (self.canRead && whence !== 2 && self.behindSize === 0) {
    // Inside of what was read ahead nothing needs to be asked.
    const current = rawTell(t, self);
    const moved = whence === 1 ? offset : offset - (current - available(self));
    if (moved >= -self.at && moved <= available(self) && self.ahead.length > 0) {
      self.at += moved;
      return current - available(self);
    }
  }
  flushBehind(t, self);
  const from = whence === 1 ? offset - available(self) : offset;
  takeAhead(self, available(self));
  return rawSeek(t, self, from, whence);
}

function checkSeekable(t: Thread, self: PyBuffered): void {
  if (!isTrue(t, callMethod(t, rawOf(self), 'seekable'))) refuse('File or stream is not seekable.');
}

function truncate(t: Thread, self: PyBuffered, size: Value): Value {
  checkOpen(t, self, 'truncate of closed file');
  if (!self.canWrite) return refuse('truncate');
  flushBuffered(t, self);
  const wanted = size === null ? tell(t, self) : size;
  return callMethod(t, rawOf(self), 'truncate', wanted);
}

function tell(t: Thread, self: PyBuffered): number {
  return rawTell(t, self) - available(self) + self.behindSize;
}

/** What holds the descriptor warns, if it is left open. */
function deallocWarn(t: Thread, self: PyBuffered, source: Value): null {
  if (self.raw === null) return null;
  const warn = lookupAttr(t, rawOf(self), '_dealloc_warn');
  if (warn !== undefined) call(t, warn, [source]);
  return null;
}

function close(t: Thread, self: PyBuffered): Value {
  const raw = rawOf(self);
  enterBuffered(t, self);
  self.holder = undefined;
  isDone(t, self);
  if (isBufferClosed(t, self)) return null;
  if (self.finalizing) deallocWarn(t, self, self);
  inBoth(
    () => callMethod(t, self, 'flush'),
    () => {
      enterBuffered(t, self);
      try {
        callMethod(t, raw, 'close');
      } finally {
        self.holder = undefined;
        self.behind = [];
        self.behindSize = 0;
        self.allocated = 0;
      }
    },
  );
  return null;
}

function detach(t: Thread, self: PyBuffered): Value {
  const raw = rawOf(self);
  callMethod(t, self, 'flush');
  self.raw = null;
  return raw;
}

const INIT = parseSignature('(self, raw, buffer_size: index = 8192)');

function init(type: string, canRead: boolean, canWrite: boolean) {
  return (t: Thread, self: PyBuffered, args: Value[], kwnames: readonly Str[] | undefined): void => {
    const [raw, size] = bind(t, INIT, type, args, kwnames) as [Value, number];
    self.raw = undefined;
    if (type === 'BufferedRandom') checkMethod(t, raw, 'seekable', 'seekable');
    if (canRead) checkMethod(t, raw, 'readable', 'readable');
    if (canWrite) checkMethod(t, raw, 'writable', 'writable');
    if (size <= 0) raise.ValueError('buffer size must be strictly positive');
    if (size > Number.MAX_SAFE_INTEGER) raise.MemoryError('');
    Object.assign(self, { raw, size, canRead, canWrite, at: 0, ahead: new Uint8Array(0), behind: [], behindSize: 0 });
    self.allocated = size;
  };
}

function checkMethod(t: Thread, raw: Value, method: string, what: string): void {
  if (callMethod(t, raw, method) !== true) refuse(`File or stream is not ${what}.`);
}

function repr(t: Thread, self: PyBuffered): Str {
  const name = self.raw === undefined || self.raw === null ? undefined : lookupAttr(t, self.raw, 'name');
  if (name === undefined) return `<${typeName(self)}>`;
  if (t.reprStack.includes(self)) return raise.RuntimeError(`reentrant call inside ${typeName(self)}.__repr__`);
  t.reprStack.push(self);
  try {
    return `<${typeName(self)} name=${reprText(t, name)}>`;
  } finally {
    t.reprStack.pop();
  }
}

type Method = (t: Thread, self: PyBuffered, a: never, b: never) => Value;

/** A method that no other call on the same stream comes into. */
function alone(method: Method): Method {
  return (t, self, a, b) => {
    enterBuffered(t, self);
    try {
      return method(t, self, a, b);
    } finally {
      self.holder = undefined;
    }
  };
}

const ask = (method: string) => (t: Thread, self: PyBuffered) => callMethod(t, rawOf(self), method);

const COMMON: NonNullable<TypeTable['methods']> = {
  detach: ['(self, /)', detach],
  flush: ['(self, /)', alone(flushBuffered)],
  close: ['(self, /)', close],
  _dealloc_warn: ['~(self, source, /)', deallocWarn],
  seekable: ['(self, /)', ask('seekable')],
  fileno: ['(self, /)', ask('fileno')],
  isatty: ['(self, /)', ask('isatty')],
  seek: ['(self, target, whence: int = 0, /)', alone(seek)],
  tell: ['(self, /)', tell],
  truncate: ['(self, pos=None, /)', alone(truncate)],
  __sizeof__: ['(self, /)', (_t, self: PyBuffered) => 144 + self.allocated],
  __getstate__: ['(self, /)', (_t, self: Value) => raise.TypeError(`cannot pickle '${typeName(self)}' instances`)],
};
const READING: NonNullable<TypeTable['methods']> = {
  readable: ['(self, /)', ask('readable')],
  read: ['(self, size=-1, /)', alone(read)],
  read1: ['(self, size: index = -1, /)', alone(read1)],
  peek: ['(self, size: index = 0, /)', alone(peek)],
  readinto: ['(self, buffer, /)', alone(readInto(false))],
  readinto1: ['(self, buffer, /)', alone(readInto(true))],
  readline: ['(self, size=-1, /)', alone(readline)],
};
const WRITING: NonNullable<TypeTable['methods']> = {
  writable: ['(self, /)', ask('writable')],
  write: ['(self, buffer, /)', alone(write)],
};
const GETSET: NonNullable<TypeTable['getset']> = {
  ...dictGetter,
  closed: [(t, self: PyBuffered) => isBufferClosed(t, self)],
  name: [(t, self: PyBuffered) => getAttr(t, rawOf(self), 'name')],
  mode: [(t, self: PyBuffered) => getAttr(t, rawOf(self), 'mode')],
};

function next(t: Thread, self: PyBuffered): Value | undefined {
  const line =
    self.cls === bufferedReaderType || self.cls === bufferedRandomType ? readline(t, self, -1) : callMethod(t, self, 'readline');
  if (!(line instanceof PyBytes)) {
    return raise.OSError(`readline() should have returned a bytes object, not '${typeName(line)}'`);
  }
  return line.data.length === 0 ? undefined : line;
}

function fillBuffered(type: PyType, canRead: boolean, canWrite: boolean): void {
  fillType(type, {
    text: '(raw, buffer_size=DEFAULT_BUFFER_SIZE)',
    slots: {
      tp_new: (t, cls) => closeAtEnd(t, adopt(Object.assign(new PyBuffered(), { cls: type }), cls, type)),
      tp_init: init(type.qualname as string, canRead, canWrite),
      tp_repr: repr,
      ...(canRead ? { tp_iternext: next } : {}),
    },
    methods: { ...COMMON, ...(canRead ? READING : {}), ...(canWrite ? WRITING : {}) },
    members: { raw: (_t, self: PyBuffered) => self.raw ?? null },
    getset: GETSET,
  });
}

fillBuffered(bufferedReaderType, true, false);
fillBuffered(bufferedWriterType, false, true);
fillBuffered(bufferedRandomType, true, true);
