/** Exact questions about floats (Objects/floatobject.c). Arithmetic is base/float.ts. */
import { canonical, type Int } from '../../base/int.ts';

/** A float without fraction as an int. */
export function intFromFloat(value: number): Int {
  return Number.isSafeInteger(value) ? value + 0 : canonical(BigInt(value));
}

const view = new DataView(new ArrayBuffer(8));

/** A finite float as mantissa * 2**exponent, the mantissa a whole number with its sign. */
export function decompose(value: number): [mantissa: bigint, exponent: number] {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const size = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return [bits >> 63n ? -size : size, Math.max(biased, 1) - 1075];
}

/** numerator and denominator of a finite float, in lowest terms. */
export function integerRatio(value: number): [Int, Int] {
  let [mantissa, exponent] = decompose(value);
  if (mantissa === 0n) return [0, 1];
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  return exponent >= 0 ? [canonical(mantissa << BigInt(exponent)), 1] : [canonical(mantissa), canonical(1n << BigInt(-exponent))];
}

/** -1, 0 or 1 as an int is below, equal to or above a float that is not NaN; exact for any size. */
export function compareIntFloat(a: Int, b: number): number {
  // JavaScript compares bigints and numbers by their exact values.
  return a < b ? -1 : a > b ? 1 : 0;
}
