import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeObject } from '../../../src-core/code/code-object.ts';
import { codeInfo, disassemble, disassembleOne, formatFlags } from '../../../src-core/code/disassemble.ts';
import { listInstructions } from '../../../src-core/code/listing.ts';
import { loadsCode } from '../../../src-core/code/marshal.ts';
import { libraryModules } from '../../support/library.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

/** Addresses differ; so does the order of frozensets of strings, whose hashes are 32 bits wide in the reference. */
function comparable(text: string): string {
  return text
    .replace(/ at 0x[0-9a-f]+/g, ' at 0x')
    .replace(/frozenset\(\{(.*?)\}\)/g, (_, items) => `frozenset({${items.split(', ').sort().join(', ')}})`);
}

interface Answer {
  dump: string;
  plain: string;
  caches: string;
  shallow: string;
  moved: string;
  current: string;
  info: string;
  rows: unknown[];
}

const QUESTION = `
import marshal, base64, dis, io
code = compile(source, path, 'exec', dont_inherit=True)
def text(**options):
    out = io.StringIO(); dis.dis(code, file=out, **options); return out.getvalue()
def at(lasti):
    out = io.StringIO(); dis.disassemble(code, lasti, file=out); return out.getvalue()
result = {'dump': base64.b64encode(marshal.dumps(code)).decode(), 'plain': text(), 'caches': text(show_caches=True), 'shallow': text(depth=1),
  'moved': dis.Bytecode(code, first_line=2000).dis(), 'current': at(12), 'info': dis.code_info(code),
  'rows': [[i.offset, i.opname, i.arg, i.argrepr, i.starts_line, i.is_jump_target, list(i.positions)] for i in dis.get_instructions(code)]}
`;

function load(answer: Answer): CodeObject {
  return loadsCode(Uint8Array.from(Buffer.from(answer.dump, 'base64')));
}

describe('disassemble', () => {
  const modules = libraryModules().filter((_, i) => i % 12 === 3);
  it.each(modules.map((module) => [module.path, module] as const))('prints what dis prints: %s', (path, module) => {
    const answer = reference.answer<Answer>(QUESTION, { source: module.bytes, path });
    const code = load(answer);
    expect(comparable(disassemble(code))).toBe(comparable(answer.plain));
    expect(comparable(disassemble(code, { showCaches: true }))).toBe(comparable(answer.caches));
    expect(comparable(disassemble(code, { depth: 1 }))).toBe(comparable(answer.shallow));
    expect(comparable(disassembleOne(code, { firstLine: 2000 }))).toBe(comparable(answer.moved));
    expect(comparable(disassembleOne(code, { lasti: 12 }))).toBe(comparable(answer.current));
    expect(comparable(codeInfo(code))).toBe(comparable(answer.info));
    const rows = [...listInstructions(code, { markHandlers: false })].map((row) => [
      row.offset,
      row.opname,
      row.arg,
      comparable(row.argrepr),
      row.startsLine,
      row.isJumpTarget,
      [row.positions.line, row.positions.endLine, row.positions.column, row.positions.endColumn],
    ]);
    expect(rows).toEqual((answer.rows as [number, string, number, string][]).map((row) => row.with(3, comparable(row[3]))));
  });

  it('shows specialised and instrumented units as the adaptive listing does', () => {
    const theirs = reference.answer<{ text: string; dump: string; units: number[] }>(`
import dis, io, marshal, base64
def f(n):
    total = 0
    for i in range(n):
        total += i * 2
        if total > 10 and n:
            total = len((i, total)) + f.k
    return total
f.k = 1
for _ in range(40): f(40)
out = io.StringIO(); dis.dis(f, file=out, adaptive=True, show_caches=True)
result = {'text': out.getvalue(), 'dump': base64.b64encode(marshal.dumps(f.__code__)).decode(), 'units': list(f.__code__._co_code_adaptive)}`);
    const code = loadsCode(Uint8Array.from(Buffer.from(theirs.dump, 'base64')));
    expect(disassemble(code, { unitsOf: () => Uint8Array.from(theirs.units), showCaches: true })).toBe(theirs.text);
    expect(theirs.text).toContain('BINARY_OP_MULTIPLY_INT');
  });

  it('names flags', () => {
    const flags = [0, 1, 3, 0x7f, 0x100000, 0x1000003];
    expect(flags.map(formatFlags)).toEqual(
      reference.answer('import dis\nresult = [dis.pretty_flags(f) for f in flags]', { flags }),
    );
  });
});
