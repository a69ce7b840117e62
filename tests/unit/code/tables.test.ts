import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeObject } from '../../../src-core/code/code-object.ts';
import { encodeExceptionTable, handlerAt, parseExceptionTable } from '../../../src-core/code/exception-table.ts';
import { codeInstructions, jumpTargets } from '../../../src-core/code/instructions.ts';
import { LocationWriter, lineOf, lineRanges, locationEntries, positions } from '../../../src-core/code/location-table.ts';
import { loadsCode } from '../../../src-core/code/marshal.ts';
import { OP } from '../../../src-core/code/opcodes.generated.ts';
import { stackEffect } from '../../../src-core/code/stack-effect.ts';
import { libraryModules } from '../../support/library.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

function allCodes(code: CodeObject): CodeObject[] {
  return [
    code,
    ...code.fields.consts.flatMap((item) =>
      item !== null && typeof item === 'object' && item.kind === 'code' ? allCodes(item) : [],
    ),
  ];
}

interface Answer {
  dump: string;
  rows: { positions: unknown; lines: unknown; table: unknown; labels: number[]; units: unknown }[];
}

const QUESTION = `
import marshal, base64, dis, types
def walk(c):
    yield c
    for k in c.co_consts:
        if isinstance(k, types.CodeType): yield from walk(k)
code = compile(source, path, 'exec', dont_inherit=True)
result = {'dump': base64.b64encode(marshal.dumps(code)).decode(), 'rows': [{
  'positions': list(c.co_positions()), 'lines': list(c.co_lines()), 'table': [tuple(e) for e in dis._parse_exception_table(c)],
  'labels': sorted(dis.findlabels(c.co_code)), 'units': list(dis._unpack_opargs(c.co_code))} for c in walk(code)]}
`;

describe('tables of a code object', () => {
  const modules = libraryModules().filter((module, i) => i % 40 === 0 || module.path === 'typing.py');
  it.each(modules.map((module) => [module.path, module] as const))(
    'are read and written as in the reference: %s',
    (path, module) => {
      const answer = reference.answer<Answer>(QUESTION, { source: module.bytes, path });
      const codes = allCodes(loadsCode(Uint8Array.from(Buffer.from(answer.dump, 'base64'))));
      expect(codes.length).toBe(answer.rows.length);
      codes.forEach((code, i) => {
        const f = code.fields;
        const row = answer.rows[i];
        expect([...positions(code)].map((p) => [p.line, p.endLine, p.column, p.endColumn])).toEqual(row.positions);
        const ranges = [...lineRanges(code)];
        expect(ranges.map((r) => [r.start, r.end, r.line])).toEqual(row.lines);
        for (const range of ranges) expect(lineOf(code, range.end - 2)).toBe(range.line);
        const table = parseExceptionTable(f.exceptiontable);
        expect(table.map((e) => [e.start, e.end, e.target, e.depth, e.lasti])).toEqual(row.table);
        expect(encodeExceptionTable(table)).toEqual(f.exceptiontable);
        for (const entry of table) expect(handlerAt(f.exceptiontable, entry.end - 2)).toEqual(entry);
        expect([...jumpTargets(f.code)].sort((a, b) => a - b)).toEqual(row.labels);
        expect([...codeInstructions(f.code)].map((u) => [u.offset, u.opcode, u.arg])).toEqual(row.units);
        const writer = new LocationWriter(f.firstlineno);
        for (const { start, end, position: p } of locationEntries(f.linetable, f.firstlineno)) {
          const loc = {
            lineno: p.line ?? -1,
            end_lineno: p.endLine ?? -1,
            col_offset: p.column ?? -1,
            end_col_offset: p.endColumn ?? -1,
          };
          writer.add(loc, (end - start) / 2);
        }
        expect(writer.finish()).toEqual(f.linetable);
      });
    },
  );

  it('answers for offsets that the table does not cover', () => {
    const code = loadsCode(
      Uint8Array.from(Buffer.from(reference.answer<Answer>(QUESTION, { source: 'x', path: 'x.py' }).dump, 'base64')),
    );
    expect(lineOf(code, -1)).toBe(1);
    expect(lineOf(code, 10_000)).toBe(null);
    expect(handlerAt(code.fields.exceptiontable, 0)).toBe(undefined);
  });
});

describe('stackEffect', () => {
  it('answers as dis.stack_effect for every opcode, argument and way', () => {
    const args = [0, 1, 2, 3, 4, 5, 7, 8, 12, 15, 16, 255, 256, 257, 513, 1000];
    const rows = reference.answer<(number | null)[][]>(
      `import dis
result = []
for op in range(300):
    for a in args:
        row = [op, a]
        for jump in (None, True, False):
            try: row.append(dis.stack_effect(op, a if op in dis.hasarg or op not in dis.opmap.values() else None, jump=jump))
            except ValueError: row.append(None)
        result.append(row)`,
      { args },
    );
    const ours = rows.map(([op, arg]) => [
      op,
      arg,
      ...[undefined, true, false].map((jump) => stackEffect(op as number, arg as number, jump) ?? null),
    ]);
    expect(ours).toEqual(rows);
    expect(stackEffect(OP.CALL, 2)).toBe(-3);
  });
});
