/** `io.FileIO`: an open descriptor as a raw stream (Modules/_io/fileio.c). */

import { HostError } from '../../host/host.ts';
import { lookupAttr, setAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, asStr, PyBytes, type Str, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { type Channel, channelOf, closeDescriptor, descriptorsOf, seekChannel } from '../posix/descriptors.ts';
import { openDescriptor } from '../posix/open.ts';
import { fspath, pathOf } from '../posix/path.ts';
import { readChannel, writeChannel } from '../posix/pipe.ts';
import { closeAtEnd, isDone, warnUnclosed } from './ending.ts';
import {
  DEFAULT_BUFFER_SIZE,
  dictGetter,
  intoBytes,
  joinBytes,
  PyIOBase,
  rawIOBaseType,
  refuse,
  sizeOf,
  streamType,
} from './iobase.ts';

const EISDIR = 21;
const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;

export class PyFileIO extends PyIOBase {
  descriptor = -1;
  created = false;
  canRead = false;
  canWrite = false;
  appending = false;
  /** Undefined until somebody asks. */
  canSeek: boolean | undefined = undefined;
  ownsDescriptor = true;
}

export const fileIOType = streamType('FileIO', rawIOBaseType);

/** Sets what a mode allows and gives the flags of `open`. Raises ValueError. */
function readMode(self: PyFileIO, mode: string): number {
  let flags = 0;
  let kinds = 0;
  let plus = false;
  for (const letter of mode) {
    if (letter === 'b') continue;
    if (letter === '+') {
      if (plus) kinds = 2;
      plus = true;
      continue;
    }
    kinds++;
    if (letter === 'x') flags |= 0o300;
    else if (letter === 'w') flags |= 0o1100;
    else if (letter === 'a') flags |= 0o2100;
    else if (letter !== 'r') return raise.ValueError(`invalid mode: ${mode}`);
    if (letter === 'r') self.canRead = true;
    else self.canWrite = true;
    if (letter === 'x') self.created = true;
    if (letter === 'a') self.appending = true;
    if (kinds > 1) break;
  }
  if (kinds !== 1) {
    return raise.ValueError('Must have exactly one of create/read/write/append mode and at most one plus');
  }
  if (plus) self.canRead = self.canWrite = true;
  const O_CLOEXEC = 0o2000000;
  return flags | (self.canRead && self.canWrite ? 2 : self.canWrite ? 1 : 0) | O_CLOEXEC;
}

const INIT = parseSignature("(self, file, mode: str = 'r', closefd: bool = True, opener=None)");

/** As `PyUnicode_FSConverter` says it. */
function checkNull(t: Thread, file: Value): Value {
  const path = fspath(t, file);
  const text = asStr(path);
  if (text === undefined ? (path as PyBytes).data.includes(0) : utf16(text).includes('\0'))
    raise.ValueError('embedded null byte');
  return path;
}

function init(t: Thread, self: PyFileIO, args: Value[], kwnames: readonly Str[] | undefined): void {
  const [file, mode, closefd, opener] = bind(t, INIT, 'FileIO', args, kwnames) as [Value, Str, boolean, Value];
  if (self.descriptor >= 0) {
    if (self.ownsDescriptor) closeDescriptor(t, self.descriptor);
    self.descriptor = -1;
  }
  Object.assign(self, { created: false, canRead: false, canWrite: false, appending: false, canSeek: undefined });
  self.ownsDescriptor = closefd;
  const number = asInt(file);
  if (number !== undefined && number < 0) raise.ValueError('negative file descriptor');
  const path = number === undefined ? pathOf(t, checkNull(t, file), { of: 'open', argument: 'file' }) : undefined;
  const flags = readMode(self, utf16(mode));
  const own = path !== undefined;
  if (path === undefined) self.descriptor = Number(number);
  else {
    if (!closefd) raise.ValueError('Cannot use closefd=False with file name');
    self.descriptor = opener === null ? openDescriptor(t, path.text, flags, 0o666, path.shown) : openBy(t, opener, file, flags);
  }
  try {
    const channel = channelOf(t, self.descriptor);
    const { mode: kind } = guardHost(() => channel.stat(), file);
    if ((kind & S_IFMT) === S_IFDIR) raiseSystem(EISDIR, file);
    setAttr(t, self, 'name', file);
    // A pipe has no end to go to.
    if (self.appending && channel.seek !== undefined) seekChannel(channel, 0, 2);
  } catch (error) {
    if (own) descriptorsOf(t).close(self.descriptor);
    self.descriptor = -1;
    throw error;
  }
}

function openBy(t: Thread, opener: Value, file: Value, flags: number): number {
  const made = asInt(call(t, opener, [file, flags]));
  if (made === undefined) return raise.TypeError('expected integer from opener');
  return made < 0 ? raise.ValueError(`opener returned ${made}`) : Number(made);
}

/** The stream, unless the program has closed it. Raises ValueError. */
function unclosed(self: PyFileIO): PyFileIO {
  return self.descriptor < 0 ? raise.ValueError('I/O operation on closed file') : self;
}

function opened(t: Thread, self: PyFileIO): Channel {
  return channelOf(t, unclosed(self).descriptor);
}

function reading(t: Thread, self: PyFileIO): Channel {
  const channel = opened(t, self);
  return self.canRead ? channel : refuse('File not open for reading');
}

/** Undefined where the call would block and may not. */
function unlessBlocked<T>(work: () => T): T | undefined {
  return guardHost(() => {
    try {
      return work();
    } catch (error) {
      if (error instanceof HostError && error.code === 'EAGAIN') return undefined;
      throw error;
    }
  });
}

/** At most `limit` bytes; undefined where that would block. */
export function readFile(t: Thread, self: PyFileIO, limit: number): Uint8Array | undefined {
  const channel = reading(t, self);
  return unlessBlocked(() => readChannel(t as VmThread, self, channel, limit));
}

/** All that is left; undefined where there is nothing and more would block. */
export function readWholeFile(t: Thread, self: PyFileIO): Uint8Array | undefined {
  const channel = reading(t, self);
  const parts: Uint8Array[] = [];
  let limit = Math.max(guardHost(() => channel.stat()).size + 1, DEFAULT_BUFFER_SIZE);
  for (;;) {
    const part = unlessBlocked(() => readChannel(t as VmThread, self, channel, limit));
    if (part === undefined && parts.length === 0) return undefined;
    if (part === undefined || part.length === 0) return joinBytes(parts);
    parts.push(part);
    limit = parts.length > 1 ? Math.min(limit * 2, 1 << 20) : DEFAULT_BUFFER_SIZE;
  }
}

/** How many bytes were taken; undefined where that would block. */
export function writeFile(t: Thread, self: PyFileIO, bytes: Uint8Array): number | undefined {
  const channel = opened(t, self);
  if (!self.canWrite) return refuse('File not open for writing');
  return unlessBlocked(() => writeChannel(t as VmThread, self, channel, bytes));
}

const bytesOrNone = (data: Uint8Array | undefined): Value => (data === undefined ? null : new PyBytes(data));

export function isFileSeekable(t: Thread, self: PyFileIO): boolean {
  self.canSeek ??= descriptorsOf(t).get(unclosed(self).descriptor)?.seek !== undefined;
  return self.canSeek;
}

export function modeText(self: PyFileIO): string {
  const plus = self.canRead && self.canWrite ? '+' : '';
  if (self.created) return `xb${plus}`;
  if (self.appending) return `ab${plus}`;
  return self.canRead ? `rb${plus}` : 'wb';
}

function close(t: Thread, self: PyFileIO): Value {
  let result: Value = null;
  isDone(t, self);
  if (self.finalizing && self.descriptor >= 0 && self.ownsDescriptor) warnUnclosed(t, self);
  try {
    const base = rawIOBaseType.base!.namespace.getStr('close') as Value;
    result = call(t, base, [self]);
  } finally {
    const { descriptor } = self;
    self.descriptor = -1;
    if (descriptor >= 0 && self.ownsDescriptor) closeDescriptor(t, descriptor);
  }
  return result;
}

function truncate(t: Thread, self: PyFileIO, size: Value): Value {
  const channel = opened(t, self);
  if (!self.canWrite) return refuse('File not open for writing');
  const wanted = size === null ? seekChannel(channel, 0, 1) : Number(index(t, size));
  if (wanted < 0 || channel.truncate === undefined) return raiseSystem(22);
  guardHost(() => channel.truncate?.(wanted));
  return wanted;
}

function repr(t: Thread, self: PyFileIO): Str {
  const shown = utf16(typeOf(self).name);
  if (self.descriptor < 0) return `<${shown} [closed]>`;
  const rest = `mode='${modeText(self)}' closefd=${self.ownsDescriptor ? 'True' : 'False'}>`;
  const name = lookupAttr(t, self, 'name');
  return name === undefined ? `<${shown} fd=${self.descriptor} ${rest}` : `<${shown} name=${reprText(t, name)} ${rest}`;
}

fillType(fileIOType, {
  class: PyFileIO,
  text: "(file, mode='r', closefd=True, opener=None)",
  slots: { tp_new: (t, cls) => closeAtEnd(t, adopt(new PyFileIO(), cls, fileIOType)), tp_init: init, tp_repr: repr },
  methods: {
    read: [
      '(self, size=-1, /)',
      (t, self: PyFileIO, size: Value) => {
        reading(t, self);
        const limit = sizeOf(t, size);
        return limit < 0 ? callMethod(t, self, 'readall') : bytesOrNone(readFile(t, self, limit));
      },
    ],
    readall: ['(self, /)', (t, self: PyFileIO) => bytesOrNone(readWholeFile(t, self))],
    readinto: [
      '(self, buffer, /)',
      (t, self: PyFileIO, buffer: Value) => {
        reading(t, self);
        return intoBytes(t, buffer, 'readinto', (into) => {
          const data = readFile(t, self, into.length);
          if (data === undefined) return null;
          into.set(data);
          return data.length;
        });
      },
    ],
    write: ['(self, b, /)', (t, self: PyFileIO, data: Value) => writeFile(t, self, needBytes(t, data)) ?? null],
    seek: [
      '(self, pos, whence: int = 0, /)',
      (t, self: PyFileIO, position: Value, whence: number) => seekChannel(opened(t, self), Number(index(t, position)), whence),
    ],
    tell: ['(self, /)', (t, self: PyFileIO) => seekChannel(opened(t, self), 0, 1)],
    truncate: ['(self, size=None, /)', truncate],
    close: ['(self, /)', close],
    _dealloc_warn: [
      '~(self, source, /)',
      (t, self: PyFileIO, source: Value) => {
        if (self.descriptor >= 0 && self.ownsDescriptor) warnUnclosed(t, source);
        return null;
      },
    ],
    seekable: ['(self, /)', isFileSeekable],
    readable: ['(self, /)', (_t, self: PyFileIO) => unclosed(self).canRead],
    writable: ['(self, /)', (_t, self: PyFileIO) => unclosed(self).canWrite],
    fileno: ['(self, /)', (_t, self: PyFileIO) => unclosed(self).descriptor],
    isatty: ['(self, /)', (t, self: PyFileIO) => descriptorsOf(t).get(unclosed(self).descriptor)?.isTerminal ?? false],
    _isatty_open_only: ['(self, /)', (t, self: PyFileIO) => descriptorsOf(t).get(unclosed(self).descriptor)?.isTerminal ?? false],
    __getstate__: ['(self, /)', (_t, self: Value) => raise.TypeError(`cannot pickle '${utf16(typeOf(self).name)}' instances`)],
  },
  getset: {
    ...dictGetter,
    closed: [(_t, self: PyFileIO) => self.descriptor < 0],
    closefd: [(_t, self: PyFileIO) => self.ownsDescriptor],
    mode: [(_t, self: PyFileIO) => modeText(self)],
    _blksize: [() => DEFAULT_BUFFER_SIZE],
  },
});
