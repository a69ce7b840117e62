/** Rows of the views of the text: depth, size and looks. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src-core/parse/parse.ts';
import { scopeRows, tokenRows, treeNodes } from '../../../src-core/session/source-views.ts';
import { lookOf, namesOf, itemsOf as treeItems } from '../../../src-renderer/panels/ast/items.ts';
import { placesOf, itemsOf as symbolItems } from '../../../src-renderer/panels/symbols/items.ts';
import { shownText, lookOf as tokenLook } from '../../../src-renderer/panels/tokens/looks.ts';

const SOURCE = `def f(a):\n    if a is None:\n        return 'x\\n'  # end\n    return -a\n`;
const columns = (_line: number, column: number): number => column;
const tree = parse(SOURCE, 'f.py');

describe('rows of the tree', () => {
  const items = treeItems(treeNodes(tree, columns));

  it('stand as deep as their parents say', () => {
    expect(items.slice(0, 4).map(({ id, depth, type }) => [id, depth, type])).toEqual([
      [0, 0, 'Module'],
      [1, 1, 'FunctionDef'],
      [2, 2, 'arguments'],
      [3, 3, 'arg'],
    ]);
    expect(items[0]!.size).toBe(items.length - 1);
  });

  it('tell statements, expressions and parts apart', () => {
    expect(['FunctionDef', 'AugAssign', 'TryStar', 'Expr'].map(lookOf)).toEqual(Array(4).fill('statement'));
    expect(['Name', 'BinOp', 'JoinedStr', 'MatchAs'].map(lookOf)).toEqual(Array(4).fill(''));
    expect(['arguments', 'keyword', 'match_case', 'Module', 'ExceptHandler'].map(lookOf)).toEqual(Array(5).fill('part'));
  });

  it('show names bare, constants as they are written and enumerations without brackets', () => {
    expect(namesOf({ id: "'x'", ctx: 'Load()' })).toEqual([
      { name: 'id', value: 'x', look: 'word' },
      { name: 'ctx', value: 'Load', look: 'enum' },
    ]);
    expect(namesOf({ value: "'()'", kind: "'u'" }).map(({ value, look }) => [value, look])).toEqual([
      ["'()'", 'str'],
      ["'u'", 'str'],
    ]);
    expect(namesOf({ value: '1.5' })[0]!.look).toBe('literal');
  });
});

describe('rows of the symbol table', () => {
  const items = symbolItems(scopeRows(tree, SOURCE, 'f.py', columns));

  it('are a scope, its symbols, and the scopes inside', () => {
    expect(items.map(({ depth, scope, symbol, size }) => [depth, symbol?.name ?? `${scope.type} ${scope.name}`, size])).toEqual([
      [0, 'module top', 3],
      [1, 'f', 0],
      [1, 'function f', 1],
      [2, 'a', 0],
    ]);
  });

  it('know where each symbol stands', () => {
    const { symbols, scopes } = placesOf(items);
    expect(symbols.filter(({ id }) => id === 3).map(({ range }) => [range.line, range.column])).toEqual([
      [1, 6],
      [2, 7],
      [4, 12],
    ]);
    expect(scopes).toEqual([{ id: 2, range: expect.objectContaining({ line: 1, endLine: 4 }) }]);
  });
});

it('tokens have the colour of the source, and blanks that can be seen', () => {
  const tokens = tokenRows(SOURCE, 'f.py', columns);
  const looks = (text: string) => tokens.filter((token) => token.text === text).map(tokenLook);
  expect(looks('def')).toEqual(['kw']);
  expect(looks('f')).toEqual(['']);
  expect(looks('is')).toEqual(['kw']);
  expect(looks("'x\\n'")).toEqual(['str']);
  expect(looks('# end')).toEqual(['comment']);
  expect(looks('-')).toEqual(['op']);
  expect(tokens.filter(({ type }) => type === 'NEWLINE').map(shownText)[0]).toBe('\u23ce');
  expect(tokens.filter(({ type }) => type === 'INDENT').map(shownText)).toEqual(['\u00b7\u00b7\u00b7\u00b7', '\u00b7'.repeat(8)]);
});
