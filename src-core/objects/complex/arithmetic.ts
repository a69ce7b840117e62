/** Power and absolute value of complex numbers (Objects/complexobject.c). The rest of the arithmetic is base/float.ts. */
import { exp, log } from '../../base/elementary.ts';
import { type Complex, powerComplexInt } from '../../base/float.ts';
import { powerFloat } from '../../base/power.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyComplex, type Value } from '../value.ts';

function polarPower(a: Complex, b: Complex): Complex {
  const size = Math.hypot(a.real, a.imag);
  const angle = Math.atan2(a.imag, a.real);
  let length = powerFloat(size, b.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length /= exp(angle * b.imag);
    phase += b.imag * log(size);
  }
  return { real: length * Math.cos(phase), imag: length * Math.sin(phase) };
}

/** `a ** b`. Raises ZeroDivisionError and OverflowError. */
export function complexPower(_t: Thread, ar: number, ai: number, br: number, bi: number): Value {
  const a = { real: ar, imag: ai };
  let result: Complex | undefined;
  if (bi === 0 && Number.isInteger(br) && Math.abs(br) <= 100) result = powerComplexInt(a, br);
  else if (ar === 0 && ai === 0) result = bi !== 0 || br < 0 ? undefined : { real: 0, imag: 0 };
  else result = polarPower(a, { real: br, imag: bi });
  if (result === undefined) return raise.ZeroDivisionError('0.0 to a negative or complex power');
  if (!Number.isFinite(result.real) || !Number.isFinite(result.imag)) {
    const overflow = Math.abs(result.real) === Infinity || Math.abs(result.imag) === Infinity;
    if (overflow) return raise.OverflowError('complex exponentiation');
  }
  return new PyComplex(result.real, result.imag);
}
