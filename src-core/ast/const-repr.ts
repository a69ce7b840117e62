/** `repr` of a constant, as `ast.dump` and `unparse` show it. */
import { reprComplex, reprFloat } from '../base/float-repr.ts';
import { reprBytes, reprPoints, reprUnits } from '../base/text-repr.ts';
import {
  BytesConst,
  ComplexConst,
  type Const,
  EllipsisConst,
  FloatConst,
  FrozenSetConst,
  TupleConst,
  WideConst,
} from '../code/const.ts';

/** Python's `repr`. A frozenset shows its items in the order in which they were given. Code objects are no constants of a tree. */
export function reprConst(value: Const): string {
  switch (typeof value) {
    case 'string':
      return reprUnits(value);
    case 'number':
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'True' : 'False';
  }
  if (value === null) return 'None';
  if (value instanceof FloatConst) return reprFloat(value.value);
  if (value instanceof BytesConst) return reprBytes(value.data);
  if (value instanceof WideConst) return reprPoints(value.points);
  if (value instanceof ComplexConst) return reprComplex(value.real, value.imag);
  if (value instanceof EllipsisConst) return 'Ellipsis';
  if (value instanceof TupleConst) {
    const items = value.items.map(reprConst).join(', ');
    return value.items.length === 1 ? `(${items},)` : `(${items})`;
  }
  if (value instanceof FrozenSetConst)
    return value.items.length === 0 ? 'frozenset()' : `frozenset({${value.items.map(reprConst).join(', ')}})`;
  throw new Error('a code object is no constant of a tree');
}
