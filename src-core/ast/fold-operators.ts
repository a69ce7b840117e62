/**
 * Operators on constants, as the AST optimiser applies them: the result, or undefined where Python raises an exception or the
 * optimiser's size limits say no. Source: `safe_multiply`, `safe_power`, `safe_lshift`, `fold_unaryop`, `fold_binop`, `fold_subscr`
 * (Python/ast_opt.c) and the number methods that they call.
 */
import { isInfinite, powerComplex } from '../base/complex-power.ts';
import { type Complex, divideComplex, divmodFloat, multiplyComplex } from '../base/float.ts';
import {
  addInt,
  andInt,
  bitLength,
  floorDivideInt,
  type Int,
  intToFloat,
  invertInt,
  moduloInt,
  multiplyInt,
  negateInt,
  orInt,
  powerInt,
  shiftLeftInt,
  shiftRightInt,
  subtractInt,
  trueDivideInt,
  xorInt,
} from '../base/int.ts';
import { powerFloat } from '../base/power.ts';
import {
  BytesConst,
  ComplexConst,
  type Const,
  FloatConst,
  FrozenSetConst,
  type Text,
  TupleConst,
  WideConst,
} from '../code/const.ts';
import type { operator, unaryop } from './nodes.generated.ts';

const MAX_INT_SIZE = 128;
const MAX_COLLECTION_SIZE = 256;
const MAX_STR_SIZE = 4096;
const MAX_TOTAL_ITEMS = 1024;

type Result = Const | undefined;

const isInt = (value: Const): value is Int | boolean =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
const isText = (value: Const): value is Text => typeof value === 'string' || value instanceof WideConst;
const toInt = (value: Int | boolean): Int => (typeof value === 'boolean' ? Number(value) : value);
const finite = (value: number): Result => (Number.isFinite(value) ? new FloatConst(value) : undefined);

/** `bool(value)`. */
export function isTrue(value: Const): boolean {
  if (value === null) return false;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
    case 'bigint':
      return value !== 0;
    case 'string':
      return value !== '';
  }
  if (value instanceof FloatConst) return value.value !== 0;
  if (value instanceof ComplexConst) return value.real !== 0 || value.imag !== 0;
  if (value instanceof BytesConst) return value.data.length > 0;
  if (value instanceof TupleConst || value instanceof FrozenSetConst) return value.items.length > 0;
  return true;
}

/** A unary operator on a constant. */
export function foldUnary(op: unaryop, value: Const): Result {
  if (op === 'Not') return !isTrue(value);
  if (isInt(value)) {
    const int = toInt(value);
    return op === 'Invert' ? invertInt(int) : op === 'UAdd' ? int : negateInt(int);
  }
  if (op === 'Invert') return undefined;
  const negative = op === 'USub';
  if (value instanceof FloatConst) return negative ? new FloatConst(-value.value) : value;
  if (value instanceof ComplexConst) return negative ? new ComplexConst(-value.real, -value.imag) : value;
  return undefined;
}

/** A binary operator on two constants. */
export function foldBinary(op: operator, left: Const, right: Const): Result {
  if (isInt(left) && isInt(right)) return foldInts(op, left, right);
  const number = foldNumbers(op, left, right);
  if (number !== undefined) return number;
  if (op === 'Add') return concatenate(left, right);
  if (op === 'Mult') return isInt(left) ? repeat(right, toInt(left)) : isInt(right) ? repeat(left, toInt(right)) : undefined;
  return undefined;
}

function foldInts(op: operator, left: Int | boolean, right: Int | boolean): Result {
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    if (op === 'BitAnd') return left && right;
    if (op === 'BitOr') return left || right;
    if (op === 'BitXor') return left !== right;
  }
  const a = toInt(left);
  const b = toInt(right);
  switch (op) {
    case 'Add':
      return addInt(a, b);
    case 'Sub':
      return subtractInt(a, b);
    case 'Mult':
      return a !== 0 && b !== 0 && bitLength(a) + bitLength(b) > MAX_INT_SIZE ? undefined : multiplyInt(a, b);
    case 'Div':
      return b === 0 ? undefined : finite(trueDivideInt(a, b));
    case 'FloorDiv':
      return b === 0 ? undefined : floorDivideInt(a, b);
    case 'Mod':
      return b === 0 ? undefined : moduloInt(a, b);
    case 'Pow':
      return foldPower(a, b);
    case 'LShift':
      if (b < 0) return undefined;
      if (a === 0) return 0;
      return b > MAX_INT_SIZE || bitLength(a) > MAX_INT_SIZE - Number(b) ? undefined : shiftLeftInt(a, Number(b));
    case 'RShift':
      return b < 0 ? undefined : shiftRightInt(a, b);
    case 'BitAnd':
      return andInt(a, b);
    case 'BitOr':
      return orInt(a, b);
    case 'BitXor':
      return xorInt(a, b);
    case 'MatMult':
      return undefined;
  }
}

