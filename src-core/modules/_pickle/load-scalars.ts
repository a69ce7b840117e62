/** Instructions of a pickle that make numbers, text and bytes (Modules/_pickle.c). */
import type { Int } from '../../base/int.ts';
import { iterNext } from '../../objects/abstract/iter.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { PyByteArray } from '../../objects/bytearray/bytearray-object.ts';
import { decodeBytes, latin1Text } from '../../objects/codec.ts';
import { parsePlainFloat } from '../../objects/float/float-text.ts';
import { floatFromBits } from '../../objects/float/nan.ts';
import { intFromByteArray } from '../../objects/int/int.ts';
import { intFromText } from '../../objects/int/int-text.ts';
import { memoryOf } from '../../objects/memoryview/memoryview.ts';
import { isException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, PyFloat, type Str, type Value } from '../../objects/value.ts';
import { decodeBackslashes } from '../_codecs/escape.ts';
import { unpicklingError } from './state.ts';
import type { PyUnpickler } from './unpickler-object.ts';

/** What a message says of the largest `Py_ssize_t`. */
const LARGEST = '9223372036854775807';

/** A signed number of four bytes. */
export function takeWord(t: Thread, u: PyUnpickler): number {
  const at = u.input.take(t, 4);
  const { data } = u.input;
  return data[at] | (data[at + 1] << 8) | (data[at + 2] << 16) | (data[at + 3] << 24);
}

export function takeByte(t: Thread, u: PyUnpickler): number {
  const at = u.input.take(t, 1);
  return u.input.data[at];
}

export function takeShort(t: Thread, u: PyUnpickler): number {
  const at = u.input.take(t, 2);
  return u.input.data[at] | (u.input.data[at + 1] << 8);
}

/** A size of so many bytes; -1 where no `Py_ssize_t` holds it. */
export function takeSize(t: Thread, u: PyUnpickler, bytes: 1 | 4 | 8): number {
  if (bytes === 1) return takeByte(t, u);
  const low = bytes === 4 ? takeWord(t, u) >>> 0 : 0;
  if (bytes === 4) return low;
  const at = u.input.take(t, 8);
  const { data } = u.input;
  let size = 0;
  for (let i = 7; i >= 0; i--) size = size * 256 + data[at + i];
  return data[at + 7] > 127 ? -1 : size;
}

/** A C string ends at its first zero. */
function textOfLine(line: Uint8Array): string {
  const zero = line.indexOf(0);
  return latin1Text(zero < 0 ? line : line.subarray(0, zero));
}

/** The base that a text without one has by its prefix, as messages name it. */
function baseOf(text: string): number {
  const prefix = /^[\t-\r ]*[+-]?(0[xXoObB])/.exec(text)?.[1].toLowerCase();
  return prefix === '0x' ? 16 : prefix === '0o' ? 8 : prefix === '0b' ? 2 : 10;
}

function intOfLine(t: Thread, line: Uint8Array, base: number): Int {
  const text = textOfLine(line);
  try {
    if (/^[\0-\x7f]*$/.test(text)) return intFromText(t, text, base, text);
  } catch (error) {
    // The message of too many digits stays.
    if (!isException(error, 'ValueError') || !error.args.items.some((arg) => `${arg}`.startsWith('invalid literal'))) throw error;
  }
  const shown = reprText(t, decodeBytes(t, line.slice(0, Math.min(text.length, 200)), 'utf-8', 'strict')).slice(0, 200);
  return raise.ValueError(`invalid literal for int() with base ${base || baseOf(text)}: ${shown}`);
}

/** An index of the memo on a line. Raises ValueError, OverflowError. */
export function takeIndex(t: Thread, line: Uint8Array): number {
  const value = intOfLine(t, line, 10);
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) raise.OverflowError('Python int too large to convert to C ssize_t');
  return Number(value);
}

/** What C's strtol reads with base 0. */
const C_INT = /^[\t-\r ]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)(?:\n|$)/;

function intOfC(text: string): Int | undefined {
  const match = C_INT.exec(text);
  if (match === null) return undefined;
  const [, sign, digits] = match;
  const octal = digits.length > 1 && digits[0] === '0' && digits[1] > '/' && digits[1] < '8';
  const value = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const signed = sign === '-' ? -value : value;
  if (BigInt.asIntN(64, signed) !== signed) return undefined;
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}

/** INT: a number on a line; `00` and `01` are False and True. */
export function loadInt(t: Thread, u: PyUnpickler): void {
  const line = u.input.takeLine(t);
  if (line.length < 2) unpicklingError(t, 'pickle data was truncated');
  const text = textOfLine(line);
  const value = intOfC(text);
  if (value !== undefined) {
    u.push(line.length === 3 && (value === 0 || value === 1) ? value === 1 : value);
    return;
  }
  try {
    u.push(intFromText(t, text, 0, text));
  } catch (error) {
    if (!isException(error, 'ValueError')) throw error;
    raise.ValueError('could not convert string to int');
  }
}

/** LONG: a number on a line, with an `L` behind it. */
export function loadLong(t: Thread, u: PyUnpickler): void {
  const line = u.input.takeLine(t);
  if (line.length < 2) unpicklingError(t, 'pickle data was truncated');
  const marked = line[line.length - 2] === 76;
  u.push(intOfLine(t, marked ? line.subarray(0, -2) : line, 0));
}

/** LONG1, LONG4: bytes of two's complement. */
export function loadCountedLong(t: Thread, u: PyUnpickler, bytes: 1 | 4): void {
  const size = bytes === 1 ? takeByte(t, u) : takeWord(t, u);
  if (size < 0) unpicklingError(t, 'LONG pickle has negative byte count');
  const at = u.input.take(t, size);
  u.push(intFromByteArray(u.input.data.subarray(at, at + size), true, true));
}

