/** Tokens, trees and symbol tables as rows say what their text forms say, which are compared with the reference elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dump } from '../../../src-core/ast/dump.ts';
import { lineColumns } from '../../../src-core/debug/source-columns.ts';
import { parse } from '../../../src-core/parse/parse.ts';
import type { TreeNode } from '../../../src-core/protocol/source-shapes.ts';
import { scopeRows, tokenRows, treeNodes, unitColumns } from '../../../src-core/session/source-views.ts';
import { stages } from '../../../src-core/session/stages.ts';
import { formatTokens } from '../../../src-core/source/tokenize.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples');
const samples = readdirSync(folder).filter((name) => name.endsWith('.py'));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

const WIDE = `# \u{1f600} wide\ns = "\u{1f600}" + x # \u00e9\ndef f(a, *, \u00fcber: int = 1):\n    global g\n    g = \u00fcber\n    return [a for a in s]\n`;
const MANGLED = `class A[T](B):\n    __x: int = 1\n    def m(self, __y):\n        return super().m(self.__x, __y, T)\n`;

/** `ast.dump` on one line, made of the rows alone. */
function dumpRows(nodes: readonly TreeNode[], lists: ReadonlyMap<string, readonly string[]>, at = 0): string {
  const children = nodes.flatMap((node, i) => (node.parent === at ? [{ node, text: dumpRows(nodes, lists, i) }] : []));
  const parts: string[] = [];
  for (const field of lists.get(nodes[at]!.type)!) {
    const list = field.endsWith('*');
    const name = field.replace('*', '');
    const own: string[] = [];
    for (const { node, text } of children) if (node.field === name) own[node.index ?? 0] = text;
    for (let i = 0; i < own.length; i++) own[i] ??= 'None';
    const plain = nodes[at]!.fields[name];
    if (list) parts.push(`${name}=${plain ?? `[${own.join(', ')}]`}`);
    else if (plain !== undefined || own.length > 0) parts.push(`${name}=${plain ?? own[0]}`);
  }
  return `${nodes[at]!.type}(${parts.join(', ')})`;
}

describe('tree nodes', () => {
  it.each(samples.slice(0, 8))('hold what ast.dump prints of %s', async (name) => {
    const { NODES } = await import('../../../src-core/ast/nodes.generated.ts');
    const fields = new Map(
      Object.entries(NODES).map(([type, { fields }]) => [
        type,
        fields.map(([field, , mark]) => (mark.endsWith('*') ? `${field}*` : field)),
      ]),
    );
    const tree = parse(read(name), name);
    const nodes = treeNodes(tree, lineColumns(read(name)));
    expect(dumpRows(nodes, fields)).toBe(dump(tree));
    for (const [i, node] of nodes.entries()) {
      const below = nodes.filter((_, j) => j > i && j <= i + node.size);
      expect(below.every(({ parent }) => parent >= i)).toBe(true);
      expect(nodes[i + node.size + 1]?.parent ?? -1).toBeLessThan(i === 0 ? 0 : i);
    }
  });

  it('are told of a tree however deep', () => {
    const nodes = treeNodes(parse(`x = ${'-'.repeat(1500)}1\n`, 'deep.py'), (_line, column) => column);
    expect(nodes).toHaveLength(1504);
    expect(nodes[0]!.size).toBe(1503);
  });
});

describe('token rows', () => {
  it.each(samples)('are the lines of tokenize of %s', (name) => {
    const printed = formatTokens(read(name)).trimEnd().split('\n');
    const rows = tokenRows(read(name), name, (_line, column) => column);
    expect(rows.map(({ type, range: r }) => `${r.line},${r.column}-${r.endLine},${r.endColumn}: ${type}`)).toEqual(
      printed.map((line) => line.replace(/^(\S+)\s+(\S+).*/s, '$1 $2')),
    );
  });

  it('have the columns of the text as the window holds it', () => {
    const lines = WIDE.split('\n');
    for (const { text, range, type } of tokenRows(WIDE, 'wide.py', unitColumns(WIDE)))
      if (!/NEWLINE|NL|DENT|ENDMARKER/.test(type)) expect(lines[range.line - 1]!.slice(range.column, range.endColumn)).toBe(text);
  });
});

