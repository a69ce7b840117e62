/** COMPARE_OP: two exact floats, two ints of one digit, or two strs for equality. */
import { OP } from '../../code/opcodes.generated.ts';
import { EQ, floatType, intType, NE, strType, typeOf } from '../../objects/type.ts';
import type { Value } from '../../objects/value.ts';
import { isCompact } from '../../ops/compare.ts';
import type { Rule } from './specialize.ts';

export const specializeCompareOp: Rule = ({ frame, oparg, sp }) => {
  const left = frame.localsplus[sp - 2] as Value;
  const right = frame.localsplus[sp - 1] as Value;
  const type = typeOf(left);
  if (type !== typeOf(right)) return undefined;
  if (type === floatType) return OP.COMPARE_OP_FLOAT;
  if (type === intType) return isCompact(left) && isCompact(right) ? OP.COMPARE_OP_INT : undefined;
  if (type === strType && (oparg >> 4 === EQ || oparg >> 4 === NE)) return OP.COMPARE_OP_STR;
  return undefined;
};
