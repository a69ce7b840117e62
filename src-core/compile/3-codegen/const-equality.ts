/** When two constants are the same key of a mapping, which is more often than they are the same constant. */
import type { Const } from '../../code/const.ts';

/** Equality in Python's sense, where `1`, `1.0`, `1+0j` and `True` are one key. */
export function constKeyEquals(a: Const, b: Const): boolean {
  return equalityKey(a) === equalityKey(b);
}

function equalityKey(value: Const): unknown {
  switch (typeof value) {
    case 'string':
      return `s${value}`;
    case 'boolean':
      return Number(value);
    case 'number':
      return value;
    case 'bigint':
      // A float may equal an int beyond the safe range.
      return BigInt(Number(value)) === value ? Number(value) : value;
  }
  if (value === null) return null;
  switch (value.kind) {
    case 'float':
      // NaN equals nothing; 0.0 and -0.0 are equal, as === has it.
      return value.value;
    case 'complex':
      return value.imag === 0 ? value.real : `c${value.real + 0},${value.imag}`;
    case 'wide':
      return `w${value.points.join()}`;
    case 'bytes':
      return `b${value.data.join()}`;
    default:
      return value;
  }
}
