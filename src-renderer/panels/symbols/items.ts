/** The symbol table as rows: a scope, its symbols, then the scopes inside it. */
import type { Range } from '../../../src-core/protocol/shapes.ts';
import type { ScopeRow, SymbolRow } from '../../../src-core/protocol/source-shapes.ts';

export interface Item {
  id: number;
  depth: number;
  scope: ScopeRow;
  /** Absent in the row of the scope itself. */
  symbol: SymbolRow | undefined;
  /** Id of the row of the scope that holds it; -1 for the module. */
  parent: number;
  /** How many rows are below it. */
  size: number;
}

export function itemsOf(scopes: readonly ScopeRow[]): Item[] {
  const items: Item[] = [];
  const heads: Item[] = [];
  for (const scope of scopes) {
    const outer = heads[scope.parent];
    const depth = outer === undefined ? 0 : outer.depth + 1;
    const head: Item = { id: items.length, depth, scope, symbol: undefined, parent: outer?.id ?? -1, size: 0 };
    heads.push(head);
    items.push(head);
    for (const symbol of scope.symbols)
      items.push({ id: items.length, depth: depth + 1, scope, symbol, parent: head.id, size: 0 });
  }
  for (let i = items.length - 1; i > 0; i--) items[items[i]!.parent]!.size += items[i]!.size + 1;
  return items;
}

/** Every place of a symbol with the id of its row, and every scope with that of its own. */
export interface Places {
  symbols: { range: Range; id: number }[];
  scopes: { range: Range; id: number }[];
}

export function placesOf(items: readonly Item[]): Places {
  const symbols: Places['symbols'] = [];
  const scopes: Places['scopes'] = [];
  for (const { id, scope, symbol } of items) {
    if (symbol !== undefined) for (const { range } of symbol.places) symbols.push({ range, id });
    else if (scope.range !== null) scopes.push({ range: scope.range, id });
  }
  return { symbols, scopes };
}
