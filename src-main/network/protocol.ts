/**
 * What passes between the machine's thread and that of the network: one request at a time, each answered before the next. What tells
 * of itself (a socket can be read) stands in memory that both see.
 */

/** Which method of which socket, or (0) of the network itself. */
export interface NetworkRequest {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** `code` is the errno's name of an error of the system; `defect` is one of ours. */
export type NetworkReply = { readonly value: unknown } | { readonly code: string } | { readonly defect: string };

/** What the network's thread is started with. */
export interface NetworkStart {
  readonly network: {
    readonly port: import('node:worker_threads').MessagePort;
    readonly state: SharedArrayBuffer;
  };
}

/** Int32s of the shared memory: answers given, changes seen, then the readiness of each socket by its number. */
export const ANSWERS = 0;
export const CHANGES = 1;
const FIRST_ID = 2;
const MAX_SOCKETS = 4096;

export const STATE_BYTES = 4 * (FIRST_ID + MAX_SOCKETS);

/** Numbers of sockets, the lowest that is free first; undefined when all are taken. */
export class Numbers {
  private readonly free: number[] = [];
  private next = FIRST_ID;

  take(): number | undefined {
    return this.free.pop() ?? (this.next < FIRST_ID + MAX_SOCKETS ? this.next++ : undefined);
  }

  release(id: number): void {
    this.free.push(id);
  }
}
