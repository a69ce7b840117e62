/**
 * The buffer between a program and a raw stream, in both directions (Modules/_io/bufferedio.c). What was read ahead stands in `ahead`;
 * what was written and not passed on stands in `behind`. Only one of the two is in use at a time: a write after a read first goes
 * back to where the program believes to be.
 */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { index, indexNumber } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { PyByteArray } from '../../objects/bytearray/bytearray-object.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { memoryOf } from '../../objects/memoryview/memoryview.ts';
import { becauseOf, makeException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, PyObject, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { type Source, waitFor } from '../_thread/threads.ts';
import { fileIOType, PyFileIO, readFile, writeFile } from './fileio.ts';
import { DEFAULT_BUFFER_SIZE, isClosed, joinBytes, PyIOBase } from './iobase.ts';
import { holds, isFlushed } from './unflushed.ts';

const NOTHING = new Uint8Array(0);

export class PyBuffered extends PyIOBase {
  /** undefined before `__init__`, null after `detach`. */
  raw: Value | undefined = undefined;
  size = DEFAULT_BUFFER_SIZE;
  ahead: Uint8Array = NOTHING;
  /** How much of `ahead` is consumed. */
  at = 0;
  /** What a read had consumed that was suspended: it is executed again, and begins with this. */
  held: Uint8Array[] = [];
  behind: Uint8Array[] = [];
  behindSize = 0;
  canRead = false;
  canWrite = false;
  /** Whose call is under way. */
  holder: Thread | undefined = undefined;
  /** The memory of the buffer, which goes when the stream is closed. */
  allocated = 0;
}

/** Tells a wait for the stream itself from one for what it reads from. */
const ENTERING = -1;

/**
 * Begins a call that others must not come into (`_enter_buffered_busy`): other threads wait. Raises RuntimeError where the call comes
 * from within one of the same thread. Whoever began it sets `holder` back.
 */
export function enterBuffered(t: Thread, self: PyBuffered): void {
  if (self.holder === t) raise.RuntimeError(`reentrant call inside ${reprText(t, self)}`);
  const vm = t as VmThread;
  if (self.holder !== undefined) waitFor(vm, self, () => self.holder === undefined, undefined, true, ENTERING);
  // This wait is over; one for the raw stream is not, if that has suspended the call.
  if (vm.waiting?.done === ENTERING) vm.waiting = undefined;
  self.holder = t;
}

/** The raw stream. Raises ValueError where there is none (any more). */
export function rawOf(self: PyBuffered): Value {
  if (self.raw === undefined) return raise.ValueError('I/O operation on uninitialized object');
  return self.raw === null ? raise.ValueError('raw stream has been detached') : self.raw;
}

export function isBufferClosed(t: Thread, self: PyBuffered): boolean {
  const raw = rawOf(self);
  return isPlainFile(raw) ? raw.descriptor < 0 : isClosed(t, raw);
}

export function checkOpen(t: Thread, self: PyBuffered, what: string): void {
  if (isBufferClosed(t, self)) raise.ValueError(what);
}

/** A FileIO whose methods nobody has overridden: called directly. */
function isPlainFile(raw: Value): raw is PyFileIO {
  return raw instanceof PyFileIO && raw.cls === fileIOType;
}

/** What a read that runs has taken. */
type Consumed = () => readonly Uint8Array[];
const nothingYet: Consumed = () => [];

/**
 * Waits for what the raw stream will be asked for, where that is a socket's (`socket.SocketIO`, known by its `_sock`): a thread that
 * waits inside of that stream could not give way. `consumed` is what the running read has taken.
 */
function waitForRaw(t: Thread, self: PyBuffered, raw: Value, consumed: Consumed): void {
  if (!(t as VmThread).scheduler?.others) return;
  const source = raw instanceof PyObject ? lookupAttr(t, raw, '_sock') : undefined;
  if (!(source instanceof PyObject) || !('waitAhead' in source)) return;
  (source as PyObject & Source).waitAhead(t as VmThread, self, () => {
    self.held = [...consumed(), ...self.held];
  });
}

/** Begins a read: what an earlier one held stands before what was read ahead. */
export function takeUp(self: PyBuffered): void {
  if (self.held.length === 0) return;
  self.ahead = joinBytes([...self.held, self.ahead.subarray(self.at)]);
  self.at = 0;
  self.held = [];
}

/** At most `limit` bytes of the raw stream; undefined where it would block. */
export function rawRead(t: Thread, self: PyBuffered, limit: number, consumed: Consumed = nothingYet): Uint8Array | undefined {
  const raw = rawOf(self);
  if (isPlainFile(raw)) return readFile(t, raw, limit);
  waitForRaw(t, self, raw, consumed);
  const buffer = new PyByteArray(new Uint8Array(limit));
  const answer = callMethod(t, raw, 'readinto', memoryOf(t, buffer));
  if (answer === null) return undefined;
  const count = readCount(t, answer);
  if (count < 0 || count > limit) {
    raise.OSError(`raw readinto() returned invalid length ${count} (should have been between 0 and ${limit})`);
  }
  return buffer.data.subarray(0, count);
}

/** What a raw stream says that it has read. Raises OSError, because of what makes it no number. */
function readCount(t: Thread, answer: Value): number {
  try {
    return indexNumber(t, answer, 'ValueError');
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    throw becauseOf(makeException('OSError', 'raw readinto() failed'), error);
  }
}

/** How many bytes the raw stream took; undefined where it would block. */
function rawWrite(t: Thread, self: PyBuffered, data: Uint8Array): number | undefined {
  const raw = rawOf(self);
  if (isPlainFile(raw)) return writeFile(t, raw, data);
  const answer = callMethod(t, raw, 'write', memoryOf(t, new PyBytes(data)));
  if (answer === null) return undefined;
  const count = Number(index(t, answer));
  if (count < 0 || count > data.length) {
    raise.OSError(`raw write() returned invalid length ${count} (should have been between 0 and ${data.length})`);
  }
  return count;
}

export function rawSeek(t: Thread, self: PyBuffered, target: Value, whence: number): number {
  const position = Number(index(t, callMethod(t, rawOf(self), 'seek', target, whence)));
  return position < 0 ? raise.OSError(`Raw stream returned invalid position ${position}`) : position;
}

export function rawTell(t: Thread, self: PyBuffered): number {
  const position = Number(index(t, callMethod(t, rawOf(self), 'tell')));
  return position < 0 ? raise.OSError(`Raw stream returned invalid position ${position}`) : position;
}

export const available = (self: PyBuffered): number => self.ahead.length - self.at;

/** Consumes bytes that were read ahead. */
export function takeAhead(self: PyBuffered, count: number): Uint8Array {
  const part = self.ahead.subarray(self.at, self.at + count);
  self.at += part.length;
  if (self.at === self.ahead.length) forget(self);
  return part;
}

function forget(self: PyBuffered): void {
  self.ahead = NOTHING;
  self.at = 0;
}

/** Reads ahead once, behind what is there already. False at the end, undefined where it would block. */
export function fill(t: Thread, self: PyBuffered, consumed?: Consumed): boolean | undefined {
  const rest = self.ahead.subarray(self.at);
  const data = rawRead(t, self, Math.max(1, self.size - rest.length), consumed);
  if (data === undefined) return undefined;
  if (data.length === 0) return false;
  self.ahead = rest.length === 0 ? data : joinBytes([rest, data]);
  self.at = 0;
  return true;
}

/** Goes back to where the program believes to be, and drops what was read ahead. */
export function rewind(t: Thread, self: PyBuffered): void {
  const rest = available(self);
  forget(self);
  if (rest > 0) rawSeek(t, self, -rest, 1);
}

const EAGAIN = 11;

/** The errno is that of the last system call: a raw stream in Python makes none. */
function blockingError(t: Thread, self: PyBuffered, written: number): never {
  const errno = isPlainFile(rawOf(self)) ? EAGAIN : 0;
  const args = [errno, 'write could not complete without blocking', written];
  throw call(t, exceptionTypes.BlockingIOError, args) as PyException;
}

/** Passes on all that was written. Raises BlockingIOError where the raw stream takes no more; the rest is kept. */
export function flushBehind(t: Thread, self: PyBuffered): void {
  if (self.behindSize === 0) return;
  let data = joinBytes(self.behind);
  self.behind = [];
  self.behindSize = 0;
  try {
    while (data.length > 0) {
      const count = rawWrite(t, self, data);
      if (count === undefined) return blockingError(t, self, 0);
      data = data.subarray(count);
    }
  } finally {
    // A broken pipe never takes it: the reference keeps it all the same, and fails again at the next flush.
    if (data.length > 0) {
      self.behind = [data, ...self.behind];
      self.behindSize += data.length;
    } else isFlushed(t, self);
  }
}

/** Writes into the buffer, and through it when it is full. */
export function writeBuffered(t: Thread, self: PyBuffered, bytes: Uint8Array): number {
  if (self.canRead && available(self) > 0) rewind(t, self);
  if (self.behindSize + bytes.length <= self.size) {
    if (self.behindSize === 0) holds(t, self);
    self.behind.push(bytes.slice());
    self.behindSize += bytes.length;
    return bytes.length;
  }
  try {
    flushBehind(t, self);
  } catch (error) {
    if (!(error instanceof PyException) || error.cls !== exceptionTypes.BlockingIOError) throw error;
    const room = Math.max(0, self.size - self.behindSize);
    const kept = bytes.slice(0, room);
    self.behind.push(kept);
    self.behindSize += kept.length;
    return kept.length === bytes.length ? bytes.length : blockingError(t, self, kept.length);
  }
  let rest = bytes;
  while (rest.length > self.size) {
    const count = rawWrite(t, self, rest);
    if (count === undefined) {
      const kept = rest.slice(0, self.size);
      self.behind.push(kept);
      self.behindSize += kept.length;
      return blockingError(t, self, bytes.length - rest.length + kept.length);
    }
    rest = rest.subarray(count);
  }
  if (rest.length > 0) {
    holds(t, self);
    self.behind.push(rest.slice());
    self.behindSize += rest.length;
  }
  return bytes.length;
}
