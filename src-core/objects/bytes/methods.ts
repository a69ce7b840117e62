/**
 * The methods that bytes and bytearray share (Objects/bytes_methods.c, stringlib): each takes the bytes of self as they are when it
 * begins, and `make` gives its result the type of self.
 */
import {
  countUnits,
  findUnits,
  replaceUnits,
  rfindUnits,
  rsplitSpaces,
  rsplitUnits,
  splitLines,
  splitSpaces,
  splitUnits,
} from '../../base/units.ts';
import { index, isIndex } from '../abstract/number.ts';
import { decodeBytes } from '../codec.ts';
import { kindOf, machineInt } from '../convert.ts';
import type { NativeRow } from '../define.ts';
import { sequenceItems } from '../list/subscript.ts';
import { raise, raiseWith } from '../raise.ts';
import { searchArguments, unlimited } from '../str/arguments.ts';
import { clampBounds } from '../str/search.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { PyBytes, PyList, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { byteOf, bytesView, lendsBytes, needBytes } from './buffer.ts';
import type { PyBuffer } from './buffer-object.ts';
import * as casing from './byte-case.ts';
import { hexOf } from './hex.ts';
import { PyLender } from './lender.ts';

/** The most bytes that an object holds here; more is a MemoryError. */
export const MAX_BYTES = 2 ** 31 - 1;

/** A fresh array of zeros. Raises MemoryError. */
export function newBytes(size: number): Uint8Array<ArrayBuffer> {
  if (size > MAX_BYTES) return raiseWith('MemoryError');
  try {
    return new Uint8Array(size);
  } catch (error) {
    if (error instanceof RangeError) return raiseWith('MemoryError');
    throw error;
  }
}

const nameOf = (value: Value): string => utf16(typeOf(value).name);
const BYTE_RANGE = 'byte must be in range(0, 256)';

/** The bytes of a bytes or bytearray object, whatever `__buffer__` a subclass has. */
export const ownBytes = (self: Value): Uint8Array => (self instanceof PyBytes ? self.data : (self as PyBuffer).view());

/** What is searched for: a bytes-like object or one byte as an int. */
export function needleOf(t: Thread, value: Value): Uint8Array {
  const data = bytesView(t, value);
  if (data) return data;
  if (!isIndex(value)) return raise.TypeError(`argument should be integer or bytes-like object, not '${nameOf(value)}'`);
  return Uint8Array.of(byteOf(t, value, BYTE_RANGE));
}

/** `item in data`. */
export function containsBytes(t: Thread, data: Uint8Array, item: Value): boolean {
  if (!lendsBytes(item) && isIndex(item)) {
    const int = index(t, item);
    return int >= 0 && int <= 255 ? data.includes(Number(int)) : raise.ValueError(BYTE_RANGE);
  }
  return findUnits(data, needBytes(t, item), 0, data.length) >= 0;
}

type Search = (hay: Uint8Array, needle: Uint8Array, start: number, end: number) => number;

/** `data * count`. Raises MemoryError. */
export function repeatBytes(data: Uint8Array, count: number): Uint8Array {
  if (count <= 0 || data.length === 0) return new Uint8Array(0);
  const out = newBytes(data.length * count);
  for (let i = 0; i < count; i++) out.set(data, i * data.length);
  return out;
}

