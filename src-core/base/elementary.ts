/**
 * Elementary functions rounded correctly but for about one argument in 2**40: JavaScript's own are off in the last bit too often for a
 * program that prints what it computes. Arguments are reduced with tables that are computed, to 200 bits, when first needed;
 * the series are summed in double-double.
 */
import * as dd from './double-double.ts';
import { scaleByPower } from './int.ts';

const BITS = 200;
const ONE = 1n << BigInt(BITS);

/** ln(a / b) as a fixed-point number, for a / b near 1 (series of the inverse hyperbolic tangent). */
function fixedLog(a: bigint, b: bigint): bigint {
  const z = ((a - b) * ONE) / (a + b);
  const square = (z * z) / ONE;
  let power = z;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) / ONE;
  }
  return 2n * sum;
}

const LN2_FIXED = fixedLog(4n, 3n) + fixedLog(3n, 2n);

/** Splits a fixed-point number into floats; the first has only `bits` significant ones, so that multiples by small integers are exact. */
function splitFixed(value: bigint, bits: number): [number, number, number] {
  const length = value.toString(2).length;
  const cut = BigInt(length - bits);
  const top = (value >> cut) << cut;
  const [mid, low] = dd.fromFixed(value - top, BITS);
  return [Number(top) * 2 ** -BITS, mid, low];
}

const [LN2_A, LN2_B, LN2_C] = splitFixed(LN2_FIXED, 40);
const [STEP_A, STEP_B, STEP_C] = splitFixed(LN2_FIXED / 64n, 36);
const STEPS_PER_UNIT = 64 / Math.LN2;

const LOG_FIRST = 88;
const LOG_LAST = 184;
let logTable: Float64Array | undefined;
/** ln(i / 128) for i from LOG_FIRST to LOG_LAST, two floats each. */
function logs(): Float64Array {
  if (logTable) return logTable;
  const table = new Float64Array((LOG_LAST - LOG_FIRST + 1) * 2);
  for (let i = LOG_FIRST; i <= LOG_LAST; i++) {
    const [high, low] = dd.fromFixed(fixedLog(BigInt(i), 128n), BITS);
    table[(i - LOG_FIRST) * 2] = high;
    table[(i - LOG_FIRST) * 2 + 1] = low;
  }
  logTable = table;
  return table;
}

