/** A UDP socket in the network's thread. Node's is made when it is bound or first used: some options must be known by then. */
import dgram from 'node:dgram';
import { FAILED, type NetworkAddress, READABLE, type ReceivedData, WRITABLE } from '../../src-core/host/network.ts';
import { numberOf, PendingError, type ServedSocket, SO_ERROR, SOL_SOCKET, SystemError } from './served-socket.ts';

const [IPPROTO_IP, IPPROTO_IPV6] = [0, 41];
const [SO_REUSEADDR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF] = [2, 6, 7, 8];
const [IP_TTL, IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_ADD_MEMBERSHIP, IP_DROP_MEMBERSHIP] = [2, 33, 34, 35, 36];
const IPV6_V6ONLY = 26;

/** What the box holds (`net.core.rmem_default` of Linux); more is lost, as networks lose it. */
const BOX_BYTES = 212_992;

const STANDARD: Readonly<Record<string, number>> = {
  [`${SOL_SOCKET}:${SO_REUSEADDR}`]: 0,
  [`${SOL_SOCKET}:${SO_BROADCAST}`]: 0,
  [`${SOL_SOCKET}:${SO_SNDBUF}`]: BOX_BYTES,
  [`${SOL_SOCKET}:${SO_RCVBUF}`]: BOX_BYTES,
  [`${IPPROTO_IP}:${IP_TTL}`]: 64,
  [`${IPPROTO_IP}:${IP_MULTICAST_TTL}`]: 1,
  [`${IPPROTO_IP}:${IP_MULTICAST_LOOP}`]: 1,
  [`${IPPROTO_IPV6}:${IPV6_V6ONLY}`]: 0,
};

export class DatagramSocket implements ServedSocket {
  changed: () => void = () => {};
  readonly unsent = 0;
  private socket: dgram.Socket | undefined = undefined;
  private readonly box: { readonly data: Uint8Array; readonly from: NetworkAddress }[] = [];
  private boxed = 0;
  private peer: NetworkAddress | undefined = undefined;
  private ended = false;
  private finished = false;
  private readonly error = new PendingError();
  private readonly options = new Map<string, number>();

  constructor(private readonly family: 4 | 6) {}

  readiness(): number {
    const failed = this.error.code !== undefined;
    return WRITABLE | (this.box.length > 0 || this.ended || failed ? READABLE : 0) | (failed ? FAILED : 0);
  }

  async bind(address: NetworkAddress): Promise<void> {
    if (this.socket !== undefined) throw new SystemError('EINVAL');
    await this.open(address);
  }

  /** The socket, bound to whatever is free where nobody has bound it. */
  private async opened(): Promise<dgram.Socket> {
    return this.socket ?? (await this.open({ host: this.family === 6 ? '::' : '0.0.0.0', port: 0 }));
  }

