/**
 * The programs of `npm run bench`. Each says how many instructions it executes for a size, counted from its disassembly: those of
 * the loop or the call alone, since the rest falls out of the difference of two sizes.
 */
export interface BenchProgram {
  readonly name: string;
  readonly title: string;
  readonly sizes: readonly [small: number, large: number];
  source(size: number): string;
  /** Executed instructions, up to a constant. */
  instructions(size: number): number;
}

/** Calls of the naive recursive Fibonacci function for `n`. */
function fibonacciCalls(n: number): number {
  let [a, b] = [1, 1];
  for (let i = 1; i < n; i++) [a, b] = [b, a + b + 1];
  return n === 0 ? 1 : b;
}

export const programs: readonly BenchProgram[] = [
  {
    name: 'loop',
    title: 'a counting loop: while n < limit: n = n + 1',
    sizes: [200_000, 6_000_000],
    source: (size) =>
      `def count(limit):\n    n = 0\n    while n < limit:\n        n = n + 1\n    return n\n\nprint(count(${size}))\n`,
    // LOAD_FAST, LOAD_CONST, BINARY_OP, STORE_FAST, LOAD_FAST, LOAD_FAST, COMPARE_OP, POP_JUMP_IF_FALSE and its jump back.
    instructions: (size) => size * 9,
  },
  {
    name: 'recursion',
    title: 'a recursive call: fib(n) by itself',
    sizes: [18, 28],
    source: (size) => `def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\n\nprint(fib(${size}))\n`,
    // A leaf: RESUME, LOAD_FAST, LOAD_CONST, COMPARE_OP, POP_JUMP_IF_FALSE, LOAD_FAST, RETURN_VALUE. An inner call: the first
    // five, twice (LOAD_GLOBAL, LOAD_FAST, LOAD_CONST, BINARY_OP, CALL), BINARY_OP, RETURN_VALUE.
    instructions(size) {
      const calls = fibonacciCalls(size);
      const leaves = (calls + 1) / 2;
      return leaves * 7 + (calls - leaves) * 17;
    },
  },
  {
    name: 'method',
    title: 'a method call: for _ in range(limit): counter.add(1)',
    sizes: [50_000, 1_000_000],
    source: (size) =>
      `class Counter:\n    def __init__(self):\n        self.value = 0\n\n    def add(self, n):\n        self.value = self.value + n\n\n\n` +
      `def run(limit):\n    counter = Counter()\n    for _ in range(limit):\n        counter.add(1)\n    return counter.value\n\nprint(run(${size}))\n`,
    // FOR_ITER, STORE_FAST, LOAD_FAST, LOAD_ATTR, LOAD_CONST, CALL, POP_TOP, JUMP_BACKWARD; in add: RESUME, LOAD_FAST, LOAD_ATTR,
    // LOAD_FAST, BINARY_OP, LOAD_FAST, STORE_ATTR, RETURN_CONST.
    instructions: (size) => size * 16,
  },
];
