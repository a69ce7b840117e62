/** The symbol table of a program: both passes, and the table that code generation looks scopes up in. */
import type { mod } from '../../ast/nodes.generated.ts';
import { CO_FUTURE_ANNOTATIONS, type FutureFeatures } from '../1-future.ts';
import { analyze } from './analysis.ts';
import { Collector, type NoteListener } from './collector.ts';
import type { ScopeKey, SymbolTable, SymtableEntry } from './entry.ts';
import { visitExpr } from './expressions.ts';
import type { NameHash } from './name-set.ts';
import { visitStmts } from './statements.ts';

export interface SymtableOptions {
  /** Hears of every name that is bound, used or declared, in the order in which the tree is walked. */
  readonly noted?: NoteListener;
  /** Orders the free names; that of PYTHONHASHSEED=0 on a 64-bit machine if absent. */
  readonly hash?: NameHash;
}

/**
 * Builds the table of a module, an interactive statement or an expression. Raises CompileError: SyntaxError whose offsets are
 * UTF-8 byte columns plus one and whose text is left to whoever has the source, or RecursionError for a tree that is too deep.
 * Source: `_PySymtable_Build`, Python/symtable.c.
 */
export function buildSymtable(
  tree: mod,
  filename: string,
  future: Pick<FutureFeatures, 'features'>,
  { noted, hash }: SymtableOptions = {},
): SymbolTable {
  const collector = new Collector(tree, filename, (future.features & CO_FUTURE_ANNOTATIONS) !== 0, noted);
  switch (tree._type) {
    case 'Module':
    case 'Interactive':
      visitStmts(collector, tree.body);
      break;
    case 'Expression':
      visitExpr(collector, tree.body);
      break;
    case 'FunctionType':
      throw new Error('symbol table: a function type has no scopes');
  }
  analyze(collector.top, filename, hash);
  return new Table(collector.top, collector.scopes);
}

class Table implements SymbolTable {
  constructor(
    readonly top: SymtableEntry,
    private readonly scopes: ReadonlyMap<ScopeKey, SymtableEntry>,
  ) {}

  lookup(key: ScopeKey): SymtableEntry {
    const entry = this.scopes.get(key);
    if (entry === undefined) throw new Error('symbol table: unknown scope');
    return entry;
  }
}
