/** The `_statistics` module (Modules/_statisticsmodule.c): the inverse of the normal distribution by M. Wichura's algorithm AS241. */
import { log } from '../base/elementary/logarithm.ts';
import { fillModule } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { PyFloat, type Value } from '../objects/value.ts';

// Rational functions for the middle of the distribution, its flanks and its ends, highest power first.
const CENTRE_TOP = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const CENTRE_BOTTOM = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const NEAR_TOP = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835,
];
const NEAR_BOTTOM = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
  2.053191626637759, 1,
];
const FAR_TOP = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const FAR_BOTTOM = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];

function polynomial(coefficients: readonly number[], r: number): number {
  let value = coefficients[0];
  for (let i = 1; i < coefficients.length; i++) value = value * r + coefficients[i];
  return value;
}

/** The quantile of the standard normal distribution; undefined outside of 0 < p < 1. */
function quantile(p: number): number | undefined {
  if (p <= 0 || p >= 1) return undefined;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (polynomial(CENTRE_TOP, r) * q) / polynomial(CENTRE_BOTTOM, r);
  }
  const tail = q <= 0 ? p : 1 - p;
  if (tail <= 0 || tail >= 1) return undefined;
  const size = Math.sqrt(-log(tail));
  const r = size <= 5 ? size - 1.6 : size - 5;
  const top = polynomial(size <= 5 ? NEAR_TOP : FAR_TOP, r);
  const x = top / polynomial(size <= 5 ? NEAR_BOTTOM : FAR_BOTTOM, r);
  return q < 0 ? -x : x;
}

function inverse(_t: Thread, _module: Value, p: number, mu: number, sigma: number): Value {
  const x = quantile(p);
  return x === undefined ? raise.ValueError('inv_cdf undefined for these parameters') : new PyFloat(mu + x * sigma);
}

/** Makes the module object. */
export function makeStatistics(): PyModule {
  const module = new PyModule('_statistics');
  fillModule(module.dict, module, '_statistics', {
    _normal_dist_inv_cdf: ['(module, p: float, mu: float, sigma: float, /)', inverse],
  });
  return module;
}
