/** What can be done with a mapping (Modules/mmapmodule.c): it is a file, and a sequence of bytes. */
import { findUnits, rfindUnits } from '../../base/units.ts';
import { index, indexNumber, isIndex } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { lendBytes } from '../../objects/bytes/buffer-object.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { adjustSlice, PySlice, unpackSlice } from '../../objects/slice.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { cInt } from '../keyword-arguments.ts';
import { typeName } from '../native-type.ts';
import { channelOf } from '../posix/descriptors.ts';
import { newMmap, ssize } from './mmap.ts';
import { ACCESS_COPY, ACCESS_READ, mmapType, PAGE, PyMmap } from './mmap-object.ts';

const EPERM = 1;
const EINVAL = 22;
const NEWLINE = 10;
const ACCESS_NAMES = ['ACCESS_DEFAULT', 'ACCESS_READ', 'ACCESS_WRITE', 'ACCESS_COPY'];

type Convert = (t: Thread, value: Value) => Value;

const ANY: Convert = (_t, value) => value;
const SIZE: Convert = ssize;
const INT: Convert = cInt;
/** How many bytes to read; None for all. */
const COUNT: Convert = (t, value) => {
  if (value === null) return null;
  if (!isIndex(value)) return raise.TypeError(`argument should be integer or None, not '${typeName(value)}'`);
  return indexNumber(t, value, 'OverflowError');
};

/** A method of an open mapping whose arguments are taken one by one, with the messages of `PyArg_ParseTuple`. */
function row(name: string, needed: readonly Convert[], more: readonly Convert[], work: NativeRow[1]): NativeRow {
  const kinds = [...needed, ...more];
  const method = (t: Thread, self: PyMmap, args: Value[]): Value => {
    self.opened();
    if (args.length < needed.length || args.length > kinds.length) {
      const bound = args.length < needed.length ? needed.length : kinds.length;
      const word = more.length === 0 ? 'exactly' : args.length < needed.length ? 'at least' : 'at most';
      return raise.TypeError(`${name}() takes ${word} ${bound} argument${bound === 1 ? '' : 's'} (${args.length} given)`);
    }
    return (work as (t: Thread, self: PyMmap, ...args: Value[]) => Value)(t, self, ...args.map((value, i) => kinds[i](t, value)));
  };
  return ['~(self, *args)', method, 'VARARGS'];
}

const rest = (self: PyMmap, data: Uint8Array): number => Math.max(data.length - self.pos, 0);

/** The next bytes, which are then behind. */
function take(self: PyMmap, data: Uint8Array, count: number): Value {
  const at = Math.min(self.pos, data.length);
  self.pos += count;
  return new PyBytes(data.slice(at, at + count));
}

function read(_t: Thread, self: PyMmap, count: number | null | undefined): Value {
  const data = self.view();
  const left = rest(self, data);
  return take(self, data, count === undefined || count === null || count < 0 || count > left ? left : count);
}

function readline(_t: Thread, self: PyMmap): Value {
  const data = self.view();
  const left = rest(self, data);
  if (left === 0) return new PyBytes(new Uint8Array(0));
  const end = data.indexOf(NEWLINE, self.pos);
  return take(self, data, end < 0 ? left : end + 1 - self.pos);
}

const finder =
  (find: typeof findUnits): NativeRow[1] =>
  (t, self: PyMmap, needle: Value, start: number | undefined, end: number | undefined) => {
    const { length } = self.opened().data;
    const bytes = needBytes(t, needle);
    const bound = (at: number) => Math.min(Math.max(at < 0 ? at + length : at, 0), length);
    const from = bound(start ?? self.pos);
    const to = bound(end ?? length);
    return to - from < bytes.length ? -1 : find(self.view(), bytes, from, to);
  };

function write(t: Thread, self: PyMmap, given: Value): Value {
  const { length } = self.view();
  const bytes = needBytes(t, given);
  self.checkWritable();
  if (length - self.pos < bytes.length) return raise.ValueError('data out of range');
  self.forWriting(self.pos, self.pos + bytes.length).set(bytes, self.pos);
  self.pos += bytes.length;
  return bytes.length;
}

