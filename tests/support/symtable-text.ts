/**
 * Symbol tables as text, ours and the reference's: every answer of the `symtable` module with the bits below it, or every field of
 * the error except the text of the line.
 */
import type { mod } from '../../src-core/ast/nodes.generated.ts';
import { findFuture } from '../../src-core/compile/1-future.ts';
import { buildSymtable } from '../../src-core/compile/2-symtable/build.ts';
import type { SymtableEntry } from '../../src-core/compile/2-symtable/entry.ts';
import { reportTable, type SymbolReport, type TableReport } from '../../src-core/compile/2-symtable/report.ts';
import { CompileError } from '../../src-core/source/errors.ts';

// Names that a scope only passes through to an inner one come in hash order, which differs between 32 and 64 bits: names are sorted.
/** Python statements for `Reference.answer`: the symbol tables of `source`, or its error, as text in `result`. */
export const DESCRIBE_SYMTABLE = `
import symtable
SYMBOL = ("is_referenced", "is_parameter", "is_global", "is_declared_global", "is_nonlocal", "is_local", "is_free", "is_annotated",
          "is_imported", "is_assigned", "is_namespace")
LISTS = ("get_parameters", "get_locals", "get_globals", "get_nonlocals", "get_frees", "get_methods")
def describe(table, indent, lines):
    raw = table._table
    lines.append(f"{indent}{table.get_type()} {table.get_name()} line {table.get_lineno()} optimized {table.is_optimized()} "
                 f"nested {table.is_nested()} children {table.has_children()} varnames {' '.join(raw.varnames)}")
    for name in LISTS:
        if hasattr(table, name): lines.append(f"{indent}  {name[4:]}: {' '.join(sorted(getattr(table, name)()))}")
    for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
        answers = "".join("01"[getattr(symbol, name)()] for name in SYMBOL)
        lines.append(f"{indent}  {symbol.get_name()} {answers} {len(symbol.get_namespaces())} {raw.symbols[symbol.get_name()]}")
    for child in table.get_children(): describe(child, indent + "  ", lines)
try:
    lines = []
    describe(symtable.symtable(source, name, "exec"), "", lines)
    result = "\\n".join(lines)
except SyntaxError as e:
    result = " ".join(map(str, (type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)))
`;

/** The symbol tables of a tree that was not folded. */
export function describeSymtable(tree: mod, filename: string): string {
  try {
    const { top } = buildSymtable(tree, filename, findFuture(tree, filename));
    return describe(reportTable(top), top, '').join('\n');
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const { type, message, lineno, offset, end_lineno, end_offset } = error;
    return [type, message, lineno, offset, end_lineno, end_offset].map((field) => field ?? 'None').join(' ');
  }
}

const SYMBOL = [
  'is_referenced',
  'is_parameter',
  'is_global',
  'is_declared_global',
  'is_nonlocal',
  'is_local',
  'is_free',
  'is_annotated',
  'is_imported',
  'is_assigned',
  'is_namespace',
] as const satisfies (keyof SymbolReport)[];
const LISTS = ['parameters', 'locals', 'globals', 'nonlocals', 'frees', 'methods'] as const satisfies (keyof TableReport)[];

function describe(table: TableReport, entry: SymtableEntry, indent: string): string[] {
  const python = (value: boolean) => (value ? 'True' : 'False');
  const lines = [
    `${indent}${table.type} ${table.name} line ${table.lineno} optimized ${python(table.is_optimized)} ` +
      `nested ${python(table.is_nested)} children ${python(table.has_children)} varnames ${entry.varnames.join(' ')}`,
  ];
  for (const name of LISTS) if (table[name]) lines.push(`${indent}  ${name}: ${[...table[name]].sort(byCodePoint).join(' ')}`);
  for (const symbol of [...table.symbols].sort((a, b) => byCodePoint(a.name, b.name))) {
    const answers = SYMBOL.map((key) => Number(symbol[key])).join('');
    lines.push(`${indent}  ${symbol.name} ${answers} ${symbol.namespaces.length} ${entry.symbols.get(symbol.name)}`);
  }
  for (const [index, child] of table.children.entries()) lines.push(...describe(child, entry.children[index], `${indent}  `));
  return lines;
}

const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
