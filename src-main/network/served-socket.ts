/** What sockets of both kinds share in the network's thread: their number, their readiness, their options. */
import type { NetworkAddress, ReceivedData } from '../../src-core/host/network.ts';

/** An error of the system, by the name of its errno. */
export class SystemError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export const SOL_SOCKET = 1;
export const SO_ERROR = 4;

/** An error that waits to be told. */
export class PendingError {
  code: string | undefined = undefined;

  /** Throws it, once. */
  tell(): void {
    const { code } = this;
    this.code = undefined;
    if (code !== undefined) throw new SystemError(code);
  }

  /** Its errno's name for `SO_ERROR`, once. */
  take(): string | undefined {
    const { code } = this;
    this.code = undefined;
    return code;
  }
}

/** A socket as the network's thread serves it: a request is a method. */
export interface ServedSocket {
  /** Bits of host/network.ts. */
  readiness(): number;
  bind(address: NetworkAddress): Promise<void>;
  listen(backlog: number): Promise<void>;
  connect(address: NetworkAddress): void | Promise<void>;
  /** The connection that has come. */
  accept(): ServedSocket;
  receive(limit: number, peek: boolean): ReceivedData;
  send(data: Uint8Array, to: NetworkAddress | undefined): number | Promise<number>;
  shutdown(how: number): void;
  /** A number, or the name of an errno (`SO_ERROR`). */
  getOption(level: number, option: number): number | string;
  setOption(level: number, option: number, value: number | Uint8Array): void;
  localAddress(): NetworkAddress | undefined;
  peerAddress(): NetworkAddress | undefined;
  /** Bytes that were sent and that the system has not taken yet. */
  readonly unsent: number;
  /** Done when what was sent is with the system. */
  close(): Promise<void>;
  /** Called after each change of readiness. */
  changed: () => void;
}

/** The number that is meant, of a number or of the bytes of one. */
export function numberOf(value: number | Uint8Array): number {
  if (typeof value === 'number') return value;
  if (value.length < 4) throw new SystemError('EINVAL');
  return new DataView(value.buffer, value.byteOffset).getInt32(0, true);
}
