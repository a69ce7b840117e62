/**
 * `npm run bench -- start`: how long `lasti run` takes for an empty file and for one that imports a large part of the library, beside
 * python3.12 where it is installed; and what the library's import alone takes beside the reference, whose own start (WebAssembly
 * in Node) says nothing about CPython. Memory is the most that the process ever held, where the system tells it.
 *
 * NODE_EXTRA_CA_CERTS is taken out of the environment: with it, Node reads certificates before it does anything else, in every program
 * (40 ms for the 150 of a usual Linux). What Node itself needs for a process and a worker, which no program of ours can undercut, is
 * printed beside.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STACK_MEGABYTES } from '../../src-main/engine-process.ts';
import { Reference } from '../support/reference.ts';

const ROUNDS = 20;
const PROGRAMS = {
  'an empty file': '',
  'import json, re, dataclasses': 'import json, re, dataclasses',
  'import asyncio': 'import asyncio',
  'import unittest': 'import unittest',
} as const;
/** A process whose worker does nothing, in a stack as large as the engine's. */
const BARE = `new (require('node:worker_threads').Worker)('', { eval: true, resourceLimits: { stackSizeMb: ${STACK_MEGABYTES} } })`;
const ENVIRONMENT = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
const MEMORY = `print(next((line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')), ''))`;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];
const milliseconds = (value: number) => `${value.toFixed(0)} ms`.padStart(9);

function time(executable: string, args: readonly string[]): number {
  const began = performance.now();
  const done = spawnSync(executable, args, { encoding: 'utf8', env: ENVIRONMENT });
  if (done.status !== 0) throw new Error(done.stderr.trim().split('\n').at(-1) || `status ${done.status}`);
  return performance.now() - began;
}

/** Megabytes; undefined where the system does not tell. */
function memory(command: string, file: string): number | undefined {
  writeFileSync(file, MEMORY);
  const done = spawnSync(process.execPath, [command, 'run', '--allow-read', file], { encoding: 'utf8' });
  return done.status === 0 && done.stdout.trim() ? Number(done.stdout) / 1024 : undefined;
}

export async function benchStart(command: string, native: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lasti-start-'));
  try {
    console.log(`median of ${ROUNDS} runs`);
    const bare = Array.from({ length: ROUNDS }, () => time(process.execPath, ['-e', BARE]));
    console.log(`${'Node alone, with a worker'.padEnd(35)}${milliseconds(median(bare))}`);
    const empty = { ours: 0, native: 0 };
    for (const [title, source] of Object.entries(PROGRAMS)) {
      const file = join(folder, 'program.py');
      writeFileSync(file, source);
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(time(process.execPath, [command, 'run', file]));
        if (native !== undefined) theirs.push(time(native, [file]));
      }
      if (source === '') Object.assign(empty, { ours: median(ours), native: theirs.length ? median(theirs) : 0 });
      const beside = theirs.length ? `   python3.12${milliseconds(median(theirs))}` : '';
      let imported = '';
      if (source !== '') {
        const seconds = await referenceImport(source);
        imported = `   the import alone: lasti${milliseconds(median(ours) - empty.ours)}`;
        if (theirs.length) imported += `, python3.12${milliseconds(median(theirs) - empty.native)}`;
        imported += `, reference${milliseconds(seconds)}`;
      }
      console.log(`${title.padEnd(30)}lasti${milliseconds(median(ours))}${beside}${imported}`);
    }
    const most = memory(command, join(folder, 'memory.py'));
    if (most !== undefined) console.log(`memory after start-up: ${most.toFixed(0)} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds that an import takes in a reference that has just been started. */
async function referenceImport(source: string): Promise<number> {
  const reference = await Reference.start();
  const began = performance.now();
  const { status, stderr } = reference.run(source);
  if (status !== 0) throw new Error(stderr);
  return performance.now() - began;
}
