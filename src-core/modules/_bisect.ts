/** The `_bisect` module (Modules/_bisectmodule.c). */
import { call, callMethod } from '../objects/abstract/call.ts';
import { richCompareBool } from '../objects/abstract/compare.ts';
import { indexNumber } from '../objects/abstract/number.ts';
import { length } from '../objects/abstract/sequence.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { LT, listType, typeOf } from '../objects/type.ts';
import type { PyList, Value } from '../objects/value.ts';
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
function find(t: Thread, seq: Value, x: Value, lo: number, hi: number, key: Value, right: boolean): number {
  if (lo < 0) return raise.ValueError('lo must be non-negative');
  let low = lo;
  let high = hi === -1 ? length(t, seq) : hi;
  const item = reader(seq);
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    let value = item(t, seq as never, middle);
    if (key !== null) value = call(t, key, [value]);
    const before = right ? !richCompareBool(t, x, value, LT) : richCompareBool(t, value, x, LT);
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

const limit = (t: Thread, hi: Value): number => (hi === null ? -1 : indexNumber(t, hi, 'OverflowError'));
const SIGNATURE = '(module, /, a, x, lo: index = 0, hi=None, *, key=None)';

const bisect = (right: boolean): NativeRow => [
  SIGNATURE,
  (t, _module: Value, seq: Value, x: Value, lo: number, hi: Value, key: Value) => find(t, seq, x, lo, limit(t, hi), key, right),
];

const insort = (right: boolean): NativeRow => [
  SIGNATURE,
  (t, _module: Value, seq: Value, x: Value, lo: number, hi: Value, key: Value) => {
    const most = limit(t, hi);
    const at = find(t, seq, key === null ? x : call(t, key, [x]), lo, most, key, right);
    if (typeOf(seq) === listType) (seq as PyList).items.splice(at, 0, x);
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
