/** `str.translate` and `str.maketrans` (Objects/unicodeobject.c). */
import { getItem } from '../abstract/sequence.ts';
import { PyDict } from '../dict.ts';
import { isException, raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { dictType } from '../type.ts';
import { asInt, asStr, type Str, type Value } from '../value.ts';
import { joinStr, lengthStr, pointAt, strOfPoint } from './text.ts';

/** What stands for a code point; undefined for itself. */
function imageOf(t: Thread, table: Value, point: number): Str | undefined {
  let image: Value;
  try {
    image = getItem(t, table, point);
  } catch (error) {
    if (isException(error, 'LookupError')) return undefined;
    throw error;
  }
  if (image === null) return '';
  const int = asInt(image);
  if (int !== undefined) {
    if (int < 0 || int > 0x10ffff) return raise.ValueError('character mapping must be in range(0x110000)');
    return strOfPoint(Number(int));
  }
  return asStr(image) ?? raise.TypeError('character mapping must return integer, None or str');
}

export function translate(t: Thread, self: Value, table: Value): Value {
  const text = asStr(self) as Str;
  const known = new Map<number, Str>();
  const parts: Str[] = [];
  const length = lengthStr(text);
  for (let i = 0; i < length; i++) {
    const point = pointAt(text, i);
    // As the reference does, an ASCII character is looked up once.
    let image = point < 128 ? known.get(point) : undefined;
    if (image === undefined) {
      image = imageOf(t, table, point) ?? strOfPoint(point);
      if (point < 128) known.set(point, image);
    }
    parts.push(image);
  }
  return parts.length === 0 ? '' : joinStr('', parts);
}

export function maketrans(t: Thread, _self: unknown, x: Value, y: Str | undefined, z: Str | undefined): Value {
  const table = new PyDict();
  if (y === undefined) {
    if (!(x instanceof PyDict) || x.cls !== dictType) {
      return raise.TypeError('if you give only one argument to maketrans it must be a dict');
    }
    for (const [key, value] of x.entries()) {
      const text = asStr(key);
      if (text !== undefined) {
        if (lengthStr(text) !== 1) return raise.ValueError('string keys in translate table must be of length 1');
        table.set(t, pointAt(text, 0), value);
      } else if (asInt(key) !== undefined) table.set(t, key, value);
      else return raise.TypeError('keys in translate table must be strings or integers');
    }
    return table;
  }
  const from = asStr(x);
  if (from === undefined) return raise.TypeError('first maketrans argument must be a string if there is a second argument');
  if (lengthStr(from) !== lengthStr(y)) {
    return raise.ValueError('the first two maketrans arguments must have equal length');
  }
  for (let i = 0; i < lengthStr(from); i++) table.set(t, pointAt(from, i), pointAt(y, i));
  if (z !== undefined) for (let i = 0; i < lengthStr(z); i++) table.set(t, pointAt(z, i), null);
  return table;
}
