/** Methods of str that search, cut and put together (Objects/unicodeobject.c). Case is in case.ts, `%` and format in ../format. */

import { isLineBreak, isSpace } from '../../base/unicode-text.ts';
import { rsplitSpaces, splitLines, splitSpaces } from '../../base/units.ts';
import { sequenceItems } from '../list/subscript.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, PyList, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { needStr, searchArguments, unlimited } from './arguments.ts';
import { clampBounds, countStr, endsWith, findStr, replaceStr, rfindStr, rsplitStr, splitStr, startsWith } from './search.ts';
import { concatStr, joinStr, lengthStr, pointAt, repeatStr, sliceStr } from './text.ts';

const own = (self: Value): Str => asStr(self) as Str;

type Search = (text: Str, sub: Str, start: number, end: number) => number;

function search(name: string, find: Search) {
  return (t: Thread, self: Value, args: Value[]): Value => {
    const { sub, start, end } = searchArguments(t, name, args);
    const text = own(self);
    const [from, to] = clampBounds(lengthStr(text), start, end);
    return find(text, needStr(sub), from, to);
  };
}

export const find = search('find', findStr);
export const rfind = search('rfind', rfindStr);
export const count = search('count', countStr);

const found =
  (method: typeof find) =>
  (t: Thread, self: Value, args: Value[]): Value => {
    const at = method(t, self, args);
    return at === -1 ? raise.ValueError('substring not found') : at;
  };
export const index = found(search('index', findStr));
export const rindex = found(search('rindex', rfindStr));

function tail(name: string, matches: (text: Str, sub: Str, start: number, end: number) => boolean) {
  return (t: Thread, self: Value, args: Value[]): Value => {
    const { sub, start, end } = searchArguments(t, name, args);
    const text = own(self);
    const [from, to] = clampBounds(lengthStr(text), start, end);
    if (sub instanceof PyTuple) {
      return sub.items.some((item) => {
        const one = asStr(item);
        if (one === undefined) {
          return raise.TypeError(`tuple for ${name} must only contain str, not ${utf16(typeOf(item).name)}`);
        }
        return matches(text, one, from, to);
      });
    }
    const one = asStr(sub);
    if (one === undefined) {
      return raise.TypeError(`${name} first arg must be str or a tuple of str, not ${utf16(typeOf(sub).name)}`);
    }
    return matches(text, one, from, to);
  };
}
export const startswith = tail('startswith', startsWith);
export const endswith = tail('endswith', endsWith);

export function replace(_t: Thread, self: Value, old: Str, fresh: Str, most: number): Value {
  return replaceStr(own(self), old, fresh, unlimited(most));
}

function separatorOf(sep: Value): Str {
  const separator = asStr(sep);
  if (separator === undefined) return raise.TypeError(`must be str or None, not ${utf16(typeOf(sep).name)}`);
  return lengthStr(separator) === 0 ? raise.ValueError('empty separator') : separator;
}

export function split(_t: Thread, self: Value, sep: Value, maxsplit: number): Value {
  const text = own(self);
  const most = unlimited(maxsplit);
  if (sep !== null) return new PyList(splitStr(text, separatorOf(sep), most));
  const bounds = splitSpaces(lengthStr(text), (i) => isSpace(pointAt(text, i)), most);
  return new PyList(bounds.map(([start, end]) => sliceStr(text, start, end)));
}

export function rsplit(_t: Thread, self: Value, sep: Value, maxsplit: number): Value {
  const text = own(self);
  const most = unlimited(maxsplit);
  if (sep !== null) return new PyList(rsplitStr(text, separatorOf(sep), most));
  const bounds = rsplitSpaces(lengthStr(text), (i) => isSpace(pointAt(text, i)), most);
  return new PyList(bounds.map(([start, end]) => sliceStr(text, start, end)));
}

export function splitlines(_t: Thread, self: Value, keepends: boolean): Value {
  const text = own(self);
  const length = lengthStr(text);
  const breakAt = (i: number): number => {
    const point = pointAt(text, i);
    if (!isLineBreak(point)) return 0;
    return point === 13 && i + 1 < length && pointAt(text, i + 1) === 10 ? 2 : 1;
  };
  return new PyList(splitLines(length, breakAt, keepends).map(([start, end]) => sliceStr(text, start, end)));
}

export function partition(_t: Thread, self: Value, sep: Value): Value {
  const text = own(self);
  const separator = needStr(sep);
  const size = lengthStr(separator);
  if (size === 0) return raise.ValueError('empty separator');
  const at = findStr(text, separator, 0, lengthStr(text));
  if (at < 0) return new PyTuple([self, '', '']);
  return new PyTuple([sliceStr(text, 0, at), separator, sliceStr(text, at + size, lengthStr(text))]);
}

