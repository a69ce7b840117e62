/** The `memoryview` type (Objects/memoryobject.c). */

import { hashBytes } from '../../base/siphash.ts';
import { genericGetAttr } from '../abstract/attr.ts';
import { richCompareBool } from '../abstract/compare.ts';
import { indexNumber, isIndex } from '../abstract/number.ts';
import { PyByteArray } from '../bytearray/bytearray-object.ts';
import { bytesView, PyBuffer } from '../bytes/buffer.ts';
import { hexOf } from '../bytes/hex.ts';
import { fillType } from '../define.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import { adjustSlice, PySlice, unpackSlice } from '../slice.ts';
import { type CompareOp, EQ, NE } from '../slot-fields.ts';
import type { Thread } from '../thread.ts';
import { memoryviewType, objectType, PyType, typeOf } from '../type.ts';
import { asInt, type Int, NotImplemented, PyBytes, PyList, PyObject, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { ITEM_SIZES, nativeFormat, packItem, unpackItem } from './item-format.ts';
import { PyMemoryView, packedStrides, viewBytes } from './view.ts';

/** A view on a bytes-like object. Raises TypeError. */
export function memoryOf(value: Value): PyMemoryView {
  if (value instanceof PyMemoryView) return value.check().with({});
  if (value instanceof PyBytes) return viewBytes(value, value.data, true);
  if (value instanceof PyByteArray) return viewBytes(value, value.view(), false);
  const lender = value instanceof PyBuffer ? value.lender : undefined;
  if (lender !== undefined) return memoryOf(lender);
  const data = bytesView(value);
  if (data) {
    const view = viewBytes(value, data, false);
    const items = (value as PyBuffer).itemFormat;
    if (items === undefined) return view;
    const { format, size } = items;
    return view.with({ format, itemsize: size, shape: [data.length / size], strides: [size] });
  }
  return raise.TypeError(`memoryview: a bytes-like object is required, not '${utf16(typeOf(value).name)}'`);
}

const CONSTRUCTOR = parseSignature('(type, object)', 'FASTCALL_KEYWORDS');

function construct(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [object] = bind(t, CONSTRUCTOR, 'memoryview', args, kwnames) as [Value];
  return memoryOf(object);
}

/** The byte offset of an item, by one index for each dimension. */
function offsetOf(t: Thread, self: PyMemoryView, keys: readonly Value[]): number {
  const { shape, strides } = self.layout;
  let { offset } = self.layout;
  keys.forEach((key, dimension) => {
    const size = shape[dimension];
    const written = indexNumber(t, key, 'IndexError');
    const index = written < 0 ? written + size : written;
    if (index < 0 || index >= size) raise.IndexError(`index out of bounds on dimension ${dimension + 1}`);
    offset += index * strides[dimension];
  });
  return offset;
}

function itemOffset(t: Thread, self: PyMemoryView, key: Value, what: string): number | undefined {
  const { shape } = self.layout;
  if (key instanceof PyTuple && key.items.every((item) => isIndex(item))) {
    if (key.items.length === shape.length) return offsetOf(t, self, key.items);
    if (key.items.length < shape.length) return raise.NotImplementedError('sub-views are not implemented');
    return raise.TypeError(`cannot index ${shape.length}-dimension view with ${key.items.length}-element tuple`);
  }
  if (shape.length === 0) return raise.TypeError('invalid indexing of 0-dim memory');
  if (!isIndex(key)) return undefined;
  if (shape.length > 1) return raise.NotImplementedError(what);
  return offsetOf(t, self, [key]);
}

/** A view of the items that a slice of the first dimension selects. */
function sliced(t: Thread, self: PyMemoryView, slice: PySlice): PyMemoryView {
  const { shape, strides, offset } = self.layout;
  const { start, step, count } = adjustSlice(unpackSlice(t, slice), shape[0]);
  return self.with({
    offset: offset + start * strides[0],
    shape: [count, ...shape.slice(1)],
    strides: [strides[0] * step, ...strides.slice(1)],
  });
}

function subscript(t: Thread, self: PyMemoryView, key: Value): Value {
  self.check();
  if (self.layout.shape.length === 0 && key instanceof PyTuple && key.items.length === 0) {
    return unpackItem(self.data, self.layout.offset, self.layout.format);
  }
  const at = itemOffset(t, self, key, 'multi-dimensional sub-views are not implemented');
  if (at !== undefined) return unpackItem(self.check().data, at, self.layout.format);
  if (key instanceof PySlice) return sliced(t, self, key);
  if (key instanceof PyTuple && key.items.every((item) => item instanceof PySlice)) {
    return raise.NotImplementedError('multi-dimensional slicing is not implemented');
  }
  return raise.TypeError('memoryview: invalid slice key');
}

function assign(t: Thread, self: PyMemoryView, key: Value, value: Value | undefined): void {
  self.check();
  if (self.readonly) return raise.TypeError('cannot modify read-only memory');
  if (value === undefined) return raise.TypeError('cannot delete memory');
  const { format, itemsize } = self.layout;
  const at = itemOffset(t, self, key, 'sub-views are not implemented');
  if (at !== undefined) {
    self.check();
    // What makes a number of the value may be Python code that releases the view.
    const item = new Uint8Array(itemsize);
    packItem(t, item, 0, format, value);
    self.check().data.set(item, at);
    return;
  }
  if (key instanceof PyTuple && key.items.length > 0 && key.items.every((item) => item instanceof PySlice))
    return raise.NotImplementedError('memoryview slice assignments are currently restricted to ndim = 1');
  if (!(key instanceof PySlice)) return raise.TypeError('memoryview: invalid slice key');
  if (self.layout.shape.length !== 1) {
    return raise.NotImplementedError('memoryview slice assignments are currently restricted to ndim = 1');
  }
  const source = memoryOf(value);
  const target = sliced(t, self, key);
  const same =
    source.layout.shape.length === 1 &&
    source.layout.shape[0] === target.layout.shape[0] &&
    nativeFormat(source.layout.format) === nativeFormat(format);
  source.release();
  target.release();
  if (!same) return raise.ValueError('memoryview assignment: lvalue and rvalue have different structures');
  // A copy, for the two may overlap.
  const bytes = new PyMemoryView(null, source.data, source.layout, true).view().slice();
  let from = 0;
  new PyMemoryView(null, target.data, target.layout, false).eachItem((offset) => {
    self.data.set(bytes.subarray(from, from + itemsize), offset);
    from += itemsize;
  });
}

function toList(self: PyMemoryView, dimension = 0, offset = self.layout.offset): Value {
  const { shape, strides, format } = self.layout;
  if (dimension === shape.length) return unpackItem(self.data, offset, format);
  return new PyList(
    Array.from({ length: shape[dimension] }, (_, i) => toList(self, dimension + 1, offset + i * strides[dimension])),
  );
}

function compare(t: Thread, self: PyMemoryView, other: Value, op: CompareOp): Value {
  if (op !== EQ && op !== NE) return NotImplemented;
  const result = (equal: boolean): boolean => equal === (op === EQ);
  if (self.released || (other instanceof PyMemoryView && other.released)) return result((self as Value) === other);
  if (bytesView(other) === undefined) return NotImplemented;
  const right = memoryOf(other);
  right.release();
  const { shape, format } = self.layout;
  const equalShape = shape.length === right.layout.shape.length && shape.every((size, i) => size === right.layout.shape[i]);
  if (!equalShape) return result(false);
  const offsets: number[] = [];
  new PyMemoryView(null, right.data, right.layout, true).eachItem((offset) => offsets.push(offset));
  let equal = true;
  let i = 0;
  self.eachItem((offset) => {
    const a = unpackItem(self.data, offset, format);
    const b = unpackItem(right.data, offsets[i++], right.layout.format);
    equal &&= richCompareBool(t, a, b, EQ);
  });
  return result(equal);
}

function hash(_t: Thread, self: PyMemoryView): Int {
  if (self.hash !== undefined) return self.hash;
  self.check();
  if (!self.readonly) return raise.ValueError('cannot hash writable memoryview object');
  if (!'Bbc'.includes(nativeFormat(self.layout.format) ?? 'x')) {
    return raise.ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  self.hash = hashBytes(self.view());
  return self.hash;
}

function shapeOf(t: Thread, shape: Value): number[] {
  if (!(shape instanceof PyList || shape instanceof PyTuple)) return raise.TypeError('shape must be a list or a tuple');
  if (shape.items.length > 64) return raise.ValueError('memoryview: number of dimensions must not exceed 64');
  return shape.items.map((item) => {
    if (asInt(item) === undefined) return raise.TypeError('memoryview.cast(): elements of shape must be integers');
    const size = indexNumber(t, item);
    return size > 0 ? size : raise.ValueError('memoryview.cast(): elements of shape must be integers > 0');
  });
}

function cast(t: Thread, self: PyMemoryView, format: Str, shape: Value | undefined): Value {
  self.check();
  if (!self.contiguous) return raise.TypeError('memoryview: casts are restricted to C-contiguous views');
  const wanted = shape === undefined ? undefined : shapeOf(t, shape);
  const { layout } = self;
  if ((wanted !== undefined || layout.shape.length !== 1) && layout.shape.includes(0)) {
    return raise.TypeError('memoryview: cannot cast view with zeros in shape or strides');
  }
  if (wanted !== undefined && wanted.length !== 1 && layout.shape.length !== 1) {
    return raise.TypeError('memoryview: cast must be 1D -> ND or ND -> 1D');
  }
  const text = utf16(format);
  const to = nativeFormat(text);
  if (to === undefined) {
    return raise.ValueError(
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  }
  const from = nativeFormat(layout.format) ?? 'x';
  if (!'Bbc'.includes(from) && !'Bbc'.includes(to)) {
    return raise.TypeError('memoryview: cannot cast between two non-byte formats');
  }
  const size = self.count * layout.itemsize;
  const itemsize = ITEM_SIZES[to];
  if (size % itemsize !== 0) return raise.TypeError('memoryview: length is not a multiple of itemsize');
  const result = wanted ?? [size / itemsize];
  if (result.reduce((product, n) => product * n, 1) * itemsize !== size) {
    return raise.TypeError('memoryview: product(shape) * itemsize != buffer size');
  }
  return self.with({ format: text, itemsize, shape: result, strides: packedStrides(result, itemsize) });
}

function toBytes(_t: Thread, self: PyMemoryView, order: Value): Value {
  self.check();
  if (order !== null && order !== 'C' && order !== 'F' && order !== 'A') {
    return raise.ValueError("order must be 'C', 'F' or 'A'");
  }
  if (order === 'F' && self.layout.shape.length > 1) {
    return raise.NotImplementedError('the order of Fortran is not supported yet');
  }
  return new PyBytes(self.view().slice());
}

function release(_t: Thread, self: PyMemoryView): Value {
  self.release();
  return null;
}

/** `memory_iterator`. */
class PyMemoryIterator extends PyObject {
  index = 0;
  constructor(public memory: PyMemoryView | undefined) {
    super();
  }
}

fillType(Object.assign(new PyType('memory_iterator', objectType), { final: true }), {
  class: PyMemoryIterator,
  slots: {
    tp_iter: (_t, self: PyMemoryIterator) => self,
    tp_iternext(_t, self: PyMemoryIterator) {
      const { memory } = self;
      if (memory === undefined) return undefined;
      memory.check();
      const { shape, strides, offset, format } = memory.layout;
      if (self.index < shape[0]) return unpackItem(memory.data, offset + self.index++ * strides[0], format);
      self.memory = undefined;
      return undefined;
    },
  },
});

function iterate(_t: Thread, self: PyMemoryView): Value {
  const dimensions = self.check().layout.shape.length;
  if (dimensions === 0) return raise.TypeError('invalid indexing of 0-dim memory');
  if (dimensions > 1) return raise.NotImplementedError('multi-dimensional sub-views are not implemented');
  return new PyMemoryIterator(self);
}

function lengthOf(_t: Thread, self: PyMemoryView): number {
  const { shape } = self.check().layout;
  return shape.length === 0 ? raise.TypeError('0-dim memory has no length') : shape[0];
}

const numbers = (values: readonly number[]): Value => new PyTuple([...values]);
const asked = (ask: (self: PyMemoryView) => Value) => [(_t: Thread, self: PyMemoryView) => ask(self.check())] as const;

function fortran(self: PyMemoryView): boolean {
  const { shape, strides, itemsize } = self.layout;
  if (shape.includes(0)) return true;
  let step = itemsize;
  return shape.every((size, i) => {
    const fits = size === 1 || strides[i] === step;
    step *= size;
    return fits;
  });
}

fillType(memoryviewType, {
  text: '(object)',
  class: PyMemoryView,
  slots: {
    tp_new: construct,
    tp_getattro: genericGetAttr,
    tp_repr: (t, self: PyMemoryView) =>
      `<${self.released ? 'released memory' : 'memory'} at 0x${t.runtime.identity(self).toString(16).padStart(12, '0')}>`,
    tp_hash: hash,
    tp_richcompare: compare,
    tp_iter: iterate,
    mp_length: lengthOf,
    mp_subscript: subscript,
    mp_ass_subscript: assign,
    sq_length: lengthOf,
    sq_item: (t, self: PyMemoryView, index: number) => subscript(t, self, index),
  },
  methods: {
    release: ['(self, /)', release],
    tobytes: ["(self, /, order='C')", toBytes],
    hex: [
      '(self, /, sep: object = NULL, bytes_per_sep: int = 1)',
      ((t: Thread, self: PyMemoryView, sep: Value | undefined, size: number) => hexOf(t, self.view(), sep, size)) as never,
    ],
    tolist: ['(self, /)', (_t, self: PyMemoryView) => toList(self.check())],
    cast: ['(self, /, format: str, shape: object = NULL)', cast as never],
    toreadonly: ['(self, /)', (_t, self: PyMemoryView) => self.check().with({}, true)],
    __enter__: ['~(self, /)', (_t, self: PyMemoryView) => self.check()],
    __exit__: ['~(self, /, *args)', release],
  },
  getset: {
    obj: asked((self) => self.exporter),
    nbytes: asked((self) => self.count * self.layout.itemsize),
    readonly: asked((self) => self.readonly),
    itemsize: asked((self) => self.layout.itemsize),
    format: asked((self) => self.layout.format),
    ndim: asked((self) => self.layout.shape.length),
    shape: asked((self) => numbers(self.layout.shape)),
    strides: asked((self) => numbers(self.layout.strides)),
    suboffsets: asked(() => new PyTuple([])),
    c_contiguous: asked((self) => self.contiguous),
    f_contiguous: asked(fortran),
    contiguous: asked((self) => self.contiguous || fortran(self)),
  },
});
