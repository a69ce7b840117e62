/** A script that was compiled before runs in a worker, and so does one whose cache is another V8's, damaged or missing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compiledSource, runCompiled, scriptOf } from '../../../src-main/compiled-engine.ts';

let folder: string;
let file: string;
let cache: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lasti-compiled-'));
  file = join(folder, 'engine.script');
  cache = join(folder, 'engine.cache');
  const source = `const { parentPort, workerData } = require('node:worker_threads');
function answer(x) { return x * 2; }
parentPort.postMessage([answer(workerData), __filename, typeof module.exports]);`;
  writeFileSync(file, scriptOf(source));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(source: string): Promise<unknown> {
  const worker = new Worker(source, { eval: true, workerData: 21 });
  return new Promise((resolve, reject) => {
    let said: unknown;
    worker.on('message', (message) => {
      said = message;
    });
    worker.on('error', reject).on('exit', () => resolve(said));
  });
}

const expected = () => [42, file, 'object'];

it('without a cache', async () => {
  expect(await run(compiledSource(file))).toEqual(expected());
});

it('with the cache that it left', async () => {
  const keep = `(script) => require('node:fs').writeFileSync(${JSON.stringify(cache)}, script.createCachedData())`;
  expect(await run(`(${runCompiled})(require, ${JSON.stringify(file)}, ${keep})`)).toEqual(expected());
  expect(readFileSync(cache).length).toBeGreaterThan(100);
  const taken = `(${runCompiled})(require, ${JSON.stringify(file)}, (script) => { if (script.cachedDataRejected) throw new Error('rejected'); })`;
  expect(await run(taken)).toEqual(expected());
});

it('with a cache that is damaged', async () => {
  writeFileSync(cache, readFileSync(cache).subarray(0, 64));
  expect(await run(compiledSource(file))).toEqual(expected());
  writeFileSync(cache, 'nothing of the kind');
  expect(await run(compiledSource(file))).toEqual(expected());
});
