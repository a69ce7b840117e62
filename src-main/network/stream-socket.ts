/**
 * A TCP socket in the network's thread, with the states of Linux's: made, bound, listening, connecting, connected. Node knows sockets
 * that connect and servers that listen, and nothing that is only bound: a bound socket is a server here whose callers are turned away.
 */
import net from 'node:net';
import { FAILED, HUNG_UP, type NetworkAddress, READABLE, type ReceivedData, WRITABLE } from '../../src-core/host/network.ts';
import { ByteQueue } from './byte-queue.ts';
import { PendingError, type ServedSocket, SystemError } from './served-socket.ts';
import { StreamOptions } from './stream-options.ts';

/** As many connections wait for `accept` (`SOMAXCONN`); more are turned away. */
const MAX_WAITING = 4096;

export class StreamSocket implements ServedSocket {
  changed: () => void = () => {};
  private server: net.Server | undefined = undefined;
  private listening = false;
  private readonly waiting: StreamSocket[] = [];
  private socket: net.Socket | undefined = undefined;
  /** `told`: the connection is there, and `connect` has said so. */
  private state: 'made' | 'connecting' | 'connected' | 'told' = 'made';
  private readonly incoming = new ByteQueue();
  /** No more will come; no more can be sent; nothing goes either way, as after a reset. */
  private ended = false;
  private finished = false;
  private dead = false;
  private readonly error = new PendingError();
  private readonly options = new StreamOptions(() => this.socket);
  private local: NetworkAddress | undefined = undefined;
  private peer: NetworkAddress | undefined = undefined;
  /** Told when the connection is gone. */
  private gone: () => void = () => {};

  constructor(private readonly family: 4 | 6) {}

  readiness(): number {
    if (this.listening) return this.waiting.length > 0 ? READABLE : 0;
    if (this.state === 'made') return WRITABLE | HUNG_UP | (this.error.code === undefined ? 0 : FAILED);
    if (this.error.code !== undefined) return READABLE | WRITABLE | FAILED | (this.dead ? HUNG_UP : 0);
    if (this.state === 'connecting') return 0;
    const readable = this.incoming.size > 0 || this.ended || this.dead ? READABLE : 0;
    const writable = this.finished || this.dead || this.room > 0 ? WRITABLE : 0;
    return readable | writable | (this.dead || (this.ended && this.finished) ? HUNG_UP : 0);
  }

  /** How much can be sent at once. */
  private get room(): number {
    return this.options.sendLimit - this.unsent;
  }

  get unsent(): number {
    return this.socket?.writableLength ?? 0;
  }

  // --- bound and listening

  bind({ host, port }: NetworkAddress): Promise<void> {
    if (this.server !== undefined || this.state !== 'made') throw new SystemError('EINVAL');
    const server = net.createServer({ allowHalfOpen: true }, (socket) => this.arrive(socket));
    this.server = server;
    return new Promise((resolve, reject) => {
      server.once('error', (error) => {
        this.server = undefined;
        reject(error);
      });
      server.listen({ host, port, exclusive: true, ipv6Only: this.family === 6 && this.options.isV6Only }, () => {
        // A caller that is gone before it was let in.
        server.on('error', () => {});
        const { address, port: bound } = server.address() as net.AddressInfo;
        this.local = { host: address, port: bound };
        resolve();
      });
    });
  }

  async listen(): Promise<void> {
    if (this.state !== 'made') throw new SystemError('EINVAL');
    if (this.server === undefined) await this.bind({ host: this.family === 6 ? '::' : '0.0.0.0', port: 0 });
    this.listening = true;
  }

  private arrive(socket: net.Socket): void {
    if (!this.listening || this.waiting.length >= MAX_WAITING) {
      socket.on('error', () => {}).resetAndDestroy();
      return;
    }
    const connection = new StreamSocket(this.family);
    connection.attach(socket);
    connection.established('told');
    this.waiting.push(connection);
    this.changed();
  }

  accept(): StreamSocket {
    if (!this.listening) throw new SystemError('EINVAL');
    const connection = this.waiting.shift();
    if (connection === undefined) throw new SystemError('EAGAIN');
    return connection;
  }

  /** Those who wait are turned away. */
  private stopListening(): void {
    this.listening = false;
    for (const connection of this.waiting.splice(0)) connection.abort();
    this.server?.close();
  }

  // --- connected

