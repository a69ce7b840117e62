/** A worker that answers as an engine does and can be asked to block, to recurse deeply and to die in every way. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { answer } from '../../src-core/protocol/channel.ts';
import { openMailbox, type WorkerStart } from '../../src-main/mailbox.ts';

export interface Mortal {
  echo(value: string): Promise<string>;
  /** Depth of a plain JS recursion that came back whole. */
  recurse(depth: number): Promise<number>;
  /** Runs until an echo is asked for, polling as the machine does, and tells how often it looked. */
  spin(): Promise<number>;
  crash(): Promise<void>;
  exit(status: number): Promise<void>;
  fill(): Promise<void>;
}

const port = parentPort as MessagePort;
let echoes = 0;
const recurse = (depth: number): number => (depth === 0 ? 0 : recurse(depth - 1) + 1);
const mailbox = openMailbox(port, new Int32Array((workerData as WorkerStart).wake), (message) => service.dispatch(message));
const service = answer<Mortal>((message) => port.postMessage(message), {
  echo(value) {
    echoes++;
    return value;
  },
  recurse,
  spin() {
    const before = echoes;
    let looks = 0;
    for (; echoes === before; looks++) if (mailbox.hasMail()) mailbox.drain();
    return looks;
  },
  crash() {
    setImmediate(() => {
      throw new Error('struck');
    });
    throw new DeathWish();
  },
  exit: (status) => process.exit(status),
  fill() {
    const kept: number[][] = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
});

class DeathWish extends Error {}

let living = true;
const oldDispatch = service.dispatch;
service.dispatch = (message) => {
  if ((message as { call: string }).call === 'crash') living = false;
  oldDispatch(message);
};
while (living) {
  mailbox.drain();
  if (living) mailbox.wait();
}
