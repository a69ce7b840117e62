/** Functions of `builtins` about numbers and characters (Python/bltinmodule.c). */
import { call, lookupSpecial } from '../../objects/abstract/call.ts';
import { richCompareBool } from '../../objects/abstract/compare.ts';
import { getIter, iterate, iterNext } from '../../objects/abstract/iter.ts';
import { binaryOp, divmod, index, power, unaryOp } from '../../objects/abstract/number.ts';
import { getItem, length } from '../../objects/abstract/sequence.ts';
import type { NativeRow } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { addInt } from '../../objects/range/arithmetic.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { bytearrayType, bytesType, type CompareOp, floatType, GT, isSubtype, LT, typeOf } from '../../objects/type.ts';
import { asInt, asStr, type Int, PyFloat, type Str, strFromPoints, utf16, type Value } from '../../objects/value.ts';

/** Argument of BINARY_OP for `+`. */
const NB_ADD = 0;

/** `bin`, `oct`, `hex`: digits after a prefix, the sign before it. */
const inBase =
  (radix: number, prefix: string) =>
  (t: Thread, _module: Value, number: Value): Value => {
    const int = index(t, number);
    return `${int < 0 ? '-' : ''}${prefix}${(int < 0 ? -int : int).toString(radix)}`;
  };

function chr(_t: Thread, _module: Value, i: number): Value {
  if (i < 0 || i > 0x10ffff) return raise.ValueError('chr() arg not in range(0x110000)');
  return strFromPoints([i]);
}

function ord(t: Thread, _module: Value, c: Value): Value {
  const text = asStr(c);
  let size: number;
  if (text !== undefined) {
    size = typeof text === 'string' ? text.length : text.points.length;
    if (size === 1) return typeof text === 'string' ? text.charCodeAt(0) : text.points[0];
  } else {
    const type = typeOf(c);
    if (!isSubtype(type, bytesType) && !isSubtype(type, bytearrayType)) {
      return raise.TypeError(`ord() expected string of length 1, but ${utf16(type.name)} found`);
    }
    size = length(t, c);
    if (size === 1) return getItem(t, c, 0);
  }
  return raise.TypeError(`ord() expected a character, but string of length ${size} found`);
}

function round(t: Thread, _module: Value, number: Value, digits: Value): Value {
  const method = lookupSpecial(t, number, '__round__');
  if (method === undefined) {
    return raise.TypeError(`type ${utf16(typeOf(number).name)} doesn't define __round__ method`);
  }
  return call(t, method, digits === null ? [] : [digits]);
}

/** What is left to add when the items are of another kind than the sum so far. */
interface Rest {
  sum: Value;
  item: Value;
}

/** Adds ints and bools; undefined items end it. */
function sumInts(t: Thread, iter: Value, start: Int): Value | Rest {
  let sum = start;
  for (;;) {
    const item = iterNext(t, iter);
    if (item === undefined) return sum;
    if (typeof item === 'number' || typeof item === 'bigint') sum = addInt(sum, item);
    else if (typeof item === 'boolean') sum = addInt(sum, item ? 1 : 0);
    else return { sum, item };
  }
}

const LONG_LIMIT = 1n << 63n;

/** Adds floats with the compensation of Neumaier, and ints that fit a C long. */
function sumFloats(t: Thread, iter: Value, start: number): Value | Rest {
  let sum = start;
  let lost = 0;
  const total = () => new PyFloat(lost !== 0 && Number.isFinite(lost) ? sum + lost : sum);
  for (;;) {
    const item = iterNext(t, iter);
    if (item === undefined) return total();
    if (item instanceof PyFloat && item.cls === floatType) {
      const x = item.value;
      const next = sum + x;
      lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
      sum = next;
      continue;
    }
    const int = asInt(item);
    if (int === undefined || int >= LONG_LIMIT || int < -LONG_LIMIT) return { sum: total(), item };
    sum += Number(int);
  }
}

const isRest = (value: Value | Rest): value is Rest =>
  typeof value === 'object' && value !== null && 'item' in value && 'sum' in value;

function checkStart(start: Value): void {
  if (asStr(start) !== undefined) raise.TypeError("sum() can't sum strings [use ''.join(seq) instead]");
  const type = typeOf(start);
  if (isSubtype(type, bytesType)) raise.TypeError("sum() can't sum bytes [use b''.join(seq) instead]");
  if (isSubtype(type, bytearrayType)) raise.TypeError("sum() can't sum bytearray [use b''.join(seq) instead]");
}

function sum(t: Thread, _module: Value, iterable: Value, start: Value): Value {
  const iter = getIter(t, iterable);
  checkStart(start);
  let result = start;
  if (typeof result === 'number' || typeof result === 'bigint') {
    const part = sumInts(t, iter, result);
    if (!isRest(part)) return part;
    result = binaryOp(t, NB_ADD, part.sum, part.item);
  }
  if (result instanceof PyFloat && result.cls === floatType) {
    const part = sumFloats(t, iter, result.value);
    if (!isRest(part)) return part;
    result = binaryOp(t, NB_ADD, part.sum, part.item);
  }
  for (;;) {
    const item = iterNext(t, iter);
    if (item === undefined) return result;
    result = binaryOp(t, NB_ADD, result, item);
  }
}

const EXTREME = parseSignature('(*, key=None, default=NULL)');

/** `max` and `min`: the first of the items that none beats. */
const extreme =
  (name: string, op: CompareOp) =>
  (t: Thread, _module: Value, args: Value[], keywords: PyDict): Value => {
    if (args.length === 0) raise.TypeError(`${name} expected at least 1 argument, got 0`);
    const entries = [...keywords.entries()];
    const [key, otherwise] = bind(
      t,
      EXTREME,
      name,
      entries.map(([, value]) => value),
      entries.map(([keyword]) => keyword as Str),
    ) as [Value, Value | undefined];
    if (args.length > 1 && otherwise !== undefined) {
      raise.TypeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    let best: Value | undefined;
    let bestKey: Value = null;
    const consider = (item: Value): void => {
      const value = key === null ? item : call(t, key, [item]);
      if (best === undefined || richCompareBool(t, value, bestKey, op)) {
        best = item;
        bestKey = value;
      }
    };
    if (args.length > 1) for (const arg of args) consider(arg);
    else iterate(t, args[0], consider);
    const found = best as Value | undefined;
    if (found !== undefined) return found;
    return otherwise === undefined ? raise.ValueError(`${name}() iterable argument is empty`) : otherwise;
  };

export const numberFunctions: Record<string, NativeRow> = {
  abs: ['(module, x, /)', (t, _module: Value, x: Value) => unaryOp(t, 'nb_absolute', x)],
  bin: ['(module, number, /)', inBase(2, '0b')],
  chr: ['(module, i: int, /)', chr],
  divmod: ['(module, x, y, /)', (t, _module: Value, x: Value, y: Value) => divmod(t, x, y)],
  hex: ['(module, number, /)', inBase(16, '0x')],
  max: ['~(module, *args, **kwargs)', extreme('max', GT)],
  min: ['~(module, *args, **kwargs)', extreme('min', LT)],
  oct: ['(module, number, /)', inBase(8, '0o')],
  ord: ['(module, c, /)', ord],
  pow: ['(module, /, base, exp, mod=None)', (t, _module: Value, base: Value, exp: Value, mod: Value) => power(t, base, exp, mod)],
  round: ['(module, /, number, ndigits=None)', round],
  sum: ['(module, iterable, /, start=0)', sum],
};
