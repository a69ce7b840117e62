/**
 * The state of a text stream and its work: text to bytes on the way out, bytes to text and lines on the way in
 * (Modules/_io/textio.c). Text is UTF-16; what a program sees as lengths and positions counts code points.
 */
import { getAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { encodeText } from '../../objects/codec.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { bufferedWriterType, flushBuffered } from './buffered.ts';
import { isBufferClosed, PyBuffered, writeBuffered } from './buffered-object.ts';
import { isClosed, joinBytes, PyIOBase, refuse } from './iobase.ts';
import { NewlineDecoder } from './newlines.ts';
import type { DecoderState, IncrementalDecoder } from './text-decoder.ts';
import { findLineEnd } from './text-lines.ts';
import { holds, isFlushed } from './unflushed.ts';

export class PyTextIOWrapper extends PyIOBase {
  /** undefined before `__init__`, null after `detach`. */
  buffer: Value | undefined = undefined;
  encoding: Str = '';
  errors: Str = 'strict';
  /** Of the encodings that are known here; undefined for those of the library. */
  native: string | undefined = undefined;
  /** An incremental encoder of the library. */
  encoder: Value = null;
  decoder: IncrementalDecoder | undefined = undefined;
  lineBuffering = false;
  writeThrough = false;
  readUniversal = true;
  readTranslate = true;
  readNewline: string | null = null;
  writeNewline = '\n';
  seekable = false;
  telling = false;
  hasRead1 = false;
  chunkSize = 8192;
  /** Text that is not encoded yet (it can be), or bytes that it became. */
  pending: (string | Uint8Array)[] = [];
  pendingSize = 0;
  decoded = '';
  used = 0;
  /** Where the decoder stood before the last chunk, and the chunk with what it had pending. */
  snapshot: { flag: bigint; input: Uint8Array } | undefined = undefined;
  name: Value | undefined = undefined;
}

const typeName = (value: Value) => utf16(typeOf(value).name);

/** The binary stream. Raises ValueError where there is none (any more). */
export function bufferOf(self: PyTextIOWrapper): Value {
  if (self.buffer === undefined) return raise.ValueError('I/O operation on uninitialized object');
  return self.buffer === null ? raise.ValueError('underlying buffer has been detached') : self.buffer;
}

export function isTextClosed(t: Thread, self: PyTextIOWrapper): boolean {
  const buffer = bufferOf(self);
  return buffer instanceof PyBuffered ? isBufferClosed(t, buffer) : isClosed(t, buffer);
}

export function checkText(t: Thread, self: PyTextIOWrapper): void {
  if (isTextClosed(t, self)) raise.ValueError('I/O operation on closed file.');
}

/** Passes what is pending on to the binary stream. */
export function flushPending(t: Thread, self: PyTextIOWrapper): void {
  if (self.pending.length === 0) return;
  const parts: Uint8Array[] = [];
  let run: string[] = [];
  const encodeRun = () => {
    if (run.length === 0) return;
    parts.push(encodeText(t, strFromUtf16(run.join('')), self.native as string, self.errors).data);
    run = [];
  };
  for (const part of self.pending) {
    if (typeof part === 'string') run.push(part);
    else {
      encodeRun();
      parts.push(part);
    }
  }
  encodeRun();
  self.pending = [];
  self.pendingSize = 0;
  isFlushed(t, self);
  writeBytes(t, self, joinBytes(parts));
}

function writeBytes(t: Thread, self: PyTextIOWrapper, data: Uint8Array): void {
  const buffer = bufferOf(self);
  if (buffer instanceof PyBuffered && buffer.cls === bufferedWriterType) {
    if (isBufferClosed(t, buffer)) raise.ValueError('write to closed file');
    writeBuffered(t, buffer, data);
  } else callMethod(t, buffer, 'write', new PyBytes(data));
}

function flushBuffer(t: Thread, self: PyTextIOWrapper): void {
  const buffer = bufferOf(self);
  if (buffer instanceof PyBuffered && buffer.cls === bufferedWriterType) flushBuffered(t, buffer);
  else callMethod(t, buffer, 'flush');
}

const SURROGATE = /[\ud800-\udfff]/;
const NOT_ASCII = /[^\0-\x7f]/;

/** Whether text can be encoded without a look at each character. */
function isPlain(self: PyTextIOWrapper, text: Str): text is string {
  if (typeof text !== 'string') return false;
  return self.native === 'utf-8' ? !SURROGATE.test(text) : self.native !== undefined && !NOT_ASCII.test(text);
}

function encodeNow(t: Thread, self: PyTextIOWrapper, text: Str): Uint8Array {
  if (self.native !== undefined) return encodeText(t, text, self.native, self.errors).data;
  const made = callMethod(t, self.encoder, 'encode', text);
  if (!(made instanceof PyBytes)) return raise.TypeError(`encoder should return a bytes object, not '${typeName(made)}'`);
  return made.data;
}

/** Writes text; its length comes back. The way of `print`: kept short. */
export function writeText(t: Thread, self: PyTextIOWrapper, text: Str): number {
  checkText(t, self);
  if (self.native === undefined && self.encoder === null) return raiseNotWritable();
  const length = typeof text === 'string' ? text.length : text.points.length;
  let out = text;
  const hasNewline = (self.lineBuffering || self.writeNewline !== '\n') && includesNewline(text);
  if (hasNewline && self.writeNewline !== '\n') out = strFromUtf16(utf16(text).replaceAll('\n', self.writeNewline));
  const flushes = self.lineBuffering && (hasNewline || (typeof text === 'string' ? text.includes('\r') : false));
  if (self.pending.length === 0) holds(t, self);
  const part = isPlain(self, out) ? out : encodeNow(t, self, out);
  // What is large is not copied together with what waits.
  if (part.length >= self.chunkSize) flushPending(t, self);
  self.pending.push(part);
  self.pendingSize += part.length;
  if (self.pendingSize >= self.chunkSize || flushes || self.writeThrough) flushPending(t, self);
  if (flushes) flushBuffer(t, self);
  if (self.decoded !== '' || self.snapshot !== undefined) {
    self.decoded = '';
    self.used = 0;
    self.snapshot = undefined;
    self.decoder?.reset(t);
  }
  return length;
}

const includesNewline = (text: Str): boolean => (typeof text === 'string' ? text.includes('\n') : text.points.includes(10));

function raiseNotWritable(): never {
  return refuse('not writable');
}

export function flushText(t: Thread, self: PyTextIOWrapper): void {
  checkText(t, self);
  self.telling = self.seekable;
  flushPending(t, self);
  flushBuffer(t, self);
}

/** Reads and decodes one chunk; false at the end. `size` is a hint in characters. */
export function readChunk(t: Thread, self: PyTextIOWrapper, size: number): boolean {
  const { decoder } = self;
  if (decoder === undefined) return refuse('not readable');
  let before: DecoderState | undefined;
  if (self.telling) before = decoder.state(t);
  const hint = Math.max(self.chunkSize, size);
  const input = callMethod(t, bufferOf(self), self.hasRead1 ? 'read1' : 'read', hint);
  const data = bytesView(t, input);
  if (data === undefined || asStr(input) !== undefined) {
    const method = self.hasRead1 ? 'read1' : 'read';
    return raise.TypeError(`underlying ${method}() should have returned a bytes-like object, not '${typeName(input)}'`);
  }
  const final = data.length === 0;
  self.decoded = decoder.decode(t, input, final);
  self.used = 0;
  if (before) self.snapshot = { flag: before.flag, input: joinBytes([before.pending, data]) };
  return !final || self.decoded.length > 0;
}

/** All that is left. */
export function readAllText(t: Thread, self: PyTextIOWrapper): string {
  const { decoder } = self;
  if (decoder === undefined) return refuse('not readable');
  const data = callMethod(t, bufferOf(self), 'read');
  if (data === null) return raise.TypeError("can't concat NoneType to str");
  const head = self.decoded.slice(self.used);
  const text = decoder.decode(t, data, true);
  if (self.snapshot !== undefined || self.decoded !== '') {
    self.decoded = '';
    self.used = 0;
    self.snapshot = undefined;
  }
  return head === '' ? text : head + text;
}

/** The next line, with its end; '' at the end of the stream. `limit` in UTF-16 units, negative for none. */
export function readTextLine(t: Thread, self: PyTextIOWrapper, limit: number): string {
  const mode = { translated: self.readTranslate, universal: self.readUniversal, newline: self.readNewline ?? '\n' };
  let line = '';
  let from = 0;
  for (;;) {
    if (self.used >= self.decoded.length) {
      let more = readChunk(t, self, 0);
      while (more && self.decoded.length === 0) more = readChunk(t, self, 0);
      if (!more) {
        self.decoded = '';
        self.used = 0;
        self.snapshot = undefined;
        return line;
      }
    }
    if (line === '') {
      const end = findLineEnd(self.decoded, self.used, mode);
      if (end >= 0) return takeDecoded(self, limit >= 0 ? Math.min(end, self.used + limit) : end);
      if (limit >= 0 && self.decoded.length - self.used >= limit) return takeDecoded(self, self.used + limit);
      line = takeDecoded(self, self.decoded.length);
      from = Math.max(0, line.length - 1);
      continue;
    }
    // A newline of two characters may be split between chunks.
    const before = line.length;
    const whole = line + self.decoded.slice(self.used);
    let end = findLineEnd(whole, from, mode);
    if (end < 0) end = whole.length;
    const isEnd = end < whole.length || findLineEnd(whole, from, mode) >= 0;
    if (limit >= 0 && end > limit) end = limit;
    self.used += end - before;
    line = whole.slice(0, end);
    if (isEnd || (limit >= 0 && line.length >= limit)) return line;
    from = Math.max(0, line.length - 1);
  }
}

function takeDecoded(self: PyTextIOWrapper, end: number): string {
  const text = self.decoded.slice(self.used, end);
  self.used = end;
  return text;
}

/** Sets how newlines are read and written (`set_newline`). `given` is None, '', '\n', '\r' or '\r\n'. */
export function setNewline(self: PyTextIOWrapper, given: string | null): void {
  self.readUniversal = given === null || given === '';
  self.readTranslate = given === null;
  self.readNewline = given;
  self.writeNewline = given === null || given === '' ? '\n' : given;
}

/** Puts the search for newlines over a decoder where they are universal. */
export function wrapDecoder(self: PyTextIOWrapper, decoder: IncrementalDecoder): void {
  self.decoder = self.readUniversal ? new NewlineDecoder(decoder, self.readTranslate) : decoder;
}

/** Makes encoder and decoder of a codec of the library. */
export function encoderOf(t: Thread, codec: Value, errors: Str): Value {
  return call(t, getAttr(t, codec, 'incrementalencoder'), [errors]);
}

export const asks = (t: Thread, object: Value, method: string): boolean => isTrue(t, callMethod(t, object, method));
