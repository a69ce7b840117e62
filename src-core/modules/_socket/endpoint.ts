/**
 * A socket as what its descriptor stands for: one end of a connection, a listener, or a box for datagrams. Python's socket objects
 * (socket.ts) are at most windows on it: several may share one. `inner-endpoint.ts` has those that stay inside of the program,
 * `outer-endpoint.ts` those of the world's network.
 */
import type { FileStat } from '../../host/host.ts';
import type { Channel } from '../posix/descriptors.ts';

/** Where a socket is: host and port, or the path of an AF_UNIX one with port 0. Abstract paths begin with a zero character. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Received {
  readonly data: Uint8Array;
  readonly from: Address | undefined;
  /** A datagram was larger than what was asked for. */
  readonly truncated?: boolean;
}

export const AF_UNIX = 1;
export const AF_INET = 2;
export const AF_INET6 = 10;

export const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;

const STAT: FileStat = {
  kind: 'other',
  mode: 0o140777,
  size: 0,
  modified: 0n,
  accessed: 0n,
  changed: 0n,
  inode: 0,
  device: 0,
  links: 1,
  user: 0,
  group: 0,
};

/** Every method may throw `HostError`, and none blocks: EAGAIN and EINPROGRESS say that the time has not come. */
export abstract class Endpoint implements Channel {
  readonly isTerminal = false;
  /** What `setsockopt` set of the socket's waiting, by level and option; the rest is each endpoint's own. */
  readonly timeouts = new Map<number, Uint8Array>();
  abstract readonly local: Address | undefined;
  abstract readonly peer: Address | undefined;
  abstract readonly isListening: boolean;
  abstract readonly isHungUp: boolean;

  constructor(
    readonly family: number,
    readonly type: number,
    readonly proto: number,
  ) {}

  get isStream(): boolean {
    return this.type === SOCK_STREAM;
  }

  abstract bind(address: Address): void;
  abstract listen(backlog: number): void;
  /** EINPROGRESS while it is under way: called again, it tells how that ended. */
  abstract connect(address: Address): void;
  abstract accept(): Endpoint;
  /** The next bytes, or the next datagram cut to `limit`; with `peek` they stay. */
  abstract receive(limit: number, peek: boolean): Received;
  /** Sends to `to`, or to where the socket is connected. */
  abstract send(data: Uint8Array, to: Address | undefined): number;
  abstract shutdown(how: number): void;
  abstract getOption(level: number, option: number): number | Uint8Array;
  abstract setOption(level: number, option: number, value: number | Uint8Array): void;
  abstract canRead(): boolean;
  abstract canWrite(): boolean;
  abstract close(): void;

  read(limit: number): Uint8Array {
    return this.receive(limit, false).data;
  }

  write(data: Uint8Array): number {
    return this.send(data, undefined);
  }

  stat(): FileStat {
    return STAT;
  }

  sync(): void {}
}
