/**
 * The host of a real program: files, streams, clocks and entropy of this process through Node. The only file that gives the
 * machine a way to the world. Streams are the process's own descriptors unless the caller passes others.
 */
import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { covers, demandOpen, demandPath, type Grants } from '../src-core/host/grants.ts';
import {
  type Clock,
  type FileStat,
  type Files,
  type Host,
  HostError,
  HostExit,
  type InputStream,
  type OpenFile,
  type OpenHow,
  type OutputStream,
} from '../src-core/host/host.ts';
import { mountLibrary } from '../src-core/host/library.ts';
import type { Network } from '../src-core/host/network.ts';
import { algorithms } from './algorithms.ts';
import { openLibrary } from './library.ts';
import { canonicalPath } from './paths.ts';
import { isTerminal } from './terminal.ts';

export interface NodeHostOptions {
  readonly args?: readonly string[];
  readonly grants: Grants;
  readonly stdin?: InputStream;
  readonly stdout?: OutputStream;
  readonly stderr?: OutputStream;
  /** What the host is given where the network is granted. */
  readonly network?: Network;
}

export function createNodeHost(options: NodeHostOptions): Host {
  const folder = process.cwd();
  const library = openLibrary();
  return {
    platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
    args: options.args ?? [],
    env: new Map(options.grants.env ? Object.entries(process.env).map(([name, value]) => [name, value ?? '']) : []),
    grants: options.grants,
    files: mountLibrary(nodeFiles(options.grants), library),
    library,
    stdin: options.stdin ?? descriptorInput(0),
    stdout: options.stdout ?? descriptorOutput(1),
    stderr: options.stderr ?? descriptorOutput(2),
    clock: nodeClock(),
    algorithms,
    network: options.grants.net ? options.network : undefined,
    cwd: () => folder,
    // Loaded when it is wanted: most programs ask for no chance.
    entropy: (length) => new Uint8Array(process.getBuiltinModule('node:crypto').randomBytes(length)),
    exit(status) {
      throw new HostExit(status);
    },
  };
}

