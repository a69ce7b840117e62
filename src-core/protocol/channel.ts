/**
 * Typed requests and events over anything that passes messages one by one: a worker's port, a WebSocket, Electron's port.
 * `connect` is the front's end, `serve` the engine's; both know only a `Port`. Messages are plain JSON:
 *
 *     request  { id, call, args }      reply  { id, value } or { id, error }      event  { event, args }
 *
 * The serving end answers within `dispatch`, without a turn of an event loop, because the engine answers while it blocks in the
 * middle of a program. So methods of a blocked engine return plain values; a promise is awaited only where a loop turns.
 */

import { isLarger, LARGEST_REPLY } from './reply-size.ts';

/** One end of a line. `listen` is called once; `close` callbacks say that nothing will come any more. */
export interface Port {
  send(message: unknown): void;
  listen(receive: (message: unknown) => void, closed?: (reason: string) => void): void;
}

/** An interface whose methods answer promises, as its implementation may write it: with plain values too. */
export type Served<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R | Promise<R> : T[K];
};

/** An error that came over the line: `message` is a sentence for the user, `kind` the error's name at the other end. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  constructor(
    readonly kind: string,
    message: string,
  ) {
    super(message);
  }
}

interface Request {
  id: number;
  call: string;
  args: unknown[];
}
interface Reply {
  id: number;
  value?: unknown;
  error?: { kind: string; message: string };
}
interface EventMessage {
  event: string;
  args: unknown[];
}

type Handler = (...args: never[]) => void;
type Asynchronous<T> = { [K in keyof T]: (...args: never[]) => Promise<unknown> };
type Events<E> = { [K in keyof E]: (...args: never[]) => void };

export interface Connection<T, E> {
  /** Calls go out and answers come back as promises; they reject with `RemoteError`. */
  readonly remote: T;
  /** Returns a function that takes the handler away again. */
  on<K extends keyof E & string>(event: K, handler: E[K]): () => void;
  /** Called once, when the line is gone; requests that are open then reject. */
  onClose(handler: (reason: string) => void): void;
}

/** The asking end of a line. */
export function connect<T extends Asynchronous<T>, E extends Events<E>>(port: Port): Connection<T, E> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const handlers = new Map<string, Set<Handler>>();
  const closeHandlers: ((reason: string) => void)[] = [];
  let lastId = 0;
  let gone: string | undefined;

  port.listen(
    (message) => {
      const { id, event } = message as Partial<Reply & EventMessage>;
      if (event !== undefined) {
        for (const handler of [...(handlers.get(event) ?? [])]) handler(...((message as EventMessage).args as never[]));
        return;
      }
      const open = id === undefined ? undefined : waiting.get(id);
      if (!open) return;
      waiting.delete(id!);
      const { value, error } = message as Reply;
      if (error) open.reject(new RemoteError(error.kind, error.message));
      else open.resolve(value);
    },
    (reason) => {
      gone = reason;
      for (const { reject } of waiting.values()) reject(new RemoteError('Closed', reason));
      waiting.clear();
      for (const handler of closeHandlers) handler(reason);
    },
  );

  const ask = (call: string, args: unknown[]) =>
    new Promise((resolve, reject) => {
      if (gone !== undefined) return reject(new RemoteError('Closed', gone));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      port.send({ id, call, args } satisfies Request);
    });

  const remote = new Proxy({} as Record<string, unknown>, {
    // A promise asks every value for `then`; the remote is none.
    get: (made, name) =>
      typeof name !== 'string' || name === 'then' ? undefined : (made[name] ??= (...args: unknown[]) => ask(name, args)),
  });
  return {
    remote: remote as T,
    on(event, handler) {
      let set = handlers.get(event);
      if (!set) handlers.set(event, (set = new Set()));
      set.add(handler as Handler);
      return () => set.delete(handler as Handler);
    },
    onClose(handler) {
      if (gone === undefined) closeHandlers.push(handler);
      else handler(gone);
    },
  };
}

