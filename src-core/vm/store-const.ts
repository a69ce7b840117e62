/** From a Python value to a constant of a code object: the other way of objects/code.ts `loadConst`. */
import {
  BytesConst,
  ComplexConst,
  type Const,
  ELLIPSIS,
  FloatConst,
  FrozenSetConst,
  TupleConst,
  WideConst,
} from '../code/const.ts';
import { PyCode } from '../objects/code.ts';
import { raise } from '../objects/raise.ts';
import { PyFrozenSet } from '../objects/set/set-object.ts';
import { typeOf } from '../objects/type.ts';
import { Ellipsis, PyBytes, PyComplex, PyFloat, type PyObject, PyTuple, PyWideStr, utf16, type Value } from '../objects/value.ts';

/** Raises TypeError for what no constant can hold. */
export function storeConst(value: Value): Const {
  if (value === null || typeof value !== 'object') return value;
  if (Object.hasOwn(value as PyObject, 'cls')) return refuse(value);
  if (value instanceof PyFloat) return new FloatConst(value.value);
  if (value instanceof PyComplex) return new ComplexConst(value.real, value.imag);
  if (value instanceof PyWideStr) return new WideConst(value.points);
  if (value instanceof PyBytes) return new BytesConst(value.data);
  if (value instanceof PyTuple) return new TupleConst(value.items.map(storeConst));
  if (value instanceof PyFrozenSet) return new FrozenSetConst(value.items().map(storeConst));
  if (value instanceof PyCode) return value.source;
  return value === Ellipsis ? ELLIPSIS : refuse(value);
}

function refuse(value: Value): never {
  return raise.TypeError(`a constant of type '${utf16(typeOf(value).name)}' is not supported yet`);
}
