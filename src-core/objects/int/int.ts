/** The `int` type (Objects/longobject.c): constructor, methods, table. Arithmetic is base/int.ts, operators are operators.ts. */

import { hashInt } from '../../base/hash.ts';
import {
  addInt,
  bitCount,
  bitLength,
  canonical,
  type Int,
  moduloInt,
  multiplyInt,
  powerInt,
  subtractInt,
} from '../../base/int.ts';
import { genericGetAttr } from '../abstract/attr.ts';
import { call, callSpecial } from '../abstract/call.ts';
import { index } from '../abstract/number.ts';
import { PyByteArray } from '../bytearray/bytearray-object.ts';
import { bytesFromObject, bytesView } from '../bytes/buffer.ts';
import { ownBytes } from '../bytes/methods.ts';
import { fillType } from '../define.ts';
import { exceptionTypes } from '../exception.ts';
import { formatInt } from '../format/number.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import type { Thread } from '../thread.ts';
import { intType, type PyType, typeOf } from '../type.ts';
import { asInt, asStr, PyBytes, PyIntObject, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { intFromBytes, intFromText, intToText } from './int-text.ts';
import { operators } from './operators.ts';

const CONSTRUCTOR = parseSignature('(type, x: object = NULL, /, base: object = NULL)');

function construct(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  let value: Int;
  if (args.length === 1 && !kwnames) value = toInt(t, args[0]);
  else {
    const [x, base] = bind(t, CONSTRUCTOR, 'int', args, kwnames) as (Value | undefined)[];
    if (x === undefined) value = base === undefined ? 0 : raise.TypeError('int() missing string argument');
    else value = base === undefined ? toInt(t, x) : withBase(t, x, base);
  }
  return cls === intType ? value : new PyIntObject(cls, value);
}

function withBase(t: Thread, x: Value, baseArgument: Value): Int {
  const int = index(t, baseArgument);
  const base = typeof int === 'number' ? int : int < 0 ? -1 : 37;
  if ((base !== 0 && base < 2) || base > 36) return raise.ValueError('int() base must be >= 2 and <= 36, or 0');
  const text = asStr(x);
  if (text !== undefined) return intFromText(t, text, base, x);
  if (x instanceof PyBytes || x instanceof PyByteArray) return intFromBytes(t, ownBytes(x), base);
  return raise.TypeError("int() can't convert non-string with explicit base");
}

/** `PyNumber_Long`: `int(x)` of anything, as an exact int. */
export function toInt(t: Thread, x: Value): Int {
  if (typeof x === 'number' || typeof x === 'bigint') return x;
  const type = typeOf(x);
  if (type.nb_int !== undefined) {
    const result = type.nb_int(t, x as never);
    if (typeof result === 'number' || typeof result === 'bigint') return result;
    const inner = asInt(result);
    if (inner === undefined) return raise.TypeError(`__int__ returned non-int (type ${utf16(typeOf(result).name)})`);
    t.warn(
      exceptionTypes.DeprecationWarning,
      `__int__ returned non-int (type ${utf16(typeOf(result).name)}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`,
      1,
    );
    return inner;
  }
  if (type.nb_index !== undefined) return index(t, x);
  const truncated = callSpecial(t, x, '__trunc__');
  if (truncated !== undefined) {
    t.warn(exceptionTypes.DeprecationWarning, 'The delegation of int() to __trunc__ is deprecated.', 1);
    const inner = asInt(truncated);
    if (inner !== undefined) return inner;
    if (typeOf(truncated).nb_index === undefined) {
      return raise.TypeError(`__trunc__ returned non-Integral (type ${utf16(typeOf(truncated).name)})`);
    }
    return index(t, truncated);
  }
  const text = asStr(x);
  if (text !== undefined) return intFromText(t, text, 10, x);
  const data = bytesView(t, x);
  if (data) return intFromBytes(t, data, 10);
  return raise.TypeError(`int() argument must be a string, a bytes-like object or a real number, not '${utf16(type.name)}'`);
}

const own = (self: Value): Int => asInt(self) as Int;

function isLittle(order: Value): boolean {
  const text = asStr(order);
  if (text === 'little') return true;
  return text === 'big' ? false : raise.ValueError("byteorder must be either 'little' or 'big'");
}

function toBytes(_t: Thread, self: Value, length: number, byteorder: Value, signed: boolean): Value {
  const little = isLittle(byteorder);
  if (length < 0) return raise.ValueError('length argument must be non-negative');
  let value = BigInt(own(self));
  if (value < 0n && !signed) return raise.OverflowError("can't convert negative int to unsigned");
  const bits = BigInt(length) * 8n;
  const limit = signed && length > 0 ? 1n << (bits - 1n) : 1n << bits;
  if (value >= limit || (signed && value < (length > 0 ? -limit : -1n))) return raise.OverflowError('int too big to convert');
  if (value < 0n) value += 1n << bits; // No byte at all holds -1, says the reference.
  const hex = length === 0 ? '' : value.toString(16).padStart(length * 2, '0');
  const data = new Uint8Array(length);
  for (let i = 0; i < length; i++) data[little ? length - 1 - i : i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return new PyBytes(data);
}

function fromBytes(t: Thread, cls: Value, bytes: Value, byteorder: Value, signed: boolean): Value {
  const little = isLittle(byteorder);
  const value = intFromByteArray(bytesFromObject(t, bytes), little, signed);
  return cls === intType ? value : call(t, cls, [value]);
}

/** The int that bytes hold (`_PyLong_FromByteArray`). */
export function intFromByteArray(data: Uint8Array, little: boolean, signed: boolean): Int {
  if (data.length === 0) return 0;
  const ordered = little ? data.slice().reverse() : data;
  let hex = '0x';
  for (const byte of ordered) hex += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16);
  const value = BigInt(hex);
  return canonical(signed && ordered[0] >= 128 ? value - (1n << BigInt(data.length * 8)) : value);
}

/** `round(n, ndigits)`: a multiple of 10**-ndigits, ties to the even one. */
function round(t: Thread, self: Value, ndigits: Value | undefined): Value {
  const value = own(self);
  if (ndigits === undefined) return value;
  const digits = index(t, ndigits);
  if (digits >= 0) return value;
  if (-Number(digits) > 400000000) return 0;
  const unit = powerInt(10, -Number(digits));
  // Nearest multiple: the remainder of half-even division is taken off.
  const rest = moduloInt(value, unit);
  const twice = multiplyInt(rest, 2);
  const below = subtractInt(value, rest);
  const odd = moduloInt(below, multiplyInt(unit, 2)) !== 0;
  return twice > unit || (twice === unit && odd) ? addInt(below, unit) : below;
}

function sizeOf(_t: Thread, self: Value): Value {
  return 24 + 4 * Math.max(1, Math.ceil(bitLength(own(self)) / 30));
}

const value = (_t: Thread, self: Value): Value => own(self);

fillType(intType, {
  slots: {
    tp_new: construct,
    tp_getattro: genericGetAttr,
    tp_repr: (t, self: Value) => intToText(t, own(self)),
    tp_hash: (_t, self: Value) => hashInt(own(self)),
    ...operators,
  },
  methods: {
    conjugate: ['~(self, /)', value],
    bit_length: ['(self, /)', (_t, self: Value) => bitLength(own(self))],
    bit_count: ['(self, /)', (_t, self: Value) => bitCount(own(self))],
    to_bytes: ["(self, /, length: index = 1, byteorder: str = 'big', *, signed: bool = False)", toBytes as never],
    as_integer_ratio: ['(self, /)', (_t, self: Value) => new PyTuple([own(self), 1])],
    __trunc__: ['~(self, /)', value],
    __floor__: ['~(self, /)', value],
    __ceil__: ['~(self, /)', value],
    __round__: ['(self, ndigits: object = NULL, /)', round as never],
    __getnewargs__: ['(self, /)', (_t, self: Value) => new PyTuple([own(self)])],
    __format__: ['(self, format_spec: str, /)', (t, self: Value, spec: Str) => formatInt(t, self, spec)],
    __sizeof__: ['(self, /)', sizeOf],
    is_integer: ['(self, /)', () => true],
  },
  classmethods: {
    from_bytes: ["(type, /, bytes, byteorder: str = 'big', *, signed: bool = False)", fromBytes as never],
  },
  getset: {
    real: [value],
    imag: [() => 0],
    numerator: [value],
    denominator: [() => 1],
  },
});
