/**
 * Searching and cutting of arrays of units: bytes, and strs too wide for a JS string, share these. A result of searching is an index
 * or -1; `start` and `end` lie inside.
 */

import { findTwoWay, LONG_NEEDLE } from './two-way.ts';

export type Units = Uint8Array | Uint32Array;

function matches(hay: Units, needle: Units, at: number): boolean {
  for (let k = 0; k < needle.length; k++) if (hay[at + k] !== needle[k]) return false;
  return true;
}

export function findUnits(hay: Units, needle: Units, start: number, end: number): number {
  const last = end - needle.length;
  if (needle.length === 0) return start <= last ? start : -1;
  if (needle.length >= LONG_NEEDLE) return findTwoWay(hay, needle, start, end);
  const first = needle[0];
  for (let i = start; i <= last; i++) {
    i = hay.indexOf(first, i);
    if (i < 0 || i > last) return -1;
    if (matches(hay, needle, i)) return i;
  }
  return -1;
}

export function rfindUnits(hay: Units, needle: Units, start: number, end: number): number {
  for (let i = end - needle.length; i >= start; i--) if (matches(hay, needle, i)) return i;
  return -1;
}

/** Occurrences that do not overlap, at most `most`. An empty needle stands between all units. */
export function countUnits(hay: Units, needle: Units, start: number, end: number, most = Infinity): number {
  if (needle.length === 0) return end < start ? 0 : Math.min(end - start + 1, most);
  let count = 0;
  for (let i = start; count < most; count++) {
    i = findUnits(hay, needle, i, end);
    if (i < 0) break;
    i += needle.length;
  }
  return count;
}

/** Pieces as pairs of bounds. */
export type Bounds = [start: number, end: number][];

/** Cuts at a separator, at most `most` times. */
export function splitUnits(hay: Units, separator: Units, most: number): Bounds {
  const out: Bounds = [];
  let start = 0;
  while (out.length < most) {
    const at = findUnits(hay, separator, start, hay.length);
    if (at < 0) break;
    out.push([start, at]);
    start = at + separator.length;
  }
  out.push([start, hay.length]);
  return out;
}

/** As splitUnits from the right. */
export function rsplitUnits(hay: Units, separator: Units, most: number): Bounds {
  const out: Bounds = [];
  let end = hay.length;
  while (out.length < most) {
    const at = rfindUnits(hay, separator, 0, end);
    if (at < 0) break;
    out.push([at + separator.length, end]);
    end = at;
  }
  out.push([0, end]);
  return out.reverse();
}

type Test = (unit: number) => boolean;

/** Cuts at runs of white space, of which none is kept, at most `most` times; the last piece keeps its own. */
export function splitSpaces(length: number, isSpaceAt: Test, most: number): Bounds {
  const out: Bounds = [];
  let i = 0;
  for (;;) {
    while (i < length && isSpaceAt(i)) i++;
    if (i === length) return out;
    const start = i;
    if (out.length >= most) {
      out.push([start, length]);
      return out;
    }
    while (i < length && !isSpaceAt(i)) i++;
    out.push([start, i]);
  }
}

/** As splitSpaces from the right. */
export function rsplitSpaces(length: number, isSpaceAt: Test, most: number): Bounds {
  const out: Bounds = [];
  let i = length;
  for (;;) {
    while (i > 0 && isSpaceAt(i - 1)) i--;
    if (i === 0) return out.reverse();
    const end = i;
    if (out.length >= most) {
      out.push([0, end]);
      return out.reverse();
    }
    while (i > 0 && !isSpaceAt(i - 1)) i--;
    out.push([i, end]);
  }
}

/** Lines; `breakAt` answers how many units end a line at an index, 0 for none. */
export function splitLines(length: number, breakAt: (index: number) => number, keepEnds: boolean): Bounds {
  const out: Bounds = [];
  let start = 0;
  for (let i = 0; i < length; ) {
    const size = breakAt(i);
    if (size === 0) {
      i++;
      continue;
    }
    out.push([start, keepEnds ? i + size : i]);
    i += size;
    start = i;
  }
  if (start < length) out.push([start, length]);
  return out;
}

/** Replaces at most `most` occurrences. An empty `old` stands before every unit and at the end. */
export function replaceUnits<T extends Units>(hay: T, old: Units, fresh: Units, most: number, make: (size: number) => T): T {
  const count = countUnits(hay, old, 0, hay.length, most);
  if (count === 0) return hay;
  const out = make(hay.length + count * (fresh.length - old.length));
  let at = 0;
  let from = 0;
  for (let k = 0; k < count; k++) {
    const found = old.length === 0 ? (k === 0 ? 0 : from + 1) : findUnits(hay, old, from, hay.length);
    out.set(hay.subarray(from, found), at);
    at += found - from;
    out.set(fresh, at);
    at += fresh.length;
    from = found + old.length;
  }
  out.set(hay.subarray(from), at);
  return out;
}
