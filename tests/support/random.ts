/** Numbers that are random enough for tests and the same in every run. */
export class Random {
  constructor(private state: number) {}

  /** 32 random bits (Marsaglia's xorshift on a Weyl sequence). */
  next(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let x = this.state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return (x ^ (x >>> 16)) >>> 0;
  }
  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }
  unit(): number {
    return (this.next() * 2097152 + (this.next() >>> 11)) / 9007199254740992;
  }
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
  /** An integer of up to so many bits, of either sign. */
  bigint(bits: number): bigint {
    let value = 0n;
    for (let i = 0; i < bits; i += 32) value = (value << 32n) | BigInt(this.next());
    value = BigInt.asUintN(this.below(bits) + 1, value);
    return this.below(2) ? value : -value;
  }
  /** Any float, bit by bit. */
  float(): number {
    return new Float64Array(Uint32Array.of(this.next(), this.next()).buffer)[0];
  }
}
