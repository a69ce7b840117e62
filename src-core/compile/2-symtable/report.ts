/**
 * What Python's `symtable` module answers about a table, as data for tools and the window, and as text for people. Only reads entries.
 */
import {
  CELL,
  DEF_ANNOT,
  DEF_BOUND,
  DEF_IMPORT,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  FREE,
  GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT,
  LOCAL,
  type SymtableEntry,
  USE,
} from './entry.ts';

/** The answers of `symtable.Symbol`; `scope` goes beyond them. */
export interface SymbolReport {
  readonly name: string;
  readonly scope: ScopeName;
  readonly is_referenced: boolean;
  readonly is_parameter: boolean;
  readonly is_global: boolean;
  readonly is_declared_global: boolean;
  readonly is_nonlocal: boolean;
  readonly is_local: boolean;
  readonly is_free: boolean;
  readonly is_annotated: boolean;
  readonly is_imported: boolean;
  readonly is_assigned: boolean;
  readonly is_namespace: boolean;
  /** Indices into `TableReport.children` of the scopes that bear the symbol's name. */
  readonly namespaces: readonly number[];
}

export type ScopeName = 'local' | 'cell' | 'free' | 'global explicit' | 'global implicit';

/** The answers of `symtable.SymbolTable`, `Function` and `Class`, with the place of the scope in the source. */
export interface TableReport {
  readonly type: SymtableEntry['type'];
  readonly name: string;
  /** Line of the statement or expression that opens the scope, 0 for the module; columns in UTF-8 bytes from 0. */
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;
  readonly is_optimized: boolean;
  readonly is_nested: boolean;
  readonly has_children: boolean;
  /** In the order of `get_identifiers()`. */
  readonly symbols: readonly SymbolReport[];
  /** The five lists of `symtable.Function`; only in functions. */
  readonly parameters?: readonly string[];
  readonly locals?: readonly string[];
  readonly globals?: readonly string[];
  readonly nonlocals?: readonly string[];
  readonly frees?: readonly string[];
  /** Of `symtable.Class`; only in classes. */
  readonly methods?: readonly string[];
  readonly children: readonly TableReport[];
}

const SCOPE_NAMES: Readonly<Record<number, ScopeName>> = {
  [LOCAL]: 'local',
  [CELL]: 'cell',
  [FREE]: 'free',
  [GLOBAL_EXPLICIT]: 'global explicit',
  [GLOBAL_IMPLICIT]: 'global implicit',
};

/** Everything that `symtable.symtable(...)` tells about `entry` and the scopes inside it (Lib/symtable.py). */
export function reportTable(entry: SymtableEntry): TableReport {
  const { type, name, lineno, col_offset, end_lineno, end_col_offset } = entry;
  const namespaces = new Map<string, number[]>();
  for (const [index, child] of entry.children.entries()) {
    const same = namespaces.get(child.name);
    if (same) same.push(index);
    else namespaces.set(child.name, [index]);
  }
  return {
    type,
    name,
    lineno,
    col_offset,
    end_lineno,
    end_col_offset,
    is_optimized: type === 'function',
    is_nested: entry.nested,
    has_children: entry.children.length > 0,
    symbols: [...entry.symbols.keys()].map((symbol) => reportSymbol(entry, symbol, namespaces.get(symbol) ?? [])),
    ...(type === 'function' ? functionLists(entry) : undefined),
    ...(type === 'class' ? { methods: methodsOf(entry) } : undefined),
    children: entry.children.map(reportTable),
  };
}

