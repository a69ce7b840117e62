/**
 * `npm run bench -- compile`: megabytes of the library per second from source text to code objects, beside the reference in this
 * process and `python3.12` where it is installed; then the time for modules of twice the length, and for functions of twice as many
 * branches. Rounds are interleaved; ratios are medians of those of neighbouring rounds.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { compile } from '../../src-core/compile/compile.ts';
import { libraryModules } from '../support/library.ts';
import { Reference } from '../support/reference.ts';

const ROUNDS = 5;

const THEIRS = `
import time, warnings
warnings.simplefilter("ignore")
def once(sources):
    began = time.perf_counter()
    for source in sources: compile(source, "<m>", "exec", dont_inherit=True, optimize=0)
    return time.perf_counter() - began
`;

/** Reads the sources once, then answers each line with the seconds of one round. */
const NATIVE = `${THEIRS}
import base64, json, sys
sources = [base64.b64decode(text) for text in json.loads(sys.stdin.readline())]
for line in sys.stdin: print(once(sources), flush=True)
`;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

export function seconds(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

/** A `python3.12` that compiles the library each time it is asked; undefined where there is none. */
class NativePython {
  private readonly answers: AsyncIterator<string>;

  private constructor(private readonly child: ChildProcess) {
    this.answers = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  }

  static async start(sources: readonly Uint8Array[]): Promise<NativePython | undefined> {
    const child = spawn('python3.12', ['-c', NATIVE], { stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.on('error', () => undefined);
    const started = await new Promise<boolean>((resolve) => {
      child.once('spawn', () => resolve(true));
      child.once('error', () => resolve(false));
    });
    if (!started) return undefined;
    child.stdin.write(`${JSON.stringify(sources.map((bytes) => Buffer.from(bytes).toString('base64')))}\n`);
    const python = new NativePython(child);
    // A version manager's shim may be there without one behind it: the first answer tells.
    return (await python.time()) === undefined ? undefined : python;
  }

  async time(): Promise<number | undefined> {
    this.child.stdin!.write('\n');
    const { value, done } = await this.answers.next();
    return done ? undefined : Number(value);
  }

  stop(): void {
    this.child.stdin!.end();
  }
}

/** Statements of every kind, without end. */
function module(functions: number): string {
  const block = (i: number) =>
    `def f${i}(a, b=1, *c):\n    x = [a + b * i for i in c if i]\n    if x and not b:\n        return {"k": x[0], **a}\n` +
    `    try:\n        with a as y: print(f"{y!r:>10}", a.b(c)[1:2])\n    except (E, F) as e:\n        raise G from e\n`;
  return Array.from({ length: functions }, (_, i) => block(i)).join('');
}

/** One function with so many branches, in a chain and in loops. */
function branches(count: number): string {
  const lines = ['def f(a, b):'];
  for (let i = 0; i < count; i++) {
    if (i % 4 === 0) lines.push(`    if a == ${i}: b = a.x${i % 50}`);
    else if (i % 4 === 1) lines.push(`    elif b > ${i} and a: return b`);
    else if (i % 4 === 2) lines.push(`    for i in a: b(i) if i else b`);
    else lines.push('    while a:\n        if b: break\n        a = b or a');
  }
  return `${lines.join('\n')}\n`;
}

/** Prints times for sizes that double, with the factor from each to the next. */
function printGrowth(title: string, unit: string, sizes: readonly number[], source: (size: number) => string): void {
  console.log(title);
  let last: number | undefined;
  for (const size of sizes) {
    const text = source(size);
    const time = median(Array.from({ length: 3 }, () => seconds(() => void compile(text, '<m>'))));
    const factor = last === undefined ? '' : `, ${(time / last).toFixed(2)} times the one before`;
    console.log(
      `  ${String(size).padStart(7)} ${unit} ${time.toFixed(3).padStart(7)} s, ${((time / size) * 1e6).toFixed(1)} microseconds each${factor}`,
    );
    last = time;
  }
}

/** Prints everything. */
export async function benchCompile(): Promise<void> {
  const modules = libraryModules();
  const sources = modules.map(({ bytes }) => bytes);
  const megabytes = sources.reduce((sum, { length }) => sum + length, 0) / 1e6;
  const reference = await Reference.start();
  const native = await NativePython.start(sources);
  const files = sources.map((bytes) => Buffer.from(bytes).toString('base64'));
  reference.answer(
    'import base64, sys, types\nkept = types.ModuleType("kept")\nkept.sources = [base64.b64decode(f) for f in files]\nsys.modules["kept_sources"] = kept\nresult = 0',
    { files },
  );
  const rounds: { ours: number; theirs: number; native: number | undefined }[] = [];
  const first = seconds(() => modules.forEach(({ bytes, path }) => void compile(bytes, path)));
  for (let round = 0; round < ROUNDS; round++) {
    const ours = seconds(() => modules.forEach(({ bytes, path }) => void compile(bytes, path)));
    const theirs = reference.answer<number>(`${THEIRS}\nimport kept_sources\nresult = once(kept_sources.sources)`);
    rounds.push({ ours, theirs, native: await native?.time() });
  }
  native?.stop();
  const show = (name: string, times: readonly number[]) =>
    console.log(`  ${name.padEnd(22)}${median(times).toFixed(2)} s, ${(megabytes / median(times)).toFixed(1)} MB/s`);
  console.log(
    `The library, ${modules.length} modules, ${megabytes.toFixed(1)} MB, from text to code objects; medians of ${ROUNDS} rounds:`,
  );
  show('lasti, first round', [first]);
  show(
    'lasti',
    rounds.map(({ ours }) => ours),
  );
  show(
    'reference',
    rounds.map(({ theirs }) => theirs),
  );
  console.log(`    time of lasti / reference = ${median(rounds.map(({ ours, theirs }) => ours / theirs)).toFixed(2)}`);
  if (native) {
    show(
      'python3.12',
      rounds.map(({ native }) => native!),
    );
    console.log(`    time of lasti / python3.12 = ${median(rounds.map(({ ours, native }) => ours / native!)).toFixed(2)}`);
  } else console.log('  No python3.12 here: its row is left out.');
  printGrowth('Modules that double in length:', 'functions', [1000, 2000, 4000, 8000, 16_000], module);
  printGrowth('Branches of one function that double in number:', 'branches', [1000, 2000, 4000, 8000, 16_000, 32_000], branches);
}
