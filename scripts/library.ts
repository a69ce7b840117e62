/**
 * Makes the archive of the standard library, out/library.bin: the sources in the package of the reference, each compiled by our
 * compiler, with an index (src-core/host/library.ts); and what the reference says of itself (harvest.mjs). Nothing is done where the archive is that of these sources and this compiler.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { CodeError, dumps } from '../src-core/code/marshal.ts';
import { writePyc } from '../src-core/code/pyc.ts';
import { compile } from '../src-core/compile/compile.ts';
import { LIBRARY_FOLDER, LIBRARY_TIME, Library, type LibraryIndex } from '../src-core/host/library.ts';
import { CompileError } from '../src-core/source/errors.ts';

const root = join(import.meta.dirname, '..');
export const libraryFile = join(root, 'out', 'library.bin');

interface Frozen {
  /** Path of the source; none for an empty module that the package leaves out. */
  readonly source?: string;
  readonly isPackage?: boolean;
  /** The module of the library that it is (Python/frozen.c `aliases`); its own name if absent. */
  readonly origin?: string | null;
  /** What stands between `<frozen ` and `>` in its code; the source's module if absent. */
  readonly shown?: string;
}

/** Modules that are frozen in the reference (Python/frozen.c), in its order. */
const FROZEN: Readonly<Record<string, Frozen>> = {
  _frozen_importlib: { source: 'importlib/_bootstrap.py', origin: 'importlib._bootstrap' },
  _frozen_importlib_external: { source: 'importlib/_bootstrap_external.py', origin: 'importlib._bootstrap_external' },
  zipimport: { source: 'zipimport.py' },
  abc: { source: 'abc.py' },
  codecs: { source: 'codecs.py' },
  io: { source: 'io.py' },
  _collections_abc: { source: '_collections_abc.py' },
  _sitebuiltins: { source: '_sitebuiltins.py' },
  genericpath: { source: 'genericpath.py' },
  ntpath: { source: 'ntpath.py' },
  posixpath: { source: 'posixpath.py' },
  'os.path': { source: 'posixpath.py', origin: 'posixpath' },
  os: { source: 'os.py' },
  site: { source: 'site.py' },
  stat: { source: 'stat.py' },
  'importlib.util': { source: 'importlib/util.py' },
  'importlib.machinery': { source: 'importlib/machinery.py' },
  runpy: { source: 'runpy.py' },
  __hello__: { source: '__hello__.py' },
  __hello_alias__: { source: '__hello__.py', origin: '__hello__' },
  __phello_alias__: { source: '__hello__.py', origin: '__hello__', isPackage: true },
  '__phello_alias__.spam': { source: '__hello__.py', origin: '__hello__' },
  __phello__: { source: '__phello__/__init__.py', isPackage: true, shown: '__phello__' },
  '__phello__.__init__': { source: '__phello__/__init__.py', origin: '<__phello__', shown: '__phello__' },
  '__phello__.ham': { isPackage: true },
  '__phello__.ham.__init__': { origin: '<__phello__.ham', shown: '__phello__.ham' },
  '__phello__.ham.eggs': {},
  '__phello__.spam': { source: '__phello__/spam.py' },
  __hello_only__: { source: 'frozen_only.py', origin: null },
};

/** Modules that a build of CPython writes for itself, ours in resources/library/: path in the archive to the name of the source. */
const OURS: Readonly<Record<string, string>> = {
  '_sysconfigdata__linux_x86_64-linux-gnu.py': '_sysconfigdata.py',
  '_sysconfigdata__darwin_darwin.py': '_sysconfigdata.py',
};

/** What asks the reference; the first is run. */
const HARVEST = ['harvest.mjs', 'docstrings.py', 'codec-tables.py'] as const;

/** Sources that are frozen and in no folder, ours in resources/library/. */
const FROZEN_ONLY = 'frozen_only.py';

function ownSource(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(root, 'resources', 'library', name)));
}

function packageZip(): Uint8Array {
  return readFileSync(join(dirname(createRequire(import.meta.url).resolve('pyodide')), 'python_stdlib.zip'));
}

/** What decides what the reference says of itself: the package, and what asks. */
function piecesKeyOf(zip: Uint8Array): string {
  const hash = createHash('sha256').update(zip);
  for (const name of HARVEST) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex');
}

/** What the reference says of itself, by name: of the archive that is there, where it is the same. */
function harvest(key: string, old: Library | undefined): [name: string, data: Uint8Array][] {
  if (old?.index.piecesKey === key) return Object.keys(old.index.pieces).map((name) => [name, old.piece(name) as Uint8Array]);
  mkdirSync(dirname(libraryFile), { recursive: true });
  const scratch = `${libraryFile}.pieces.${process.pid}`;
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, HARVEST[0]), scratch], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (ran.status !== 0) throw new Error(`The reference could not be asked ("npm ci" installs it): ${ran.stderr}`);
  const pieces = JSON.parse(readFileSync(scratch, 'utf8')) as Record<string, string>;
  rmSync(scratch);
  return Object.entries(pieces).map(([name, data]) => [name, Buffer.from(data, 'base64')]);
}

