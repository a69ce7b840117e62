/** BINARY_SUBSCR, STORE_SUBSCR, UNPACK_SEQUENCE and LOAD_SUPER_ATTR. */
import { OP } from '../../code/opcodes.generated.ts';
import { dictType, intType, listType, lookup, PyType, superType, tupleType, typeOf } from '../../objects/type.ts';
import { type PyList, type PyTuple, utf16, type Value } from '../../objects/value.ts';
import { isCompact } from '../../ops/compare.ts';
import { PyFunction } from '../../ops/function.ts';
import { complexParameters, OUT_OF_RANGE, WRONG_ARGUMENTS } from './failures.ts';
import { functionVersion, isSimpleFunction } from './functions.ts';
import type { Rule } from './specialize.ts';

const WRONG_LENGTH = 'the length is not that of the targets: it will raise';
/** Why a subscript of a list or tuple has no form. */
const noIndex = (sub: Value) =>
  typeOf(sub) === intType ? OUT_OF_RANGE : `there is no form for a subscript of type ${utf16(typeOf(sub).name)}`;

const isIndex = (value: Value) => isCompact(value) && (value as number) >= 0;

export const specializeBinarySubscr: Rule = ({ m, frame, sp }) => {
  const container = frame.localsplus[sp - 2] as Value;
  const sub = frame.localsplus[sp - 1] as Value;
  const type = typeOf(container);
  if (type === listType) return isIndex(sub) ? OP.BINARY_SUBSCR_LIST_INT : noIndex(sub);
  if (type === tupleType) return isIndex(sub) ? OP.BINARY_SUBSCR_TUPLE_INT : noIndex(sub);
  if (type === dictType) return OP.BINARY_SUBSCR_DICT;
  const getitem = lookup(type, '__getitem__');
  if (!type.heap) return `there is no form for a ${utf16(type.name)}`;
  if (!(getitem instanceof PyFunction)) return '__getitem__ is no Python function';
  if (!isSimpleFunction(getitem.code)) return complexParameters(getitem.code);
  if (getitem.code.argcount !== 2) return WRONG_ARGUMENTS;
  type.cachedGetitem = getitem;
  type.cachedGetitemVersion = functionVersion(m, getitem);
  return OP.BINARY_SUBSCR_GETITEM;
};

export const specializeStoreSubscr: Rule = ({ frame, sp }) => {
  const container = frame.localsplus[sp - 2] as Value;
  const sub = frame.localsplus[sp - 1] as Value;
  const type = typeOf(container);
  if (type === listType) {
    if (!isIndex(sub)) return noIndex(sub);
    return (sub as number) < (container as PyList).items.length ? OP.STORE_SUBSCR_LIST_INT : OUT_OF_RANGE;
  }
  return type === dictType ? OP.STORE_SUBSCR_DICT : `there is no form for a ${utf16(type.name)}`;
};

export const specializeUnpack: Rule = ({ frame, oparg, sp }) => {
  const seq = frame.localsplus[sp - 1] as Value;
  const type = typeOf(seq);
  if (type === tupleType) {
    if ((seq as PyTuple).items.length !== oparg) return WRONG_LENGTH;
    return oparg === 2 ? OP.UNPACK_SEQUENCE_TWO_TUPLE : OP.UNPACK_SEQUENCE_TUPLE;
  }
  if (type !== listType) return `there is no form for a ${utf16(type.name)}`;
  return (seq as PyList).items.length === oparg ? OP.UNPACK_SEQUENCE_LIST : WRONG_LENGTH;
};

export const specializeSuper: Rule = ({ frame, oparg, sp }) => {
  if (frame.localsplus[sp - 3] !== superType) return 'super is not the built-in one';
  if (!(frame.localsplus[sp - 2] instanceof PyType)) return 'the class is no class';
  return oparg & 1 ? OP.LOAD_SUPER_ATTR_METHOD : OP.LOAD_SUPER_ATTR_ATTR;
};
