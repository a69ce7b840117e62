/** `posix.open` and the functions on open descriptors (Modules/posixmodule.c). */
import type { OpenHow } from '../../host/host.ts';
import { index } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import type { NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, type PyObject, PyTuple, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { watchFile } from '../mmap/shared-files.ts';
import { hostOf } from '../world.ts';
import { channelOf, closeDescriptor, descriptorsOf, fileChannel, seekChannel } from './descriptors.ts';
import { pathOf } from './path.ts';
import { pipeChannels, readChannel, writeChannel } from './pipe.ts';
import { statResult } from './stat.ts';

const O_WRONLY = 1;
const O_RDWR = 2;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;
const O_DIRECTORY = 0o200000;
const O_TMPFILE = 0o20200000;
const EINVAL = 22;
const EOPNOTSUPP = 95;
/** Bytes that one call of `sendfile` reads. */
const MOST_SENT = 1 << 20;

function howOf(flags: number, mode: number): OpenHow {
  const access = flags & 3;
  return {
    read: access !== O_WRONLY,
    write: access === O_WRONLY || access === O_RDWR,
    create: (flags & O_CREAT) !== 0,
    exclusive: (flags & O_EXCL) !== 0,
    truncate: (flags & O_TRUNC) !== 0,
    append: (flags & O_APPEND) !== 0,
    mode,
  };
}

/** Opens a file by flags and gives its descriptor. Raises OSError with `shown` as its file. */
export function openDescriptor(t: Thread, path: string, flags: number, mode: number, shown: Value): number {
  // A file without a name is what no host has.
  if ((flags & O_TMPFILE) === O_TMPFILE) return raiseSystem(EOPNOTSUPP, shown);
  if (flags & O_DIRECTORY) return raise.NotImplementedError('opening a folder is not supported yet');
  const how = howOf(flags, mode);
  const file = guardHost(() => hostOf(t).files.open(path, how), shown);
  const channel = fileChannel(watchFile(t.runtime, file), how.append === true);
  return descriptorsOf(t).add({ ...channel, file, how });
}

function truncate(t: Thread, descriptor: number, size: number): null {
  const channel = channelOf(t, descriptor);
  if (channel.truncate === undefined || size < 0) return raiseSystem(EINVAL);
  guardHost(() => channel.truncate?.(size));
  return null;
}

/** Copies bytes from a file to another descriptor; from its position, which goes on, or from `offset`, and then it stays (sendfile(2)). */
function sendFile(t: Thread, module: PyObject, to: number, from: number, offset: Value, count: number): Value {
  const source = channelOf(t, from);
  const target = channelOf(t, to);
  if (count < 0 || source.seek === undefined) return raiseSystem(EINVAL);
  const before = seekChannel(source, 0, 1);
  const start = offset === null ? before : Number(index(t, offset));
  if (start < 0) return raiseSystem(EINVAL);
  let sent = 0;
  try {
    seekChannel(source, start, 0);
    const data = guardHost(() => source.read(Math.min(count, MOST_SENT)));
    if (data.length > 0) sent = guardHost(() => writeChannel(t as VmThread, module, target, data));
  } finally {
    seekChannel(source, offset === null ? start + sent : before, 0);
  }
  return sent;
}

export const descriptorFunctions: Record<string, NativeRow> = {
  open: [
    '(module, /, path, flags: int, mode: int = 511, *, dir_fd=None)',
    (t, _module: Value, path: Value, flags: number, mode: number) => {
      const where = pathOf(t, path, { of: 'open' });
      return openDescriptor(t, where.text, flags, mode, where.shown);
    },
  ],
  close: [
    '(module, /, fd: int)',
    (t, _module: Value, fd: number) => {
      closeDescriptor(t, fd);
      return null;
    },
  ],
  closerange: [
    '(module, fd_low: int, fd_high: int, /)',
    (t, _module: Value, low: number, high: number) => {
      const table = descriptorsOf(t);
      for (let fd = low; fd < high; fd++) if (table.get(fd)) guardHost(() => table.close(fd));
      return null;
    },
  ],
  read: [
    '(module, fd: int, length: index, /)',
    (t, module: PyObject, fd: number, length: number) => {
      if (length < 0) return raiseSystem(EINVAL);
      const channel = channelOf(t, fd);
      return new PyBytes(guardHost(() => readChannel(t as VmThread, module, channel, length)).slice());
    },
  ],
  write: [
    '(module, fd: int, data, /)',
    (t, module: PyObject, fd: number, data: Value) => {
      const bytes = needBytes(t, data);
      const channel = channelOf(t, fd);
      return guardHost(() => writeChannel(t as VmThread, module, channel, bytes));
    },
  ],
  sendfile: ['(module, /, out_fd: int, in_fd: int, offset, count: index)', sendFile],
  lseek: [
    '(module, fd: int, position, how: int, /)',
    (t, _module: Value, fd: number, position: Value, how: number) =>
      seekChannel(channelOf(t, fd), Number(index(t, position)), how),
  ],
  fstat: ['(module, /, fd: int)', (t, _module: Value, fd: number) => statResult(guardHost(() => channelOf(t, fd).stat()))],
  isatty: ['(module, fd: int, /)', (t, _module: Value, fd: number) => descriptorsOf(t).get(fd)?.isTerminal ?? false],
  ftruncate: ['(module, fd: int, length: index, /)', (t, _module: Value, fd: number, size: number) => truncate(t, fd, size)],
  truncate: [
    '(module, /, path, length: index)',
    (t, _module: Value, path: Value, size: number) => {
      const where = pathOf(t, path, { of: 'truncate', descriptor: true });
      if (where.descriptor !== undefined) return truncate(t, where.descriptor, size);
      const fd = openDescriptor(t, where.text, O_WRONLY, 0, where.shown);
      try {
        return truncate(t, fd, size);
      } finally {
        closeDescriptor(t, fd);
      }
    },
  ],
  fsync: [
    '(module, /, fd: int)',
    (t, _module: Value, fd: number) => {
      const channel = channelOf(t, fd);
      guardHost(() => channel.sync());
      return null;
    },
  ],
  dup: ['(module, fd: int, /)', (t, _module: Value, fd: number) => descriptorsOf(t).duplicate(fd, undefined) ?? raiseSystem(9)],
  dup2: [
    '(module, /, fd: int, fd2: int, inheritable: bool = True)',
    (t, _module: Value, fd: number, to: number) => descriptorsOf(t).duplicate(fd, to) ?? raiseSystem(9),
  ],
  pipe: [
    '(module, /)',
    (t) => {
      const [reading, writing] = pipeChannels();
      const table = descriptorsOf(t);
      return new PyTuple([table.add(reading), table.add(writing)]);
    },
  ],
  get_inheritable: [
    '(module, fd: int, /)',
    (t, _module: Value, fd: number) => {
      channelOf(t, fd);
      return fd < 3;
    },
  ],
  set_inheritable: [
    '(module, fd: int, inheritable: int, /)',
    (t, _module: Value, fd: number) => {
      channelOf(t, fd);
      return null;
    },
  ],
  get_blocking: ['(module, fd: int, /)', (t, _module: Value, fd: number) => channelOf(t, fd).blocking ?? true],
  set_blocking: [
    '(module, fd: int, blocking: bool, /)',
    (t, _module: Value, fd: number, blocking: boolean) => {
      const channel = channelOf(t, fd);
      if (channel.blocking !== undefined) channel.blocking = blocking;
      return null;
    },
  ],
};
