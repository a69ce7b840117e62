/**
 * A host without a world: files in a map, streams in arrays, a clock that moves only when asked, entropy from a seed. Two runs on
 * equal memory hosts are equal. For tests, for samples and for embedding; POSIX paths only.
 */
import { demandPath, type Grants } from './grants.ts';
import {
  type Clock,
  type DirectoryEntry,
  type FileStat,
  type Files,
  type Host,
  HostError,
  HostExit,
  type InputStream,
  type OutputStream,
} from './host.ts';
import { type Library, mountLibrary } from './library.ts';

export interface MemoryHostOptions {
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly cwd?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array;
  readonly grants?: Grants;
  /** Nanoseconds since 1970 at the start; default 2024-10-01 00:00 UTC. */
  readonly time?: bigint;
  readonly seed?: number;
  readonly library?: Library;
}

/** A memory host, with what its program wrote kept readable. */
export class MemoryHost implements Host {
  readonly platform = 'linux' as const;
  readonly args: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly grants: Grants;
  readonly files: Files;
  readonly library: Library | undefined;
  readonly stdin: InputStream;
  readonly stdout = new MemoryOutput();
  readonly stderr = new MemoryOutput();
  readonly clock: Clock;
  private seed: number;
  private readonly folder: string;

  constructor(options: MemoryHostOptions = {}) {
    this.folder = options.cwd ?? '/';
    this.args = options.args ?? [];
    this.env = new Map(Object.entries(options.env ?? {}));
    this.grants = options.grants ?? { read: 'all', write: 'all', env: true, net: false };
    this.library = options.library;
    this.files = mountLibrary(new MemoryFiles(options.files ?? {}, this.folder, this.grants), options.library);
    this.stdin = memoryInput(options.stdin ?? new Uint8Array(0));
    this.clock = memoryClock(options.time ?? 1_727_740_800_000_000_000n);
    this.seed = options.seed ?? 1;
  }

  cwd(): string {
    return this.folder;
  }

  /** Bytes of a 32-bit linear congruential sequence: repeatable, and of no other worth. */
  entropy(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i++) {
      this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
      bytes[i] = this.seed >>> 24;
    }
    return bytes;
  }

  exit(status: number): never {
    throw new HostExit(status);
  }
}

export class MemoryOutput implements OutputStream {
  readonly isTerminal = false;
  private readonly parts: Uint8Array[] = [];

  write(data: Uint8Array): void {
    this.parts.push(data.slice());
  }

  /** All that was written, in order. */
  bytes(): Uint8Array {
    const all = new Uint8Array(this.parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

function memoryInput(data: Uint8Array): InputStream {
  let at = 0;
  return {
    isTerminal: false,
    read(limit) {
      const chunk = data.subarray(at, at + limit);
      at += chunk.length;
      return chunk;
    },
  };
}

/** Every look at the clock costs it a microsecond, so that durations are never zero; sleeping moves it. */
function memoryClock(start: bigint): Clock {
  let elapsed = 0n;
  const look = () => (elapsed += 1000n);
  return {
    wall: () => start + look(),
    monotonic: look,
    performance: look,
    processor: look,
    sleep(duration) {
      elapsed += duration;
    },
  };
}

/** Files by absolute path; a folder exists while something was put below it or `makeDirectory` made it. */
export class MemoryFiles implements Files {
  private readonly contents = new Map<string, Uint8Array>();
  private readonly folders = new Set<string>(['/']);

  constructor(
    files: Readonly<Record<string, Uint8Array>>,
    private readonly folder: string,
    private readonly grants: Grants,
  ) {
    this.addFolders(folder);
    for (const [path, data] of Object.entries(files)) {
      const full = this.resolve(path);
      this.addFolders(parentOf(full));
      this.contents.set(full, data);
    }
  }

  resolve(path: string): string {
    const out: string[] = [];
    for (const part of (path.startsWith('/') ? path : `${this.folder}/${path}`).split('/')) {
      if (part === '..') out.pop();
      else if (part !== '' && part !== '.') out.push(part);
    }
    return `/${out.join('/')}`;
  }

  read(path: string): Uint8Array {
    const full = this.demand('read', path);
    if (this.folders.has(full)) throw new HostError('EISDIR', path);
    const data = this.contents.get(full);
    if (!data) throw new HostError('ENOENT', path);
    return data;
  }

  write(path: string, data: Uint8Array, how: 'truncate' | 'append' | 'exclusive' = 'truncate'): void {
    const full = this.demand('write', path);
    if (this.folders.has(full)) throw new HostError('EISDIR', path);
    if (!this.folders.has(parentOf(full))) throw new HostError('ENOENT', path);
    const old = this.contents.get(full);
    if (old && how === 'exclusive') throw new HostError('EEXIST', path);
    const kept = old && how === 'append' ? old : new Uint8Array(0);
    const next = new Uint8Array(kept.length + data.length);
    next.set(kept);
    next.set(data, kept.length);
    this.contents.set(full, next);
  }

  stat(path: string): FileStat {
    const full = this.demand('read', path);
    const data = this.contents.get(full);
    if (!data && !this.folders.has(full)) throw new HostError('ENOENT', path);
    return {
      kind: data ? 'file' : 'directory',
      size: data?.length ?? 0,
      mode: data ? 0o100644 : 0o040755,
      modified: 0n,
      accessed: 0n,
      changed: 0n,
      inode: 0,
      device: 0,
      links: 1,
      user: 0,
      group: 0,
    };
  }

  list(path: string): readonly DirectoryEntry[] {
    const full = this.demand('read', path);
    if (!this.folders.has(full)) throw new HostError(this.contents.has(full) ? 'ENOTDIR' : 'ENOENT', path);
    const below = (kind: 'file' | 'directory') => (name: string) =>
      name !== '/' && parentOf(name) === full ? [{ name: name.slice(name.lastIndexOf('/') + 1), kind }] : [];
    return [...[...this.contents.keys()].flatMap(below('file')), ...[...this.folders].flatMap(below('directory'))];
  }

  makeDirectory(path: string): void {
    const full = this.demand('write', path);
    if (this.folders.has(full) || this.contents.has(full)) throw new HostError('EEXIST', path);
    if (!this.folders.has(parentOf(full))) throw new HostError('ENOENT', path);
    this.folders.add(full);
  }

  remove(path: string): void {
    const full = this.demand('write', path);
    if (this.folders.has(full)) throw new HostError('EISDIR', path);
    if (!this.contents.delete(full)) throw new HostError('ENOENT', path);
  }

  removeDirectory(path: string): void {
    const full = this.demand('write', path);
    if (!this.folders.has(full)) throw new HostError(this.contents.has(full) ? 'ENOTDIR' : 'ENOENT', path);
    if (this.list(path).length) throw new HostError('ENOTEMPTY', path);
    this.folders.delete(full);
  }

  rename(from: string, to: string): void {
    const source = this.demand('write', from);
    const target = this.demand('write', to);
    const data = this.contents.get(source);
    if (!data) throw new HostError(this.folders.has(source) ? 'EISDIR' : 'ENOENT', from, to);
    this.contents.delete(source);
    this.contents.set(target, data);
  }

  private demand(action: 'read' | 'write', path: string): string {
    const full = this.resolve(path);
    demandPath(this.grants, action, full);
    return full;
  }

  private addFolders(path: string): void {
    for (let at = path; at !== '/'; at = parentOf(at)) this.folders.add(at);
  }
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
