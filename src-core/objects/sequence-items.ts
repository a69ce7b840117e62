/** What list and tuple do alike: comparison, repr, repetition, search. */
import { richCompare, same } from './abstract/compare.ts';
import { checkItems } from './abstract/iter.ts';
import { guardRepr, repr } from './abstract/repr.ts';
import { raise } from './raise.ts';
import { joinStrs } from './str-join.ts';
import type { Thread } from './thread.ts';
import { type CompareOp, EQ, GE, GT, LE, LT, NE } from './type.ts';
import type { Str, Value } from './value.ts';

/**
 * Lexicographic comparison of what `a` and `b` hold at each step, for lists may change meanwhile. The first pair of unequal
 * items decides.
 */
export function compareItems(t: Thread, a: { items: readonly Value[] }, b: { items: readonly Value[] }, op: CompareOp): Value {
  let i = 0;
  while (i < a.items.length && i < b.items.length && same(t, a.items[i], b.items[i])) i++;
  if (i < a.items.length && i < b.items.length) {
    if (op === EQ) return false;
    if (op === NE) return true;
    return richCompare(t, a.items[i], b.items[i], op);
  }
  return compareLengths(a.items.length, b.items.length, op);
}

export function compareLengths(a: number, b: number, op: CompareOp): boolean {
  switch (op) {
    case LT:
      return a < b;
    case LE:
      return a <= b;
    case EQ:
      return a === b;
    case NE:
      return a !== b;
    case GT:
      return a > b;
    case GE:
      return a >= b;
  }
}

/** `open + ', '.join(map(repr, items)) + close`, `again` inside itself. The items may change meanwhile. */
export function reprItems(t: Thread, self: { items: readonly Value[] } & object, open: string, close: string): Str {
  return guardRepr(t, self as never, `${open}...${close}`, () => {
    const parts: Str[] = [];
    for (let i = 0; i < self.items.length; i++) parts.push(repr(t, self.items[i]));
    return joinStrs([open, joinStrs(parts, ', '), close], '');
  });
}

/** `items * count`. Raises MemoryError when that is too many. */
export function repeatItems(items: readonly Value[], count: number): Value[] {
  if (count <= 0 || items.length === 0) return [];
  checkItems(items.length * count);
  // A longer array would begin as a slow one.
  if (items.length === 1 && count <= 2 ** 25) return new Array(count).fill(items[0]);
  const out: Value[] = items.slice();
  const length = items.length * count;
  for (let i = 0; out.length < length; i++) out.push(out[i]);
  return out;
}

/** Index of the first item of `self` equal to `value` in [start, stop), or -1. */
export function indexOf(t: Thread, self: { items: readonly Value[] }, value: Value, start: number, stop: number): number {
  const { length } = self.items;
  let i = start < 0 ? Math.max(start + length, 0) : start;
  const end = stop < 0 ? Math.max(stop + length, 0) : stop;
  for (; i < end && i < self.items.length; i++) if (same(t, self.items[i], value)) return i;
  return -1;
}

/** How many items equal `value`. */
export function countOf(t: Thread, self: { items: readonly Value[] }, value: Value): number {
  let n = 0;
  for (let i = 0; i < self.items.length; i++) if (same(t, self.items[i], value)) n++;
  return n;
}

/** An index that must lie inside. Raises IndexError with `message`. */
export function checkedIndex(index: number, length: number, message: string): number {
  return index >= 0 && index < length ? index : raise.IndexError(message);
}
