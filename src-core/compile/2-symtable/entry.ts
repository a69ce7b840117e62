/**
 * One scope of the symbol table (CPython 3.12 Include/internal/pycore_symtable.h, `PySTEntryObject`).
 */
import type { AnyNode, type_param } from '../../ast/nodes.generated.ts';

export type BlockType = 'function' | 'class' | 'module' | 'annotation' | 'TypeVar bound' | 'type alias' | 'type parameter';
export type ComprehensionType = 'none' | 'list' | 'dict' | 'set' | 'generator';

/** Bits of a symbol, numbered as in CPython; the scope sits above SCOPE_OFFSET. */
export const DEF_GLOBAL = 1;
export const DEF_LOCAL = 2;
export const DEF_PARAM = 2 << 1;
export const DEF_NONLOCAL = 2 << 2;
export const USE = 2 << 3;
export const DEF_FREE = 2 << 4;
export const DEF_FREE_CLASS = 2 << 5;
export const DEF_IMPORT = 2 << 6;
export const DEF_ANNOT = 2 << 7;
export const DEF_COMP_ITER = 2 << 8;
export const DEF_TYPE_PARAM = 2 << 9;
export const DEF_COMP_CELL = 2 << 10;
export const DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;
export const SCOPE_OFFSET = 12;
export const SCOPE_MASK = DEF_GLOBAL | DEF_LOCAL | DEF_PARAM | DEF_NONLOCAL;
export const LOCAL = 1;
export const GLOBAL_EXPLICIT = 2;
export const GLOBAL_IMPLICIT = 3;
export const FREE = 4;
export const CELL = 5;

export class SymtableEntry {
  /** Symbol to bits, in order of first appearance. */
  readonly symbols = new Map<string, number>();
  readonly varnames: string[] = [];
  readonly children: SymtableEntry[] = [];
  directives: { name: string; lineno: number; col_offset: number; end_lineno: number; end_col_offset: number }[] = [];
  nested = false;
  free = false;
  child_free = false;
  generator = false;
  coroutine = false;
  comprehension: ComprehensionType = 'none';
  varargs = false;
  varkeywords = false;
  returns_value = false;
  needs_class_closure = false;
  needs_classdict = false;
  comp_inlined = false;
  comp_iter_target = false;
  comp_iter_expr = 0;
  can_see_class_scope = false;
  /**
   * Names to mangle inside the type-parameter scope of a generic class and what it encloses (all others stay as they are there); null
   * where every private name is mangled.
   */
  mangled_names: Set<string> | null = null;
  constructor(
    readonly name: string,
    readonly type: BlockType,
    readonly node: AnyNode,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}

  /** A scope that runs like a function, with fast locals and cells (`_PyST_IsFunctionLike`). */
  get isFunctionLike(): boolean {
    return (
      this.type === 'function' || this.type === 'type parameter' || this.type === 'type alias' || this.type === 'TypeVar bound'
    );
  }

  /** LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE or CELL; 0 when the name is unknown here (`_PyST_GetScope`). */
  scope(name: string): number {
    return ((this.symbols.get(name) ?? 0) >> SCOPE_OFFSET) & SCOPE_MASK;
  }
}

/**
 * What a scope is looked up by: the node that opens it, or the `type_params` list of a generic function, class or type alias for the
 * scope around it that holds the type parameters (its `SymtableEntry.node` is the statement).
 */
export type ScopeKey = AnyNode | readonly type_param[];

/** The table of one compilation: its top scope and the scope of every node that opens one. */
export interface SymbolTable {
  readonly top: SymtableEntry;
  /** Raises an internal Error for a key that opens no scope. */
  lookup(key: ScopeKey): SymtableEntry;
}
