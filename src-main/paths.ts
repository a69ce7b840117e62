/** Paths as grants and programs see them. */
import fs from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** The canonical path (links resolved) of something that may not exist yet: its nearest existing folder decides. */
export function canonicalPath(path: string): string {
  const full = resolve(path);
  try {
    return fs.realpathSync(full);
  } catch {
    const parent = dirname(full);
    return parent === full ? full : join(canonicalPath(parent), full.slice(parent.length));
  }
}

/** A main program's name as tracebacks show it: absolute, but otherwise as written. Source: `_Py_abspath` (Python/fileutils.c). */
export function programPath(path: string): string {
  if (isAbsolute(path)) return path;
  return `${process.cwd()}/${path.startsWith('./') ? path.slice(2) : path}`;
}
