/** From a Python value to a constant of a code object: the other way of objects/code.ts `loadConst`. */
import {
  BytesConst,
  ComplexConst,
  type Const,
  ELLIPSIS,
  FloatConst,
  ForeignConst,
  FrozenSetConst,
  TupleConst,
  WideConst,
} from '../code/const.ts';
import { PyCode } from '../objects/code.ts';
import { PyFrozenSet } from '../objects/set/set-object.ts';
import { typeOf } from '../objects/type.ts';
import { Ellipsis, PyBytes, PyComplex, PyFloat, type PyObject, PyTuple, PyWideStr, utf16, type Value } from '../objects/value.ts';

/** What the compiler could not have made stays as it is. */
export function storeConst(value: Value): Const {
  if (value === null || typeof value !== 'object') return value;
  if (value === Ellipsis) return ELLIPSIS;
  if (Object.hasOwn(value as PyObject, 'cls')) return new ForeignConst(value, utf16(typeOf(value).name));
  if (value instanceof PyFloat) return new FloatConst(value.value);
  if (value instanceof PyComplex) return new ComplexConst(value.real, value.imag);
  if (value instanceof PyWideStr) return new WideConst(value.points);
  if (value instanceof PyBytes) return new BytesConst(value.data);
  if (value instanceof PyTuple) return new TupleConst(value.items.map(storeConst));
  if (value instanceof PyFrozenSet) return new FrozenSetConst(value.items().map(storeConst));
  if (value instanceof PyCode) return value.source;
  return new ForeignConst(value, utf16(typeOf(value).name));
}
