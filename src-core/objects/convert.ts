/** Argument Clinic's converters: from a Python value to what a native function takes (Python/getargs.c). */

import { floatOf, index, isTrue } from './abstract/number.ts';
import type { PyDict } from './dict.ts';
import { raise } from './raise.ts';
import type { Thread } from './thread.ts';
import { typeOf } from './type.ts';
import { asStr, PyFloat, type Str, utf16, type Value } from './value.ts';

export type Converter = 'object' | 'index' | 'int' | 'bool' | 'str' | 'float';
export type Converted = Value | Value[] | PyDict | Str | undefined;

/** What messages about arguments call a value (`_PyArg_BadArgument`). */
export const kindOf = (value: Value): string => (value === null ? 'None' : utf16(typeOf(value).name));

function argumentName(index: number, count: number): string {
  return count === 1 ? 'argument' : `argument ${index + 1}`;
}

/** An integer that a C type of so many bits holds. */
export function machineInt(t: Thread, value: Value, bits: number, ctype: string): number {
  const int = index(t, value);
  if (typeof int === 'number' && (bits === 64 || (int | 0) === int)) return int;
  if (BigInt.asIntN(bits, BigInt(int)) !== BigInt(int)) raise.OverflowError(`Python int too large to convert to C ${ctype}`);
  return Number(int);
}

/** Converts one argument. Raises TypeError or OverflowError with the reference's messages. */
export function convert(
  t: Thread,
  converter: Converter,
  value: Value,
  name: string,
  position: number,
  count: number,
  parameter: string,
  kind: string,
): Converted {
  switch (converter) {
    case 'object':
      return value;
    case 'bool':
      return isTrue(t, value);
    case 'index':
      return typeof value === 'number' ? value : machineInt(t, value, 64, 'ssize_t');
    case 'int':
      return machineInt(t, value, 32, 'int');
    case 'float':
      return value instanceof PyFloat ? value.value : floatOf(t, value);
    case 'str': {
      const text = asStr(value);
      const where = kind === 'positional-only' ? argumentName(position, count) : `argument '${parameter}'`;
      if (text === undefined) raise.TypeError(`${name}() ${where} must be str, not ${kindOf(value)}`);
      return text;
    }
  }
}
