/**
 * The network of one program: sockets of the machine's own loopback addresses, and AF_UNIX ones by path, speak to each other in memory.
 * Nothing outside of the program sees them and no file is made for a path; any other address is refused, with the flag that would allow
 * it. Ports that the system chooses are counted, so that a run is the same every time.
 */
import { HostRefusal } from '../../host/grants.ts';
import { HostError } from '../../host/host.ts';
import type { Runtime, Thread } from '../../objects/thread.ts';
import { type Address, AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM } from './endpoint.ts';
import { InnerEndpoint } from './inner-endpoint.ts';

const SO_REUSEPORT = '1:15';
const FIRST_PORT = 32_768;
const LAST_PORT = 60_999;

/** Raises the refusal that names `--allow-net`. */
export function refuseNet(): never {
  throw new HostRefusal('net', '');
}

const anyHost = (family: number): string => (family === AF_INET6 ? '::' : '0.0.0.0');
const loopback = (family: number): string => (family === AF_INET6 ? '::1' : '127.0.0.1');

/** Whether a numeric address is one of this machine alone; the address of all interfaces counts as one. */
function isLocal(family: number, host: string): boolean {
  return host === anyHost(family) || (family === AF_INET6 ? host === '::1' : host.startsWith('127.'));
}

export class Network {
  /** Sockets by the family, kind, host and port that they are bound to; several where all of them share the port. */
  private readonly bound = new Map<string, InnerEndpoint[]>();
  private nextPort = FIRST_PORT;
  private nextName = 0;

  /** The last descriptor of a socket is closed. */
  leave(endpoint: InnerEndpoint): void {
    const { local } = endpoint;
    if (local === undefined) return;
    const key = keyOf(endpoint, local.host, local.port);
    const others = this.bound.get(key)?.filter((other) => other !== endpoint) ?? [];
    if (others.length > 0) this.bound.set(key, others);
    else this.bound.delete(key);
  }

  open(family: number, type: number, proto: number): InnerEndpoint {
    if (family !== AF_UNIX && family !== AF_INET && family !== AF_INET6) refuseNet();
    if (type !== 1 && type !== 2) refuseNet();
    return new InnerEndpoint(family, type, proto, this);
  }

  pair(family: number, type: number, proto: number): [InnerEndpoint, InnerEndpoint] {
    const one = this.open(family, type, proto);
    const other = this.open(family, type, proto);
    if (type === SOCK_STREAM) one.join(other);
    else [one.partner, other.partner] = [other, one];
    one.peer = other.peer = { host: '', port: 0 };
    return [one, other];
  }

  /** A port that nobody has; the numbers go round. */
  private freePort(endpoint: InnerEndpoint): number {
    for (let tried = FIRST_PORT; tried <= LAST_PORT; tried++) {
      const port = this.nextPort;
      this.nextPort = port === LAST_PORT ? FIRST_PORT : port + 1;
      if (!this.isTaken(endpoint, port)) return port;
    }
    throw new HostError('EADDRINUSE');
  }

  /** An abstract name that nobody has, of five hexadecimal digits (`unix_autobind` of Linux). */
  private freeName(endpoint: InnerEndpoint): string {
    let name: string;
    do name = `\0${(this.nextName++).toString(16).padStart(5, '0')}`;
    while (this.bound.has(keyOf(endpoint, name, 0)));
    return name;
  }

  private isTaken(endpoint: InnerEndpoint, port: number): boolean {
    for (const key of this.bound.keys())
      if (key.startsWith(keyOf(endpoint, '', 0).slice(0, 5)) && key.endsWith(` ${port}`)) return true;
    return false;
  }

  bind(endpoint: InnerEndpoint, address: Address): void {
    if (endpoint.local !== undefined) throw new HostError('EINVAL');
    const { family } = endpoint;
    const host = family === AF_UNIX && address.host === '' ? this.freeName(endpoint) : address.host;
    if (family !== AF_UNIX && !isLocal(family, host)) refuseNet();
    const port = family !== AF_UNIX && address.port === 0 ? this.freePort(endpoint) : address.port;
    const hosts = family === AF_UNIX || host === anyHost(family) ? [host] : [host, anyHost(family)];
    for (const taken of hosts.flatMap((h) => this.bound.get(keyOf(endpoint, h, port)) ?? []))
      if (!(endpoint.options.get(SO_REUSEPORT) && taken.options.get(SO_REUSEPORT))) throw new HostError('EADDRINUSE');
    const key = keyOf(endpoint, host, port);
    this.bound.set(key, [...(this.bound.get(key) ?? []), endpoint]);
    endpoint.local = { host, port };
  }

