/** The type `_socket.socket` (Modules/socketmodule.c): a window on an endpoint, with a timeout of its own. */
import { HostError } from '../../host/host.ts';
import { toArray } from '../../objects/abstract/iter.ts';
import { floatOf, index } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, PyFloat, PyList, PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { intoBytes } from '../_io/iobase.ts';
import { beginWaiting, type Source, waitAhead, waitFor } from '../_thread/threads.ts';
import { guardHost, raiseHostError, raiseSystem } from '../host-error.ts';
import { typeIn, typeName } from '../native-type.ts';
import { channelOf, closeDescriptor, descriptorsOf } from '../posix/descriptors.ts';
import { worldOf } from '../world.ts';
import { checkPathFree, readAddress, showAddress } from './address.ts';
import { type Address, AF_INET, AF_UNIX, Endpoint, type Received, SOCK_STREAM } from './endpoint.ts';
import { networkOf } from './network.ts';
import { getOption, setOption, systemTimeout } from './options.ts';
import { openOuter } from './outer-endpoint.ts';

const EPERM = 1;
const EAGAIN = 11;
const ENOTSOCK = 88;
const ENOTCONN = 107;
const MSG_PEEK = 2;
const MSG_TRUNC = 32;
const MSG_DONTWAIT = 64;
const [SO_RCVTIMEO, SO_SNDTIMEO] = [20, 21];
const SOCK_CLOEXEC = 524_288;
const SOCK_NONBLOCK = 2048;
/** The kind of a socket without the flags that may be given with it. */
const KIND = ~(SOCK_CLOEXEC | SOCK_NONBLOCK);

export const socketType = typeIn('_socket', 'socket');

export class PySocket extends PyObject implements Source {
  descriptor = -1;
  family = AF_INET;
  type = SOCK_STREAM;
  proto = 0;
  /** Seconds; undefined waits for ever, 0 never. */
  timeout: number | undefined = undefined;

  waitAhead(t: VmThread, caller: PyObject, giveBack: () => void): void {
    const endpoint = descriptorsOf(t).get(this.descriptor);
    if (!(endpoint instanceof Endpoint) || this.timeout === 0) return;
    waitAhead(t, caller, giveBack, this, () => endpoint.canRead(), limitOf(this, endpoint, false));
  }
}

/** `socket.getdefaulttimeout()`, in seconds. */
export const defaults = new RuntimeState<{ timeout: number | undefined }>();

/** Makes a socket object stand for a descriptor. */
function open(t: Thread, self: PySocket, endpoint: Endpoint, descriptor: number): void {
  self.descriptor = descriptor;
  self.family = endpoint.family;
  self.type = endpoint.type;
  self.proto = endpoint.proto;
  self.timeout = defaults.get(t.runtime)?.timeout;
  t.runtime.tracked.finalizable.add(self);
}

/** A socket object for a new endpoint. */
export function newSocket(t: Thread, endpoint: Endpoint): PySocket {
  const socket = new PySocket();
  open(t, socket, endpoint, descriptorsOf(t).add(endpoint));
  return socket;
}

/** A socket of the world's network where that is granted, else of the program's own. */
function openEndpoint(t: Thread, family: number, type: number, proto: number): Endpoint {
  const network = family === AF_UNIX ? undefined : worldOf(t).host?.network;
  return network === undefined ? networkOf(t).open(family, type, proto) : openOuter(network, family, type, proto);
}

const INIT = parseSignature('(self, family: int = -1, type: int = -1, proto: int = -1, fileno=None)');

function init(t: Thread, self: PySocket, args: Value[], kwnames: readonly Str[] | undefined): void {
  const [family, type, proto, fileno] = bind(t, INIT, 'socket', args, kwnames) as [number, number, number, Value];
  if (fileno === null) {
    const kind = type < 0 ? SOCK_STREAM : type & KIND;
    const endpoint = guardHost(() => openEndpoint(t, family < 0 ? AF_INET : family, kind, proto < 0 ? 0 : proto));
    open(t, self, endpoint, descriptorsOf(t).add(endpoint));
    if (type >= 0 && type & SOCK_NONBLOCK) self.timeout = 0;
    return;
  }
  if (fileno instanceof PyFloat) raise.TypeError('integer argument expected, got float');
  const descriptor = Number(index(t, fileno));
  if (descriptor < 0) raise.ValueError('negative file descriptor');
  open(t, self, endpointAt(t, descriptor), descriptor);
  if (family >= 0) self.family = family;
  if (type >= 0) self.type = type & KIND;
  if (proto >= 0) self.proto = proto;
}

