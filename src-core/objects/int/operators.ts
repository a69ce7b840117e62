/**
 * Operators of int (Objects/longobject.c). The interpreter has fast paths of its own for two numbers; these are the slots that every
 * other way leads to.
 */
import {
  absInt,
  addInt,
  andInt,
  bitLength,
  floorDivideInt,
  type Int,
  inverseModulo,
  invertInt,
  moduloInt,
  multiplyInt,
  negateInt,
  orInt,
  powerInt,
  powerModulo,
  shiftLeftInt,
  shiftRightInt,
  subtractInt,
  trueDivideInt,
  xorInt,
} from '../../base/int.ts';
import { intToFloat } from '../abstract/number.ts';
import { floatPower } from '../float/power.ts';
import { raise, raiseWith } from '../raise.ts';
import type { CompareOp, Slots } from '../slot-fields.ts';
import type { Thread } from '../thread.ts';
import { asInt, NotImplemented, PyFloat, PyTuple, type Value } from '../value.ts';

/** V8's largest bigint has 2**30 bits. */
const MAX_BITS = 2 ** 30;

/** Runs arithmetic whose result may be larger than the engine can hold: MemoryError then, as in the reference when memory ends. */
export function orMemoryError(compute: () => Int): Int {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return raiseWith('MemoryError');
    throw error;
  }
}

/** A slot of two ints. */
function binary(operate: (a: Int, b: Int) => Value) {
  return (_t: Thread, left: Value, right: Value): Value => {
    const a = typeof left === 'number' ? left : asInt(left);
    const b = typeof right === 'number' ? right : asInt(right);
    return a === undefined || b === undefined ? NotImplemented : operate(a, b);
  };
}

function shiftCount(count: Int): void {
  if (count < 0) raise.ValueError('negative shift count');
}

function leftShift(a: Int, count: Int): Int {
  shiftCount(count);
  if (a === 0) return 0;
  if (count >= 9223372036854775808n) return raise.OverflowError('too many digits in integer');
  if (bitLength(a) + Number(count) > MAX_BITS) return raiseWith('MemoryError');
  return shiftLeftInt(a, count);
}

function rightShift(a: Int, count: Int): Int {
  shiftCount(count);
  return shiftRightInt(a, count);
}

function floorDivide(a: Int, b: Int): Int {
  return b === 0 ? raise.ZeroDivisionError('integer division or modulo by zero') : floorDivideInt(a, b);
}

function modulo(a: Int, b: Int): Int {
  return b === 0 ? raise.ZeroDivisionError('integer modulo by zero') : moduloInt(a, b);
}

function divmod(a: Int, b: Int): Value {
  return new PyTuple([floorDivide(a, b), moduloInt(a, b)]);
}

function trueDivide(a: Int, b: Int): Value {
  if (b === 0) return raise.ZeroDivisionError('division by zero');
  const quotient = trueDivideInt(a, b);
  return Number.isFinite(quotient) ? new PyFloat(quotient) : raise.OverflowError('integer division result too large for a float');
}

function multiply(a: Int, b: Int): Int {
  return typeof a === 'number' && typeof b === 'number' ? multiplyInt(a, b) : orMemoryError(() => multiplyInt(a, b));
}

function power(t: Thread, left: Value, right: Value, modulus: Value): Value {
  const base = asInt(left);
  let exponent = asInt(right);
  if (base === undefined || exponent === undefined) return NotImplemented;
  if (modulus === null) {
    if (exponent < 0) return floatPower(t, intToFloat(base), intToFloat(exponent));
    if (absInt(base) > 1 && (bitLength(base) - 1) * Number(exponent) > MAX_BITS) return raiseWith('MemoryError');
    return orMemoryError(() => powerInt(base, exponent as Int));
  }
  const c = asInt(modulus);
  if (c === undefined) return NotImplemented;
  if (c === 0) return raise.ValueError('pow() 3rd argument cannot be 0');
  const size = absInt(c);
  let b: Int = base;
  if (exponent < 0) {
    const inverse = size === 1 ? 0n : inverseModulo(BigInt(base), BigInt(size));
    if (inverse === undefined) return raise.ValueError('base is not invertible for the given modulus');
    b = inverse;
    exponent = negateInt(exponent);
  }
  const result = powerModulo(b, exponent, size);
  return c < 0 && result !== 0 ? addInt(result, c) : result;
}

function compare(_t: Thread, left: Value, right: Value, op: CompareOp): Value {
  const a = asInt(left);
  const b = asInt(right);
  if (a === undefined || b === undefined) return NotImplemented;
  return compareInts(a, b, op);
}

/** One of the six comparisons of two ints. */
export function compareInts(a: Int, b: Int, op: CompareOp): boolean {
  switch (op) {
    case 0:
      return a < b;
    case 1:
      return a <= b;
    case 2:
      return a === b;
    case 3:
      return a !== b;
    case 4:
      return a > b;
    default:
      return a >= b;
  }
}

/** A slot of one int; `self` is always an int. */
const unary =
  (operate: (a: Int) => Int) =>
  (_t: Thread, self: Value): Value =>
    operate(asInt(self) as Int);
const itself = unary((a) => a);

export const operators: Partial<Slots> = {
  tp_richcompare: compare,
  nb_add: binary(addInt),
  nb_subtract: binary(subtractInt),
  nb_multiply: binary(multiply),
  nb_remainder: binary(modulo),
  nb_divmod: binary(divmod),
  nb_power: power,
  nb_negative: unary(negateInt),
  nb_positive: itself,
  nb_absolute: unary(absInt),
  nb_bool: (_t, self: Value) => asInt(self) !== 0,
  nb_invert: unary(invertInt),
  nb_lshift: binary(leftShift),
  nb_rshift: binary(rightShift),
  nb_and: binary(andInt),
  nb_xor: binary(xorInt),
  nb_or: binary(orInt),
  nb_int: itself,
  nb_float: (_t, self: Value) => new PyFloat(intToFloat(asInt(self) as Int)),
  nb_floor_divide: binary(floorDivide),
  nb_true_divide: binary(trueDivide),
  nb_index: itself,
};