export function rpartition(_t: Thread, self: Value, sep: Value): Value {
  const text = own(self);
  const separator = needStr(sep);
  const size = lengthStr(separator);
  if (size === 0) return raise.ValueError('empty separator');
  const at = rfindStr(text, separator, 0, lengthStr(text));
  if (at < 0) return new PyTuple(['', '', self]);
  return new PyTuple([sliceStr(text, 0, at), separator, sliceStr(text, at + size, lengthStr(text))]);
}

export function join(t: Thread, self: Value, iterable: Value): Value {
  const direct = iterable instanceof PyList || iterable instanceof PyTuple;
  const items = direct ? iterable.items : sequenceItems(t, iterable, 'can only join an iterable');
  return joinValues(own(self), items);
}

/** `separator.join(items)`. Raises TypeError for an item that is no str. */
export function joinValues(separator: Str, items: readonly Value[]): Value {
  if (items.length === 0) return '';
  let exact = true;
  for (let i = 0; exact && i < items.length; i++) exact = typeof items[i] === 'string';
  if (exact) return joinStr(separator, items as string[]);
  const parts: Str[] = [];
  for (let i = 0; i < items.length; i++) {
    const part = asStr(items[i]);
    if (part === undefined) {
      return raise.TypeError(`sequence item ${i}: expected str instance, ${utf16(typeOf(items[i]).name)} found`);
    }
    parts.push(part);
  }
  return joinStr(separator, parts);
}

function strip(name: string, left: boolean, right: boolean) {
  return (_t: Thread, self: Value, chars: Value): Value => {
    const text = own(self);
    let drop = isSpace;
    if (chars !== null) {
      const set = asStr(chars);
      if (set === undefined) return raise.TypeError(`${name} arg must be None or str`);
      const points = new Set<number>();
      for (let i = 0; i < lengthStr(set); i++) points.add(pointAt(set, i));
      drop = (point) => points.has(point);
    }
    let start = 0;
    let end = lengthStr(text);
    if (left) while (start < end && drop(pointAt(text, start))) start++;
    if (right) while (end > start && drop(pointAt(text, end - 1))) end--;
    return sliceStr(text, start, end);
  };
}
export const stripBoth = strip('strip', true, true);
export const lstrip = strip('lstrip', true, false);
export const rstrip = strip('rstrip', false, true);

export function removeprefix(_t: Thread, self: Value, prefix: Str): Value {
  const text = own(self);
  const length = lengthStr(text);
  return startsWith(text, prefix, 0, length) ? sliceStr(text, lengthStr(prefix), length) : text;
}

export function removesuffix(_t: Thread, self: Value, suffix: Str): Value {
  const text = own(self);
  const length = lengthStr(text);
  const size = lengthStr(suffix);
  return size > 0 && endsWith(text, suffix, 0, length) ? sliceStr(text, 0, length - size) : text;
}

function fillOf(fillchar: Value): Str {
  const fill = asStr(fillchar);
  if (fill === undefined) {
    return raise.TypeError(`The fill character must be a unicode character, not ${utf16(typeOf(fillchar).name)}`);
  }
  return lengthStr(fill) === 1 ? fill : raise.TypeError('The fill character must be exactly one character long');
}

function justify(leftOf: (missing: number, width: number) => number) {
  return (_t: Thread, self: Value, width: number, fillchar: Value): Value => {
    const text = own(self);
    const fill = fillOf(fillchar);
    const missing = width - lengthStr(text);
    if (missing <= 0) return text;
    const left = leftOf(missing, width);
    return concatStr(repeatStr(fill, left), text, repeatStr(fill, missing - left));
  };
}
export const ljust = justify(() => 0);
export const rjust = justify((missing) => missing);
/** An odd space goes left where the width is odd. */
export const center = justify((missing, width) => Math.floor(missing / 2) + (missing % 2 === 1 && width % 2 === 1 ? 1 : 0));

export function zfill(_t: Thread, self: Value, width: number): Value {
  const text = own(self);
  const length = lengthStr(text);
  if (length >= width) return text;
  const zeros = repeatStr('0', width - length);
  const first = length > 0 ? pointAt(text, 0) : 0;
  if (first === 43 || first === 45) return concatStr(sliceStr(text, 0, 1), zeros, sliceStr(text, 1, length));
  return concatStr(zeros, text);
}

export function expandtabs(_t: Thread, self: Value, tabsize: number): Value {
  const text = own(self);
  const parts: Str[] = [];
  const length = lengthStr(text);
  let column = 0;
  let start = 0;
  for (let i = 0; i < length; i++) {
    const point = pointAt(text, i);
    if (point === 9) {
      parts.push(sliceStr(text, start, i));
      start = i + 1;
      if (tabsize > 0) {
        const spaces = tabsize - (column % tabsize);
        parts.push(repeatStr(' ', spaces));
        column += spaces;
      }
    } else column = point === 10 || point === 13 ? 0 : column + 1;
  }
  if (start === 0) return text;
  parts.push(sliceStr(text, start, length));
  return joinStr('', parts);
}
