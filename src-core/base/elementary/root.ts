/** The cube root with the C library's bits: FreeBSD's s_cbrt.c, as in musl. */
import { fromWords, highWord, lowWord } from './words.ts';

// The exponent of a third of the logarithm, for normal numbers and for ones scaled by 2 ** 54.
const BIAS = 715094163;
const BIAS_SMALL = 696219795;
// Polynomial for the inverse cube root near 1.
const P0 = 1.87595182427177;
const P1 = -1.8849797954337717;
const P2 = 1.6214297201053545;
const P3 = -0.758397934778766;
const P4 = 0.14599619288661245;

export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = highWord(x) & 0x7fffffff;
  const rough = size < 0x100000 ? Math.trunc((highWord(x * 2 ** 54) & 0x7fffffff) / 3) + BIAS_SMALL : Math.trunc(size / 3) + BIAS;
  let t = fromWords((x < 0 ? 0x80000000 : 0) + rough, 0);
  // To 23 bits.
  const r = t * t * (t / x);
  t = t * (P0 + r * (P1 + r * P2) + r * r * r * (P3 + r * P4));
  // Rounded away from zero to 23 bits, so that its square is exact.
  const low = lowWord(t);
  t = fromWords((highWord(t) + (low >= 0x80000000 ? 1 : 0)) >>> 0, (low + 0x80000000) & 0xc0000000);
  // A step of Newton's.
  const quotient = x / (t * t);
  return t + t * ((quotient - t) / (t + t + quotient));
}
