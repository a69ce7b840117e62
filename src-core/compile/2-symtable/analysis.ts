/**
 * The second pass: from the facts noted in each scope to the scope of each name (local, cell, free, global), and the decision which
 * comprehensions are inlined (PEP 709). Works on entries only; the tree is not looked at again.
 */
import { syntaxErrorAt } from './collector.ts';
import {
  CELL,
  DEF_BOUND,
  DEF_COMP_CELL,
  DEF_FREE_CLASS,
  DEF_GLOBAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  FREE,
  GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT,
  LOCAL,
  SCOPE_MASK,
  SCOPE_OFFSET,
  type SymtableEntry,
} from './entry.ts';
import { type NameHash, NameSet } from './name-set.ts';

/** What the scopes around one tell it. A scope gets copies of its own, and changes them for the scopes inside. */
interface Surroundings {
  /** Names bound in function-like scopes around; undefined at module level. */
  readonly bound: Set<string> | undefined;
  /** Names declared global around. */
  readonly globals: Set<string>;
  /** Those of `bound` that are type parameters. */
  readonly typeParams: Set<string>;
  /** The class whose namespace is searched too (annotation scopes directly inside a class). */
  readonly classEntry: SymtableEntry | undefined;
}

/**
 * Settles the scope of every name of `top` and everything inside. Raises CompileError for declarations that contradict what is
 * around them. Source: `symtable_analyze`, Python/symtable.c.
 */
export function analyze(top: SymtableEntry, filename: string, hash: NameHash | undefined): void {
  const around = { bound: undefined, globals: new Set<string>(), typeParams: new Set<string>(), classEntry: undefined };
  new BlockAnalysis(top, around, new NameSet(hash), filename, hash).run();
}

class BlockAnalysis {
  /** Scope of each name of this block, by the numbers of entry.ts. */
  private readonly scopes = new Map<string, number>();
  private readonly locals = new Set<string>();
  /** What the scopes inside ask for, as far as nobody has answered. */
  private readonly wanted: NameSet;
  /** Names that were cells of comprehensions inlined here. */
  private readonly inlinedCells = new Set<string>();

  constructor(
    private readonly entry: SymtableEntry,
    private readonly around: Surroundings,
    /** Free names of this block and those inside: the answer to whoever is around. Comes with those of its elder siblings. */
    private readonly free: NameSet,
    private readonly filename: string,
    private readonly hash: NameHash | undefined,
  ) {
    this.wanted = new NameSet(hash);
  }

  run(): void {
    const { entry, around } = this;
    const isClass = entry.type === 'class';
    // The names of a class are invisible to functions inside it, so these see what the class itself sees at its start.
    const before = isClass ? this.visibleInside() : undefined;
    for (const [name, bits] of entry.symbols) this.scopes.set(name, this.scopeOf(name, bits));
    const visible = before ?? this.visibleInside();
    if (isClass) {
      visible.bound.add('__class__');
      visible.bound.add('__classdict__');
    }
    for (const child of entry.children) this.analyzeChild(child, visible.bound, visible.globals, around.typeParams);
    this.spliceInlined();
    if (entry.isFunctionLike) this.settleCells();
    else if (isClass) this.settleClassCells();
    this.recordScopes();
    this.recordFree(isClass || entry.can_see_class_scope);
    this.free.merge(this.wanted);
  }

  private visibleInside(): { bound: Set<string>; globals: Set<string> } {
    const bound = new Set(this.entry.isFunctionLike ? this.locals : undefined);
    for (const name of this.around.bound ?? []) bound.add(name);
    return { bound, globals: new Set(this.around.globals) };
  }

  /** Decides on one name, and tells `around` and `free` what follows for others (`analyze_name`). */
  private scopeOf(name: string, bits: number): number {
    const { bound, globals, typeParams, classEntry } = this.around;
    if (bits & DEF_GLOBAL) {
      if (bits & DEF_NONLOCAL) this.fail(`name '${name}' is nonlocal and global`, name);
      globals.add(name);
      bound?.delete(name);
      return GLOBAL_EXPLICIT;
    }
    if (bits & DEF_NONLOCAL) {
      if (bound === undefined) this.fail('nonlocal declaration not allowed at module level', name);
      if (!bound.has(name)) this.fail(`no binding for nonlocal '${name}' found`, name);
      if (typeParams.has(name)) this.fail(`nonlocal binding not allowed for type parameter '${name}'`, name);
      return this.markFree(name);
    }
    if (bits & DEF_BOUND) {
      this.locals.add(name);
      globals.delete(name);
      if (bits & DEF_TYPE_PARAM) typeParams.add(name);
      else typeParams.delete(name);
      return LOCAL;
    }
    if (classEntry !== undefined) {
      // A name of the class wins over one of a function further out: it is looked up in the class namespace, then as a global.
      const inClass = classEntry.symbols.get(name) ?? 0;
      if (inClass & DEF_GLOBAL) return GLOBAL_EXPLICIT;
      if (inClass & DEF_BOUND && !(inClass & DEF_NONLOCAL)) return GLOBAL_IMPLICIT;
    }
    if (bound?.has(name)) return this.markFree(name);
    if (!globals.has(name) && this.entry.nested) this.entry.free = true;
    return GLOBAL_IMPLICIT;
  }

