/** The type `datetime.timedelta` (Modules/_datetimemodule.c). */
import { addInt, floorDivideInt, type Int, moduloInt, multiplyInt } from '../../base/int.ts';
import { callMethod } from '../../objects/abstract/call.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { binaryOp, divmod, index } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, GE, GT, LE, LT, type PyType, typeOf } from '../../objects/type.ts';
import { asInt, NotImplemented, PyFloat, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { parseArguments } from '../keyword-arguments.ts';
import { pad } from './days.ts';
import {
  compareDeltas,
  deltaType,
  negateDelta,
  newDelta,
  normalizedDelta,
  PyDelta,
  subtractDeltas,
  totalMicroseconds,
} from './objects.ts';

/** Arguments of BINARY_OP. */
const NB_FLOOR_DIVIDE = 2;
const NB_REMAINDER = 6;
const NB_TRUE_DIVIDE = 11;

/** A timedelta of microseconds. Raises OverflowError. */
export function ofMicroseconds(total: Int, cls = deltaType): PyDelta {
  const seconds = floorDivideInt(total, 1000000);
  const days = floorDivideInt(seconds, 86400);
  if (days > 2147483647 || days < -2147483648) raise.OverflowError('Python int too large to convert to C int');
  return newDelta(Number(days), Number(moduloInt(seconds, 86400)), Number(moduloInt(total, 1000000)), cls);
}

/** `a / b` rounded half to even (`_PyLong_DivmodNear`). Raises ZeroDivisionError. */
export function divideNearest(a: Int, b: Int): Int {
  if (b === 0) return raise.ZeroDivisionError('integer division or modulo by zero');
  const [x, y] = b < 0 ? [multiplyInt(a, -1), multiplyInt(b, -1)] : [a, b];
  const quotient = floorDivideInt(x, y);
  const twice = multiplyInt(moduloInt(x, y), 2);
  if (twice < y || (twice === y && moduloInt(quotient, 2) === 0)) return quotient;
  return addInt(quotient, 1);
}

/** Numerator and denominator as a float's method gives them, which a subclass may have changed. Raises TypeError, ValueError. */
function ratioOf(t: Thread, value: PyFloat): [Int, Int] {
  const ratio = callMethod(t, value, 'as_integer_ratio');
  if (!(ratio instanceof PyTuple)) {
    return raise.TypeError(`unexpected return type from as_integer_ratio(): expected tuple, got '${typeName(ratio)}'`);
  }
  if (ratio.items.length !== 2) return raise.ValueError('as_integer_ratio() must return a 2-tuple');
  return [index(t, ratio.items[0]), index(t, ratio.items[1])];
}

/** Multiplies or divides by a float, exactly and then rounded. */
function scale(t: Thread, d: PyDelta, factor: PyFloat, divide: boolean): PyDelta {
  const [numerator, denominator] = ratioOf(t, factor);
  const total = totalMicroseconds(d);
  return ofMicroseconds(
    divide
      ? divideNearest(multiplyInt(total, denominator), numerator)
      : divideNearest(multiplyInt(total, numerator), denominator),
  );
}

function multiply(t: Thread, left: Value, right: Value): Value {
  const [d, factor] = left instanceof PyDelta ? [left, right] : [right as PyDelta, left];
  const int = asInt(factor);
  if (int !== undefined) return ofMicroseconds(multiplyInt(totalMicroseconds(d), int));
  return factor instanceof PyFloat ? scale(t, d, factor, false) : NotImplemented;
}

function floorDivide(t: Thread, left: Value, right: Value): Value {
  if (!(left instanceof PyDelta)) return NotImplemented;
  const total = totalMicroseconds(left);
  if (right instanceof PyDelta) return binaryOp(t, NB_FLOOR_DIVIDE, total, totalMicroseconds(right));
  const int = asInt(right);
  return int === undefined ? NotImplemented : ofMicroseconds(binaryOp(t, NB_FLOOR_DIVIDE, total, int) as Int);
}

function trueDivide(t: Thread, left: Value, right: Value): Value {
  if (!(left instanceof PyDelta)) return NotImplemented;
  const total = totalMicroseconds(left);
  if (right instanceof PyDelta) return binaryOp(t, NB_TRUE_DIVIDE, total, totalMicroseconds(right));
  if (right instanceof PyFloat) return scale(t, left, right, true);
  const int = asInt(right);
  return int === undefined ? NotImplemented : ofMicroseconds(divideNearest(total, int));
}

const both =
  (f: (t: Thread, a: PyDelta, b: PyDelta) => Value) =>
  (t: Thread, left: Value, right: Value): Value =>
    left instanceof PyDelta && right instanceof PyDelta ? f(t, left, right) : NotImplemented;

/** The answer of a comparison whose order is known. */
export function ordered(order: number, op: CompareOp): boolean {
  if (op === EQ) return order === 0;
  if (op === LT) return order < 0;
  if (op === LE) return order <= 0;
  if (op === GT) return order > 0;
  return op === GE ? order >= 0 : order !== 0;
}

const UNITS: readonly [name: string, microseconds: number][] = [
  ['microseconds', 1],
  ['milliseconds', 1000],
  ['seconds', 1000000],
  ['minutes', 60000000],
  ['hours', 3600000000],
  ['days', 86400000000],
  ['weeks', 604800000000],
];
const NAMES = ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'];

function intOfFloat(value: number): Int {
  if (Number.isNaN(value)) return raise.ValueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) return raise.OverflowError('cannot convert float infinity to integer');
  return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
}

