/** A socket that stays inside of the program: who speaks to whom is network.ts. */
import { HostError } from '../../host/host.ts';
import { PipeBuffer } from '../posix/pipe.ts';
import { type Address, Endpoint, type Received } from './endpoint.ts';
import type { Network } from './network.ts';

/** Bytes on their way in each direction, and datagrams in a box (`net.core.wmem_default` of Linux). */
export const STREAM_CAPACITY = 212_992;
const MAX_DATAGRAMS = 256;

const SOL_SOCKET = 1;
const [SO_SNDBUF, SO_RCVBUF] = [7, 8];

export class InnerEndpoint extends Endpoint {
  local: Address | undefined = undefined;
  peer: Address | undefined = undefined;
  /** The two directions of a connection. */
  incoming: PipeBuffer | undefined = undefined;
  outgoing: PipeBuffer | undefined = undefined;
  /** Connections that nobody has accepted yet; there is one while it listens. */
  backlog: InnerEndpoint[] | undefined = undefined;
  readonly datagrams: Received[] = [];
  /** The other end of a pair that passes datagrams. */
  partner: InnerEndpoint | undefined = undefined;
  /** What `setsockopt` set, by level and option. */
  readonly options = new Map<string, number | Uint8Array>();
  closed = false;
  private readingShut = false;

  constructor(
    family: number,
    type: number,
    proto: number,
    private readonly network: Network,
  ) {
    super(family, type, proto);
  }

  get isListening(): boolean {
    return this.backlog !== undefined;
  }

  bind(address: Address): void {
    this.network.bind(this, address);
  }

  listen(): void {
    this.network.listen(this);
  }

  connect(address: Address): void {
    this.network.connect(this, address);
  }

  accept(): InnerEndpoint {
    return this.network.accept(this);
  }

  send(data: Uint8Array, to: Address | undefined): number {
    return this.network.sendTo(this, data, to);
  }

  /** What was set; of what nobody has set, what the system says. */
  getOption(level: number, option: number): number | Uint8Array {
    const isSize = level === SOL_SOCKET && (option === SO_SNDBUF || option === SO_RCVBUF);
    return this.options.get(`${level}:${option}`) ?? (isSize ? STREAM_CAPACITY : 0);
  }

  setOption(level: number, option: number, value: number | Uint8Array): void {
    this.options.set(`${level}:${option}`, value);
  }

  receive(limit: number, peek: boolean): Received {
    if (!this.isStream) return this.receiveDatagram(limit, peek);
    const { incoming } = this;
    if (this.readingShut) return { data: new Uint8Array(0), from: undefined };
    if (incoming === undefined) throw new HostError('ENOTCONN');
    if (incoming.size === 0 && incoming.writerOpen && limit > 0) throw new HostError('EAGAIN');
    return { data: peek ? incoming.peek(limit) : incoming.take(limit), from: undefined };
  }

  private receiveDatagram(limit: number, peek: boolean): Received {
    const next = this.datagrams[0];
    if (next === undefined) {
      if (this.readingShut || this.partner?.closed) return { data: new Uint8Array(0), from: undefined };
      throw new HostError('EAGAIN');
    }
    if (!peek) this.datagrams.shift();
    return { data: next.data.slice(0, limit), from: next.from, truncated: next.data.length > limit };
  }

  /** Sends along the connection. */
  pass(data: Uint8Array): number {
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

  /** Lays the two ways of a connection. */
  join(other: InnerEndpoint): void {
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
    this.network.leave(this);
  }
}
