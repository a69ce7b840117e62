/**
 * The world as the machine sees it: files, streams, clocks, entropy, environment. Everything that a program can learn or change
 * outside itself passes through one `Host`; nothing else in src-core may ask for it. `memory.ts` is a host without a world,
 * src-main/host-node.ts the real one. Everything is synchronous, since natives are.
 */
import type { Grants } from './grants.ts';

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

/** Nanoseconds, as Python's `time.*_ns`. */
export interface Clock {
  /** Since 1970. */
  wall(): bigint;
  monotonic(): bigint;
  /** The finest that there is; its zero means nothing. */
  performance(): bigint;
  /** Processor time of this process. */
  processor(): bigint;
  sleep(duration: bigint): void;
}

export interface Host {
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** Arguments after the program's name. */
  readonly args: readonly string[];
  /** What the program may see of the environment: empty unless granted. */
  readonly env: ReadonlyMap<string, string>;
  readonly grants: Grants;
  readonly files: Files;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly clock: Clock;
  cwd(): string;
  entropy(length: number): Uint8Array;
  /** Ends the program at once, as `os._exit`: throws `HostExit` through everything. */
  exit(status: number): never;
}

/** The system said no: `code` is the name of the errno (ENOENT), `errno` Linux's number of it. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly errno: number;
  constructor(
    readonly code: string,
    readonly path?: string,
    readonly path2?: string,
  ) {
    super(`${code}: ${describeErrno(code)}${path === undefined ? '' : `: '${path}'`}`);
    this.errno = ERRNO[code]?.[0] ?? 5;
  }
  /** The system's words, as `os.strerror`. */
  get reason(): string {
    return describeErrno(this.code);
  }
}

export class HostExit extends Error {
  override readonly name = 'HostExit';
  constructor(readonly status: number) {
    super(`exit ${status}`);
  }
}

/** Linux's numbers and words (asm-generic/errno-base.h, glibc's strerror) for what files and streams can answer. */
const ERRNO: Readonly<Record<string, readonly [number, string]>> = {
  EPERM: [1, 'Operation not permitted'],
  ENOENT: [2, 'No such file or directory'],
  EINTR: [4, 'Interrupted system call'],
  EIO: [5, 'Input/output error'],
  EBADF: [9, 'Bad file descriptor'],
  EAGAIN: [11, 'Resource temporarily unavailable'],
  ENOMEM: [12, 'Cannot allocate memory'],
  EACCES: [13, 'Permission denied'],
  EBUSY: [16, 'Device or resource busy'],
  EEXIST: [17, 'File exists'],
  EXDEV: [18, 'Invalid cross-device link'],
  ENOTDIR: [20, 'Not a directory'],
  EISDIR: [21, 'Is a directory'],
  EINVAL: [22, 'Invalid argument'],
  EMFILE: [24, 'Too many open files'],
  EFBIG: [27, 'File too large'],
  ENOSPC: [28, 'No space left on device'],
  EROFS: [30, 'Read-only file system'],
  EPIPE: [32, 'Broken pipe'],
  ENAMETOOLONG: [36, 'File name too long'],
  ENOTEMPTY: [39, 'Directory not empty'],
  ELOOP: [40, 'Too many levels of symbolic links'],
  EDQUOT: [122, 'Disk quota exceeded'],
};

function describeErrno(code: string): string {
  return ERRNO[code]?.[1] ?? 'Unknown error';
}
