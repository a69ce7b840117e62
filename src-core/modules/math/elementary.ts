/** Exponentials, logarithms, trigonometry, gamma and error functions of the `math` module; the values come from base/elementary. */
import { erf, erfc } from '../../base/elementary/error-function.ts';
import { exp, exp2, expm1 } from '../../base/elementary/exponential.ts';
import { gamma, logGamma } from '../../base/elementary/gamma.ts';
import { acosh, asinh, atanh, cosh, sinh, tanh } from '../../base/elementary/hyperbolic.ts';
import { acos, asin, atan, atan2 } from '../../base/elementary/inverse-trigonometry.ts';
import { log, log1p, log2, log10 } from '../../base/elementary/logarithm.ts';
import { cbrt } from '../../base/elementary/root.ts';
import { cos, sin, tan } from '../../base/elementary/trigonometry.ts';
import { bitLength, type Int, shiftRightInt } from '../../base/int.ts';
import { powerFloat } from '../../base/power.ts';
import { binaryOp, floatOf } from '../../objects/abstract/number.ts';
import type { NativeRow } from '../../objects/define.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyFloat, type Value } from '../../objects/value.ts';
import { binary, domainError, rangeError, unary } from './wrapping.ts';

/** A logarithm of any real number (`loghelper`): ints may be beyond all floats. */
function logarithm(t: Thread, value: Value, compute: (x: number) => number): PyFloat {
  const int = asInt(value);
  if (int !== undefined) {
    if (int <= 0) return domainError();
    const x = Number(int);
    return new PyFloat(Number.isFinite(x) ? compute(x) : farLogarithm(int, compute));
  }
  const x = floatOf(t, value);
  if (!(x > 0) && !Number.isNaN(x)) return domainError();
  return new PyFloat(compute(x));
}

/** The logarithm of an int beyond the floats: that of its 55 first bits, rounded, and of the power of two. */
function farLogarithm(int: Int, compute: (x: number) => number): number {
  let exponent = bitLength(int);
  // _PyLong_Frexp rounds to 53 bits, half to even, whatever lies below.
  const cut = exponent - 64;
  let top = BigInt(shiftRightInt(int, cut));
  if (top << BigInt(cut) !== int) top |= 1n;
  let mantissa = Number(top) * 2 ** -64;
  if (mantissa === 1) {
    mantissa = 0.5;
    exponent++;
  }
  return compute(mantissa) + compute(2) * exponent;
}

function logOf(t: Thread, _module: Value, x: Value, base: Value | undefined): Value {
  const value = logarithm(t, x, log);
  return base === undefined ? value : binaryOp(t, 11, value, logarithm(t, base, log));
}

/** `math.pow`: zero to a negative power is a domain error, not a ZeroDivisionError. */
function pow(_t: Thread, _module: Value, x: number, y: number): Value {
  const finite = Number.isFinite(x) && Number.isFinite(y);
  if (finite && ((x === 0 && y < 0) || (x < 0 && !Number.isInteger(y)))) return domainError();
  const result = x === 0 && y === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : powerFloat(x, y);
  return finite && !Number.isFinite(result) ? rangeError() : new PyFloat(result);
}

/** gamma and lgamma say themselves what has no result: poles are domain errors, the rest is out of range. */
const withPoles = (compute: (x: number) => number, isPole: (x: number) => boolean): NativeRow => [
  '(module, x: float, /)',
  (_t: Thread, _module: Value, x: number) => {
    if (isPole(x)) return domainError();
    const result = compute(x);
    return !Number.isFinite(result) && Number.isFinite(x) ? rangeError() : new PyFloat(result);
  },
];

export const elementary: Record<string, NativeRow> = {
  acos: unary(acos),
  acosh: unary(acosh),
  asin: unary(asin),
  asinh: unary(asinh),
  atan: unary(atan),
  atan2: binary('y: float, x: float', atan2),
  atanh: unary(atanh),
  cbrt: unary(cbrt),
  cos: unary(cos),
  cosh: unary(cosh, true),
  erf: unary(erf),
  erfc: unary(erfc),
  exp: unary(exp, true),
  exp2: unary(exp2, true),
  expm1: unary(expm1, true),
  gamma: withPoles(gamma, (x) => x === 0 || x === Number.NEGATIVE_INFINITY || (x < 0 && Number.isInteger(x))),
  lgamma: withPoles(logGamma, (x) => x <= 0 && Number.isInteger(x)),
  log: ['~(module, x, base=NULL, /)', logOf],
  log10: ['(module, x, /)', (t, _module, x: Value) => logarithm(t, x, log10)],
  log1p: unary(log1p),
  log2: ['(module, x, /)', (t, _module, x: Value) => logarithm(t, x, log2)],
  pow: ['(module, x: float, y: float, /)', pow],
  sin: unary(sin),
  sinh: unary(sinh, true),
  sqrt: unary(Math.sqrt),
  tan: unary(tan),
  tanh: unary(tanh),
};
