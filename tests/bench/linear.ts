/**
 * `npm run bench -- linear`: nanoseconds an item at growing sizes, timed inside of one program, for what is linear (sorting: nearly)
 * in CPython. A figure that grows tenfold with the size would be a quadratic one. Beside ours those of an installed `python3.12`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = `
from time import perf_counter
from collections import deque

def append(n):
    a = []
    for i in range(n): a.append(i)
def pop(n):
    a = list(range(n))
    while a: a.pop()
def insert(n):
    d = {}
    for i in range(n): d[i] = i
def insert_text(n):
    d = {}
    for i in range(n): d[str(i)] = i
def delete(n):
    d = dict.fromkeys(range(n))
    for i in range(n): del d[i]
def oldest_first(n):
    d = dict.fromkeys(range(1000))
    for i in range(n):
        del d[next(iter(d))]
        d[1000 + i] = i
def add_to_set(n):
    s = set()
    for i in range(n): s.add(i * 7)
def grow_text(n):
    s = ''
    for i in range(n): s += 'x'
def grow_bytes(n):
    b = bytearray()
    for i in range(n): b += b'x'
def join_text(n):
    ''.join([str(i) for i in range(n)])
def queue(n):
    q = deque(range(1000))
    for i in range(n):
        q.append(i)
        q.popleft()
def sort(n):
    sorted([i * 7919 % n for i in range(n)])
def sort_by_key(n):
    sorted(range(n), key=lambda i: i * 7919 % n)
def walk(n):
    for i in iter([0] * n): pass
def comprehend(n):
    {i: i for i in range(n)}
def slices(n):
    s = 'x' * n
    for i in range(0, n, 100): s[i:i + 100]

for f in (append, pop, insert, insert_text, delete, oldest_first, add_to_set, grow_text, grow_bytes, join_text, queue, sort, sort_by_key, walk, comprehend, slices):
    f(1000)
    times = []
    for size in (10_000, 100_000, 1_000_000):
        best = 1e9
        for _ in range(3):
            began = perf_counter()
            f(size)
            best = min(best, perf_counter() - began)
        times.append(best / size * 1e9)
    print(f.__name__.ljust(14), *(f'{t:9.1f}' for t in times), f'{times[2] / times[1]:8.2f}')
`;

/** Prints the tables; `command` is the built command line. */
export function benchLinear(command: string, native: string | undefined): void {
  const folder = mkdtempSync(join(tmpdir(), 'lasti-linear-'));
  const file = join(folder, 'linear.py');
  writeFileSync(file, PROGRAM);
  try {
    for (const [name, executable, args] of [
      ['lasti', process.execPath, [command, 'run', file]],
      ...(native === undefined ? [] : [['python3.12', native, [file]] as const]),
    ] as const) {
      console.log(`${name}: nanoseconds an item at 10,000, 100,000 and 1,000,000; the last by the one before`);
      const { status, stdout, stderr } = spawnSync(executable, [...args], { encoding: 'utf8' });
      console.log(status === 0 ? stdout : `failed: ${stderr}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
