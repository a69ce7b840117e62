/**
 * Further programs of `npm run bench -- vm`: what real programs spend their time on. Time is per unit of their size (a turn of the
 * loop, an item), since what counts here is the ratio between machines.
 */
import type { BenchProgram } from './programs.ts';

function kernel(name: string, title: string, sizes: readonly [number, number], body: string): BenchProgram {
  return { name, title, sizes, source: (size) => `${body}\nprint(run(${size}))\n`, instructions: (size) => size };
}

export const kernels: readonly BenchProgram[] = [
  kernel(
    'nested',
    'nested loops over ranges with ints',
    [100, 1500],
    `def run(n):
    total = 0
    for i in range(n):
        for j in range(1000):
            if (i ^ j) & 1:
                total += i * j % 7
            else:
                total -= j
    return total`,
  ),
  kernel(
    'floats',
    'a float kernel: bodies that attract each other',
    [500, 20_000],
    `def run(n):
    bodies = [(float(i), i * 0.5, 0.0, 0.1 * i, 1.0 + i) for i in range(5)]
    for _ in range(n):
        for i in range(5):
            x, y, vx, vy, m = bodies[i]
            ax = ay = 0.0
            for j in range(5):
                if i != j:
                    b = bodies[j]
                    dx = b[0] - x
                    dy = b[1] - y
                    d = dx * dx + dy * dy + 0.01
                    f = b[4] / (d * d)
                    ax += f * dx
                    ay += f * dy
            bodies[i] = (x + vx * 0.001, y + vy * 0.001, vx + ax * 0.001, vy + ay * 0.001, m)
    return round(sum(b[0] for b in bodies), 3)`,
  ),
  kernel(
    'attributes',
    'instance attributes, slots, a property',
    [20_000, 1_000_000],
    `class Slotted:
    __slots__ = ('x', 'y')
    def __init__(self):
        self.x = 1
        self.y = 2
class Plain:
    scale = 3
    def __init__(self, v):
        self.v = v
        self.n = 0
    @property
    def twice(self):
        return self.n * 2
def run(limit):
    p = Plain(Slotted())
    s = 0
    for i in range(limit):
        p.n = p.n + p.v.x
        p.v.y = i
        s += p.v.y + p.scale + p.twice
    return s`,
  ),
  kernel(
    'dicts',
    'dict: insert, delete, count, walk',
    [10_000, 600_000],
    `def run(n):
    d = {}
    for i in range(n):
        d[i] = i * 2
    for i in range(0, n, 3):
        del d[i]
    counts = {}
    for i in range(n):
        w = i % 500
        counts[w] = counts.get(w, 0) + 1
    t = 0
    for k, v in d.items():
        t += v
    return t, len(counts)`,
  ),
  kernel(
    'lists',
    'list: append, index, sort, slice',
    [10_000, 500_000],
    `def run(n):
    a = []
    for i in range(n):
        a.append(i * 7919 % 10007)
    b = [x + 1 for x in a if x & 1]
    b.sort()
    s = 0
    for x in b[::2]:
        s += x
    for i in range(len(a) - 1):
        if a[i] > a[i + 1]:
            a[i], a[i + 1] = a[i + 1], a[i]
    return s, sorted(a, key=lambda x: -x)[0], sum(a)`,
  ),
  kernel(
    'strings',
    'str: += , formatting, join, split',
    [5_000, 300_000],
    `def run(n):
    s = ''
    parts = []
    for i in range(n):
        s += 'x'
        parts.append(f'{i:04d}-{i!r}')
    t = ','.join(parts)
    k = 0
    for c in t:
        if c == '-':
            k += 1
    return len(s), k, t.count('1'), len(t.split(','))`,
  ),
  kernel(
    'generators',
    'a pipeline of generators',
    [20_000, 1_000_000],
    `def numbers(n):
    for i in range(n):
        yield i
def squares(it):
    for x in it:
        yield x * x
def run(n):
    return sum(x for x in squares(numbers(n)) if x & 1)`,
  ),
  kernel(
    'exceptions',
    'raising and handling in every third turn',
    [10_000, 500_000],
    `class E(Exception): pass
def f(i):
    if i % 3 == 0:
        raise E(i)
    return i
def run(n):
    s = 0
    for i in range(n):
        try:
            s += f(i)
        except E as e:
            s -= e.args[0]
        finally:
            s += 1
    return s`,
  ),
  kernel(
    'deep',
    'recursion 900 deep',
    [20, 1500],
    `def down(n):
    if n == 0:
        return 1
    return down(n - 1) + 1
def run(n):
    t = 0
    for _ in range(n):
        t += down(900)
    return t`,
  ),
];
