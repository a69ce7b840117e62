/** Pickling of what holds no other objects: bool, int, float, str, bytes, bytearray, PickleBuffer (Modules/_pickle.c). */

import { reprFloat } from '../../base/float-repr.ts';
import { bitLength, type Int } from '../../base/int.ts';
import { call } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import type { PyByteArray } from '../../objects/bytearray/bytearray-object.ts';
import { encodeUtf8Str, latin1Text } from '../../objects/codec.ts';
import { intToText } from '../../objects/int/int-text.ts';
import { raise } from '../../objects/raise.ts';
import { lengthStr, pointAt } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { bytearrayType, bytesType } from '../../objects/type.ts';
import { EMPTY_TUPLE, PyBytes, type PyFloat, PyTuple, type Str, type Value } from '../../objects/value.ts';
import * as op from './opcodes.ts';
import type { PyPickleBuffer } from './pickle-buffer.ts';
import type { PyPickler } from './pickler-object.ts';
import { saveReduce } from './save-reduce.ts';
import { picklingError, stateOf } from './state.ts';

export function saveBool(p: PyPickler, value: boolean): void {
  if (p.protocol >= 2) p.out.byte(value ? op.NEWTRUE : op.NEWFALSE);
  else p.out.latin1(value ? 'I01\n' : 'I00\n');
}

/** The fewest bytes of two's complement that hold an int, the lowest first. */
function bytesOfInt(value: Int): Uint8Array {
  const big = BigInt(value);
  let count = (bitLength(value) >> 3) + 1;
  // A negative power of two that fills its bytes needs no further one for the sign.
  if (big < 0n && count > 1 && BigInt.asIntN((count - 1) * 8, big) === big) count--;
  const hex = BigInt.asUintN(count * 8, big)
    .toString(16)
    .padStart(count * 2, '0');
  const out = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const at = hex.length - 2 * i;
    out[i] = Number.parseInt(hex.slice(at - 2, at), 16);
  }
  return out;
}

function saveLong(t: Thread, p: PyPickler, value: Int): void {
  const { out } = p;
  if (p.protocol < 2) {
    out.latin1(`L${intToText(t, value)}L\n`);
    return;
  }
  const bytes = bytesOfInt(value);
  if (bytes.length > 0x7fffffff) raise.OverflowError('int too large to pickle');
  if (bytes.length < 256) out.two(op.LONG1, bytes.length);
  else out.word(op.LONG4, bytes.length);
  out.bytes(bytes);
}

export function saveInt(t: Thread, p: PyPickler, value: Int): void {
  if (typeof value !== 'number' || (value | 0) !== value) saveLong(t, p, value);
  else if (!p.bin) p.out.latin1(`I${value}\n`);
  else if (value >= 0 && value < 0x100) p.out.two(op.BININT1, value);
  else if (value >= 0 && value < 0x10000) p.out.short(op.BININT2, value);
  else p.out.word(op.BININT, value);
}

export function saveFloat(p: PyPickler, float: PyFloat): void {
  if (p.bin) p.out.double(op.BINFLOAT, float);
  else p.out.latin1(`F${reprFloat(float.value)}\n`);
}

/**
 * The size, then the data. Large data go to the file by themselves, as `payload` where there is an object that holds them; no frame is around them
 * (`_Pickler_write_bytes`).
 */
function writeData(t: Thread, p: PyPickler, header: () => void, data: Uint8Array, payload: Value | undefined): void {
  const { out } = p;
  const { framing } = out;
  const alone = data.length >= op.FRAME_SIZE_TARGET;
  if (alone) {
    out.commitFrame();
    out.framing = false;
  }
  header();
  if (alone && p.write !== undefined) {
    p.flush(t);
    call(t, p.write, [payload ?? new PyBytes(data)]);
  } else out.bytes(data);
  out.framing = framing;
}

