/** The length of a vector as CPython computes it (Modules/mathmodule.c, `vector_norm`): squares and their sum in double the precision. */
import { powerOfTwo } from '../int.ts';
import { highWord } from './words.ts';

const SPLIT = 2 ** 27 + 1;

/** What the float of x * x lacks, for x below 1. */
function squareRest(x: number, square: number): number {
  const t = SPLIT * x;
  const high = t - (t - x);
  const low = x - high;
  return high * high - square + 2 * high * low + low * low;
}

/** e where x is m * 2 ** e with m from 1/2 to 1; x is positive and finite. */
function exponentOf(x: number): number {
  const exponent = highWord(x) >> 20;
  return exponent === 0 ? (highWord(x * 2 ** 54) >> 20) - 1076 : exponent - 1022;
}

/** The square root of the sum of squares of floats that are not negative. Overwrites them. */
export function vectorNorm(values: number[]): number {
  let largest = 0;
  let nan = false;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (Number.isNaN(x)) nan = true;
    if (x > largest) largest = x;
  }
  if (largest === Number.POSITIVE_INFINITY) return largest;
  if (nan) return Number.NaN;
  if (largest === 0 || values.length <= 1) return largest;
  const exponent = exponentOf(largest);
  if (exponent < -1023) {
    for (let i = 0; i < values.length; i++) values[i] /= 2 ** -1022;
    return 2 ** -1022 * vectorNorm(values);
  }
  const scale = powerOfTwo(-exponent);
  // Larger than any square from the start, so that each addition is exact in two floats.
  let sum = 1;
  let rest1 = 0;
  let rest2 = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] * scale;
    const square = x * x;
    const next = sum + square;
    rest1 += squareRest(x, square);
    rest2 += sum - next + square;
    sum = next;
  }
  const root = Math.sqrt(sum - 1 + (rest1 + rest2));
  // What the root's own square is off by.
  const square = root * root;
  const next = sum - square;
  rest1 -= squareRest(root, square);
  rest2 += sum - next - square;
  const error = next - 1 + (rest1 + rest2);
  return (root + error / (2 * root)) / scale;
}

/** The first part of x in 26 bits. */
function upperHalf(x: number): number {
  const t = SPLIT * x;
  return x - t + t;
}

/** The C library's hypot, to musl's bits: that of complex numbers. */
export function hypot(a: number, b: number): number {
  let x = Math.max(Math.abs(a), Math.abs(b));
  let y = Math.min(Math.abs(a), Math.abs(b));
  if (Number.isNaN(x)) {
    const infinite = Math.abs(a) === Number.POSITIVE_INFINITY || Math.abs(b) === Number.POSITIVE_INFINITY;
    return infinite ? Number.POSITIVE_INFINITY : x;
  }
  if (x === Number.POSITIVE_INFINITY || y === 0) return x;
  const upper = highWord(x) >> 20;
  const lower = highWord(y) >> 20;
  if (upper - lower > 64) return x + y;
  let unit = 1;
  if (upper > 0x3ff + 510) unit = 2 ** 700;
  else if (lower < 0x3ff - 450) unit = 2 ** -700;
  if (unit !== 1) {
    x /= unit;
    y /= unit;
  }
  const xHigh = upperHalf(x);
  const yHigh = upperHalf(y);
  const xLow = x - xHigh;
  const yLow = y - yHigh;
  const xSquare = x * x;
  const ySquare = y * y;
  const xRest = xHigh * xHigh - xSquare + 2 * xHigh * xLow + xLow * xLow;
  const yRest = yHigh * yHigh - ySquare + 2 * yHigh * yLow + yLow * yLow;
  return unit * Math.sqrt(yRest + xRest + ySquare + xSquare);
}
