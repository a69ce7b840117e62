/** The hash of a tuple: xxHash over the hashes of the items (Objects/tupleobject.c `tuplehash`). */
import { add64, mul64, out, splitInt } from '../../base/hash64.ts';
import { hash } from '../abstract/hash.ts';
import type { Thread } from '../thread.ts';
import type { Value } from '../value.ts';

// 11400714785074694791, 14029467366897019727 and 2870177450012600261 as words.
const PRIME_1_LO = 0x85ebca87 | 0;
const PRIME_1_HI = 0x9e3779b1 | 0;
const PRIME_2_LO = 0x27d4eb4f | 0;
const PRIME_2_HI = 0xc2b2ae3d | 0;
export const PRIME_5_LO = 0x165667c5 | 0;
export const PRIME_5_HI = 0x27d4eb2f | 0;

/** Mixes the hashes of items, without a tuple's length. The two words are left in a fresh pair. */
export function hashLanes(t: Thread, items: readonly Value[]): { lo: number; hi: number } {
  let lo = PRIME_5_LO;
  let hi = PRIME_5_HI;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === 'number') splitInt(item === -1 ? -2 : item);
    else splitInt(hash(t, item));
    mul64(out.lo, out.hi, PRIME_2_LO, PRIME_2_HI);
    add64(lo, hi, out.lo, out.hi);
    const sumLo = out.lo;
    const sumHi = out.hi;
    // Rotate left by 31.
    mul64((sumLo << 31) | (sumHi >>> 1), (sumHi << 31) | (sumLo >>> 1), PRIME_1_LO, PRIME_1_HI);
    lo = out.lo;
    hi = out.hi;
  }
  return { lo, hi };
}
