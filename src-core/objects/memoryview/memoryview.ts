/** The `memoryview` type (Objects/memoryobject.c). */

import { hashBytes } from '../../base/siphash.ts';
import { genericGetAttr } from '../abstract/attr.ts';
import { richCompareBool } from '../abstract/compare.ts';
import { hash as hashOf } from '../abstract/hash.ts';
import { indexNumber } from '../abstract/number.ts';
import { getBuffer } from '../bytes/buffer.ts';
import {
  ANY_CONTIGUOUS,
  C_CONTIGUOUS,
  F_CONTIGUOUS,
  FORMAT,
  FULL_RO,
  flatLayout,
  type Layout,
  type Lent,
  ND,
  STRIDES,
  WRITABLE,
} from '../bytes/buffer-object.ts';
import { hexOf } from '../bytes/hex.ts';
import { decodeBytes, encodeText } from '../codec.ts';
import { fillType } from '../define.ts';
import { PyException } from '../exception.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import { type CompareOp, EQ, NE } from '../slot-fields.ts';
import type { Thread } from '../thread.ts';
import { memoryviewType, objectType, PyType, typeOf } from '../type.ts';
import {
  asInt,
  asStr,
  type Int,
  NotImplemented,
  PyBytes,
  PyList,
  PyObject,
  PyTuple,
  type Str,
  utf16,
  type Value,
} from '../value.ts';
import { checkFormat, ITEM_SIZES, nativeFormat, unpackItem } from './item-format.ts';
import { eachItem, isContiguous, itemBytes, packedStrides } from './layout.ts';
import { giveBackWrapped, viewOfLoan } from './python-buffer.ts';
import { assign, sameShape, subscript } from './subscript.ts';
import { giveBack, Loan, PyMemoryView } from './view.ts';
import { PyBufferWrapper } from './wrapper.ts';

/** A view on a bytes-like object. Raises TypeError. */
export function memoryOf(t: Thread, value: Value, flags = FULL_RO): PyMemoryView {
  if (value instanceof PyMemoryView) return value.checkFree().with({});
  const get = typeOf(value).bf_getbuffer;
  if (get !== undefined) return viewOfLoan(t, get(t, value as never, flags));
  return raise.TypeError(`memoryview: a bytes-like object is required, not '${utf16(typeOf(value).name)}'`);
}

/** A view of whole bytes. */
export function viewBytes(exporter: Value, data: Uint8Array, readonly: boolean): PyMemoryView {
  return new PyMemoryView(new Loan({ owner: exporter, data, layout: flatLayout(data.length), readonly }));
}

/** What another request than that of a memoryview gets (`memory_getbuf`). Raises BufferError. */
function getBufferOf(_t: Thread, self: PyMemoryView, flags: number): Lent {
  const { layout, readonly, data } = self.checkFree();
  const refuse = (what: string): never => raise.BufferError(`memoryview: underlying buffer is not ${what}`);
  const wants = (flag: number) => (flags & flag) === flag;
  if (wants(WRITABLE) && readonly) refuse('writable');
  if (wants(C_CONTIGUOUS) && !isContiguous(layout, 'C')) refuse('C-contiguous');
  if (wants(F_CONTIGUOUS) && !isContiguous(layout, 'F')) refuse('Fortran contiguous');
  if (wants(ANY_CONTIGUOUS) && !isContiguous(layout, 'A')) refuse('contiguous');
  if (!wants(STRIDES) && !isContiguous(layout, 'C')) refuse('C-contiguous');
  if (!wants(ND) && wants(FORMAT)) raise.BufferError('memoryview: cannot cast to unsigned bytes if the format flag is present');
  const format = wants(FORMAT) ? layout.format : 'B';
  self.exports++;
  const { itemsize, offset } = layout;
  const lent = wants(ND) ? { ...layout, format } : flatLayout(self.count * itemsize, format, itemsize, offset);
  return { owner: self, data, layout: lent, readonly };
}

const CONSTRUCTOR = parseSignature('(type, object)', 'FASTCALL_KEYWORDS');

function construct(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [object] = bind(t, CONSTRUCTOR, 'memoryview', args, kwnames) as [Value];
  return memoryOf(t, object);
}

