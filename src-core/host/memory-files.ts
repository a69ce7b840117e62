/** The files of a memory host: bytes by absolute path. A folder exists while something was put below it or `makeDirectory` made it. */
import { demandPath, type Grants } from './grants.ts';
import { type DirectoryEntry, type FileStat, type Files, HostError, type OpenFile, type OpenHow } from './host.ts';

/** A file or folder; of the bytes, the first `size` count. */
class Node {
  data = new Uint8Array(0);
  size = 0;
  mode: number;
  modified: bigint;
  accessed: bigint;
  /** Where a symbolic link leads. */
  target: string | undefined = undefined;
  constructor(
    readonly kind: 'file' | 'directory' | 'link',
    readonly inode: number,
    time: bigint,
  ) {
    this.mode = kind === 'file' ? 0o100644 : kind === 'directory' ? 0o040755 : 0o120777;
    this.modified = time;
    this.accessed = time;
  }

  bytes(): Uint8Array {
    return this.data.subarray(0, this.size);
  }

  put(data: Uint8Array, position: number): void {
    const end = position + data.length;
    this.resize(Math.max(end, this.size));
    this.data.set(data, position);
  }

  resize(size: number): void {
    if (size > this.data.length) {
      const larger = new Uint8Array(Math.max(size, this.size * 2));
      larger.set(this.bytes());
      this.data = larger;
    } else if (size > this.size) this.data.fill(0, this.size, size);
    this.size = size;
  }
}

export class MemoryFiles implements Files {
  private readonly nodes = new Map<string, Node>();
  private inodes = 1;

  constructor(
    files: Readonly<Record<string, Uint8Array>>,
    private readonly folder: string,
    private readonly grants: Grants,
    /** The clock, for times of change. */
    private readonly now: () => bigint,
  ) {
    this.add('/', 'directory', 0n);
    this.addFolders(folder);
    for (const [path, data] of Object.entries(files)) {
      const full = this.absolute(path);
      this.addFolders(parentOf(full));
      const node = this.add(full, 'file', 0n);
      node.data = data.slice();
      node.size = data.length;
    }
  }

  /** The canonical path: links on the way are followed. */
  resolve(path: string): string {
    return this.follow(this.absolute(path), 0, path);
  }

  read(path: string): Uint8Array {
    const { node } = this.existing('read', path);
    if (node.kind === 'directory') throw new HostError('EISDIR', path);
    return node.bytes().slice();
  }

  write(path: string, data: Uint8Array, how: 'truncate' | 'append' | 'exclusive' = 'truncate'): void {
    const file = this.open(path, {
      read: false,
      write: true,
      create: true,
      truncate: how === 'truncate',
      append: how === 'append',
      exclusive: how === 'exclusive',
    });
    file.write(data, 0);
    file.close();
  }

  stat(path: string, followLinks = true): FileStat {
    const { node } = this.existing('read', path, followLinks);
    return statOf(node);
  }

  list(path: string): readonly DirectoryEntry[] {
    const { node, full } = this.existing('read', path);
    if (node.kind !== 'directory') throw new HostError('ENOTDIR', path);
    const entries: DirectoryEntry[] = [];
    for (const [name, { kind }] of this.nodes)
      if (name !== '/' && parentOf(name) === full) entries.push({ name: name.slice(name.lastIndexOf('/') + 1), kind });
    return entries;
  }

  makeDirectory(path: string): void {
    const full = this.demand('write', path, false);
    if (this.nodes.has(full)) throw new HostError('EEXIST', path);
    this.checkParent(full, path);
    this.add(full, 'directory', this.now());
  }

  remove(path: string): void {
    const { node, full } = this.existing('write', path, false);
    if (node.kind === 'directory') throw new HostError('EISDIR', path);
    this.nodes.delete(full);
  }

  removeDirectory(path: string): void {
    const { node, full } = this.existing('write', path, false);
    if (node.kind !== 'directory') throw new HostError('ENOTDIR', path);
    if (this.hasChildren(full)) throw new HostError('ENOTEMPTY', path);
    this.nodes.delete(full);
  }

  rename(from: string, to: string): void {
    const { node, full } = this.existing('write', from, false);
    const target = this.demand('write', to, false);
    this.checkParent(target, to);
    const old = this.nodes.get(target);
    if (old?.kind === 'directory') {
      if (node.kind !== 'directory') throw new HostError('EISDIR', from, to);
      if (this.hasChildren(target)) throw new HostError('ENOTEMPTY', from, to);
    } else if (old && node.kind === 'directory') throw new HostError('ENOTDIR', from, to);
    if (target.startsWith(`${full}/`)) throw new HostError('EINVAL', from, to);
    for (const [name, child] of [...this.nodes]) {
      if (name !== full && !name.startsWith(`${full}/`)) continue;
      this.nodes.delete(name);
      this.nodes.set(target + name.slice(full.length), child);
    }
  }

