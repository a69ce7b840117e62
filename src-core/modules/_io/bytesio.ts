/** `io.BytesIO`: a stream of bytes in memory (Modules/_io/bytesio.c). */
import { getIter, iterNext } from '../../objects/abstract/iter.ts';
import { index } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { lendBytes, ND } from '../../objects/bytes/buffer-object.ts';
import { PyLender } from '../../objects/bytes/lender.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { instanceDict, ownEntries } from '../../objects/instance.ts';
import { memoryOf } from '../../objects/memoryview/memoryview.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, typeOf } from '../../objects/type.ts';
import { basicSize } from '../../objects/type-flags.ts';
import { asInt, PyBytes, PyList, type PyObject, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { bufferedIOBaseType, dictGetter, intoBytes, PyIOBase, sizeOf, streamType } from './iobase.ts';

export class PyBytesIO extends PyIOBase {
  /** The first `size` bytes count; may be shared with a bytes object until it is written to. */
  data: Uint8Array = new Uint8Array(0);
  size = 0;
  shared = false;
  position = 0;
  closed = false;
  /** What lends the bytes to others, once they were asked for. */
  lent: PyBytesIOBuffer | undefined = undefined;
}

/** What `getbuffer` gives a memoryview of. */
export class PyBytesIOBuffer extends PyLender {
  protected readonly inUse = 'Existing exports of data: object cannot be re-sized';
  constructor(readonly owner: PyBytesIO) {
    super();
  }
  view(): Uint8Array {
    return this.owner.data.subarray(0, this.owner.size);
  }
}

export const bytesIOType = streamType('BytesIO', bufferedIOBaseType);
export const bytesIOBufferType = Object.assign(streamType('_BytesIOBuffer', objectType), { final: true });
fillType(bytesIOBufferType, {
  class: PyBytesIOBuffer,
  slots: {
    bf_getbuffer: (_t, self: PyBytesIOBuffer, flags: number) => lendBytes(self, self.view(), false, flags),
    bf_releasebuffer: () => {},
  },
});

function open(self: PyBytesIO): PyBytesIO {
  return self.closed ? raise.ValueError('I/O operation on closed file.') : self;
}

/** Makes room for `size` bytes that may be written. */
function reserve(self: PyBytesIO, size: number): void {
  if (!self.shared && size <= self.data.length) return;
  const larger = new Uint8Array(Math.max(size, size > self.data.length ? size + (size >> 3) + 16 : self.data.length));
  larger.set(self.data.subarray(0, self.size));
  self.data = larger;
  self.shared = false;
}

export function writeBytesIO(t: Thread, self: PyBytesIO, value: Value): number {
  open(self);
  self.lent?.checkExports(t);
  const bytes = needBytes(t, value, ND);
  if (bytes.length === 0) return 0;
  const end = self.position + bytes.length;
  reserve(self, Math.max(end, self.size));
  if (self.position > self.size) self.data.fill(0, self.size, self.position);
  self.data.set(bytes, self.position);
  self.position = end;
  if (end > self.size) self.size = end;
  return bytes.length;
}

function take(self: PyBytesIO, count: number): PyBytes {
  const start = self.position;
  self.position += count;
  if (count > 1 && start === 0 && count === self.size && count === self.data.length && self.lent === undefined) {
    self.shared = true;
    return new PyBytes(self.data);
  }
  return new PyBytes(self.data.slice(start, start + count));
}

function read(t: Thread, self: PyBytesIO, size: Value): Value {
  open(self);
  const rest = Math.max(0, self.size - self.position);
  const wanted = sizeOf(t, size);
  return take(self, wanted < 0 || wanted > rest ? rest : wanted);
}

/** Length of the line from here on. */
function lineLength(self: PyBytesIO, limit: number): number {
  const rest = Math.max(0, self.size - self.position);
  const most = limit < 0 || limit > rest ? rest : limit;
  if (most === 0) return 0;
  const newline = self.data.subarray(self.position, self.position + most).indexOf(10);
  return newline < 0 ? most : newline + 1;
}

function readlines(t: Thread, self: PyBytesIO, hint: Value): Value {
  open(self);
  const number = asInt(hint);
  if (number === undefined && hint !== null)
    return raise.TypeError(`integer argument expected, got '${utf16(typeOf(hint).name)}'`);
  const limit = number === undefined ? -1 : Number(index(t, hint));
  const lines: Value[] = [];
  let total = 0;
  for (let length = lineLength(self, -1); length !== 0; length = lineLength(self, -1)) {
    lines.push(take(self, length));
    total += length;
    if (limit > 0 && total >= limit) break;
  }
  return new PyList(lines);
}

function seek(_t: Thread, self: PyBytesIO, offset: number, whence: number): Value {
  open(self);
  if (offset < 0 && whence === 0) return raise.ValueError(`negative seek value ${offset}`);
  if (whence < 0 || whence > 2) return raise.ValueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  const from = whence === 0 ? 0 : whence === 1 ? self.position : self.size;
  if (from + offset > Number.MAX_SAFE_INTEGER) return raise.OverflowError('new position too large');
  self.position = Math.max(0, from + offset);
  return self.position;
}

function truncate(t: Thread, self: PyBytesIO, size: Value): Value {
  open(self);
  self.lent?.checkExports(t);
  const wanted = size === null ? self.position : Number(index(t, size));
  if (wanted < 0) return raise.ValueError(`negative size value ${wanted}`);
  if (wanted < self.size) {
    reserve(self, self.size);
    self.size = wanted;
  }
  return wanted;
}

function setState(t: Thread, self: PyBytesIO, state: Value): null {
  if (!(state instanceof PyTuple) || state.items.length < 3) {
    return raise.TypeError(
      `${utf16(typeOf(self).name)}.__setstate__ argument should be 3-tuple, got ${utf16(typeOf(state).name)}`,
    );
  }
  const [value, position, dict] = state.items;
  self.lent?.checkExports(t);
  self.size = 0;
  self.position = 0;
  writeBytesIO(t, self, value);
  const at = asInt(position);
  if (at === undefined) return raise.TypeError(`second item of state must be an integer, got ${utf16(typeOf(position).name)}`);
  if (at < 0) return raise.ValueError('position value cannot be negative');
  self.position = Number(at);
  if (dict !== null) {
    if (!(dict instanceof PyDict))
      return raise.TypeError(`third item of state should be a dict, got a ${utf16(typeOf(dict).name)}`);
    for (const [key, item] of dict.entries()) instanceDict(self).set(t, key, item);
  }
  return null;
}

function getState(_t: Thread, self: PyBytesIO): Value {
  open(self);
  const own = ownEntries(self as PyObject);
  const dict = new PyDict();
  for (const [key, value] of own) dict.setStr(key as Str, value);
  return new PyTuple([new PyBytes(self.data.slice(0, self.size)), self.position, own.length === 0 ? null : dict]);
}

const INIT = parseSignature("(self, initial_bytes=b'')");

fillType(bytesIOType, {
  class: PyBytesIO,
  text: "(initial_bytes=b'')",
  slots: {
    tp_new: (_t, cls) => adopt(new PyBytesIO(), cls, bytesIOType),
    tp_init(t, self: PyBytesIO, args, kwnames) {
      const [initial] = bind(t, INIT, 'BytesIO', args, kwnames) as [Value];
      self.lent?.checkExports(t);
      self.size = 0;
      self.position = 0;
      if (initial === null) return;
      if (initial instanceof PyBytes) {
        self.data = initial.data;
        self.size = initial.data.length;
        self.shared = true;
      } else {
        writeBytesIO(t, self, initial);
        self.position = 0;
      }
    },
    tp_iter: (_t, self: PyBytesIO) => open(self),
    tp_iternext(_t, self: PyBytesIO) {
      open(self);
      const length = lineLength(self, -1);
      return length === 0 ? undefined : take(self, length);
    },
  },
  methods: {
    readable: ['(self, /)', (_t, self: PyBytesIO) => open(self) === self],
    seekable: ['(self, /)', (_t, self: PyBytesIO) => open(self) === self],
    writable: ['(self, /)', (_t, self: PyBytesIO) => open(self) === self],
    flush: ['(self, /)', (_t, self: PyBytesIO) => (open(self) === self ? null : null)],
    isatty: ['(self, /)', (_t, self: PyBytesIO) => open(self) !== self],
    tell: ['(self, /)', (_t, self: PyBytesIO) => open(self).position],
    read: ['(self, size=-1, /)', read],
    read1: ['(self, size=-1, /)', read],
    readline: ['(self, size=-1, /)', (t, self: PyBytesIO, size: Value) => take(open(self), lineLength(self, sizeOf(t, size)))],
    readlines: ['(self, size=None, /)', readlines],
    readinto: [
      '(self, buffer, /)',
      (t, self: PyBytesIO, buffer: Value) => {
        return intoBytes(t, buffer, 'readinto', (into) => {
          open(self);
          const count = Math.max(0, Math.min(into.length, self.size - self.position));
          into.set(self.data.subarray(self.position, self.position + count));
          self.position += count;
          return count;
        });
      },
    ],
    write: ['(self, b, /)', (t, self: PyBytesIO, value: Value) => writeBytesIO(t, self, value)],
    writelines: [
      '(self, lines, /)',
      (t, self: PyBytesIO, lines: Value) => {
        open(self);
        const iter = getIter(t, lines);
        for (let line = iterNext(t, iter); line !== undefined; line = iterNext(t, iter)) writeBytesIO(t, self, line);
        return null;
      },
    ],
    seek: ['(self, pos: index, whence: int = 0, /)', seek],
    truncate: ['(self, size=None, /)', truncate],
    getvalue: [
      '(self, /)',
      (_t, self: PyBytesIO) => {
        open(self);
        if (self.size !== self.data.length) return new PyBytes(self.data.slice(0, self.size));
        self.shared = true;
        return new PyBytes(self.data);
      },
    ],
    getbuffer: [
      '(self, /)',
      (t, self: PyBytesIO) => {
        reserve(open(self), self.size);
        self.lent ??= new PyBytesIOBuffer(self);
        return memoryOf(t, self.lent);
      },
    ],
    close: [
      '(self, /)',
      (t, self: PyBytesIO) => {
        self.lent?.checkExports(t);
        self.closed = true;
        self.data = new Uint8Array(0);
        self.size = 0;
        return null;
      },
    ],
    // The buffer is one of bytes.
    __sizeof__: ['~(self, /)', (_t, self: PyBytesIO) => basicSize(self.cls) + (self.size > 0 ? 33 + self.data.length : 0)],
    __getstate__: ['(self, /)', getState],
    __setstate__: ['(self, state, /)', setState],
  },
  getset: { ...dictGetter, closed: [(_t, self: PyBytesIO) => self.closed] },
});
