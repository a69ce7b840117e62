import { describe, expect, it } from 'vitest';
import { compile } from '../../../src-core/compile/compile.ts';
import { lineColumns } from '../../../src-core/debug/source-columns.ts';
import type { StageRow } from '../../../src-core/protocol/code-shapes.ts';
import { emptyRow } from '../../../src-core/session/flow-trace.ts';
import { diffRows } from '../../../src-core/session/stage-diff.ts';
import { codeObjectsOf, keyOf, stagesOf } from '../../../src-core/session/stage-views.ts';

function view(text: string, qualname: string, optimize = 0) {
  const all = codeObjectsOf(compile(text, 'f.py'));
  const code = all.find(({ fields }) => fields.qualname === qualname);
  if (!code) throw new Error(`no ${qualname}`);
  const stages = stagesOf({ text, filename: 'f.py', optimize, columns: lineColumns(text) }, keyOf(code, all));
  if (!stages) return undefined;
  const marked = (title: string) =>
    stages
      .find((stage) => stage.title === title)
      ?.content.filter(({ mark }) => mark !== '')
      .map(({ mark, text: what, detail, before }) => [mark, what, detail, before].filter(Boolean).join(' | '));
  return { stages, marked };
}

describe('stagesOf', () => {
  it('shows what each stage did', () => {
    const { stages, marked } = view('def f(a):\n    x = (1, 2 * 3)\n    while a:\n        print(x)\n    return x\n', 'f')!;
    expect(stages.slice(0, 5).map(({ title }) => title)).toEqual([
      'source',
      'syntax tree',
      'folded tree',
      'instructions',
      'build',
    ]);
    expect(stages.at(-1)?.title).toBe('code object');
    expect(stages[0].content.map(({ text }) => text)[1]).toBe('    x = (1, 2 * 3)');
    expect(marked('folded tree')).toEqual([
      'removed | value=Tuple | ctx=Load',
      'removed | elts=Constant | value=1',
      'removed | elts=BinOp | op=Mult',
      'removed | left=Constant | value=2',
      'removed | right=Constant | value=3',
      'added | value=Constant | value=(1, 6)',
    ]);
    expect(marked('peephole')).toContain('changed | LOAD_GLOBAL | 1 (NULL + print) | LOAD_GLOBAL 0 (print) line 4');
    expect(marked('remove nops and pairs')).toContain('removed | NOP');
    expect(marked('code object')).toEqual([]);
    // Rows know where they come from.
    const store = stages.at(-1)?.content.find(({ text }) => text === 'STORE_FAST');
    expect(store).toMatchObject({ line: 2, offset: 4, range: { line: 2, column: 4, endLine: 2, endColumn: 5 } });
  });

  it('finds the one of several with a name and a line, and what optimising drops', () => {
    const text = 'a, b = lambda: 1, lambda: 2\nassert (lambda: 3)()\n';
    const all = codeObjectsOf(compile(text, 'f.py'));
    const bodies = all
      .filter(({ fields }) => fields.name === '<lambda>')
      .map((code) => {
        const stages = stagesOf({ text, filename: 'f.py', columns: lineColumns(text), optimize: 1 }, keyOf(code, all));
        return stages?.at(-1)?.content.find(({ text: name }) => name === 'RETURN_CONST')?.detail;
      });
    expect(bodies).toEqual(['1 (1)', '1 (2)', undefined]);
    expect(view(text, '<module>', 1)?.marked('folded tree')).not.toEqual(undefined);
  });

  it('keeps prefixes, cells and characters beyond ASCII in their places', () => {
    const names = Array.from({ length: 300 }, (_, i) => `v${i}`);
    const text = `def f():\n    ä = "ü😀"; ${names.map((n) => `${n} = ä`).join('; ')}\n    return lambda: ä\n`;
    const { stages } = view(text, 'f')!;
    const final = stages.at(-1)!;
    expect(final.content.filter(({ text: name, mark }) => name === 'EXTENDED_ARG' && mark === 'added').length).toBeGreaterThan(
      40,
    );
    const cells = final.content.filter(({ text: name }) => name === 'LOAD_DEREF');
    expect(cells.every(({ detail }) => detail.endsWith('(ä)'))).toBe(true);
    // Columns are UTF-16 units of the text: the two units of the emoji and its quotes are behind `ä = `.
    expect(final.content.find(({ text: name }) => name === 'LOAD_CONST')?.range).toMatchObject({ column: 8, endColumn: 13 });
  });
});

describe('diffRows', () => {
  const rows = (...ids: number[]): StageRow[] => ids.map((id) => ({ ...emptyRow, id, text: `I${id}` }));
  const told = (out: readonly StageRow[]) => out.map(({ mark, text }) => `${mark.slice(0, 1)}${text}`).join(' ');

  it('marks what went, what came and what moved, by identity', () => {
    expect(told(diffRows(rows(1, 2, 3, 4), rows(1, 3, 4)))).toBe('I1 rI2 I3 I4');
    expect(told(diffRows(rows(1, 2, 3), rows(1, 9, 3)))).toBe('I1 rI2 aI9 I3');
    expect(told(diffRows(rows(1, 2, 3, 4), rows(1, 3, 4, 2)))).toBe('I1 I3 I4 mI2');
    expect(told(diffRows([], rows(1)))).toBe('aI1');
    expect(told(diffRows(rows(1), []))).toBe('rI1');
  });

  it('holds every row once, whatever happens', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 300; round++) {
      const before = rows(...new Set(Array.from({ length: random(12) }, () => random(20))));
      const after = rows(...new Set(Array.from({ length: random(12) }, () => random(20))));
      const out = diffRows(before, after);
      expect(out.filter(({ mark }) => mark !== 'removed').map(({ id }) => id)).toEqual(after.map(({ id }) => id));
      const gone = before.filter(({ id }) => !after.some((row) => row.id === id)).map(({ id }) => id);
      expect(out.filter(({ mark }) => mark === 'removed').map(({ id }) => id)).toEqual(gone);
    }
  });
});
