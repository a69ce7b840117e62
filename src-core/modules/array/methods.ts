/** Methods of `array.array` (Modules/arraymodule.c). */
import { callMethod } from '../../objects/abstract/call.ts';
import { richCompareBool } from '../../objects/abstract/compare.ts';
import { iterate } from '../../objects/abstract/iter.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import type { NativeRow } from '../../objects/define.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { isException, raise } from '../../objects/raise.ts';
import { boundIndex } from '../../objects/slice.ts';
import { lengthStr, pointAt } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { EQ, isSubtype, typeOf } from '../../objects/type.ts';
import { asInt, asStr, PyBytes, PyList, PyTuple, type Str, strFromPoints, type Value } from '../../objects/value.ts';
import { importedName, typeName } from '../native-type.ts';
import { arrayType, PyArray } from './array-object.ts';

export const isArray = (value: Value): value is PyArray => value instanceof PyArray && isSubtype(typeOf(value), arrayType);

export function toList(self: PyArray): Value[] {
  const items: Value[] = [];
  for (let i = 0; i < self.length; i++) items.push(self.at(i));
  return items;
}

export function toUnicode(self: PyArray): Str {
  if (self.kind.code !== 'u') return raise.ValueError('tounicode() may only be called on unicode type arrays');
  const bytes = self.view();
  const points = new Uint32Array(bytes.buffer, bytes.byteOffset, self.length);
  for (const point of points) {
    if (point > 0x10ffff) {
      return raise.ValueError(`character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`);
    }
  }
  return strFromPoints(points);
}

/** Appends all of an array of the same kind or of any iterable. */
export function extendArray(t: Thread, self: PyArray, other: Value): void {
  if (isArray(other)) {
    if (other.kind !== self.kind) raise.TypeError('can only extend with array of same kind');
    self.splice(t, self.length, 0, other.view());
    return;
  }
  iterate(t, other, (item) => self.append(t, item));
}

export function appendBytes(t: Thread, self: PyArray, bytes: Uint8Array): void {
  if (bytes.length % self.kind.size !== 0) raise.ValueError('bytes length not a multiple of item size');
  self.splice(t, self.length, 0, bytes);
}

export function appendText(t: Thread, self: PyArray, text: Str): void {
  const points = new Uint32Array(lengthStr(text));
  for (let i = 0; i < points.length; i++) points[i] = pointAt(text, i);
  appendBytes(t, self, new Uint8Array(points.buffer));
}

function indexOf(t: Thread, self: PyArray, value: Value, start: number, stop: number): number {
  for (let i = start; i < stop && i < self.length; i++) if (richCompareBool(t, self.at(i), value, EQ)) return i;
  return -1;
}

export const contains = (t: Thread, self: PyArray, value: Value): boolean => indexOf(t, self, value, 0, self.length) >= 0;

function index(t: Thread, self: PyArray, value: Value, from: Value, to: Value): Value {
  let start = boundIndex(t, from);
  let stop = boundIndex(t, to);
  if (start < 0) start = Math.max(0, start + self.length);
  if (stop < 0) stop += self.length;
  const at = indexOf(t, self, value, start, stop);
  return at < 0 ? raise.ValueError('array.index(x): x not in array') : at;
}

function remove(t: Thread, self: PyArray, value: Value): Value {
  const at = indexOf(t, self, value, 0, self.length);
  if (at < 0) return raise.ValueError('array.remove(x): x not in array');
  self.splice(t, at, 1, new Uint8Array(0));
  return null;
}

function pop(t: Thread, self: PyArray, i: number): Value {
  if (self.length === 0) return raise.IndexError('pop from empty array');
  const at = i < 0 ? i + self.length : i;
  if (at < 0 || at >= self.length) return raise.IndexError('pop index out of range');
  const value = self.at(at);
  self.splice(t, at, 1, new Uint8Array(0));
  return value;
}

function insert(t: Thread, self: PyArray, i: number, value: Value): Value {
  const stored = self.kind.convert(t, value);
  const at = Math.min(i < 0 ? Math.max(0, i + self.length) : i, self.length);
  self.splice(t, at, 0, new Uint8Array(self.kind.size));
  self.set(at, stored);
  return null;
}

function count(t: Thread, self: PyArray, value: Value): Value {
  let found = 0;
  for (let i = 0; i < self.length; i++) if (richCompareBool(t, self.at(i), value, EQ)) found++;
  return found;
}

function byteswap(_t: Thread, self: PyArray): Value {
  const bytes = self.view();
  const { size } = self.kind;
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return null;
}

