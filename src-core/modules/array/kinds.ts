/** Kinds of items of an array by their type codes (Modules/arraymodule.c, `descriptors`); sizes are those of 64-bit Linux. */
import { canonical, type Int } from '../../base/int.ts';
import { floatOf, index } from '../../objects/abstract/number.ts';
import { floatFromBits } from '../../objects/float/nan.ts';
import { raise } from '../../objects/raise.ts';
import { lengthStr, pointAt } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { asStr, PyFloat, strFromPoints, type Value } from '../../objects/value.ts';

type Items =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

export interface Kind {
  readonly code: string;
  readonly size: number;
  /** As `memoryview.format` shows it. */
  readonly format: string;
  /** How pickles call it (`mformat_code`). */
  readonly machineFormat: number;
  view(buffer: ArrayBufferLike): Items;
  get(items: Items, i: number): Value;
  /** What is stored for a value. Raises TypeError, OverflowError. */
  convert(t: Thread, value: Value): number | bigint;
}

/** An int for a C long. */
function long(t: Thread, value: Value): number | bigint {
  const int = index(t, value);
  if (typeof int === 'bigint' && BigInt.asIntN(64, int) !== int) {
    return raise.OverflowError('Python int too large to convert to C long');
  }
  return int;
}

function bounded(int: Int, least: number, most: number, name: string): number {
  if (int < least) raise.OverflowError(`${name} is less than minimum`);
  if (int > most) raise.OverflowError(`${name} is greater than maximum`);
  return Number(int);
}

function unsigned(t: Thread, value: Value, negative: string, large: string): Int {
  const int = index(t, value);
  if (int < 0) return raise.OverflowError(`can't convert negative ${negative}`);
  if (BigInt.asUintN(64, BigInt(int)) !== BigInt(int)) return raise.OverflowError(large);
  return int;
}

const unsignedLong = (t: Thread, value: Value): Int =>
  unsigned(t, value, 'value to unsigned int', 'Python int too large to convert to C unsigned long');

function longLong(t: Thread, value: Value): bigint {
  const int = BigInt(index(t, value));
  return BigInt.asIntN(64, int) === int ? int : raise.OverflowError('int too big to convert');
}

function characterOf(_t: Thread, value: Value): number {
  const text = asStr(value);
  if (text === undefined || lengthStr(text) !== 1) return raise.TypeError('array item must be unicode character');
  return pointAt(text, 0);
}

type Maker = new (buffer: ArrayBufferLike) => Items;

function kind(
  code: string,
  array: Maker & { BYTES_PER_ELEMENT: number },
  machineFormat: number,
  convert: Kind['convert'],
  get: Kind['get'] = (items, i) => items[i] as number,
): Kind {
  const format = code === 'u' ? 'w' : code;
  return { code, size: array.BYTES_PER_ELEMENT, format, machineFormat, view: (buffer) => new array(buffer), get, convert };
}

const short = (t: Thread, value: Value): number => bounded(long(t, value), -32768, 32767, 'signed short integer');
const int = (t: Thread, value: Value): number => bounded(long(t, value), -(2 ** 31), 2 ** 31 - 1, 'signed integer');
const bigGet: Kind['get'] = (items, i) => canonical((items as BigInt64Array)[i]);
const floatGet: Kind['get'] = (items, i) => {
  const value = items[i] as number;
  if (!Number.isNaN(value)) return new PyFloat(value);
  const size = items.BYTES_PER_ELEMENT;
  return floatFromBits(value, new DataView(items.buffer, items.byteOffset), i * size, size, true);
};

const KINDS: readonly Kind[] = [
  kind('b', Int8Array, 1, (t, value) => bounded(short(t, value), -128, 127, 'signed char')),
  kind('B', Uint8Array, 0, (t, value) => bounded(long(t, value), 0, 255, 'unsigned byte integer')),
  kind('u', Uint32Array, 20, characterOf, (items, i) => strFromPoints([(items as Uint32Array)[i]])),
  kind('h', Int16Array, 4, short),
  kind('H', Uint16Array, 2, (t, value) => bounded(int(t, value), 0, 65535, 'unsigned short')),
  kind('i', Int32Array, 8, int),
  kind('I', Uint32Array, 6, (t, value) => bounded(unsignedLong(t, value), 0, 2 ** 32 - 1, 'unsigned int')),
  kind('l', BigInt64Array, 12, (t, value) => BigInt(long(t, value)), bigGet),
  kind('L', BigUint64Array, 10, (t, value) => BigInt(unsignedLong(t, value)), bigGet),
  kind('q', BigInt64Array, 12, longLong, bigGet),
  kind('Q', BigUint64Array, 10, (t, value) => BigInt(unsigned(t, value, 'int to unsigned', 'int too big to convert')), bigGet),
  kind('f', Float32Array, 14, floatOf, floatGet),
  kind('d', Float64Array, 16, floatOf, floatGet),
];

export const TYPECODES = KINDS.map(({ code }) => code).join('');

export const kindOf = (code: string): Kind | undefined => KINDS.find((candidate) => candidate.code === code);

/**
 * Kinds that pickles name: signedness, size and order of bytes, by `mformat_code`. The sizes of text are the reference's, twice those of
 * a character.
 */
export const MACHINE_FORMATS: readonly { format: string; size: number; little: boolean; signed: boolean; float?: boolean }[] = [
  { format: 'B', size: 1, little: true, signed: false },
  { format: 'b', size: 1, little: true, signed: true },
  { format: 'H', size: 2, little: true, signed: false },
  { format: 'H', size: 2, little: false, signed: false },
  { format: 'h', size: 2, little: true, signed: true },
  { format: 'h', size: 2, little: false, signed: true },
  { format: 'I', size: 4, little: true, signed: false },
  { format: 'I', size: 4, little: false, signed: false },
  { format: 'i', size: 4, little: true, signed: true },
  { format: 'i', size: 4, little: false, signed: true },
  { format: 'Q', size: 8, little: true, signed: false },
  { format: 'Q', size: 8, little: false, signed: false },
  { format: 'q', size: 8, little: true, signed: true },
  { format: 'q', size: 8, little: false, signed: true },
  { format: 'f', size: 4, little: true, signed: true, float: true },
  { format: 'f', size: 4, little: false, signed: true, float: true },
  { format: 'd', size: 8, little: true, signed: true, float: true },
  { format: 'd', size: 8, little: false, signed: true, float: true },
  { format: 'utf-16-le', size: 4, little: true, signed: false },
  { format: 'utf-16-be', size: 4, little: false, signed: false },
  { format: 'utf-32-le', size: 8, little: true, signed: false },
  { format: 'utf-32-be', size: 8, little: false, signed: false },
];

/** The type code of integers of such a size; `q` rather than `l`, which may be smaller elsewhere. */
export function integerCode(size: number, signed: boolean): string {
  const code = { 1: 'b', 2: 'h', 4: 'i', 8: 'q' }[size] as string;
  return signed ? code : code.toUpperCase();
}
