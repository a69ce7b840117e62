/** The `cmath` module (Modules/cmathmodule.c). */
import { atan2 } from '../../base/elementary/inverse-trigonometry.ts';
import { type Complex, divideComplex } from '../../base/float.ts';
import { toComplex } from '../../objects/complex/complex.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyComplex, PyFloat, PyTuple, type Value } from '../../objects/value.ts';
import { domainError, rangeError } from '../math/wrapping.ts';
import * as f from './functions.ts';

const isZero = (z: Complex): boolean => z.real === 0 && z.imag === 0;

function unary(compute: (z: Complex) => Complex): NativeRow {
  return [
    '(module, z, /)',
    (t: Thread, _module: Value, z: Value) => {
      const { real, imag } = compute(toComplex(t, z));
      return new PyComplex(real, imag);
    },
  ];
}

const test = (holds: (z: Complex) => boolean): NativeRow => [
  '(module, z, /)',
  (t: Thread, _module: Value, z: Value) => holds(toComplex(t, z)),
];

/** To a base the first logarithm's error is forgotten, as in the reference: only zero as base is refused. */
function log(t: Thread, _module: Value, z: Value, base: Value | undefined): Value {
  const x = toComplex(t, z);
  const first = f.logOf(x);
  if (base === undefined) return isZero(x) ? domainError() : new PyComplex(first.real, first.imag);
  const y = toComplex(t, base);
  if (isZero(y)) return domainError();
  const result = divideComplex(first, f.logOf(y)) ?? domainError();
  return new PyComplex(result.real, result.imag);
}

function log10(z: Complex): Complex {
  if (isZero(z)) return domainError();
  const { real, imag } = f.logOf(z);
  return { real: real / Math.LN10, imag: imag / Math.LN10 };
}

function polar(t: Thread, _module: Value, z: Value): Value {
  const value = toComplex(t, z);
  const size = f.absOf(value);
  if (!Number.isFinite(size) && Number.isFinite(value.real) && Number.isFinite(value.imag)) return rangeError();
  return new PyTuple([new PyFloat(size), new PyFloat(atan2(value.imag, value.real))]);
}

function rect(_t: Thread, _module: Value, r: number, phi: number): Value {
  const { real, imag } = f.rectOf(r, phi);
  return new PyComplex(real, imag);
}

const isInfinite = (x: number): boolean => Math.abs(x) === Number.POSITIVE_INFINITY;
const isInfiniteComplex = (z: Complex): boolean => isInfinite(z.real) || isInfinite(z.imag);

function isclose(t: Thread, _module: Value, first: Value, second: Value, relative: number, absolute: number): Value {
  const a = toComplex(t, first);
  const b = toComplex(t, second);
  if (relative < 0 || absolute < 0) return raise.ValueError('tolerances must be non-negative');
  if (a.real === b.real && a.imag === b.imag) return true;
  if (isInfiniteComplex(a) || isInfiniteComplex(b)) return false;
  const difference = f.absOf({ real: a.real - b.real, imag: a.imag - b.imag });
  return difference <= relative * f.absOf(b) || difference <= relative * f.absOf(a) || difference <= absolute;
}

const FUNCTIONS: Record<string, NativeRow> = {
  acos: unary(f.acos),
  acosh: unary(f.acosh),
  asin: unary(f.asin),
  asinh: unary(f.asinhOf),
  atan: unary(f.atan),
  atanh: unary(f.atanh),
  cos: unary(f.cosOf),
  cosh: unary(f.coshOf),
  exp: unary(f.expOf),
  isclose: ['(module, /, a, b, *, rel_tol: float = 1e-09, abs_tol: float = 0.0)', isclose],
  isfinite: test((z) => Number.isFinite(z.real) && Number.isFinite(z.imag)),
  isinf: test(isInfiniteComplex),
  isnan: test((z) => Number.isNaN(z.real) || Number.isNaN(z.imag)),
  log: ['(module, z, base=NULL, /)', log],
  log10: unary(log10),
  phase: ['(module, z, /)', phase],
  polar: ['(module, z, /)', polar],
  rect: ['(module, r: float, phi: float, /)', rect],
  sin: unary(f.sinOf),
  sinh: unary(f.sinhOf),
  sqrt: unary(f.sqrt),
  tan: unary(f.tanOf),
  tanh: unary(f.tanhOf),
};

function phase(t: Thread, _module: Value, z: Value): Value {
  const { real, imag } = toComplex(t, z);
  return new PyFloat(atan2(imag, real));
}

/** Makes the module object. */
export function makeCmath(): PyModule {
  const module = new PyModule('cmath');
  fillModule(module.dict, module, 'cmath', FUNCTIONS);
  const constants = {
    pi: new PyFloat(Math.PI),
    e: new PyFloat(Math.E),
    tau: new PyFloat(2 * Math.PI),
    inf: new PyFloat(Number.POSITIVE_INFINITY),
    infj: new PyComplex(0, Number.POSITIVE_INFINITY),
    nan: new PyFloat(Number.NaN),
    nanj: new PyComplex(0, Number.NaN),
  };
  for (const [name, value] of Object.entries(constants)) module.dict.setStr(name, value);
  return module;
}
