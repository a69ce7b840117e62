/** Questions about places of the source: what encloses what, and what lies closest around something. */
import type { Range } from '../../src-core/protocol/shapes.ts';

/** Order of two positions: negative when the first comes before. */
const order = (line: number, column: number, otherLine: number, otherColumn: number): number =>
  line - otherLine || column - otherColumn;

export const startsBefore = (a: Range, b: Range): number => order(a.line, a.column, b.line, b.column);
export const endsBefore = (a: Range, b: Range): number => order(a.endLine, a.endColumn, b.endLine, b.endColumn);

/** Every position of `inner`, its end included, is one of `outer`. */
export const encloses = (outer: Range, inner: Range): boolean => startsBefore(outer, inner) <= 0 && endsBefore(outer, inner) >= 0;

export const sameRange = (a: Range | null, b: Range | null): boolean =>
  a === b || (a !== null && b !== null && startsBefore(a, b) === 0 && endsBefore(a, b) === 0);

/** An order of ranges by what they cover: lines first, then columns. */
export const extent = (range: Range): number => (range.endLine - range.line) * 100_000 + (range.endColumn - range.column);

/** A place without length. */
export const point = (line: number, column: number): Range => ({ line, column, endLine: line, endColumn: column });

/** From the first of the ranges to the last; null of none. */
export function hull(ranges: Iterable<Range | null>): Range | null {
  let all: Range | null = null;
  for (const range of ranges) {
    if (range === null) continue;
    if (all === null) {
      all = range;
      continue;
    }
    const first: Range = startsBefore(range, all) < 0 ? range : all;
    const last: Range = endsBefore(range, all) > 0 ? range : all;
    all = { line: first.line, column: first.column, endLine: last.endLine, endColumn: last.endColumn };
  }
  return all;
}

/** Index of the smallest of the ranges that encloses a place; of equal ones the last, which is the innermost; -1 for none. */
export function smallestAround(ranges: readonly (Range | null)[], place: Range): number {
  let best = -1;
  let size = Number.POSITIVE_INFINITY;
  for (const [i, range] of ranges.entries()) {
    if (range === null || !encloses(range, place)) continue;
    // A cursor between two neighbours means the one that it stands before.
    const own = extent(range) + (extent(place) === 0 && endsBefore(range, place) === 0 && extent(range) > 0 ? 0.5 : 0);
    if (own > size) continue;
    best = i;
    size = own;
  }
  return best;
}