function nodeFiles(grants: Grants): Files {
  const demand = (action: 'read' | 'write', path: string) => {
    demandPath(grants, action, canonicalPath(path));
    return path;
  };
  // What is not there cannot be changed: where it may be looked for, the system's answer comes before the grant's, as on Linux.
  const demandExisting = (path: string) => {
    const full = canonicalPath(path);
    if (!covers(grants.write, full) && covers(grants.read, full)) fs.lstatSync(path);
    return demand('write', path);
  };
  return {
    resolve: canonicalPath,
    read: (path) => system(path, () => new Uint8Array(fs.readFileSync(demand('read', path)))),
    write(path, data, how = 'truncate') {
      const flag = how === 'truncate' ? 'w' : how === 'append' ? 'a' : 'wx';
      system(path, () => fs.writeFileSync(demand('write', path), data, { flag }));
    },
    stat(path, followLinks = true) {
      return system(path, () => {
        demand('read', path);
        return statOf(followLinks ? fs.statSync(path, { bigint: true }) : fs.lstatSync(path, { bigint: true }));
      });
    },
    list: (path) =>
      system(path, () =>
        fs.readdirSync(demand('read', path), { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
      ),
    makeDirectory: (path) => system(path, () => fs.mkdirSync(demand('write', path))),
    remove: (path) => system(path, () => fs.unlinkSync(demandExisting(path))),
    removeDirectory: (path) => system(path, () => fs.rmdirSync(demandExisting(path))),
    rename: (from, to) => system(from, () => fs.renameSync(demandExisting(from), demand('write', to)), to),
    open(path, how) {
      const full = canonicalPath(path);
      if (how.read) demandOpen(grants, 'read', full);
      if (how.write) demandOpen(grants, 'write', full);
      return openFile(path, how);
    },
    changeMode: (path, mode) => system(path, () => fs.chmodSync(demandExisting(path), mode)),
    changeOwner: (path, user, group, followLinks) =>
      system(path, () => (followLinks ? fs.chownSync : fs.lchownSync)(demandExisting(path), user, group)),
    setTimes: (path, accessed, modified) =>
      system(path, () => fs.utimesSync(demandExisting(path), Number(accessed) / 1e9, Number(modified) / 1e9)),
    makeLink(target, path) {
      // What a link leads to is checked when it is followed.
      demandPath(grants, 'write', join(canonicalPath(dirname(path)), basename(path)));
      system(target, () => fs.symlinkSync(target, path), path);
    },
    readLink(path) {
      demandPath(grants, 'read', canonicalPath(dirname(path)));
      return system(path, () => fs.readlinkSync(path));
    },
  };
}

function openFlags(how: OpenHow): number {
  const { constants } = fs;
  let flags = how.write ? (how.read ? constants.O_RDWR : constants.O_WRONLY) : constants.O_RDONLY;
  if (how.create) flags |= constants.O_CREAT;
  if (how.exclusive) flags |= constants.O_EXCL;
  if (how.truncate) flags |= constants.O_TRUNC;
  if (how.append) flags |= constants.O_APPEND;
  return flags;
}

function openFile(path: string, how: OpenHow): OpenFile {
  const descriptor = system(path, () => {
    const opened = fs.openSync(path, openFlags(how), how.mode);
    if (!fs.fstatSync(opened).isDirectory()) return opened;
    fs.closeSync(opened);
    throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  });
  // A pipe or a terminal has no positions.
  const plain = fs.fstatSync(descriptor).isFile();
  return {
    isTerminal: isTerminal(descriptor),
    read: (into, position) => system(undefined, () => fs.readSync(descriptor, into, 0, into.length, plain ? position : null)),
    write(data, position) {
      for (let at = 0; at < data.length; ) {
        const from = at;
        at += system(undefined, () =>
          fs.writeSync(descriptor, data, from, data.length - from, plain && !how.append ? position + from : null),
        );
      }
    },
    truncate: (size) => system(undefined, () => fs.ftruncateSync(descriptor, size)),
    stat: () => system(undefined, () => statOf(fs.fstatSync(descriptor, { bigint: true }))),
    sync: () => system(undefined, () => fs.fsyncSync(descriptor)),
    close: () => system(undefined, () => fs.closeSync(descriptor)),
  };
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): FileStat['kind'] {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other';
}

function statOf(stat: fs.BigIntStats): FileStat {
  return {
    kind: kindOf(stat),
    size: Number(stat.size),
    mode: Number(stat.mode),
    modified: stat.mtimeNs,
    accessed: stat.atimeNs,
    changed: stat.ctimeNs,
    inode: Number(stat.ino),
    device: Number(stat.dev),
    links: Number(stat.nlink),
    user: Number(stat.uid),
    group: Number(stat.gid),
  };
}

/** Runs one system call; Node's error becomes a `HostError` with the path as the program wrote it. */
function system<T>(path: string | undefined, call: () => T, path2?: string): T {
  try {
    return call();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Node refuses paths with a NUL itself; Python does so before it comes here.
    if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) throw new HostError(code, path, path2);
    throw error;
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this thread. */
function sleep(milliseconds: number): void {
  Atomics.wait(pause, 0, 0, milliseconds);
}

/** Reads a descriptor; one that is not ready (a terminal or pipe in non-blocking mode) is asked again. */
function descriptorInput(descriptor: number): InputStream {
  return {
    get isTerminal() {
      return isTerminal(descriptor);
    },
    read(limit) {
      const buffer = new Uint8Array(limit);
      for (;;) {
        try {
          return buffer.subarray(0, fs.readSync(descriptor, buffer));
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EOF') return buffer.subarray(0, 0);
          if (code !== 'EAGAIN') throw new HostError(code ?? 'EIO');
          sleep(5);
        }
      }
    },
  };
}

/** Writes to a descriptor until all is gone; a full pipe in non-blocking mode is waited for. */
export function descriptorOutput(descriptor: number): OutputStream {
  return {
    get isTerminal() {
      return isTerminal(descriptor);
    },
    write(data) {
      let at = 0;
      while (at < data.length) {
        try {
          at += fs.writeSync(descriptor, data, at);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code !== 'EAGAIN') throw new HostError(code ?? 'EIO');
          sleep(1);
        }
      }
    },
  };
}

const ZONES = '/usr/share/zoneinfo';

/** Zones are no files of the user's: no grant is asked. A name that leads out of their folder is none. */
function zone(name: string | undefined): Uint8Array | undefined {
  if (name !== undefined && !/^[A-Za-z0-9_+-]+(?:\/[A-Za-z0-9_+-]+)*$/.test(name)) return undefined;
  const path = name === undefined ? '/etc/localtime' : join(ZONES, name);
  return fs.statSync(path, { throwIfNoEntry: false })?.isFile() ? new Uint8Array(fs.readFileSync(path)) : undefined;
}

function nodeClock(): Clock {
  const start = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
  return {
    wall: () => start + process.hrtime.bigint(),
    monotonic: () => process.hrtime.bigint(),
    performance: () => process.hrtime.bigint(),
    processor() {
      const { user, system: kernel } = process.cpuUsage();
      return BigInt(user + kernel) * 1000n;
    },
    usage() {
      const used = process.resourceUsage();
      return {
        user: BigInt(used.userCPUTime) * 1000n,
        system: BigInt(used.systemCPUTime) * 1000n,
        peakMemory: used.maxRSS,
        minorFaults: used.minorPageFault,
        majorFaults: used.majorPageFault,
        reads: used.fsRead,
        writes: used.fsWrite,
        voluntarySwitches: used.voluntaryContextSwitches,
        involuntarySwitches: used.involuntaryContextSwitches,
      };
    },
    sleep(duration) {
      sleep(Number(duration) / 1e6);
    },
    zone,
  };
}