const FLOAT_TEXT = /^[+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|inf(?:inity)?|nan)/i;

/** FLOAT: a number on a line. */
export function loadFloat(t: Thread, u: PyUnpickler): void {
  const line = u.input.takeLine(t);
  if (line.length < 2) unpicklingError(t, 'pickle data was truncated');
  const text = textOfLine(line);
  const match = FLOAT_TEXT.exec(text);
  const value = match === null ? undefined : parsePlainFloat(match[0]);
  if (match === null || value === undefined) {
    const shown = decodeBytes(t, line.slice(0, Math.min(text.length, 200)), 'utf-8', 'replace');
    return raise.ValueError(`could not convert string to float: '${shown as string}'`);
  }
  if (!Number.isFinite(value) && /[0-9]/.test(match[0])) raise.OverflowError(`value too large to convert to float: '${text}'`);
  const rest = text.slice(match[0].length);
  if (rest !== '' && rest[0] !== '\n') raise.ValueError('could not convert string to float');
  u.push(new PyFloat(value));
}

/** BINFLOAT. */
export function loadBinaryFloat(t: Thread, u: PyUnpickler): void {
  const at = u.input.take(t, 8);
  const { data } = u.input;
  const view = new DataView(data.buffer, data.byteOffset + at, 8);
  u.push(floatFromBits(view.getFloat64(0), view, 0, 8, false));
}

/** A str of Python 2: bytes, which the unpickler may be told to leave as they are. */
function pushOldText(t: Thread, u: PyUnpickler, data: Uint8Array): void {
  u.push(u.encoding === 'bytes' ? new PyBytes(data) : decodeBytes(t, data, u.encoding, u.errors));
}

/** STRING: a literal on a line. */
export function loadString(t: Thread, u: PyUnpickler): void {
  const line = u.input.takeLine(t).subarray(0, -1);
  const [quote] = line;
  if (line.length < 2 || quote !== line[line.length - 1] || (quote !== 39 && quote !== 34)) {
    unpicklingError(t, 'the STRING opcode argument must be quoted');
  }
  pushOldText(t, u, decodeBackslashes(t, line.slice(1, -1), 'strict').data);
}

/** BINSTRING, SHORT_BINSTRING. */
export function loadBinaryString(t: Thread, u: PyUnpickler, bytes: 1 | 4): void {
  const size = takeSize(t, u, bytes);
  const at = u.input.take(t, size);
  pushOldText(t, u, u.input.data.slice(at, at + size));
}

/** BINBYTES and its relatives. */
export function loadBinaryBytes(t: Thread, u: PyUnpickler, bytes: 1 | 4 | 8): void {
  const size = takeSize(t, u, bytes);
  if (size < 0) raise.OverflowError(`BINBYTES exceeds system's maximum size of ${LARGEST} bytes`);
  u.push(new PyBytes(u.input.takeCopy(t, size, 'byte string')));
}

/** BYTEARRAY8. */
export function loadByteArray(t: Thread, u: PyUnpickler): void {
  const size = takeSize(t, u, 8);
  if (size < 0) raise.OverflowError(`BYTEARRAY8 exceeds system's maximum size of ${LARGEST} bytes`);
  u.push(new PyByteArray(u.input.takeCopy(t, size, 'bytearray')));
}

/** NEXT_BUFFER: one that is not in the pickle. */
export function loadNextBuffer(t: Thread, u: PyUnpickler): void {
  if (u.buffers === undefined) {
    unpicklingError(t, 'pickle stream refers to out-of-band data but no *buffers* argument was given');
  }
  const buffer = iterNext(t, u.buffers as Value);
  if (buffer === undefined) unpicklingError(t, 'not enough out-of-band buffers');
  else u.push(buffer);
}

/** READONLY_BUFFER: a view that does not let anybody write. */
export function loadReadonlyBuffer(t: Thread, u: PyUnpickler): void {
  const view = memoryOf(t, u.top(t));
  if (view.readonly) view.release(t);
  else u.stack[u.stack.length - 1] = view.with({}, true);
}

/** UNICODE: text on a line, escaped. */
export function loadUnicode(t: Thread, u: PyUnpickler): void {
  const line = u.input.takeLine(t);
  u.push(decodeBytes(t, line.slice(0, -1), 'raw_unicode_escape', 'strict'));
}

/** Text of UTF-8, in which surrogates may stand. */
function textAt(t: Thread, data: Uint8Array, start: number, size: number): Str {
  const end = start + size;
  let i = start;
  while (i < end && data[i] < 0x80) i++;
  if (i === end) return latin1Text(data.subarray(start, end));
  return decodeBytes(t, data.slice(start, end), 'utf-8', 'surrogatepass');
}

/** BINUNICODE and its relatives. */
export function loadBinaryUnicode(t: Thread, u: PyUnpickler, bytes: 1 | 4 | 8): void {
  const size = takeSize(t, u, bytes);
  if (size < 0) raise.OverflowError(`BINUNICODE exceeds system's maximum size of ${LARGEST} bytes`);
  const at = u.input.take(t, size);
  u.push(textAt(t, u.input.data, at, size));
}

/** FRAME: all of it must be there. */
export function loadFrame(t: Thread, u: PyUnpickler): void {
  const size = takeSize(t, u, 8);
  if (size < 0) raise.OverflowError(`FRAME length exceeds system's maximum of ${LARGEST} bytes`);
  u.input.take(t, size);
  u.input.back(size);
}
