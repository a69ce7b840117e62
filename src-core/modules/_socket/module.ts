/**
 * The module `_socket` (Modules/socketmodule.c): pairs of connected sockets inside of one program. A socket to the outside is refused,
 * with the flag that would allow it.
 */
import { HostRefusal } from '../../host/grants.ts';
import { floatOf, index } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { fillModule, fillType, type NativeRow } from '../../objects/define.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, PyType } from '../../objects/type.ts';
import { asInt, PyBytes, PyFloat, PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { writableView } from '../_io/iobase.ts';
import { waitFor } from '../_thread/threads.ts';
import { guardHost, raiseHostError, raiseSystem } from '../host-error.ts';
import { type Channel, channelOf, closeDescriptor, descriptorsOf } from '../posix/descriptors.ts';
import { connectedChannels } from '../posix/pipe.ts';
import { socketConstants } from './constants.ts';

const EPERM = 1;
const EAGAIN = 11;
const AF_UNIX = 1;
const SOCK_STREAM = 1;

class PySocket extends PyObject {
  descriptor = -1;
  family = AF_UNIX;
  type = SOCK_STREAM;
  proto = 0;
  /** Seconds; undefined waits for ever, 0 never. */
  timeout: number | undefined = undefined;
}

const socketType = Object.assign(new PyType('_socket.socket', objectType), { qualname: 'socket', module: '_socket' });

const refuseNet = (): never => raiseHostError(new HostRefusal('net', ''));

const INIT = parseSignature('(self, family: int = -1, type: int = -1, proto: int = -1, fileno=None)');

function init(t: Thread, self: PySocket, args: Value[], kwnames: readonly Str[] | undefined): void {
  const [family, type, proto, fileno] = bind(t, INIT, 'socket', args, kwnames) as [number, number, number, Value];
  if (fileno === null) refuseNet();
  self.descriptor = Number(index(t, fileno));
  channelOf(t, self.descriptor);
  self.family = family < 0 ? AF_UNIX : family;
  self.type = type < 0 ? SOCK_STREAM : type;
  self.proto = proto < 0 ? 0 : proto;
}

const opened = (t: Thread, self: PySocket): Channel => channelOf(t, self.descriptor);

/** Waits until `ready`, as the socket's timeout allows. Raises BlockingIOError, TimeoutError. */
function awaitReady(t: Thread, self: PySocket, ready: () => boolean): void {
  if (ready()) return;
  if (self.timeout === 0) raiseSystem(EAGAIN);
  const limit = self.timeout === undefined ? undefined : BigInt(Math.ceil(self.timeout * 1e9));
  if (!waitFor(t as VmThread, self, ready, limit)) raiseWith('TimeoutError', 'timed out');
}

function receive(t: Thread, self: PySocket, size: number): Uint8Array {
  if (size < 0) raise.ValueError('negative buffersize in recv');
  const channel = opened(t, self);
  awaitReady(t, self, () => channel.canRead?.() ?? true);
  return guardHost(() => channel.read(size));
}

/** What speaks to somebody by address, or passes more than bytes, is the network's. */
const unconnected = (): never => raiseSystem(EPERM);

function send(t: Thread, self: PySocket, data: Value): number {
  const bytes = needBytes(data);
  const channel = opened(t, self);
  awaitReady(t, self, () => channel.canWrite?.() ?? true);
  return guardHost(() => channel.write(bytes));
}

function setTimeout(t: Thread, self: PySocket, value: Value): null {
  const seconds = value === null ? undefined : floatOf(t, value);
  if (seconds !== undefined && seconds < 0) raise.ValueError('Timeout value out of range');
  self.timeout = seconds;
  return null;
}

const nothing = (): Value => null;

fillType(socketType, {
  class: PySocket,
  slots: {
    tp_new: (_t, cls) => adopt(new PySocket(), cls, socketType),
    tp_init: init,
    tp_repr: (_t, self: PySocket) =>
      `<socket object, fd=${self.descriptor}, family=${self.family}, type=${self.type}, proto=${self.proto}>`,
  },
  methods: {
    recv: [
      '~(self, bufsize: int, flags: int = 0, /)',
      (t, self: PySocket, size: number) => new PyBytes(receive(t, self, size).slice()),
    ],
    recv_into: [
      '~(self, buffer, nbytes: int = 0, flags: int = 0)',
      (t, self: PySocket, buffer: Value, count: number) => {
        const into = writableView(t, buffer, 'recv_into');
        const data = receive(t, self, count || into.length);
        into.set(data);
        return data.length;
      },
    ],
    send: ['~(self, data, flags: int = 0, /)', send],
    sendall: [
      '~(self, data, flags: int = 0, /)',
      (t, self: PySocket, data: Value) => {
        for (let rest = needBytes(data); rest.length > 0; ) rest = rest.subarray(send(t, self, new PyBytes(rest)));
        return null;
      },
    ],
    sendto: ['~(self, *args)', unconnected],
    recvfrom: ['~(self, *args)', unconnected],
    recvfrom_into: ['~(self, *args)', unconnected],
    sendmsg: ['~(self, *args)', unconnected],
    recvmsg: ['~(self, *args)', unconnected],
    recvmsg_into: ['~(self, *args)', unconnected],
    fileno: ['~(self)', (_t, self: PySocket) => self.descriptor],
    detach: [
      '~(self)',
      (_t, self: PySocket) => {
        const { descriptor } = self;
        self.descriptor = -1;
        return descriptor;
      },
    ],
    close: [
      '~(self)',
      (t, self: PySocket) => {
        const { descriptor } = self;
        self.descriptor = -1;
        if (descriptor >= 0) closeDescriptor(t, descriptor);
        return null;
      },
    ],
    shutdown: [
      '~(self, how: int, /)',
      (t, self: PySocket, how: number) => {
        opened(t, self).shutdown?.(how);
        return null;
      },
    ],
    setblocking: [
      '~(self, flag: bool, /)',
      (_t, self: PySocket, flag: boolean) => {
        self.timeout = flag ? undefined : 0;
        return null;
      },
    ],
    getblocking: ['~(self)', (_t, self: PySocket) => self.timeout !== 0],
    settimeout: ['~(self, timeout, /)', setTimeout],
    gettimeout: ['~(self)', (_t, self: PySocket) => (self.timeout === undefined ? null : new PyFloat(self.timeout))],
    setsockopt: ['~(self, level: int, option: int, value, optlen=None, /)', nothing],
    getsockopt: ['~(self, level: int, option: int, buflen: int = 0, /)', () => 0],
    getsockname: ['~(self)', () => ''],
    getpeername: ['~(self)', () => ''],
    bind: ['~(self, address, /)', refuseNet],
    listen: ['~(self, backlog: int = 128, /)', refuseNet],
    connect: ['~(self, address, /)', refuseNet],
    connect_ex: ['~(self, address, /)', refuseNet],
    _accept: ['~(self)', refuseNet],
  },
  members: {
    family: (_t, self: PySocket) => self.family,
    type: (_t, self: PySocket) => self.type,
    proto: (_t, self: PySocket) => self.proto,
    timeout: (_t, self: PySocket) => (self.timeout === undefined ? null : new PyFloat(self.timeout)),
  },
});

function socketpair(t: Thread, _module: Value, family: Value, type: number): Value {
  const table = descriptorsOf(t);
  const made = connectedChannels().map((channel) => {
    const socket = new PySocket();
    socket.descriptor = table.add(channel);
    socket.family = family === null ? AF_UNIX : Number(asInt(family) ?? AF_UNIX);
    socket.type = type;
    return socket;
  });
  return new PyTuple(made);
}

const swap16: NativeRow = ['~(module, x: int, /)', (_t, _module: Value, x: number) => ((x & 255) << 8) | ((x >> 8) & 255)];
const swap32: NativeRow = [
  '~(module, x: index, /)',
  (_t, _module: Value, x: number) => (((x & 255) << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24)) >>> 0,
];

/** An address of four numbers as bytes. Raises OSError. */
function packAddress(_t: Thread, _module: Value, text: Str): Value {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(String(text))?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) {
    return raise.OSError('illegal IP address string passed to inet_aton');
  }
  return new PyBytes(Uint8Array.from(parts));
}

