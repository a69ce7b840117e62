/** Packing and unpacking of single values (Modules/_struct.c). */
import { fromHalf, toHalf } from '../../base/half-float.ts';
import { canonical, type Int } from '../../base/int.ts';
import { floatObjectOf, index, isIndex, isTrue } from '../../objects/abstract/number.ts';
import { PyByteArray } from '../../objects/bytearray/bytearray-object.ts';
import { floatFromBits, writeSign } from '../../objects/float/nan.ts';
import { isException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyBytes, type PyFloat, PyTuple, type Value } from '../../objects/value.ts';
import { raiseOf } from '../module-exception.ts';
import { type Code, type Layout, structError } from './layout.ts';

const viewOf = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength);

function integer(t: Thread, value: Value): Int {
  if (asInt(value) === undefined && !isIndex(value)) return raiseOf(structError, 'required argument is not an integer');
  return index(t, value);
}

function rangeError(format: string, size: number, signed: boolean): never {
  const largest = 2n ** BigInt(signed ? size * 8 - 1 : size * 8) - 1n;
  return raiseOf(structError, `'${format}' format requires ${signed ? -largest - 1n : 0} <= number <= ${largest}`);
}

function packInt(t: Thread, view: DataView, at: number, code: Code, value: Value, little: boolean): void {
  const { format, size } = code;
  const int = integer(t, value);
  if (format === 'P') {
    const big = BigInt(int);
    if (big >= 1n << 64n || big < -(1n << 63n)) raiseOf(structError, 'int too large to convert');
    view.setBigUint64(at, BigInt.asUintN(64, big), little);
    return;
  }
  const signed = format === format.toLowerCase();
  if (size === 8) {
    const big = BigInt(int);
    if ((signed ? BigInt.asIntN(64, big) : BigInt.asUintN(64, big)) !== big) rangeError(format, size, signed);
    view.setBigUint64(at, BigInt.asUintN(64, big), little);
    return;
  }
  const bound = 2 ** (size * 8 - (signed ? 1 : 0));
  if (typeof int === 'bigint' || int >= bound || int < (signed ? -bound : 0)) return rangeError(format, size, signed);
  if (size === 1) view.setInt8(at, int);
  else if (size === 2) view.setInt16(at, int, little);
  else view.setInt32(at, int, little);
}

function floatArgument(t: Thread, value: Value): PyFloat {
  try {
    return floatObjectOf(t, value);
  } catch (error) {
    // Whatever went wrong in the conversion is forgotten, as in the reference.
    if (isException(error, 'Exception')) return raiseOf(structError, 'required argument is not a float');
    throw error;
  }
}

function tooLarge(value: Value, format: string): never {
  if (asInt(value) !== undefined) return raiseOf(structError, 'int too large to convert');
  return raise.OverflowError(`float too large to pack with ${format} format`);
}

function packFloat(t: Thread, view: DataView, at: number, code: Code, value: Value, layout: Layout): void {
  const float = floatArgument(t, value);
  const { value: x } = float;
  const { format } = code;
  if (format === 'd') view.setFloat64(at, x, layout.little);
  else if (format === 'f') {
    // Native floats are cast, which makes infinity of what is too large.
    if (!layout.native && Number.isFinite(x) && !Number.isFinite(Math.fround(x))) tooLarge(value, format);
    view.setFloat32(at, x, layout.little);
  } else view.setUint16(at, toHalf(x) ?? tooLarge(value, format), layout.little);
  writeSign(view, at, code.size, layout.little, float);
}

function bytesArgument(value: Value, format: string): Uint8Array {
  if (value instanceof PyBytes) return value.data;
  if (value instanceof PyByteArray) return value.view();
  return raiseOf(structError, `argument for '${format}' must be a bytes object`);
}

function packOne(t: Thread, data: Uint8Array, view: DataView, at: number, code: Code, value: Value, layout: Layout): void {
  const { format, size } = code;
  switch (format) {
    case 's':
      data.set(bytesArgument(value, format).subarray(0, size), at);
      return;
    case 'p': {
      const bytes = bytesArgument(value, format).subarray(0, Math.max(size - 1, 0));
      if (size === 0) return;
      data.set(bytes, at + 1);
      data[at] = Math.min(bytes.length, 255);
      return;
    }
    case 'c':
      if (!(value instanceof PyBytes) || value.data.length !== 1) {
        return raiseOf(structError, 'char format requires a bytes object of length 1');
      }
      data[at] = value.data[0];
      return;
    case '?':
      data[at] = isTrue(t, value) ? 1 : 0;
      return;
    case 'e':
    case 'f':
    case 'd':
      return packFloat(t, view, at, code, value, layout);
    default:
      return packInt(t, view, at, code, value, layout.little);
  }
}

/** Writes values, of which there are as many as the layout wants, to `data`, which is all zero where it has gaps. */
export function packItems(t: Thread, layout: Layout, data: Uint8Array, values: readonly Value[], first: number): void {
  const view = viewOf(data);
  let i = first;
  for (const code of layout.codes) {
    for (let k = 0, at = code.offset; k < code.repeat; k++, at += code.size)
      packOne(t, data, view, at, code, values[i++], layout);
  }
}

function unpackOne(data: Uint8Array, view: DataView, at: number, { format, size }: Code, little: boolean): Value {
  switch (format) {
    case 's':
      return new PyBytes(data.slice(at, at + size));
    case 'p': {
      const length = size === 0 ? 0 : Math.min(data[at], size - 1);
      return new PyBytes(data.slice(at + 1, at + 1 + length));
    }
    case 'c':
      return new PyBytes(data.slice(at, at + 1));
    case '?':
      return data[at] !== 0;
    case 'e':
      return floatFromBits(fromHalf(view.getUint16(at, little)), view, at, 2, little);
    case 'f':
      return floatFromBits(view.getFloat32(at, little), view, at, 4, little);
    case 'd':
      return floatFromBits(view.getFloat64(at, little), view, at, 8, little);
    case 'b':
      return view.getInt8(at);
    case 'B':
      return data[at];
    case 'h':
      return view.getInt16(at, little);
    case 'H':
      return view.getUint16(at, little);
  }
  const signed = format === format.toLowerCase();
  if (size === 4) return signed ? view.getInt32(at, little) : view.getUint32(at, little);
  return canonical(signed ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
}

/** The values that `data` holds from its start. */
export function unpackItems(layout: Layout, data: Uint8Array): PyTuple {
  const view = viewOf(data);
  const items: Value[] = [];
  for (const code of layout.codes) {
    for (let k = 0, at = code.offset; k < code.repeat; k++, at += code.size) {
      items.push(unpackOne(data, view, at, code, layout.little));
    }
  }
  return new PyTuple(items);
}
