/**
 * The state of the first pass: the stack of open scopes, and the facts noted in them while the tree is walked. Which construct
 * notes what is in expressions.ts and statements.ts; what follows from the facts is in analysis.ts.
 */
import type { AnyNode, Located } from '../../ast/nodes.generated.ts';
import { CompileError, PlacedError } from '../../source/errors.ts';
import {
  type BlockType,
  DEF_COMP_ITER,
  DEF_GLOBAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  type ScopeKey,
  SymtableEntry,
} from './entry.ts';
import { mangleIn } from './mangle.ts';

/** Nested statements, expressions, patterns and type parameters: twice CPython's C_RECURSION_LIMIT. */
const DEPTH_LIMIT = 20_000;

/** Told of a name (mangled) of a scope, what is done with it (bits of entry.ts), the node that does it, and the scopes now open. */
export type NoteListener = (
  entry: SymtableEntry,
  name: string,
  flag: number,
  at: Located,
  open: readonly SymtableEntry[],
) => void;

export class Collector {
  readonly scopes = new Map<ScopeKey, SymtableEntry>();
  readonly stack: SymtableEntry[] = [];
  readonly top: SymtableEntry;
  current: SymtableEntry;
  /** Name of the class whose private names are being mangled. */
  privateName: string | undefined;
  private depth = 0;

  constructor(
    root: AnyNode,
    readonly filename: string,
    /** `from __future__ import annotations`: annotations are text, their names bind and use nothing. */
    readonly futureAnnotations: boolean,
    private readonly noted?: NoteListener,
  ) {
    this.top = new SymtableEntry('top', 'module', root, 0, 0, 0, 0);
    this.scopes.set(root, this.top);
    this.stack.push(this.top);
    this.current = this.top;
  }

  /** Opens a scope inside the current one; `key` is what `SymbolTable.lookup` will find it by. */
  enter(name: string, type: BlockType, node: AnyNode, at: Located, key: ScopeKey = node): SymtableEntry {
    const outer = this.current;
    const entry = new SymtableEntry(name, type, node, at.lineno, at.col_offset, at.end_lineno, at.end_col_offset);
    entry.nested = outer.nested || outer.isFunctionLike;
    // An assignment expression is refused anywhere below the iterable of a comprehension, lambdas included.
    entry.comp_iter_expr = outer.comp_iter_expr;
    if (type !== 'class') entry.mangled_names = outer.mangled_names;
    this.scopes.set(key, entry);
    this.stack.push(entry);
    this.current = entry;
    // Annotations that stay text are looked through for errors, and belong to no one.
    if (type !== 'annotation') outer.children.push(entry);
    return entry;
  }

  exit(): void {
    this.stack.pop();
    this.current = this.stack[this.stack.length - 1];
  }

  /** Counts one level of nesting; every call is matched by a `rise`. Raises CompileError (RecursionError) past the limit. */
  descend(): void {
    if (++this.depth > DEPTH_LIMIT) {
      throw new CompileError('RecursionError', 'maximum recursion depth exceeded during compilation', this.filename);
    }
  }

  rise(levels = 1): void {
    this.depth -= levels;
  }

  /** The bits of `name` as written in the source, mangled where it has to be, in `entry`; 0 when it is unknown there. */
  bits(name: string, entry = this.current): number {
    return entry.symbols.get(mangleIn(entry, this.privateName, name)) ?? 0;
  }

  /** Adds `flag` to a name of the current scope. Raises CompileError for a name that cannot be defined so. */
  define(name: string, flag: number, at: Located): void {
    if (flag & DEF_TYPE_PARAM) this.current.mangled_names?.add(name);
    this.defineIn(this.current, name, flag, at);
  }

  /** As `define`, in a scope further out; the name is mangled as the current scope sees it. */
  defineIn(entry: SymtableEntry, name: string, flag: number, at: Located): void {
    const mangled = mangleIn(this.current, this.privateName, name);
    const known = entry.symbols.get(mangled) ?? 0;
    if (flag & known & DEF_PARAM) this.fail(`duplicate argument '${name}' in function definition`, at);
    if (flag & known & DEF_TYPE_PARAM) this.fail(`duplicate type parameter '${name}'`, at);
    let bits = known | flag;
    if (entry.comp_iter_target) {
      if (bits & (DEF_GLOBAL | DEF_NONLOCAL)) {
        this.fail(`comprehension inner loop cannot rebind assignment expression target '${name}'`, at);
      }
      bits |= DEF_COMP_ITER;
    }
    entry.symbols.set(mangled, bits);
    this.noted?.(entry, mangled, flag, at, this.stack);
    if (flag & DEF_PARAM) {
      entry.varnames.push(mangled);
    } else if (flag & DEF_GLOBAL) {
      // A global declaration also makes the name known to the module.
      const module = this.top.symbols;
      module.set(mangled, (module.get(mangled) ?? 0) | flag);
    }
  }

  /** Remembers where a name of the current scope was declared global or nonlocal, for errors of the analysis. */
  recordDirective(name: string, { lineno, col_offset, end_lineno, end_col_offset }: Located): void {
    const mangled = mangleIn(this.current, this.privateName, name);
    this.current.directives.push({ name: mangled, lineno, col_offset, end_lineno, end_col_offset });
  }

  fail(message: string, at: Located): never {
    throw syntaxErrorAt(message, this.filename, at);
  }
}

/**
 * A SyntaxError over the range of `at`. Its offsets are UTF-8 byte columns plus one, which is what the reference reports for errors
 * found after parsing (`PyErr_RangedSyntaxLocationObject`).
 */
export function syntaxErrorAt(message: string, filename: string, at: Located): CompileError {
  return new PlacedError(
    'SyntaxError',
    message,
    filename,
    at.lineno,
    at.col_offset + 1,
    null,
    at.end_lineno,
    at.end_col_offset + 1,
  );
}
