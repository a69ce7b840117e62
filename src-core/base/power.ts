/**
 * `float ** float` with the bits that the C library gives (musl and glibc since 2.28: Szabolcs Nagy's `pow`, within 0.52 units
 * in the last place). JavaScript's own `**` is off in the last bits for a tenth of all arguments.
 *
 * x ** y is exp(y * log(x)). The logarithm is found with some 68 bits from a table of log(c) near x and a polynomial for the
 * rest; elementary/exponential.ts has the other half. The coefficients are those of the C library; the table is computed when first
 * needed. What IEEE 754 and CPython settle without that follows `float_pow` of
 * Objects/floatobject.c.
 */
import { expSum } from './elementary/exponential.ts';
import { fromWords, highWord, lowWord } from './elementary/words.ts';
import { DIGITS, logarithm, toFloat } from './fixed-point.ts';

const SIZE = 128;
/** High word of the number from which the logarithm's 128 intervals go up to its double; the low word is 0. */
const FIRST = 0x3fe69555;

interface Tables {
  /** 1/c with few bits, for a c near the middle of each interval; log(c) to 43 digits behind the point, and the rest of it. */
  readonly inverse: Float64Array;
  readonly log: Float64Array;
  readonly logTail: Float64Array;
}

/** The start of interval `i` of the logarithm. */
const startOf = (i: number): number => fromWords(FIRST + i * 0x2000, 0);

function makeTables(): Tables {
  const make = () => new Float64Array(SIZE);
  const tables = { inverse: make(), log: make(), logTail: make() };
  for (let i = 0; i < SIZE; i++) {
    const reciprocal = 2 / (startOf(i) + startOf(i + 1));
    const step = reciprocal > 1 ? 128 : 256;
    const inverse = Math.round(reciprocal * step) / step;
    const exact = -logarithm(BigInt(inverse * 256), 256n);
    const cut = DIGITS - 43n;
    const rounded = ((exact + (1n << (cut - 1n))) >> cut) << cut;
    tables.inverse[i] = inverse;
    tables.log[i] = toFloat(rounded);
    tables.logTail[i] = toFloat(exact - rounded);
  }
  return tables;
}

let tables: Tables | undefined;

const LN2_HIGH = fromWords(0x3fe62e42, 0xfefa3800);
const LN2_LOW = fromWords(0x3d2ef357, 0x93c76730);
// log(1 + r) = r + A0 r^2 + ...
const A0 = -0.5;
const A1 = fromWords(0x3fd55555, 0x55555560) * -2;
const A2 = fromWords(0xbfd00000, 0x00000006) * -2;
const A3 = fromWords(0x3fc99999, 0x9959554e) * 4;
const A4 = fromWords(0xbfc55555, 0x5529a47a) * 4;
const A5 = fromWords(0x3fc2495b, 0x9b4845e9) * -8;
const A6 = fromWords(0xbfc0002b, 0x8b263fc3) * -8;

// The rest of the logarithm found last, below its float.
let logRest = 0;

/** log(x) for a positive x given by the words of its bits; the exponent may be below that of any float. */
function log(t: Tables, high: number, low: number): number {
  const offset = (high - FIRST) | 0;
  const i = (offset >>> 13) & (SIZE - 1);
  const k = offset >> 20;
  const zHigh = high - (offset & 0xfff00000);
  const z = fromWords(zHigh, low);
  const inverse = t.inverse[i];
  // r = z / c - 1 in two parts, the first of which is exact.
  const nearby = fromWords(zHigh + (low >>> 31), 0);
  const rHigh = nearby * inverse - 1;
  const rLow = (z - nearby) * inverse;
  const r = rHigh + rLow;
  const t1 = k * LN2_HIGH + t.log[i];
  const t2 = t1 + r;
  const low1 = k * LN2_LOW + t.logTail[i];
  const low2 = t1 - t2 + r;
  const ar = A0 * r;
  const ar2 = r * ar;
  const ar3 = r * ar2;
  const arHigh = A0 * rHigh;
  const arHigh2 = rHigh * arHigh;
  const sum = t2 + arHigh2;
  const low3 = rLow * (ar + arHigh);
  const low4 = t2 - sum + arHigh2;
  const p = ar3 * (A1 + r * A2 + ar2 * (A3 + r * A4 + ar2 * (A5 + r * A6)));
  const rest = low1 + low2 + low3 + low4 + p;
  const y = sum + rest;
  logRest = sum - y + rest;
  return y;
}

/** `x ** y` for a positive finite `x` other than 1 and a finite `y` other than 0; Infinity when it overflows. */
function powerPositive(x: number, y: number): number {
  tables ??= makeTables();
  const exponent = (highWord(y) >>> 20) & 0x7ff;
  if (exponent < 0x3be) return x > 1 ? 1 + y : 1 - y;
  if (exponent >= 0x43e) return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  const yHigh = clearLow27(y);
  const yLow = y - yHigh;
  let high = highWord(x);
  let low = lowWord(x);
  if (high >>> 20 === 0) {
    high = highWord(x * 2 ** 52) - (52 << 20);
    low = lowWord(x * 2 ** 52);
  }
  const l = log(tables, high, low);
  const rest = logRest;
  const lHigh = clearLow27(l);
  const lLow = l - lHigh + rest;
  return expSum(yHigh * lHigh, yLow * lHigh + y * lLow);
}

/** The first 26 bits of x. */
const clearLow27 = (x: number): number => fromWords(highWord(x), lowWord(x) & 0xf8000000);

const isOdd = (value: number): boolean => Math.abs(value) % 2 === 1;

/**
 * `a ** b` as CPython's float has it. The caller refuses first what is no float: zero to a negative power
 * (ZeroDivisionError) and a negative finite number to a fractional power (complex). An infinite result of finite arguments means
 * OverflowError.
 */
export function powerFloat(a: number, b: number): number {
  if (b === 0) return 1;
  if (Number.isNaN(a)) return a;
  if (Number.isNaN(b)) return a === 1 ? 1 : b;
  if (b === Number.POSITIVE_INFINITY || b === Number.NEGATIVE_INFINITY) {
    const size = Math.abs(a);
    if (size === 1) return 1;
    return b > 0 === size > 1 ? Number.POSITIVE_INFINITY : 0;
  }
  const odd = isOdd(b);
  if (a === Number.POSITIVE_INFINITY || a === Number.NEGATIVE_INFINITY) {
    if (b > 0) return odd ? a : Number.POSITIVE_INFINITY;
    return odd && a < 0 ? -0 : 0;
  }
  if (a === 0) return odd ? a : 0;
  const size = Math.abs(a);
  const value = size === 1 ? 1 : powerPositive(size, b);
  return a < 0 && odd ? -value : value;
}
