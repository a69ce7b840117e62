/**
 * `lasti compile PATH...`: writes the `.pyc` of every source beside it (`__pycache__/NAME.cpython-312.pyc`) or under a folder of its
 * own, saying what it does in the words of `python3 -m compileall`, or as JSON. One file that fails does not keep the others.
 */
import fs from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { HostError } from '../../../src-core/host/host.ts';
import { compileToPyc, headerFor, type InvalidationMode, isUpToDate } from '../../../src-core/session/pyc-files.ts';
import { openLibrary } from '../../library.ts';
import { quotePath } from '../source.ts';

export interface CompileFlags {
  /** `-O` and `-OO`: 1 and 2. */
  optimize: number;
  output?: string;
  invalidationMode: InvalidationMode;
  json?: boolean;
}

/** What became of one path, as `--json` prints it. */
interface Outcome {
  /** The source as it was named or found. */
  source: string;
  /** The file written; null for a path that could not be listed or has no `.pyc`. */
  target: string | null;
  status: 'written' | 'up to date' | 'failed';
  /** The reason of a failure, as `compileall` prints it behind `***`. */
  error: string | null;
}

/** The exit status: 1 when any file failed. */
export function compilePaths(paths: readonly string[], flags: CompileFlags): number {
  const compilation = new Compilation(flags);
  for (const path of paths) compilation.path(path);
  return compilation.finish();
}

class Compilation {
  private readonly outcomes: Outcome[] = [];

  constructor(private readonly flags: CompileFlags) {}

  path(path: string): void {
    if (fs.statSync(path, { throwIfNoEntry: false })?.isFile()) this.file(path);
    else this.folder(path);
  }

  /** Prints the report of `--json`; answers the exit status. */
  finish(): number {
    if (this.flags.json) write(1, `${JSON.stringify({ files: this.outcomes }, null, 2)}\n`);
    return this.outcomes.some(({ status }) => status === 'failed') ? 1 : 0;
  }

  private say(text: string): void {
    if (!this.flags.json) write(1, `${text}\n`);
  }

  /** Files and folders in one order, by name (Lib/compileall.py, `_walk_dir`). Links to folders are not followed. */
  private folder(folder: string): void {
    this.say(`Listing ${quotePath(folder)}...`);
    let names: string[];
    try {
      names = fs.readdirSync(folder).sort(byCodePoint);
    } catch {
      this.say(`Can't list ${quotePath(folder)}`);
      this.outcomes.push({ source: folder, target: null, status: 'failed', error: `Can't list ${quotePath(folder)}` });
      return;
    }
    for (const name of names) {
      if (name === '__pycache__') continue;
      const path = join(folder, name);
      if (fs.lstatSync(path).isDirectory()) this.folder(path);
      // What is no file, such as a link to nothing, is passed over in silence.
      else if (fs.statSync(path, { throwIfNoEntry: false })?.isFile()) this.file(path);
    }
  }

  private file(path: string): void {
    if (!path.endsWith('.py')) return;
    const target = this.target(path);
    const done = (status: Outcome['status'], error: string | null = null) => {
      this.outcomes.push({ source: path, target, status, error });
    };
    try {
      const stat = fs.statSync(path);
      const mtime = Math.floor(stat.mtimeMs / 1000);
      // Under a folder of its own the name of a file does not tell how it was compiled: there all are written anew.
      if (this.flags.output === undefined && fs.existsSync(target) && isUpToDate(fs.readFileSync(target), mtime)) {
        done('up to date');
        return;
      }
      this.say(`Compiling ${quotePath(path)}...`);
      const source = new Uint8Array(fs.readFileSync(path));
      const { bytes, error, warnings } = compileToPyc(
        source,
        path,
        this.flags.optimize,
        headerFor(source, this.flags.invalidationMode, mtime),
        openLibrary()?.piece,
      );
      write(2, warnings);
      if (bytes === undefined) {
        this.say(`*** ${error}`);
        done('failed', error);
        return;
      }
      replaceFile(target, bytes, (stat.mode | 0o200) & 0o666);
      done('written');
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure)) throw failure;
      const { errno, reason } = new HostError(String(failure.code));
      const where = 'path' in failure ? String(failure.path) : path;
      // The reference names the subclass that belongs to the errno.
      const error = `${OS_ERRORS[String(failure.code)] ?? 'OSError'}: [Errno ${errno}] ${reason}: ${quotePath(where)}`;
      this.say(`*** ${error}`);
      done('failed', error);
    }
  }

  private target(path: string): string {
    const { optimize, output } = this.flags;
    const name = basename(path, '.py');
    if (output !== undefined) return join(output, placeUnder(dirname(path)), `${name}.pyc`);
    return join(dirname(path), '__pycache__', `${name}.cpython-312${optimize > 0 ? `.opt-${optimize}` : ''}.pyc`);
  }
}

const OS_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'FileNotFoundError',
  EACCES: 'PermissionError',
  EPERM: 'PermissionError',
  EEXIST: 'FileExistsError',
  EISDIR: 'IsADirectoryError',
  ENOTDIR: 'NotADirectoryError',
};

function write(descriptor: number, text: string): void {
  if (text !== '') fs.writeSync(descriptor, text);
}

/** The folder relative to the working directory; one outside of that by its whole path, so that nothing is written beside OUTDIR. */
function placeUnder(folder: string): string {
  const full = resolve(folder);
  const near = relative('.', full);
  const outside = isAbsolute(near) || near.split(/[/\\]/)[0] === '..';
  return outside ? full.replace(/^[A-Za-z]:/, '') : near;
}

/** Python's order of strings; JavaScript's is that of UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** A reader never sees half a file. */
function replaceFile(target: string, bytes: Uint8Array, mode: number): void {
  fs.mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}`;
  try {
    fs.writeFileSync(draft, bytes, { mode });
    fs.renameSync(draft, target);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}
