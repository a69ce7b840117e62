/** The `bytearray` type (Objects/bytearrayobject.c). */

import { reprBytes } from '../../base/text-repr.ts';
import { genericGetAttr } from '../abstract/attr.ts';
import { call, callMethod } from '../abstract/call.ts';
import { indexNumber, isIndex } from '../abstract/number.ts';
import { byteOf, bytesOfIterable, bytesView } from '../bytes/buffer.ts';
import { FULL_RO, lendBytes } from '../bytes/buffer-object.ts';
import { holds, sliceBytes } from '../bytes/bytes.ts';
import { bytesOfArguments } from '../bytes/construct.ts';
import { bytesOfHex } from '../bytes/hex.ts';
import { PyByteArrayIterator } from '../bytes/iterator.ts';
import { compareBytes, concatBytes, containsBytes, maketrans, newBytes, repeatBytes, sharedMethods } from '../bytes/methods.ts';
import { latin1Text } from '../codec.ts';
import { fillType } from '../define.ts';
import { formatBytes } from '../format/percent-bytes.ts';
import { raise } from '../raise.ts';
import { adjustSlice, PySlice, unpackSlice } from '../slice.ts';
import type { CompareOp } from '../slot-fields.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { bytearrayType, type PyType, typeOf } from '../type.ts';
import { NotImplemented, PyBytes, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { PyByteArray } from './bytearray-object.ts';

const RANGE = 'byte must be in range(0, 256)';
const nameOf = (value: Value): string => utf16(typeOf(value).name);

function initialise(t: Thread, self: PyByteArray, args: Value[], kwnames: readonly Str[] | undefined): void {
  if (self.length > 0) self.splice(t, 0, self.length, new Uint8Array(0));
  // Items of an iterable come in one by one, and who makes them may look.
  const append = (byte: number) => self.append(t, byte);
  const made = bytesOfArguments(t, 'bytearray', args, kwnames, append);
  if (made === undefined) return;
  const data = made instanceof PyBytes ? made.data : made;
  self.splice(t, 0, self.length, data);
}

function compare(t: Thread, self: Value, other: Value, op: CompareOp): Value {
  const a = bytesView(t, self);
  const b = bytesView(t, other);
  return a === undefined || b === undefined ? NotImplemented : holds(compareBytes(a, b), op);
}

function concat(t: Thread, self: PyByteArray, other: Value): Value {
  const right = bytesView(t, other) ?? raise.TypeError(`can't concat ${nameOf(other)} to ${nameOf(self)}`);
  return new PyByteArray(concatBytes(self.view(), right));
}

function inplaceConcat(t: Thread, self: PyByteArray, other: Value): Value {
  const right = bytesView(t, other) ?? raise.TypeError(`can't concat ${nameOf(other)} to ${nameOf(self)}`);
  self.splice(t, self.length, 0, right);
  return self;
}

function inplaceRepeat(t: Thread, self: PyByteArray, count: number): Value {
  const data = repeatBytes(self.view(), count);
  self.splice(t, 0, self.length, data);
  return self;
}

function inside(self: PyByteArray, index: number): number {
  return index >= 0 && index < self.length ? index : raise.IndexError('bytearray index out of range');
}

function keyIndex(t: Thread, self: PyByteArray, key: Value): number {
  if (!isIndex(key)) return raise.TypeError(`bytearray indices must be integers or slices, not ${nameOf(key)}`);
  const index = indexNumber(t, key, 'IndexError');
  return index < 0 ? index + self.length : index;
}

function subscript(t: Thread, self: PyByteArray, key: Value): Value {
  if (key instanceof PySlice) return new PyByteArray(sliceBytes(t, self.view(), key).slice());
  return self.data[inside(self, keyIndex(t, self, key))];
}

function assignItem(t: Thread, self: PyByteArray, index: number, value: Value | undefined): void {
  // The value is looked at before the index.
  const byte = value === undefined ? -1 : byteOf(t, value, RANGE);
  const at = inside(self, index);
  if (byte < 0) self.splice(t, at, 1, new Uint8Array(0));
  else self.data[at] = byte;
}

function assign(t: Thread, self: PyByteArray, key: Value, value: Value | undefined): void {
  if (!(key instanceof PySlice)) return assignItem(t, self, keyIndex(t, self, key), value);
  const fields = unpackSlice(t, key);
  const fresh = value === undefined ? new Uint8Array(0) : assignable(t, value);
  const { start, stop, step, count } = adjustSlice(fields, self.length);
  if (step === 1) return self.splice(t, start, Math.max(stop - start, 0), fresh);
  if (fresh.length === 0) return deleteStrides(t, self, start, step, count);
  if (fresh.length !== count) {
    return raise.ValueError(`attempt to assign bytes of size ${fresh.length} to extended slice of size ${count}`);
  }
  for (let i = 0, at = start; i < count; i++, at += step) self.data[at] = fresh[i];
}

function assignable(t: Thread, value: Value): Uint8Array {
  const view = bytesView(t, value, FULL_RO);
  if (view) return view.slice();
  const type = typeOf(value);
  if (isIndex(value) || nameOf(value) === 'str' || (type.tp_iter === undefined && type.sq_item === undefined)) {
    return raise.TypeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  }
  return bytesOfIterable(t, value, RANGE);
}

function deleteStrides(t: Thread, self: PyByteArray, start: number, step: number, count: number): void {
  if (count === 0) return;
  self.checkExports(t);
  const drop = new Set<number>();
  for (let i = 0, at = start; i < count; i++, at += step) drop.add(at);
  const kept = self.view().filter((_, i) => !drop.has(i));
  self.splice(t, 0, self.length, kept);
}

function insert(t: Thread, self: PyByteArray, index: number, item: Value): Value {
  const byte = byteOf(t, item, RANGE);
  const at = Math.min(index < 0 ? Math.max(index + self.length, 0) : index, self.length);
  self.splice(t, at, 0, Uint8Array.of(byte));
  return null;
}

function extend(t: Thread, self: PyByteArray, iterable: Value): Value {
  const view = bytesView(t, iterable);
  if (view) self.splice(t, self.length, 0, view);
  else {
    const type = typeOf(iterable);
    if (type.tp_iter === undefined && type.sq_item === undefined) {
      return raise.TypeError(`can't extend bytearray with ${nameOf(iterable)}`);
    }
    self.splice(t, self.length, 0, bytesOfIterable(t, iterable, RANGE));
  }
  return null;
}

function pop(t: Thread, self: PyByteArray, index: number): Value {
  if (self.length === 0) return raise.IndexError('pop from empty bytearray');
  const at = index < 0 ? index + self.length : index;
  if (at < 0 || at >= self.length) return raise.IndexError('pop index out of range');
  const byte = self.data[at];
  self.splice(t, at, 1, new Uint8Array(0));
  return byte;
}

function remove(t: Thread, self: PyByteArray, value: Value): Value {
  const at = self.view().indexOf(byteOf(t, value, RANGE));
  if (at < 0) return raise.ValueError('value not found in bytearray');
  self.splice(t, at, 1, new Uint8Array(0));
  return null;
}

function reduce(t: Thread, self: PyByteArray, protocol: number): Value {
  const state = callMethod(t, self, '__getstate__');
  if (protocol < 3) {
    const args = self.length === 0 ? [] : [latin1Text(self.view()), 'latin-1'];
    return new PyTuple([self.cls, new PyTuple(args), state]);
  }
  const args = self.length === 0 ? [] : [new PyBytes(self.view().slice())];
  return new PyTuple([self.cls, new PyTuple(args), state]);
}

function fromHex(t: Thread, cls: Value, text: Str): Value {
  const data = bytesOfHex(text);
  return cls === bytearrayType ? new PyByteArray(data) : call(t, cls, [new PyBytes(data)]);
}

/** As that of bytes, but a single quote is escaped even between double ones. */
function repr(_t: Thread, self: PyByteArray): Str {
  const text = reprBytes(self.view());
  return `${nameOf(self)}(${text[1] === '"' ? text.replaceAll("'", "\\'") : text})`;
}

fillType(bytearrayType, {
  class: PyByteArray,
  slots: {
    tp_new: (_t, cls: PyType) => adopt(new PyByteArray(newBytes(0)), cls, bytearrayType),
    tp_init: initialise,
    tp_getattro: genericGetAttr,
    tp_repr: repr,
    tp_str: repr,
    tp_richcompare: compare,
    tp_iter: (_t, self: PyByteArray) => new PyByteArrayIterator(self),
    nb_remainder: (t, self: Value, args: Value) =>
      self instanceof PyByteArray ? new PyByteArray(formatBytes(t, self.view(), args)) : NotImplemented,
    mp_length: (_t, self: PyByteArray) => self.length,
    mp_subscript: subscript,
    mp_ass_subscript: assign,
    sq_length: (_t, self: PyByteArray) => self.length,
    sq_concat: concat,
    sq_repeat: (_t, self: PyByteArray, count: number) => new PyByteArray(repeatBytes(self.view(), count)),
    sq_item: (_t, self: PyByteArray, index: number) => self.data[inside(self, index)],
    sq_ass_item: assignItem,
    sq_contains: (t, self: PyByteArray, value: Value) => containsBytes(t, self.view(), value),
    bf_getbuffer: (_t, self: PyByteArray, flags: number) => lendBytes(self, self.view(), false, flags),
    // Views are known to the array itself (bytes/lender.ts).
    bf_releasebuffer: () => {},
    sq_inplace_concat: inplaceConcat,
    sq_inplace_repeat: inplaceRepeat,
  },
  methods: {
    __alloc__: ['~(self, /)', (_t, self: PyByteArray) => self.data.length + (self.length > 0 ? 1 : 0)],
    __reduce__: ['(self, /)', (t, self: PyByteArray) => reduce(t, self, 2)],
    __reduce_ex__: ['(self, proto: int = 0, /)', reduce],
    __sizeof__: ['(self, /)', (_t, self: PyByteArray) => 56 + (self.length > 0 ? self.data.length + 1 : 0)],
    append: [
      '(self, item, /)',
      (t, self: PyByteArray, item: Value) => {
        self.append(t, byteOf(t, item, RANGE));
        return null;
      },
    ],
    clear: [
      '(self, /)',
      (t, self: PyByteArray) => {
        self.splice(t, 0, self.length, new Uint8Array(0));
        return null;
      },
    ],
    copy: ['(self, /)', (_t, self: PyByteArray) => new PyByteArray(self.view().slice())],
    extend: ['(self, iterable_of_ints, /)', extend],
    insert: ['(self, index: index, item, /)', insert],
    pop: ['(self, index: index = -1, /)', pop],
    remove: ['(self, value, /)', remove],
    reverse: [
      '(self, /)',
      (_t, self: PyByteArray) => {
        self.view().reverse();
        return null;
      },
    ],
    ...sharedMethods('bytearray', (data) => new PyByteArray(data.slice())),
  },
  classmethods: { fromhex: ['(type, string: str, /)', fromHex] },
  staticmethods: { maketrans: ['(frm, to, /)', maketrans] },
});
