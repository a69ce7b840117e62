/**
 * Operators on two small exact ints or floats, without a look at their types: what BINARY_OP meets most where it has no form of its
 * own. Everything else, errors too, is left to the number protocol.
 */
import {
  addInt,
  andInt,
  floorDivideInt,
  moduloInt,
  multiplyInt,
  orInt,
  shiftLeftInt,
  shiftRightInt,
  subtractInt,
  xorInt,
} from '../../base/int.ts';
import { floatType } from '../type.ts';
import { PyFloat, type Value } from '../value.ts';

const isExactFloat = (value: Value): value is PyFloat => value instanceof PyFloat && value.cls === floatType;

/** `left <op> right` by the argument of BINARY_OP, in-place forms included; undefined where this is not the place to tell. */
export function combinePlain(op: number, left: Value, right: Value): Value | undefined {
  const operator = op >= 13 ? op - 13 : op;
  if (typeof left === 'number') {
    if (typeof right === 'number') return combineInts(operator, left, right);
    return isExactFloat(right) ? combineFloats(operator, left, right.value) : undefined;
  }
  if (!isExactFloat(left)) return undefined;
  if (typeof right === 'number') return combineFloats(operator, left.value, right);
  return isExactFloat(right) ? combineFloats(operator, left.value, right.value) : undefined;
}

/** Numbers as in the names of NB_ADD ... NB_XOR (Include/opcode.h). */
function combineInts(operator: number, a: number, b: number): Value | undefined {
  switch (operator) {
    case 0:
      return addInt(a, b);
    case 1:
      return andInt(a, b);
    case 2:
      return b === 0 ? undefined : floorDivideInt(a, b);
    case 3:
      return b < 0 || b > 64 ? undefined : shiftLeftInt(a, b);
    case 5:
      return multiplyInt(a, b);
    case 6:
      return b === 0 ? undefined : moduloInt(a, b);
    case 7:
      return orInt(a, b);
    case 9:
      return b < 0 ? undefined : shiftRightInt(a, b);
    case 10:
      return subtractInt(a, b);
    case 11:
      return b === 0 ? undefined : new PyFloat(a / b);
    case 12:
      return xorInt(a, b);
  }
  return undefined;
}

function combineFloats(operator: number, a: number, b: number): Value | undefined {
  switch (operator) {
    case 0:
      return new PyFloat(a + b);
    case 5:
      return new PyFloat(a * b);
    case 10:
      return new PyFloat(a - b);
    case 11:
      return b === 0 ? undefined : new PyFloat(a / b);
  }
  return undefined;
}
