/**
 * The bundled standard library: one archive of sources and compiled modules, read piece by piece, and shown to programs as a
 * read-only folder. Where the archive lies is the host's business; what is in it is written by scripts/library.ts.
 *
 * Layout: the eight bytes of MAGIC, the length of the index (32 bits, least byte first), the index as JSON in UTF-8, then the data
 * to which the index points.
 */
import { decodeUtf8 } from '../base/utf8.ts';
import { type DirectoryEntry, type FileStat, type Files, HostError, type OpenFile } from './host.ts';

/** Where the library stands in the world of a program: `sys.prefix`. */
export const LIBRARY_PREFIX = '/lasti';
/** The folder of its modules: an entry of `sys.path`. */
export const LIBRARY_FOLDER = `${LIBRARY_PREFIX}/lib/python3.12`;
/** Seconds since 1970 that every file of the library was changed at; its `.pyc` files hold the same number. */
export const LIBRARY_TIME = 1_727_740_800;

const MAGIC = 'LASTILIB';

/** Offset from the start of the data, and length. */
export type Extent = readonly [offset: number, size: number];

export interface LibraryIndex {
  /** Says of which sources and by which compiler the archive was made. */
  readonly key: string;
  /** By path below LIBRARY_FOLDER. */
  readonly files: Readonly<Record<string, Extent>>;
  /** Further pieces by name: what the reference says of itself and scripts/harvest.mjs wrote down (`docstrings/math`). */
  readonly pieces: Readonly<Record<string, Extent>>;
  /** Of which reference the pieces are. */
  readonly piecesKey: string;
  /**
   * Modules that start without the import system, by name: marshalled code, whether each is a package, and the name of the library's
   * module that it is, null for what is only frozen.
   */
  readonly frozen: Readonly<Record<string, readonly [offset: number, size: number, isPackage: boolean, origin: string | null]>>;
}

/** Bytes of an archive: at most `size` of them from `offset` on. */
export type ReadExtent = (offset: number, size: number) => Uint8Array;

export interface FrozenModule {
  code(): Uint8Array;
  readonly isPackage: boolean;
  readonly origin: string | null;
}

export class Library {
  private known: Folders | undefined;

  private constructor(
    readonly index: LibraryIndex,
    private readonly readData: ReadExtent,
  ) {}

  /** What each folder holds, found out when it is first asked. */
  private get folders(): Folders {
    if (this.known === undefined) {
      this.known = new Map([['', new Map()]]);
      for (const path of Object.keys(this.index.files)) addEntry(this.known, path, 'file');
    }
    return this.known;
  }

  /** Opens an archive; `decode` reads UTF-8. Throws Error when it is none, or cut short. */
  static open(read: ReadExtent, decode: (data: Uint8Array) => string): Library {
    const head = read(0, 12);
    if (head.length < 12 || decodeUtf8(head.subarray(0, 8), 'replace') !== MAGIC)
      throw new Error('this is no archive of a library');
    const size = new DataView(head.buffer, head.byteOffset).getUint32(8, true);
    const text = read(12, size);
    if (text.length < size) throw new Error('the archive of the library is cut short');
    const start = 12 + size;
    return new Library(JSON.parse(decode(text)) as LibraryIndex, (offset, length) => {
      const data = read(start + offset, length);
      if (data.length < length) throw new Error('the archive of the library is cut short');
      return data;
    });
  }

  /** The bytes of an archive of these pieces. */
  static write(index: LibraryIndex, data: readonly Uint8Array[], encode: (text: string) => Uint8Array): Uint8Array[] {
    const text = encode(JSON.stringify(index));
    const head = new Uint8Array(12);
    head.set(encode(MAGIC));
    new DataView(head.buffer).setUint32(8, text.length, true);
    return [head, text, ...data];
  }

  /** A frozen module; `code` reads its marshalled code. */
  frozen(name: string): FrozenModule | undefined {
    if (!Object.hasOwn(this.index.frozen, name)) return undefined;
    const [offset, size, isPackage, origin] = this.index.frozen[name];
    return { code: () => this.readData(offset, size), isPackage, origin };
  }

  /** A piece by name; undefined where there is none. */
  readonly piece = (name: string): Uint8Array | undefined => {
    const extent = Object.hasOwn(this.index.pieces, name) ? this.index.pieces[name] : undefined;
    return extent && this.readData(extent[0], extent[1]);
  };

  /** The three below take paths relative to LIBRARY_FOLDER. */
  kind(path: string): 'file' | 'directory' | undefined {
    if (Object.hasOwn(this.index.files, path)) return 'file';
    return this.folders.has(path) ? 'directory' : undefined;
  }

  size(path: string): number {
    return Object.hasOwn(this.index.files, path) ? this.index.files[path][1] : 0;
  }

  read(path: string): Uint8Array {
    const [offset, size] = this.index.files[path];
    return this.readData(offset, size);
  }

  list(path: string): DirectoryEntry[] {
    return [...(this.folders.get(path) ?? [])].map(([name, kind]) => ({ name, kind }));
  }
}

type Folders = Map<string, Map<string, DirectoryEntry['kind']>>;

