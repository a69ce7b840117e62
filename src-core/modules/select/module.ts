/** The module `select`: waiting until one of several descriptors can be read or written (Modules/selectmodule.c). */
import { toArray } from '../../objects/abstract/iter.ts';
import { floatOf } from '../../objects/abstract/number.ts';
import { fillModule, fillType } from '../../objects/define.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, PyType } from '../../objects/type.ts';
import { PyList, PyObject, PyTuple, type Value } from '../../objects/value.ts';
import { SUSPENDED } from '../../vm/scheduler.ts';
import type { VmThread } from '../../vm/thread.ts';
import { waitFor } from '../_thread/threads.ts';
import { raiseSystem } from '../host-error.ts';
import { channelOf, descriptorsOf } from '../posix/descriptors.ts';
import { epollConstants, epollType } from './epoll.ts';
import { canRead, canWrite, descriptorNumber, hasFailed, isHungUp } from './readiness.ts';

/** Each with the number of its descriptor. A list is gone through as it is by then: `fileno` may change it (`seq2set`). */
function withNumbers(t: Thread, objects: Value): (readonly [Value, number])[] {
  const items = objects instanceof PyList ? objects.items : toArray(t, objects);
  const out: (readonly [Value, number])[] = [];
  for (let i = 0; i < items.length; i++) out.push([items[i], descriptorNumber(t, items[i])]);
  return out;
}

function select(t: Thread, module: PyObject, reading: Value, writing: Value, failing: Value, timeout: Value): Value {
  const [readers, writers, others] = [reading, writing, failing].map((objects) => withNumbers(t, objects));
  for (const [, fd] of [...readers, ...writers, ...others]) channelOf(t, fd);
  const seconds = timeout === null ? undefined : floatOf(t, timeout);
  if (seconds !== undefined && seconds < 0) return raise.ValueError('timeout must be non-negative');
  const ready = () => readers.some(([, fd]) => canRead(t, fd)) || writers.some(([, fd]) => canWrite(t, fd));
  if (seconds !== 0) waitFor(t as VmThread, module, ready, seconds === undefined ? undefined : BigInt(Math.ceil(seconds * 1e9)));
  const found = (all: readonly (readonly [Value, number])[], test: (t: Thread, fd: number) => boolean) =>
    new PyList(all.filter(([, fd]) => test(t, fd)).map(([object]) => object));
  return new PyTuple([found(readers, canRead), found(writers, canWrite), new PyList([])]);
}

const POLLIN = 1;
const POLLOUT = 4;
const POLLERR = 8;
const POLLHUP = 16;
const POLLNVAL = 32;
const MAX_INT = 0x7fffffff;
const ENOENT = 2;

class PyPoll extends PyObject {
  readonly wanted = new Map<number, number>();
  /** Whose call is under way. */
  poller: Thread | undefined = undefined;
}

const pollType = Object.assign(new PyType('select.poll', objectType), { qualname: 'poll', module: 'select', final: true });

function poll(t: Thread, self: PyPoll, timeout: Value): Value {
  const limit = timeout === null ? undefined : floatOf(t, timeout);
  if (limit !== undefined && limit > MAX_INT) return raise.OverflowError('timeout is too large');
  if (self.poller !== undefined && self.poller !== t) return raise.RuntimeError('concurrent poll() invocation');
  self.poller = t;
  try {
    const found = waitForEvents(t, self, limit);
    self.poller = undefined;
    return found;
  } catch (error) {
    if (error !== SUSPENDED) self.poller = undefined;
    throw error;
  }
}

/** `limit` is in milliseconds. */
function waitForEvents(t: Thread, self: PyPoll, limit: number | undefined): Value {
  const table = descriptorsOf(t);
  const events = () => {
    const out: Value[] = [];
    for (const [fd, mask] of self.wanted) {
      if (table.get(fd) === undefined) {
        out.push(new PyTuple([fd, POLLNVAL]));
        continue;
      }
      const now =
        (mask & POLLIN && canRead(t, fd) ? POLLIN : 0) |
        (mask & POLLOUT && canWrite(t, fd) ? POLLOUT : 0) |
        (hasFailed(t, fd) ? POLLERR : 0) |
        (isHungUp(t, fd) ? POLLHUP : 0);
      if (now) out.push(new PyTuple([fd, now]));
    }
    return out;
  };
  const endless = limit === undefined || limit < 0;
  if (limit !== 0) waitFor(t as VmThread, self, () => events().length > 0, endless ? undefined : BigInt(Math.ceil(limit * 1e6)));
  return new PyList(events());
}

function register(t: Thread, self: PyPoll, object: Value, mask: number, known: boolean): null {
  const fd = descriptorNumber(t, object);
  if (mask < 0) raise.ValueError('value must be positive');
  if (mask > 0xffff) raise.OverflowError('Python int too large for C unsigned short');
  if (known && !self.wanted.has(fd)) raiseSystem(ENOENT);
  self.wanted.set(fd, mask);
  return null;
}

fillType(pollType, {
  class: PyPoll,
  slots: { tp_new: undefined },
  methods: {
    register: [
      '(self, fd, eventmask: int = 7, /)',
      (t, self: PyPoll, fd: Value, mask: number) => register(t, self, fd, mask, false),
    ],
    modify: ['(self, fd, eventmask: int, /)', (t, self: PyPoll, fd: Value, mask: number) => register(t, self, fd, mask, true)],
    unregister: [
      '(self, fd, /)',
      (t, self: PyPoll, object: Value) => {
        const fd = descriptorNumber(t, object);
        return self.wanted.delete(fd) ? null : raise.KeyError(String(fd));
      },
    ],
    poll: ['(self, timeout=None, /)', poll],
  },
});

export function makeSelect(): PyModule {
  const module = new PyModule('select');
  fillModule(module.dict, module, 'select', {
    select: ['(module, rlist, wlist, xlist, timeout=None, /)', select],
    poll: ['(module, /)', () => new PyPoll()],
  });
  module.dict.setStr('epoll', epollType);
  const flags = {
    POLLIN,
    POLLPRI: 2,
    POLLOUT,
    POLLERR,
    POLLHUP,
    POLLNVAL,
    POLLRDNORM: 64,
    POLLRDBAND: 128,
    POLLWRNORM: 256,
    POLLWRBAND: 512,
    POLLMSG: 1024,
    POLLRDHUP: 8192,
    PIPE_BUF: 4096,
  };
  for (const [name, value] of Object.entries({ ...flags, ...epollConstants })) module.dict.setStr(name, value);
  module.dict.setStr('error', exceptionTypes.OSError);
  return module;
}
