/**
 * `repr(value)` and `str(value)` (Objects/object.c). What a `__repr__` or `__str__` gives may be of a class derived from str: programs get
 * it as it is (`reprObject`, `strObject`), everybody else its text (`repr`, `str`).
 */
import { raise } from '../raise.ts';
import { escapeNonAscii } from '../str/ascii.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, type Str, utf16, type Value } from '../value.ts';

/** `PyObject_Repr`: a str, or an instance of a class derived from it. */
export function reprObject(t: Thread, value: Value): Value {
  t.enterRecursion(' while getting the repr of an object');
  try {
    return typeOf(value).tp_repr(t, value as never);
  } finally {
    t.leaveRecursion();
  }
}

/** The text of `repr(value)`. */
export function repr(t: Thread, value: Value): Str {
  return asStr(reprObject(t, value)) as Str;
}

/** `PyObject_Str`: a str, or an instance of a class derived from it. */
export function strObject(t: Thread, value: Value): Value {
  if (typeof value === 'string') return value;
  const type = typeOf(value);
  if (type.tp_str === undefined) return reprObject(t, value);
  t.enterRecursion(' while getting the str of an object');
  try {
    const text = type.tp_str(t, value as never);
    if (asStr(text) === undefined) raise.TypeError(`__str__ returned non-string (type ${utf16(typeOf(text).name)})`);
    return text;
  } finally {
    t.leaveRecursion();
  }
}

/** The text of `str(value)`. */
export function str(t: Thread, value: Value): Str {
  return asStr(strObject(t, value)) as Str;
}

/** `PyObject_ASCII`: the repr itself where all of it is ASCII. */
export function asciiObject(t: Thread, value: Value): Value {
  const shown = reprObject(t, value);
  const text = asStr(shown) as Str;
  const escaped = escapeNonAscii(text);
  return escaped === text ? shown : escaped;
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
