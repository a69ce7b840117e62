/** BINARY_OP: additions, subtractions and multiplications of two exact ints, floats or (additions) strs. */
import { OP } from '../../code/opcodes.generated.ts';
import { floatType, intType, strType, typeOf } from '../../objects/type.ts';
import { utf16, type Value } from '../../objects/value.ts';
import { differentTypes } from './failures.ts';
import type { Rule } from './specialize.ts';

const NB_ADD = 0;
const NB_MULTIPLY = 5;
const NB_SUBTRACT = 10;
const INPLACE = 13;

export const specializeBinaryOp: Rule = ({ frame, index, oparg, sp }) => {
  const left = frame.localsplus[sp - 2] as Value;
  const type = typeOf(left);
  const right = frame.localsplus[sp - 1] as Value;
  const operator = oparg % INPLACE;
  if (operator !== NB_ADD && operator !== NB_MULTIPLY && operator !== NB_SUBTRACT) return 'this operator has no specialised form';
  if (type !== typeOf(right)) return differentTypes(left, right);
  const none = `this operator has no form for two of type ${utf16(type.name)}`;
  switch (operator) {
    case NB_ADD: {
      if (type === intType) return OP.BINARY_OP_ADD_INT;
      if (type === floatType) return OP.BINARY_OP_ADD_FLOAT;
      if (type !== strType) return none;
      const next = frame.code.opcodeAt(index + 2);
      const stores = next === OP.STORE_FAST || next === OP.STORE_FAST__LOAD_FAST;
      const target = frame.code.units[index + 2] >> 8;
      return stores && frame.localsplus[target] === left ? OP.BINARY_OP_INPLACE_ADD_UNICODE : OP.BINARY_OP_ADD_UNICODE;
    }
    case NB_MULTIPLY:
      return type === intType ? OP.BINARY_OP_MULTIPLY_INT : type === floatType ? OP.BINARY_OP_MULTIPLY_FLOAT : none;
    default:
      return type === intType ? OP.BINARY_OP_SUBTRACT_INT : type === floatType ? OP.BINARY_OP_SUBTRACT_FLOAT : none;
  }
};
