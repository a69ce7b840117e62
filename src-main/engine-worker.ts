/**
 * Entry of the worker in which the machine lives. It never returns to its event loop: it waits on a counter in shared memory,
 * drains its port and lets the session work, so that a request is answered in the middle of a program too. Two roles: `engine`
 * serves a debugger, `run` runs one program to its end.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { answer, emitter, type Service } from '../src-core/protocol/channel.ts';
import type { Engine, EngineEvents } from '../src-core/protocol/engine.ts';
import { createNodeHost } from './host-node.ts';
import { openMailbox, type WorkerNote, type WorkerStart } from './mailbox.ts';

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

async function runProgram(port: MessagePort, start: WorkerStart): Promise<void> {
  const { runProgram: run } = await import('../src-core/session/run.ts');
  let interrupted = false;
  const mailbox = openMailbox(port, new Int32Array(start.wake), () => {
    interrupted = true;
  });
  const status = run({
    host: createNodeHost({ grants: start.grants, args: start.args }),
    path: start.path!,
    mailbox,
    takeInterrupt: () => interrupted && !(interrupted = false),
  });
  port.postMessage({ note: 'ended', status } satisfies WorkerNote);
}

const start = workerData as WorkerStart;
await (start.role === 'run' ? runProgram(parentPort!, start) : serveEngine(parentPort!, start));
