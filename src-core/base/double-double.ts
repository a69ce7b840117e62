/**
 * Arithmetic on unevaluated sums of two floats (about 106 bits), from which correctly rounded elementary functions are made. Results come
 * back in `hi` and `lo`, two module variables, so that nothing is allocated; read them before the next call.
 * Source: T. J. Dekker, "A floating-point technique for extending the available precision" (1971); D. E. Knuth, TAOCP 4.2.2.
 */

export let hi = 0;
export let lo = 0;

const SPLIT = 134217729; // 2**27 + 1

/** hi + lo = a + b exactly. */
export function twoSum(a: number, b: number): void {
  const s = a + b;
  const t = s - a;
  lo = a - (s - t) + (b - t);
  hi = s;
}

/** As twoSum where |a| >= |b|. */
export function fastSum(a: number, b: number): void {
  const s = a + b;
  lo = b - (s - a);
  hi = s;
}

/** hi + lo = a * b exactly, for operands below 2**990. */
export function twoProduct(a: number, b: number): void {
  const p = a * b;
  let t = SPLIT * a;
  const ah = t - (t - a);
  const al = a - ah;
  t = SPLIT * b;
  const bh = t - (t - b);
  const bl = b - bh;
  lo = al * bl - (p - ah * bh - al * bh - ah * bl);
  hi = p;
}

/** (a + al) + (b + bl). */
export function add(a: number, al: number, b: number, bl: number): void {
  twoSum(a, b);
  const s = hi;
  const e = lo;
  twoSum(al, bl);
  const t = hi;
  const f = lo;
  fastSum(s, e + t);
  fastSum(hi, lo + f);
}

/** (a + al) * (b + bl). */
export function multiply(a: number, al: number, b: number, bl: number): void {
  twoProduct(a, b);
  fastSum(hi, lo + (a * bl + al * b));
}

/** (a + al) * b. */
export function scale(a: number, al: number, b: number): void {
  twoProduct(a, b);
  const p = hi;
  const e = lo;
  fastSum(p, e + al * b);
}

/** (a + al) / (b + bl). */
export function divide(a: number, al: number, b: number, bl: number): void {
  const q = a / b;
  twoProduct(q, b);
  const r = a - hi - lo + al - q * bl;
  fastSum(q, r / b);
}

/** A fraction numerator / 2**bits in two floats. */
export function fromFixed(numerator: bigint, bits: number): [number, number] {
  const high = Number(numerator);
  return [high * 2 ** -bits, Number(numerator - BigInt(high)) * 2 ** -bits];
}
