/**
 * What passes between an engine's worker and its owner beside the protocol: the data it starts with, its notes about itself, and
 * the mailbox of a thread that blocks.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Grants } from '../src-core/host/grants.ts';
import type { Mailbox, Observation, ProgramOptions, ProgramTarget } from '../src-core/protocol/worker.ts';

/** What `startWorker` in engine-process.ts hands over. */
export interface WorkerStart {
  readonly role: 'engine' | 'run';
  /** One Int32: raised and notified after each message to this worker. */
  readonly wake: SharedArrayBuffer;
  readonly grants: Grants;
  readonly args: readonly string[];
  readonly resources: string;
  /** Role `run`: the program's absolute path. */
  readonly path?: string;
  /** Role `run`: the program as it was named. */
  readonly name?: string;
  readonly target?: ProgramTarget;
  readonly options?: ProgramOptions;
  readonly observe?: Observation;
}

/** A worker that is started before it is known what it will run: a `WorkerStart` without `wake` is its first message. */
export interface StartAhead {
  readonly wake: SharedArrayBuffer;
  readonly ahead: true;
}

/** What a worker says about itself, beside replies and events. */
export type WorkerNote =
  | { note: 'ready' }
  | { note: 'ended'; status: number }
  /** Role `run`: the profile that was asked for. */
  | { note: 'profile'; profile: string | Uint8Array }
  /** Role `run`: the program reads standard input. */
  | { note: 'read' };

/** What the owner of a running program sends to it. */
export type RunMessage = { interrupt: true } | { stdin: Uint8Array };

/** A mailbox over a port and a counter; `receive` gets each message. */
export function openMailbox(port: MessagePort, wake: Int32Array, receive: (message: unknown) => void): Mailbox {
  let seen = 0;
  return {
    hasMail: () => Atomics.load(wake, 0) !== seen,
    drain() {
      // The counter first: mail that comes while we drain raises it again and is found by the next look.
      seen = Atomics.load(wake, 0);
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) receive(next.message);
    },
    wait(milliseconds) {
      // Returns at once when the counter has moved since the drain; a late notify only wakes the next wait for nothing.
      Atomics.wait(wake, 0, seen, milliseconds);
    },
  };
}
