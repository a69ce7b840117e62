/**
 * Searching for a long needle in a time that is linear in the length of the hay, whatever both look like (Crochemore and Perrin,
 * "Two-way string-matching", 1991; CPython uses it in Objects/stringlib/fastsearch.h). Short needles are found faster without it.
 */
import type { Units } from './units.ts';

/** Needles shorter than this are compared at each place. */
export const LONG_NEEDLE = 100;

/** Where the greatest suffix starts, in one order of units or the other, and the period of that suffix. */
function greatestSuffix(needle: Units, inverse: boolean): [start: number, period: number] {
  let start = 0;
  let candidate = 1;
  let matched = 0;
  let period = 1;
  while (candidate + matched < needle.length) {
    const a = needle[candidate + matched];
    const b = needle[start + matched];
    if (a === b) {
      if (matched + 1 === period) {
        candidate += period;
        matched = 0;
      } else matched++;
    } else if (a < b !== inverse) {
      // The suffix at the candidate is less: what was matched belongs to one long period.
      candidate += matched + 1;
      matched = 0;
      period = candidate - start;
    } else {
      start = candidate++;
      matched = 0;
      period = 1;
    }
  }
  return [start, period];
}

/** The needle is the same `period` units later, as far as the first `size` units go. */
function repeats(needle: Units, size: number, period: number): boolean {
  for (let i = 0; i < size; i++) if (needle[i] !== needle[i + period]) return false;
  return true;
}

/** First place of `needle`, which has at least two units, in `hay` between the bounds; -1 where there is none. */
export function findTwoWay(hay: Units, needle: Units, start: number, end: number): number {
  const size = needle.length;
  const one = greatestSuffix(needle, false);
  const other = greatestSuffix(needle, true);
  const [cut, suffixPeriod] = one[0] > other[0] ? one : other;
  const periodic = cut + suffixPeriod <= size && repeats(needle, cut, suffixPeriod);
  const period = periodic ? suffixPeriod : Math.max(cut, size - cut) + 1;
  // How much of the needle's beginning is known to match after a shift by its period.
  let known = 0;
  for (let at = start; at + size <= end; ) {
    let i = Math.max(cut, known);
    while (i < size && needle[i] === hay[at + i]) i++;
    if (i < size) {
      at += i - cut + 1;
      known = 0;
      continue;
    }
    i = cut - 1;
    while (i >= known && needle[i] === hay[at + i]) i--;
    if (i < known) return at;
    at += period;
    known = periodic ? size - period : 0;
  }
  return -1;
}