function writeByte(t: Thread, self: PyMmap, given: Value): Value {
  const { length } = self.view();
  const byte = index(t, given);
  if (byte < 0) return raise.OverflowError('unsigned byte integer is less than minimum');
  if (byte > 255) return raise.OverflowError('unsigned byte integer is greater than maximum');
  self.checkWritable();
  if (self.pos >= length) return raise.ValueError('write byte out of range');
  self.forWriting(self.pos, self.pos + 1)[self.pos] = Number(byte);
  self.pos++;
  return null;
}

function readByte(_t: Thread, self: PyMmap): Value {
  const data = self.view();
  return self.pos < data.length ? data[self.pos++] : raise.ValueError('read byte out of range');
}

function seek(_t: Thread, self: PyMmap, distance: number, how = 0): Value {
  const { length } = self.view();
  if (how < 0 || how > 2) return raise.ValueError('unknown seek type');
  const where = distance + (how === 0 ? 0 : how === 1 ? self.pos : length);
  if (where < 0 || where > length) return raise.ValueError('seek out of range');
  self.pos = where;
  return null;
}

function move(_t: Thread, self: PyMmap, to: number, from: number, count: number): Value {
  const { length } = self.view();
  self.checkWritable();
  if (to < 0 || from < 0 || count < 0 || length - to < count || length - from < count) {
    return raise.ValueError('source, destination, or count out of range');
  }
  self.forWriting(to, to + count).copyWithin(to, from, from + count);
  return null;
}

function resize(t: Thread, self: PyMmap, size: number): Value {
  self.opened();
  self.refuseViews(t, "mmap can't resize with extant buffers exported.");
  const { access } = self.mapped;
  if (access === ACCESS_READ || access === ACCESS_COPY) {
    return raise.TypeError("mmap can't resize a readonly or copy-on-write memory map.");
  }
  if (size < 0) return raise.ValueError('new size out of range');
  if (size === 0) return raiseSystem(EINVAL);
  self.resize(size);
  return null;
}

function flush(_t: Thread, self: PyMmap, offset = 0, given?: number): Value {
  const { length } = self.view();
  const size = given ?? length;
  if (size < 0 || offset < 0 || length - offset < size) return raise.ValueError('flush values out of range');
  const { access, file } = self.mapped;
  if (access === ACCESS_READ || access === ACCESS_COPY) return null;
  if (offset % PAGE !== 0) return raiseSystem(EINVAL);
  guardHost(() => {
    self.writeBack();
    file?.sync();
  });
  return null;
}

/** Advice that Linux knows; most of it changes nothing that a program could see. */
const DONTNEED = 4;
const REMOVE = 9;
const HWPOISON = 100;
const SOFT_OFFLINE = 101;
const ADVICE: ReadonlySet<number> = new Set([
  0,
  1,
  2,
  3,
  DONTNEED,
  8,
  REMOVE,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
  17,
  HWPOISON,
  SOFT_OFFLINE,
]);

function madvise(_t: Thread, self: PyMmap, advice: number, start = 0, given?: number): Value {
  const data = self.view();
  const length = given ?? data.length;
  if (start < 0 || start >= data.length) return raise.ValueError('madvise start out of bounds');
  if (length < 0) return raise.ValueError('madvise length invalid');
  if (start > 0 && start + length >= 2 ** 63) return raise.OverflowError('madvise length too large');
  if (!ADVICE.has(advice) || start % PAGE !== 0) return raiseSystem(EINVAL);
  if (advice === HWPOISON || advice === SOFT_OFFLINE) return raiseSystem(EPERM);
  if (advice === REMOVE) return raise.NotImplementedError('punching holes into a mapping is not supported yet');
  if (advice === DONTNEED) self.forget(start, Math.min(start + length, data.length));
  return null;
}

function close(t: Thread, self: PyMmap): Value {
  if (self.data !== undefined) self.refuseViews(t, 'cannot close exported pointers exist');
  self.close(t);
  return null;
}

const OUT = 'mmap index out of range';

function placeOf(t: Thread, self: PyMmap, key: Value): number {
  const at = indexNumber(t, key, 'IndexError');
  const { length } = self.view();
  const place = at < 0 ? at + length : at;
  return place >= 0 && place < length ? place : raise.IndexError(OUT);
}

function subscript(t: Thread, self: PyMmap, key: Value): Value {
  self.opened();
  if (isIndex(key)) {
    const at = placeOf(t, self, key);
    return self.view()[at];
  }
  if (!(key instanceof PySlice)) return raise.TypeError('mmap indices must be integers');
  const fields = unpackSlice(t, key);
  const data = self.view();
  const { start, step, count } = adjustSlice(fields, data.length);
  if (step === 1) return new PyBytes(data.slice(start, start + count));
  return new PyBytes(Uint8Array.from({ length: count }, (_, i) => data[start + i * step]));
}

