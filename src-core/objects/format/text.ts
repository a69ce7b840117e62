/** `str.__format__` (Python/formatter_unicode.c `format_string_internal`). */
import { strObject } from '../abstract/repr.ts';
import { raise } from '../raise.ts';
import { lengthStr, sliceStr } from '../str/text.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, type Str, utf16, type Value } from '../value.ts';
import { pad } from './pad.ts';
import { parseSpec, refuseType } from './spec.ts';

/** A str in its field. Raises ValueError for what is only for numbers. */
export function formatStr(t: Thread, self: Value, text: Str): Value {
  const value = asStr(self) as Str;
  if (text === '') return self === value ? value : strObject(t, self);
  const spec = parseSpec(text, utf16(typeOf(self).name), 's', '<');
  if (spec.type !== 115) return refuseType(spec, utf16(typeOf(self).name));
  if (spec.sign !== '') {
    return raise.ValueError(`${spec.sign === ' ' ? 'Space' : 'Sign'} not allowed in string format specifier`);
  }
  if (spec.noNegativeZero) return raise.ValueError('Negative zero coercion (z) not allowed in string format specifier');
  if (spec.alternate) return raise.ValueError('Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=') return raise.ValueError("'=' alignment not allowed in string format specifier");
  const length = lengthStr(value);
  const cut = spec.precision >= 0 && spec.precision < length;
  return cut ? pad(sliceStr(value, 0, spec.precision), spec.precision, spec) : pad(value, length, spec);
}