  private async open({ host, port }: NetworkAddress): Promise<dgram.Socket> {
    const socket = dgram.createSocket({
      type: this.family === 6 ? 'udp6' : 'udp4',
      reuseAddr: this.options.get(`${SOL_SOCKET}:${SO_REUSEADDR}`) === 1,
      ipv6Only: this.options.get(`${IPPROTO_IPV6}:${IPV6_V6ONLY}`) === 1,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject).bind({ address: host, port, exclusive: true }, () => {
        socket.off('error', reject);
        resolve();
      });
    });
    this.socket = socket;
    socket.on('message', (data, from) => this.arrive(data, { host: from.address, port: from.port }));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.error.code = error.code ?? 'EIO';
      this.changed();
    });
    for (const [key, value] of this.options) this.apply(socket, key, value);
    return socket;
  }

  private arrive(data: Uint8Array, from: NetworkAddress): void {
    if (this.boxed + data.length > (this.options.get(`${SOL_SOCKET}:${SO_RCVBUF}`) ?? BOX_BYTES)) return;
    this.box.push({ data, from });
    this.boxed += data.length;
    this.changed();
  }

  async listen(): Promise<void> {
    throw new SystemError('EOPNOTSUPP');
  }

  accept(): ServedSocket {
    throw new SystemError('EOPNOTSUPP');
  }

  async connect(address: NetworkAddress): Promise<void> {
    const socket = await this.opened();
    if (this.peer !== undefined) socket.disconnect();
    this.peer = undefined;
    await new Promise<void>((resolve, reject) => {
      // Node's types know nothing of the error that the callback is given.
      const connected = (error?: Error) => (error === undefined ? resolve() : reject(error));
      socket.connect(address.port, address.host, connected as () => void);
    });
    this.peer = { host: socket.remoteAddress().address, port: address.port };
  }

  receive(limit: number, peek: boolean): ReceivedData {
    this.error.tell();
    const next = this.box[0];
    if (next === undefined) {
      if (this.ended) return { data: new Uint8Array(0), from: undefined };
      throw new SystemError('EAGAIN');
    }
    if (!peek) {
      this.box.shift();
      this.boxed -= next.data.length;
    }
    return { data: next.data.slice(0, limit), from: next.from, truncated: next.data.length > limit };
  }

  async send(data: Uint8Array, to: NetworkAddress | undefined): Promise<number> {
    this.error.tell();
    if (this.finished) throw new SystemError('EPIPE');
    if (to === undefined && this.peer === undefined) throw new SystemError('EDESTADDRREQ');
    if (to !== undefined && this.peer !== undefined) throw new SystemError('EISCONN');
    const socket = await this.opened();
    await new Promise<void>((resolve, reject) => {
      const sent = (error: Error | null) => (error === null ? resolve() : reject(error));
      if (to === undefined) socket.send(data, sent);
      else socket.send(data, to.port, to.host, sent);
    });
    return data.length;
  }

  shutdown(how: number): void {
    if (this.peer === undefined) throw new SystemError('ENOTCONN');
    if (how !== 1) this.ended = true;
    if (how !== 0) this.finished = true;
  }

  getOption(level: number, option: number): number | string {
    if (level === SOL_SOCKET && option === SO_ERROR) return this.error.take() ?? 0;
    const key = `${level}:${option}`;
    const value = this.options.get(key) ?? STANDARD[key];
    if (value === undefined) throw new SystemError('ENOPROTOOPT');
    return value;
  }

  setOption(level: number, option: number, value: number | Uint8Array): void {
    if (level === IPPROTO_IP && (option === IP_ADD_MEMBERSHIP || option === IP_DROP_MEMBERSHIP))
      return this.setMembership(option, value);
    const key = `${level}:${option}`;
    if (STANDARD[key] === undefined) throw new SystemError('ENOPROTOOPT');
    const number = numberOf(value);
    const isSize = level === SOL_SOCKET && (option === SO_SNDBUF || option === SO_RCVBUF);
    const set = isSize ? 2 * number : key === `${SOL_SOCKET}:${SO_REUSEADDR}` ? Number(number !== 0) : number;
    if (this.socket !== undefined) this.apply(this.socket, key, set);
    this.options.set(key, set);
  }

  private apply(socket: dgram.Socket, key: string, value: number): void {
    if (key === `${SOL_SOCKET}:${SO_BROADCAST}`) socket.setBroadcast(value !== 0);
    else if (key === `${IPPROTO_IP}:${IP_TTL}`) socket.setTTL(value);
    else if (key === `${IPPROTO_IP}:${IP_MULTICAST_TTL}`) socket.setMulticastTTL(value);
    else if (key === `${IPPROTO_IP}:${IP_MULTICAST_LOOP}`) socket.setMulticastLoopback(value !== 0);
  }

  /** A `struct ip_mreq`: the group, then an address of one's own. */
  private setMembership(option: number, value: number | Uint8Array): void {
    if (typeof value === 'number' || value.length < 8 || this.socket === undefined) throw new SystemError('EINVAL');
    const [group, own] = [value.subarray(0, 4).join('.'), value.subarray(4, 8).join('.')];
    const through = own === '0.0.0.0' ? undefined : own;
    if (option === IP_ADD_MEMBERSHIP) this.socket.addMembership(group, through);
    else this.socket.dropMembership(group, through);
  }

  localAddress(): NetworkAddress | undefined {
    const address = this.socket?.address();
    return address && { host: address.address, port: address.port };
  }

  peerAddress(): NetworkAddress | undefined {
    return this.peer;
  }

  close(): Promise<void> {
    this.socket?.close();
    return Promise.resolve();
  }
}