/** The endpoint of a descriptor. Raises OSError: EBADF, ENOTSOCK. */
export function endpointAt(t: Thread, descriptor: number): Endpoint {
  const channel = channelOf(t, descriptor);
  return channel instanceof Endpoint ? channel : raiseSystem(ENOTSOCK);
}

const endpointOf = (t: Thread, self: PySocket): Endpoint => endpointAt(t, self.descriptor);

/** How long a socket waits: as itself says, else as the system does. */
function limitOf(self: PySocket, endpoint: Endpoint, writing: boolean): bigint | undefined {
  if (self.timeout !== undefined) return BigInt(Math.ceil(self.timeout * 1e9));
  return systemTimeout(endpoint, writing ? SO_SNDTIMEO : SO_RCVTIMEO);
}

/**
 * Waits until one can read (or write), as the socket's timeout allows; one without is under that of the system. Raises
 * BlockingIOError, TimeoutError. Source: `sock_call_ex`.
 */
function awaitReady(t: Thread, self: PySocket, endpoint: Endpoint, flags: number, writing: boolean): void {
  const ready = () => (writing ? endpoint.canWrite() : endpoint.canRead());
  if (ready()) return beginWaiting(t as VmThread);
  if (self.timeout === 0 || flags & MSG_DONTWAIT) raiseSystem(EAGAIN);
  if (waitFor(t as VmThread, self, ready, limitOf(self, endpoint, writing))) return;
  if (self.timeout === undefined) raiseSystem(EAGAIN);
  raiseWith('TimeoutError', 'timed out');
}

function receive(t: Thread, self: PySocket, size: number, flags: number): Received {
  const endpoint = endpointOf(t, self);
  awaitReady(t, self, endpoint, flags, false);
  return guardHost(() => endpoint.receive(size, (flags & MSG_PEEK) !== 0));
}

/** A buffer size that is no less than nothing. Raises ValueError. */
function sizeFor(method: string, size: number): number {
  return size < 0 ? raise.ValueError(`negative buffersize in ${method}`) : size;
}

/** Runs `use` on the place for what is received, of the size that is wanted. */
function intoRoom(t: Thread, buffer: Value, count: number, method: string, use: (room: Uint8Array) => Value): Value {
  return intoBytes(t, buffer, method, (into) => {
    sizeFor(method, count);
    if (count > into.length) raise.ValueError('buffer too small for requested bytes');
    return use(count === 0 ? into : into.subarray(0, count));
  });
}

/** The same for several places. */
function intoRooms(t: Thread, buffers: readonly Value[], use: (rooms: Uint8Array[]) => Value, rooms: Uint8Array[] = []): Value {
  if (rooms.length === buffers.length) return use(rooms);
  return intoBytes(t, buffers[rooms.length], 'recvmsg_into', (room) => intoRooms(t, buffers, use, [...rooms, room]));
}

function sender(t: Thread, self: PySocket, from: Received): Value {
  return self.type === SOCK_STREAM ? null : showAddress(t, self.family, from.from);
}

function send(t: Thread, self: PySocket, data: Value, flags: number): number {
  const bytes = needBytes(t, data);
  const endpoint = endpointOf(t, self);
  awaitReady(t, self, endpoint, flags, true);
  return guardHost(() => endpoint.send(bytes, undefined));
}

/** How much of the data a thread has sent that `sendall` was suspended in; the call is executed again (`waitFor`). */
const underWay = new WeakMap<Thread, { socket: PySocket; data: Value; sent: number }>();

