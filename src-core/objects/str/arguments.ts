/** Arguments that methods of str, bytes and bytearray take alike. */
import { raise } from '../raise.ts';
import { sliceIndex } from '../slice.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, type Str, utf16, type Value } from '../value.ts';

export interface SearchArguments {
  sub: Value;
  start: number;
  end: number;
}

/** `(sub[, start[, end]])` of find, index, count, startswith ... (`PyArg_ParseTuple` with `O|OO`). */
export function searchArguments(t: Thread, name: string, args: Value[]): SearchArguments {
  if (args.length < 1) raise.TypeError(`${name}() takes at least 1 argument (0 given)`);
  if (args.length > 3) raise.TypeError(`${name}() takes at most 3 arguments (${args.length} given)`);
  const start = args.length > 1 && args[1] !== null ? sliceIndex(t, args[1]) : 0;
  const end = args.length > 2 && args[2] !== null ? sliceIndex(t, args[2]) : Number.MAX_SAFE_INTEGER;
  return { sub: args[0], start, end };
}

/** A str. Raises TypeError `must be str, not X`. */
export function needStr(value: Value): Str {
  return asStr(value) ?? raise.TypeError(`must be str, not ${utf16(typeOf(value).name)}`);
}

/** A limit of splits or replacements: negative means none. */
export const unlimited = (count: number): number => (count < 0 ? Infinity : count);
