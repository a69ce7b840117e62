/**
 * What a program may do to the world, and the refusal when it tries more. A gate knows paths only as absolute canonical text;
 * making them so (links resolved) is the host's work, done before it asks.
 */

/** `'all'`, or folders and files (absolute, canonical) with everything below them. */
export type PathGrant = 'all' | readonly string[];

export interface Grants {
  readonly read: PathGrant;
  readonly write: PathGrant;
  readonly env: boolean;
  readonly net: boolean;
}

export type Action = keyof Grants;

/** Nothing at all. */
export const NO_GRANTS: Grants = { read: [], write: [], env: false, net: false };

/** A grant is missing; `flag` is the command line's argument that would give it. */
export class HostRefusal extends Error {
  override readonly name = 'HostRefusal';
  readonly flag: string;
  constructor(
    readonly action: Action,
    /** The path that was asked for, or '' where the grant has no path. */
    readonly subject: string,
  ) {
    const flag = subject ? `--allow-${action}=${subject}` : `--allow-${action}`;
    super(`${WORDS[action]}${subject ? ` '${subject}'` : ''} is not granted; run again with ${flag}`);
    this.flag = flag;
  }
}

const WORDS: Record<Action, string> = {
  read: 'reading',
  write: 'writing',
  env: 'reading the environment',
  net: 'reaching the network',
};

/** Whether `grant` covers `path`: the path itself or a folder above it. */
export function covers(grant: PathGrant, path: string): boolean {
  if (grant === 'all') return true;
  return grant.some((root) => {
    if (path === root) return true;
    const folder = root.endsWith('/') || root.endsWith('\\') ? root : root + (root.includes('\\') ? '\\' : '/');
    return path.startsWith(folder);
  });
}

/** What is always empty and takes everything: opening it needs no grant, removing or renaming it does as for any file. */
const NULL_DEVICE = '/dev/null';

/** Throws `HostRefusal` unless the file may be opened for reading or writing. */
export function demandOpen(grants: Grants, action: 'read' | 'write', path: string): void {
  if (path !== NULL_DEVICE) demandPath(grants, action, path);
}

/** Throws `HostRefusal` unless `path` may be read or written. */
export function demandPath(grants: Grants, action: 'read' | 'write', path: string): void {
  if (!covers(grants[action], path)) throw new HostRefusal(action, path);
}
