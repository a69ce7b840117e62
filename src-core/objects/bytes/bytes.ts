/** The `bytes` type (Objects/bytesobject.c). */

import { hashBytes } from '../../base/siphash.ts';
import { reprBytes } from '../../base/text-repr.ts';
import { genericGetAttr } from '../abstract/attr.ts';
import { call } from '../abstract/call.ts';
import { indexNumber, isIndex } from '../abstract/number.ts';
import { fillType } from '../define.ts';
import { formatBytes } from '../format/percent-bytes.ts';
import { raise } from '../raise.ts';
import { adjustSlice, PySlice, unpackSlice } from '../slice.ts';
import type { CompareOp } from '../slot-fields.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { bytesType, type PyType, typeOf } from '../type.ts';
import { NotImplemented, PyBytes, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { bytesView } from './buffer.ts';
import { lendBytes } from './buffer-object.ts';
import { bytesOfArguments } from './construct.ts';
import { bytesOfHex } from './hex.ts';
import { PyBytesIterator } from './iterator.ts';
import { compareBytes, concatBytes, containsBytes, maketrans, repeatBytes, sharedMethods } from './methods.ts';

function construct(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const made = bytesOfArguments(t, 'bytes', args, kwnames) as Uint8Array | PyBytes;
  if (cls === bytesType) return made instanceof PyBytes ? made : new PyBytes(made);
  return adopt(new PyBytes(made instanceof PyBytes ? made.data : made), cls, bytesType);
}

function compare(_t: Thread, self: PyBytes, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyBytes)) return NotImplemented;
  return holds(compareBytes(self.data, other.data), op);
}

/** Does an order satisfy an operator. */
export function holds(order: number, op: CompareOp): boolean {
  switch (op) {
    case 0:
      return order < 0;
    case 1:
      return order <= 0;
    case 2:
      return order === 0;
    case 3:
      return order !== 0;
    case 4:
      return order > 0;
    default:
      return order >= 0;
  }
}

function concat(t: Thread, self: PyBytes, other: Value): Value {
  const right = bytesView(t, other);
  if (right === undefined) {
    return raise.TypeError(`can't concat ${utf16(typeOf(other).name)} to ${utf16(typeOf(self).name)}`);
  }
  if (self.data.length === 0 && other instanceof PyBytes && other.cls === bytesType) return other;
  return right.length === 0 && self.cls === bytesType ? self : new PyBytes(concatBytes(self.data, right));
}

function item(_t: Thread, self: PyBytes, index: number): Value {
  return index >= 0 && index < self.data.length ? self.data[index] : raise.IndexError('index out of range');
}

/** The bytes that a slice selects. */
export function sliceBytes(t: Thread, data: Uint8Array, slice: PySlice): Uint8Array {
  const { start, step, count } = adjustSlice(unpackSlice(t, slice), data.length);
  if (step === 1) return data.subarray(start, start + count);
  const out = new Uint8Array(count);
  for (let i = 0, at = start; i < count; i++, at += step) out[i] = data[at];
  return out;
}

function subscript(t: Thread, self: PyBytes, key: Value): Value {
  if (key instanceof PySlice) {
    const data = sliceBytes(t, self.data, key);
    return data.length === self.data.length && data.buffer === self.data.buffer && self.cls === bytesType
      ? self
      : new PyBytes(data);
  }
  if (!isIndex(key)) return raise.TypeError(`byte indices must be integers or slices, not ${utf16(typeOf(key).name)}`);
  const index = indexNumber(t, key, 'IndexError');
  return item(t, self, index < 0 ? index + self.data.length : index);
}

function fromHex(t: Thread, cls: Value, text: Str): Value {
  const value = new PyBytes(bytesOfHex(text));
  return cls === bytesType ? value : call(t, cls, [value]);
}

function exact(_t: Thread, self: PyBytes): Value {
  return self.cls === bytesType ? self : new PyBytes(self.data);
}

const repr = (_t: Thread, self: PyBytes): Str => reprBytes(self.data);

fillType(bytesType, {
  class: PyBytes,
  slots: {
    tp_new: construct,
    tp_getattro: genericGetAttr,
    tp_repr: repr,
    tp_str: repr,
    tp_hash: (_t, self: PyBytes) => hashBytes(self.data),
    tp_richcompare: compare,
    tp_iter: (_t, self: PyBytes) => new PyBytesIterator(self),
    nb_remainder: (t, self: Value, args: Value) =>
      self instanceof PyBytes ? new PyBytes(formatBytes(t, self.data, args)) : NotImplemented,
    mp_length: (_t, self: PyBytes) => self.data.length,
    mp_subscript: subscript,
    sq_length: (_t, self: PyBytes) => self.data.length,
    sq_concat: concat,
    sq_repeat: (_t, self: PyBytes, count: number) =>
      count === 1 && self.cls === bytesType ? self : new PyBytes(repeatBytes(self.data, count)),
    sq_item: item,
    bf_getbuffer: (_t, self: PyBytes, flags: number) => lendBytes(self, self.data, true, flags),
    sq_contains: (t, self: PyBytes, value: Value) => containsBytes(t, self.data, value),
  },
  methods: {
    __getnewargs__: ['~(self, /)', (_t, self: PyBytes) => new PyTuple([new PyBytes(self.data)])],
    __bytes__: ['(self, /)', exact],
    ...sharedMethods('bytes', (data) => new PyBytes(data)),
  },
  classmethods: { fromhex: ['(type, string: str, /)', fromHex] },
  staticmethods: { maketrans: ['(frm, to, /)', maketrans] },
});