  open(path: string, how: OpenHow): OpenFile {
    const full = this.resolve(path);
    if (how.read) demandPath(this.grants, 'read', full);
    if (how.write) demandPath(this.grants, 'write', full);
    let node = this.nodes.get(full);
    if (node === undefined) {
      if (!how.create) throw new HostError('ENOENT', path);
      this.checkParent(full, path);
      node = this.add(full, 'file', this.now());
      if (how.mode !== undefined) node.mode = 0o100000 | (how.mode & ~0o022 & 0o777);
    } else if (how.create && how.exclusive) throw new HostError('EEXIST', path);
    if (node.kind === 'directory') throw new HostError('EISDIR', path);
    if (how.truncate && how.write) node.resize(0);
    return this.opened(node, how);
  }

  private opened(node: Node, how: OpenHow): OpenFile {
    const { now } = this;
    const demand = (may: boolean) => {
      if (!may) throw new HostError('EBADF');
    };
    return {
      isTerminal: false,
      read(into, position) {
        demand(how.read);
        const part = node.bytes().subarray(position, position + into.length);
        into.set(part);
        return part.length;
      },
      write(data, position) {
        demand(how.write);
        node.put(data, how.append ? node.size : position);
        node.modified = now();
      },
      truncate(size) {
        demand(how.write);
        node.resize(size);
        node.modified = now();
      },
      stat: () => statOf(node),
      sync() {},
      close() {},
    };
  }

  changeMode(path: string, mode: number): void {
    const { node } = this.existing('write', path);
    node.mode = (node.mode & ~0o7777) | (mode & 0o7777);
  }

  /** Everything here is everybody's: only that there is such a file matters. */
  changeOwner(path: string, _user: number, _group: number, followLinks: boolean): void {
    this.existing('write', path, followLinks);
  }

  setTimes(path: string, accessed: bigint, modified: bigint): void {
    const { node } = this.existing('write', path);
    node.accessed = accessed;
    node.modified = modified;
  }

  makeLink(target: string, path: string): void {
    const full = this.demand('write', path, false);
    if (this.nodes.has(full)) throw new HostError('EEXIST', target, path);
    this.checkParent(full, path);
    this.add(full, 'link', this.now()).target = target;
  }

  readLink(path: string): string {
    const { node } = this.existing('read', path, false);
    if (node.target === undefined) throw new HostError('EINVAL', path);
    return node.target;
  }

  private add(full: string, kind: Node['kind'], time: bigint): Node {
    const node = new Node(kind, this.inodes++, time);
    this.nodes.set(full, node);
    return node;
  }

  private absolute(path: string): string {
    const out: string[] = [];
    for (const part of (path.startsWith('/') ? path : `${this.folder}/${path}`).split('/')) {
      if (part === '..') out.pop();
      else if (part !== '' && part !== '.') out.push(part);
    }
    return `/${out.join('/')}`;
  }

  private follow(full: string, depth: number, path: string): string {
    if (depth > 40) throw new HostError('ELOOP', path);
    const parts = full.split('/').slice(1);
    let at = '';
    for (let i = 0; i < parts.length; i++) {
      if (parts[i] === '') continue;
      const next = `${at}/${parts[i]}`;
      const target = this.nodes.get(next)?.target;
      if (target !== undefined) {
        const rest = parts.slice(i + 1).join('/');
        const there = target.startsWith('/') ? target : `${at}/${target}`;
        return this.follow(this.absolute(rest === '' ? there : `${there}/${rest}`), depth + 1, path);
      }
      at = next;
    }
    return at === '' ? '/' : at;
  }

  /** The path after its grant was checked; the last link of it is followed or not. */
  private demand(action: 'read' | 'write', path: string, followLast = true): string {
    const plain = this.absolute(path);
    let full = plain;
    if (followLast) full = this.follow(plain, 0, path);
    else if (plain !== '/') {
      const parent = this.follow(parentOf(plain), 0, path);
      full = `${parent === '/' ? '' : parent}${plain.slice(plain.lastIndexOf('/'))}`;
    }
    demandPath(this.grants, action, full);
    return full;
  }

  private existing(action: 'read' | 'write', path: string, followLast = true): { node: Node; full: string } {
    const full = this.demand(action, path, followLast);
    const node = this.nodes.get(full);
    if (node === undefined) throw new HostError(this.missing(full), path);
    return { node, full };
  }

  /** A file on the way is no folder. */
  private missing(full: string): string {
    for (let at = parentOf(full); at !== '/'; at = parentOf(at)) if (this.nodes.get(at)?.kind === 'file') return 'ENOTDIR';
    return 'ENOENT';
  }

  private checkParent(full: string, path: string): void {
    const parent = this.nodes.get(parentOf(full));
    if (parent === undefined) throw new HostError(this.missing(full), path);
    if (parent.kind !== 'directory') throw new HostError('ENOTDIR', path);
  }

  private hasChildren(full: string): boolean {
    for (const name of this.nodes.keys()) if (name.startsWith(full === '/' ? '/' : `${full}/`) && name !== full) return true;
    return false;
  }

  private addFolders(path: string): void {
    if (path === '/' || this.nodes.has(path)) return;
    this.addFolders(parentOf(path));
    this.add(path, 'directory', 0n);
  }
}

function statOf(node: Node): FileStat {
  return {
    kind: node.kind,
    size: node.kind === 'file' ? node.size : (node.target?.length ?? 0),
    mode: node.mode,
    modified: node.modified,
    accessed: node.accessed,
    changed: node.modified,
    inode: node.inode,
    device: 0,
    links: 1,
    user: 0,
    group: 0,
  };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
