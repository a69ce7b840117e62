/** The reference's standard library as data: its modules' sources, read from the package's zip. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

export interface LibraryModule {
  /** Path in the archive, such as `asyncio/base_events.py`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The bytes read as UTF-8; the few modules with another coding cookie need `bytes`. */
  readonly text: string;
}

let cached: readonly LibraryModule[] | undefined;

/** All modules of the library, sorted by path (511 in 3.12.7). */
export function libraryModules(): readonly LibraryModule[] {
  if (cached) return cached;
  const folder = dirname(createRequire(import.meta.url).resolve('pyodide'));
  const files = unzipSync(readFileSync(join(folder, 'python_stdlib.zip')), { filter: (file) => file.name.endsWith('.py') });
  cached = Object.keys(files)
    .sort()
    .map((path) => ({ path, bytes: files[path], text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[path]) }));
  return cached;
}
