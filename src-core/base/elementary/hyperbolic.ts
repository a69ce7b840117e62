/** sinh, cosh, tanh and their inverses with the C library's bits (musl's, all by expm1, exp, log1p and log). */
import { exp, expm1 } from './exponential.ts';
import { log, log1p } from './logarithm.ts';
import { highWord } from './words.ts';

/** High word of the logarithm of the largest float. */
const LARGE = 0x40862e42;
const SCALE = 2 ** 1021;
const SCALE_LOG = 1416.0996898839683;

/** exp(x) / 2 where exp(x) is no float any more. */
function halfExp(x: number, sign: number): number {
  return exp(x - SCALE_LOG) * (sign * SCALE) * SCALE;
}

export function sinh(x: number): number {
  const size = Math.abs(x);
  const high = highWord(size);
  const half = x < 0 ? -0.5 : 0.5;
  if (!(high < LARGE)) return halfExp(size, 2 * half);
  if (high < 0x3ff00000 - (26 << 20)) return x;
  const t = expm1(size);
  return high < 0x3ff00000 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  const high = highWord(size);
  if (high < 0x3fe62e42) {
    if (high < 0x3ff00000 - (26 << 20)) return 1;
    const t = expm1(size);
    return 1 + (t * t) / (2 * (1 + t));
  }
  if (high < LARGE) {
    const t = exp(size);
    return 0.5 * (t + 1 / t);
  }
  return halfExp(size, 1);
}

export function tanh(x: number): number {
  const size = Math.abs(x);
  const high = highWord(size);
  let t: number;
  if (high > 0x40340000) t = Number.isNaN(x) ? x : 1;
  else if (high > 0x3fe193ea) t = 1 - 2 / (expm1(2 * size) + 2);
  else if (high > 0x3fd058ae) {
    t = expm1(2 * size);
    t = t / (t + 2);
  } else if (high >= 0x100000) {
    t = expm1(-2 * size);
    t = -t / (t + 2);
  } else return x;
  return x < 0 ? -t : t;
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  let value: number;
  if (!(size < 2 ** 26)) value = log(size) + Math.LN2;
  else if (size >= 2) value = log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
  else if (size >= 2 ** -26) value = log1p(size + (size * size) / (Math.sqrt(size * size + 1) + 1));
  else return x;
  return x < 0 ? -value : value;
}

/** NaN below 1. */
export function acosh(x: number): number {
  if (x < 1) return Number.NaN;
  if (x < 2) return log1p(x - 1 + Math.sqrt((x - 1) * (x - 1) + 2 * (x - 1)));
  if (x < 2 ** 26) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  return log(x) + Math.LN2;
}

/** Infinite at 1 and -1, NaN beyond. */
export function atanh(x: number): number {
  const size = Math.abs(x);
  let value: number;
  if (!(size < 0.5)) value = 0.5 * log1p(2 * (size / (1 - size)));
  else if (size < 2 ** -32) return x;
  else value = 0.5 * log1p(2 * size + (2 * size * size) / (1 - size));
  return x < 0 ? -value : value;
}
