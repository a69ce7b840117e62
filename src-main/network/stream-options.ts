/** Options of a TCP socket: those that Node has, and sizes, which are this side's own. Any other is refused with ENOPROTOOPT. */
import type net from 'node:net';
import { numberOf, type PendingError, SO_ERROR, SOL_SOCKET, SystemError } from './served-socket.ts';

const [IPPROTO_TCP, IPPROTO_IPV6] = [6, 41];
const [SO_REUSEADDR, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_LINGER] = [2, 7, 8, 9, 13];
const [TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT] = [1, 4, 5, 6];
const IPV6_V6ONLY = 26;

/** What a buffer holds at least, and what Linux answers of a socket that nobody has set anything of. */
const MIN_BUFFER = 4096;
const STANDARD: Readonly<Record<string, number>> = {
  [`${SOL_SOCKET}:${SO_REUSEADDR}`]: 0,
  [`${SOL_SOCKET}:${SO_SNDBUF}`]: 16_384,
  [`${SOL_SOCKET}:${SO_RCVBUF}`]: 131_072,
  [`${SOL_SOCKET}:${SO_KEEPALIVE}`]: 0,
  [`${SOL_SOCKET}:${SO_LINGER}`]: 0,
  [`${IPPROTO_TCP}:${TCP_NODELAY}`]: 0,
  [`${IPPROTO_TCP}:${TCP_KEEPIDLE}`]: 7200,
  // The system's own: Node has no words for them, and nothing that a program sees hangs on them.
  [`${IPPROTO_TCP}:${TCP_KEEPINTVL}`]: 75,
  [`${IPPROTO_TCP}:${TCP_KEEPCNT}`]: 9,
  [`${IPPROTO_IPV6}:${IPV6_V6ONLY}`]: 0,
};
const SWITCHES = new Set([`${SOL_SOCKET}:${SO_REUSEADDR}`, `${SOL_SOCKET}:${SO_KEEPALIVE}`, `${IPPROTO_TCP}:${TCP_NODELAY}`]);
/** What is on its way when nobody has said how much: as the system lets its own buffers grow. */
const ROOM = 262_144;

export class StreamOptions {
  private readonly known = new Map<string, number>();
  /** `SO_LINGER` with no time: closing is a reset. */
  lingersNever = false;

  constructor(private readonly socket: () => net.Socket | undefined) {}

  get sendLimit(): number {
    return this.known.get(`${SOL_SOCKET}:${SO_SNDBUF}`) ?? ROOM;
  }

  get receiveLimit(): number {
    return this.known.get(`${SOL_SOCKET}:${SO_RCVBUF}`) ?? ROOM;
  }

  get isV6Only(): boolean {
    return this.known.get(`${IPPROTO_IPV6}:${IPV6_V6ONLY}`) === 1;
  }

  get(level: number, option: number, error: PendingError): number | string {
    if (level === SOL_SOCKET && option === SO_ERROR) return error.take() ?? 0;
    const key = `${level}:${option}`;
    const value = this.known.get(key) ?? STANDARD[key];
    if (value === undefined) throw new SystemError('ENOPROTOOPT');
    return value;
  }

  set(level: number, option: number, value: number | Uint8Array): void {
    const key = `${level}:${option}`;
    if (STANDARD[key] === undefined) throw new SystemError('ENOPROTOOPT');
    const number = numberOf(value);
    if (key === `${SOL_SOCKET}:${SO_LINGER}`) {
      if (typeof value === 'number' || value.length < 8) throw new SystemError('EINVAL');
      this.lingersNever = number !== 0 && numberOf(value.subarray(4)) === 0;
    }
    const isSize = level === SOL_SOCKET && (option === SO_SNDBUF || option === SO_RCVBUF);
    // Linux takes twice as much, for its own needs.
    this.known.set(key, SWITCHES.has(key) ? Number(number !== 0) : isSize ? Math.max(2 * number, MIN_BUFFER) : number);
    const socket = this.socket();
    if (socket !== undefined) this.apply(socket);
  }

  /** Hands what was set to a connection. */
  apply(socket: net.Socket): void {
    const noDelay = this.known.get(`${IPPROTO_TCP}:${TCP_NODELAY}`);
    if (noDelay !== undefined) socket.setNoDelay(noDelay === 1);
    const alive = this.known.get(`${SOL_SOCKET}:${SO_KEEPALIVE}`);
    if (alive !== undefined) socket.setKeepAlive(alive === 1, 1000 * (this.known.get(`${IPPROTO_TCP}:${TCP_KEEPIDLE}`) ?? 0));
  }
}
