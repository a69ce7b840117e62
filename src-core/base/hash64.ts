/**
 * 64-bit unsigned arithmetic on pairs of 32-bit words, for hash functions, and the way between such a pair and a Python int. BigInt is
 * touched only where a finished hash does not fit a safe integer.
 *
 * Functions with a two-word result leave it in `out`; read it before the next call.
 */

/** The result of the last operation: `lo` and `hi` are signed 32-bit words. */
export const out = { lo: 0, hi: 0 };

// The two views of one value; the machine is little-endian wherever JavaScript runs today.
const words = new Int32Array(2);
const long = new BigInt64Array(words.buffer);

/** High 32 bits of the product of two unsigned words. */
export function mulHigh(a: number, b: number): number {
  const al = a & 0xffff;
  const ah = a >>> 16;
  const bl = b & 0xffff;
  const bh = b >>> 16;
  const low = Math.imul(al, bl) >>> 0;
  const middle = ah * bl + (low >>> 16);
  const other = al * bh + (middle & 0xffff);
  return (ah * bh + Math.floor(middle / 65536) + Math.floor(other / 65536)) | 0;
}

/** a * b modulo 2**64. */
export function mul64(alo: number, ahi: number, blo: number, bhi: number): void {
  out.lo = Math.imul(alo, blo);
  out.hi = (mulHigh(alo, blo) + Math.imul(alo, bhi) + Math.imul(ahi, blo)) | 0;
}

/** a + b modulo 2**64. */
export function add64(alo: number, ahi: number, blo: number, bhi: number): void {
  const lo = (alo + blo) | 0;
  out.hi = (ahi + bhi + (lo >>> 0 < alo >>> 0 ? 1 : 0)) | 0;
  out.lo = lo;
}

/** A signed 64-bit value as a Python int: a number when safe, else a bigint. */
export function intFromWords(lo: number, hi: number): number | bigint {
  if (hi >= -0x200000 && hi < 0x200000) {
    const value = hi * 0x100000000 + (lo >>> 0);
    if (value >= -Number.MAX_SAFE_INTEGER) return value;
  }
  words[0] = lo;
  words[1] = hi;
  return long[0];
}

/** The words of an int modulo 2**64, in `out`. */
export function splitInt(value: number | bigint): void {
  if (typeof value === 'number') {
    out.lo = value | 0;
    out.hi = Math.floor(value / 0x100000000) | 0;
    return;
  }
  long[0] = value;
  out.lo = words[0];
  out.hi = words[1];
}

/** A hash from its words: -1 is reserved for errors and becomes -2. */
export function hashFromWords(lo: number, hi: number): number | bigint {
  return lo === -1 && hi === -1 ? -2 : intFromWords(lo, hi);
}

/** a ^ b of two 64-bit hashes, as a hash. */
export function xorInts(a: number | bigint, b: number | bigint): number | bigint {
  splitInt(a);
  const { lo, hi } = out;
  splitInt(b);
  return hashFromWords(lo ^ out.lo, hi ^ out.hi);
}
