/**
 * Makes the engine that a build starts (src-main/compiled-engine.ts): one script of the worker and all that it loads, and what V8
 * has compiled of it when an empty program has run. The bundle before it is electron-vite's.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { NO_GRANTS } from '../src-core/host/grants.ts';
import { runCompiled } from '../src-main/compiled-engine.ts';
import { STACK_MEGABYTES } from '../src-main/engine-process.ts';
import type { WorkerStart } from '../src-main/mailbox.ts';

const folder = join(import.meta.dirname, '..', 'out', 'main');
const file = join(folder, 'engine-worker.cjs');
const cache = join(folder, 'engine-worker.cache');

/** One script out of the worker's modules; what it loads later is in it too, and runs later. */
async function bundle(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(folder, 'engine-worker.js'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: { output: { format: 'cjs', codeSplitting: false, entryFileNames: 'engine-worker.cjs', minify: true } },
    },
  });
}

/** Characters outside of ASCII would make V8 hold the whole source in two bytes a character. */
function escapeText(): void {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped));
}

/** Runs an empty program in the script's worker, which writes down what was compiled. */
function compileAhead(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'lasti-engine-'));
  const program = join(scratch, 'empty.py');
  writeFileSync(program, '');
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
  const worker = new Worker(`(${runCompiled})(require, ${JSON.stringify(file)}, ${keep})`, {
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
await bundle();
escapeText();
await compileAhead();
