/**
 * Code objects of a session by number: the same number for the same compiled code, whatever machine runs it and however often it is
 * loaded. The code objects of one compilation form a tree under its module; of each file the newest tree is known, and older ones
 * that a program still runs.
 */
import type { CodeObject } from '../code/code-object.ts';
import type { Const } from '../code/const.ts';
import { sameConst } from '../code/const-pool.ts';
import { PyCode } from '../objects/code.ts';
import type { CodeId } from '../protocol/shapes.ts';

export interface Registered {
  id: CodeId;
  parent: CodeId | null;
  /** The code as it was compiled; a patched copy keeps the number. */
  original: CodeObject;
  source: CodeObject;
  /** The one that the present machine loaded last. */
  live: PyCode | undefined;
  /** All that it has loaded: a module that is imported again has two. */
  lives: Set<PyCode>;
  /** The module, or whatever else was compiled as a whole. */
  root: Registered;
}

export class Registry {
  private readonly byId: Registered[] = [];
  private readonly bySource = new Map<CodeObject, Registered>();
  private readonly byPlace = new Map<string, Registered[]>();
  /** The newest tree of each file. */
  private readonly newest = new Map<string, Registered>();
  /** Trees that a machine has loaded and nobody has asked about yet. */
  private unread: PyCode[] = [];

  /** Registers a code object and all that it holds, parents first; those already known keep their number. */
  add(source: CodeObject): Registered[] {
    const out: Registered[] = [];
    this.addInto(source, null, undefined, out);
    this.newest.set(source.fields.filename, out[0].root);
    return out;
  }

  private addInto(source: CodeObject, parent: CodeId | null, root: Registered | undefined, out: Registered[]): void {
    let entry = this.bySource.get(source);
    if (!entry) {
      entry = {
        id: (this.byId.length + 1) as CodeId,
        parent,
        original: source,
        source,
        live: undefined,
        lives: new Set(),
        root: root as Registered,
      };
      entry.root = root ?? entry;
      this.byId.push(entry);
      this.bySource.set(source, entry);
      const place = placeOf(source);
      this.byPlace.set(place, [...(this.byPlace.get(place) ?? []), entry]);
    }
    out.push(entry);
    for (const value of source.fields.consts) if (isCode(value)) this.addInto(value, entry.id, entry.root, out);
  }

  /** Remembers which machine code runs a source; nested ones too. */
  attach(code: PyCode): void {
    const entry = this.bySource.get(code.source) ?? this.findSame(code.source);
    if (entry) {
      this.bySource.set(code.source, entry);
      entry.live = code;
      entry.lives.add(code);
    }
    for (const value of code.consts) if (value instanceof PyCode) this.attach(value);
  }

  /** One that was compiled from the same text before. */
  private findSame(source: CodeObject): Registered | undefined {
    return this.byPlace.get(placeOf(source))?.find((entry) => sameCode(entry.original, source));
  }

  /** The machine has made a code object that no other holds; it is looked at when somebody asks for its file. */
  loaded(code: PyCode): void {
    this.unread.push(code);
  }

  /** Reads the trees that were loaded since, of one file or of all; answers their entries. */
  read(file?: string): Registered[] {
    const out: Registered[] = [];
    this.unread = this.unread.filter((code) => {
      if (file !== undefined && code.source.fields.filename !== file) return true;
      out.push(...this.adopt(code));
      return false;
    });
    return out;
  }

  private adopt(code: PyCode): Registered[] {
    if (!this.bySource.has(code.source) && !this.findSame(code.source)) this.add(code.source);
    this.attach(code);
    const entry = this.bySource.get(code.source);
    return entry ? this.treeOf(entry) : [];
  }

  /** Forgets the machine codes of a program that ended. */
  detach(): void {
    this.unread = [];
    for (const entry of this.byId) {
      entry.live = undefined;
      entry.lives.clear();
    }
  }

  get(id: CodeId): Registered {
    const entry = this.byId[id - 1];
    if (!entry) throw new Error(`there is no code object number ${id}`);
    return entry;
  }

  /** The entry of a code object; one that nobody announced (made by `exec`) gets its number now. */
  entryOf(code: PyCode): Registered {
    let entry = this.bySource.get(code.source);
    if (!entry) {
      entry = this.findSame(code.source) ?? this.addLoose(code.source);
      this.attach(code);
    }
    return entry;
  }

  private addLoose(source: CodeObject): Registered {
    const out: Registered[] = [];
    this.addInto(source, null, undefined, out);
    return out[0];
  }

  idOf(code: PyCode): CodeId {
    return this.entryOf(code).id;
  }

  /** The code objects among the constants of one. */
  childrenOf(entry: Registered): Registered[] {
    return this.byId.filter(({ parent }) => parent === entry.id);
  }

  /** A new run has what was compiled: a copy that took its place is forgotten. */
  restore(entry: Registered, source: CodeObject): void {
    entry.source = source;
  }

  /** Puts a patched copy in the place of a code object. */
  replace(id: CodeId, source: CodeObject, live: PyCode, old: PyCode): void {
    const entry = this.get(id);
    entry.lives.delete(old);
    entry.source = source;
    entry.live = live;
    entry.lives.add(live);
    this.bySource.set(source, entry);
  }

  /** Has the present machine loaded code of a file. */
  isLoaded(file: string): boolean {
    this.read(file);
    return this.byId.some((entry) => entry.lives.size > 0 && entry.source.fields.filename === file);
  }

  /** The trees of a file that matter now: the newest, and those that are loaded. */
  treesOf(file: string): Registered[][] {
    this.read(file);
    const roots = new Set<Registered>();
    const newest = this.newest.get(file);
    if (newest) roots.add(newest);
    for (const entry of this.byId) if (entry.lives.size > 0 && entry.source.fields.filename === file) roots.add(entry.root);
    return [...roots].map((root) => this.treeOf(root));
  }

  treeOf(root: Registered): Registered[] {
    return this.byId.filter((entry) => entry.root === root.root);
  }

  all(): readonly Registered[] {
    this.read();
    return this.byId;
  }
}

const isCode = (value: Const): value is CodeObject => value !== null && typeof value === 'object' && value.kind === 'code';

const placeOf = ({ fields }: CodeObject): string => `${fields.filename}\n${fields.qualname}\n${fields.firstlineno}`;

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
const sameNames = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i]);

/** Do two code objects say the same, positions included; with `shallow`, nested ones count by their name. */
export function sameCode(a: CodeObject, b: CodeObject, shallow = false): boolean {
  if (a === b) return true;
  const f = a.fields;
  const g = b.fields;
  return (
    sameBytes(f.code, g.code) &&
    sameBytes(f.linetable, g.linetable) &&
    sameBytes(f.exceptiontable, g.exceptiontable) &&
    f.flags === g.flags &&
    f.firstlineno === g.firstlineno &&
    sameNames(f.names, g.names) &&
    sameNames(f.localsplusnames, g.localsplusnames) &&
    sameNames([...f.localspluskinds], [...g.localspluskinds]) &&
    f.consts.length === g.consts.length &&
    f.consts.every((value, i) => {
      const other = g.consts[i];
      if (!isCode(value)) return !isCode(other) && sameConst(value, other);
      if (!isCode(other)) return false;
      return shallow ? value.fields.qualname === other.fields.qualname : sameCode(value, other);
    })
  );
}
