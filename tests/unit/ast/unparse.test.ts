/** Expressions as text, against what `from __future__ import annotations` makes of them in the reference. */
import { beforeAll, expect, it } from 'vitest';
import type { Expression, expr } from '../../../src-core/ast/nodes.generated.ts';
import { NODES } from '../../../src-core/ast/nodes.generated.ts';
import { unparseExpression } from '../../../src-core/ast/unparse.ts';
import { walk } from '../../../src-core/ast/visitor.ts';
import { parse } from '../../../src-core/parse/parse.ts';
import { libraryModules } from '../../support/library.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const THEIRS = `
import warnings
warnings.simplefilter("ignore")
result = []
for source in sources:
    space = {}
    exec(compile("from __future__ import annotations\\ndef f(x: (" + source + ")): pass", "<s>", "exec"), space)
    result.append(space["f"].__annotations__["x"])
`;

function compare(sources: string[]): void {
  const theirs = reference.answer<string[]>(THEIRS, { sources });
  const ours = sources.map((source) => {
    const text = unparseExpression((parse(source, '<s>', 'eval') as Expression).body);
    return typeof text === 'string' ? text : String.fromCodePoint(...text.points);
  });
  expect(ours).toEqual(theirs);
}

it('writes every kind of expression', () => {
  compare([
    'a or b and not c',
    '(a or b) and c',
    'a + b * c',
    '(a + b) * c',
    'a ** b ** c',
    '(a ** b) ** c',
    '-a ** -b',
    '(-a) ** b',
    'not (not a)',
    '~-+a',
    'lambda: 0',
    'lambda x, /, y=1, *a, k, d=2, **kw: x',
    'lambda *, k: k',
    'lambda *a: a',
    'lambda a, b=1, /: a',
    'x if y else z',
    '(x if y else z) if w else v',
    '{}',
    '{1: 2, **a}',
    '{1, 2}',
    '[1, *a]',
    '()',
    '(1,)',
    '(1, 2)',
    '[x for x in y if z if w]',
    '{x: y async for x, y in z}',
    '{x for x in (a if b else c)}',
    '(x for x in y)',
    'f(x for x in y)',
    'f(1, *a, k=2, **b)',
    'a < b <= c != d is not e not in f',
    '(a < b) < c',
    'x[1:2, ::3]',
    'x[:]',
    'x[a]',
    'x[*a]',
    'x[1, 2]',
    '(1).real',
    '1.0.real',
    'a.b.c',
    '(a + b).c',
    '1e400',
    '-1e400',
    '1e400j',
    '3j',
    "u'a'",
    "b'a'",
    '...',
    '(1, ...)',
    'None',
    "'a' 'b'",
    'f"a{b!r:>{c}}{{d}}"',
    "f'{ {1: 2} }'",
    'f"{(lambda x: x)}"',
    "f'{x=}'",
    'f"{\'a\'}"',
    'f"{x:{y}}"',
    "f'{a,b}'",
    'f"{x!s}\\n"',
    "'it\\'s'",
    '"\u{1f600}"',
    'a @ b // c % d << e >> f | g ^ h & i',
    'a - (b - c)',
    'not a == b',
    '(not a) == b',
    'a if (b, c) else d',
    '(lambda: 0)()',
    '[lambda: 0]',
  ]);
});

it('writes the expressions of the library', () => {
  const sources = new Set<string>();
  for (const { text, path } of libraryModules()) {
    if (/[^\0-\x7f]/.test(text)) continue;
    const lines = text.split('\n');
    let count = 0;
    for (const node of walk(parse(text, path))) {
      if (NODES[node._type].sum !== 'expr') continue;
      const { lineno, col_offset, end_lineno, end_col_offset } = node as expr;
      const loaded = !('ctx' in node) || node.ctx === 'Load';
      if (
        lineno !== end_lineno ||
        end_col_offset - col_offset < 12 ||
        !loaded ||
        ['Starred', 'Slice', 'FormattedValue'].includes(node._type)
      )
        continue;
      const source = lines[lineno - 1].slice(col_offset, end_col_offset);
      if (/\b(?:yield|await|async)\b/.test(source) || source.includes(':=')) continue;
      try {
        parse(source, path, 'eval');
      } catch {
        continue;
      }
      sources.add(source);
      if (++count === 20) break;
    }
  }
  const all = [...sources];
  expect(all.length).toBeGreaterThan(5000);
  for (let i = 0; i < all.length; i += 2000) compare(all.slice(i, i + 2000));
});