/** The bytes of a and then of b. */
export function concatBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = newBytes(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

/** Order by bytes: negative, 0 or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const size = Math.min(a.length, b.length);
  for (let i = 0; i < size; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

/** Lines, partitions and the like of one type. `make` copies nothing: it is given fresh or shared arrays that nobody writes to. */
export function sharedMethods(typeName: string, make: (data: Uint8Array) => Value): Record<string, NativeRow> {
  const own = ownBytes;
  /** Bytes that are handed back unchanged are copied for a mutable type by `make`. */
  const search = (name: string, find: Search) => (t: Thread, self: Value, args: Value[]) => {
    const { sub, start, end } = searchArguments(t, name, args);
    const needle = needleOf(t, sub);
    const data = own(self);
    const [from, to] = clampBounds(data.length, start, end);
    return to - from < needle.length ? (find === countUnits ? 0 : -1) : find(data, needle, from, to);
  };
  const found =
    (method: ReturnType<typeof search>) =>
    (t: Thread, self: Value, args: Value[]): Value => {
      const at = method(t, self, args);
      return at < 0 ? raise.ValueError('subsection not found') : at;
    };
  const tail = (name: string, atEnd: boolean) => (t: Thread, self: Value, args: Value[]) => {
    const { sub, start, end } = searchArguments(t, name, args);
    const data = own(self);
    const [from, to] = clampBounds(data.length, start, end);
    const matches = (item: Value): boolean => {
      const needle = needBytes(t, item);
      if (to - from < needle.length) return false;
      const at = atEnd ? to - needle.length : from;
      return needle.every((byte, i) => data[at + i] === byte);
    };
    if (sub instanceof PyTuple) return sub.items.some(matches);
    if (!lendsBytes(sub)) {
      return raise.TypeError(`${name} first arg must be bytes or a tuple of bytes, not ${nameOf(sub)}`);
    }
    return matches(sub);
  };
  const pieces = (data: Uint8Array, bounds: [number, number][]) =>
    new PyList(bounds.map(([start, end]) => make(data.subarray(start, end))));
  const separatorOf = (t: Thread, sep: Value): Uint8Array => {
    const separator = needBytes(t, sep);
    return separator.length === 0 ? raise.ValueError('empty separator') : separator;
  };
  const splitting =
    (fromRight: boolean) =>
    (t: Thread, self: Value, sep: Value, maxsplit: number): Value => {
      const data = own(self);
      const most = unlimited(maxsplit);
      if (sep === null) {
        const cut = fromRight ? rsplitSpaces : splitSpaces;
        return pieces(
          data,
          cut(data.length, (i) => casing.isByteSpace(data[i]), most),
        );
      }
      return pieces(data, (fromRight ? rsplitUnits : splitUnits)(data, separatorOf(t, sep), most));
    };
  const partitioning =
    (fromRight: boolean) =>
    (t: Thread, self: Value, sep: Value): Value => {
      const data = own(self);
      const separator = separatorOf(t, sep);
      const at = (fromRight ? rfindUnits : findUnits)(data, separator, 0, data.length);
      const empty = () => make(new Uint8Array(0));
      if (at < 0) {
        const whole = typeName === 'bytes' ? self : make(data);
        return new PyTuple(fromRight ? [empty(), empty(), whole] : [whole, empty(), empty()]);
      }
      const middle = typeName === 'bytes' ? sep : make(separator);
      return new PyTuple([make(data.subarray(0, at)), middle, make(data.subarray(at + separator.length))]);
    };
  const stripping =
    (left: boolean, right: boolean) =>
    (t: Thread, self: Value, chars: Value): Value => {
      const data = own(self);
      const set = chars === null ? undefined : needBytes(t, chars);
      const drop = (byte: number): boolean => (set ? set.includes(byte) : casing.isByteSpace(byte));
      let start = 0;
      let end = data.length;
      if (left) while (start < end && drop(data[start])) start++;
      if (right) while (end > start && drop(data[end - 1])) end--;
      return make(data.subarray(start, end));
    };
  const justifying =
    (name: string, leftOf: (missing: number, width: number) => number) =>
    (t: Thread, self: Value, width: number, fillchar: Value): Value => {
      const fill = bytesView(t, fillchar);
      if (fill === undefined || fill.length !== 1) {
        return raise.TypeError(`${name}() argument 2 must be a byte string of length 1, not ${kindOf(fillchar)}`);
      }
      const data = own(self);
      const missing = width - data.length;
      if (missing <= 0) return make(data);
      const out = newBytes(width).fill(fill[0]);
      out.set(data, leftOf(missing, width));
      return make(out);
    };
  const mapped = (map: (data: Uint8Array) => Uint8Array): NativeRow => ['~(self, /)', (_t, self: Value) => make(map(own(self)))];
  const asked = (ask: (data: Uint8Array) => boolean): NativeRow => ['~(self, /)', (_t, self: Value) => ask(own(self))];

  function replace(t: Thread, self: Value, old: Value, fresh: Value, count: Value): Value {
    const data = own(self);
    const [from, to] = [needBytes(t, old), needBytes(t, fresh)];
    const most = typeof count === 'number' ? count : machineInt(t, count, 64, 'ssize_t');
    return make(replaceUnits<Uint8Array>(data, from, to, unlimited(most), newBytes));
  }
  function join(t: Thread, self: Value, iterable: Value): Value {
    // A bytearray must keep its size while the items come.
    const items =
      self instanceof PyLender
        ? self.pinned(() => sequenceItems(t, iterable, 'can only join an iterable'))
        : sequenceItems(t, iterable, 'can only join an iterable');
    const parts = items.map((item, i) => {
      const data = bytesView(t, item);
      return data ?? raise.TypeError(`sequence item ${i}: expected a bytes-like object, ${nameOf(item)} found`);
    });
    const separator = own(self);
    let size = separator.length * Math.max(parts.length - 1, 0);
    for (const part of parts) size += part.length;
    const out = newBytes(size);
    let at = 0;
    parts.forEach((part, i) => {
      if (i > 0) {
        out.set(separator, at);
        at += separator.length;
      }
      out.set(part, at);
      at += part.length;
    });
    return make(out);
  }
  function translate(t: Thread, self: Value, table: Value, deleted: Value): Value {
    const map = table === null ? undefined : needBytes(t, table);
    if (map && map.length !== 256) return raise.ValueError('translation table must be 256 characters long');
    const drop = needBytes(t, deleted);
    const data = own(self);
    const kept = drop.length > 0 ? data.filter((byte) => !drop.includes(byte)) : data;
    return make(map ? kept.map((byte) => map[byte]) : kept);
  }
  function zfill(_t: Thread, self: Value, width: number): Value {
    const data = own(self);
    const missing = width - data.length;
    if (missing <= 0) return make(data);
    const out = newBytes(width).fill(48);
    out.set(data, missing);
    if (data[0] === 43 || data[0] === 45) {
      out[missing] = 48;
      out[0] = data[0];
    }
    return make(out);
  }
  function expandtabs(_t: Thread, self: Value, tabsize: number): Value {
    const data = own(self);
    const out: number[] = [];
    let column = 0;
    for (const byte of data) {
      if (byte === 9) {
        const spaces = tabsize > 0 ? tabsize - (column % tabsize) : 0;
        if (out.length + spaces > MAX_BYTES) return raiseWith('MemoryError');
        for (let i = 0; i < spaces; i++) out.push(32);
        column += spaces;
      } else {
        out.push(byte);
        column = byte === 10 || byte === 13 ? 0 : column + 1;
      }
    }
    return make(Uint8Array.from(out));
  }
  function splitlines(_t: Thread, self: Value, keepends: boolean): Value {
    const data = own(self);
    const breakAt = (i: number): number => (data[i] === 13 ? (data[i + 1] === 10 ? 2 : 1) : data[i] === 10 ? 1 : 0);
    return pieces(data, splitLines(data.length, breakAt, keepends));
  }
  const startsWith = (data: Uint8Array, other: Uint8Array, at: number): boolean =>
    at >= 0 && other.every((byte, i) => data[at + i] === byte);

  return {
    capitalize: mapped(casing.capitalizeBytes),
    center: [
      "(self, width: index, fillchar=b' ', /)",
      justifying('center', (missing, width) => Math.floor(missing / 2) + (missing % 2 === 1 && width % 2 === 1 ? 1 : 0)),
    ],
    count: ['~(self, *args)', search('count', countUnits), 'VARARGS'],
    decode: [
      "(self, /, encoding: str = 'utf-8', errors: str = 'strict')",
      (t: Thread, self: Value, encoding: Str, errors: Str) => decodeBytes(t, own(self), encoding, errors),
    ],
    endswith: ['~(self, *args)', tail('endswith', true), 'VARARGS'],
    expandtabs: ['(self, /, tabsize: int = 8)', expandtabs],
    find: ['~(self, *args)', search('find', findUnits), 'VARARGS'],
    hex: [
      '(self, /, sep: object = NULL, bytes_per_sep: int = 1)',
      ((t: Thread, self: Value, sep: Value | undefined, group: number) => hexOf(t, own(self), sep, group)) as never,
    ],
    index: ['~(self, *args)', found(search('index', findUnits)), 'VARARGS'],
    isalnum: asked(casing.isalnum),
    isalpha: asked(casing.isalpha),
    isascii: asked(casing.isascii),
    isdigit: asked(casing.isdigit),
    islower: asked(casing.islower),
    isspace: asked(casing.isspace),
    istitle: asked(casing.istitle),
    isupper: asked(casing.isupper),
    join: ['(self, iterable_of_bytes, /)', join],
    ljust: ["(self, width: index, fillchar=b' ', /)", justifying('ljust', () => 0)],
    lower: mapped(casing.lowerBytes),
    lstrip: ['(self, bytes=None, /)', stripping(true, false)],
    partition: ['(self, sep, /)', partitioning(false)],
    replace: ['(self, old, new, count=-1, /)', replace],
    removeprefix: [
      '(self, prefix, /)',
      (t, self: Value, prefix: Value) => {
        const data = own(self);
        const other = needBytes(t, prefix);
        return make(startsWith(data, other, data.length < other.length ? -1 : 0) ? data.subarray(other.length) : data);
      },
    ],
    removesuffix: [
      '(self, suffix, /)',
      (t, self: Value, suffix: Value) => {
        const data = own(self);
        const other = needBytes(t, suffix);
        const at = data.length - other.length;
        return make(other.length > 0 && startsWith(data, other, at) ? data.subarray(0, at) : data);
      },
    ],
    rfind: ['~(self, *args)', search('rfind', rfindUnits), 'VARARGS'],
    rindex: ['~(self, *args)', found(search('rindex', rfindUnits)), 'VARARGS'],
    rjust: ["(self, width: index, fillchar=b' ', /)", justifying('rjust', (missing) => missing)],
    rpartition: ['(self, sep, /)', partitioning(true)],
    rsplit: ['(self, /, sep=None, maxsplit: index = -1)', splitting(true)],
    rstrip: ['(self, bytes=None, /)', stripping(false, true)],
    split: ['(self, /, sep=None, maxsplit: index = -1)', splitting(false)],
    splitlines: ['(self, /, keepends: bool = False)', splitlines],
    startswith: ['~(self, *args)', tail('startswith', false), 'VARARGS'],
    strip: ['(self, bytes=None, /)', stripping(true, true)],
    swapcase: mapped(casing.swapcaseBytes),
    title: mapped(casing.titleBytes),
    translate: ["(self, table, /, delete=b'')", translate],
    upper: mapped(casing.upperBytes),
    zfill: ['(self, width: index, /)', zfill],
  };
}

/** `bytes.maketrans(from, to)`. */
export function maketrans(t: Thread, _self: unknown, from: Value, to: Value): Value {
  const [a, b] = [needBytes(t, from), needBytes(t, to)];
  if (a.length !== b.length) return raise.ValueError('maketrans arguments must have same length');
  const table = new Uint8Array(256).map((_, i) => i);
  a.forEach((byte, i) => {
    table[byte] = b[i];
  });
  return new PyBytes(table);
}
