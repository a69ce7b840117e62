/** Comparison, identity, membership. */
import { richCompare } from '../objects/abstract/compare.ts';
import { contains } from '../objects/abstract/sequence.ts';
import type { CompareOp } from '../objects/type.ts';
import { PyFloat, type Str, sameStr, type Value } from '../objects/value.ts';
import { isFloat, isStr } from './arithmetic.ts';
import { DEOPT, family, inst } from './dsl.ts';
import type { Machine } from './machine.ts';

/** `is`: equal immutable scalars count as one object. */
export function identical(a: Value, b: Value): boolean {
  if (a === b) return true;
  return a instanceof PyFloat && b instanceof PyFloat && a.cls === b.cls && Object.is(a.value, b.value);
}

/** Is it an int of one digit of 30 bits, as the specialised forms want it (`_PyLong_IsCompact`). */
export function isCompact(value: Value | undefined): boolean {
  return typeof value === 'number' && value < 0x40000000 && value > -0x40000000;
}

/** How the mask in the low bits of COMPARE_OP's argument reads: 2 less, 4 greater, 8 equal, 1 unordered (`COMPARISON_*`). */
export function floatSign(a: number, b: number): number {
  return a < b ? 2 : a > b ? 4 : a === b ? 8 : 1;
}

family(107, ['counter'], [57, 58, 59]);
/** Compares the two topmost values. */
inst(107, 'COMPARE_OP', '(left, right -- res)', (m: Machine, oparg, left: Value, right: Value) =>
  richCompare(m, left, right, (oparg >> 4) as CompareOp),
);
inst(
  58,
  'COMPARE_OP_INT',
  '(left, right -- res)',
  (_m, oparg, left: Value, right: Value) => {
    if (!isCompact(left) || !isCompact(right)) return DEOPT;
    return (floatSign(left as number, right as number) & oparg) !== 0;
  },
  { hot: true },
);
inst(
  57,
  'COMPARE_OP_FLOAT',
  '(left, right -- res)',
  (_m, oparg, left: Value, right: Value) => {
    if (!isFloat(left) || !isFloat(right)) return DEOPT;
    return (floatSign((left as PyFloat).value, (right as PyFloat).value) & oparg) !== 0;
  },
  { hot: true },
);
inst(
  59,
  'COMPARE_OP_STR',
  '(left, right -- res)',
  (_m, oparg, left: Value, right: Value) => {
    if (!isStr(left) || !isStr(right)) return DEOPT;
    return sameStr(left as Str, right as Str) === ((oparg & 8) !== 0);
  },
  { hot: true },
);
/** Asks whether both are one object. */
inst(
  117,
  'IS_OP',
  '(left, right -- b)',
  (_m: Machine, oparg, left: Value, right: Value) => identical(left, right) !== (oparg !== 0),
);
/** Asks whether one is in the other. */
inst(
  118,
  'CONTAINS_OP',
  '(left, right -- b)',
  (m: Machine, oparg, left: Value, right: Value) => contains(m, right, left) !== (oparg !== 0),
);