function sendAll(t: Thread, self: PySocket, data: Value, flags: number): null {
  const bytes = needBytes(t, data);
  let state = underWay.get(t);
  if (state?.socket !== self || state.data !== data) underWay.set(t, (state = { socket: self, data, sent: 0 }));
  const endpoint = endpointOf(t, self);
  try {
    do {
      awaitReady(t, self, endpoint, flags, true);
      const rest = bytes.subarray(state.sent);
      state.sent += guardHost(() => endpoint.send(rest, undefined));
    } while (state.sent < bytes.length);
  } catch (error) {
    if (error instanceof PyException) underWay.delete(t);
    throw error;
  }
  underWay.delete(t);
  return null;
}

function sendTo(t: Thread, self: PySocket, args: Value[]): number {
  if (args.length < 2 || args.length > 3) return raise.TypeError(`sendto() takes 2 or 3 arguments (${args.length} given)`);
  const bytes = needBytes(t, args[0]);
  const flags = args.length === 3 ? Number(index(t, args[1])) : 0;
  const endpoint = endpointOf(t, self);
  const address = guardHost(() => readAddress(t, self.family, args[args.length - 1], 'sendto'));
  awaitReady(t, self, endpoint, flags, true);
  return guardHost(() => endpoint.send(bytes, address));
}

/** What is to go beside the bytes: it is looked at, and refused. Raises TypeError, OSError. */
function refuseAncillary(t: Thread, ancillary: Value | undefined): void {
  const items = ancillary === undefined ? [] : toArray(t, ancillary);
  if (items.length > 1) raise.OSError('sending multiple control messages not supported on this system');
  for (const item of items) {
    if (!(item instanceof PyTuple) || item.items.length !== 3)
      raise.TypeError(`[sendmsg() ancillary data items] must be 3-item sequence, not ${typeName(item)}`);
    const [level, type, data] = (item as PyTuple).items;
    index(t, level);
    index(t, type);
    needBytes(t, data);
    raiseSystem(EPERM);
  }
}

function sendMessage(
  t: Thread,
  self: PySocket,
  buffers: Value,
  ancillary: Value | undefined,
  flags: number,
  address: Value,
): number {
  const parts = toArray(t, buffers).map((part) => needBytes(t, part));
  refuseAncillary(t, ancillary);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const endpoint = endpointOf(t, self);
  awaitReady(t, self, endpoint, flags, true);
  return guardHost(() => {
    const to = address === null ? undefined : readAddress(t, self.family, address, 'sendmsg');
    return endpoint.send(bytes, to);
  });
}

function setTimeout(t: Thread, self: PySocket, value: Value): null {
  const seconds = secondsOf(t, value);
  endpointOf(t, self);
  self.timeout = seconds;
  return null;
}

/** A timeout in seconds; undefined for None. Raises ValueError, OverflowError. */
export function secondsOf(t: Thread, value: Value): number | undefined {
  if (value === null) return undefined;
  const seconds = floatOf(t, value);
  if (Number.isNaN(seconds)) return raise.ValueError('Invalid value NaN (not a number)');
  if (seconds < 0) return raise.ValueError('Timeout value out of range');
  return seconds > 9.2e9 ? raise.OverflowError('timestamp too large to convert to C _PyTime_t') : seconds;
}

export const showTimeout = (seconds: number | undefined): Value => (seconds === undefined ? null : new PyFloat(seconds));

function accept(t: Thread, self: PySocket): Value {
  const endpoint = endpointOf(t, self);
  if (endpoint.isListening) awaitReady(t, self, endpoint, 0, false);
  const accepted = guardHost(() => endpoint.accept());
  return new PyTuple([descriptorsOf(t).add(accepted), showAddress(t, self.family, accepted.peer)]);
}

function connect(t: Thread, self: PySocket, address: Value): null {
  const endpoint = endpointOf(t, self);
  connectTo(
    t,
    self,
    endpoint,
    guardHost(() => readAddress(t, self.family, address, 'connect')),
  );
  return null;
}

/**
 * Asks until the connection is there or has failed, where the socket may wait. The call may be executed again meanwhile (`waitFor`):
 * a connection that is under way is joined, whoever began it. Source: `internal_connect`.
 */