const functions: Record<string, NativeRow> = {
  socketpair: ['~(module, family=None, type: int = 1, proto: int = 0, /)', socketpair],
  close: [
    '~(module, fd: int, /)',
    (t, _module: Value, fd: number) => {
      closeDescriptor(t, fd);
      return null;
    },
  ],
  getdefaulttimeout: ['~(module)', nothing],
  setdefaulttimeout: ['~(module, timeout, /)', nothing],
  gethostname: ['~(module)', () => 'localhost'],
  gethostbyname: ['~(module, host, /)', refuseNet],
  getaddrinfo: ['~(module, host, port, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0)', refuseNet],
  getnameinfo: ['~(module, sockaddr, flags: int, /)', refuseNet],
  htons: swap16,
  ntohs: swap16,
  htonl: swap32,
  ntohl: swap32,
  inet_aton: ['~(module, ip: str, /)', packAddress],
  inet_ntoa: ['~(module, packed, /)', (_t, _module: Value, packed: Value) => [...needBytes(packed)].join('.')],
};

function errorType(name: string): PyType {
  const type = Object.assign(new PyType(`socket.${name}`, exceptionTypes.OSError), {
    qualname: name,
    module: 'socket',
    hasDict: true,
  });
  type.solid = exceptionTypes.OSError.solid;
  fillType(type, {});
  return type;
}
const gaierror = errorType('gaierror');
const herror = errorType('herror');

export function makeSocket(): PyModule {
  const module = new PyModule('_socket');
  const { dict } = module;
  fillModule(dict, module, '_socket', functions);
  for (const [name, value] of Object.entries(socketConstants)) dict.setStr(name, value);
  dict.setStr('socket', socketType);
  dict.setStr('SocketType', socketType);
  dict.setStr('error', exceptionTypes.OSError);
  dict.setStr('timeout', exceptionTypes.TimeoutError);
  dict.setStr('gaierror', gaierror);
  dict.setStr('herror', herror);
  dict.setStr('has_ipv6', true);
  return module;
}
