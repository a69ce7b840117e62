/**
 * A socket as what its descriptor stands for: one end of a connection, a listener, or a box for datagrams. Python's socket objects
 * (socket.ts) are at most windows on it: several may share one. Who speaks to whom is network.ts.
 */
import { type FileStat, HostError } from '../../host/host.ts';
import type { Channel } from '../posix/descriptors.ts';
import { PipeBuffer } from '../posix/pipe.ts';

/** Where a socket is: host and port, or the path of an AF_UNIX one with port 0. Abstract paths begin with a zero character. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

interface Datagram {
  readonly data: Uint8Array;
  readonly from: Address | undefined;
}

/** Bytes on their way in each direction, and datagrams in a box (`net.core.wmem_default` of Linux). */
export const STREAM_CAPACITY = 212_992;
const MAX_DATAGRAMS = 256;

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

export class Endpoint implements Channel {
  readonly isTerminal = false;
  local: Address | undefined = undefined;
  peer: Address | undefined = undefined;
  /** The two directions of a connection. */
  incoming: PipeBuffer | undefined = undefined;
  outgoing: PipeBuffer | undefined = undefined;
  /** Connections that nobody has accepted yet; there is one while it listens. */
  backlog: Endpoint[] | undefined = undefined;
  readonly datagrams: Datagram[] = [];
  /** The other end of a pair that passes datagrams. */
  partner: Endpoint | undefined = undefined;
  /** What `setsockopt` set, by level and option. */
  readonly options = new Map<string, number | Uint8Array>();
  closed = false;
  private readingShut = false;

  constructor(
    readonly family: number,
    readonly type: number,
    readonly proto: number,
    /** Told when the last descriptor is closed. */
    private readonly left: (self: Endpoint) => void,
  ) {}

  get isStream(): boolean {
    return this.type === SOCK_STREAM;
  }

  stat(): FileStat {
    return STAT;
  }

  sync(): void {}

  read(limit: number): Uint8Array {
    return this.receive(limit, false).data;
  }

  /** The next bytes, or the next datagram cut to `limit`; with `peek` they stay. */
  receive(limit: number, peek: boolean): Datagram {
    if (!this.isStream) return this.receiveDatagram(limit, peek);
    const { incoming } = this;
    if (this.readingShut) return { data: new Uint8Array(0), from: undefined };
    if (incoming === undefined) throw new HostError('ENOTCONN');
    if (incoming.size === 0 && incoming.writerOpen && limit > 0) throw new HostError('EAGAIN');
    return { data: peek ? incoming.peek(limit) : incoming.take(limit), from: undefined };
  }

  private receiveDatagram(limit: number, peek: boolean): Datagram {
    const next = this.datagrams[0];
    if (next === undefined) {
      if (this.readingShut || this.partner?.closed) return { data: new Uint8Array(0), from: undefined };
      throw new HostError('EAGAIN');
    }
    if (!peek) this.datagrams.shift();
    return { data: next.data.slice(0, limit), from: next.from };
  }

  write(data: Uint8Array): number {
    if (!this.isStream) {
      if (this.partner === undefined) throw new HostError('EDESTADDRREQ');
      if (this.partner.closed) throw new HostError('ECONNREFUSED');
      return this.partner.deliver(data, this.local);
    }
    const { outgoing } = this;
    if (outgoing === undefined) throw new HostError('EPIPE');
    if (!outgoing.readerOpen || !outgoing.writerOpen) throw new HostError('EPIPE');
    const count = outgoing.put(data);
    if (count === 0 && data.length > 0) throw new HostError('EAGAIN');
    return count;
  }

  /** A datagram arrives; a full box loses it, as networks do. */
  deliver(data: Uint8Array, from: Address | undefined): number {
    if (this.datagrams.length < MAX_DATAGRAMS) this.datagrams.push({ data: data.slice(), from });
    return data.length;
  }

  canRead(): boolean {
    if (this.backlog !== undefined) return this.backlog.length > 0;
    if (this.readingShut) return true;
    if (!this.isStream) return this.datagrams.length > 0 || this.partner?.closed === true;
    const { incoming } = this;
    return incoming === undefined || incoming.size > 0 || !incoming.writerOpen;
  }

  canWrite(): boolean {
    if (this.backlog !== undefined) return false;
    const { outgoing } = this;
    return outgoing === undefined || !outgoing.isFull || !outgoing.readerOpen || !outgoing.writerOpen;
  }

  /** The other end is gone, or a way that leads there. */
  get isHungUp(): boolean {
    const { incoming, outgoing } = this;
    if (this.isStream && incoming === undefined) return this.backlog === undefined;
    return incoming !== undefined && !incoming.writerOpen && outgoing?.writerOpen === false;
  }

  connect(other: Endpoint): void {
    const there = new PipeBuffer(STREAM_CAPACITY);
    const back = new PipeBuffer(STREAM_CAPACITY);
    this.outgoing = other.incoming = there;
    this.incoming = other.outgoing = back;
  }

  shutdown(how: number): void {
    if (how < 0 || how > 2) throw new HostError('EINVAL');
    if (this.isStream && this.incoming === undefined) throw new HostError('ENOTCONN');
    if (how !== 1) this.readingShut = true;
    if (how !== 0 && this.outgoing !== undefined) this.outgoing.writerOpen = false;
  }

  close(): void {
    this.closed = true;
    if (this.incoming !== undefined) this.incoming.readerOpen = false;
    if (this.outgoing !== undefined) this.outgoing.writerOpen = false;
    for (const waiting of this.backlog ?? []) waiting.close();
    this.left(this);
  }
}