function assign(t: Thread, self: PyMmap, key: Value, value: Value | undefined): void {
  self.opened();
  self.checkWritable();
  if (isIndex(key)) {
    const at = placeOf(t, self, key);
    if (value === undefined) return raise.TypeError("mmap doesn't support item deletion");
    if (!isIndex(value)) return raise.TypeError('mmap item value must be an int');
    const byte = indexNumber(t, value, 'TypeError');
    if (byte < 0 || byte > 255) return raise.ValueError('mmap item value must be in range(0, 256)');
    self.forWriting(at, at + 1)[at] = byte;
    return;
  }
  if (!(key instanceof PySlice)) return raise.TypeError('mmap indices must be integer');
  const { start, step, count } = adjustSlice(unpackSlice(t, key), self.view().length);
  if (value === undefined) return raise.TypeError("mmap object doesn't support slice deletion");
  const bytes = needBytes(t, value);
  if (bytes.length !== count) return raise.IndexError('mmap slice assignment is wrong size');
  if (count === 0) return;
  const last = start + (count - 1) * step;
  const data = self.forWriting(Math.min(start, last), Math.max(start, last) + 1);
  if (step === 1) data.set(bytes, start);
  else for (let i = 0, at = start; i < count; i++, at += step) data[at] = bytes[i];
}

function item(_t: Thread, self: PyMmap, at: number): Value {
  const data = self.view();
  return at >= 0 && at < data.length ? new PyBytes(data.slice(at, at + 1)) : raise.IndexError(OUT);
}

function repr(_t: Thread, { cls, data, pos, mapped }: PyMmap): Value {
  const name = utf16(cls.name);
  if (data === undefined) return strFromUtf16(`<${name} closed=True>`);
  const access = ACCESS_NAMES[mapped.access];
  return strFromUtf16(`<${name} closed=False, access=${access}, length=${data.length}, pos=${pos}, offset=${mapped.offset}>`);
}

/** The size of the file, whatever is mapped of it. */
function sizeOf(t: Thread, self: PyMmap): Value {
  self.opened();
  return guardHost(() => channelOf(t, self.mapped.descriptor).stat()).size;
}

let isFilled = false;

/** Gives the type what it has, when the module is first made. */
export function fillMmapType(): void {
  if (isFilled) return;
  isFilled = true;
  fillType(mmapType, {
    class: PyMmap,
    constants: { __module__: 'mmap' },
    slots: {
      tp_new: newMmap,
      tp_repr: repr,
      bf_getbuffer: (_t, self: PyMmap, flags: number) => lendBytes(self, self.view(), self.mapped.access === ACCESS_READ, flags),
      // Views are known to the object itself (objects/bytes/lender.ts).
      bf_releasebuffer: () => {},
      mp_length: (_t, self: PyMmap) => self.view().length,
      mp_subscript: subscript,
      mp_ass_subscript: assign,
      sq_length: (_t, self: PyMmap) => self.view().length,
      sq_item: item,
    },
    methods: {
      close: ['~(self, /)', close],
      find: row('find', [ANY], [SIZE, SIZE], finder(findUnits)),
      rfind: row('rfind', [ANY], [SIZE, SIZE], finder(rfindUnits)),
      flush: row('flush', [], [SIZE, SIZE], flush),
      madvise: row('madvise', [INT], [SIZE, SIZE], madvise),
      move: row('move', [SIZE, SIZE, SIZE], [], move),
      read: row('read', [], [COUNT], read),
      read_byte: ['~(self, /)', readByte],
      readline: ['~(self, /)', readline],
      resize: row('resize', [SIZE], [], resize),
      seek: row('seek', [SIZE], [INT], seek),
      size: ['~(self, /)', sizeOf],
      tell: ['~(self, /)', (_t, self: PyMmap) => self.opened().pos],
      write: row('write', [ANY], [], write),
      write_byte: row('write_byte', [ANY], [], writeByte),
      __enter__: ['~(self, /)', (_t, self: PyMmap) => self.opened()],
      __exit__: ['~(self, *args)', close, 'VARARGS'],
    },
    getset: { closed: [(_t, self: PyMmap) => self.data === undefined] },
  });
}