  /** An address is found for a socket that has none. */
  private bindAnywhere(endpoint: InnerEndpoint, host: string): void {
    if (endpoint.local !== undefined) return;
    if (endpoint.family !== AF_UNIX) this.bind(endpoint, { host, port: 0 });
  }

  listen(endpoint: InnerEndpoint): void {
    if (!endpoint.isStream) throw new HostError('EOPNOTSUPP');
    if (endpoint.incoming !== undefined || (endpoint.family === AF_UNIX && endpoint.local === undefined))
      throw new HostError('EINVAL');
    this.bindAnywhere(endpoint, anyHost(endpoint.family));
    endpoint.backlog ??= [];
  }

  /** Who has an address: the socket of just that host, else one of all hosts. */
  private find(endpoint: InnerEndpoint, address: Address): InnerEndpoint | undefined {
    const { family } = endpoint;
    const exact = this.bound.get(keyOf(endpoint, address.host, address.port));
    if (exact !== undefined || family === AF_UNIX) return exact?.[0];
    return this.bound.get(keyOf(endpoint, anyHost(family), address.port))?.[0];
  }

  /** The address that is meant: all hosts are this one. Refuses one that is not of this machine. */
  private target(endpoint: InnerEndpoint, address: Address): Address {
    const { family } = endpoint;
    if (family === AF_UNIX) return address;
    if (!isLocal(family, address.host)) refuseNet();
    return address.host === anyHost(family) ? { ...address, host: loopback(family) } : address;
  }

  connect(endpoint: InnerEndpoint, address: Address): void {
    const to = this.target(endpoint, address);
    const other = this.find(endpoint, to);
    if (!endpoint.isStream) {
      this.bindAnywhere(endpoint, loopback(endpoint.family));
      if (other === undefined && endpoint.family === AF_UNIX) throw new HostError('ECONNREFUSED');
      endpoint.peer = to;
      return;
    }
    if (endpoint.incoming !== undefined) throw new HostError('EISCONN');
    if (other === undefined && endpoint.family === AF_UNIX) throw new HostError('ENOENT');
    if (other?.backlog === undefined) throw new HostError('ECONNREFUSED');
    this.bindAnywhere(endpoint, to.host);
    const accepted = new InnerEndpoint(endpoint.family, endpoint.type, endpoint.proto, this);
    endpoint.join(accepted);
    endpoint.peer = accepted.local = to;
    accepted.peer = endpoint.local ?? { host: '', port: 0 };
    other.backlog.push(accepted);
  }

  accept(endpoint: InnerEndpoint): InnerEndpoint {
    if (endpoint.backlog === undefined) throw new HostError('EINVAL');
    const accepted = endpoint.backlog.shift();
    if (accepted === undefined) throw new HostError('EAGAIN');
    return accepted;
  }

  /** Sends a datagram to `address`, or to where the socket is connected. */
  sendTo(endpoint: InnerEndpoint, data: Uint8Array, address: Address | undefined): number {
    if (endpoint.isStream || (address === undefined && endpoint.partner !== undefined)) return endpoint.pass(data);
    const given = address ?? endpoint.peer;
    if (given === undefined) throw new HostError('EDESTADDRREQ');
    const to = this.target(endpoint, given);
    this.bindAnywhere(endpoint, loopback(endpoint.family));
    const other = this.find(endpoint, to);
    if (other === undefined && endpoint.family === AF_UNIX) throw new HostError('ENOENT');
    // Nobody there: the datagram is lost.
    return other === undefined ? data.length : other.deliver(data, endpoint.local);
  }
}

/** Streams and datagrams have ports of their own, and so have the families. */
function keyOf({ family, type }: InnerEndpoint, host: string, port: number): string {
  return `${String(family).padStart(2)} ${type} ${host} ${port}`;
}

const networks = new WeakMap<Runtime, Network>();

export function networkOf(t: Thread): Network {
  let network = networks.get(t.runtime);
  if (network === undefined) networks.set(t.runtime, (network = new Network()));
  return network;
}