describe('scope rows', () => {
  it.each(samples)('name every place of every symbol of %s', (name) => {
    const text = read(name);
    const lines = text.split('\n');
    const scopes = scopeRows(parse(text, name), text, name, lineColumns(text));
    for (const { symbols } of scopes)
      for (const symbol of symbols) {
        if (symbol.name.startsWith('.') || symbol.name === '__class__') continue;
        if (symbol.words.some((word) => /parameter|assigned|referenced|imported/.test(word)))
          expect(symbol.places, symbol.name).not.toEqual([]);
        for (const { range } of symbol.places)
          expect(symbol.name).toContain(lines[range.line - 1]!.slice(range.column, range.endColumn));
      }
  });

  it('tell binding, use and declaration apart, in the columns of the window', () => {
    const rows = scopeRows(parse(WIDE, 'wide.py'), WIDE, 'wide.py', lineColumns(WIDE));
    const places = (scope: number, name: string) =>
      rows[scope]!.symbols.find((symbol) => symbol.name === name)!.places.map(
        ({ range, does }) => `${does} ${range.line}:${range.column}-${range.endColumn}`,
      );
    expect(rows.map(({ type, name, parent }) => `${type} ${name} ${parent}`)).toEqual(['module top -1', 'function f 0']);
    expect(places(0, 'x')).toEqual(['uses 2:11-12']);
    expect(places(1, '\u00fcber')).toEqual(['binds 3:12-16', 'uses 5:8-12']);
    expect(places(1, 'g')).toEqual(['declares 4:11-12', 'binds 5:4-5']);
    expect(places(1, 'a')).toEqual(['binds 3:6-7', 'uses 6:12-13', 'binds 6:18-19']);
  });

  it('find a private name under what it was written as', () => {
    const rows = scopeRows(parse(MANGLED, 'm.py'), MANGLED, 'm.py', lineColumns(MANGLED));
    const method = rows.find(({ name }) => name === 'm')!;
    const own = method.symbols.find(({ name }) => name === '_A__y')!;
    expect(own.places.map(({ range, does }) => [does, range.line, range.column, range.endColumn])).toEqual([
      ['binds', 3, 16, 19],
      ['uses', 4, 35, 38],
    ]);
  });
});

describe('--json', () => {
  const source = new TextEncoder().encode('x = f(1)\n');
  it('prints tokens, nodes and the table', () => {
    const { tokens } = JSON.parse(stages.tokens(source, 'a.py', { json: true }).text);
    expect(tokens[0]).toEqual({ type: 'ENCODING', text: 'utf-8', range: { line: 0, column: 0, endLine: 0, endColumn: 0 } });
    expect(tokens[2]).toEqual({ type: 'EQUAL', text: '=', range: { line: 1, column: 2, endLine: 1, endColumn: 3 } });
    const { file, nodes } = JSON.parse(stages.ast(source, 'a.py', { json: true }).text);
    expect(file).toBe('a.py');
    expect(nodes.map((node: TreeNode) => `${node.parent} ${node.field} ${node.type}`)).toEqual([
      '-1  Module',
      '0 body Assign',
      '1 targets Name',
      '1 value Call',
      '3 func Name',
      '3 args Constant',
    ]);
    expect(nodes[5].fields).toEqual({ value: '1' });
    const { table } = JSON.parse(stages.symtable(source, 'a.py', { json: true }).text);
    expect(table).toMatchObject({ type: 'module', name: 'top', symbols: [{ name: 'x', is_assigned: true }, { name: 'f' }] });
  });

  it('leaves errors as they are', () => {
    const bad = new TextEncoder().encode('x = = 1\n');
    expect(stages.ast(bad, 'a.py', { json: true })).toEqual(stages.ast(bad, 'a.py'));
  });
});