function toList(self: PyMemoryView, dimension = 0, offset = self.layout.offset): Value {
  const { shape, strides, format } = self.layout;
  checkFormat(format);
  if (dimension === shape.length) return unpackItem(self.data, offset, format);
  return new PyList(
    Array.from({ length: shape[dimension] }, (_, i) => toList(self, dimension + 1, offset + i * strides[dimension])),
  );
}

function compare(t: Thread, self: PyMemoryView, other: Value, op: CompareOp): Value {
  if (op !== EQ && op !== NE) return NotImplemented;
  const result = (equal: boolean): boolean => equal === (op === EQ);
  if (self.released || (other instanceof PyMemoryView && other.released)) return result((self as Value) === other);
  if (other instanceof PyMemoryView) {
    const equal = sameItems(t, self, other);
    return equal === undefined ? NotImplemented : result(equal);
  }
  let lent: Lent;
  try {
    lent = getBuffer(t, other, FULL_RO);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return NotImplemented;
  }
  const equal = sameItems(t, self, lent);
  giveBack(t, lent);
  return equal === undefined ? NotImplemented : result(equal);
}

type Items = { readonly data: Uint8Array; readonly layout: Layout };

/** Compares item by item; undefined where the formats of the items are none that can be read. */
function sameItems(t: Thread, left: Items, right: Items): boolean | undefined {
  if (!sameShape(left.layout, right.layout)) return false;
  const { format } = left.layout;
  if (nativeFormat(format) === undefined || nativeFormat(right.layout.format) === undefined) return undefined;
  const offsets: number[] = [];
  eachItem(right.layout, 'C', (offset) => offsets.push(offset));
  let equal = true;
  let i = 0;
  eachItem(left.layout, 'C', (offset) => {
    const at = offsets[i++];
    equal &&= richCompareBool(t, unpackItem(left.data, offset, format), unpackItem(right.data, at, right.layout.format), EQ);
  });
  return equal;
}

