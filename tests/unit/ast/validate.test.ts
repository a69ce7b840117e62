/** Trees with one mistake each: the exception, against what `compile` of the same tree raises in the reference. */
import { beforeAll, expect, it } from 'vitest';
import { InvalidTree, validateTree } from '../../../src-core/ast/validate.ts';
import { parse } from '../../../src-core/parse/parse.ts';
import { libraryModules } from '../../support/library.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

/** A source, the way to a field in its tree, and what is put there: a value, a context, or `!EXPR` for the tree of an expression. */
type Mistake = [source: string, path: string, value: unknown];

const MISTAKES: Mistake[] = [
  ['x', 'body.0.lineno', 5],
  ['x', 'body.0.col_offset', 9],
  ['x', 'body.0.value.lineno', 7],
  ['x', 'body.0.value.col_offset', -1],
  ['x', 'body.0.end_lineno', -1],
  ['x', 'body.0.value.ctx', '@Store'],
  ['x = 1', 'body.0.targets.0.ctx', '@Load'],
  ['x = 1', 'body.0.targets', []],
  ['x = 1', 'body.0.targets.0', '!1'],
  ['del x', 'body.0.targets', []],
  ['del x', 'body.0.targets.0.ctx', '@Store'],
  ['x', 'body.0.value.id', 'None'],
  ['a and b', 'body.0.value.values', []],
  ['{1: 2}', 'body.0.value.keys', []],
  ['a < b', 'body.0.value.comparators', []],
  ['a < b', 'body.0.value.ops', []],
  ['[x for x in y]', 'body.0.value.generators', []],
  ['(x := 1)', 'body.0.value.target', '!a.b'],
  ['x: int', 'body.0.target', '!a.b'],
  ['x += 1', 'body.0.target.ctx', '@Load'],
  ['if x: y', 'body.0.body', []],
  ['while x: y', 'body.0.body', []],
  ['for x in y: z', 'body.0.body', []],
  ['with x: y', 'body.0.items', []],
  ['with x: y', 'body.0.body', []],
  ['try: x\nfinally: y', 'body.0.finalbody', []],
  ['try: x\nexcept: y\nelse: z', 'body.0.handlers', []],
  ['try: x\nexcept: y\nelse: z\nfinally: w', 'body.0.handlers', []],
  ['try: x\nexcept: y', 'body.0.handlers.0.body', []],
  ['try: x\nexcept* y: z', 'body.0.handlers.0.body', []],
  ['try: x\nexcept* y: z', 'body.0.handlers', []],
  ['import x', 'body.0.names', []],
  ['from x import y', 'body.0.names', []],
  ['from x import y', 'body.0.level', -1],
  ['global x', 'body.0.names', []],
  ['def f(x=1): pass', 'body.0.args.args', []],
  ['def f(*, x=1): pass', 'body.0.args.kw_defaults', []],
  ['def f(): pass', 'body.0.body', []],
  ['class A: pass', 'body.0.body', []],
  ['def f[T](): pass', 'body.0.type_params.0.name', 'True'],
  ['def f[T](): pass', 'body.0.type_params.0.lineno', 9],
  ['type X = int', 'body.0.name', '!a.b'],
  ['raise x from y', 'body.0.exc', null],
  ['lambda x: x', 'body.0.value.args.args.0.lineno', 4],
  ['match x:\n case 1: pass', 'body.0.cases', []],
  ['match x:\n case 1: pass', 'body.0.cases.0.body', []],
  ['match x:\n case 1: pass', 'body.0.cases.0.pattern.value', '!x'],
  ['match x:\n case 1: pass', 'body.0.cases.0.pattern.value', '!...'],
  ['match x:\n case 1: pass', 'body.0.cases.0.pattern.value', '!1+2j'],
  ['match x:\n case 1: pass', 'body.0.cases.0.pattern.value', '!2j+1'],
  ['match x:\n case 1: pass', 'body.0.cases.0.pattern.value', '!-x'],
  ['match x:\n case None: pass', 'body.0.cases.0.pattern.value', 1],
  ['match x:\n case {1: y}: pass', 'body.0.cases.0.pattern.keys', []],
  ['match x:\n case {1: y}: pass', 'body.0.cases.0.pattern.keys.0', '!x'],
  ['match x:\n case {1: y}: pass', 'body.0.cases.0.pattern.rest', '_'],
  ['match x:\n case A(b=c): pass', 'body.0.cases.0.pattern.kwd_attrs', []],
  ['match x:\n case A(b=c): pass', 'body.0.cases.0.pattern.cls', '!f()'],
  ['match x:\n case A(b=c): pass', 'body.0.cases.0.pattern.kwd_attrs.0', 'None'],
  ['match x:\n case [*y]: pass', 'body.0.cases.0.pattern.patterns.0.name', '_'],
  ['match x:\n case 1 as y: pass', 'body.0.cases.0.pattern.name', null],
  ['match x:\n case 1 as y: pass', 'body.0.cases.0.pattern.name', '_'],
  ['match x:\n case 1 | 2: pass', 'body.0.cases.0.pattern.patterns', []],
  ['f(*x)', 'body.0.value.args.0.ctx', '@Store'],
  ['[a, b] = c', 'body.0.targets.0.elts.0.ctx', '@Load'],
  ['a[b]', 'body.0.value.slice.ctx', '@Del'],
  ['x', 'body.0.value.id', 'y'],
  ['assert x, y', 'body.0.msg.ctx', '@Del'],
  ['async def f():\n async with x as y: pass', 'body.0.body.0.items.0.optional_vars.ctx', '@Load'],
];

const THEIRS = `
import ast
result = []
for source, path, value in mistakes:
    tree = ast.parse(source)
    *way, last = path.split(".")
    node = tree
    for name in way:
        node = node[int(name)] if isinstance(node, list) else getattr(node, name)
    if isinstance(value, str) and value[0] == "@": value = getattr(ast, value[1:])()
    elif isinstance(value, str) and value[0] == "!": value = ast.parse(value[1:], mode="eval").body
    if isinstance(node, list): node[int(last)] = value
    else: setattr(node, last, value)
    try:
        compile(tree, "<s>", "exec")
        result.append("ok")
    except (ValueError, TypeError) as error:
        result.append(type(error).__name__ + ": " + str(error))
`;

function ours([source, path, value]: Mistake): string {
  const tree = parse(source, '<s>');
  const way = path.split('.');
  const last = way.pop()!;
  let node = tree as unknown as Record<string, unknown>;
  for (const name of way) node = node[name] as Record<string, unknown>;
  if (value === null) node[last] = undefined;
  else if (typeof value === 'string' && value[0] === '@') node[last] = value.slice(1);
  else if (typeof value === 'string' && value[0] === '!') {
    const expression = parse(value.slice(1), '<s>', 'eval');
    node[last] = expression._type === 'Expression' ? expression.body : undefined;
  } else node[last] = value;
  try {
    validateTree(tree);
    return 'ok';
  } catch (error) {
    if (!(error instanceof InvalidTree)) throw error;
    return `${error.type}: ${error.message}`;
  }
}

it('names the mistake as the reference does', () => {
  const theirs = reference.answer<string[]>(THEIRS, { mistakes: MISTAKES });
  expect(MISTAKES.map((mistake) => [mistake, ours(mistake)])).toEqual(MISTAKES.map((mistake, i) => [mistake, theirs[i]]));
});

it('accepts what the parser makes', () => {
  for (const { text, path } of libraryModules().filter((_, i) => i % 10 === 0)) validateTree(parse(text, path));
});
