/** Pipes between two ends of one program: bytes in memory. Threads wait for each other at them, unless they are not to block. */
import { type FileStat, HostError } from '../../host/host.ts';
import type { PyObject } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { waitFor } from '../_thread/threads.ts';
import type { Channel } from './descriptors.ts';

/** Does something; undefined where it would have to wait. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof HostError && error.code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** Reads; waits for something to read at a pipe that blocks. `self` is what the program has called. */
export function readChannel(t: VmThread, self: PyObject, channel: Channel, limit: number): Uint8Array {
  if (!channel.blocking) return channel.read(limit);
  for (;;) {
    const data = attempt(() => channel.read(limit));
    if (data !== undefined) {
      t.waiting = undefined;
      return data;
    }
    waitFor(t, self, () => channel.canRead?.() ?? true, undefined, true);
  }
}

/** Writes; at a pipe that blocks, all of it: a call that is executed again goes on behind what it has written. */
export function writeChannel(t: VmThread, self: PyObject, channel: Channel, data: Uint8Array): number {
  if (!channel.blocking) return channel.write(data);
  let done = t.waiting?.self === self ? t.waiting.done : 0;
  for (;;) {
    done += attempt(() => channel.write(data.subarray(done))) ?? 0;
    if (done >= data.length) {
      t.waiting = undefined;
      return done;
    }
    waitFor(t, self, () => channel.canWrite?.() ?? true, undefined, true, done);
  }
}

/** What a pipe holds (`PIPE_BUF` of Linux many times over). */
const CAPACITY = 65536;

/** Bytes on their way. */
export class PipeBuffer {
  private parts: Uint8Array[] = [];
  size = 0;
  readerOpen = true;
  writerOpen = true;
  constructor(private readonly capacity = CAPACITY) {}

  /** The first bytes, which stay. */
  peek(limit: number): Uint8Array {
    const { parts, size } = this;
    const out = this.take(limit);
    this.parts = out.length === 0 ? parts : [out.slice(), ...this.parts];
    this.size = size;
    return out;
  }

  take(limit: number): Uint8Array {
    const out = new Uint8Array(Math.min(limit, this.size));
    let at = 0;
    while (at < out.length) {
      const part = this.parts[0];
      const count = Math.min(part.length, out.length - at);
      out.set(part.subarray(0, count), at);
      at += count;
      if (count === part.length) this.parts.shift();
      else this.parts[0] = part.subarray(count);
    }
    this.size -= out.length;
    return out;
  }

  get isFull(): boolean {
    return this.size >= this.capacity;
  }

  put(data: Uint8Array): number {
    const count = Math.min(data.length, this.capacity - this.size);
    if (count > 0) this.parts.push(data.slice(0, count));
    this.size += count;
    return count;
  }
}

const bad = (): never => {
  throw new HostError('EBADF');
};

function stat(): FileStat {
  const none = { size: 0, modified: 0n, accessed: 0n, changed: 0n, inode: 0, device: 0, links: 1, user: 0, group: 0 };
  return { kind: 'other', mode: 0o010600, ...none };
}

export function pipeChannels(): [reading: Channel, writing: Channel] {
  const buffer = new PipeBuffer();
  const common = { isTerminal: false, stat, sync() {} };
  return [
    {
      ...common,
      blocking: true,
      read(limit) {
        if (buffer.size === 0 && buffer.writerOpen && limit > 0) throw new HostError('EAGAIN');
        return buffer.take(limit);
      },
      write: bad,
      canRead: () => buffer.size > 0 || !buffer.writerOpen,
      canWrite: () => false,
      get isHungUp() {
        return !buffer.writerOpen;
      },
      close() {
        buffer.readerOpen = false;
      },
    },
    {
      ...common,
      blocking: true,
      read: bad,
      write(data) {
        if (!buffer.readerOpen) throw new HostError('EPIPE');
        const count = buffer.put(data);
        if (count === 0 && data.length > 0) throw new HostError('EAGAIN');
        return count;
      },
      canRead: () => false,
      canWrite: () => !buffer.isFull || !buffer.readerOpen,
      get isHungUp() {
        return !buffer.readerOpen;
      },
      close() {
        buffer.writerOpen = false;
      },
    },
  ];
}
