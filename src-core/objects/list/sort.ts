/** `list.sort`: chooses a comparison for the keys at hand, then merge-sort.ts does the work (Objects/listobject.c `list_sort_impl`). */
import { call } from '../abstract/call.ts';
import { richCompareBool } from '../abstract/compare.ts';
import { isTrue } from '../abstract/number.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { floatType, LT, typeOf } from '../type.ts';
import { NotImplemented, type PyFloat, type PyList, type Value } from '../value.ts';
import { type LessThan, mergeSort } from './merge-sort.ts';

/** `self.sort(key=key, reverse=reverse)`. Raises what keys and comparisons raise, ValueError when they change the list. */
export function sortList(t: Thread, self: PyList, key: Value, reverse: boolean): void {
  const items = self.items;
  // The list looks empty while Python code may see it.
  const decoy: Value[] = [];
  self.items = decoy;
  let changed = false;
  t.held.push(items);
  try {
    if (key === null) sortItems(t, items, undefined, reverse);
    else {
      const keys: Value[] = [];
      for (let i = 0; i < items.length; i++) keys.push(call(t, key, [items[i]]));
      sortItems(t, keys, items, reverse);
    }
    changed = self.items !== decoy || decoy.length > 0;
  } finally {
    t.held.pop();
    self.items = items;
  }
  if (changed) raise.ValueError('list modified during sort');
}

/** Sorts keys and the values that belong to them; a reverse sort stays stable by reversing before and after. */
function sortItems(t: Thread, keys: Value[], values: Value[] | undefined, reverse: boolean): void {
  if (keys.length < 2) return;
  if (values === undefined && sortPlain(keys, reverse)) return;
  const less = chooseLess(t, keys);
  if (reverse) {
    keys.reverse();
    values?.reverse();
  }
  try {
    mergeSort(keys, values, less);
  } finally {
    if (reverse) (values ?? keys).reverse();
  }
}

/**
 * Numbers alone and strs alone: nobody sees how they are compared, and equal ones cannot be told apart. False when there is
 * anything else among them.
 */
function sortPlain(keys: Value[], reverse: boolean): boolean {
  const kind = typeof keys[0];
  if ((kind !== 'number' && kind !== 'string') || !keys.every((key) => typeof key === kind)) return false;
  if (kind === 'number') {
    const sorted = Float64Array.from(keys as number[]).sort();
    for (let i = 0; i < sorted.length; i++) keys[i] = sorted[i];
  } else keys.sort();
  if (reverse) keys.reverse();
  return true;
}

function chooseLess(t: Thread, keys: readonly Value[]): LessThan<Value> {
  const any: LessThan<Value> = (a, b) => richCompareBool(t, a, b, LT);
  const kind = typeof keys[0];
  if (kind === 'number' || kind === 'string') {
    if (keys.every((key) => typeof key === kind)) return (a, b) => (a as number) < (b as number);
  }
  const type = typeOf(keys[0]);
  if (!keys.every((key) => typeOf(key) === type)) return any;
  if (type === floatType) return (a, b) => (a as PyFloat).value < (b as PyFloat).value;
  const compare = type.tp_richcompare;
  if (compare === undefined) return any;
  // Objects of one type: its slot is asked directly, and once more in the general way if it does not know.
  return (a, b) => {
    if (typeOf(a).tp_richcompare !== compare) return any(a, b);
    const result = compare(t, a as never, b as never, LT);
    if (typeof result === 'boolean') return result;
    return result === NotImplemented ? any(a, b) : isTrue(t, result);
  };
}