/** Half away from zero, as C's `round`. */
const roundAway = (x: number): number => Math.sign(x) * Math.floor(Math.abs(x) + 0.5);

function makeDelta(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const given = args.length - (kwnames?.length ?? 0);
  const keywords = new PyDict();
  kwnames?.forEach((name, i) => {
    keywords.setStr(name, args[given + i]);
  });
  const parameters = { name: '__new__', names: NAMES, kinds: NAMES.map(() => 'object' as const), required: 0 };
  const values = parseArguments(t, parameters, args.slice(0, given), keywords);
  let total: Int = 0;
  let leftover = 0;
  for (const [name, unit] of UNITS) {
    const value = values[NAMES.indexOf(name)];
    if (value === undefined) continue;
    const int = asInt(value);
    if (int !== undefined) total = addInt(total, multiplyInt(int, unit));
    else if (value instanceof PyFloat) {
      const whole = Math.trunc(value.value);
      total = addInt(total, multiplyInt(intOfFloat(whole), unit));
      const part = (value.value - whole) * unit;
      total = addInt(total, intOfFloat(Math.trunc(part)));
      leftover += part - Math.trunc(part);
    } else raise.TypeError(`unsupported type for timedelta ${name} component: ${typeName(value)}`);
  }
  if (leftover !== 0) {
    let whole = roundAway(leftover);
    if (Math.abs(whole - leftover) === 0.5) {
      const odd = Number(moduloInt(total, 2));
      whole = 2 * roundAway((leftover + odd) * 0.5) - odd;
    }
    total = addInt(total, whole + 0);
  }
  return ofMicroseconds(total, cls);
}

const typeName = (value: Value): string => utf16(typeOf(value).name);

function show(self: PyDelta): string {
  const parts: string[] = [];
  if (self.days !== 0) parts.push(`days=${self.days}`);
  if (self.seconds !== 0) parts.push(`seconds=${self.seconds}`);
  if (self.microseconds !== 0) parts.push(`microseconds=${self.microseconds}`);
  return `${utf16(self.cls.name)}(${parts.length === 0 ? '0' : parts.join(', ')})`;
}

function toText(self: PyDelta): string {
  const { days, seconds, microseconds } = self;
  const clock = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  const text = microseconds === 0 ? clock : `${clock}.${pad(microseconds, 6)}`;
  return days === 0 ? text : `${days} day${Math.abs(days) === 1 ? '' : 's'}, ${text}`;
}

const state = (self: PyDelta): PyTuple => new PyTuple([self.days, self.seconds, self.microseconds]);

/** The hash, kept. */
export function hashDelta(t: Thread, self: PyDelta): Int {
  self.hash ??= hash(t, state(self));
  return self.hash;
}

fillType(deltaType, {
  class: PyDelta,
  slots: {
    tp_new: makeDelta,
    tp_repr: (_t, self: PyDelta) => show(self),
    tp_str: (_t, self: PyDelta) => toText(self),
    tp_hash: hashDelta,
    tp_richcompare: (_t, self: PyDelta, other: Value, op: CompareOp) =>
      other instanceof PyDelta ? ordered(compareDeltas(self, other), op) : NotImplemented,
    nb_add: both((_t, a, b) => normalizedDelta(a.days + b.days, a.seconds + b.seconds, a.microseconds + b.microseconds)),
    nb_subtract: both((_t, a, b) => subtractDeltas(a, b)),
    nb_multiply: multiply,
    nb_remainder: both((t, a, b) => ofMicroseconds(binaryOp(t, NB_REMAINDER, totalMicroseconds(a), totalMicroseconds(b)) as Int)),
    nb_divmod: both((t, a, b) => {
      const [quotient, rest] = (divmod(t, totalMicroseconds(a), totalMicroseconds(b)) as PyTuple).items;
      return new PyTuple([quotient, ofMicroseconds(rest as Int)]);
    }),
    nb_negative: (_t, self: PyDelta) => negateDelta(self),
    nb_positive: (_t, self: PyDelta) => newDelta(self.days, self.seconds, self.microseconds),
    nb_absolute: (_t, self: PyDelta) =>
      self.days < 0 ? negateDelta(self) : newDelta(self.days, self.seconds, self.microseconds),
    nb_bool: (_t, self: PyDelta) => !self.isZero,
    nb_floor_divide: floorDivide,
    nb_true_divide: trueDivide,
  },
  members: {
    days: (_t, self: PyDelta) => self.days,
    seconds: (_t, self: PyDelta) => self.seconds,
    microseconds: (_t, self: PyDelta) => self.microseconds,
  },
  methods: {
    total_seconds: ['~(self, /)', (t, self: PyDelta) => binaryOp(t, NB_TRUE_DIVIDE, totalMicroseconds(self), 1000000)],
    __reduce__: ['~(self, /)', (_t, self: PyDelta) => new PyTuple([self.cls, state(self)])],
  },
  constants: {
    resolution: new PyDelta(0, 0, 1),
    min: new PyDelta(-999999999, 0, 0),
    max: new PyDelta(999999999, 86399, 999999),
  },
});
