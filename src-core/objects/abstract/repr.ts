/** `repr(value)` and `str(value)` (Objects/object.c). */
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, type Str, utf16, type Value } from '../value.ts';

export function repr(t: Thread, value: Value): Str {
  t.enterRecursion(' while getting the repr of an object');
  try {
    return typeOf(value).tp_repr(t, value as never);
  } finally {
    t.leaveRecursion();
  }
}

/** `str(value)`: an exact str. */
export function str(t: Thread, value: Value): Str {
  if (typeof value === 'string') return value;
  const type = typeOf(value);
  if (type.tp_str === undefined) return repr(t, value);
  t.enterRecursion(' while getting the str of an object');
  try {
    const text = type.tp_str(t, value as never);
    return asStr(text) ?? raise.TypeError(`__str__ returned non-string (type ${utf16(typeOf(text).name)})`);
  } finally {
    t.leaveRecursion();
  }
}

/** repr as UTF-16 text, for messages. */
export function reprText(t: Thread, value: Value): string {
  return utf16(repr(t, value));
}

/** Makes the repr of a container that may contain itself: `again` stands for it inside. */
export function guardRepr(t: Thread, value: Value, again: string, make: () => Str): Str {
  if (t.reprStack.includes(value)) return again;
  const depth = t.reprStack.length;
  t.reprStack.push(value);
  try {
    return make();
  } finally {
    // Not a call: it must work where the stack of the host is used up.
    t.reprStack.length = depth;
  }
}
