/** The `_bisect` module (Modules/_bisectmodule.c). */
import { canonical } from '../base/int.ts';
import { call, callMethod } from '../objects/abstract/call.ts';
import { richCompareBool } from '../objects/abstract/compare.ts';
import { index } from '../objects/abstract/number.ts';
import { exactLength, getItem } from '../objects/abstract/sequence.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { addInt } from '../objects/range/arithmetic.ts';
import type { Thread } from '../objects/thread.ts';
import { LT, listType, typeOf } from '../objects/type.ts';
import type { Int, PyList, Value } from '../objects/value.ts';
import { typeName } from './native-type.ts';

/** How to read an item of a sequence. Raises TypeError for what is none (`get_sq_item`). */
function reader(seq: Value): (t: Thread, self: never, index: number) => Value {
  const type = typeOf(seq);
  if (type.sq_item !== undefined) return type.sq_item;
  const name = typeName(seq);
  return raise.TypeError(
    type.mp_subscript !== undefined ? `${name} is not a sequence` : `'${name}' object does not support indexing`,
  );
}

/** Where `x` goes: behind items equal to it, or before them. */
function find(t: Thread, seq: Value, x: Value, lo: Int, hi: Int, key: Value, right: boolean): Int {
  if (lo < 0) return raise.ValueError('lo must be non-negative');
  let low = lo;
  let high = hi === -1 ? exactLength(t, seq) : hi;
  const item = reader(seq);
  while (low < high) {
    const middle = middleOf(low, high);
    // Above 2**53 a position is exact only as an int.
    let value = typeof middle === 'number' ? item(t, seq as never, middle) : getItem(t, seq, middle);
    if (key !== null) value = call(t, key, [value]);
    const before = right ? !richCompareBool(t, x, value, LT) : richCompareBool(t, value, x, LT);
    if (before) low = addInt(middle, 1);
    else high = middle;
  }
  return low;
}

const middleOf = (low: Int, high: Int): Int =>
  typeof low === 'number' && typeof high === 'number'
    ? low + Math.floor((high - low) / 2)
    : canonical((BigInt(low) + BigInt(high)) >> 1n);

/** A position as exactly as it was given. Raises OverflowError where no sequence could have it. */
function position(t: Thread, value: Value, message: string): Int {
  const int = index(t, value);
  return typeof int === 'number' || BigInt.asIntN(64, int) === int ? int : raise.OverflowError(message);
}
const limit = (t: Thread, hi: Value): Int =>
  hi === null ? -1 : position(t, hi, `cannot fit '${typeName(hi)}' into an index-sized integer`);
const start = (t: Thread, lo: Value): Int => position(t, lo, 'Python int too large to convert to C ssize_t');
const SIGNATURE = '(module, /, a, x, lo=0, hi=None, *, key=None)';

const bisect = (right: boolean): NativeRow => [
  SIGNATURE,
  (t, _module: Value, seq: Value, x: Value, lo: Value, hi: Value, key: Value) =>
    find(t, seq, x, start(t, lo), limit(t, hi), key, right),
];

const insort = (right: boolean): NativeRow => [
  SIGNATURE,
  (t, _module: Value, seq: Value, x: Value, lo: Value, hi: Value, key: Value) => {
    const least = start(t, lo);
    const most = limit(t, hi);
    const at = find(t, seq, key === null ? x : call(t, key, [x]), least, most, key, right);
    if (typeOf(seq) === listType) (seq as PyList).items.splice(Number(at), 0, x);
    else callMethod(t, seq, 'insert', at, x);
    return null;
  },
];

/** Makes the module object. */
export function makeBisect(): PyModule {
  const module = new PyModule('_bisect');
  fillModule(module.dict, module, '_bisect', {
    bisect_left: bisect(false),
    bisect_right: bisect(true),
    insort_left: insort(false),
    insort_right: insort(true),
  });
  return module;
}
