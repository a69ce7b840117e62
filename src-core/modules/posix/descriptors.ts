/**
 * Open descriptors of a program by number. 0, 1 and 2 are the host's streams; others are files that the host has opened, or pipes in
 * memory. A duplicate shares its position, as the system's do.
 */
import {
  type FileStat,
  type Host,
  HostError,
  type InputStream,
  type OpenFile,
  type OpenHow,
  type OutputStream,
} from '../../host/host.ts';
import type { Runtime, Thread } from '../../objects/thread.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { hostOf } from '../world.ts';

const EBADF = 9;
const ESPIPE = 29;

/** Something that a descriptor stands for. Every method may throw `HostError`. */
export interface Channel {
  readonly isTerminal: boolean;
  /** At most `limit` bytes; empty at the end. Blocks. */
  read(limit: number): Uint8Array;
  /** How many bytes were written. */
  write(data: Uint8Array): number;
  /** The new position; undefined where there are none. */
  seek?(offset: number, whence: number): number;
  truncate?(size: number): void;
  /** Whether reading, or writing, would not have to wait; always where these are not there. */
  canRead?(): boolean;
  canWrite?(): boolean;
  /** Of a pipe: whether calls wait until they can do something (`O_NONBLOCK` is not set). */
  blocking?: boolean;
  /** Of a connection: the other end is gone. */
  readonly isHungUp?: boolean;
  /** Of a connection: an error waits to be told. */
  readonly hasFailed?: boolean;
  stat(): FileStat;
  sync(): void;
  close(): void;
  /** Of a file: what the host has opened, and how; positions are given with each call. */
  readonly file?: OpenFile;
  readonly how?: OpenHow;
  /** Of a connection: no more reading (0), writing (1) or either (2). */
  shutdown?(how: number): void;
}

const notOpen = (): never => {
  throw new HostError('EBADF');
};

/** `st_mode` of a stream: a terminal's device or a pipe. */
function streamStat(isTerminal: boolean): FileStat {
  const mode = isTerminal ? 0o020620 : 0o010600;
  const none = { size: 0, modified: 0n, accessed: 0n, changed: 0n, inode: 0, device: 0, links: 1, user: 0, group: 0 };
  return { kind: 'other', mode, ...none };
}

function inputChannel(stream: InputStream): Channel {
  return {
    isTerminal: stream.isTerminal,
    read: (limit) => stream.read(limit),
    write: notOpen,
    stat: () => streamStat(stream.isTerminal),
    sync() {},
    close() {},
  };
}

function outputChannel(stream: OutputStream): Channel {
  return {
    isTerminal: stream.isTerminal,
    read: notOpen,
    write(data) {
      stream.write(data);
      return data.length;
    },
    stat: () => streamStat(stream.isTerminal),
    sync() {},
    close() {},
  };
}

/** A file with a position of its own. */
export function fileChannel(file: OpenFile, append: boolean): Channel {
  let position = 0;
  return {
    isTerminal: file.isTerminal,
    read(limit) {
      const data = new Uint8Array(limit);
      const count = file.read(data, position);
      position += count;
      return data.subarray(0, count);
    },
    write(data) {
      file.write(data, position);
      position = append ? file.stat().size : position + data.length;
      return data.length;
    },
    seek(offset, whence) {
      const from = whence === 0 ? 0 : whence === 1 ? position : file.stat().size;
      if (from + offset < 0) throw new HostError('EINVAL');
      position = from + offset;
      return position;
    },
    truncate: (size) => file.truncate(size),
    stat: () => file.stat(),
    sync: () => file.sync(),
    close: () => file.close(),
  };
}

interface Entry {
  readonly channel: Channel;
  /** Descriptors that share the channel. */
  readonly shared: { count: number };
}

export class Descriptors {
  private readonly entries = new Map<number, Entry>();
  /** All numbers below are taken. */
  private lowest = 0;

  constructor(host: Host) {
    for (const [number, channel] of [inputChannel(host.stdin), outputChannel(host.stdout), outputChannel(host.stderr)].entries())
      this.entries.set(number, { channel, shared: { count: 1 } });
  }

  get(descriptor: number): Channel | undefined {
    return this.entries.get(descriptor)?.channel;
  }

  /** The lowest number that is free. */
  add(channel: Channel): number {
    return this.place({ channel, shared: { count: 1 } }, 0);
  }

  private place(entry: Entry, from: number): number {
    let number = Math.max(from, this.lowest);
    while (this.entries.has(number)) number++;
    this.entries.set(number, entry);
    if (from <= this.lowest) this.lowest = number + 1;
    return number;
  }

  duplicate(descriptor: number, to: number | undefined): number | undefined {
    const entry = this.entries.get(descriptor);
    if (entry === undefined || to === descriptor) return entry && descriptor;
    entry.shared.count++;
    if (to === undefined) return this.place(entry, 0);
    if (this.entries.has(to)) this.close(to);
    this.entries.set(to, entry);
    return to;
  }

  /** False where it is not open. */
  close(descriptor: number): boolean {
    const entry = this.entries.get(descriptor);
    if (entry === undefined) return false;
    this.entries.delete(descriptor);
    this.lowest = Math.min(this.lowest, descriptor);
    if (--entry.shared.count === 0) entry.channel.close();
    return true;
  }
}

const tables = new WeakMap<Runtime, Descriptors>();

export function descriptorsOf(t: Thread): Descriptors {
  let table = tables.get(t.runtime);
  if (table === undefined) tables.set(t.runtime, (table = new Descriptors(hostOf(t))));
  return table;
}

/** What a number stands for. Raises OSError (EBADF). */
export function channelOf(t: Thread, descriptor: number): Channel {
  return descriptorsOf(t).get(descriptor) ?? raiseSystem(EBADF);
}

export function closeDescriptor(t: Thread, descriptor: number): void {
  if (!guardHost(() => descriptorsOf(t).close(descriptor))) raiseSystem(EBADF);
}

/** `lseek`. Raises OSError: ESPIPE for what has no positions. */
export function seekChannel(channel: Channel, offset: number, whence: number): number {
  if (channel.seek === undefined) return raiseSystem(ESPIPE);
  const { seek } = channel;
  return guardHost(() => seek.call(channel, offset, whence));
}