function fixedSqrt(value: bigint): bigint {
  const target = value * ONE;
  let x = value > ONE ? value : ONE;
  for (;;) {
    const y = (x + target / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

let powerTable: Float64Array | undefined;
/** 2 ** (i / 64), two floats each. */
function powers(): Float64Array {
  if (powerTable) return powerTable;
  let root = 2n * ONE;
  for (let i = 0; i < 6; i++) root = fixedSqrt(root);
  const table = new Float64Array(128);
  let value = ONE;
  for (let i = 0; i < 64; i++) {
    const [high, low] = dd.fromFixed(value, BITS);
    table[i * 2] = high;
    table[i * 2 + 1] = low;
    value = (value * root) / ONE;
  }
  powerTable = table;
  return table;
}

const view = new DataView(new ArrayBuffer(8));

/** 1/n in two floats, for the series. */
const INVERSE: [number, number][] = [];
for (let n = 0; n < 10; n++) INVERSE.push(n ? dd.fromFixed(ONE / BigInt(n), BITS) : [0, 0]);

/** ln(x + xl) for a positive finite x, left in dd.hi and dd.lo. `xl` is small beside x. */
export function logPair(x: number, xl = 0): void {
  let k = 0;
  let m = x;
  let ml = xl;
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984;
    ml *= 18014398509481984;
    k = -54;
  }
  view.setFloat64(0, m);
  let exponent = (view.getUint16(0) >> 4) - 1023;
  view.setUint16(0, (view.getUint16(0) & 15) | 0x3ff0);
  m = view.getFloat64(0);
  if (ml !== 0) ml = scaleByPower(ml, -exponent);
  if (m > Math.SQRT2) {
    m /= 2;
    ml /= 2;
    exponent++;
  }
  k += exponent;
  const i = Math.round(m * 128);
  const c = i / 128;
  dd.divide(m - c, ml, c, 0);
  const r = dd.hi;
  const rl = dd.lo;
  // ln(1 + r): the far terms in plain floats, the near ones in pairs.
  const tail =
    1 / 8 - r * (1 / 9 - r * (1 / 10 - r * (1 / 11 - r * (1 / 12 - r * (1 / 13 - r * (1 / 14 - r * (1 / 15 - r / 16)))))));
  dd.add(INVERSE[7][0], INVERSE[7][1], -r * tail, 0);
  for (let n = 6; n >= 1; n--) {
    dd.multiply(dd.hi, dd.lo, -r, -rl);
    dd.add(INVERSE[n][0], INVERSE[n][1], dd.hi, dd.lo);
  }
  dd.multiply(dd.hi, dd.lo, r, rl);
  if (i !== 128) {
    const table = logs();
    dd.add(table[(i - LOG_FIRST) * 2], table[(i - LOG_FIRST) * 2 + 1], dd.hi, dd.lo);
  }
  if (k !== 0) {
    const sh = dd.hi;
    const sl = dd.lo;
    // k * ln 2: the first part is exact.
    dd.twoProduct(k, LN2_B);
    dd.fastSum(dd.hi, dd.lo + k * LN2_C);
    dd.add(k * LN2_A, 0, dd.hi, dd.lo);
    dd.add(dd.hi, dd.lo, sh, sl);
  }
}

const FACTORIAL: [number, number][] = [];
for (let n = 0, f = 1n; n < 8; f *= BigInt(++n)) FACTORIAL.push(dd.fromFixed(ONE / f, BITS));

/** The exponent of two that belongs to the pair that expPair left. */
let expScale = 0;

/** exp(x + xl) / 2**expScale in dd.hi and dd.lo, for |x| < 800. */
function expPair(x: number, xl: number): void {
  const k = Math.round(x * STEPS_PER_UNIT);
  dd.twoProduct(-k, STEP_B);
  dd.fastSum(dd.hi, dd.lo - k * STEP_C);
  const ch = dd.hi;
  const cl = dd.lo;
  dd.twoSum(x, -k * STEP_A);
  dd.add(dd.hi, dd.lo, xl, 0);
  dd.add(dd.hi, dd.lo, ch, cl);
  const r = dd.hi;
  const rl = dd.lo;
  const tail = r * (1 / 40320 + r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800 + r / 479001600))));
  dd.add(FACTORIAL[7][0], FACTORIAL[7][1], tail, 0);
  for (let n = 6; n >= 1; n--) {
    dd.multiply(dd.hi, dd.lo, r, rl);
    dd.add(FACTORIAL[n][0], FACTORIAL[n][1], dd.hi, dd.lo);
  }
  dd.multiply(dd.hi, dd.lo, r, rl);
  const j = ((k % 64) + 64) % 64;
  const table = powers();
  const th = table[j * 2];
  const tl = table[j * 2 + 1];
  dd.multiply(dd.hi, dd.lo, th, tl);
  dd.add(th, tl, dd.hi, dd.lo);
  expScale = (k - j) / 64;
}

/** The float nearest to (dd.hi + dd.lo) * 2**exponent; what is a tie within the error is taken for one and goes to even. */
function roundPair(exponent: number): number {
  let high = dd.hi;
  const low = dd.lo;
  const size = Math.abs(high);
  // The pair is normalised: high is the nearest float except where low is half a unit, give or take the error.
  if (exponent + Math.log2(size) > -1021) {
    view.setFloat64(0, size);
    const unit = 2 ** ((view.getUint16(0) >> 4) - 1023 - 52);
    const below = size * 2 ** -52 > unit && low !== 0 && Math.abs(Math.abs(low) / unit - 0.5) < 2 ** -36;
    if (below) {
      view.setFloat64(0, high);
      if (view.getUint8(7) & 1) high += low > 0 ? unit : -unit;
    }
    return scaleByPower(high, exponent);
  }
  // Into the subnormal range: rounded once, to a multiple of 2**-1074.
  const shift = 1200n;
  const fixed = toFixed(high, shift) + toFixed(low, shift);
  const cut = shift - 1074n - BigInt(exponent);
  const half = 1n << (cut - 1n);
  return Number((fixed + half) >> cut) * 5e-324;
}

function toFixed(value: number, shift: bigint): bigint {
  if (value === 0) return 0n;
  view.setFloat64(0, Math.abs(value));
  const exponent = (view.getUint16(0) >> 4) - 1075;
  const mantissa = (view.getBigUint64(0) & 0xfffffffffffffn) | 0x10000000000000n;
  const size = BigInt(exponent) + shift >= 0n ? mantissa << (BigInt(exponent) + shift) : mantissa >> -(BigInt(exponent) + shift);
  return value < 0 ? -size : size;
}

/** e ** x. */
export function exp(x: number): number {
  if (x === 0) return 1;
  if (!(Math.abs(x) < 746)) return x > 709 ? Infinity : x < -709 ? 0 : Number.NaN;
  if (Math.abs(x) < 2 ** -54) return 1 + x;
  expPair(x, 0);
  return roundPair(expScale);
}

/** The natural logarithm; -Infinity for 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x === Infinity ? x : Number.NaN;
  if (x === 1) return 0;
  logPair(x);
  return dd.hi;
}
