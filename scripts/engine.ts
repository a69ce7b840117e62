/**
 * Makes what a build starts with. The engine (src-main/compiled-engine.ts): one script of the worker and all that it loads, and what V8
 * has compiled of it when a program has imported a part of the library. And the command (src-main/cli/main.ts), which starts it. The bundles before are
 * electron-vite's.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { NO_GRANTS } from '../src-core/host/grants.ts';
import { runCompiled, scriptOf } from '../src-main/compiled-engine.ts';
import { STACK_MEGABYTES } from '../src-main/engine-process.ts';
import type { WorkerStart } from '../src-main/mailbox.ts';

const folder = join(import.meta.dirname, '..', 'out', 'main');
const script = join(folder, 'engine-worker.script');
const cache = join(folder, 'engine-worker.cache');

/** One CommonJS script out of the modules of `entry`; what it loads later is in it too, and runs later, unless it is `external`. */
async function bundle(entry: string, name: string, external: readonly RegExp[] = []): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(folder, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: {
        external: [...external],
        output: { format: 'cjs', codeSplitting: false, entryFileNames: name, minify: true },
      },
    },
  });
}

/**
 * The engine as a script (`scriptOf`). Characters outside of ASCII would make V8 hold the whole source in two bytes
 * a character.
 */
async function bundleEngine(): Promise<void> {
  await bundle('engine-worker.js', 'engine-worker.cjs');
  const file = join(folder, 'engine-worker.cjs');
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const source = readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped);
  writeFileSync(script, scriptOf(source));
  rmSync(file);
}

/** The command is itself alone: the command line is loaded beside the engine. */
async function bundleCommand(): Promise<void> {
  await bundle('cli.js', 'lasti.cjs', [/command-line/]);
  rmSync(join(folder, 'cli.js'));
  rmSync(join(folder, 'cli.js.map'), { force: true });
  chmodSync(join(folder, 'lasti.cjs'), 0o755);
}

/**
 * What the program imports of which V8 keeps what it has compiled. More of it makes an empty program start later (these 6 ms of 130) and
 * real ones sooner (`import asyncio` 60 ms of 780).
 */
const PROGRAM = 'import asyncio, dataclasses, json, re, unittest\n';

/** Runs that program in the script's worker, which writes down what was compiled. */
function compileAhead(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'lasti-engine-'));
  const program = join(scratch, 'program.py');
  writeFileSync(program, PROGRAM);
  const start: WorkerStart = {
    role: 'run',
    path: program,
    name: program,
    options: {},
    args: [],
    grants: { ...NO_GRANTS, read: [scratch] },
    resources: folder,
    wake: new SharedArrayBuffer(4),
  };
  const keep = `(script) => require('node:fs').writeFileSync(${JSON.stringify(cache)}, script.createCachedData())`;
  const worker = new Worker(`(${runCompiled})(require, ${JSON.stringify(script)}, ${keep})`, {
    eval: true,
    workerData: start,
    resourceLimits: { stackSizeMb: STACK_MEGABYTES },
  });
  return new Promise((resolve, reject) => {
    worker.on('error', reject).on('exit', (status) => {
      rmSync(scratch, { recursive: true, force: true });
      if (status === 0) resolve();
      else reject(new Error(`the engine's worker ended with status ${status}`));
    });
  });
}

rmSync(cache, { force: true });
await bundleEngine();
await compileAhead();
await bundleCommand();
