/**
 * gamma and lgamma as CPython computes them (Modules/mathmodule.c, `m_tgamma`, `m_lgamma`): Lanczos' sum with 13 terms, whose
 * error in x + g - 1/2 is corrected for, and the reflection formula below zero.
 */
import { powerFloat } from '../power.ts';
import { exp } from './exponential.ts';
import { log } from './logarithm.ts';
import { cos, sin } from './trigonometry.ts';
import { copySign } from './words.ts';

const G = 6.02468004077673;
const G_LESS_HALF = 5.52468004077673;
const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
/** x * (x+1) * ... * (x+11). */
const DENOMINATOR = [0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1];
const LOG_PI = 1.1447298858494002;

function lanczosSum(x: number): number {
  let top = 0;
  let bottom = 0;
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      top = top * x + NUMERATOR[i];
      bottom = bottom * x + DENOMINATOR[i];
    }
  } else {
    for (let i = 0; i < 13; i++) {
      top = top / x + NUMERATOR[i];
      bottom = bottom / x + DENOMINATOR[i];
    }
  }
  return top / bottom;
}

/** sin(pi * x) for a finite x. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  let value: number;
  switch (Math.round(2 * y)) {
    case 0:
      value = sin(Math.PI * y);
      break;
    case 1:
      value = cos(Math.PI * (y - 0.5));
      break;
    case 2:
      value = sin(Math.PI * (1 - y));
      break;
    case 3:
      value = -cos(Math.PI * (y - 1.5));
      break;
    default:
      value = sin(Math.PI * (y - 2));
  }
  return copySign(1, x) * value;
}

const FACTORIALS: number[] = [1];
for (let n = 1; n < 23; n++) FACTORIALS.push(FACTORIALS[n - 1] * n);

/** The gamma function; NaN at negative integers and -Infinity, infinite at 0 and where it overflows. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x === Number.NEGATIVE_INFINITY) return Number.NaN;
  if (x === 0) return copySign(Number.POSITIVE_INFINITY, x);
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= 23) return FACTORIALS[x - 1];
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinPi(x) : Number.POSITIVE_INFINITY;
  const y = size + G_LESS_HALF;
  const lost = size > G_LESS_HALF ? y - size - G_LESS_HALF : y - G_LESS_HALF - size;
  const z = (lost * G) / y;
  let r = x < 0 ? ((-Math.PI / sinPi(size) / size) * exp(y)) / lanczosSum(size) : lanczosSum(size) / exp(y);
  r = x < 0 ? r - z * r : r + z * r;
  if (size < 140) {
    const power = powerFloat(y, size - 0.5);
    return x < 0 ? r / power : r * power;
  }
  const root = powerFloat(y, size / 2 - 0.25);
  return x < 0 ? r / root / root : r * root * root;
}

/** The logarithm of the size of gamma; infinite at 0 and negative integers. */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.POSITIVE_INFINITY : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let r = log(lanczosSum(size)) - G;
  r += (size - 0.5) * (log(size + G - 0.5) - 1);
  return x < 0 ? LOG_PI - log(Math.abs(sinPi(size))) - log(size) - r : r;
}
