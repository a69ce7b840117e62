/** Argument Clinic's converters: from a Python value to what a native function takes (Python/getargs.c). */

import { floatOf, indexNumber, isTrue } from './abstract/number.ts';
import type { PyDict } from './dict.ts';
import { raise } from './raise.ts';
import type { Thread } from './thread.ts';
import { typeOf } from './type.ts';
import { asStr, PyFloat, type Str, utf16, type Value } from './value.ts';

export type Converter = 'object' | 'index' | 'int' | 'bool' | 'str' | 'float';
export type Converted = Value | Value[] | PyDict | Str | undefined;

function argumentName(index: number, count: number): string {
  return count === 1 ? 'argument' : `argument ${index + 1}`;
}

/** Converts one argument. Raises TypeError or OverflowError with the reference's messages. */
export function convert(
  t: Thread,
  converter: Converter,
  value: Value,
  name: string,
  index: number,
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
      return indexNumber(t, value);
    case 'int': {
      const n = indexNumber(t, value);
      if (n > 0x7fffffff) raise.OverflowError('Python int too large to convert to C int');
      if (n < -0x80000000) raise.OverflowError('Python int too large to convert to C int');
      return n;
    }
    case 'float':
      return value instanceof PyFloat ? value.value : floatOf(t, value);
    case 'str': {
      const text = asStr(value);
      const where = kind === 'positional-only' ? argumentName(index, count) : `argument '${parameter}'`;
      if (text === undefined) raise.TypeError(`${name}() ${where} must be str, not ${utf16(typeOf(value).name)}`);
      return text;
    }
  }
}
