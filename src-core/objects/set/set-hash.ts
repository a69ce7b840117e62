/** The hash of a frozenset: independent of order (Objects/setobject.c `frozenset_hash`). */
import { add64, intFromWords, mul64, out } from '../../base/hash64.ts';
import type { Int } from '../value.ts';
import type { PyFrozenSet } from './set-object.ts';

/** Hash of all items; computed once per frozenset. */
export function hashFrozenSet(self: PyFrozenSet): Int {
  if (self.hash === undefined) self.hash = compute(self);
  return self.hash;
}

function compute(self: PyFrozenSet): Int {
  let lo = 0;
  let hi = 0;
  for (let slot = self.next(0); slot >= 0; slot = self.next(slot + 1)) {
    // ((h ^ 89869747) ^ (h << 16)) * 3644798167
    const hl = self.low[slot];
    const hh = self.high[slot];
    mul64(hl ^ 89869747 ^ (hl << 16), hh ^ ((hh << 16) | (hl >>> 16)), 3644798167 | 0, 0);
    lo ^= out.lo;
    hi ^= out.hi;
  }
  mul64(self.used + 1, 0, 1927868237, 0);
  lo ^= out.lo;
  hi ^= out.hi;
  // hash ^= (hash >> 11) ^ (hash >> 25)
  const sl = ((lo >>> 11) | (hi << 21)) ^ ((lo >>> 25) | (hi << 7));
  const sh = (hi >>> 11) ^ (hi >>> 25);
  mul64(lo ^ sl, hi ^ sh, 69069, 0);
  add64(out.lo, out.hi, 907133923, 0);
  return out.lo === -1 && out.hi === -1 ? 590923713 : intFromWords(out.lo, out.hi);
}
