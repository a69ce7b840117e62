/**
 * What native modules know beyond the machine: the host, and how the interpreter was started (CPython's PyConfig). One world belongs
 * to one runtime; a machine made without a host has one in which nothing can be reached.
 */
import { type Host, HostError } from '../host/host.ts';
import { raise } from '../objects/raise.ts';
import type { Runtime, Thread } from '../objects/thread.ts';
import type { SourceLines } from './traceback/exception-text.ts';

/** `sys.flags` and the options of the command line, as `python3` has them. */
export interface StartOptions {
  readonly argv: readonly string[];
  /** All of the command line: `sys.orig_argv`. */
  readonly originalArgv?: readonly string[];
  readonly executable?: string;
  readonly optimize?: number;
  readonly inspect?: boolean;
  readonly interactive?: boolean;
  readonly isolated?: boolean;
  readonly ignoreEnvironment?: boolean;
  readonly noSite?: boolean;
  readonly noUserSite?: boolean;
  readonly verbose?: number;
  readonly quiet?: boolean;
  readonly bytesWarning?: number;
  readonly devMode?: boolean;
  readonly utf8Mode?: boolean;
  readonly safePath?: boolean;
  readonly dontWriteBytecode?: boolean;
  /** `-u`: what is written is out at once. */
  readonly unbuffered?: boolean;
  readonly warnOptions?: readonly string[];
  /** `-X name` and `-X name=value`. */
  readonly xOptions?: Readonly<Record<string, string | true>>;
  // What follows comes of `-X` and the environment (start-config.ts).
  readonly warnDefaultEncoding?: boolean;
  /** Say on standard error how long each import takes. */
  readonly importTime?: boolean;
  readonly faulthandler?: boolean;
  readonly intMaxStrDigits?: number;
  readonly pycachePrefix?: string;
  /** `ENCODING`, `:ERRORS` or both, of the standard streams. */
  readonly ioEncoding?: string;
}

export interface World {
  /** Where `os.chdir` went; undefined while that is where the host is. */
  folder?: string;
  /** What `os.putenv` (a text) and `os.unsetenv` (undefined) have changed in the environment. */
  variables?: Map<string, string | undefined>;
  readonly host: Host | undefined;
  readonly start: StartOptions;
  /** Lines of a source file for tracebacks; without it they go without. */
  readonly sourceLines: SourceLines;
}

const worlds = new WeakMap<Runtime, World>();

export function setWorld(runtime: Runtime, world: World): void {
  worlds.set(runtime, world);
}

export function worldOf(t: Thread): World {
  const world = worlds.get(t.runtime);
  if (world === undefined) throw new Error('the machine was made without a world');
  return world;
}

/** The host of a machine. Raises OSError where it has none. */
export function hostOf(t: Thread): Host {
  return worldOf(t).host ?? raise.OSError('this machine has no world to reach');
}

/** A variable of the environment, as the program has left it; undefined where there is none. */
export function variableOf(t: Thread, name: string): string | undefined {
  const { variables, host } = worldOf(t);
  return variables?.has(name) ? variables.get(name) : host?.env.get(name);
}

/** The folder of a program now. */
export function folderOf(t: Thread): string {
  return worldOf(t).folder ?? hostOf(t).cwd();
}

/** Goes to another folder. Throws HostError where there is none. */
export function changeFolder(t: Thread, path: string): void {
  const { files } = hostOf(t);
  if (files.stat(path).kind !== 'directory') throw new HostError('ENOTDIR', path);
  worldOf(t).folder = files.resolve(path);
}

/** A path as the host takes it, which does not know where the program went. */
export function absolute(t: Thread, path: string): string {
  const { folder } = worldOf(t);
  if (folder === undefined || path === '' || path.startsWith('/')) return path;
  return path === '.' ? folder : `${folder}/${path}`;
}
