/** `float ** float` (Objects/floatobject.c `float_pow`): its errors; the value is base/power.ts. */
import { powerFloat } from '../../base/power.ts';
import { complexPower } from '../complex/arithmetic.ts';
import { raise, raiseWith } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyFloat, type Value } from '../value.ts';

/** What C's errno ERANGE becomes. */
export function rangeError(): never {
  return raiseWith('OverflowError', 34, 'Numerical result out of range');
}

/** `a ** b`; complex for a negative base and a fractional exponent. Raises ZeroDivisionError, OverflowError. */
export function floatPower(t: Thread, a: number, b: number): Value {
  if (a === 0 && b < 0 && b !== -Infinity) return raise.ZeroDivisionError('0.0 cannot be raised to a negative power');
  if (a < 0 && a !== -Infinity && Number.isFinite(b) && !Number.isInteger(b)) return complexPower(t, a, 0, b, 0);
  const result = powerFloat(a, b);
  if (Number.isFinite(result) || !Number.isFinite(a) || !Number.isFinite(b)) return new PyFloat(result);
  return rangeError();
}
