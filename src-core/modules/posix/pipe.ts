/** Pipes between two ends of one program: bytes in memory. Reading an empty one whose other end is open would wait for ever. */
import { type FileStat, HostError } from '../../host/host.ts';
import type { Channel } from './descriptors.ts';

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
