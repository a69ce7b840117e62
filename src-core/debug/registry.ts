/** Code objects of a session by number: the same number for the same compiled code, whatever machine runs it. */
import type { CodeObject } from '../code/code-object.ts';
import { PyCode } from '../objects/code.ts';
import type { CodeId } from '../protocol/shapes.ts';

export interface Registered {
  id: CodeId;
  parent: CodeId | null;
  /** The code as it was compiled; a patched copy keeps the number. */
  original: CodeObject;
  source: CodeObject;
  /** The one that the present machine runs. */
  live: PyCode | undefined;
}

export class Registry {
  private readonly byId: Registered[] = [];
  private readonly bySource = new Map<CodeObject, Registered>();

  /** Registers a code object and all that it holds, parents first; those already known keep their number. */
  add(source: CodeObject, parent: CodeId | null = null): Registered[] {
    const out: Registered[] = [];
    let entry = this.bySource.get(source);
    if (!entry) {
      entry = { id: (this.byId.length + 1) as CodeId, parent, original: source, source, live: undefined };
      this.byId.push(entry);
      this.bySource.set(source, entry);
    }
    out.push(entry);
    for (const value of source.fields.consts) {
      if (value !== null && typeof value === 'object' && value.kind === 'code') out.push(...this.add(value, entry.id));
    }
    return out;
  }

  /** Remembers which machine code runs a source; nested ones too. */
  attach(code: PyCode): void {
    const entry = this.bySource.get(code.source);
    if (entry) entry.live = code;
    for (const value of code.consts) if (value instanceof PyCode) this.attach(value);
  }

  /** Forgets the machine codes of a program that ended. */
  detach(): void {
    for (const entry of this.byId) entry.live = undefined;
  }

  get(id: CodeId): Registered {
    const entry = this.byId[id - 1];
    if (!entry) throw new Error(`there is no code object number ${id}`);
    return entry;
  }

  /** The number of a code object; one that nobody announced (made by `exec`) gets one now. */
  idOf(code: PyCode): CodeId {
    let entry = this.bySource.get(code.source);
    if (!entry) {
      entry = this.add(code.source)[0];
      this.attach(code);
    }
    return entry.id;
  }

  /** Puts a patched copy in the place of a code object. */
  replace(id: CodeId, source: CodeObject, live: PyCode | undefined): void {
    const entry = this.get(id);
    entry.source = source;
    entry.live = live;
    this.bySource.set(source, entry);
  }

  /** Code objects whose file is `file`. */
  ofFile(file: string): Registered[] {
    return this.byId.filter((entry) => entry.source.fields.filename === file);
  }

  all(): readonly Registered[] {
    return this.byId;
  }
}
