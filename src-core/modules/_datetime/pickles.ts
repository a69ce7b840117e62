/** States of pickles: the bytes that an object is, and the zone (Modules/_datetimemodule.c `date_new`, `datetime_getstate`). */
import { raise } from '../../objects/raise.ts';
import { asStr, PyBytes, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { checkTzinfo } from './objects.ts';

/** The state in the arguments of a constructor: so many bytes, or a str of Python 2 that holds them; undefined where it is none. */
export function stateBytes(
  value: Value,
  length: number,
  isSane: (byte: (i: number) => number) => boolean,
  what: string,
): Uint8Array | undefined {
  if (value instanceof PyBytes) {
    const { data } = value;
    return data.length === length && isSane((i) => data[i]) ? data : undefined;
  }
  const text = asStr(value);
  if (text === undefined) return undefined;
  const units = utf16(text);
  if (units.length !== length || !isSane((i) => units.charCodeAt(i))) return undefined;
  const data = Uint8Array.from(units, (c) => c.charCodeAt(0));
  if (/[^\0-\xff]/.test(units)) {
    raise.ValueError(
      `Failed to encode latin1 string when unpickling a ${what} object. pickle.load(data, encoding='latin1') is assumed.`,
    );
  }
  return data;
}

/** The zone beside such a state. Raises TypeError. */
export function stateZone(value: Value | undefined): Value {
  if (value === undefined || value === null) return null;
  try {
    checkTzinfo(value);
  } catch {
    // Whatever is wrong with it, this is what the reference says.
    raise.TypeError('bad tzinfo state arg');
  }
  return value;
}

/** The state as a tuple; the fold is the highest bit of the byte `at`, in protocols that know it. */
export function stateOf(data: Uint8Array, tzinfo: Value, fold: number, at: number, protocol: number): PyTuple {
  const bytes = data.slice();
  if (protocol > 3 && fold === 1) bytes[at] |= 128;
  return new PyTuple(tzinfo === null ? [new PyBytes(bytes)] : [new PyBytes(bytes), tzinfo]);
}

export const isMonth = (month: number): boolean => month >= 1 && month <= 12;