  async connect({ host, port }: NetworkAddress): Promise<void> {
    if (this.listening || this.state === 'told') throw new SystemError('EISCONN');
    if (this.state === 'connected') {
      this.state = 'told';
      return;
    }
    if (this.state === 'connecting') return this.stillConnecting();
    // An address of one's own that was bound goes over to the connection.
    const { server, local } = this;
    if (server !== undefined) await new Promise((resolve) => server.close(resolve));
    this.server = undefined;
    const own = local === undefined ? {} : { localAddress: local.host, localPort: local.port };
    this.state = 'connecting';
    this.attach(net.connect({ host, port, family: this.family, allowHalfOpen: true, ...own }));
    throw new SystemError('EINPROGRESS');
  }

  /** A connection that has failed is told of once, and can be tried again then. */
  private stillConnecting(): void {
    if (!this.dead) throw new SystemError('EALREADY');
    this.state = 'made';
    this.dead = false;
    this.socket = undefined;
    throw new SystemError(this.error.take() ?? 'ECONNABORTED');
  }

  private attach(socket: net.Socket): void {
    this.socket = socket;
    socket.on('connect', () => this.established('connected'));
    socket.on('data', (data) => {
      this.incoming.push(data);
      if (this.incoming.size >= this.options.receiveLimit) socket.pause();
      this.changed();
    });
    socket.on('end', () => {
      this.ended = true;
      this.changed();
    });
    socket.on('drain', () => this.changed());
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.error.code = error.code ?? 'EIO';
      this.dead = true;
      this.changed();
    });
    socket.on('close', () => {
      this.dead = true;
      this.gone();
      this.changed();
    });
  }

  private established(state: 'connected' | 'told'): void {
    const socket = this.socket as net.Socket;
    this.state = state;
    this.local = { host: socket.localAddress as string, port: socket.localPort as number };
    this.peer = { host: socket.remoteAddress as string, port: socket.remotePort as number };
    this.options.apply(socket);
    this.changed();
  }

  private get isConnected(): boolean {
    return this.state === 'connected' || this.state === 'told';
  }

  /** What had come before an error is read before the error is told. */
  receive(limit: number, peek: boolean): ReceivedData {
    if (this.incoming.size === 0) {
      this.error.tell();
      if (!this.isConnected) throw new SystemError('ENOTCONN');
      if (!this.ended && !this.dead && limit > 0) throw new SystemError('EAGAIN');
    }
    const data = this.incoming.take(limit, peek);
    if (this.incoming.size < this.options.receiveLimit) this.socket?.resume();
    return { data, from: undefined };
  }

  send(data: Uint8Array): number {
    this.error.tell();
    if (this.state === 'connecting') throw new SystemError('EAGAIN');
    if (!this.isConnected || this.finished || this.dead) throw new SystemError('EPIPE');
    const { room } = this;
    if (room <= 0 && data.length > 0) throw new SystemError('EAGAIN');
    const part = data.subarray(0, room);
    this.socket?.write(part, () => this.changed());
    return part.length;
  }

  shutdown(how: number): void {
    if (this.listening && how !== 1) return this.stopListening();
    if (!this.isConnected || this.dead) throw new SystemError('ENOTCONN');
    if (how !== 1) this.ended = true;
    if (how !== 0 && !this.finished) {
      this.finished = true;
      this.socket?.end();
    }
  }

  // --- the rest

  getOption(level: number, option: number): number | string {
    return this.options.get(level, option, this.error);
  }

  setOption(level: number, option: number, value: number | Uint8Array): void {
    this.options.set(level, option, value);
  }

  localAddress(): NetworkAddress | undefined {
    return this.local;
  }

  peerAddress(): NetworkAddress | undefined {
    return this.isConnected && !this.dead ? this.peer : undefined;
  }

  /** Ends the connection with a reset. */
  private abort(): void {
    if (!this.dead) this.socket?.resetAndDestroy();
  }

  /** As Linux does: what came and was not read makes the end a reset. */
  close(): Promise<void> {
    this.stopListening();
    const { socket } = this;
    if (socket === undefined || this.dead) return Promise.resolve();
    const gone = new Promise<void>((resolve) => {
      this.gone = resolve;
    });
    if (this.state === 'connecting') socket.destroy();
    else if (this.options.lingersNever || this.incoming.size > 0) this.abort();
    else socket.end(() => socket.destroy());
    return gone;
  }
}
