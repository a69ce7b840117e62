/**
 * Owner of an engine's worker: starts it, passes messages in (raising its wake counter after each) and out, notices its death and
 * can put a new one in its place. Command line, web host, Electron and tests all start engines here. Knows no request by name.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Grants } from '../src-core/host/grants.ts';
import type { Port } from '../src-core/protocol/channel.ts';
import { compiledEngine, compiledSource } from './compiled-engine.ts';
import type { StartAhead, WorkerNote, WorkerStart } from './mailbox.ts';

/** Deep Python recursion through natives (repr, sort keys, the compiler's descent) needs a deep stack. It is reserved, not used. */
export const STACK_MEGABYTES = 200;

export interface EngineOptions {
  readonly grants: Grants;
  readonly args?: readonly string[];
  /** Limit of the worker's heap; default Node's own. */
  readonly heapMegabytes?: number;
  /** Another entry than the machine's; tests of this class have one that dies on demand. */
  readonly entry?: URL;
}

/** What every worker is started with, beside its own data. */
type WorkerLimits = Pick<EngineOptions, 'heapMegabytes' | 'entry'>;

/** Folder of samples and other data: beside `src-main` in the sources, copied beside `main` into `out/` by the build. */
export function resourcesFolder(): string {
  return import.meta.url.endsWith('.ts')
    ? fileURLToPath(new URL('../resources', import.meta.url))
    : join(fileURLToPath(new URL('..', import.meta.url)), 'renderer');
}

export interface StartedWorker {
  readonly worker: Worker;
  readonly wake: Int32Array;
}

/** Starts a worker before it is known what it will run. The process ends with its program. */
export function startAhead(): StartedWorker {
  const started = launch({ wake: new SharedArrayBuffer(4), ahead: true }, {});
  // A command line that turns out to run nothing does not wait for it.
  started.worker.unref();
  return started;
}

/**
 * Starts a worker; from TypeScript sources (tests, scripts) through tsx, from the build as it is. A program without limits takes one
 * that was started ahead.
 */
export function startWorker(start: Omit<WorkerStart, 'wake'>, limits: WorkerLimits = {}, ahead?: StartedWorker): StartedWorker {
  if (ahead !== undefined && limits.heapMegabytes === undefined && limits.entry === undefined) {
    ahead.worker.ref();
    post(ahead.worker, ahead.wake, start);
    return ahead;
  }
  return launch({ ...start, wake: new SharedArrayBuffer(4) }, limits);
}

function launch(data: WorkerStart | StartAhead, { heapMegabytes, entry }: WorkerLimits): StartedWorker {
  const worker = newWorker(entry, {
    workerData: data,
    resourceLimits: { stackSizeMb: STACK_MEGABYTES, ...(heapMegabytes ? { maxOldGenerationSizeMb: heapMegabytes } : {}) },
  });
  return { worker, wake: new Int32Array(data.wake) };
}

/** A worker of the engine's script; what it does, its data says. */
export function newWorker(entry: URL | undefined, options: WorkerOptions): Worker {
  if (import.meta.url.endsWith('.ts'))
    return new Worker(bootSource(entry ?? new URL('./engine-worker.ts', import.meta.url)), { ...options, eval: true });
  const compiled = entry === undefined ? compiledEngine() : undefined;
  return compiled === undefined
    ? new Worker(entry ?? new URL('./engine-worker.js', import.meta.url), options)
    : new Worker(compiledSource(compiled), { ...options, eval: true });
}

/** A worker takes no loader from its parent: this one brings tsx in before it reads TypeScript. */
function bootSource(entry: URL): string {
  const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')));
  return `import(${JSON.stringify(tsx.href)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(entry.href)}); })`;
}

/** Posts a message to a worker that may be blocked, and wakes it. */
export function post(worker: Worker, wake: Int32Array, message: unknown): void {
  worker.postMessage(message);
  Atomics.add(wake, 0, 1);
  Atomics.notify(wake, 0);
}

/** Why a worker ended, as a sentence for the user. */
function describeDeath(error: Error | undefined, status: number): string {
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return 'The engine ran out of memory and was ended.';
  }
  if (error) return `The engine crashed, which is a defect in Lasti: ${error.message}`;
  return `The engine's worker ended by itself with status ${status}.`;
}

export class EngineProcess {
  /** The engine's end of the line: requests in, replies and events out. */
  readonly port: Port;
  private worker!: Worker;
  private wake!: Int32Array;
  private alive = false;
  private reason = '';
  private receive: (message: unknown) => void = () => {};
  /** Requests that wait for a reply: a worker that dies leaves none of them open. */
  private readonly open = new Set<number>();

  constructor(private readonly options: EngineOptions) {
    this.port = {
      send: (message) => this.send(message),
      listen: (receive) => {
        this.receive = receive;
      },
    };
    this.start();
  }

  /** Ends the present worker, if it lives, and starts another; open requests are rejected. */
  async restart(): Promise<void> {
    await this.stop('The engine was restarted.');
    this.start();
  }

  /** Ends the worker; it answers no more. */
  async stop(reason = 'The engine was stopped.'): Promise<void> {
    const { worker } = this;
    this.end(reason);
    await worker.terminate();
  }

  private start(): void {
    const { grants, args = [] } = this.options;
    const { worker, wake } = startWorker({ role: 'engine', grants, args, resources: resourcesFolder() }, this.options);
    this.worker = worker;
    this.wake = wake;
    this.alive = true;
    let failure: Error | undefined;
    worker.on('message', (message: object) => {
      if (worker !== this.worker) return;
      const { id } = message as { id?: number };
      if (id !== undefined) this.open.delete(id);
      if (!('note' in (message as WorkerNote))) this.receive(message);
    });
    worker.on('error', (error) => {
      failure = error;
    });
    worker.on('exit', (status) => {
      if (worker !== this.worker || !this.alive) return;
      const reason = describeDeath(failure, status);
      this.end(reason);
      this.receive({ event: 'engineDied', args: [{ reason }] });
    });
  }

  private send(message: unknown): void {
    const { id } = message as { id?: number };
    if (!this.alive) {
      if (id !== undefined) this.reject(id, this.reason);
      return;
    }
    if (id !== undefined) this.open.add(id);
    post(this.worker, this.wake, message);
  }

  private end(reason: string): void {
    this.alive = false;
    this.reason = reason;
    for (const id of this.open) this.reject(id, reason);
    this.open.clear();
  }

  private reject(id: number, message: string): void {
    this.receive({ id, error: { kind: 'EngineDied', message } });
  }
}
