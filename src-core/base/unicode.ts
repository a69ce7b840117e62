/**
 * Properties of code points that the language itself needs (Unicode 15.0): which may stand in an identifier, which `repr` shows
 * as they are. Classes of characters that only `str` methods ask for are not here.
 */
import { UNPRINTABLE, XID_CONTINUE, XID_START } from './unicode.generated.ts';

/** A set of code points as its boundaries: inside from an even one up to the next. */
type Boundaries = Uint32Array;

function decode(words: string): Boundaries {
  let sum = 0;
  return Uint32Array.from(words.split(' '), (word) => (sum += Number.parseInt(word, 36)));
}

function contains(set: Boundaries, point: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (set[middle] <= point) low = middle + 1;
    else high = middle;
  }
  return (low & 1) === 1;
}

// Decoded when somebody asks.
let xidStart: Boundaries | undefined;
let xidContinue: Boundaries | undefined;
let unprintable: Boundaries | undefined;

/** Whether the code point has the property XID_Start (an underscore has not, though it may begin a name). */
export function isXidStart(point: number): boolean {
  return contains((xidStart ??= decode(XID_START)), point);
}

export function isXidContinue(point: number): boolean {
  return contains((xidContinue ??= decode(XID_CONTINUE)), point);
}

/** Whether `repr` shows the code point as itself (`str.isprintable`). */
export function isPrintable(point: number): boolean {
  if (point < 127) return point >= 32;
  return !contains((unprintable ??= decode(UNPRINTABLE)), point);
}