function connectTo(t: Thread, self: PySocket, endpoint: Endpoint, to: Address): void {
  for (;;) {
    try {
      return endpoint.connect(to);
    } catch (error) {
      const underWay = error instanceof HostError && (error.code === 'EINPROGRESS' || error.code === 'EALREADY');
      if (!underWay || self.timeout === 0) return raiseHostError(error);
    }
    awaitReady(t, self, endpoint, 0, true);
  }
}

/** The error's number in place of the error; a timeout's is EAGAIN. */
function connectNumber(t: Thread, self: PySocket, address: Value): Value {
  const endpoint = endpointOf(t, self);
  const to = guardHost(() => readAddress(t, self.family, address, 'connect_ex'));
  try {
    connectTo(t, self, endpoint, to);
    return 0;
  } catch (error) {
    if (!(error instanceof PyException) || !error.cls.mro.includes(exceptionTypes.OSError)) throw error;
    return error.extra?.errno ?? EAGAIN;
  }
}

function close(t: Thread, self: PySocket): null {
  const { descriptor } = self;
  self.descriptor = -1;
  t.runtime.tracked.finalizable.delete(self);
  if (descriptor >= 0) closeDescriptor(t, descriptor);
  return null;
}

/** The end of a socket that was not closed (`sock_finalize`). */
function finalize(t: Thread, self: PySocket): void {
  if (self.descriptor < 0) return;
  t.warn(exceptionTypes.ResourceWarning, `unclosed ${reprText(t, self)}`, 1);
  close(t, self);
}

function addressOf(t: Thread, self: PySocket, which: (endpoint: Endpoint) => Address | undefined): Value {
  const endpoint = endpointOf(t, self);
  return showAddress(
    t,
    self.family,
    guardHost(() => which(endpoint)),
  );
}

const done = (work: (t: Thread, self: PySocket, ...args: never[]) => void, notation: string): NativeRow => [
  notation,
  (t, self: PySocket, ...args: never[]) => {
    work(t, self, ...args);
    return null;
  },
];

/** The room for what comes beside the bytes. Raises ValueError. */
function checkAncillary(size: number): void {
  if (size < 0 || size > 0x7fffffff) raise.ValueError('invalid ancillary data buffer length');
}

const messageFlags = (got: Received): number => (got.truncated ? MSG_TRUNC : 0);

/** What is received beside the bytes (rights and such) is always nothing. */
const receiving: Record<string, NativeRow> = {
  recv: [
    '~(self, bufsize: int, flags: int = 0, /)',
    (t, self: PySocket, size: number, flags: number) => new PyBytes(receive(t, self, sizeFor('recv', size), flags).data),
  ],
  recv_into: [
    '~(self, buffer, nbytes: int = 0, flags: int = 0)',
    (t, self: PySocket, buffer: Value, count: number, flags: number) =>
      intoRoom(t, buffer, count, 'recv_into', (room) => {
        const { data } = receive(t, self, room.length, flags);
        room.set(data);
        return data.length;
      }),
  ],
  recvfrom: [
    '~(self, bufsize: int, flags: int = 0, /)',
    (t, self: PySocket, size: number, flags: number) => {
      const got = receive(t, self, sizeFor('recvfrom', size), flags);
      return new PyTuple([new PyBytes(got.data), sender(t, self, got)]);
    },
  ],
  recvfrom_into: [
    '~(self, buffer, nbytes: int = 0, flags: int = 0)',
    (t, self: PySocket, buffer: Value, count: number, flags: number) =>
      intoRoom(t, buffer, count, 'recvfrom_into', (room) => {
        const got = receive(t, self, room.length, flags);
        room.set(got.data);
        return new PyTuple([got.data.length, sender(t, self, got)]);
      }),
  ],
  recvmsg: [
    '~(self, bufsize: int, ancbufsize: int = 0, flags: int = 0, /)',
    (t, self: PySocket, size: number, ancillary: number, flags: number) => {
      if (size < 0) raise.ValueError('negative buffer size in recvmsg()');
      checkAncillary(ancillary);
      const got = receive(t, self, size, flags);
      return new PyTuple([new PyBytes(got.data), new PyList([]), messageFlags(got), sender(t, self, got)]);
    },
  ],
  recvmsg_into: [
    '~(self, buffers, ancbufsize: int = 0, flags: int = 0, /)',
    (t, self: PySocket, buffers: Value, ancillary: number, flags: number) =>
      intoRooms(t, toArray(t, buffers), (rooms) => {
        checkAncillary(ancillary);
        const size = rooms.reduce((sum, room) => sum + room.length, 0);
        const got = receive(t, self, size, flags);
        let rest = got.data;
        for (const room of rooms) {
          const part = rest.subarray(0, room.length);
          room.set(part);
          rest = rest.subarray(part.length);
        }
        return new PyTuple([got.data.length, new PyList([]), messageFlags(got), sender(t, self, got)]);
      }),
  ],
};

