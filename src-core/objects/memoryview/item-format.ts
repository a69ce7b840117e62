/** Items of a memoryview by their format: native sizes and order of bytes, as on 64-bit Linux (Objects/memoryobject.c `unpack_single`, `pack_single`). */
import { fromHalf, toHalf } from '../../base/half-float.ts';
import { canonical } from '../../base/int.ts';
import { floatObjectOf, index, isTrue } from '../abstract/number.ts';
import { floatFromBits, writeSign } from '../float/nan.ts';
import { isException, raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { asInt, type Int, PyBytes, type PyFloat, type Value } from '../value.ts';

export const ITEM_SIZES: Readonly<Record<string, number>> = {
  c: 1,
  b: 1,
  B: 1,
  '?': 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  n: 8,
  N: 8,
  P: 8,
  e: 2,
  f: 4,
  d: 8,
};

const viewOf = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength);

/** The character of a native format, `@` left out; undefined for any other. */
export function nativeFormat(format: string): string | undefined {
  const code = format[0] === '@' ? format.slice(1) : format;
  return code in ITEM_SIZES ? code : undefined;
}

/** Raises NotImplementedError unless the format is one character (`adjust_fmt`). */
export function checkFormat(format: string): void {
  if ((format[0] === '@' ? format.slice(1) : format).length !== 1)
    raise.NotImplementedError(`memoryview: unsupported format ${format}`);
}

function formatOf(format: string): string {
  checkFormat(format);
  const code = format[0] === '@' ? format.slice(1) : format;
  return code in ITEM_SIZES ? code : raise.NotImplementedError(`memoryview: format ${code} not supported`);
}

/** The item at a byte offset. */
export function unpackItem(data: Uint8Array, offset: number, format: string): Value {
  const code = formatOf(format);
  if (code === 'B') return data[offset];
  const view = viewOf(data);
  switch (code) {
    case 'b':
      return view.getInt8(offset);
    case 'c':
      return new PyBytes(Uint8Array.of(data[offset]));
    case '?':
      return data[offset] !== 0;
    case 'h':
      return view.getInt16(offset, true);
    case 'H':
      return view.getUint16(offset, true);
    case 'i':
      return view.getInt32(offset, true);
    case 'I':
      return view.getUint32(offset, true);
    case 'e':
      return floatFromBits(fromHalf(view.getUint16(offset, true)), view, offset, 2, true);
    case 'f':
      return floatFromBits(view.getFloat32(offset, true), view, offset, 4, true);
    case 'd':
      return floatFromBits(view.getFloat64(offset, true), view, offset, 8, true);
    case 'l':
    case 'q':
    case 'n':
      return canonical(view.getBigInt64(offset, true));
    default:
      return canonical(view.getBigUint64(offset, true));
  }
}

const invalidType = (format: string): never => raise.TypeError(`memoryview: invalid type for format '${format}'`);
const invalidValue = (format: string): never => raise.ValueError(`memoryview: invalid value for format '${format}'`);

/** Runs a conversion whose TypeError and OverflowError the reference words by the format. */
function converted<T>(format: string, convert: () => T): T {
  try {
    return convert();
  } catch (error) {
    if (isException(error, 'TypeError')) return invalidType(format);
    if (isException(error, 'OverflowError')) return invalidValue(format);
    throw error;
  }
}

/** An address is an int, nothing that could become one (`PyLong_AsVoidPtr`). */
const addressOf = (value: Value): Int => asInt(value) ?? raise.TypeError('an integer is required');

function packFloat(view: DataView, offset: number, code: string, float: PyFloat): void {
  const { value } = float;
  if (code === 'd') view.setFloat64(offset, value, true);
  else if (code === 'f') view.setFloat32(offset, value, true);
  else view.setUint16(offset, toHalf(value) ?? invalidValue(code), true);
  writeSign(view, offset, code === 'd' ? 8 : code === 'f' ? 4 : 2, true, float);
}

/** Writes an item. Raises TypeError or ValueError with the format in it. */
export function packItem(t: Thread, data: Uint8Array, offset: number, format: string, value: Value): void {
  const code = formatOf(format);
  const view = viewOf(data);
  switch (code) {
    case 'c':
      if (!(value instanceof PyBytes)) return invalidType(code);
      if (value.data.length !== 1) return invalidValue(code);
      data[offset] = value.data[0];
      return;
    case '?':
      data[offset] = isTrue(t, value) ? 1 : 0;
      return;
    case 'e':
    case 'f':
    case 'd':
      packFloat(
        view,
        offset,
        code,
        converted(code, () => floatObjectOf(t, value)),
      );
      return;
  }
  const int = BigInt(converted(code, () => (code === 'P' ? addressOf(value) : index(t, value))));
  const bits = ITEM_SIZES[code] * 8;
  const fits = 'bhilqn'.includes(code) ? BigInt.asIntN(bits, int) : BigInt.asUintN(bits, int);
  if (fits !== int && !(code === 'P' && BigInt.asIntN(64, int) === int)) return invalidValue(code);
  switch (bits) {
    case 8:
      data[offset] = Number(int);
      return;
    case 16:
      view.setInt16(offset, Number(int), true);
      return;
    case 32:
      view.setInt32(offset, Number(int), true);
      return;
    default:
      view.setBigUint64(offset, BigInt.asUintN(64, int), true);
  }
}
