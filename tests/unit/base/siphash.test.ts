import { expect, test } from 'vitest';
import { intFromWords, mul64, out, splitInt } from '../../../src-core/base/hash64.ts';
import { hashBytes, hashPoints, hashText } from '../../../src-core/base/siphash.ts';

// Fixed points of a 64-bit build under PYTHONHASHSEED=0.
test.each([
  ['', 0],
  ['abc', -4594863902769663758n],
  ['a', 4644417185603328019n],
  ['abcdefgh', 4574395652268504554n],
  ['hello world, this is long', 7650859633215404784n],
  ['\u00e9t\u00e9', -1033370291238291217n],
  ['\u20acuro', 7542247858446192590n],
  ['x'.repeat(5000), -9097726201041514476n],
])('hash of %j', (text, expected) => {
  expect(hashText(text)).toBe(expected);
  expect(hashText(text)).toBe(expected);
});

test('wide strs hash their code points, bytes hash as latin-1 text', () => {
  expect(hashPoints(Uint32Array.from([0x1f600, 65]))).toBe(-4749026974706626990n);
  expect(hashBytes(Uint8Array.from([0x61, 0x62, 0x63]))).toBe(hashText('abc'));
});

test('words and ints go both ways', () => {
  const values = [0, -1, 1, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 31, -(2 ** 31), 2n ** 53n, -(2n ** 63n), 2n ** 63n - 1n];
  for (const value of values) {
    splitInt(value);
    expect(intFromWords(out.lo, out.hi)).toBe(value);
  }
});

test('products modulo 2**64 agree with BigInt', () => {
  const samples = [0, 1, -1, 0x7fffffff, -0x80000000, 0x12345678, 0x9e3779b1 | 0, 0xffff];
  for (const a of samples) {
    for (const b of samples) {
      mul64(a, b, b, a);
      const left = BigInt.asIntN(64, (BigInt(b) << 32n) | BigInt(a >>> 0));
      const right = BigInt.asIntN(64, (BigInt(a) << 32n) | BigInt(b >>> 0));
      expect(BigInt(intFromWords(out.lo, out.hi))).toBe(BigInt.asIntN(64, left * right));
    }
  }
});