function reportSymbol(entry: SymtableEntry, name: string, namespaces: readonly number[]): SymbolReport {
  const bits = entry.symbols.get(name)!;
  const scope = entry.scope(name);
  // The library takes any scope called "top" for the module, a function of that name included.
  const boundInModule = entry.name === 'top' && (bits & DEF_BOUND) !== 0;
  return {
    name,
    scope: SCOPE_NAMES[scope],
    is_referenced: (bits & USE) !== 0,
    is_parameter: (bits & DEF_PARAM) !== 0,
    is_global: scope === GLOBAL_IMPLICIT || scope === GLOBAL_EXPLICIT || boundInModule,
    is_declared_global: scope === GLOBAL_EXPLICIT,
    is_nonlocal: (bits & DEF_NONLOCAL) !== 0,
    is_local: scope === LOCAL || scope === CELL || boundInModule,
    is_free: scope === FREE,
    is_annotated: (bits & DEF_ANNOT) !== 0,
    is_imported: (bits & DEF_IMPORT) !== 0,
    is_assigned: (bits & DEF_LOCAL) !== 0,
    is_namespace: namespaces.length > 0,
    namespaces,
  };
}

function functionLists(entry: SymtableEntry): Pick<TableReport, 'parameters' | 'locals' | 'globals' | 'nonlocals' | 'frees'> {
  const names = [...entry.symbols.keys()];
  const inScopes = (...scopes: number[]) => names.filter((name) => scopes.includes(entry.scope(name)));
  const withBit = (bit: number) => names.filter((name) => (entry.symbols.get(name)! & bit) !== 0);
  return {
    parameters: withBit(DEF_PARAM),
    locals: inScopes(LOCAL, CELL),
    globals: inScopes(GLOBAL_IMPLICIT, GLOBAL_EXPLICIT),
    nonlocals: withBit(DEF_NONLOCAL),
    frees: inScopes(FREE),
  };
}

/** Functions, generic ones too, that a class binds to a name of its own. A generator expression is not one of them. */
function methodsOf(entry: SymtableEntry): string[] {
  const methods = new Set<string>();
  for (const child of entry.children) {
    if (entry.scope(child.name) !== LOCAL) continue;
    if (child.type === 'function') {
      if (child.name !== 'genexpr' || !child.varnames.includes('.0')) methods.add(child.name);
    } else if (child.type === 'type parameter') {
      if (child.children.some((inner) => inner.name === child.name && inner.type === 'function')) methods.add(child.name);
    }
  }
  return [...methods];
}

// Text

const SYMBOL_WORDS = [
  ['is_parameter', 'parameter'],
  ['is_declared_global', 'declared global'],
  ['is_nonlocal', 'declared nonlocal'],
  ['is_imported', 'imported'],
  ['is_annotated', 'annotated'],
  ['is_assigned', 'assigned'],
  ['is_referenced', 'referenced'],
  ['is_namespace', 'namespace'],
] as const;

/** What the program does with a symbol, in words. */
export function symbolWords(symbol: SymbolReport): string[] {
  return SYMBOL_WORDS.filter(([key]) => symbol[key]).map(([, word]) => word);
}

/**
 * The table as text, one block a scope:
 *
 *     module top
 *       f      local            assigned, referenced, namespace
 *       print  global implicit  referenced
 *       function f, line 1
 *         a  cell             parameter
 *         function lambda, line 2, nested
 *           a  free             referenced
 *
 * First the scope's type, its name, its line (except for the module) and whether it is nested; then a line for each symbol with its
 * scope and what the program does with it; then the scopes inside, indented. Ends with a newline.
 */
export function formatTable(table: TableReport, indent = ''): string {
  const line = table.type === 'module' ? '' : `, line ${table.lineno}`;
  let text = `${indent}${table.type} ${table.name}${line}${table.is_nested ? ', nested' : ''}\n`;
  const inner = `${indent}  `;
  const width = table.symbols.reduce((widest, symbol) => Math.max(widest, symbol.name.length), 0);
  for (const symbol of table.symbols) {
    text +=
      `${inner}${symbol.name.padEnd(width)}  ${symbol.scope.padEnd(15)}  ${symbolWords(symbol).join(', ')}`.trimEnd() + '\n';
  }
  for (const child of table.children) text += formatTable(child, inner);
  return text;
}
