/** `float ** float` to the last bit, against the reference: 100,000 arguments of every size, and the special ones. */
import { beforeAll, expect, it } from 'vitest';
import { powerFloat } from '../../../src-core/base/power.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const THEIRS = `
import struct
result = []
for pair in pairs:
    x, y = struct.unpack(">dd", bytes.fromhex(pair))
    try:
        value = struct.pack(">d", x ** y).hex() if not isinstance(x ** y, complex) else "complex"
    except (OverflowError, ZeroDivisionError) as error:
        value = "complex" if x < 0 and y % 1 else type(error).__name__
    result.append(value)
`;

const view = new DataView(new ArrayBuffer(8));
const hex = (x: number): string => {
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
};

function ours(x: number, y: number): string {
  if (x === 0 && y < 0 && Number.isFinite(y)) return 'ZeroDivisionError';
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y)) return 'complex';
  const value = powerFloat(x, y);
  return !Number.isFinite(value) && Number.isFinite(x) && Number.isFinite(y) ? 'OverflowError' : hex(value);
}

function compare(pairs: [number, number][]): void {
  const theirs = reference.answer<string[]>(THEIRS, { pairs: pairs.map(([x, y]) => hex(x) + hex(y)) });
  const different = pairs.flatMap(([x, y], i) =>
    ours(x, y) === theirs[i] ? [] : [`${x} ** ${y}: ${ours(x, y)}, not ${theirs[i]}`],
  );
  expect(different).toEqual([]);
}

it('is the C library bit for bit', () => {
  let seed = 12345;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  const anyFloat = () => {
    view.setUint32(0, Math.floor(random() * 0x7ff00000));
    view.setUint32(4, Math.floor(random() * 4294967296));
    return view.getFloat64(0);
  };
  const kinds: (() => [number, number])[] = [
    () => [random() * 10, random() * 20 - 10],
    () => {
      const x = Math.exp(random() * 1400 - 700);
      return [x, ((random() * 2 - 1) * 750) / Math.abs(Math.log(x))];
    },
    () => [Math.floor(random() * 50) + 1, Math.floor(random() * 40) - 20],
    () => [1 + (random() - 0.5) * 1e-6, (random() - 0.5) * 1e9],
    () => [anyFloat(), (random() - 0.5) * 4],
    () => [random() * 1e-310, random() * 3 - 1.5],
    () => [random() * 2, anyFloat() * (random() < 0.5 ? -1 : 1)],
    () => [-Math.floor(random() * 1000), Math.floor(random() * 100) - 20],
  ];
  for (let round = 0; round < 10; round++) compare(Array.from({ length: 10_000 }, (_, i) => kinds[i % kinds.length]()));
});

it('settles special arguments as CPython does', () => {
  const special = [
    0,
    -0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    1.5,
    -1.5,
    Infinity,
    -Infinity,
    NaN,
    5e-324,
    -5e-324,
    1e308,
    -1e308,
    2 ** 53,
    2 ** 53 + 2,
    1e-300,
    1 + 2 ** -52,
    1 - 2 ** -53,
  ];
  compare(special.flatMap((x) => special.map((y): [number, number] => [x, y])));
});
