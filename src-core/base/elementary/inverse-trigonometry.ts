/** asin, acos, atan and atan2 with the C library's bits: FreeBSD's e_asin.c, e_acos.c, s_atan.c and e_atan2.c, as in musl. */
import { clearLow, copySign, highWord } from './words.ts';

const HALF = 1.5707963267948966;
const HALF_LOW = 6.123233995736766e-17;

const P0 = 0.16666666666666666;
const P1 = -0.3255658186224009;
const P2 = 0.20121253213486293;
const P3 = -0.04005553450067941;
const P4 = 0.0007915349942898145;
const P5 = 0.00003479331075960212;
const Q1 = -2.403394911734414;
const Q2 = 2.0209457602335057;
const Q3 = -0.6882839716054533;
const Q4 = 0.07703815055590194;

/** asin(x) is x + x * this of x squared. */
function ratio(z: number): number {
  const p = z * (P0 + z * (P1 + z * (P2 + z * (P3 + z * (P4 + z * P5)))));
  return p / (1 + z * (Q1 + z * (Q2 + z * (Q3 + z * Q4))));
}

/** The arc sine; NaN beyond 1. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1)) return size === 1 ? x * HALF : Number.NaN;
  if (size < 0.5) return size < 2 ** -26 && size >= 2 ** -1022 ? x : x + x * ratio(x * x);
  const z = (1 - size) * 0.5;
  const s = Math.sqrt(z);
  const r = ratio(z);
  let value: number;
  // 0.975 by its high word alone.
  if (size >= 0.9749994277954102) value = HALF - (2 * (s + s * r) - HALF_LOW);
  else {
    const high = clearLow(s);
    const low = (z - high * high) / (s + high);
    value = 0.5 * HALF - (2 * s * r - (HALF_LOW - 2 * low) - (0.5 * HALF - 2 * high));
  }
  return x < 0 ? -value : value;
}

/** The arc cosine; NaN beyond 1. */
export function acos(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1)) return x === 1 ? 0 : x === -1 ? 2 * HALF : Number.NaN;
  if (size < 0.5) return size < 2 ** -57 ? HALF : HALF - (x - (HALF_LOW - x * ratio(x * x)));
  const z = (1 - size) * 0.5;
  const s = Math.sqrt(z);
  if (x < 0) return 2 * (HALF - (s + (ratio(z) * s - HALF_LOW)));
  const high = clearLow(s);
  const low = (z - high * high) / (s + high);
  return 2 * (high + (ratio(z) * s + low));
}

// The arc tangents of 1/2, 1, 3/2 and infinity.
const ANCHORS = [0.4636476090008061, 0.7853981633974483, 0.982793723247329, HALF];
const ANCHORS_LOW = [2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, HALF_LOW];

const T0 = 0.3333333333333293;
const T1 = -0.19999999999876483;
const T2 = 0.14285714272503466;
const T3 = -0.11111110405462356;
const T4 = 0.09090887133436507;
const T5 = -0.0769187620504483;
const T6 = 0.06661073137387531;
const T7 = -0.058335701337905735;
const T8 = 0.049768779946159324;
const T9 = -0.036531572744216916;
const T10 = 0.016285820115365782;

/** The arc tangent. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size >= 2 ** 66) return x < 0 ? -HALF : HALF;
  if (!(size >= 2 ** -27)) return x;
  let anchor = -1;
  let r = x;
  if (size >= 0.4375) {
    if (size < 0.6875) {
      anchor = 0;
      r = (2 * size - 1) / (2 + size);
    } else if (size < 1.1875) {
      anchor = 1;
      r = (size - 1) / (size + 1);
    } else if (size < 2.4375) {
      anchor = 2;
      r = (size - 1.5) / (1 + 1.5 * size);
    } else {
      anchor = 3;
      r = -1 / size;
    }
  }
  const z = r * r;
  const w = z * z;
  const even = z * (T0 + w * (T2 + w * (T4 + w * (T6 + w * (T8 + w * T10)))));
  const odd = w * (T1 + w * (T3 + w * (T5 + w * (T7 + w * T9))));
  if (anchor < 0) return r - r * (even + odd);
  const value = ANCHORS[anchor] - (r * (even + odd) - ANCHORS_LOW[anchor] - r);
  return x < 0 ? -value : value;
}

const PI = Math.PI;
const PI_LOW = 1.2246467991473532e-16;

/** The angle of the point (x, y). */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const left = x < 0 || Object.is(x, -0);
  const width = Math.abs(x);
  const height = Math.abs(y);
  if (y === 0) return left ? copySign(PI, y) : y;
  if (x === 0) return copySign(HALF, y);
  if (width === Number.POSITIVE_INFINITY) {
    if (height === Number.POSITIVE_INFINITY) return copySign(left ? (3 * PI) / 4 : PI / 4, y);
    return copySign(left ? PI : 0, y);
  }
  if (height === Number.POSITIVE_INFINITY) return copySign(HALF, y);
  const quotient = height / width;
  if (x === 1) return atan(y);
  // The exponents, as the high words tell them, decide whether one of the two is lost beside the other.
  if (isFarAbove(height, width)) return copySign(HALF, y);
  const angle = left && isFarAbove(width, height) ? 0 : atan(quotient);
  if (!left) return y < 0 ? -angle : angle;
  return y < 0 ? angle - PI_LOW - PI : PI - (angle - PI_LOW);
}

/** Is the high word of a beyond that of b by more than 64 exponents. */
function isFarAbove(a: number, b: number): boolean {
  return highWord(b) + (64 << 20) < highWord(a);
}