function foldPower(a: Int, b: Int): Result {
  if (b < 0) return foldFloats('Pow', intToFloat(a), intToFloat(b));
  if (a !== 0 && b > 0 && (b > MAX_INT_SIZE || bitLength(a) > Math.trunc(MAX_INT_SIZE / Number(b)))) return undefined;
  // 0 to a power of any size.
  return a === 0 ? (b === 0 ? 1 : 0) : powerInt(a, b);
}

/** A float for arithmetic with a float; undefined for what is none, and for an int that is too large. */
function toFloat(value: Const): number | undefined {
  if (value instanceof FloatConst) return value.value;
  if (!isInt(value)) return undefined;
  const float = intToFloat(toInt(value));
  return Number.isFinite(float) ? float : undefined;
}

function foldNumbers(op: operator, left: Const, right: Const): Result {
  if (left instanceof ComplexConst || right instanceof ComplexConst) {
    const a = toComplex(left);
    const b = toComplex(right);
    return a && b && foldComplexes(op, a, b);
  }
  const a = toFloat(left);
  const b = toFloat(right);
  return a === undefined || b === undefined ? undefined : foldFloats(op, a, b);
}

function foldFloats(op: operator, a: number, b: number): Result {
  switch (op) {
    case 'Add':
      return new FloatConst(a + b);
    case 'Sub':
      return new FloatConst(a - b);
    case 'Mult':
      return new FloatConst(a * b);
    case 'Div':
      return b === 0 ? undefined : new FloatConst(a / b);
    case 'FloorDiv':
      return b === 0 ? undefined : new FloatConst(divmodFloat(a, b)[0]);
    case 'Mod':
      return b === 0 ? undefined : new FloatConst(divmodFloat(a, b)[1]);
    case 'Pow': {
      if (a === 0 && b < 0 && b !== Number.NEGATIVE_INFINITY) return undefined;
      if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
        return foldComplexes('Pow', { real: a, imag: 0 }, { real: b, imag: 0 });
      }
      const value = powerFloat(a, b);
      const overflow = !Number.isFinite(value) && Number.isFinite(a) && Number.isFinite(b);
      return overflow ? undefined : new FloatConst(value);
    }
  }
  return undefined;
}

function toComplex(value: Const): Complex | undefined {
  if (value instanceof ComplexConst) return value;
  const real = toFloat(value);
  return real === undefined ? undefined : { real, imag: 0 };
}

function foldComplexes(op: operator, a: Complex, b: Complex): Result {
  const make = (value: Complex | undefined): Result => value && new ComplexConst(value.real, value.imag);
  switch (op) {
    case 'Add':
      return new ComplexConst(a.real + b.real, a.imag + b.imag);
    case 'Sub':
      return new ComplexConst(a.real - b.real, a.imag - b.imag);
    case 'Mult':
      return make(multiplyComplex(a, b));
    case 'Div':
      return make(divideComplex(a, b));
    case 'Pow': {
      const value = powerComplex(a, b);
      return value && isInfinite(value) ? undefined : make(value);
    }
  }
  return undefined;
}

