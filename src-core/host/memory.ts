/**
 * A host without a world: files in a map, streams in arrays, a clock that moves only when asked, entropy from a seed. Two runs on
 * equal memory hosts are equal. For tests, for samples and for embedding; POSIX paths only.
 */
import type { Algorithms } from './algorithms.ts';
import type { Grants } from './grants.ts';
import { type Clock, type Files, type Host, HostExit, type InputStream, type OutputStream } from './host.ts';
import { type Library, mountLibrary } from './library.ts';
import { MemoryFiles } from './memory-files.ts';

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
  readonly algorithms?: Algorithms;
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
  readonly algorithms: Algorithms | undefined;
  private seed: number;
  private readonly folder: string;

  constructor(options: MemoryHostOptions = {}) {
    this.folder = options.cwd ?? '/';
    this.args = options.args ?? [];
    this.env = new Map(Object.entries(options.env ?? {}));
    this.grants = options.grants ?? { read: 'all', write: 'all', env: true, net: false };
    this.library = options.library;
    this.algorithms = options.algorithms;
    this.files = mountLibrary(
      new MemoryFiles(options.files ?? {}, this.folder, this.grants, () => this.clock.wall()),
      options.library,
    );
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
    zone: () => undefined,
  };
}