export interface Service {
  /** Answers one message now; ignores what is no request. */
  dispatch(message: unknown): void;
}

/** The answering end without listening: whoever owns the line hands messages to `dispatch`. */
export function answer<T extends Asynchronous<T>>(
  send: (message: unknown) => void,
  implementation: Served<T>,
  largest = LARGEST_REPLY,
): Service {
  const fail = (id: number, error: unknown) =>
    send({
      id,
      error: error instanceof Error ? { kind: error.name, message: error.message } : { kind: 'Error', message: String(error) },
    });
  const reply = (id: number, value: unknown) => {
    if (isLarger(value, largest)) fail(id, new Error(`the answer has more than ${largest} bytes: ask for a part of it`));
    else send({ id, value });
  };
  return {
    dispatch(message) {
      const { id, call, args } = message as Partial<Request>;
      if (typeof id !== 'number' || typeof call !== 'string' || !Array.isArray(args)) return;
      const method = call in Object.prototype ? undefined : (implementation as Record<string, unknown>)[call];
      if (typeof method !== 'function') return fail(id, new Error(`no such request: ${call}`));
      try {
        const value: unknown = method.apply(implementation, args);
        if (value instanceof Promise) {
          value.then(
            (settled) => reply(id, settled),
            (error) => fail(id, error),
          );
        } else reply(id, value);
      } catch (error) {
        fail(id, error);
      }
    },
  };
}

/** The answering end of a line that an event loop drives. */
export function serve<T extends Asynchronous<T>>(port: Port, implementation: Served<T>): Service {
  const service = answer<T>((message) => port.send(message), implementation);
  port.listen((message) => service.dispatch(message));
  return service;
}

/** Sends events: `emitter<EngineEvents>(send).output({ ... })`. */
export function emitter<E extends Events<E>>(send: (message: unknown) => void): E {
  return new Proxy({} as Record<string, unknown>, {
    get: (made, name) =>
      typeof name !== 'string' || name === 'then'
        ? undefined
        : (made[name] ??= (...args: unknown[]) => send({ event: name, args } satisfies EventMessage)),
  }) as E;
}

/** Lays several lines into one: each message bears its line's name. All lines close when the one does. */
export function split<N extends string>(port: Port, names: readonly N[]): Record<N, Port> {
  const ends = new Map<string, { receive?: (message: unknown) => void; closed?: (reason: string) => void }>();
  port.listen(
    (message) => {
      const { line, body } = message as { line?: string; body?: unknown };
      if (line !== undefined) ends.get(line)?.receive?.(body);
    },
    (reason) => {
      for (const end of ends.values()) end.closed?.(reason);
    },
  );
  const made = {} as Record<N, Port>;
  for (const line of names) {
    const end: { receive?: (message: unknown) => void; closed?: (reason: string) => void } = {};
    ends.set(line, end);
    made[line] = {
      send: (body) => port.send({ line, body }),
      listen(receive, closed) {
        end.receive = receive;
        end.closed = closed;
      },
    };
  }
  return made;
}

/** What a WebSocket is, in the browser and in Node's `ws` alike. */
export interface SocketLike {
  readonly readyState: number;
  send(data: string): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { reason: string }) => void): void;
}

/** A line over a WebSocket, as JSON text. What is sent before it is open waits for that; what is sent after its end is lost. */
export function socketPort(socket: SocketLike): Port {
  const early: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of early.splice(0)) socket.send(text);
  });
  return {
    send(message) {
      const text = JSON.stringify(message);
      if (socket.readyState === 0) early.push(text);
      else if (socket.readyState === 1) socket.send(text);
    },
    listen(receive, closed) {
      socket.addEventListener('message', (event) => receive(JSON.parse(String(event.data))));
      socket.addEventListener('close', (event) => closed?.(event.reason || 'The connection to the engine is closed.'));
    },
  };
}