/** Enters a path, and the folders that lead to it. */
function addEntry(folders: Folders, path: string, kind: DirectoryEntry['kind']): void {
  const slash = path.lastIndexOf('/');
  const folder = slash < 0 ? '' : path.slice(0, slash);
  let entries = folders.get(folder);
  if (entries === undefined) {
    folders.set(folder, (entries = new Map()));
    addEntry(folders, folder, 'directory');
  }
  entries.set(path.slice(slash + 1), kind);
}

/** A path as one of the library's, or undefined. `''` is its folder; above it are the bare folders that lead there. */
function pathInside(path: string): string | undefined {
  if (!path.startsWith(LIBRARY_PREFIX)) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const full = `/${parts.join('/')}`;
  if (full === LIBRARY_FOLDER) return '';
  if (full.startsWith(`${LIBRARY_FOLDER}/`)) return full.slice(LIBRARY_FOLDER.length + 1);
  return full === LIBRARY_PREFIX || full.startsWith(`${LIBRARY_PREFIX}/`) ? `..${full.slice(LIBRARY_PREFIX.length)}` : undefined;
}

const ABOVE: Readonly<Record<string, readonly DirectoryEntry[]>> = {
  '..': [{ name: 'lib', kind: 'directory' }],
  '../lib': [{ name: 'python3.12', kind: 'directory' }],
};

function statOf(library: Library, inside: string, path: string): FileStat {
  const kind = inside in ABOVE ? 'directory' : library.kind(inside);
  if (kind === undefined) throw new HostError('ENOENT', path);
  const time = BigInt(LIBRARY_TIME) * 1_000_000_000n;
  return {
    kind,
    size: kind === 'file' ? library.size(inside) : 0,
    mode: kind === 'file' ? 0o100444 : 0o040555,
    modified: time,
    accessed: time,
    changed: time,
    inode: 0,
    device: 0,
    links: 1,
    user: 0,
    group: 0,
  };
}

/** A file of bytes that nobody can write. */
function openBytes(data: Uint8Array, stat: FileStat): OpenFile {
  const refuse = (): never => {
    throw new HostError('EBADF');
  };
  return {
    isTerminal: false,
    read(into, position) {
      const part = data.subarray(position, position + into.length);
      into.set(part);
      return part.length;
    },
    write: refuse,
    truncate: refuse,
    stat: () => stat,
    sync() {},
    close() {},
  };
}

/** `files` with the library in it, under LIBRARY_FOLDER: everybody may read it, nobody write. */
export function mountLibrary(files: Files, library: Library | undefined): Files {
  if (library === undefined) return files;
  const refuse = (path: string) => {
    if (pathInside(path) !== undefined) throw new HostError('EROFS', path);
  };
  /** What is not there cannot be taken away, read-only or not. */
  const refuseRemoval = (path: string) => {
    const inside = pathInside(path);
    if (inside !== undefined) statOf(library, inside, path);
    refuse(path);
  };
  return {
    resolve: (path) => (pathInside(path) === undefined ? files.resolve(path) : path),
    read(path) {
      const inside = pathInside(path);
      if (inside === undefined) return files.read(path);
      const kind = inside in ABOVE ? 'directory' : library.kind(inside);
      if (kind !== 'file') throw new HostError(kind === undefined ? 'ENOENT' : 'EISDIR', path);
      return library.read(inside);
    },
    stat(path, followLinks) {
      const inside = pathInside(path);
      return inside === undefined ? files.stat(path, followLinks) : statOf(library, inside, path);
    },
    list(path) {
      const inside = pathInside(path);
      if (inside === undefined) return files.list(path);
      if (inside in ABOVE) return ABOVE[inside];
      const kind = library.kind(inside);
      if (kind !== 'directory') throw new HostError(kind === undefined ? 'ENOENT' : 'ENOTDIR', path);
      return library.list(inside);
    },
    write(path, data, how) {
      refuse(path);
      files.write(path, data, how);
    },
    makeDirectory(path) {
      refuse(path);
      files.makeDirectory(path);
    },
    remove(path) {
      refuseRemoval(path);
      files.remove(path);
    },
    removeDirectory(path) {
      refuseRemoval(path);
      files.removeDirectory(path);
    },
    rename(from, to) {
      refuseRemoval(from);
      refuse(to);
      files.rename(from, to);
    },
    open(path, how) {
      const inside = pathInside(path);
      if (inside === undefined) return files.open(path, how);
      if (how.write) throw new HostError('EROFS', path);
      const stat = statOf(library, inside, path);
      if (stat.kind === 'directory') throw new HostError('EISDIR', path);
      return openBytes(library.read(inside), stat);
    },
    changeMode(path, mode) {
      refuse(path);
      files.changeMode(path, mode);
    },
    changeOwner(path, user, group, followLinks) {
      refuse(path);
      files.changeOwner(path, user, group, followLinks);
    },
    setTimes(path, accessed, modified) {
      refuse(path);
      files.setTimes(path, accessed, modified);
    },
    makeLink(target, path) {
      refuse(path);
      files.makeLink(target, path);
    },
    readLink(path) {
      if (pathInside(path) !== undefined) throw new HostError('EINVAL', path);
      return files.readLink(path);
    },
  };
}
