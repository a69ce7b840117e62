import { beforeAll, expect, test } from 'vitest';
import { mergeSort } from '../../../src-core/objects/list/merge-sort.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

/** Numbers that are the same in every run: random, sorted with noise, sawtooth, few values, descending. */
function inputs(): number[][] {
  let state = 42;
  const random = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  const of = (n: number, f: (i: number) => number) => Array.from({ length: n }, (_, i) => f(i));
  const lists: number[][] = [];
  for (const n of [0, 1, 2, 3, 10, 31, 32, 63, 64, 65, 100, 257, 1000, 3000]) {
    lists.push(of(n, () => random(1_000_000)));
    lists.push(of(n, (i) => i + (random(20) === 0 ? random(n + 1) : 0)));
    lists.push(of(n, (i) => i % 37));
    lists.push(of(n, () => random(4)));
    lists.push(of(n, (i) => n - i));
    lists.push(of(n, (i) => (i < n / 2 ? i * 2 : (i - n / 2) * 2 + 1)));
  }
  return lists;
}

const PROGRAM = `
import json
with open('lists.json') as f: lists = json.load(f)
class K:
    def __init__(self, n, i): self.n = n; self.i = i
    def __lt__(self, other):
        log.append(self.i); log.append(other.i)
        return self.n < other.n
out = []
for l in lists:
    log = []
    ks = [K(n, i) for i, n in enumerate(l)]
    ks.sort()
    h = 0
    for x in log: h = (h * 31 + x + 1) % 1000000007
    out.append([len(log) // 2, h, [k.i for k in ks]])
print(json.dumps(out))
`;

test('compares the same pairs in the same order as list.sort, and is stable', () => {
  const lists = inputs();
  const outcome = reference.run(PROGRAM, { files: { 'lists.json': JSON.stringify(lists) } });
  expect(outcome.stderr).toBe('');
  const expected = JSON.parse(outcome.stdout) as [number, number, number[]][];
  lists.forEach((list, at) => {
    let comparisons = 0;
    let trail = 0;
    const keys = list.map((n, i) => ({ n, i }));
    mergeSort(keys, undefined, (a, b) => {
      comparisons++;
      trail = (trail * 31 + a.i + 1) % 1000000007;
      trail = (trail * 31 + b.i + 1) % 1000000007;
      return a.n < b.n;
    });
    expect([comparisons, trail, keys.map((key) => key.i)], `list ${at} of ${list.length}`).toEqual(expected[at]);
  });
});

test('values move with their keys', () => {
  const keys = [3, 1, 2];
  const values = ['c', 'a', 'b'];
  mergeSort(keys, values, (a, b) => a < b);
  expect([keys, values]).toEqual([
    [1, 2, 3],
    ['a', 'b', 'c'],
  ]);
});

test('a comparison that throws leaves a permutation', () => {
  for (let limit = 1; limit < 900; limit += 7) {
    const keys = Array.from({ length: 200 }, (_, i) => (i * 7919) % 200);
    let n = 0;
    const stop = () =>
      mergeSort(keys, undefined, (a, b) => {
        if (++n === limit) throw new Error('stop');
        return a < b;
      });
    expect(stop).toThrow('stop');
    expect([...keys].sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i));
  }
});
