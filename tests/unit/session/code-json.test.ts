/** `--json` beside the reference's `dis` and code objects, and the listing with caches beside its text. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeTree, StageRow, StageSummary } from '../../../src-core/protocol/code-shapes.ts';
import { stages } from '../../../src-core/session/stages.ts';
import { Reference } from '../../support/reference.ts';

const SOURCE = `
"""Doc."""
import os.path as p
def outer(a, /, b: int = 1, *rest, c=(1, 2), **more):
    total = 0.5
    @staticmethod
    def inner(x=b'bytes'):
        nonlocal total
        total += a[x] if a else len(rest)
        return {1, 2, 3} | {x}
    try:
        for key, value in more.items():
            yield inner(key), value.real, lambda: (key, ...)
    except* (ValueError, TypeError) as error:
        print(f"{error!r:>10}", "\u00e4U0001F600")
    finally:
        del total
    return (yield from [n async for n in rest]) if 0 else None
class C[T](dict):
    x: T = outer(1)
    def m(self): return super().m(__class__)
async def agen():
    async with C() as c:
        match c:
            case {"k": [1, *_]} | C(x=2): pass
    yield -1j
`;

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
}, 60_000);

const bytes = new TextEncoder().encode(SOURCE.replace('[n async for n in rest]', '[n for n in rest]'));
const source = new TextDecoder().decode(bytes);

describe('dis', () => {
  it('prints the text of the reference, with and without caches', () => {
    for (const showCaches of [false, true]) {
      const { text, error } = stages.dis(bytes, 'program.py', { showCaches });
      expect(error).toBe('');
      const plain = (listing: string) => listing.replace(/ at 0x[0-9a-f]+/g, ' at ADDRESS');
      expect(plain(text)).toBe(plain(reference.dis(source, { showCaches })));
    }
  });

  it('gives with --json every field as the reference has it', () => {
    const { file, code } = JSON.parse(stages.dis(bytes, 'program.py', { json: true }).text) as { file: string; code: CodeTree };
    expect(file).toBe('program.py');
    const theirs = reference.answer(
      `
import dis
def tree(code):
    position = lambda p: None if None in p else list(p)
    rows = []
    for i in dis.Bytecode(code, show_caches=False):
        rows.append([i.offset, i.opcode, i.opname, i.arg, '' if type(i.argval) is type(code) else i.argrepr, i.is_jump_target,
                     i.starts_line, i.positions.lineno, position(i.positions)])
    return {
        'plain': {name: getattr(code, 'co_' + name) for name in
            ['name', 'qualname', 'filename', 'firstlineno', 'argcount', 'posonlyargcount', 'kwonlyargcount', 'nlocals', 'stacksize']},
        'flags': code.co_flags, 'flag_names': dis.pretty_flags(code.co_flags),
        'tuples': {name: list(getattr(code, 'co_' + name)) for name in ['names', 'varnames', 'cellvars', 'freevars']},
        'consts': [[type(c).__name__, '' if type(c) is type(code) else repr(c)] for c in code.co_consts],
        'exceptions': [[e.start, e.end, e.target, e.depth, e.lasti] for e in dis._parse_exception_table(code)],
        'lines': [list(row) for row in code.co_lines()],
        'bytes': [code.co_code.hex(), code.co_linetable.hex(), code.co_exceptiontable.hex()],
        'positions': [list(p) for p in code.co_positions()],
        'rows': rows,
        'children': [tree(c) for c in code.co_consts if type(c) is type(code)],
    }
result = tree(compile(source, 'program.py', 'exec'))
`,
      { source },
    );
    const targets = (tree: CodeTree) => new Set(tree.exceptionTable.map(({ target }) => target));
    const plain = (tree: CodeTree): unknown => ({
      plain: {
        name: tree.name,
        qualname: tree.qualname,
        filename: tree.filename,
        firstlineno: tree.firstlineno,
        argcount: tree.argcount,
        posonlyargcount: tree.posonlyargcount,
        kwonlyargcount: tree.kwonlyargcount,
        nlocals: tree.nlocals,
        stacksize: tree.stacksize,
      },
      flags: tree.flags.value,
      flag_names: tree.flags.names.join(', ') || '0x0',
      tuples: { names: tree.names, varnames: tree.varnames, cellvars: tree.cellvars, freevars: tree.freevars },
      consts: tree.consts.map(({ type, text }) => [type, type === 'code' ? '' : text]),
      exceptions: tree.exceptionTable.map(({ start, end, target, depth, lasti }) => [start, end, target, depth, lasti]),
      lines: tree.lines.map(({ start, end, line }) => [start, end, line]),
      bytes: [tree.code, tree.linetable, tree.exceptiontable],
      positions: tree.locations.flatMap(({ start, end, line, range }) =>
        Array.from({ length: (end - start) / 2 }, () => [
          line,
          range?.endLine ?? line,
          range?.column ?? null,
          range?.endColumn ?? null,
        ]),
      ),
      rows: tree.instructions.map((row) => [
        row.offset,
        row.opcode,
        row.opname,
        row.arg,
        row.argrepr.startsWith('<code object') ? '' : row.argrepr,
        // Bytecode counts handlers too.
        row.isJumpTarget || targets(tree).has(row.offset),
        row.startsLine,
        row.line,
        row.range && [row.range.line, row.range.endLine, row.range.column, row.range.endColumn],
      ]),
      children: tree.children.map(plain),
    });
    expect(plain(code)).toEqual(theirs);
    const cached = code.children[0].instructions.find(({ opname }) => opname === 'LOAD_GLOBAL');
    expect(cached?.caches.map(({ name, units }) => `${name} ${units}`)).toEqual([
      'counter 1',
      'index 1',
      'module_keys_version 1',
      'builtin_keys_version 1',
    ]);
  });
});

describe('cfg', () => {
  it('prints the graph after each pass, or the last alone', () => {
    const all = stages.cfg(bytes, 'program.py').text;
    expect(all).toContain('-- after build\n');
    expect(all).toContain('-- after normalize jumps\n');
    const last = stages.cfg(bytes, 'program.py', { finalOnly: true }).text;
    expect(last).not.toContain('-- after');
    expect(last.split('\n== ').length).toBe(all.split('\n== ').length);
  });

  it('gives with --json what became of every instruction', () => {
    type Codes = { codes: { qualname: string; stages: (StageSummary & { content: StageRow[] })[] }[] };
    const { codes } = JSON.parse(stages.cfg(bytes, 'program.py', { json: true }).text) as Codes;
    expect(codes.map(({ qualname }) => qualname)).toContain('outer.<locals>.inner');
    for (const { stages: steps } of codes) {
      expect(steps[0].title).toBe('instructions');
      expect(steps.at(-1)?.title).toBe('code object');
      for (const [i, step] of steps.entries()) {
        const present = step.content.filter(({ mark }) => mark !== 'removed');
        expect(present.length).toBe(step.rows);
        if (i === 0) continue;
        // Nothing appears or vanishes without a mark.
        const before = new Set(
          steps[i - 1].content
            .filter(({ mark, kind }) => mark !== 'removed' && !(step.title === 'code object' && kind === 'block'))
            .map(({ id }) => id),
        );
        for (const { id, mark } of step.content) expect(before.has(id)).toBe(mark !== 'added');
        expect(step.content.filter(({ mark }) => mark !== 'added').length).toBe(before.size);
      }
    }
  });
});