function saveBytesData(t: Thread, p: PyPickler, value: Value, data: Uint8Array): void {
  const size = data.length;
  const { out } = p;
  if (size < op.FRAME_SIZE_TARGET) {
    if (size < 256) out.two(op.SHORT_BINBYTES, size);
    else out.word(op.BINBYTES, size);
    out.bytes(data);
  } else writeData(t, p, () => (size <= 0xffffffff ? out.word(op.BINBYTES, size) : out.long(op.BINBYTES8, size)), data, value);
  p.memoize(t, value);
}

/** Before protocol 3 as a call that Python 2 understands, too. */
export function saveBytes(t: Thread, p: PyPickler, value: PyBytes): void {
  if (p.protocol >= 3) {
    saveBytesData(t, p, value, value.data);
    return;
  }
  const reduced =
    value.data.length === 0 ? [bytesType, EMPTY_TUPLE] : [stateOf(t).encode, new PyTuple([latin1Text(value.data), 'latin1'])];
  saveReduce(t, p, new PyTuple(reduced), value);
}

function saveByteArrayData(t: Thread, p: PyPickler, value: Value, data: Uint8Array): void {
  writeData(t, p, () => p.out.long(op.BYTEARRAY8, data.length), data, value);
  p.memoize(t, value);
}

export function saveByteArray(t: Thread, p: PyPickler, value: PyByteArray): void {
  const data = value.view();
  if (p.protocol >= 5) {
    saveByteArrayData(t, p, value, data);
    return;
  }
  const args = data.length === 0 ? EMPTY_TUPLE : new PyTuple([new PyBytes(data.slice())]);
  saveReduce(t, p, new PyTuple([bytearrayType, args]), value);
}

/** In the pickle or, where the callback wants it so, beside it. */
export function savePickleBuffer(t: Thread, p: PyPickler, value: PyPickleBuffer): void {
  if (p.protocol < 5) picklingError(t, 'PickleBuffer can only be pickled with protocol >= 5');
  const window = value.check();
  const data = value.rawBytes();
  if (data === undefined) return picklingError(t, 'PickleBuffer can not be pickled when pointing to a non-contiguous buffer');
  const inside = p.bufferCallback === undefined || isTrue(t, call(t, p.bufferCallback, [value]));
  if (!inside) {
    p.out.byte(op.NEXT_BUFFER);
    if (window.readonly) p.out.byte(op.READONLY_BUFFER);
  } else if (window.readonly) saveBytesData(t, p, value, data);
  else saveByteArrayData(t, p, value, data);
}

/** Text on one line: what would end or confuse it is escaped (`raw_unicode_escape`). */
function escapeText(text: Str): string {
  let out = '';
  for (let i = 0; i < lengthStr(text); i++) {
    const point = pointAt(text, i);
    if (point > 0xffff) out += `\\U${point.toString(16).padStart(8, '0')}`;
    else if (point > 255 || point === 92 || point === 0 || point === 10 || point === 13 || point === 26) {
      out += `\\u${point.toString(16).padStart(4, '0')}`;
    } else out += String.fromCharCode(point);
  }
  return out;
}

/** Is it all ASCII; a loop, for most are short. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Writes a str and remembers it as `known`. */
export function writeStr(t: Thread, p: PyPickler, text: Str, known: Value): void {
  const { out } = p;
  if (!p.bin) {
    out.latin1(`V${escapeText(text)}\n`);
  } else if (typeof text === 'string' && text.length < op.FRAME_SIZE_TARGET && isPlain(text)) {
    if (text.length < 256 && p.protocol >= 4) out.two(op.SHORT_BINUNICODE, text.length);
    else out.word(op.BINUNICODE, text.length);
    out.latin1(text);
  } else {
    const data = encodeUtf8Str(t, text, 'surrogatepass');
    const size = data.length;
    const header = () => {
      if (size < 256 && p.protocol >= 4) out.two(op.SHORT_BINUNICODE, size);
      else if (size <= 0xffffffff) out.word(op.BINUNICODE, size);
      else out.long(op.BINUNICODE8, size);
    };
    writeData(t, p, header, data, undefined);
  }
  p.memoize(t, known);
}

export function saveStr(t: Thread, p: PyPickler, text: Str): void {
  writeStr(t, p, text, text);
}
