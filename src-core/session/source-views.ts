/** Tokens, syntax tree and symbol table of a text as rows of plain data: what the window's views show, and `--json` prints. */

import { reprConst } from '../ast/const-repr.ts';
import { type AnyNode, ENUMERATIONS, type Located, type mod, NODES } from '../ast/nodes.generated.ts';
import type { Pieces } from '../base/multibyte/codings.ts';
import { reprText } from '../base/text-repr.ts';
import type { Const } from '../code/const.ts';
import { findFuture } from '../compile/1-future.ts';
import { buildSymtable } from '../compile/2-symtable/build.ts';
import type { NoteListener } from '../compile/2-symtable/collector.ts';
import {
  DEF_ANNOT,
  DEF_BOUND,
  DEF_GLOBAL,
  DEF_NONLOCAL,
  DEF_TYPE_PARAM,
  type SymtableEntry,
  USE,
} from '../compile/2-symtable/entry.ts';
import { reportTable, symbolWords, type TableReport } from '../compile/2-symtable/report.ts';
import { rangeOf } from '../debug/inspect/code.ts';
import type { LineColumns } from '../debug/source-columns.ts';
import type { Range } from '../protocol/shapes.ts';
import type { ScopeRow, SymbolPlace, TokenRow, TreeNode } from '../protocol/source-shapes.ts';
import { TOKEN_NAMES } from '../source/token.ts';
import { exactType, generateTokens, tokenizeBytes } from '../source/tokenize.ts';

/** From a column in characters to one of the asker's, in a line of the text. */
export type CharacterColumns = (line: number, column: number) => number;

/** The rows of `tokenize`: of bytes with the ENCODING row. Raises TokenizeError. */
export function tokenRows(source: Uint8Array | string, filename: string, columns: CharacterColumns, pieces?: Pieces): TokenRow[] {
  const rows: TokenRow[] = [];
  for (const token of typeof source === 'string' ? generateTokens(source) : tokenizeBytes(source, filename, pieces)) {
    const { startLine: line, startColumn, endLine, endColumn } = token;
    const range = { line, column: columns(line, startColumn), endLine, endColumn: columns(endLine, endColumn) };
    rows.push({ type: TOKEN_NAMES[exactType(token)], text: token.string, range });
  }
  return rows;
}

/** UTF-16 columns of characters. Only characters beyond the first 65536 make a difference. */
export function unitColumns(text: string): CharacterColumns {
  if (!/[\ud800-\udfff]/.test(text)) return (_line, column) => column;
  const lines = text.split(/\r\n|\r|\n/);
  return (line, column) => {
    const content = lines[line - 1] ?? '';
    let units = 0;
    for (let seen = 0; seen < column; seen++) units += (content.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    return units;
  };
}

/** A range of a node; null for kinds that have none. */
function nodeRange(node: AnyNode, columns: LineColumns): Range | null {
  return NODES[node._type].located ? locatedRange(node as AnyNode & Located, columns) : null;
}

function locatedRange({ lineno, col_offset, end_lineno, end_col_offset }: Located, columns: LineColumns): Range | null {
  return rangeOf({ line: lineno, column: col_offset, endLine: end_lineno, endColumn: end_col_offset }, columns);
}

function plainText(value: unknown, type: string): string {
  if (type in ENUMERATIONS) return `${value as string}()`;
  if (type === 'int') return String(value);
  return type === 'identifier' ? reprText(value as string) : reprConst(value as Const);
}

const isPlain = (type: string): boolean =>
  type === 'identifier' || type === 'int' || type === 'string' || type === 'constant' || type in ENUMERATIONS;

/** A tree as a list of nodes, parents first. It is walked without recursion, however deep it is. */
export function treeNodes(root: AnyNode, columns: LineColumns): TreeNode[] {
  const out: TreeNode[] = [];
  const waiting: { node: AnyNode; parent: number; field: string; index: number | null }[] = [
    { node: root, parent: -1, field: '', index: null },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent, field, index } = next;
    const values = node as unknown as Record<string, unknown>;
    const fields: Record<string, string> = {};
    const children: typeof waiting = [];
    for (const [name, type, mark] of NODES[node._type].fields) {
      const value = values[name];
      if (value === undefined) continue;
      const list = mark.endsWith('*');
      if (isPlain(type)) {
        if (!list) fields[name] = plainText(value, type);
        else if ((value as unknown[]).length > 0)
          fields[name] = `[${(value as unknown[]).map((item) => plainText(item, type)).join(', ')}]`;
      } else if (!list) children.push({ node: value as AnyNode, parent: out.length, field: name, index: null });
      else
        for (const [i, item] of (value as (AnyNode | undefined)[]).entries())
          if (item) children.push({ node: item, parent: out.length, field: name, index: i });
    }
    out.push({ parent, field, index, type: node._type, fields, range: nodeRange(node, columns), size: 0 });
    for (const child of children.reverse()) waiting.push(child);
  }
  for (let i = out.length - 1; i > 0; i--) out[out[i].parent].size += out[i].size + 1;
  return out;
}

