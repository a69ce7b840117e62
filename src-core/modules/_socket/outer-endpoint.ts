/** A socket of the world's network, which the host brings where `--allow-net` was given (host/network.ts). */
import { HostError } from '../../host/host.ts';
import { FAILED, HUNG_UP, type Network, type NetworkSocket, READABLE, WRITABLE } from '../../host/network.ts';
import { type Address, AF_INET, AF_INET6, Endpoint, type Received, SOCK_DGRAM, SOCK_STREAM } from './endpoint.ts';

const SOCK_RAW = 3;
const [IPPROTO_TCP, IPPROTO_UDP] = [6, 17];

export class OuterEndpoint extends Endpoint {
  isListening = false;

  constructor(
    family: number,
    type: number,
    proto: number,
    private readonly socket: NetworkSocket,
  ) {
    super(family, type, proto);
  }

  get local(): Address | undefined {
    return this.socket.localAddress();
  }

  get peer(): Address | undefined {
    return this.socket.peerAddress();
  }

  bind(address: Address): void {
    this.socket.bind(address);
  }

  listen(backlog: number): void {
    this.socket.listen(backlog);
    this.isListening = true;
  }

  connect(address: Address): void {
    this.socket.connect(address);
  }

  accept(): Endpoint {
    return new OuterEndpoint(this.family, this.type, this.proto, this.socket.accept());
  }

  receive(limit: number, peek: boolean): Received {
    return this.socket.receive(limit, peek);
  }

  send(data: Uint8Array, to: Address | undefined): number {
    return this.socket.send(data, to);
  }

  shutdown(how: number): void {
    if (how < 0 || how > 2) throw new HostError('EINVAL');
    this.socket.shutdown(how);
  }

  getOption(level: number, option: number): number {
    return this.socket.getOption(level, option);
  }

  setOption(level: number, option: number, value: number | Uint8Array): void {
    this.socket.setOption(level, option, value);
  }

  canRead(): boolean {
    return (this.socket.readiness() & (READABLE | HUNG_UP | FAILED)) !== 0;
  }

  canWrite(): boolean {
    return (this.socket.readiness() & (WRITABLE | FAILED)) !== 0;
  }

  get isHungUp(): boolean {
    return (this.socket.readiness() & HUNG_UP) !== 0;
  }

  get hasFailed(): boolean {
    return (this.socket.readiness() & FAILED) !== 0;
  }

  close(): void {
    this.socket.close();
  }
}

/** A socket of the network. Throws `HostError` for kinds that nobody without privileges has. */
export function openOuter(network: Network, family: number, type: number, proto: number): OuterEndpoint {
  if (family !== AF_INET && family !== AF_INET6) throw new HostError('EAFNOSUPPORT');
  if (type === SOCK_RAW) throw new HostError(proto === 0 ? 'EPROTONOSUPPORT' : 'EPERM');
  if (type !== SOCK_STREAM && type !== SOCK_DGRAM) throw new HostError('ESOCKTNOSUPPORT');
  const own = type === SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP;
  if (proto !== 0 && proto !== own) throw new HostError('EPROTONOSUPPORT');
  const socket = network.open(family === AF_INET ? 4 : 6, type === SOCK_STREAM ? 'stream' : 'datagram');
  return new OuterEndpoint(family, type, proto, socket);
}
