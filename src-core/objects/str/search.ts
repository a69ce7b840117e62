/** Searching and cutting of strs: JavaScript's own methods where both are JS strings, base/units.ts otherwise. */
import { LONG_NEEDLE } from '../../base/two-way.ts';
import { type Bounds, countUnits, findUnits, replaceUnits, rfindUnits, rsplitUnits, splitUnits } from '../../base/units.ts';
import { raiseWith } from '../raise.ts';
import type { Str } from '../value.ts';
import { lengthStr, MAX_LENGTH, pointsOf, sliceStr, strOf } from './text.ts';

/** In a text longer than this, a long needle is looked for in units: JavaScript's search may take the product of both lengths. */
const MANY = 2000;

/** Bounds of a search clamped as the reference does: negative ones from the end. */
export function clampBounds(length: number, start: number, end: number): [number, number] {
  const clampedEnd = end > length ? length : end < 0 ? Math.max(end + length, 0) : end;
  return [start < 0 ? Math.max(start + length, 0) : start, clampedEnd];
}

/** First place of `sub` between the bounds, or -1. */
export function findStr(text: Str, sub: Str, start: number, end: number): number {
  if (end - start < lengthStr(sub)) return -1;
  if (typeof text === 'string') {
    if (typeof sub !== 'string') return -1;
    if (sub.length >= LONG_NEEDLE && end - start > MANY) return findUnits(pointsOf(text), pointsOf(sub), start, end);
    const at = text.indexOf(sub, start);
    return at >= 0 && at + sub.length <= end ? at : -1;
  }
  return findUnits(text.points, pointsOf(sub), start, end);
}

/** Last place of `sub` between the bounds, or -1. */
export function rfindStr(text: Str, sub: Str, start: number, end: number): number {
  if (end - start < lengthStr(sub)) return -1;
  if (typeof text === 'string') {
    if (typeof sub !== 'string') return -1;
    const at = text.lastIndexOf(sub, end - sub.length);
    return at >= start ? at : -1;
  }
  return rfindUnits(text.points, pointsOf(sub), start, end);
}

export function containsStr(text: Str, sub: Str): boolean {
  return findStr(text, sub, 0, lengthStr(text)) >= 0;
}

/** Occurrences of `sub` that do not overlap. */
export function countStr(text: Str, sub: Str, start: number, end: number): number {
  if (typeof text !== 'string') return countUnits(text.points, pointsOf(sub), start, end);
  if (typeof sub !== 'string') return 0;
  if (sub.length === 0) return end < start ? 0 : end - start + 1;
  if (sub.length >= LONG_NEEDLE && end - start > MANY) return countUnits(pointsOf(text), pointsOf(sub), start, end);
  let count = 0;
  for (let i = text.indexOf(sub, start); i >= 0 && i + sub.length <= end; i = text.indexOf(sub, i + sub.length)) count++;
  return count;
}

export function startsWith(text: Str, prefix: Str, start: number, end: number): boolean {
  const size = lengthStr(prefix);
  if (end - start < size) return false;
  if (typeof text === 'string' && typeof prefix === 'string') return text.startsWith(prefix, start);
  return matchesAt(text, prefix, start, size);
}

export function endsWith(text: Str, suffix: Str, start: number, end: number): boolean {
  const size = lengthStr(suffix);
  if (end - start < size) return false;
  if (typeof text === 'string' && typeof suffix === 'string') return text.startsWith(suffix, end - size);
  return matchesAt(text, suffix, end - size, size);
}

function matchesAt(text: Str, sub: Str, at: number, size: number): boolean {
  return size === 0 || findUnits(pointsOf(sliceStr(text, at, at + size)), pointsOf(sub), 0, size) === 0;
}

const cut = (text: Str, bounds: Bounds): Str[] => bounds.map(([start, end]) => sliceStr(text, start, end));

/** `text.split(separator, most)`; the separator is not empty. */
export function splitStr(text: Str, separator: Str, most: number): Str[] {
  if (typeof text === 'string') {
    if (typeof separator !== 'string') return [text];
    if (separator.length >= LONG_NEEDLE && text.length > MANY)
      return cut(text, splitUnits(pointsOf(text), pointsOf(separator), most));
    if (most === Infinity) return text.split(separator);
    const out: Str[] = [];
    let start = 0;
    while (out.length < most) {
      const at = text.indexOf(separator, start);
      if (at < 0) break;
      out.push(text.slice(start, at));
      start = at + separator.length;
    }
    out.push(text.slice(start));
    return out;
  }
  return cut(text, splitUnits(text.points, pointsOf(separator), most));
}

export function rsplitStr(text: Str, separator: Str, most: number): Str[] {
  return cut(text, rsplitUnits(pointsOf(text), pointsOf(separator), most));
}

/** `text.replace(old, fresh, most)`. Raises MemoryError where the result is too long. */
export function replaceStr(text: Str, old: Str, fresh: Str, most: number): Str {
  if (most === 0) return text;
  if (typeof text === 'string' && typeof old === 'string' && typeof fresh === 'string') {
    if (old !== '' && most === Infinity && (old.length < LONG_NEEDLE || text.length <= MANY)) {
      const growth = fresh.length - old.length;
      if (growth > 0 && growth * text.length > MAX_LENGTH) checkGrowth(text, old, growth);
      // A dollar has a meaning in a replacement.
      return fresh.includes('$') ? text.split(old).join(fresh) : text.replaceAll(old, fresh);
    }
  }
  const hay = pointsOf(text);
  const out = replaceUnits(hay, pointsOf(old), pointsOf(fresh), most, (size) =>
    size > MAX_LENGTH ? raiseWith('MemoryError') : new Uint32Array(size),
  );
  return out === hay ? text : strOf(out);
}

function checkGrowth(text: string, old: string, growth: number): void {
  const count = countStr(text, old, 0, text.length);
  if (text.length + count * growth > MAX_LENGTH) raiseWith('MemoryError');
}