const sending: Record<string, NativeRow> = {
  send: ['~(self, data, flags: int = 0, /)', send],
  sendall: ['~(self, data, flags: int = 0, /)', sendAll],
  sendto: ['~(self, *args)', sendTo],
  sendmsg: ['~(self, buffers, ancdata=NULL, flags: int = 0, address=None, /)', sendMessage],
};

fillType(socketType, {
  class: PySocket,
  slots: {
    tp_new: (_t, cls) => adopt(new PySocket(), cls, socketType),
    tp_init: init,
    tp_finalize: finalize,
    tp_repr: (_t, self: PySocket) =>
      `<socket object, fd=${self.descriptor}, family=${self.family}, type=${self.type}, proto=${self.proto}>`,
  },
  methods: {
    ...receiving,
    ...sending,
    _accept: ['~(self)', accept],
    bind: done((t, self: PySocket, address: Value) => {
      const endpoint = endpointOf(t, self);
      const where = readAddress(t, self.family, address, 'bind');
      if (self.family === AF_UNIX) checkPathFree(t, where);
      guardHost(() => endpoint.bind(where));
    }, '~(self, address, /)'),
    listen: done((t, self: PySocket, backlog: number) => {
      const endpoint = endpointOf(t, self);
      guardHost(() => endpoint.listen(Math.max(backlog, 0)));
    }, '~(self, backlog: int = 128, /)'),
    connect: ['~(self, address, /)', connect],
    connect_ex: ['~(self, address, /)', connectNumber],
    fileno: ['~(self)', (_t, self: PySocket) => self.descriptor],
    detach: [
      '~(self)',
      (t, self: PySocket) => {
        const { descriptor } = self;
        self.descriptor = -1;
        t.runtime.tracked.finalizable.delete(self);
        return descriptor;
      },
    ],
    close: ['~(self)', close],
    shutdown: done((t, self: PySocket, how: number) => {
      const endpoint = endpointOf(t, self);
      guardHost(() => endpoint.shutdown(how));
    }, '~(self, how: int, /)'),
    setblocking: done((t, self: PySocket, flag: boolean) => {
      endpointOf(t, self);
      self.timeout = flag ? undefined : 0;
    }, '~(self, flag: bool, /)'),
    getblocking: ['~(self)', (_t, self: PySocket) => self.timeout !== 0],
    settimeout: ['~(self, timeout, /)', setTimeout],
    gettimeout: ['~(self)', (_t, self: PySocket) => showTimeout(self.timeout)],
    setsockopt: done((t, self: PySocket, level: number, option: number, value: Value, length: Value) => {
      setOption(t, endpointOf(t, self), level, option, value, length);
    }, '~(self, level: int, option: int, value, optlen=None, /)'),
    getsockopt: [
      '~(self, level: int, option: int, buflen: int = 0, /)',
      (t, self: PySocket, level: number, option: number, size: number) => getOption(endpointOf(t, self), level, option, size),
    ],
    getsockname: ['~(self)', (t, self: PySocket) => addressOf(t, self, (endpoint) => endpoint.local)],
    getpeername: ['~(self)', (t, self: PySocket) => addressOf(t, self, (endpoint) => endpoint.peer ?? raiseSystem(ENOTCONN))],
  },
  members: {
    family: (_t, self: PySocket) => self.family,
    type: (_t, self: PySocket) => self.type,
    proto: (_t, self: PySocket) => self.proto,
  },
  getset: { timeout: [(_t, self: PySocket) => showTimeout(self.timeout)] },
});