type Places = Map<string, SymbolPlace[]>;

/** The places of the symbols of each scope. What an inlined comprehension holds belongs to the scope around it. */
class PlaceBook {
  private readonly scopes = new Map<SymtableEntry, Places>();
  private readonly outer = new Map<SymtableEntry, SymtableEntry | undefined>();

  note(entry: SymtableEntry, open: readonly SymtableEntry[], name: string, place: SymbolPlace | undefined): void {
    if (!this.outer.has(entry)) this.outer.set(entry, open[open.indexOf(entry) - 1]);
    if (!place) return;
    let own = this.scopes.get(entry);
    if (!own) this.scopes.set(entry, (own = new Map()));
    const known = own.get(name);
    if (known) known.push(place);
    else own.set(name, [place]);
  }

  /** Once the analysis has said which comprehensions are inlined. */
  settle(): ReadonlyMap<SymtableEntry, Places> {
    const settled = new Map<SymtableEntry, Places>();
    for (const [entry, own] of this.scopes) {
      let owner = entry;
      while (owner.comp_inlined) owner = this.outer.get(owner)!;
      const all = settled.get(owner) ?? new Map<string, SymbolPlace[]>();
      settled.set(owner, all);
      for (const [name, places] of own) all.set(name, [...(all.get(name) ?? []), ...places]);
    }
    return settled;
  }
}

/** The symbol table of a tree, with every place where a symbol stands in the text. Raises CompileError. */
export function scopeRows(tree: mod, text: string, filename: string, columns: LineColumns): ScopeRow[] {
  const lines = text.split(/\r\n|\r|\n/);
  const book = new PlaceBook();
  const noted: NoteListener = (entry, name, flag, at, open) => {
    const whole = name.startsWith('.') ? null : locatedRange(at, columns);
    book.note(entry, open, name, whole ? { range: narrow(whole, name, lines), does: doing(flag) } : undefined);
  };
  const { top } = buildSymtable(tree, filename, findFuture(tree, filename), { noted });
  const places = book.settle();
  const rows: ScopeRow[] = [];
  const visit = (report: TableReport, entry: SymtableEntry, parent: number): void => {
    const { lineno, col_offset, end_lineno, end_col_offset } = entry;
    const index = rows.length;
    rows.push({
      parent,
      type: report.type,
      name: report.name,
      range: lineno === 0 ? null : locatedRange({ lineno, col_offset, end_lineno, end_col_offset }, columns),
      nested: report.is_nested,
      symbols: report.symbols.map((symbol) => ({
        name: symbol.name,
        scope: symbol.scope,
        words: symbolWords(symbol),
        places: inOrder(places.get(entry)?.get(symbol.name) ?? []),
      })),
    });
    for (const [i, child] of report.children.entries()) visit(child, entry.children[i], index);
  };
  visit(reportTable(top), top, -1);
  return rows;
}

function doing(flag: number): SymbolPlace['does'] {
  if (flag & (DEF_GLOBAL | DEF_NONLOCAL)) return 'declares';
  return flag & (DEF_BOUND | DEF_ANNOT | DEF_TYPE_PARAM) && !(flag & USE) ? 'binds' : 'uses';
}

/** Places in the order of the text, each once. */
function inOrder(places: readonly SymbolPlace[]): SymbolPlace[] {
  const at = ({ range }: SymbolPlace): number => range.line * 100_000 + range.column;
  const sorted = [...places].sort((a, b) => at(a) - at(b));
  return sorted.filter((place, i) => i === 0 || at(place) !== at(sorted[i - 1]));
}

/** The name itself in the range of the node that defines it, which may be a whole function or a parameter with its annotation. */
function narrow(range: Range, name: string, lines: readonly string[]): Range {
  const plain = name.replace(/^_[^_].*?(?=__)/, '');
  for (const wanted of plain === name ? [name] : [name, plain]) {
    for (let line = range.line; line <= Math.min(range.endLine, range.line + 20); line++) {
      const content = lines[line - 1] ?? '';
      const end = line === range.endLine ? range.endColumn : content.length;
      const column = findWord(content, wanted, line === range.line ? range.column : 0, end);
      if (column >= 0) return { line, column, endLine: line, endColumn: column + wanted.length };
    }
  }
  return range;
}

const isWordPart = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);

function findWord(content: string, word: string, from: number, end: number): number {
  for (let at = content.indexOf(word, from); at >= 0 && at + word.length <= end; at = content.indexOf(word, at + 1))
    if (!isWordPart(content[at - 1]) && !isWordPart(content[at + word.length])) return at;
  return -1;
}