function hash(t: Thread, self: PyMemoryView): Int {
  if (self.hash !== undefined) return self.hash;
  self.check();
  if (!self.readonly) return raise.ValueError('cannot hash writable memoryview object');
  if (!'Bbc'.includes(nativeFormat(self.layout.format) ?? 'x')) {
    return raise.ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  if (self.loan.owner !== null) hashOf(t, self.loan.owner);
  self.hash = hashBytes(self.view());
  return self.hash;
}

/** The shape that an argument states, and the bytes of so many items (`copy_shape`). */
function shapeOf(t: Thread, items: readonly Value[], itemsize: number): { shape: number[]; size: number } {
  let size = itemsize;
  const shape = items.map((item) => {
    if (asInt(item) === undefined) return raise.TypeError('memoryview.cast(): elements of shape must be integers');
    const count = indexNumber(t, item, 'OverflowError');
    if (count <= 0) return raise.ValueError('memoryview.cast(): elements of shape must be integers > 0');
    if (BigInt(count) > (2n ** 63n - 1n) / BigInt(size)) raise.ValueError('memoryview.cast(): product(shape) > SSIZE_MAX');
    size *= count;
    return count;
  });
  return { shape, size };
}

function cast(t: Thread, self: PyMemoryView, format: Str, shape: Value | undefined): Value {
  const { layout } = self.checkFree();
  if (!self.contiguous) return raise.TypeError('memoryview: casts are restricted to C-contiguous views');
  if ((shape !== undefined || layout.shape.length !== 1) && layout.shape.includes(0)) {
    return raise.TypeError('memoryview: cannot cast view with zeros in shape or strides');
  }
  let sizes: readonly Value[] | undefined;
  if (shape !== undefined) {
    if (!(shape instanceof PyList || shape instanceof PyTuple)) return raise.TypeError('shape must be a list or a tuple');
    sizes = shape.items;
    if (sizes.length > 64) return raise.ValueError('memoryview: number of dimensions must not exceed 64');
    if (layout.shape.length !== 1 && sizes.length !== 1) {
      return raise.TypeError('memoryview: cast must be 1D -> ND or ND -> 1D');
    }
  }
  const text = utf16(decodeBytes(t, encodeText(t, format, 'ascii', 'strict').data, 'ascii', 'strict'));
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
  if (sizes === undefined) return self.with({ format: text, itemsize, shape: [size / itemsize], strides: [itemsize] });
  const wanted = shapeOf(t, sizes, itemsize);
  if (wanted.size !== size) return raise.TypeError('memoryview: product(shape) * itemsize != buffer size');
  return self.with({ format: text, itemsize, shape: wanted.shape, strides: packedStrides(wanted.shape, itemsize) });
}

function toBytes(_t: Thread, self: PyMemoryView, order: Value): Value {
  if (order !== null && asStr(order) === undefined)
    return raise.TypeError(`tobytes() argument 'order' must be str or None, not ${utf16(typeOf(order).name)}`);
  self.check();
  if (order !== null && order !== 'C' && order !== 'F' && order !== 'A') {
    return raise.ValueError("order must be 'C', 'F' or 'A'");
  }
  return new PyBytes(itemBytes(self.data, self.layout, order ?? 'C').slice());
}

function release(t: Thread, self: PyMemoryView): Value {
  self.release(t);
  return null;
}

/** `memory_iterator`. */
class PyMemoryIterator extends PyObject {
  index = 0;
  readonly length: number;
  constructor(public memory: PyMemoryView | undefined) {
    super();
    this.length = memory?.layout.shape[0] ?? 0;
  }
}

fillType(Object.assign(new PyType('memory_iterator', objectType), { final: true }), {
  class: PyMemoryIterator,
  slots: {
    tp_iter: (_t, self: PyMemoryIterator) => self,
    tp_iternext(_t, self: PyMemoryIterator) {
      const { memory } = self;
      if (memory === undefined) return undefined;
      const { strides, offset, format } = memory.layout;
      if (self.index < self.length) return unpackItem(memory.check().data, offset + self.index++ * strides[0], format);
      self.memory = undefined;
      return undefined;
    },
  },
});

function iterate(_t: Thread, self: PyMemoryView): Value {
  const dimensions = self.check().layout.shape.length;
  if (dimensions === 0) return raise.TypeError('invalid indexing of 0-dim memory');
  if (dimensions > 1) return raise.NotImplementedError('multi-dimensional sub-views are not implemented');
  checkFormat(self.layout.format);
  return new PyMemoryIterator(self);
}

function lengthOf(_t: Thread, self: PyMemoryView): number {
  const { shape } = self.check().layout;
  return shape.length === 0 ? raise.TypeError('0-dim memory has no length') : shape[0];
}

function itemOf(t: Thread, self: PyMemoryView, index: number): Value {
  return subscript(t, self, index);
}

const numbers = (values: readonly number[]): Value => new PyTuple([...values]);
const asked = (ask: (self: PyMemoryView) => Value) => [(_t: Thread, self: PyMemoryView) => ask(self.check())] as const;

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
    bf_getbuffer: getBufferOf,
    bf_releasebuffer: (_t, self: PyMemoryView) => {
      self.exports--;
    },
    sq_length: lengthOf,
    sq_item: itemOf,
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
    toreadonly: ['(self, /)', (_t, self: PyMemoryView) => self.checkFree().with({}, true)],
    __enter__: ['~(self, /)', (_t, self: PyMemoryView) => self.check()],
    __exit__: ['~(self, /, *args)', release],
  },
  classmethods: {
    _from_flags: ['(type, /, object, flags: int)', (t, _cls: PyType, object: Value, flags: number) => memoryOf(t, object, flags)],
  },
  getset: {
    obj: asked((self) => self.loan.owner),
    nbytes: asked((self) => self.count * self.layout.itemsize),
    readonly: asked((self) => self.readonly),
    itemsize: asked((self) => self.layout.itemsize),
    format: asked((self) => self.layout.format),
    ndim: asked((self) => self.layout.shape.length),
    shape: asked((self) => numbers(self.layout.shape)),
    strides: asked((self) => numbers(self.layout.strides)),
    suboffsets: asked(() => new PyTuple([])),
    c_contiguous: asked((self) => self.contiguous),
    f_contiguous: asked((self) => isContiguous(self.layout, 'F')),
    contiguous: asked((self) => isContiguous(self.layout, 'A')),
  },
});
// Not among the slots above, as there is no `__del__` to be seen.
memoryviewType.tp_finalize = (t, self: PyMemoryView) => {
  if (self.exports === 0) self.release(t);
};

fillType(Object.assign(new PyType('_buffer_wrapper', objectType), { final: true }), {
  class: PyBufferWrapper,
  plainGetattribute: true,
  slots: { bf_releasebuffer: giveBackWrapped },
});
