/** The truth of a constant, as a condition sees it. */
import type { Const } from '../../code/const.ts';

export function isTruthy(value: Const): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  switch (value.kind) {
    case 'float':
      return value.value !== 0;
    case 'complex':
      return value.real !== 0 || value.imag !== 0;
    case 'tuple':
    case 'frozenset':
      return value.items.length > 0;
    case 'bytes':
      return value.data.length > 0;
    default:
      return true;
  }
}
