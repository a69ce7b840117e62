/** Elementary functions of complex numbers (Modules/cmathmodule.c): values by those of floats, undefined parts by C99, Annex G. */
import { exp } from '../../base/elementary/exponential.ts';
import { asinh, cosh, sinh, tanh } from '../../base/elementary/hyperbolic.ts';
import { hypot } from '../../base/elementary/hypotenuse.ts';
import { atan2 } from '../../base/elementary/inverse-trigonometry.ts';
import { log, log1p } from '../../base/elementary/logarithm.ts';
import { cos, sin, tan } from '../../base/elementary/trigonometry.ts';
import { copySign } from '../../base/elementary/words.ts';
import type { Complex } from '../../base/float.ts';
import { domainError, rangeError } from '../math/wrapping.ts';
import { type SpecialTable, specialValue } from './special-values.ts';

const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = Math.sqrt(LARGE);
const SMALL = 2 ** -1022;
const SQRT_SMALL = Math.sqrt(SMALL);
const LN2 = Math.LN2;
const INFINITY = Number.POSITIVE_INFINITY;

/** Not a constant: nobody may ever ask, and the logarithm makes its table first. */
const logLarge = (): number => log(LARGE);

const isBounded = (z: Complex): boolean => Number.isFinite(z.real) && Number.isFinite(z.imag);
const isInfinite = (x: number): boolean => Math.abs(x) === INFINITY;
const isBig = (z: Complex): boolean => Math.abs(z.real) > LARGE || Math.abs(z.imag) > LARGE;
/** The logarithm of |z|, four times which would be infinite. */
const logOfBig = (z: Complex): number => log(hypot(z.real / 2, z.imag / 2)) + LN2 * 2;

// f(z) by a function g of the rotated argument: -i g(iz), or g(iz).
const rotate = (z: Complex): Complex => ({ real: -z.imag, imag: z.real });
const rotateBack = (z: Complex): Complex => ({ real: z.imag, imag: -z.real });

export function sqrt(z: Complex): Complex {
  if (!isBounded(z)) return specialValue('sqrt', z.real, z.imag);
  if (z.real === 0 && z.imag === 0) return { real: 0, imag: z.imag };
  const x = Math.abs(z.real);
  const y = Math.abs(z.imag);
  let s: number;
  if (x < SMALL && y < SMALL) {
    const scaled = x * 2 ** 53;
    s = Math.sqrt(scaled + hypot(scaled, y * 2 ** 53)) * 2 ** -27;
  } else {
    s = 2 * Math.sqrt(x / 8 + hypot(x / 8, y / 8));
  }
  const d = y / (2 * s);
  return z.real >= 0 ? { real: s, imag: copySign(d, z.imag) } : { real: d, imag: copySign(s, z.imag) };
}

export function acos(z: Complex): Complex {
  if (!isBounded(z)) return specialValue('acos', z.real, z.imag);
  if (isBig(z)) {
    const size = logOfBig(z);
    const imag = z.real < 0 ? -copySign(size, z.imag) : copySign(size, -z.imag);
    return { real: atan2(Math.abs(z.imag), z.real), imag };
  }
  const s1 = sqrt({ real: 1 - z.real, imag: -z.imag });
  const s2 = sqrt({ real: 1 + z.real, imag: z.imag });
  return { real: 2 * atan2(s1.real, s2.real), imag: asinh(s2.real * s1.imag - s2.imag * s1.real) };
}

export function acosh(z: Complex): Complex {
  if (!isBounded(z)) return specialValue('acosh', z.real, z.imag);
  if (isBig(z)) return { real: logOfBig(z), imag: atan2(z.imag, z.real) };
  const s1 = sqrt({ real: z.real - 1, imag: z.imag });
  const s2 = sqrt({ real: z.real + 1, imag: z.imag });
  return { real: asinh(s1.real * s2.real + s1.imag * s2.imag), imag: 2 * atan2(s1.imag, s2.real) };
}

export const asin = (z: Complex): Complex => rotateBack(asinhOf(rotate(z)));

export function asinhOf(z: Complex): Complex {
  if (!isBounded(z)) return specialValue('asinh', z.real, z.imag);
  if (isBig(z)) {
    const size = logOfBig(z);
    const real = z.imag >= 0 ? copySign(size, z.real) : -copySign(size, -z.real);
    return { real, imag: atan2(z.imag, Math.abs(z.real)) };
  }
  const s1 = sqrt({ real: 1 + z.imag, imag: -z.real });
  const s2 = sqrt({ real: 1 - z.imag, imag: z.real });
  return {
    real: asinh(s1.real * s2.imag - s2.real * s1.imag),
    imag: atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag),
  };
}

export const atan = (z: Complex): Complex => rotateBack(atanh(rotate(z)));

const negate = (z: Complex): Complex => ({ real: -z.real, imag: -z.imag });
const log1pOf = (x: number): number => (x === 0 ? x : log1p(x));

/** Raises ValueError at 1 and -1. */
export function atanh(z: Complex): Complex {
  if (!isBounded(z)) return specialValue('atanh', z.real, z.imag);
  if (z.real < 0) return negate(atanh(negate(z)));
  const y = Math.abs(z.imag);
  if (z.real > SQRT_LARGE || y > SQRT_LARGE) {
    const h = hypot(z.real / 2, z.imag / 2);
    return { real: z.real / 4 / h / h, imag: -copySign(Math.PI / 2, -z.imag) };
  }
  if (z.real === 1 && y < SQRT_SMALL) {
    if (y === 0) return domainError();
    return { real: -log(Math.sqrt(y) / Math.sqrt(hypot(y, 2))), imag: copySign(atan2(2, -y) / 2, z.imag) };
  }
  return {
    real: log1pOf((4 * z.real) / ((1 - z.real) * (1 - z.real) + y * y)) / 4,
    imag: -atan2(-2 * z.imag, (1 - z.real) * (1 + z.real) - y * y) / 2,
  };
}

