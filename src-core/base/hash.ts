/** Arithmetic of hashes as 64-bit CPython has them (Python/pyhash.c, Objects/longobject.c). */

const MODULUS = (1n << 61n) - 1n;

/** A JS integer in its canonical form: a number when it is safe, else a bigint. */
export function canonical(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** `hash(n)` of an int: n modulo 2**61 - 1 with the sign of n; -1 becomes -2. */
export function hashInt(value: number | bigint): number | bigint {
  if (typeof value === 'number') return value === -1 ? -2 : value;
  const big = value < 0n ? -(-value % MODULUS) : value % MODULUS;
  return big === -1n ? -2 : canonical(big);
}

/** What `hash()` makes of the result of `__hash__`: itself if it fits 64 bits, else its own hash; -1 becomes -2. */
export function reduceHash(value: number | bigint): number | bigint {
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) return hashInt(value);
  return value === -1 || value === -1n ? -2 : value;
}
