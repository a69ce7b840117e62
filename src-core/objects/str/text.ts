/**
 * What every str can do in both of its forms: a JS string, one unit a code point, or a PyWideStr (some point above U+FFFF). Results are
 * canonical. Searching is in search.ts.
 */
import { raiseWith } from '../raise.ts';
import { PyWideStr, type Str, strFromPoints } from '../value.ts';

/** The longest string that V8 makes. */
export const MAX_LENGTH = 2 ** 29 - 24;

export function lengthStr(text: Str): number {
  return typeof text === 'string' ? text.length : text.points.length;
}

/** The code point at an index inside. */
export function pointAt(text: Str, index: number): number {
  return typeof text === 'string' ? text.charCodeAt(index) : text.points[index];
}

/** All code points; do not write to them. */
export function pointsOf(text: Str): Uint32Array {
  if (typeof text !== 'string') return text.points;
  const points = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) points[i] = text.charCodeAt(i);
  return points;
}

/** A str of code points that nobody writes to any more. */
export function strOf(points: Uint32Array): Str {
  for (let i = 0; i < points.length; i++) if (points[i] > 0xffff) return new PyWideStr(points);
  return strFromPoints(points);
}

/** One code point as a str. */
export function strOfPoint(point: number): Str {
  return point < 0x10000 ? String.fromCharCode(point) : new PyWideStr(Uint32Array.of(point));
}

/** `a + b`. Raises MemoryError where the engine cannot hold it. */
export function joinTwo(a: Str, b: Str): Str {
  if (typeof a === 'string' && typeof b === 'string') {
    return a.length + b.length > MAX_LENGTH ? raiseWith('MemoryError') : a + b;
  }
  const left = lengthStr(a);
  const right = lengthStr(b);
  if (left === 0) return b;
  if (right === 0) return a;
  const points = new Uint32Array(left + right);
  points.set(pointsOf(a));
  points.set(pointsOf(b), left);
  return new PyWideStr(points);
}

/** All parts one after the other. */
export function concatStr(...parts: Str[]): Str {
  return joinStr('', parts);
}

/** `separator.join(parts)`. */
export function joinStr(separator: Str, parts: readonly Str[]): Str {
  if (parts.length === 1) return parts[0];
  let narrow = typeof separator === 'string';
  for (let i = 0; narrow && i < parts.length; i++) narrow = typeof parts[i] === 'string';
  if (narrow) {
    try {
      return parts.join(separator as string);
    } catch (error) {
      if (error instanceof RangeError) return raiseWith('MemoryError');
      throw error;
    }
  }
  const between = pointsOf(separator);
  let size = between.length * Math.max(parts.length - 1, 0);
  for (const part of parts) size += lengthStr(part);
  const points = new Uint32Array(size);
  let at = 0;
  parts.forEach((part, i) => {
    if (i > 0) {
      points.set(between, at);
      at += between.length;
    }
    if (typeof part === 'string') for (let k = 0; k < part.length; k++) points[at++] = part.charCodeAt(k);
    else {
      points.set(part.points, at);
      at += part.points.length;
    }
  });
  return strOf(points);
}

/** `text * count`. Raises MemoryError. */
export function repeatStr(text: Str, count: number): Str {
  const length = lengthStr(text);
  if (count < 1 || length === 0) return '';
  if (count === 1) return text;
  if (length * count > MAX_LENGTH) return raiseWith('MemoryError');
  if (typeof text === 'string') return text.repeat(count);
  const points = new Uint32Array(length * count);
  for (let i = 0; i < count; i++) points.set(text.points, i * length);
  return new PyWideStr(points);
}

/** Code points from `start` up to `stop`, both inside. */
export function sliceStr(text: Str, start: number, stop: number): Str {
  if (start >= stop) return '';
  if (typeof text === 'string') return text.slice(start, stop);
  if (start === 0 && stop === text.points.length) return text;
  return strOf(text.points.slice(start, stop));
}

/** -1, 0 or 1 by code points. */
export function compareStr(a: Str, b: Str): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const size = Math.min(lengthStr(a), lengthStr(b));
  for (let i = 0; i < size; i++) {
    const difference = pointAt(a, i) - pointAt(b, i);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return Math.sign(lengthStr(a) - lengthStr(b));
}

const ASCII = /^[\0-\x7f]*$/;

export function isAscii(text: Str): boolean {
  return typeof text === 'string' && ASCII.test(text);
}

/** Is there no such code point in the text. */
export function noPoint(text: Str, point: number): boolean {
  return typeof text === 'string' ? !text.includes(String.fromCodePoint(point)) : !text.points.includes(point);
}

/** Do all code points pass, and is there one. */
export function everyPoint(text: Str, test: (point: number) => boolean): boolean {
  const length = lengthStr(text);
  for (let i = 0; i < length; i++) if (!test(pointAt(text, i))) return false;
  return length > 0;
}
