/**
 * Entry of the worker in which the machine lives. It never returns to its event loop: it waits on a counter in shared memory,
 * drains its port and lets the session work, so that a request is answered in the middle of a program too. Two roles: `engine`
 * serves a debugger, `run` runs one program to its end. The thread of the network begins here too, so that there is one script to
 * start.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { HostError, type InputStream } from '../src-core/host/host.ts';
import { answer, emitter, type Service } from '../src-core/protocol/channel.ts';
import type { Engine, EngineEvents } from '../src-core/protocol/engine.ts';
import { newWorker } from './engine-process.ts';
import { createNodeHost } from './host-node.ts';
import { openMailbox, type RunMessage, type StartAhead, type WorkerNote, type WorkerStart } from './mailbox.ts';
import type { NetworkStart } from './network/protocol.ts';
import { RemoteNetwork } from './network/remote.ts';
import { isTerminal } from './terminal.ts';

async function serveEngine(port: MessagePort, start: WorkerStart): Promise<void> {
  const { createEngine } = await import('../src-core/session/session.ts');
  const send = (message: unknown) => port.postMessage(message);
  let service: Service | undefined;
  const mailbox = openMailbox(port, new Int32Array(start.wake), (message) => service?.dispatch(message));
  const { engine, work } = createEngine({
    host: createNodeHost({ grants: start.grants, args: start.args }),
    events: emitter<EngineEvents>(send),
    mailbox,
    resources: start.resources,
  });
  service = answer<Engine>(send, engine);
  send({ note: 'ready' } satisfies WorkerNote);
  for (;;) {
    mailbox.drain();
    work();
    mailbox.wait();
  }
}

/** The network of a program that is granted it, in a worker of this worker. */
function remoteNetwork(): RemoteNetwork {
  return new RemoteNetwork((workerData, transferList) => newWorker(undefined, { workerData, transferList }));
}

/**
 * Standard input comes by message, because a thread that blocks in a read could not hear Ctrl+C. An interrupt ends the wait with
 * EINTR. The end of the stream is an empty chunk, for good.
 */
class MailedInput implements InputStream {
  readonly isTerminal = isTerminal(0);
  private chunk: Uint8Array | undefined;
  private ended = false;

  constructor(
    private readonly ask: () => void,
    private readonly wait: () => void,
    private readonly interrupted: () => boolean,
  ) {}

  receive(chunk: Uint8Array): void {
    this.chunk = chunk;
    if (chunk.length === 0) this.ended = true;
  }

  read(limit: number): Uint8Array {
    if (this.ended) return new Uint8Array(0);
    if (!this.chunk) this.ask();
    while (!this.chunk) {
      this.wait();
      if (this.interrupted()) throw new HostError('EINTR');
    }
    const data = this.chunk.subarray(0, limit);
    this.chunk = this.chunk.length > limit ? this.chunk.subarray(limit) : undefined;
    return data;
  }
}

async function runProgram(port: MessagePort, start: WorkerStart): Promise<void> {
  const { runProgram: run } = await import('../src-core/session/run.ts');
  const note = (message: WorkerNote) => port.postMessage(message);
  let interrupted = false;
  const mailbox = openMailbox(port, new Int32Array(start.wake), (message) => {
    if ('stdin' in (message as RunMessage)) stdin.receive((message as { stdin: Uint8Array }).stdin);
    else interrupted = true;
  });
  const stdin = new MailedInput(
    () => note({ note: 'read' }),
    () => {
      mailbox.wait();
      mailbox.drain();
    },
    () => interrupted,
  );
  const network = remoteNetwork();
  const status = run({
    host: createNodeHost({ grants: start.grants, args: start.args, stdin, network }),
    path: start.path!,
    name: start.name!,
    target: start.target,
    options: start.options,
    observe: start.observe,
    profiled: (profile) => note({ note: 'profile', profile }),
    mailbox,
    takeInterrupt: () => interrupted && !(interrupted = false),
  });
  network.closeAll();
  note({ note: 'ended', status });
}

/** Loads what runs programs, then waits for what is to be run. */
async function runAhead(port: MessagePort, { wake }: StartAhead): Promise<void> {
  await import('../src-core/session/run.ts');
  let start: WorkerStart | undefined;
  const mailbox = openMailbox(port, new Int32Array(wake), (message) => {
    start = message as WorkerStart;
  });
  while (start === undefined) {
    mailbox.wait();
    mailbox.drain();
  }
  await runProgram(port, { ...start, wake });
  // The process ends now: a collection that V8 began for this worker would have to be finished before.
  process.getBuiltinModule('node:v8').setFlagsFromString('--no-incremental-marking');
}

async function begin(port: MessagePort, start: WorkerStart | StartAhead | NetworkStart): Promise<void> {
  if ('network' in start) return (await import('./network/thread.ts')).serveNetwork(start);
  if ('ahead' in start) return runAhead(port, start);
  return start.role === 'run' ? runProgram(port, start) : serveEngine(port, start);
}

// What is thrown here ends the worker, which its owner tells.
void begin(parentPort!, workerData as WorkerStart | StartAhead | NetworkStart);