  private markFree(name: string): number {
    this.entry.free = true;
    this.free.add(name);
    return FREE;
  }

  private analyzeChild(child: SymtableEntry, bound: Set<string>, globals: Set<string>, typeParams: Set<string>): void {
    const { entry, around } = this;
    const classEntry = !child.can_see_class_scope ? undefined : entry.type === 'class' ? entry : around.classEntry;
    const childFree = this.wanted.copy();
    const inside = { bound: new Set(bound), globals: new Set(globals), typeParams: new Set(typeParams), classEntry };
    new BlockAnalysis(child, inside, childFree, this.filename, this.hash).run();
    if (child.comprehension !== 'none' && !child.generator) {
      this.inline(child, childFree);
      child.comp_inlined = true;
    }
    this.wanted.merge(childFree);
    if (child.free || child.child_free) entry.child_free = true;
  }

  /** Takes the names of a comprehension over into this block, in which it will run (`inline_comprehension`). */
  private inline(comp: SymtableEntry, compFree: NameSet): void {
    const { symbols, type } = this.entry;
    let dropsDunderClass = false;
    for (const [name, bits] of comp.symbols) {
      if (bits & DEF_PARAM) continue; // .0 is not needed any more
      let scope = (bits >> SCOPE_OFFSET) & SCOPE_MASK;
      const flags = bits & ((1 << SCOPE_OFFSET) - 1);
      if (scope === CELL || flags & DEF_COMP_CELL) this.inlinedCells.add(name);
      const existing = symbols.get(name);
      if (scope === FREE && type === 'class' && name === '__class__') {
        // __class__ is made by the class for its methods, it is never free in the class itself.
        scope = GLOBAL_IMPLICIT;
        compFree.delete(name);
        dropsDunderClass = true;
      }
      if (existing === undefined) {
        symbols.set(name, flags);
        this.scopes.set(name, scope);
      } else if (existing & DEF_BOUND && type !== 'class' && !isFreeInChild(comp, name)) {
        // What the comprehension borrowed from here is simply a local now.
        compFree.delete(name);
      }
    }
    comp.free = compFree.size > 0;
    if (dropsDunderClass) comp.symbols.delete('__class__');
  }

  /** Scopes inside inlined comprehensions become children of this block, at the place of the comprehension. */
  private spliceInlined(): void {
    const { children } = this.entry;
    if (!children.some((child) => child.comp_inlined)) return;
    const spliced = children.flatMap((child) => (child.comp_inlined ? child.children : [child]));
    children.length = 0;
    for (const child of spliced) children.push(child);
  }

  /** Locals that are wanted inside, or were cells of an inlined comprehension, live in cells (`analyze_cells`). */
  private settleCells(): void {
    for (const [name, scope] of this.scopes) {
      if (scope !== LOCAL || !(this.wanted.has(name) || this.inlinedCells.has(name))) continue;
      this.scopes.set(name, CELL);
      this.wanted.delete(name);
    }
  }

  /** The two cells that a class provides on demand (`drop_class_free`). */
  private settleClassCells(): void {
    if (this.wanted.delete('__class__')) this.entry.needs_class_closure = true;
    if (this.wanted.delete('__classdict__')) this.entry.needs_classdict = true;
  }

  /** Writes the scopes into the symbols. */
  private recordScopes(): void {
    const { symbols } = this.entry;
    for (const [name, bits] of symbols) {
      const scope = this.scopes.get(name);
      if (scope === undefined) throw new Error(`symbol table: no scope for ${name}`);
      symbols.set(name, bits | (this.inlinedCells.has(name) ? DEF_COMP_CELL : 0) | (scope << SCOPE_OFFSET));
    }
  }

  /** Names that are only passed through to a scope inside are free here too. */
  private recordFree(seesClass: boolean): void {
    const { symbols } = this.entry;
    const { bound } = this.around;
    for (const name of this.wanted) {
      const bits = symbols.get(name);
      if (bits !== undefined) {
        if (seesClass) symbols.set(name, bits | DEF_FREE_CLASS);
      } else if (bound === undefined || bound.has(name)) {
        symbols.set(name, FREE << SCOPE_OFFSET);
      }
    }
  }

  /** A SyntaxError at the statement that declared `name`. */
  private fail(message: string, name: string): never {
    const directive = this.entry.directives.find((candidate) => candidate.name === name);
    if (directive === undefined) throw new Error(`symbol table: ${name} is declared nowhere`);
    throw syntaxErrorAt(message, this.filename, directive);
  }
}

function isFreeInChild(entry: SymtableEntry, name: string): boolean {
  return entry.children.some((child) => child.scope(name) === FREE);
}
