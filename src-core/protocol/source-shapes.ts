/**
 * What the front end of the compiler makes of a text, as plain JSON: what the Tokens, AST and Symbols views show and what the command
 * line prints with `--json`. Lines count from 1, columns from 0 and are those of the asker: UTF-16 units for a window; on the command
 * line what Python has in that place, characters for tokens (`tokenize`), UTF-8 bytes for nodes (`col_offset`).
 */
import type { Range } from './shapes.ts';

/** A row of Python's `tokenize` module. */
export interface TokenRow {
  /** Exact type, as `python3 -m tokenize -e` has it: `NAME`, `EQUAL`, `FSTRING_START`. */
  type: string;
  text: string;
  range: Range;
}

/** A node of the syntax tree. Nodes stand in one list, parents before children, in the order of their fields. */
export interface TreeNode {
  /** Index of the parent in the list; -1 for the root. */
  parent: number;
  /**
   * Field of the parent that holds the node, '' for the root; with the place in it when the field is a list, else null. A place that
   * no node has is a None of the list (the key of `{**x}`).
   */
  field: string;
  index: number | null;
  /** `BinOp`. */
  type: string;
  /** The fields that hold no nodes, each as `ast.dump` prints its value: `{ id: "'x'", ctx: "Load()" }`. Absent ones are left out. */
  fields: Record<string, string>;
  /** Null for the kinds of node that have no position of their own. */
  range: Range | null;
  /** How many nodes are below it: they are the ones that follow. */
  size: number;
}

/** A place where the program binds, uses or declares a symbol. */
export interface SymbolPlace {
  range: Range;
  does: 'binds' | 'uses' | 'declares';
}

export interface SymbolRow {
  /** Mangled where Python mangles it. */
  name: string;
  scope: 'local' | 'cell' | 'free' | 'global explicit' | 'global implicit';
  /** What the program does with it, as `lasti symtable` prints it: `parameter`, `assigned`, `referenced` ... */
  words: string[];
  /** In the order of the text; none for names that the compiler made up. */
  places: SymbolPlace[];
}

/** A scope of the symbol table. Scopes stand in one list, outer ones first. */
export interface ScopeRow {
  /** Index of the scope around it; -1 for the module. */
  parent: number;
  /** `module`, `function`, `class` and the further kinds of `symtable.SymbolTable.get_type()`. */
  type: string;
  name: string;
  /** Statement or expression that opens the scope; null for the module. */
  range: Range | null;
  nested: boolean;
  /** In the order of `get_identifiers()`. */
  symbols: SymbolRow[];
}

/** What one stage makes of a document's present text; where it refuses the text, no rows and the error as the command line prints it. */
export interface SourceView<Row> {
  rows: Row[];
  error: string;
}
