/**
 * The world as the machine sees it: files, streams, clocks, entropy, environment. Everything that a program can learn or change
 * outside itself passes through one `Host`; nothing else in src-core may ask for it. `memory.ts` is a host without a world,
 * src-main/host-node.ts the real one. Everything is synchronous, since natives are.
 */
import { ERRNO } from '../base/errno.ts';
import type { Algorithms } from './algorithms.ts';
import type { Grants } from './grants.ts';
import type { Library } from './library.ts';
import type { Network } from './network.ts';

/** What `stat` tells. Times are nanoseconds since 1970; numbers that a host does not know are 0. */
export interface FileStat {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  readonly size: number;
  /** Permission and type bits as in `st_mode`. */
  readonly mode: number;
  readonly modified: bigint;
  readonly accessed: bigint;
  readonly changed: bigint;
  readonly inode: number;
  readonly device: number;
  readonly links: number;
  readonly user: number;
  readonly group: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileStat['kind'];
}

/** How a file is to be opened; reading or writing or both. */
export interface OpenHow {
  readonly read: boolean;
  readonly write: boolean;
  readonly create?: boolean;
  /** With `create`: EEXIST when it is there. */
  readonly exclusive?: boolean;
  readonly truncate?: boolean;
  /** Every write goes to the end. */
  readonly append?: boolean;
  /** Permission bits of a file that is made. */
  readonly mode?: number;
}

/** A file that is open. Positions are the caller's business. Every method throws `HostError`. */
export interface OpenFile {
  readonly isTerminal: boolean;
  /** Reads at most what `into` holds; 0 at the end. */
  read(into: Uint8Array, position: number): number;
  /** Writes all; the position does not count for a file opened to append. */
  write(data: Uint8Array, position: number): void;
  truncate(size: number): void;
  stat(): FileStat;
  sync(): void;
  close(): void;
}

/**
 * Files by path, relative to `Host.cwd()`. Every method throws `HostError` when the system refuses and `HostRefusal` when a grant
 * is missing.
 */
export interface Files {
  read(path: string): Uint8Array;
  /** `exclusive` fails with EEXIST when the file is there. */
  write(path: string, data: Uint8Array, how?: 'truncate' | 'append' | 'exclusive'): void;
  stat(path: string, followLinks?: boolean): FileStat;
  list(path: string): readonly DirectoryEntry[];
  makeDirectory(path: string): void;
  remove(path: string): void;
  removeDirectory(path: string): void;
  rename(from: string, to: string): void;
  open(path: string, how: OpenHow): OpenFile;
  /** Permission bits. */
  changeMode(path: string, mode: number): void;
  /** Numbers of user and group, -1 for what stays as it is. */
  changeOwner(path: string, user: number, group: number, followLinks: boolean): void;
  /** Nanoseconds since 1970. */
  setTimes(path: string, accessed: bigint, modified: bigint): void;
  /** A link at `path` that says `target`. */
  makeLink(target: string, path: string): void;
  readLink(path: string): string;
  /** The canonical absolute path. */
  resolve(path: string): string;
}

export interface InputStream {
  readonly isTerminal: boolean;
  /** At most `limit` bytes, at least one; blocks until there are some. Empty at the end of the stream. */
  read(limit: number): Uint8Array;
}

export interface OutputStream {
  readonly isTerminal: boolean;
  /** Writes all of `data`, after all that was written before. Throws `HostError` (EPIPE when nobody reads any more). */
  write(data: Uint8Array): void;
}

/** What this process has used of the system so far. */
export interface ResourceUsage {
  /** Processor time of its own and of the system on its behalf, nanoseconds. */
  readonly user: bigint;
  readonly system: bigint;
  /** The most memory that it had at a time, in KiB. */
  readonly peakMemory: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
  /** Times that a file system was read and written. */
  readonly reads: number;
  readonly writes: number;
  readonly voluntarySwitches: number;
  readonly involuntarySwitches: number;
}

/** Nanoseconds, as Python's `time.*_ns`. */
export interface Clock {
  /** Since 1970. */
  wall(): bigint;
  monotonic(): bigint;
  /** The finest that there is; its zero means nothing. */
  performance(): bigint;
  /** Processor time of this process. */
  processor(): bigint;
  /** Where the host counts it. */
  usage?(): ResourceUsage;
  sleep(duration: bigint): void;
  /** The system's compiled zone (TZif) of a name such as `Europe/Paris`, or the system's own; undefined where there is none. */
  zone(name: string | undefined): Uint8Array | undefined;
}

export interface Host {
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** Arguments after the program's name. */
  readonly args: readonly string[];
  /** What the program may see of the environment: empty unless granted. */
  readonly env: ReadonlyMap<string, string>;
  readonly grants: Grants;
  /** With the bundled library in it, where there is one. */
  readonly files: Files;
  readonly library: Library | undefined;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly clock: Clock;
  /** Hash functions and compression, where the host brings them. */
  readonly algorithms: Algorithms | undefined;
  /** The network, where the host has one and it is granted. */
  readonly network?: Network;
  cwd(): string;
  entropy(length: number): Uint8Array;
  /** Ends the program at once, as `os._exit`: throws `HostExit` through everything. */
  exit(status: number): never;
}

/** The system said no: `code` is the name of the errno (ENOENT), `errno` Linux's number of it. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly errno: number;
  /** The system's words, as `os.strerror`. */
  readonly reason: string;
  constructor(
    readonly code: string,
    readonly path?: string,
    readonly path2?: string,
  ) {
    const [errno, words] = ERRNO[code] ?? ERRNO.EIO;
    super(`${code}: ${words}${path === undefined ? '' : `: '${path}'`}`);
    this.errno = errno;
    this.reason = words;
  }
}

export class HostExit extends Error {
  override readonly name = 'HostExit';
  constructor(readonly status: number) {
    super(`exit ${status}`);
  }
}
