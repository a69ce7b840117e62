import { expect, test } from 'vitest';
import * as ast from '../../../src-core/ast/nodes.generated.ts';
import { buildSymtable } from '../../../src-core/compile/2-symtable/build.ts';
import { formatTable, reportTable } from '../../../src-core/compile/2-symtable/report.ts';

const at = [1, 0, 1, 1] as const;
const name = (id: string, ctx: ast.expr_context = 'Load') => new ast.Name(id, ctx, ...at);
const expression = (value: ast.expr) => new ast.Module([new ast.Expr(value, ...at)], []);
const build = (tree: ast.mod) => buildSymtable(tree, 'deep.py', { features: 0 });

/** `a.b.b ... b` with `levels` attributes. */
function attributes(levels: number): ast.expr {
  let node: ast.expr = name('a');
  for (let i = 0; i < levels; i++) node = new ast.Attribute(node, 'b', 'Load', ...at);
  return node;
}

/** `if a: ... elif a: ...` with `levels` conditions. */
function conditions(levels: number): ast.mod {
  let orelse: ast.stmt[] = [];
  for (let i = 0; i < levels; i++) orelse = [new ast.If(name('a'), [new ast.Pass(...at)], orelse, ...at)];
  return new ast.Module(orelse, []);
}

const tooDeep = expect.objectContaining({
  type: 'RecursionError',
  message: 'maximum recursion depth exceeded during compilation',
});

test('depth is limited as in CPython, and neither chains nor elifs use up the host stack', () => {
  // A statement and a name besides the attributes make 20,000.
  expect(build(expression(attributes(19_998))).top.symbols.size).toBe(1);
  expect(() => build(expression(attributes(19_999)))).toThrow(tooDeep);
  expect(build(conditions(19_999)).top.symbols.size).toBe(1);
  expect(() => build(conditions(20_000))).toThrow(tooDeep);
});

test('depth is that of nesting, not of length', () => {
  const chain = new ast.BinOp(attributes(9_000), 'Add', attributes(9_000), ...at);
  const tree = new ast.Module(
    Array.from({ length: 5 }, () => new ast.Expr(chain, ...at)),
    [],
  );
  expect(build(tree).top.symbols.size).toBe(1);
});

test('a scope is found by its node, type parameters by their list', () => {
  const none = new ast.arguments([], [], undefined, [], [], undefined, []);
  const params = [new ast.TypeVar('T', undefined, ...at)];
  const f = new ast.FunctionDef('f', none, [new ast.Pass(...at)], [], undefined, undefined, params, ...at);
  const table = build(new ast.Module([f], []));
  expect(table.lookup(f).type).toBe('function');
  expect(table.lookup(params).type).toBe('type parameter');
  expect(table.lookup(params).children).toEqual([table.lookup(f)]);
  expect(() => table.lookup(none)).toThrow('unknown scope');
});

test('the text of a table', () => {
  const args = new ast.arguments([], [new ast.arg('a', undefined, undefined, ...at)], undefined, [], [], undefined, []);
  const inner = new ast.Lambda(new ast.arguments([], [], undefined, [], [], undefined, []), name('a'), 2, 4, 2, 13);
  const f = new ast.FunctionDef('f', args, [new ast.Return(inner, 2, 4, 2, 13)], [], undefined, undefined, [], 1, 0, 2, 13);
  const call = new ast.Expr(new ast.Call(name('f'), [name('print')], [], ...at), ...at);
  expect(formatTable(reportTable(build(new ast.Module([f, call], [])).top))).toBe(
    [
      'module top',
      '  f      local            assigned, referenced, namespace',
      '  print  global implicit  referenced',
      '  function f, line 1',
      '    a  cell             parameter',
      '    function lambda, line 2, nested',
      '      a  free             referenced',
      '',
    ].join('\n'),
  );
});
