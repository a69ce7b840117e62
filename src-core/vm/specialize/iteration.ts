/** FOR_ITER and SEND: by the exact type of the iterator. */
import { OP } from '../../code/opcodes.generated.ts';
import { listIterType } from '../../objects/list/list-iter.ts';
import { rangeIterType } from '../../objects/range/range-iter.ts';
import { tupleIterType } from '../../objects/tuple/tuple-iter.ts';
import { coroutineType, generatorType, typeOf } from '../../objects/type.ts';
import { utf16, type Value } from '../../objects/value.ts';
import type { Rule } from './specialize.ts';

export const specializeForIter: Rule = ({ frame, sp }) => {
  const type = typeOf(frame.localsplus[sp - 1] as Value);
  if (type === listIterType) return OP.FOR_ITER_LIST;
  if (type === tupleIterType) return OP.FOR_ITER_TUPLE;
  if (type === rangeIterType) return OP.FOR_ITER_RANGE;
  return type === generatorType ? OP.FOR_ITER_GEN : `there is no form for a ${utf16(type.name)}`;
};

export const specializeSend: Rule = ({ frame, sp }) => {
  const type = typeOf(frame.localsplus[sp - 2] as Value);
  return type === generatorType || type === coroutineType ? OP.SEND_GEN : `there is no form for a ${utf16(type.name)}`;
};
