/** `complex ** complex` (Objects/complexobject.c `complex_pow`): its errors; the value is base/complex-power.ts. */
import { isInfinite, powerComplex } from '../../base/complex-power.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyComplex, type Value } from '../value.ts';

/** `a ** b`. Raises ZeroDivisionError and OverflowError. */
export function complexPower(_t: Thread, ar: number, ai: number, br: number, bi: number): Value {
  const result = powerComplex({ real: ar, imag: ai }, { real: br, imag: bi });
  if (result === undefined) return raise.ZeroDivisionError('0.0 to a negative or complex power');
  if (isInfinite(result)) return raise.OverflowError('complex exponentiation');
  return new PyComplex(result.real, result.imag);
}