/** Code points of a text whose every unit is one. */
function unitsOf(text: string): Uint32Array {
  const units = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

function concatenate(left: Const, right: Const): Result {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (isText(left) && isText(right)) {
    const a = typeof left === 'string' ? unitsOf(left) : left.points;
    const b = typeof right === 'string' ? unitsOf(right) : right.points;
    const points = new Uint32Array(a.length + b.length);
    points.set(a);
    points.set(b, a.length);
    return new WideConst(points);
  }
  if (left instanceof BytesConst && right instanceof BytesConst) {
    const data = new Uint8Array(left.data.length + right.data.length);
    data.set(left.data);
    data.set(right.data, left.data.length);
    return new BytesConst(data);
  }
  if (left instanceof TupleConst && right instanceof TupleConst) return new TupleConst([...left.items, ...right.items]);
  return undefined;
}

/** What is left of `limit` items when those of `value`, with all that is nested in it, are taken off; negative when too many. */
function restOfItems(value: Const, limit: number): number {
  if (!(value instanceof TupleConst) && !(value instanceof FrozenSetConst)) return limit;
  limit -= value.items.length;
  for (const item of value.items) {
    if (limit < 0) break;
    limit = restOfItems(item, limit);
  }
  return limit;
}

/** `value * count` for a sequence. An empty one may be repeated as often as an index can say. */
function repeat(value: Const, count: Int): Result {
  let size: number;
  let largest = MAX_STR_SIZE;
  if (isText(value)) size = typeof value === 'string' ? value.length : value.points.length;
  else if (value instanceof BytesConst) size = value.data.length;
  else if (value instanceof TupleConst) {
    size = value.items.length;
    largest = MAX_COLLECTION_SIZE;
  } else return undefined;
  if (size === 0) return BigInt.asIntN(64, BigInt(count)) === BigInt(count) ? value : undefined;
  if (count < 0 || count > Math.trunc(largest / size)) return undefined;
  const times = Number(count);
  if (typeof value === 'string') return value.repeat(times);
  if (value instanceof TupleConst) {
    if (times > 0 && restOfItems(value, Math.trunc(MAX_TOTAL_ITEMS / times)) < 0) return undefined;
    return new TupleConst(Array.from({ length: size * times }, (_, i) => value.items[i % size]));
  }
  if (value instanceof BytesConst)
    return new BytesConst(Uint8Array.from({ length: size * times }, (_, i) => value.data[i % size]));
  if (times === 0) return '';
  const { points } = value as WideConst;
  return new WideConst(Uint32Array.from({ length: size * times }, (_, i) => points[i % size]));
}

/** `value[index]` on constants. */
export function foldSubscript(value: Const, index: Const): Result {
  if (!isInt(index)) return undefined;
  let at = toInt(index);
  let items: ArrayLike<unknown>;
  if (isText(value)) items = typeof value === 'string' ? value : value.points;
  else if (value instanceof BytesConst) items = value.data;
  else if (value instanceof TupleConst) items = value.items;
  else return undefined;
  if (typeof at === 'bigint') return undefined;
  if (at < 0) at += items.length;
  if (at < 0 || at >= items.length) return undefined;
  if (value instanceof WideConst) {
    const point = value.points[at];
    return point > 0xffff ? new WideConst(Uint32Array.of(point)) : String.fromCharCode(point);
  }
  return items[at] as Const;
}

/** The items of a frozenset made from `items` in this order: of equal ones the first stays. */
export function distinctItems(items: readonly Const[]): Const[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = equalityKey(item);
    if (key === undefined) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Equal for constants that Python's `==` holds equal; undefined for what equals nothing else (a NaN). */
function equalityKey(value: Const): string | undefined {
  if (value === null) return 'None';
  if (isInt(value)) return `n${toInt(value)}`;
  if (typeof value === 'string') return `s${value}`;
  if (value instanceof WideConst) return `w${value.points.join()}`;
  if (value instanceof FloatConst) return numberKey(value.value);
  if (value instanceof ComplexConst) {
    const real = numberKey(value.real);
    const imag = numberKey(value.imag);
    return real === undefined || imag === undefined ? undefined : value.imag === 0 ? real : `c${real},${imag}`;
  }
  if (value instanceof BytesConst) return `b${value.data.join()}`;
  if (value instanceof TupleConst || value instanceof FrozenSetConst) {
    const keys = value.items.map(equalityKey);
    if (keys.includes(undefined)) return undefined;
    if (value instanceof FrozenSetConst) keys.sort();
    return `${value.kind}(${keys.map((key) => `${key!.length}:${key}`).join()})`;
  }
  return 'Ellipsis';
}

function numberKey(value: number): string | undefined {
  if (Number.isNaN(value)) return undefined;
  return Number.isInteger(value) ? `n${BigInt(value)}` : `n${value}`;
}
