/**
 * A host for a program inside a host for a debugger: the same world with fewer grants, other arguments and other streams. The
 * person at the window may open and save any file; the program that they debug may do only what it was granted.
 */
import { covers, demandOpen, demandPath, type Grants } from './grants.ts';
import type { Files, Host, InputStream, OutputStream } from './host.ts';
import { mountLibrary } from './library.ts';

export interface DerivedParts {
  readonly grants: Grants;
  readonly args: readonly string[];
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

/** `host` with `parts` in the place of its own. Grants are checked before those of `host` itself, which still hold. */
export function deriveHost(host: Host, parts: Partial<DerivedParts>): Host {
  const grants = parts.grants ?? host.grants;
  return {
    platform: host.platform,
    clock: host.clock,
    algorithms: host.algorithms,
    network: grants.net ? host.network : undefined,
    cwd: () => host.cwd(),
    entropy: (length) => host.entropy(length),
    exit: (status) => host.exit(status),
    args: parts.args ?? host.args,
    stdin: parts.stdin ?? host.stdin,
    stdout: parts.stdout ?? host.stdout,
    stderr: parts.stderr ?? host.stderr,
    env: grants.env ? host.env : new Map(),
    grants,
    library: host.library,
    files: parts.grants ? mountLibrary(guardFiles(host.files, grants), host.library) : host.files,
  };
}

function guardFiles(files: Files, grants: Grants): Files {
  const demand = (action: 'read' | 'write', path: string) => demandPath(grants, action, files.resolve(path));
  // What is not there cannot be changed: where it may be looked for, the system's answer comes before the grant's, as on Linux.
  const demandExisting = (path: string) => {
    const full = files.resolve(path);
    if (!covers(grants.write, full) && covers(grants.read, full)) files.stat(path, false);
    demandPath(grants, 'write', full);
  };
  return {
    resolve: (path) => files.resolve(path),
    read(path) {
      demand('read', path);
      return files.read(path);
    },
    stat(path, followLinks) {
      demand('read', path);
      return files.stat(path, followLinks);
    },
    list(path) {
      demand('read', path);
      return files.list(path);
    },
    write(path, data, how) {
      demand('write', path);
      files.write(path, data, how);
    },
    makeDirectory(path) {
      demand('write', path);
      files.makeDirectory(path);
    },
    remove(path) {
      demandExisting(path);
      files.remove(path);
    },
    removeDirectory(path) {
      demandExisting(path);
      files.removeDirectory(path);
    },
    rename(from, to) {
      demandExisting(from);
      demand('write', to);
      files.rename(from, to);
    },
    open(path, how) {
      const full = files.resolve(path);
      if (how.read) demandOpen(grants, 'read', full);
      if (how.write) demandOpen(grants, 'write', full);
      return files.open(path, how);
    },
    changeMode(path, mode) {
      demandExisting(path);
      files.changeMode(path, mode);
    },
    changeOwner(path, user, group, followLinks) {
      demandExisting(path);
      files.changeOwner(path, user, group, followLinks);
    },
    setTimes(path, accessed, modified) {
      demandExisting(path);
      files.setTimes(path, accessed, modified);
    },
    makeLink(target, path) {
      // What a link leads to is checked when it is followed.
      demand('write', path);
      files.makeLink(target, path);
    },
    readLink(path) {
      demandPath(grants, 'read', files.resolve(path.replace(/\/[^/]*$/, '') || '/'));
      return files.readLink(path);
    },
  };
}
