/**
 * exp, exp2 and expm1 with the C library's bits (musl's: S. Nagy's `exp` and `exp2`, within 0.511 units in the last place, and
 * FreeBSD's s_expm1.c).
 *
 * e ** x is 2 ** (k/128) times e ** r for a small r: the power of two from a table, which is computed when first needed, the rest
 * by a polynomial.
 */
import { DIGITS, exponential, LN2, ONE, toFloat } from '../fixed-point.ts';
import { fromWords, highWord, lowWord } from './words.ts';

const SIZE = 128;

interface Tables {
  /** What 2 ** (i/128) lacks, relative to its float; the float's bits less those of the exponent i/128. */
  readonly tail: Float64Array;
  readonly high: Int32Array;
  readonly low: Uint32Array;
}

function makeTables(): Tables {
  const made = { tail: new Float64Array(SIZE), high: new Int32Array(SIZE), low: new Uint32Array(SIZE) };
  for (let i = 0; i < SIZE; i++) {
    const root = exponential((LN2 * BigInt(i)) / BigInt(SIZE));
    const nearest = toFloat(root);
    made.low[i] = lowWord(nearest);
    made.high[i] = highWord(nearest) - i * 0x2000;
    const whole = BigInt(nearest * 2 ** 52) << (DIGITS - 52n);
    made.tail[i] = toFloat(((root - whole) * ONE) / whole);
  }
  return made;
}

let tables: Tables | undefined;

// exp(r) = 1 + r + C2 r^2 + ...
const C2 = fromWords(0x3fdfffff, 0xfffffdbd);
const C3 = fromWords(0x3fc55555, 0x5555543c);
const C4 = fromWords(0x3fa55555, 0xcf172b91);
const C5 = fromWords(0x3f811111, 0x67a4d017);
const INVERSE_LN2 = fromWords(0x3ff71547, 0x652b82fe) * SIZE;
const NEGATIVE_LN2_HIGH = fromWords(0xbf762e42, 0xfefa0000);
const NEGATIVE_LN2_LOW = fromWords(0xbd0cf79a, 0xbc9e3b39);
/** Added and taken away again, it rounds to an integer, which then stands in the low bits. */
const SHIFT = 1.5 * 2 ** 52;

const exponentOf = (x: number): number => (highWord(x) >>> 20) & 0x7ff;

/** e ** (x + rest), where `rest` is far smaller than x; 0 and Infinity beyond the range of floats. x is no NaN. */
export function expSum(x: number, rest: number): number {
  const exponent = exponentOf(x);
  // Below 2 ** -54 nothing but the rounding is left; from 512 on the result may leave the range of floats.
  if (exponent < 0x3c9) return 1 + x;
  if (exponent >= 0x409) return x < 0 ? 0 : Number.POSITIVE_INFINITY;
  tables ??= makeTables();
  const shifted = INVERSE_LN2 * x + SHIFT;
  const k = lowWord(shifted) | 0;
  const kd = shifted - SHIFT;
  const r = x + kd * NEGATIVE_LN2_HIGH + kd * NEGATIVE_LN2_LOW + rest;
  const i = k & (SIZE - 1);
  const r2 = r * r;
  const p = tables.tail[i] + r + r2 * (C2 + r * C3) + r2 * r2 * (C4 + r * C5);
  return scaleBy(tables, k, p, exponent >= 0x408);
}

/** 2 ** (k/128) * (1 + p); `far` when the exponent may not be that of a float. */
function scaleBy(t: Tables, k: number, p: number, far: boolean): number {
  const i = k & (SIZE - 1);
  const high = (t.high[i] + (k << 13)) | 0;
  const low = t.low[i];
  if (!far) {
    const scale = fromWords(high, low);
    return scale + scale * p;
  }
  if (k >= 0) {
    const scale = fromWords(high - (1009 << 20), low);
    return 2 ** 1009 * (scale + scale * p);
  }
  const scale = fromWords(high + (1022 << 20), low);
  let y = scale + scale * p;
  if (y < 1) {
    // Round once only, to the digits that a subnormal number has.
    const rest = scale - y + scale * p;
    const sum = 1 + y;
    y = sum + (1 - sum + y + rest) - 1;
  }
  return 2 ** -1022 * y;
}

/** e ** x. */
export function exp(x: number): number {
  return Number.isNaN(x) ? x : expSum(x, 0);
}

// 2 ** r = 1 + D1 r + ...
const D1 = fromWords(0x3fe62e42, 0xfefa39ef);
const D2 = fromWords(0x3fcebfbd, 0xff82c424);
const D3 = fromWords(0x3fac6b08, 0xd70cf4b5);
const D4 = fromWords(0x3f83b2ab, 0xd24650cc);
const D5 = fromWords(0x3f55d7e0, 0x9b4e3a84);
const SHIFT2 = SHIFT / SIZE;

/** 2 ** x. */
export function exp2(x: number): number {
  if (Number.isNaN(x)) return x;
  const exponent = exponentOf(x);
  if (exponent < 0x3c9) return 1 + x;
  if (x >= 1024) return Number.POSITIVE_INFINITY;
  if (x <= -1075) return 0;
  tables ??= makeTables();
  const shifted = x + SHIFT2;
  const k = lowWord(shifted) | 0;
  const r = x - (shifted - SHIFT2);
  const r2 = r * r;
  const p = tables.tail[k & (SIZE - 1)] + r * D1 + r2 * (D2 + r * D3) + r2 * r2 * (D4 + r * D5);
  return scaleBy(tables, k, p, Math.abs(x) > 928);
}

const OVERFLOW = 709.782712893384;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const PER_LN2 = Math.LOG2E;
const Q1 = -0.03333333333333313;
const Q2 = 0.0015873015872548146;
const Q3 = -0.0000793650757867488;
const Q4 = 0.000004008217827329362;
const Q5 = -2.0109921818362437e-7;

const twoTo = (k: number): number => fromWords((0x3ff + k) << 20, 0);

/** e ** x - 1 without the loss near 0. */
export function expm1(x: number): number {
  const size = highWord(x) & 0x7fffffff;
  const sign = x < 0 ? -1 : 1;
  if (Number.isNaN(x)) return x;
  if (size >= 0x4043687a) {
    if (sign < 0) return -1;
    if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  }
  let k = 0;
  // The reduced argument and what its float lacks.
  let r = x;
  let c = 0;
  if (size > 0x3fd62e42) {
    k = size < 0x3ff0a2b2 ? sign : Math.trunc(PER_LN2 * x + 0.5 * sign);
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    r = high - low;
    c = high - r - low;
  } else if (size < 0x3c900000) return x;
  const half = 0.5 * r;
  const square = r * half;
  const s = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
  const t = 3 - s * half;
  let e = square * ((s - t) / (6 - r * t));
  if (k === 0) return r - (r * e - square);
  e = r * (e - c) - c;
  e -= square;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k < 0 || k > 56) {
    const y = r - e + 1;
    return (k === 1024 ? y * 2 * 2 ** 1023 : y * twoTo(k)) - 1;
  }
  const inverse = twoTo(-k);
  return (k < 20 ? r - e + (1 - inverse) : r - (e + inverse) + 1) * twoTo(k);
}
