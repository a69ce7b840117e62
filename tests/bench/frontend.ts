/**
 * `npm run bench -- frontend`: megabytes of the library per second through tokenizer, parser, and fold with symbol tables, beside
 * the reference in this process and `python3.12` where it is installed; memory of the largest tree; time for programs that
 * double in length. What Python can be timed on includes a little more than ours: `_tokenize` makes tuples, and
 * `symtable.symtable` is parser and symbol tables together.
 */
import { spawnSync } from 'node:child_process';
import { foldAst } from '../../src-core/ast/fold.ts';
import { findFuture } from '../../src-core/compile/1-future.ts';
import { buildSymtable } from '../../src-core/compile/2-symtable/build.ts';
import { parse } from '../../src-core/parse/parse.ts';
import { decodeSource } from '../../src-core/source/decode.ts';
import { T } from '../../src-core/source/token.ts';
import { Tokenizer } from '../../src-core/source/tokenizer.ts';
import { libraryModules } from '../support/library.ts';
import { Reference } from '../support/reference.ts';

const ROUNDS = 3;

const THEIRS = `
import io, symtable, time, tokenize, _tokenize, warnings
warnings.simplefilter("ignore")
began = time.perf_counter()
for text in texts:
    for row in _tokenize.TokenizerIter(io.StringIO(text).readline, extra_tokens=False): pass
tokens = time.perf_counter() - began
began = time.perf_counter()
for text in texts: symtable.symtable(text, "<m>", "exec")
result = [tokens, time.perf_counter() - began]
`;

function seconds(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

/** Least of several runs, for figures that other work on the machine can only make larger. */
const best = (runs: readonly number[]): number => Math.min(...runs);

function drain(text: string): void {
  const tokenizer = new Tokenizer(text, '<m>');
  while (tokenizer.next().type !== T.ENDMARKER);
}

/** Some lines of each kind, without end. */
function program(lines: number): string {
  const block =
    'def f(a, b=1, *c):\n    x = [a + b * i for i in c if i]\n    if x and not b:\n        return {"k": x[0], **a}\n    print(f"{x!r:>10}", a.b(c)[1:2])\n';
  return block.repeat(lines / 5);
}

/** Prints everything. */
export async function benchFrontend(): Promise<void> {
  const texts = libraryModules().map(({ bytes, path }) => decodeSource(bytes, path).text);
  const megabytes = libraryModules().reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  const rows: [string, number[]][] = [
    ['decode', []],
    ['tokenize', []],
    ['parse', []],
    ['fold and symtable', []],
  ];
  for (let round = 0; round < ROUNDS; round++) {
    rows[0][1].push(seconds(() => libraryModules().forEach(({ bytes, path }) => void decodeSource(bytes, path))));
    rows[1][1].push(seconds(() => texts.forEach(drain)));
    let trees: ReturnType<typeof parse>[] = [];
    rows[2][1].push(seconds(() => (trees = texts.map((text) => parse(text, '<m>')))));
    const after = () => {
      for (const tree of trees) buildSymtable(foldAst(tree), '<m>', findFuture(tree, '<m>'));
    };
    rows[3][1].push(seconds(after));
  }
  console.log(`The library, ${megabytes.toFixed(1)} MB, best of ${ROUNDS} rounds:`);
  for (const [name, runs] of rows) console.log(`  ${name.padEnd(20)}${(megabytes / best(runs)).toFixed(1).padStart(7)} MB/s`);
  const ours = best(rows[2][1]) + best(rows[3][1]);
  const report = (name: string, [tokens, table]: number[]) => {
    console.log(
      `  ${name}: tokenize ${(megabytes / tokens).toFixed(1)} MB/s, parse and symtable ${(megabytes / table).toFixed(1)} MB/s`,
    );
    console.log(`    parse and symtable, time of lasti / ${name} = ${(ours / table).toFixed(2)}`);
  };
  const python = await Reference.start();
  report('reference', python.answer<number[]>(THEIRS, { texts }));
  const input = JSON.stringify(texts);
  const script = `import json, sys\ntexts = json.load(sys.stdin)\n${THEIRS}\nprint(json.dumps(result))`;
  const native = spawnSync('python3.12', ['-c', script], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (native.status === 0) report('python3.12', JSON.parse(native.stdout) as number[]);
  else console.log('  No python3.12 here: its row is left out.');

  const largest = texts.reduce((a, b) => (b.length > a.length ? b : a));
  const before = process.memoryUsage().heapUsed;
  const tree = parse(largest, '<m>');
  const used = (process.memoryUsage().heapUsed - before) / 1e6;
  console.log(
    `The largest module (${(largest.length / 1000).toFixed(0)} kB, ${tree._type}): at most ${used.toFixed(0)} MB for its tree`,
  );

  console.log('Programs that double in length:');
  for (let lines = 10_000; lines <= 320_000; lines *= 2) {
    const text = program(lines);
    const time = seconds(() => void parse(text, '<p>'));
    console.log(
      `  ${String(lines).padStart(7)} lines ${time.toFixed(2).padStart(6)} s, ${((time / lines) * 1e6).toFixed(1)} microseconds a line`,
    );
  }
}
