/** The type `select.epoll` (Modules/selectmodule.c): the descriptors that one is interested in, asked all at once. */

import { type FileStat, HostError } from '../../host/host.ts';
import { floatOf } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyList, PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { waitFor } from '../_thread/threads.ts';
import { raiseSystem } from '../host-error.ts';
import { typeIn } from '../native-type.ts';
import { type Channel, channelOf, closeDescriptor, descriptorsOf } from '../posix/descriptors.ts';
import { descriptorNumber } from './readiness.ts';

const [EPERM, ENOENT, EBADF, EEXIST, EINVAL] = [1, 2, 9, 17, 22];
const [EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP] = [1, 2, 4, 8, 16];
const EPOLLONESHOT = 1 << 30;

export const epollConstants: Readonly<Record<string, number>> = {
  EPOLLIN,
  EPOLLPRI,
  EPOLLOUT,
  EPOLLERR,
  EPOLLHUP,
  EPOLLRDNORM: 64,
  EPOLLRDBAND: 128,
  EPOLLWRNORM: 256,
  EPOLLWRBAND: 512,
  EPOLLMSG: 1024,
  EPOLLRDHUP: 8192,
  EPOLLEXCLUSIVE: 1 << 28,
  EPOLLONESHOT,
  EPOLLET: 2 ** 31,
  EPOLL_CLOEXEC: 524_288,
};

export const epollType = typeIn('select', 'epoll', {});

interface Interest {
  readonly channel: Channel;
  events: number;
}

const notForBytes = (): never => {
  throw new HostError('EINVAL');
};

/** What the descriptor of an epoll stands for: the list of interests. */
class Interests implements Channel {
  readonly isTerminal = false;
  readonly byDescriptor = new Map<number, Interest>();
  read = notForBytes;
  write = notForBytes;
  stat(): FileStat {
    const none = { size: 0, modified: 0n, accessed: 0n, changed: 0n, inode: 0, device: 0, links: 1, user: 0, group: 0 };
    return { kind: 'other', mode: 0o600, ...none };
  }
  sync(): void {}
  close(): void {
    this.byDescriptor.clear();
  }
}

class PyEpoll extends PyObject {
  constructor(
    public descriptor: number,
    readonly interests: Interests,
  ) {
    super();
  }
}

function opened(self: PyEpoll): Interests {
  return self.descriptor < 0 ? raise.ValueError('I/O operation on closed epoll object') : self.interests;
}

const NEW = parseSignature('(sizehint: int = -1, flags: int = 0)', 'FASTCALL_KEYWORDS');

function newEpoll(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [hint, flags] = bind(t, NEW, 'epoll', args, kwnames) as [number, number];
  if (hint === 0 || hint < -1) raise.ValueError('negative sizehint');
  if (flags & ~epollConstants.EPOLL_CLOEXEC) raiseSystem(EINVAL);
  const interests = new Interests();
  return adopt(new PyEpoll(descriptorsOf(t).add(interests), interests), cls, epollType);
}

/** The interest in a descriptor that is still open; what was closed is forgotten, as the system does. */
function interestIn(t: Thread, self: PyEpoll, fd: number): Interest | undefined {
  const { byDescriptor } = opened(self);
  const known = byDescriptor.get(fd);
  if (known === undefined || known.channel === channelOf(t, fd)) return known;
  byDescriptor.delete(fd);
  return undefined;
}

function register(t: Thread, self: PyEpoll, object: Value, events: number): null {
  const interests = opened(self);
  const fd = descriptorNumber(t, object);
  const channel = channelOf(t, fd);
  // Files are always ready, and are no business of an epoll.
  if (channel.seek !== undefined) raiseSystem(EPERM);
  if (interestIn(t, self, fd) !== undefined) raiseSystem(EEXIST);
  interests.byDescriptor.set(fd, { channel, events });
  return null;
}

