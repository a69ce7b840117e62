/**
 * The thread in which the sockets live: Node's are asynchronous, and the machine's own thread never comes to its event loop. It answers
 * one request after the other and writes the readiness of every socket where the machine sees it.
 */
import type { MessagePort } from 'node:worker_threads';
import type { NameAnswer, NetworkAddress } from '../../src-core/host/network.ts';
import { READABLE } from '../../src-core/host/network.ts';
import { DatagramSocket } from './datagram-socket.ts';
import { addressesOf, namesOf } from './names.ts';
import { ANSWERS, CHANGES, type NetworkReply, type NetworkRequest, type NetworkStart, Numbers } from './protocol.ts';
import { type ServedSocket, SystemError } from './served-socket.ts';
import { StreamSocket } from './stream-socket.ts';

/** How long the end of a program waits for peers that take nothing of what was sent: 2 s. */
const LINGER = 2000;

class NetworkThread {
  private readonly state: Int32Array;
  private readonly numbers = new Numbers();
  private readonly sockets = new Map<number, ServedSocket>();
  private readonly answers = new Map<number, NameAnswer<unknown>>();
  /** Connections that end in the background. */
  private readonly closing = new Map<ServedSocket, Promise<void>>();

  constructor(
    private readonly port: MessagePort,
    state: SharedArrayBuffer,
  ) {
    this.state = new Int32Array(state);
    port.on('message', (request: NetworkRequest) => void this.answer(request));
  }

  private async answer({ id, method, args }: NetworkRequest): Promise<void> {
    let reply: NetworkReply;
    try {
      reply = { value: await this.perform(id, method, args) };
    } catch (error) {
      reply = replyOf(error as NodeJS.ErrnoException);
    }
    this.publish(id);
    this.port.postMessage(reply);
    this.raise(ANSWERS);
  }

  private raise(counter: number): void {
    Atomics.add(this.state, counter, 1);
    Atomics.notify(this.state, counter);
  }

  private readonly own = {
    open: (family: 4 | 6, kind: 'stream' | 'datagram') =>
      this.add(kind === 'stream' ? new StreamSocket(family) : new DatagramSocket(family)),
    lookUp: (name: string, family: 0 | 4 | 6, flags: number) => this.question(addressesOf(name, family, flags)),
    nameOf: (address: NetworkAddress) => this.question(namesOf(address)),
    takeAnswer: (id: number) => {
      const answer = this.answers.get(id);
      this.answers.delete(id);
      this.numbers.release(id);
      return answer;
    },
    closeAll: async () => {
      for (const id of [...this.sockets.keys()]) this.close(id);
      for (let before = Number.POSITIVE_INFINITY, unsent = this.unsent; unsent < before; before = unsent, unsent = this.unsent) {
        const late = new Promise((resolve) => setTimeout(resolve, LINGER).unref());
        await Promise.race([late, Promise.all(this.closing.values())]);
      }
    },
  };

  /** Two methods of sockets make and end numbers; all others are the socket's alone. */
  private perform(id: number, method: string, args: readonly unknown[]): unknown {
    if (method === 'close') return this.close(id);
    const served = (id === 0 ? this.own : this.sockets.get(id)) as Record<string, (...args: unknown[]) => unknown>;
    return method === 'accept' ? this.add(served.accept() as ServedSocket) : served[method](...args);
  }

  private add(socket: ServedSocket): number {
    const id = this.number();
    this.sockets.set(id, socket);
    socket.changed = () => this.publish(id);
    this.publish(id);
    return id;
  }

  private number(): number {
    const id = this.numbers.take();
    if (id === undefined) throw new SystemError('EMFILE');
    Atomics.store(this.state, id, 0);
    return id;
  }

  private close(id: number): void {
    const socket = this.sockets.get(id) as ServedSocket;
    this.sockets.delete(id);
    this.numbers.release(id);
    socket.changed = () => {};
    const end = socket.close().finally(() => this.closing.delete(socket));
    this.closing.set(socket, end);
  }

  /** Bytes of closed sockets that the system has not taken yet. */
  private get unsent(): number {
    return [...this.closing.keys()].reduce((sum, socket) => sum + socket.unsent, 0);
  }

  /** Writes down what a socket is ready for. */
  private publish(id: number): void {
    const socket = this.sockets.get(id);
    if (socket === undefined) return;
    const readiness = socket.readiness();
    if (Atomics.exchange(this.state, id, readiness) !== readiness) this.raise(CHANGES);
  }

  /** A number that can be read when the answer is there. */
  private question(answer: Promise<NameAnswer<unknown>>): number {
    const id = this.number();
    void answer.then((given) => {
      this.answers.set(id, given);
      Atomics.store(this.state, id, READABLE);
      this.raise(CHANGES);
    });
    return id;
  }
}

/** Codes of Node that are the system's by other names. */
const NODE_CODES: Readonly<Record<string, string>> = {
  ERR_SOCKET_BAD_PORT: 'EINVAL',
  ERR_SOCKET_DGRAM_IS_CONNECTED: 'EISCONN',
  ERR_INVALID_ARG_TYPE: 'EINVAL',
};

function replyOf(error: NodeJS.ErrnoException): NetworkReply {
  const { code = '' } = error;
  if (NODE_CODES[code] !== undefined) return { code: NODE_CODES[code] };
  return /^E[A-Z0-9]+$/.test(code) ? { code } : { defect: error.stack ?? String(error) };
}

export function serveNetwork({ network: { port, state } }: NetworkStart): void {
  new NetworkThread(port, state);
}
