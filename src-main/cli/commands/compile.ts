/**
 * `lasti compile PATH...`: writes the `.pyc` of every source beside it (`__pycache__/NAME.cpython-312.pyc`) or under a folder of its
 * own, saying what it does in the words of `python3 -m compileall`. One file that fails does not keep the others.
 */
import fs from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { HostError } from '../../../src-core/host/host.ts';
import { compileToPyc, headerFor, type InvalidationMode, isUpToDate } from '../../../src-core/session/pyc-files.ts';

export interface CompileFlags {
  /** `-O` and `-OO`: 1 and 2. */
  optimize: number;
  output?: string;
  invalidationMode: InvalidationMode;
}

/** The exit status: 1 when any file failed. */
export function compilePaths(paths: readonly string[], flags: CompileFlags): number {
  let failed = false;
  for (const path of paths) if (!compilePath(path, flags)) failed = true;
  return failed ? 1 : 0;
}

const say = (text: string): void => {
  fs.writeSync(1, `${text}\n`);
};

function compilePath(path: string, flags: CompileFlags): boolean {
  return fs.statSync(path, { throwIfNoEntry: false })?.isFile() ? compileFile(path, flags) : compileFolder(path, flags);
}

function compileFolder(folder: string, flags: CompileFlags): boolean {
  say(`Listing '${folder}'...`);
  let names: string[];
  try {
    names = fs.readdirSync(folder).sort();
  } catch {
    say(`Can't list '${folder}'`);
    return false;
  }
  let success = true;
  const folders: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const entry = fs.lstatSync(path);
    if (entry.isDirectory()) {
      if (name !== '__pycache__') folders.push(path);
    } else if (!compileFile(path, flags)) success = false;
  }
  // Files before the folders beside them, as the reference lists them.
  for (const path of folders) if (!compileFolder(path, flags)) success = false;
  return success;
}

function compileFile(path: string, flags: CompileFlags): boolean {
  if (!path.endsWith('.py')) return true;
  try {
    const source = new Uint8Array(fs.readFileSync(path));
    const header = headerFor(source, flags.invalidationMode, Math.floor(fs.statSync(path).mtimeMs / 1000));
    const target = targetOf(path, flags);
    if (fs.existsSync(target) && isUpToDate(fs.readFileSync(target), header)) return true;
    say(`Compiling '${path}'...`);
    const bytes = compileToPyc(source, path, flags.optimize, header);
    if (typeof bytes === 'string') {
      say(`*** ${bytes}`);
      return false;
    }
    fs.mkdirSync(dirname(target), { recursive: true });
    // A reader never sees half a file.
    const draft = `${target}.${process.pid}`;
    fs.writeFileSync(draft, bytes);
    fs.renameSync(draft, target);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const { errno, reason } = new HostError(String(error.code));
    say(`*** OSError: [Errno ${errno}] ${reason}: '${path}'`);
    return false;
  }
}

function targetOf(path: string, { optimize, output }: CompileFlags): string {
  const name = basename(path, '.py');
  if (output !== undefined) return join(output, dirname(relative('.', resolve(path))), `${name}.pyc`);
  return join(dirname(path), '__pycache__', `${name}.cpython-312${optimize > 0 ? `.opt-${optimize}` : ''}.pyc`);
}
