import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src-core/protocol/shapes.ts';
import { encloses, extent, hull, point, sameRange, smallestAround } from '../../../src-renderer/state/ranges.ts';

const range = (line: number, column: number, endLine: number, endColumn: number): Range => ({ line, column, endLine, endColumn });

const anyRange = fc
  .tuple(fc.nat(6), fc.nat(9), fc.nat(6), fc.nat(9))
  .map(([line, column, more, end]) => range(line, column, line + more, more === 0 ? column + end : end));

describe('hull', () => {
  it('is the smallest range around all', () => {
    expect(hull([null, range(2, 4, 2, 9), range(1, 8, 1, 9), range(2, 0, 2, 3)])).toEqual(range(1, 8, 2, 9));
    expect(hull([null])).toBeNull();
  });

  it('encloses each of its parts and begins and ends with one', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 5 }), (parts) => {
        const whole = hull(parts)!;
        expect(parts.every((part) => encloses(whole, part))).toBe(true);
        expect(parts.some((part) => part.line === whole.line && part.column === whole.column)).toBe(true);
        expect(parts.some((part) => part.endLine === whole.endLine && part.endColumn === whole.endColumn)).toBe(true);
      }),
      { seed: 7 },
    );
  });
});

describe('the smallest around a place', () => {
  // x = a+b
  const [assign, x, sum, a, plus, b] = [
    [0, 7],
    [0, 1],
    [4, 7],
    [4, 5],
    [5, 6],
    [6, 7],
  ].map(([from, to]) => range(1, from!, 1, to!));
  const nodes = [assign!, x!, sum!, a!, b!];

  it('is the innermost for a stretch', () => {
    expect(smallestAround(nodes, a!)).toBe(3);
    expect(smallestAround(nodes, range(1, 4, 1, 6))).toBe(2);
    expect(smallestAround(nodes, range(1, 1, 1, 5))).toBe(0);
    expect(smallestAround(nodes, range(1, 0, 2, 1))).toBe(-1);
    expect(smallestAround([null], a!)).toBe(-1);
  });

  it('means, of two neighbours at a cursor, the one behind it', () => {
    const tokens = [x!, a!, plus!, b!];
    expect(smallestAround(tokens, point(1, 5))).toBe(2);
    expect(smallestAround(tokens, point(1, 7))).toBe(3);
    expect(smallestAround(nodes, point(1, 5))).toBe(3);
    expect(smallestAround(nodes, point(1, 2))).toBe(0);
  });

  it('is the inner one of two that cover the same', () => {
    expect(smallestAround([assign!, sum!, sum!], sum!)).toBe(2);
  });

  it('encloses the place, and nothing smaller does', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 8 }), anyRange, (ranges, place) => {
        const at = smallestAround(ranges, place);
        const around = ranges.filter((each) => encloses(each, place));
        if (at < 0) expect(around).toEqual([]);
        else {
          expect(encloses(ranges[at]!, place)).toBe(true);
          expect(around.every((each) => extent(each) >= extent(ranges[at]!) || sameRange(each, place))).toBe(true);
        }
      }),
      { seed: 11 },
    );
  });
});