function modify(t: Thread, self: PyEpoll, object: Value, events: number): null {
  opened(self);
  const fd = descriptorNumber(t, object);
  channelOf(t, fd);
  const known = interestIn(t, self, fd) ?? raiseSystem(ENOENT);
  known.events = events;
  return null;
}

function unregister(t: Thread, self: PyEpoll, object: Value): null {
  const interests = opened(self);
  const fd = descriptorNumber(t, object);
  channelOf(t, fd);
  if (interestIn(t, self, fd) === undefined) raiseSystem(ENOENT);
  interests.byDescriptor.delete(fd);
  return null;
}

function eventsOf({ channel, events }: Interest): number {
  const reading = events & EPOLLIN && (channel.canRead?.() ?? true) ? EPOLLIN : 0;
  const writing = events & EPOLLOUT && (channel.canWrite?.() ?? true) ? EPOLLOUT : 0;
  const always = (channel.hasFailed ? EPOLLERR : 0) | (channel.isHungUp ? EPOLLHUP : 0);
  return events === 0 ? 0 : reading | writing | always;
}

function poll(t: Thread, self: PyEpoll, timeout: Value, most: number): Value {
  const interests = opened(self);
  const { byDescriptor } = interests;
  const seconds = timeout === null ? -1 : floatOf(t, timeout);
  if (most === 0 || most < -1) raise.ValueError(`maxevents must be greater than 0, got ${most}`);
  const table = descriptorsOf(t);
  // Another object of the same descriptor may have closed it.
  if (table.get(self.descriptor) !== interests) return raiseSystem(EBADF);
  const isReady = (): boolean => {
    for (const interest of byDescriptor.values()) if (eventsOf(interest) !== 0) return true;
    return false;
  };
  if (seconds !== 0) waitFor(t as VmThread, self, isReady, seconds < 0 ? undefined : BigInt(Math.ceil(seconds * 1e9)));
  const found: Value[] = [];
  for (const [fd, interest] of byDescriptor) {
    if (table.get(fd) !== interest.channel) {
      byDescriptor.delete(fd);
      continue;
    }
    const now = eventsOf(interest);
    if (now === 0 || (most > 0 && found.length === most)) continue;
    if (interest.events & EPOLLONESHOT) interest.events = 0;
    found.push(new PyTuple([fd, now]));
  }
  return new PyList(found);
}

function close(t: Thread, self: PyEpoll): null {
  const { descriptor } = self;
  self.descriptor = -1;
  if (descriptor >= 0) closeDescriptor(t, descriptor);
  return null;
}

const DEFAULT_EVENTS = EPOLLIN | EPOLLPRI | EPOLLOUT;

fillType(epollType, {
  class: PyEpoll,
  text: '(sizehint=-1, flags=0)',
  slots: { tp_new: newEpoll },
  classmethods: {
    fromfd: [
      '(type, fd: int, /)',
      (t, _cls: PyType, fd: number) => {
        const channel = channelOf(t, fd);
        return channel instanceof Interests ? new PyEpoll(fd, channel) : raiseSystem(EINVAL);
      },
    ],
  },
  methods: {
    close: ['(self, /)', close],
    fileno: ['(self, /)', (_t, self: PyEpoll) => opened(self) && self.descriptor],
    register: [
      `(self, /, fd, eventmask: index = ${DEFAULT_EVENTS})`,
      register,
      'FASTCALL_KEYWORDS',
      '($self, /, fd,\n         eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)',
    ],
    modify: ['(self, /, fd, eventmask: index)', modify],
    unregister: ['(self, /, fd)', unregister],
    poll: ['(self, /, timeout=None, maxevents: int = -1)', poll],
    __enter__: ['(self, /)', (_t, self: PyEpoll) => opened(self) && self],
    __exit__: ['(self, exc_type=None, exc_value=None, exc_tb=None, /)', (t, self: PyEpoll) => close(t, self)],
  },
  getset: { closed: [(_t, self: PyEpoll) => self.descriptor < 0] },
});
