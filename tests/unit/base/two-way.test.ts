import { describe, expect, test } from 'vitest';
import { findTwoWay } from '../../../src-core/base/two-way.ts';
import { countUnits, findUnits } from '../../../src-core/base/units.ts';

const units = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A small generator of its own, so that every run tries the same. */
function* random(seed: number): Generator<number, never> {
  for (let x = seed; ; ) {
    x = (x * 1103515245 + 12345) & 0x7fffffff;
    yield x >> 8;
  }
}

describe('two-way search', () => {
  test('finds what indexOf finds', () => {
    const numbers = random(7);
    const text = (length: number, letters: number) =>
      Array.from({ length }, () => String.fromCharCode(97 + (numbers.next().value % letters))).join('');
    for (let round = 0; round < 20_000; round++) {
      const letters = 1 + (numbers.next().value % 3);
      const hay = text(numbers.next().value % 40, letters);
      const needle = text(2 + (numbers.next().value % 7), letters);
      const from = numbers.next().value % 4;
      const found = findTwoWay(units(hay), units(needle), from, hay.length);
      expect(found, `${needle} in ${hay} from ${from}`).toBe(from <= hay.length ? hay.indexOf(needle, from) : -1);
    }
  });

  test('takes a linear time for needles that nearly match everywhere', () => {
    const size = 300_000;
    const [a, b] = ['a'.repeat(size), 'b'.repeat(size)];
    const hay = units(a + a + b + a + a);
    const needle = units(a + b + b + a);
    const before = performance.now();
    expect(findUnits(hay, needle, 0, hay.length)).toBe(-1);
    expect(countUnits(hay, needle, 0, hay.length)).toBe(0);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
