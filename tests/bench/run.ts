/**
 * `npm run bench [-- NAME...]`: nanoseconds per executed instruction on our machine, and beside it on `python3.12` where it is
 * installed and on the reference (CPython 3.12.7 in WebAssembly). Figures to be watched; nothing is asserted.
 *
 * `npm run bench -- frontend` times the compiler's front end instead (frontend.ts), `npm run bench -- compile` the whole of it (compile.ts).
 *
 * `npm run bench -- linear` shows that what is linear in CPython is so here (linear.ts).
 *
 * `npm run bench -- start` tells how long starting takes (start.ts).
 *
 * `npm run bench -- hooks` tells what it costs to be watched (hooks.ts).
 *
 * `npm run bench -- vm` adds the programs of kernels.ts, per unit of their size, and sums up with geometric means.
 *
 * Each program is timed from outside, as a whole run at two sizes, so that start-up and warm-up fall out of the difference. Machines take turns within each round, so that a busy moment hits all of them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Reference } from '../support/reference.ts';
import { kernels } from './kernels.ts';
import { programs } from './programs.ts';

if (process.argv[2] === 'frontend') {
  const { benchFrontend } = await import('./frontend.ts');
  await benchFrontend();
  process.exit();
}
if (process.argv[2] === 'compile') {
  const { benchCompile } = await import('./compile.ts');
  await benchCompile();
  process.exit();
}

if (process.argv[2] === 'hooks') {
  const { benchHooksAndDebugger } = await import('./hooks.ts');
  await benchHooksAndDebugger(process.argv[3]);
  process.exit();
}

const ROUNDS = 7;
const command = join(import.meta.dirname, '..', '..', 'out', 'main', 'lasti.cjs');
const folder = mkdtempSync(join(tmpdir(), 'lasti-bench-'));

interface Machine {
  readonly name: string;
  /** Seconds that a program takes. */
  time(file: string, source: string): number;
}

function processMachine(name: string, executable: string, args: readonly string[]): Machine {
  return {
    name,
    time(file) {
      const began = process.hrtime.bigint();
      const done = spawnSync(executable, [...args, file], { encoding: 'utf8', env: { ...process.env, PYTHONHASHSEED: '0' } });
      if (done.status !== 0) throw new Error(done.stderr.trim().split('\n').at(-1) || `status ${done.status}`);
      return Number(process.hrtime.bigint() - began) / 1e9;
    },
  };
}

async function referenceMachine(): Promise<Machine> {
  const reference = await Reference.start();
  return {
    name: 'reference',
    time(_file, source) {
      const began = process.hrtime.bigint();
      const { status, stderr } = reference.run(source);
      if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1));
      return Number(process.hrtime.bigint() - began) / 1e9;
    },
  };
}

/** A `python3.12` that works: a version manager's shim may be there without one behind it. */
function nativePython(): string | undefined {
  const done = spawnSync('python3.12', ['-c', 'import sys; print(sys.version_info[:2])'], { encoding: 'utf8' });
  return done.status === 0 && done.stdout.includes('(3, 12)') ? 'python3.12' : undefined;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];
const quartile = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)];

const native = nativePython();
if (process.argv[2] === 'linear') {
  const { benchLinear } = await import('./linear.ts');
  benchLinear(command, native);
  process.exit();
}

if (process.argv[2] === 'start') {
  const { benchStart } = await import('./start.ts');
  await benchStart(command, native);
  process.exit();
}

const machines: Machine[] = [processMachine('lasti', process.execPath, [command, 'run'])];
if (native) machines.push(processMachine('python3.12', native, ['-S', '-E']));
else console.log('No python3.12 here: its column is left out.');
machines.push(await referenceMachine());

const everything = process.argv[2] === 'vm';
const wanted = process.argv.slice(everything ? 3 : 2);
/** Ratios of medians, lasti to each other machine. */
const ratios = new Map<string, number[]>();
console.log('nanoseconds per instruction: median of %d rounds (quartiles); ratio of medians to lasti\n', ROUNDS);
try {
  for (const program of everything || wanted.length ? [...programs, ...kernels] : programs) {
    if (wanted.length && !wanted.includes(program.name)) continue;
    const [small, large] = program.sizes.map((size, i) => {
      const source = program.source(size);
      const file = join(folder, `${program.name}-${i}.py`);
      writeFileSync(file, source);
      return { file, source, size };
    });
    const instructions = program.instructions(large.size) - program.instructions(small.size);
    const samples = machines.map(() => [] as number[]);
    const failures = new Map<number, string>();
    for (let round = 0; round < ROUNDS; round++) {
      machines.forEach((machine, i) => {
        if (failures.has(i)) return;
        try {
          const short = machine.time(small.file, small.source);
          const long = machine.time(large.file, large.source);
          samples[i].push(((long - short) / instructions) * 1e9);
        } catch (error) {
          failures.set(i, (error as Error).message);
        }
      });
    }
    console.log(`${program.name}: ${program.title}`);
    const ours = failures.has(0) ? Number.NaN : median(samples[0]);
    machines.forEach(({ name }, i) => {
      if (failures.has(i)) {
        console.log(`  ${name.padEnd(11)} failed: ${failures.get(i)}`);
        return;
      }
      const own = median(samples[i]);
      const spread = `${quartile(samples[i], 0.25).toFixed(1)} - ${quartile(samples[i], 0.75).toFixed(1)}`;
      if (i > 0 && !Number.isNaN(ours)) ratios.set(name, [...(ratios.get(name) ?? []), ours / own]);
      const ratio = i === 0 || Number.isNaN(ours) ? '' : `lasti / ${name} = ${(ours / own).toFixed(2)}`;
      console.log(`  ${name.padEnd(11)}${own.toFixed(1).padStart(8)}  (${spread})`.padEnd(48) + ratio);
    });
  }
  for (const [name, list] of ratios) {
    const mean = Math.exp(list.reduce((sum, ratio) => sum + Math.log(ratio), 0) / list.length);
    console.log(`geometric mean over ${list.length} programs: lasti / ${name} = ${mean.toFixed(2)}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
