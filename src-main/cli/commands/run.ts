/**
 * `lasti run FILE [ARGS]`: the program in a worker with a deep stack, its streams straight from there. This thread only waits: for
 * the exit status, and for Ctrl+C, which it passes on.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import type { Grants } from '../../../src-core/host/grants.ts';
import type { Observation, ProgramOptions, ProgramTarget } from '../../../src-core/protocol/worker.ts';
import { post, resourcesFolder, type StartedWorker, startWorker } from '../../engine-process.ts';
import type { RunMessage, WorkerNote } from '../../mailbox.ts';
import { programPath } from '../../paths.ts';
import { readProgram } from '../source.ts';

export interface RunRequest {
  /** A file, or what stands for one. */
  readonly file: string | undefined;
  readonly target: ProgramTarget | undefined;
  readonly args: readonly string[];
  readonly options: ProgramOptions;
  readonly grants: Grants;
  /** The limit of the heap; what Node gives if absent. */
  readonly heapMegabytes?: number;
  /** What is watched beside. */
  readonly observe?: Observation;
  /** A worker that was started before the command line was understood. */
  readonly ahead?: StartedWorker;
}

/** Runs a program; `profiled` gets the profile that was asked for. */
export async function run(
  { file, target, args, options, grants, observe, heapMegabytes, ahead }: RunRequest,
  profiled: (profile: string | Uint8Array) => void = () => {},
): Promise<number> {
  let what = target;
  if (file !== undefined && what === undefined) {
    if (isRunnable(file)) what = { folder: programPath(file) };
    else {
      const readable = readProgram(file);
      if (typeof readable === 'number') return readable;
    }
  }
  const path = file === undefined ? '' : programPath(file);
  const start = {
    role: 'run',
    path,
    name: file ?? '',
    target: what,
    options,
    observe,
    args,
    grants,
    resources: resourcesFolder(),
  } as const;
  const { worker, wake } = startWorker(start, { heapMegabytes }, ahead);
  const send = (message: RunMessage) => post(worker, wake, message);
  const interrupt = () => send({ interrupt: true });
  const stdin = new StandardInput((chunk) => send({ stdin: chunk }));
  process.on('SIGINT', interrupt);
  return new Promise((resolve) => {
    let status = 1;
    worker.on('message', (message: WorkerNote) => {
      if (message.note === 'ended') status = message.status;
      else if (message.note === 'read') stdin.request();
      else if (message.note === 'profile') profiled(message.profile);
    });
    worker.on('error', (error) => {
      const memory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      const limit = heapMegabytes === undefined ? '' : `: more than ${heapMegabytes} megabytes (--max-memory)`;
      fs.writeSync(2, memory ? `lasti: out of memory${limit}\n` : `lasti: a defect of Lasti ended the program: ${error.stack}\n`);
      status = memory ? 137 : 70;
    });
    worker.on('exit', () => {
      process.off('SIGINT', interrupt);
      stdin.close();
      resolve(status);
    });
  });
}

/** A folder with a `__main__.py`, or a zip archive. */
function isRunnable(file: string): boolean {
  try {
    if (fs.statSync(file).isDirectory()) return fs.existsSync(join(file, '__main__.py'));
    const descriptor = fs.openSync(file, 'r');
    try {
      const head = Buffer.alloc(4);
      return fs.readSync(descriptor, head) === 4 && head.toString('latin1') === 'PK\x03\x04';
    } finally {
      fs.closeSync(descriptor);
    }
  } catch {
    // Reading it as a program says what is wrong with it.
    return false;
  }
}

/** Standard input, chunk by chunk: one for each request of the program, untouched before the first. An empty chunk is its end. */
class StandardInput {
  private opened = false;
  private ended = false;
  private waiting = false;

  constructor(private readonly deliver: (chunk: Uint8Array) => void) {}

  request(): void {
    this.waiting = true;
    if (!this.opened) this.open();
    if (this.ended) this.answer(new Uint8Array(0));
    else process.stdin.resume();
  }

  private open(): void {
    this.opened = true;
    process.stdin.on('data', (chunk: Buffer) => {
      process.stdin.pause();
      this.answer(new Uint8Array(chunk));
    });
    const end = () => {
      this.ended = true;
      this.answer(new Uint8Array(0));
    };
    process.stdin.on('end', end).on('error', end);
  }

  private answer(chunk: Uint8Array): void {
    if (!this.waiting) return;
    this.waiting = false;
    this.deliver(chunk);
  }

  /** An open stdin would keep this process alive. */
  close(): void {
    if (this.opened) process.stdin.destroy();
  }
}
