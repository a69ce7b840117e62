/** Elementary functions at points that are known, and laws; tests/conformance/math.ts compares their bits with the reference's. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exp, exp2, expm1 } from '../../../src-core/base/elementary/exponential.ts';
import { gamma } from '../../../src-core/base/elementary/gamma.ts';
import { asinh, sinh, tanh } from '../../../src-core/base/elementary/hyperbolic.ts';
import { hypot, vectorNorm } from '../../../src-core/base/elementary/hypotenuse.ts';
import { acos, atan, atan2 } from '../../../src-core/base/elementary/inverse-trigonometry.ts';
import { log, log1p, log2, log10 } from '../../../src-core/base/elementary/logarithm.ts';
import { cbrt } from '../../../src-core/base/elementary/root.ts';
import { cos, sin, tan } from '../../../src-core/base/elementary/trigonometry.ts';

const float = fc.double({ noNaN: true, noDefaultInfinity: true });

it('has the values that everybody knows', () => {
  expect([exp(0), exp(1), exp2(10), expm1(0), log(1), log(Math.E), log2(8), log10(1000), log1p(0)]).toEqual([
    1,
    Math.E,
    1024,
    0,
    0,
    1,
    3,
    3,
    0,
  ]);
  expect([sin(0), cos(0), tan(0), atan(1) * 4, acos(-1), atan2(1, 1) * 4, cbrt(27), gamma(5)]).toEqual([
    0,
    1,
    0,
    Math.PI,
    Math.PI,
    Math.PI,
    3,
    24,
  ]);
});

it('knows its ends', () => {
  expect([exp(710), exp(-746), exp(Number.NEGATIVE_INFINITY), log(0), exp2(1024), exp2(-1075)]).toEqual([
    Number.POSITIVE_INFINITY,
    0,
    0,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    0,
  ]);
  expect([log(-1), acos(1.5), sin(Number.POSITIVE_INFINITY), exp(Number.NaN)]).toEqual([NaN, NaN, NaN, NaN]);
  expect(Object.is(sin(-0), -0) && Object.is(atan(-0), -0) && Object.is(cbrt(-0), -0) && Object.is(asinh(-0), -0)).toBe(true);
});

it('reduces the largest arguments exactly', () => {
  // Known digits of sin(2 ** 1023 * (2 - 2 ** -52)) and of sin(10 ** 22).
  expect(sin(Number.MAX_VALUE)).toBe(0.004961954789184062);
  expect(sin(1e22)).toBe(-0.8522008497671888);
});

it('is odd where it should be, and even', () => {
  fc.assert(
    fc.property(float, (x) => {
      for (const odd of [sin, tan, atan, cbrt, sinh, tanh, asinh]) if (!Object.is(odd(-x), -odd(x))) return false;
      return Object.is(cos(-x), cos(x));
    }),
  );
});

it('measures vectors without overflow', () => {
  expect([hypot(3, 4), hypot(1e308, 1e308), vectorNorm([5e-324, 5e-324]), vectorNorm([])]).toEqual([
    5, 1.4142135623730951e308, 5e-324, 0,
  ]);
  fc.assert(fc.property(float, float, (a, b) => vectorNorm([Math.abs(a), Math.abs(b)]) >= Math.max(Math.abs(a), Math.abs(b))));
});