/** A result whose parts are infinite though the argument's are not is out of range. */
function inRange(real: number, imag: number): Complex {
  return isInfinite(real) || isInfinite(imag) ? rangeError() : { real, imag };
}

/**
 * A result for an argument that is not finite: for an infinite real part and a common imaginary one it has the signs of the latter's cosine
 * and sine, times those given.
 */
function unbounded(table: SpecialTable, z: Complex, size: number, realSign: number, imagSign: number): Complex {
  if (isInfinite(z.real) && Number.isFinite(z.imag) && z.imag !== 0) {
    return { real: realSign * copySign(size, cos(z.imag)), imag: imagSign * copySign(size, sin(z.imag)) };
  }
  return specialValue(table, z.real, z.imag);
}

const signOf = (x: number): number => (x > 0 ? 1 : -1);

export const cosOf = (z: Complex): Complex => coshOf(rotate(z));

/** Raises ValueError, OverflowError. */
export function coshOf(z: Complex): Complex {
  if (!isBounded(z)) {
    if (isInfinite(z.imag) && !Number.isNaN(z.real)) return domainError();
    return unbounded('cosh', z, INFINITY, 1, signOf(z.real));
  }
  if (Math.abs(z.real) > logLarge()) {
    const x = z.real - copySign(1, z.real);
    return inRange(cos(z.imag) * cosh(x) * Math.E, sin(z.imag) * sinh(x) * Math.E);
  }
  return inRange(cos(z.imag) * cosh(z.real), sin(z.imag) * sinh(z.real));
}

export const sinOf = (z: Complex): Complex => rotateBack(sinhOf(rotate(z)));

/** Raises ValueError, OverflowError. */
export function sinhOf(z: Complex): Complex {
  if (!isBounded(z)) {
    if (isInfinite(z.imag) && !Number.isNaN(z.real)) return domainError();
    return unbounded('sinh', z, INFINITY, signOf(z.real), 1);
  }
  if (Math.abs(z.real) > logLarge()) {
    const x = z.real - copySign(1, z.real);
    return inRange(cos(z.imag) * sinh(x) * Math.E, sin(z.imag) * cosh(x) * Math.E);
  }
  return inRange(cos(z.imag) * sinh(z.real), sin(z.imag) * cosh(z.real));
}

export const tanOf = (z: Complex): Complex => rotateBack(tanhOf(rotate(z)));

/** Raises ValueError. */
export function tanhOf(z: Complex): Complex {
  if (!isBounded(z)) {
    if (isInfinite(z.imag) && Number.isFinite(z.real)) return domainError();
    if (isInfinite(z.real) && Number.isFinite(z.imag) && z.imag !== 0) {
      return { real: signOf(z.real), imag: copySign(0, 2 * sin(z.imag) * cos(z.imag)) };
    }
    return specialValue('tanh', z.real, z.imag);
  }
  if (Math.abs(z.real) > logLarge()) {
    const imag = 4 * sin(z.imag) * cos(z.imag) * exp(-2 * Math.abs(z.real));
    return { real: copySign(1, z.real), imag };
  }
  const tx = tanh(z.real);
  const ty = tan(z.imag);
  const cx = 1 / cosh(z.real);
  const product = tx * ty;
  const bottom = 1 + product * product;
  return { real: (tx * (1 + ty * ty)) / bottom, imag: (ty / bottom) * cx * cx };
}

/** Raises ValueError, OverflowError. */
export function expOf(z: Complex): Complex {
  if (!isBounded(z)) {
    if (isInfinite(z.imag) && (Number.isFinite(z.real) || z.real === INFINITY)) return domainError();
    return unbounded('exp', z, z.real > 0 ? INFINITY : 0, 1, 1);
  }
  if (z.real > logLarge()) {
    const size = exp(z.real - 1);
    return inRange(size * cos(z.imag) * Math.E, size * sin(z.imag) * Math.E);
  }
  const size = exp(z.real);
  return inRange(size * cos(z.imag), size * sin(z.imag));
}

/** The natural logarithm; the real part of that of zero is -Infinity, which the caller may refuse. */
export function logOf(z: Complex): Complex {
  if (!isBounded(z)) return specialValue('log', z.real, z.imag);
  const x = Math.abs(z.real);
  const y = Math.abs(z.imag);
  const imag = atan2(z.imag, z.real);
  if (isBig(z)) return { real: log(hypot(x / 2, y / 2)) + LN2, imag };
  if (x === 0 && y === 0) return { real: -INFINITY, imag };
  if (x < SMALL && y < SMALL) return { real: log(hypot(x * 2 ** 53, y * 2 ** 53)) - 53 * LN2, imag };
  const size = hypot(x, y);
  if (size < 0.71 || size > 1.73) return { real: log(size), imag };
  const larger = Math.max(x, y);
  const smaller = Math.min(x, y);
  return { real: log1pOf((larger - 1) * (larger + 1) + smaller * smaller) / 2, imag };
}

/** r * e ** (i phi). Raises ValueError. */
export function rectOf(r: number, phi: number): Complex {
  if (!Number.isFinite(r) || !Number.isFinite(phi)) {
    if (r !== 0 && !Number.isNaN(r) && isInfinite(phi)) return domainError();
    return unbounded('rect', { real: r, imag: phi }, INFINITY, signOf(r), signOf(r));
  }
  if (phi === 0) return { real: r, imag: r * phi };
  return { real: r * cos(phi), imag: r * sin(phi) };
}

/** |z| (`_Py_c_abs`). */
export const absOf = (z: Complex): number => hypot(z.real, z.imag);