function reverse(_t: Thread, self: PyArray): Value {
  const { size } = self.kind;
  const bytes = self.view();
  bytes.reverse();
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return null;
}

function fromlist(t: Thread, self: PyArray, list: Value): Value {
  if (!(list instanceof PyList)) return raise.TypeError('arg must be list');
  const before = self.length;
  const expected = list.items.length;
  try {
    for (let i = 0; i < expected; i++) {
      self.append(t, list.items[i]);
      if (list.items.length !== expected) raise.RuntimeError('list changed size during iteration');
    }
  } catch (error) {
    if (isException(error, 'BaseException')) self.truncate(before);
    throw error;
  }
  return null;
}

function frombytes(t: Thread, self: PyArray, buffer: Value): Value {
  appendBytes(t, self, needBytes(t, buffer));
  return null;
}

function fromfile(t: Thread, self: PyArray, file: Value, n: number): Value {
  if (n < 0) return raise.ValueError('negative count');
  const size = n * self.kind.size;
  const data = callMethod(t, file, 'read', size);
  if (!(data instanceof PyBytes)) return raise.TypeError("read() didn't return bytes");
  appendBytes(t, self, data.data);
  if (data.data.length !== size) return raise.EOFError("read() didn't return enough bytes");
  return null;
}

const BLOCK = 64 * 1024;

function tofile(t: Thread, self: PyArray, file: Value): Value {
  const bytes = self.view().slice();
  for (let at = 0; at < bytes.length; at += BLOCK) callMethod(t, file, 'write', new PyBytes(bytes.slice(at, at + BLOCK)));
  return null;
}

function fromunicode(t: Thread, self: PyArray, text: Value): Value {
  const str = asStr(text);
  if (str === undefined) return raise.TypeError(`fromunicode() argument must be str, not ${typeName(text)}`);
  if (self.kind.code !== 'u') return raise.ValueError('fromunicode() may only be called on unicode type arrays');
  appendText(t, self, str);
  return null;
}

function reduce(t: Thread, self: PyArray, protocol: Value): Value {
  const wanted = asInt(protocol);
  if (wanted === undefined) return raise.TypeError('__reduce_ex__ argument should be an integer');
  const dict = self.dict ?? null;
  const type = typeOf(self);
  const { code, machineFormat } = self.kind;
  if (wanted < 3) return new PyTuple([type, new PyTuple([code, new PyList(toList(self))]), dict]);
  const args = [type, code, machineFormat, new PyBytes(self.view().slice())];
  return new PyTuple([importedName(t, 'array', '_array_reconstructor'), new PyTuple(args), dict]);
}

const copy = (_t: Thread, self: PyArray): Value => new PyArray(self.kind, self.view());

export const methods: Record<string, NativeRow> = {
  append: [
    '(self, v, /)',
    (t, self: PyArray, value: Value) => {
      self.append(t, value);
      return null;
    },
  ],
  buffer_info: ['(self, /)', (t, self: PyArray) => new PyTuple([t.runtime.identity(self), self.length])],
  byteswap: ['(self, /)', byteswap],
  count: ['(self, v, /)', count],
  extend: [
    '(self, bb, /)',
    (t, self: PyArray, other: Value) => {
      extendArray(t, self, other);
      return null;
    },
    'FASTCALL_KEYWORDS',
  ],
  frombytes: ['(self, buffer, /)', frombytes],
  fromfile: ['(self, f, n: index, /)', fromfile, 'FASTCALL_KEYWORDS'],
  fromlist: ['(self, list, /)', fromlist],
  fromunicode: ['(self, ustr, /)', fromunicode],
  index: ['(self, v, start=0, stop=sys.maxsize, /)', index],
  insert: ['(self, i: index, v, /)', insert],
  pop: ['(self, i: index = -1, /)', pop],
  remove: ['(self, v, /)', remove],
  reverse: ['(self, /)', reverse],
  tobytes: ['(self, /)', (_t, self: PyArray) => new PyBytes(self.view().slice())],
  tofile: ['(self, f, /)', tofile, 'FASTCALL_KEYWORDS'],
  tolist: ['(self, /)', (_t, self: PyArray) => new PyList(toList(self))],
  tounicode: ['(self, /)', (_t, self: PyArray) => toUnicode(self)],
  __copy__: ['(self, /)', copy],
  __deepcopy__: ['(self, unused, /)', copy],
  __reduce_ex__: ['(self, value, /)', reduce, 'FASTCALL_KEYWORDS'],
  __sizeof__: ['(self, /)', (_t, self: PyArray) => 64 + self.view().length],
};

export const classmethods: Record<string, NativeRow> = { __class_getitem__: classGetItem };
