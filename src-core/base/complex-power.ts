/** Powers of complex numbers (Objects/complexobject.c, `complex_pow`), for the machine and for folding. */
import { exp } from './elementary/exponential.ts';
import { hypot } from './elementary/hypotenuse.ts';
import { atan2 } from './elementary/inverse-trigonometry.ts';
import { log } from './elementary/logarithm.ts';
import { cos, sin } from './elementary/trigonometry.ts';
import { type Complex, powerComplexInt } from './float.ts';
import { powerFloat } from './power.ts';

/** `a ** b`; undefined for zero to a negative or complex power. An infinite part of the result means OverflowError. */
export function powerComplex(a: Complex, b: Complex): Complex | undefined {
  if (b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= 100) return powerComplexInt(a, b.real);
  if (a.real === 0 && a.imag === 0) return b.imag !== 0 || b.real < 0 ? undefined : { real: 0, imag: 0 };
  const size = hypot(a.real, a.imag);
  const angle = atan2(a.imag, a.real);
  let length = powerFloat(size, b.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length /= exp(angle * b.imag);
    phase += b.imag * log(size);
  }
  return { real: length * cos(phase), imag: length * sin(phase) };
}

/** Must a result be refused as OverflowError. */
export function isInfinite(value: Complex): boolean {
  return Math.abs(value.real) === Number.POSITIVE_INFINITY || Math.abs(value.imag) === Number.POSITIVE_INFINITY;
}
