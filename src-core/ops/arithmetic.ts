/** Unary and binary operators; the specialised forms guard that both operands are exact ints, floats or strs. */
import { addInt, multiplyInt, subtractInt } from '../base/int.ts';
import { binaryOp, isTrue, unaryOp } from '../objects/abstract/number.ts';
import { combinePlain } from '../objects/abstract/plain-numbers.ts';
import { joinTwo } from '../objects/str/text.ts';
import { floatType } from '../objects/type.ts';
import { type Int, PyFloat, PyWideStr, type Str, type Value } from '../objects/value.ts';
import { DEOPT, family, inst, jumpBy, local, nextUnit, peek, raw, setLocal, shrink } from './dsl.ts';
import type { Machine } from './machine.ts';

/** Is it an exact int. */
export function isInt(value: Value | undefined): value is Int {
  return typeof value === 'number' || typeof value === 'bigint';
}
/** Is it an exact float. */
export function isFloat(value: Value | undefined): value is PyFloat {
  return value instanceof PyFloat && value.cls === floatType;
}
/** Is it an exact str. */
export function isStr(value: Value | undefined): value is Str {
  return typeof value === 'string' || value instanceof PyWideStr;
}

/** Negates the top. */
inst(11, 'UNARY_NEGATIVE', '(value -- res)', (m: Machine, _oparg, value: Value) => unaryOp(m, 'nb_negative', value));
/** Inverts the bits of the top. */
inst(15, 'UNARY_INVERT', '(value -- res)', (m: Machine, _oparg, value: Value) => unaryOp(m, 'nb_invert', value));
/** Replaces the top by its logical opposite. */
inst(12, 'UNARY_NOT', '(value -- res)', (m: Machine, _oparg, value: Value) => !isTrue(m, value));

family(122, ['counter'], [14, 13, 18, 16, 7, 6, 8, 10]);
/** Combines the two topmost values. */
inst(
  122,
  'BINARY_OP',
  '(lhs, rhs -- res)',
  (m: Machine, oparg, lhs: Value, rhs: Value) => combinePlain(oparg, lhs, rhs) ?? binaryOp(m, oparg, lhs, rhs),
);

inst(
  14,
  'BINARY_OP_MULTIPLY_INT',
  '(left, right -- prod)',
  (_m, _oparg, left: Value, right: Value) => {
    if (!isInt(left) || !isInt(right)) return DEOPT;
    return multiplyInt(left as Int, right as Int);
  },
  { hot: true },
);
inst(
  18,
  'BINARY_OP_SUBTRACT_INT',
  '(left, right -- sub)',
  (_m, _oparg, left: Value, right: Value) => {
    if (!isInt(left) || !isInt(right)) return DEOPT;
    return subtractInt(left as Int, right as Int);
  },
  { hot: true },
);
inst(
  7,
  'BINARY_OP_ADD_INT',
  '(left, right -- sum)',
  (_m, _oparg, left: Value, right: Value) => {
    if (!isInt(left) || !isInt(right)) return DEOPT;
    return addInt(left as Int, right as Int);
  },
  { hot: true },
);
inst(
  13,
  'BINARY_OP_MULTIPLY_FLOAT',
  '(left, right -- prod)',
  (_m, _oparg, left: Value, right: Value) => {
    if (!isFloat(left) || !isFloat(right)) return DEOPT;
    return new PyFloat((left as PyFloat).value * (right as PyFloat).value);
  },
  { hot: true },
);
inst(
  16,
  'BINARY_OP_SUBTRACT_FLOAT',
  '(left, right -- sub)',
  (_m, _oparg, left: Value, right: Value) => {
    if (!isFloat(left) || !isFloat(right)) return DEOPT;
    return new PyFloat((left as PyFloat).value - (right as PyFloat).value);
  },
  { hot: true },
);
inst(
  6,
  'BINARY_OP_ADD_FLOAT',
  '(left, right -- sum)',
  (_m, _oparg, left: Value, right: Value) => {
    if (!isFloat(left) || !isFloat(right)) return DEOPT;
    return new PyFloat((left as PyFloat).value + (right as PyFloat).value);
  },
  { hot: true },
);
inst(
  8,
  'BINARY_OP_ADD_UNICODE',
  '(left, right -- res)',
  (_m, _oparg, left: Value, right: Value) => {
    if (!isStr(left) || !isStr(right)) return DEOPT;
    return joinTwo(left as Str, right as Str);
  },
  { hot: true },
);
/** `x = x + y` on strs: stores straight into the local and skips the STORE_FAST that follows. */
raw(10, 'BINARY_OP_INPLACE_ADD_UNICODE', '(left, right --)', (m: Machine, f) => {
  const left = peek(m, 2);
  const right = peek(m, 1);
  const target = nextUnit(m, 1) >> 8;
  if (!isStr(left) || !isStr(right) || local(m, target) !== left) return DEOPT;
  setLocal(m, target, joinTwo(left as Str, right as Str));
  shrink(m, 2);
  jumpBy(m, 2);
  f.lasti = f.ip - 1;
});
