/** `hash(value)` for any value (Objects/object.c `PyObject_Hash`). */
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { type Int, utf16, type Value } from '../value.ts';

/** A 64-bit hash as Python shows it. Raises TypeError `unhashable type: 'X'`. */
export function hash(t: Thread, value: Value): Int {
  const type = typeOf(value);
  return type.tp_hash === undefined ? raise.TypeError(`unhashable type: '${utf16(type.name)}'`) : type.tp_hash(t, value as never);
}
