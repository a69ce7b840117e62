/**
 * The network beyond the program, as a host may bring it along: sockets of AF_INET and AF_INET6, and names. Nothing here blocks but
 * `wait`: what cannot be done at once throws `HostError` with EAGAIN or EINPROGRESS, as the system's own sockets do that do not block,
 * and `readiness` tells when it can. Addresses are numeric; options bear the numbers of Linux.
 */

export interface NetworkAddress {
  readonly host: string;
  readonly port: number;
}

export interface ReceivedData {
  readonly data: Uint8Array;
  /** Who sent a datagram. */
  readonly from: NetworkAddress | undefined;
  /** A datagram was larger than what was asked for. */
  readonly truncated?: boolean;
}

/** Bits of `NetworkSocket.readiness`. */
export const READABLE = 1;
export const WRITABLE = 2;
export const HUNG_UP = 4;
/** An error waits to be told, by the next call or by `SO_ERROR`. */
export const FAILED = 8;

/** One socket. Every method but `readiness` throws `HostError`. */
export interface NetworkSocket {
  /** Costs next to nothing: may be asked again and again. */
  readiness(): number;
  bind(address: NetworkAddress): void;
  listen(backlog: number): void;
  /** EINPROGRESS while it takes its time; called again it tells how that ended, as Linux's does. */
  connect(address: NetworkAddress): void;
  accept(): NetworkSocket;
  receive(limit: number, peek: boolean): ReceivedData;
  /** How many bytes were taken. */
  send(data: Uint8Array, to: NetworkAddress | undefined): number;
  shutdown(how: number): void;
  getOption(level: number, option: number): number;
  setOption(level: number, option: number, value: number | Uint8Array): void;
  /** Undefined while it has none. */
  localAddress(): NetworkAddress | undefined;
  peerAddress(): NetworkAddress | undefined;
  close(): void;
}

/** What became of a question about a name: the answer, or the name of the error that `getaddrinfo` has for it (EAI_NONAME). */
export type NameAnswer<T> = { readonly found: T } | { readonly failure: string };

/** A question on its way. */
export interface NameQuery<T> {
  isDone(): boolean;
  /** Asked once, when it is done. */
  answer(): NameAnswer<T>;
}

export interface FoundHost {
  readonly family: 4 | 6;
  readonly host: string;
}

export interface FoundName {
  readonly host: string;
  readonly service: string;
}

export interface Network {
  open(family: 4 | 6, kind: 'stream' | 'datagram'): NetworkSocket;
  /** Numeric addresses of a host, of one family or (0) of both. `flags` are those of `getaddrinfo`. */
  lookUp(name: string, family: 0 | 4 | 6, flags: number): NameQuery<readonly FoundHost[]>;
  /** The names of an address. */
  nameOf(address: NetworkAddress): NameQuery<FoundName>;
  /** What this machine calls itself. */
  hostName(): string;
  /** Blocks until any socket or question is not as it was, at most `duration` nanoseconds. */
  wait(duration: bigint): void;
  /** Closes every socket; what was sent is on its way then. */
  closeAll(): void;
}
