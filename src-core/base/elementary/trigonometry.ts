/**
 * sin, cos and tan with the C library's bits: FreeBSD's k_sin.c, k_cos.c, k_tan.c and e_rem_pio2.c, as in musl. The argument is
 * brought into plus or minus a quarter of pi, in two floats, and a polynomial does the rest.
 */
import { far0, far1, reduceFar } from './reduction.ts';
import { clearLow, highWord } from './words.ts';

const S1 = -0.16666666666666632;
const S2 = 0.00833333333332249;
const S3 = -0.0001984126982985795;
const S4 = 0.0000027557313707070068;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;

/** sin(x + y) for |x| up to pi/4. */
function sinKernel(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = S2 + z * (S3 + z * S4) + z * w * (S5 + z * S6);
  const v = z * x;
  return x - (z * (0.5 * y - v * r) - y - v * S1);
}

const C1 = 0.0416666666666666;
const C2 = -0.001388888888887411;
const C3 = 0.00002480158728947673;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;

/** cos(x + y) for |x| up to pi/4. */
function cosKernel(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6));
  const half = 0.5 * z;
  const sum = 1 - half;
  return sum + (1 - sum - half + (z * r - x * y));
}

const T0 = 0.3333333333333341;
const T1 = 0.13333333333320124;
const T2 = 0.05396825397622605;
const T3 = 0.021869488294859542;
const T4 = 0.0088632398235993;
const T5 = 0.0035920791075913124;
const T6 = 0.0014562094543252903;
const T7 = 0.0005880412408202641;
const T8 = 0.0002464631348184699;
const T9 = 0.00007817944429395571;
const T10 = 0.00007140724913826082;
const T11 = -0.000018558637485527546;
const T12 = 0.00002590730518636337;
const QUARTER = 0.7853981633974483;
const QUARTER_LOW = 3.061616997868383e-17;

/** tan(x + y) for |x| up to pi/4, or -1 / tan(x + y). */
function tanKernel(x: number, y: number, inverse: boolean): number {
  const big = (highWord(x) & 0x7fffffff) >= 0x3fe59428;
  const negative = x < 0;
  if (big) {
    // tan(x) by tan(pi/4 - x).
    x = negative ? QUARTER + x + (QUARTER_LOW + y) : QUARTER - x + (QUARTER_LOW - y);
    y = 0;
  }
  const z = x * x;
  const w = z * z;
  const odd = T1 + w * (T3 + w * (T5 + w * (T7 + w * (T9 + w * T11))));
  const even = z * (T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12)))));
  const cube = z * x;
  const r = y + z * (cube * (odd + even) + y) + cube * T0;
  const sum = x + r;
  if (big) {
    const s = inverse ? -1 : 1;
    const v = s - 2 * (x + (r - (sum * sum) / (sum + s)));
    return negative ? -v : v;
  }
  if (!inverse) return sum;
  const high = clearLow(sum);
  const low = r - (high - x);
  const a = -1 / sum;
  const aHigh = clearLow(a);
  return aHigh + a * (1 + aHigh * high + aHigh * low);
}

// pi/2 in parts of 33 bits, and what is left of it after each.
const HALF_1 = 1.5707963267341256;
const HALF_1_REST = 6.077100506506192e-11;
const HALF_2 = 6.077100506303966e-11;
const HALF_2_REST = 2.0222662487959506e-21;
const HALF_3 = 2.0222662487111665e-21;
const HALF_3_REST = 8.4784276603689e-32;
const PER_HALF = 0.6366197723675814;
const ROUND = 1.5 * 2 ** 52;

// The reduced argument: y0 + y1.
let y0 = 0;
let y1 = 0;

/** Reduces x, which is finite and beyond pi/4, modulo pi/2 into y0 + y1; answers how often pi/2 went in, modulo 4. */
function reduce(x: number): number {
  const size = highWord(x) & 0x7fffffff;
  if (size >= 0x413921fb) return reduceBig(x);
  if (size <= 0x401c463b && !isNearMultiple(size)) {
    const multiple = size > 0x4015fdbc ? 4 : size > 0x400f6a7a ? 3 : size > 0x4002d97c ? 2 : 1;
    const n = x < 0 ? -multiple : multiple;
    // One round is good to 85 bits.
    const z = x - n * HALF_1;
    y0 = z - n * HALF_1_REST;
    y1 = z - y0 - n * HALF_1_REST;
    return n & 3;
  }
  const n = x * PER_HALF + ROUND - ROUND;
  let r = x - n * HALF_1;
  let w = n * HALF_1_REST;
  y0 = r - w;
  const exponent = size >> 20;
  if (exponent - exponentOf(y0) > 16) {
    let t = r;
    w = n * HALF_2;
    r = t - w;
    w = n * HALF_2_REST - (t - r - w);
    y0 = r - w;
    if (exponent - exponentOf(y0) > 49) {
      t = r;
      w = n * HALF_3;
      r = t - w;
      w = n * HALF_3_REST - (t - r - w);
      y0 = r - w;
    }
  }
  y1 = r - y0 - w;
  return n & 3;
}

const exponentOf = (x: number): number => (highWord(x) >> 20) & 0x7ff;

/** Is a number with this high word so near to a multiple of pi/2 that digits would be lost. */
function isNearMultiple(size: number): boolean {
  if (size <= 0x400f6a7a) return (size & 0xfffff) === 0x921fb;
  return size === (size <= 0x4015fdbc ? 0x4012d97c : 0x401921fb);
}

/** Reduction of a far argument: `reduction.ts` knows positive ones. */
function reduceBig(x: number): number {
  const n = reduceFar(Math.abs(x));
  y0 = x < 0 ? -far0 : far0;
  y1 = x < 0 ? -far1 : far1;
  return (x < 0 ? -n : n) & 3;
}

/** The sine of x in radians; NaN for what is not finite. */
export function sin(x: number): number {
  const size = highWord(x) & 0x7fffffff;
  if (size <= 0x3fe921fb) {
    if (size < 0x3e500000) return x;
    const z = x * x;
    const r = S2 + z * (S3 + z * S4) + z * (z * z) * (S5 + z * S6);
    return x + z * x * (S1 + z * r);
  }
  if (size >= 0x7ff00000) return Number.NaN;
  const n = reduce(x);
  const value = n & 1 ? cosKernel(y0, y1) : sinKernel(y0, y1);
  return n & 2 ? -value : value;
}

/** The cosine of x in radians; NaN for what is not finite. */
export function cos(x: number): number {
  const size = highWord(x) & 0x7fffffff;
  if (size <= 0x3fe921fb) return size < 0x3e46a09e ? 1 : cosKernel(x, 0);
  if (size >= 0x7ff00000) return Number.NaN;
  const n = reduce(x);
  const value = n & 1 ? sinKernel(y0, y1) : cosKernel(y0, y1);
  return n === 1 || n === 2 ? -value : value;
}

/** The tangent of x in radians; NaN for what is not finite. */
export function tan(x: number): number {
  const size = highWord(x) & 0x7fffffff;
  if (size <= 0x3fe921fb) return size < 0x3e400000 ? x : tanKernel(x, 0, false);
  if (size >= 0x7ff00000) return Number.NaN;
  const n = reduce(x);
  return tanKernel(y0, y1, (n & 1) === 1);
}
