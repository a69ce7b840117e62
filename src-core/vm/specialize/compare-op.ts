/** COMPARE_OP: two exact floats, two ints of one digit, or two strs for equality. */
import { OP } from '../../code/opcodes.generated.ts';
import { EQ, floatType, intType, NE, strType, typeOf } from '../../objects/type.ts';
import { utf16, type Value } from '../../objects/value.ts';
import { isCompact } from '../../ops/compare.ts';
import { differentTypes } from './failures.ts';
import type { Rule } from './specialize.ts';

export const specializeCompareOp: Rule = ({ frame, oparg, sp }) => {
  const left = frame.localsplus[sp - 2] as Value;
  const right = frame.localsplus[sp - 1] as Value;
  const type = typeOf(left);
  if (type !== typeOf(right)) return differentTypes(left, right);
  if (type === floatType) return OP.COMPARE_OP_FLOAT;
  if (type === intType)
    return isCompact(left) && isCompact(right) ? OP.COMPARE_OP_INT : 'an int has more than one digit (2**30 or more)';
  if (type !== strType) return `there is no form for two of type ${utf16(type.name)}`;
  return oparg >> 4 === EQ || oparg >> 4 === NE ? OP.COMPARE_OP_STR : 'strings have a form for == and != alone';
};
