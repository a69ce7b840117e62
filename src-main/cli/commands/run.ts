/**
 * `lasti run FILE [ARGS]`: the program in a worker with a deep stack, its streams straight from there. This thread only waits: for
 * the exit status, and for Ctrl+C, which it passes on.
 */
import fs from 'node:fs';
import type { Grants } from '../../../src-core/host/grants.ts';
import { post, resourcesFolder, startWorker } from '../../engine-process.ts';
import type { WorkerNote } from '../../mailbox.ts';
import { programPath } from '../../paths.ts';
import { readProgram } from '../source.ts';

export async function run(path: string, args: readonly string[], grants: Grants): Promise<number> {
  const readable = readProgram(path);
  if (typeof readable === 'number') return readable;
  const { worker, wake } = startWorker({ role: 'run', path: programPath(path), args, grants, resources: resourcesFolder() });
  const interrupt = () => post(worker, wake, { interrupt: true });
  process.on('SIGINT', interrupt);
  return new Promise((resolve) => {
    let status = 1;
    worker.on('message', (note: WorkerNote) => {
      if (note.note === 'ended') status = note.status;
    });
    worker.on('error', (error) => {
      const memory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      fs.writeSync(2, memory ? 'lasti: out of memory\n' : `lasti: a defect of Lasti ended the program: ${error.stack}\n`);
      status = memory ? 137 : 70;
    });
    worker.on('exit', () => {
      process.off('SIGINT', interrupt);
      resolve(status);
    });
  });
}
