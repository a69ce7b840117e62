/**
 * The network as the machine's thread has it: each call is a request to the network's thread and blocks until it is answered, which
 * takes some 20 microseconds. The thread is started by the first of them. Readiness is read from memory that both share.
 */
import os from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads';
import { HostError } from '../../src-core/host/host.ts';
import type {
  FoundHost,
  FoundName,
  NameAnswer,
  NameQuery,
  Network,
  NetworkAddress,
  NetworkSocket,
  ReceivedData,
} from '../../src-core/host/network.ts';
import { ANSWERS, CHANGES, type NetworkReply, type NetworkStart, STATE_BYTES } from './protocol.ts';

/** As much of what is sent goes over at once: no call copies more than can be on its way. */
const MOST_SENT = 262_144;
/** A thread that is silent for so long is not there. */
const PATIENCE = 60_000;

/** Starts the network's thread; what is in `transfer` moves there. */
export type StartThread = (start: NetworkStart, transfer: MessagePort[]) => Worker;

export class RemoteNetwork implements Network {
  private readonly state = new Int32Array(new SharedArrayBuffer(STATE_BYTES));
  private seen = 0;
  private answered = 0;
  private port: MessagePort | undefined = undefined;

  constructor(private readonly startThread: StartThread) {}

  /** Asks the network (0) or one of its sockets. Throws `HostError`. */
  ask<T>(id: number, method: string, ...args: unknown[]): T {
    this.port ??= this.start();
    this.port.postMessage({ id, method, args });
    while (Atomics.load(this.state, ANSWERS) === this.answered)
      if (Atomics.wait(this.state, ANSWERS, this.answered, PATIENCE) === 'timed-out')
        throw new Error('the network does not answer');
    this.answered++;
    const reply = receiveMessageOnPort(this.port)?.message as NetworkReply;
    if ('code' in reply) throw new HostError(reply.code);
    if ('defect' in reply) throw new Error(`the network's thread: ${reply.defect}`);
    return reply.value as T;
  }

  private start(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const network = { port: port2, state: this.state.buffer as SharedArrayBuffer };
    this.startThread({ network }, [port2]).unref();
    port1.unref();
    return port1;
  }

  readinessOf(id: number): number {
    return Atomics.load(this.state, id);
  }

  open(family: 4 | 6, kind: 'stream' | 'datagram'): NetworkSocket {
    return new RemoteSocket(this, this.ask(0, 'open', family, kind));
  }

  lookUp(name: string, family: 0 | 4 | 6, flags: number): NameQuery<readonly FoundHost[]> {
    return this.query('lookUp', name, family, flags);
  }

  nameOf(address: NetworkAddress): NameQuery<FoundName> {
    return this.query('nameOf', address);
  }

  private query<T>(method: string, ...args: unknown[]): NameQuery<T> {
    const id = this.ask<number>(0, method, ...args);
    return {
      isDone: () => this.readinessOf(id) !== 0,
      answer: () => this.ask<NameAnswer<T>>(0, 'takeAnswer', id),
    };
  }

  hostName(): string {
    return os.hostname();
  }

  /** What changed since the last wait began counts too: whoever has looked before will look again. */
  wait(duration: bigint): void {
    const { state, seen } = this;
    Atomics.wait(state, CHANGES, seen, Number(duration) / 1e6);
    this.seen = Atomics.load(state, CHANGES);
  }

  closeAll(): void {
    if (this.port !== undefined) this.ask(0, 'closeAll');
  }
}

class RemoteSocket implements NetworkSocket {
  private closed = false;

  constructor(
    private readonly network: RemoteNetwork,
    private readonly id: number,
  ) {}

  private ask<T>(method: string, ...args: unknown[]): T {
    if (this.closed) throw new HostError('EBADF');
    return this.network.ask(this.id, method, ...args);
  }

  readiness(): number {
    return this.closed ? 0 : this.network.readinessOf(this.id);
  }

  bind(address: NetworkAddress): void {
    this.ask('bind', address);
  }

  listen(backlog: number): void {
    this.ask('listen', backlog);
  }

  connect(address: NetworkAddress): void {
    this.ask('connect', address);
  }

  accept(): NetworkSocket {
    return new RemoteSocket(this.network, this.ask('accept'));
  }

  receive(limit: number, peek: boolean): ReceivedData {
    return this.ask('receive', limit, peek);
  }

  send(data: Uint8Array, to: NetworkAddress | undefined): number {
    // A copy of its own: of a part of something larger, all would be sent over.
    return this.ask('send', data.slice(0, MOST_SENT), to);
  }

  shutdown(how: number): void {
    this.ask('shutdown', how);
  }

  getOption(level: number, option: number): number {
    const value = this.ask<number | string>('getOption', level, option);
    return typeof value === 'number' ? value : new HostError(value).errno;
  }

  setOption(level: number, option: number, value: number | Uint8Array): void {
    this.ask('setOption', level, option, typeof value === 'number' ? value : value.slice());
  }

  localAddress(): NetworkAddress | undefined {
    return this.ask('localAddress');
  }

  peerAddress(): NetworkAddress | undefined {
    return this.ask('peerAddress');
  }

  close(): void {
    this.ask('close');
    this.closed = true;
  }
}