/** What decides the contents: the library's sources, the compiler's, this script's. */
function keyOf(zip: Uint8Array, piecesKey: string): string {
  const hash = createHash('sha256')
    .update(zip)
    .update(piecesKey)
    .update(readFileSync(import.meta.filename));
  for (const name of new Set([...Object.values(OURS), FROZEN_ONLY])) hash.update(ownSource(name));
  for (const room of ['base', 'code', 'source', 'ast', 'parse', 'compile', 'host'])
    for (const path of (readdirSync(join(root, 'src-core', room), { recursive: true }) as string[]).sort())
      if (path.endsWith('.ts')) hash.update(path).update(readFileSync(join(root, 'src-core', room, path)));
  return hash.digest('hex');
}

/** The archive that is there, or undefined when there is none or it cannot be read. */
function existing(): Library | undefined {
  if (!existsSync(libraryFile)) return undefined;
  try {
    return readLibraryFile();
  } catch {
    // Half an archive, of a build that was interrupted.
    return undefined;
  }
}

let opened: Library | undefined;

/** The archive, built before if it has to be. */
export function openLibraryFile(): Library {
  ensureLibrary();
  opened ??= readLibraryFile();
  return opened;
}

function readLibraryFile(): Library {
  const file = openSync(libraryFile, 'r');
  return Library.open(
    (offset, size) => {
      const data = new Uint8Array(size);
      return data.subarray(0, readSync(file, data, 0, size, offset));
    },
    (data) => Buffer.from(data).toString(),
  );
}

function build(zip: Uint8Array, key: string, piecesKey: string, old: Library | undefined): Uint8Array[] {
  const sources = unzipSync(zip, { filter: (file) => file.name.endsWith('.py') });
  for (const [path, name] of Object.entries(OURS)) sources[path] = new Uint8Array(ownSource(name));
  const data: Uint8Array[] = [];
  let size = 0;
  const add = (piece: Uint8Array): [number, number] => {
    data.push(piece);
    size += piece.length;
    return [size - piece.length, piece.length];
  };
  const index = {
    key,
    files: {} as Record<string, [number, number]>,
    pieces: {} as Record<string, [number, number]>,
    piecesKey,
    frozen: {} as Record<string, [number, number, boolean, string | null]>,
  };
  for (const [name, piece] of harvest(piecesKey, old)) index.pieces[name] = add(piece);
  for (const path of Object.keys(sources).sort()) {
    const source = sources[path];
    index.files[path] = add(source);
    try {
      const code = compile(source, `${LIBRARY_FOLDER}/${path}`);
      const pyc = path.replace(/([^/]*)\.py$/, '__pycache__/$1.cpython-312.pyc');
      index.files[pyc] = add(writePyc(code, { kind: 'timestamp', mtime: LIBRARY_TIME, size: source.length }));
    } catch (error) {
      // Some modules of the library's own tests are no Python, on purpose.
      if (!(error instanceof CompileError) && !(error instanceof CodeError)) throw error;
    }
  }
  for (const [name, { source, isPackage = false, origin = name, shown }] of Object.entries(FROZEN)) {
    const text = source === undefined ? new Uint8Array(0) : source === FROZEN_ONLY ? ownSource(source) : sources[source];
    const label = shown ?? source?.replace(/\.py$/, '').replaceAll('/', '.') ?? name;
    index.frozen[name] = [...add(dumps(compile(text, `<frozen ${label}>`))), isPackage, origin];
  }
  return Library.write(index satisfies LibraryIndex, data, (text) => new TextEncoder().encode(text));
}

let ensured = false;

/** Sees to an archive that is up to date. */
export function ensureLibrary(): void {
  if (ensured) return;
  ensured = true;
  const zip = packageZip();
  const piecesKey = piecesKeyOf(zip);
  const key = keyOf(zip, piecesKey);
  const old = existing();
  if (old?.index.key === key) return;
  console.log('Compiling the standard library ...');
  const parts = build(zip, key, piecesKey, old);
  mkdirSync(dirname(libraryFile), { recursive: true });
  // Whole or not at all, as others may be reading the old one.
  const scratch = `${libraryFile}.${process.pid}`;
  writeFileSync(scratch, Buffer.concat(parts));
  renameSync(scratch, libraryFile);
}

if (process.argv[1] === import.meta.filename) ensureLibrary();
