/** BINARY_SUBSCR, STORE_SUBSCR, UNPACK_SEQUENCE and LOAD_SUPER_ATTR. */
import { OP } from '../../code/opcodes.generated.ts';
import { dictType, listType, lookup, PyType, superType, tupleType, typeOf } from '../../objects/type.ts';
import type { PyList, PyTuple, Value } from '../../objects/value.ts';
import { isCompact } from '../../ops/compare.ts';
import { PyFunction } from '../../ops/function.ts';
import { functionVersion, isSimpleFunction } from './functions.ts';
import type { Rule } from './specialize.ts';

const isIndex = (value: Value) => isCompact(value) && (value as number) >= 0;

export const specializeBinarySubscr: Rule = ({ m, frame, sp }) => {
  const container = frame.localsplus[sp - 2] as Value;
  const sub = frame.localsplus[sp - 1] as Value;
  const type = typeOf(container);
  if (type === listType) return isIndex(sub) ? OP.BINARY_SUBSCR_LIST_INT : undefined;
  if (type === tupleType) return isIndex(sub) ? OP.BINARY_SUBSCR_TUPLE_INT : undefined;
  if (type === dictType) return OP.BINARY_SUBSCR_DICT;
  const getitem = lookup(type, '__getitem__');
  if (!type.heap || !(getitem instanceof PyFunction) || !isSimpleFunction(getitem.code) || getitem.code.argcount !== 2)
    return undefined;
  type.cachedGetitem = getitem;
  type.cachedGetitemVersion = functionVersion(m, getitem);
  return OP.BINARY_SUBSCR_GETITEM;
};

export const specializeStoreSubscr: Rule = ({ frame, sp }) => {
  const container = frame.localsplus[sp - 2] as Value;
  const sub = frame.localsplus[sp - 1] as Value;
  const type = typeOf(container);
  if (type === listType) {
    return isIndex(sub) && (sub as number) < (container as PyList).items.length ? OP.STORE_SUBSCR_LIST_INT : undefined;
  }
  return type === dictType ? OP.STORE_SUBSCR_DICT : undefined;
};

export const specializeUnpack: Rule = ({ frame, oparg, sp }) => {
  const seq = frame.localsplus[sp - 1] as Value;
  const type = typeOf(seq);
  if (type === tupleType) {
    if ((seq as PyTuple).items.length !== oparg) return undefined;
    return oparg === 2 ? OP.UNPACK_SEQUENCE_TWO_TUPLE : OP.UNPACK_SEQUENCE_TUPLE;
  }
  return type === listType && (seq as PyList).items.length === oparg ? OP.UNPACK_SEQUENCE_LIST : undefined;
};

export const specializeSuper: Rule = ({ frame, oparg, sp }) => {
  if (frame.localsplus[sp - 3] !== superType || !(frame.localsplus[sp - 2] instanceof PyType)) return undefined;
  return oparg & 1 ? OP.LOAD_SUPER_ATTR_METHOD : OP.LOAD_SUPER_ATTR_ATTR;
};
