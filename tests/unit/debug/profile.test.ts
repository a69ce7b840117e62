/**
 * Profiles against the reference: calls, primitive calls, callers and callees as its `cProfile` counts them, lines and instructions as
 * its `sys.monitoring` reports them, on all programs of the event suite. And what is made of a profile: files, differences, repetition.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLibraryFile } from '../../../scripts/library.ts';
import { diffProfiles } from '../../../src-core/debug/profile/diff.ts';
import { NO_GRANTS } from '../../../src-core/host/grants.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';
import type {
  ProfileDetail,
  ProfileFormat,
  ProfileInstruction,
  ProfileReport,
} from '../../../src-core/protocol/profile-shapes.ts';
import { runProgram } from '../../../src-core/session/run.ts';
import { Reference } from '../../support/reference.ts';

const corpus = join(import.meta.dirname, '..', '..', 'corpus', 'events', 'programs.py');
const programs = readFileSync(corpus, 'utf8')
  .split(/^#: /m)
  .slice(1)
  .map((block) => ({
    name: block.slice(0, block.indexOf('\n')),
    source: `${block.slice(block.indexOf('\n') + 1)}\ntry: main()\nexcept BaseException as e: pass\n`,
  }));

function hostOf(files: Readonly<Record<string, Uint8Array>>): MemoryHost {
  return new MemoryHost({ files, cwd: '/program', grants: { ...NO_GRANTS, read: 'all' }, library: openLibraryFile() });
}

function profile(source: string, detail: ProfileDetail, format: ProfileFormat = 'json'): string | Uint8Array {
  let made: string | Uint8Array = '';
  runProgram({
    host: hostOf({ 'program.py': new TextEncoder().encode(source) }),
    path: 'program.py',
    name: 'program.py',
    observe: { profile: detail, sort: 'ncalls', format },
    profiled: (profile) => {
      made = profile;
    },
    mailbox: { hasMail: () => false, drain() {}, wait() {} },
    takeInterrupt: () => false,
  });
  return made;
}
const report = (source: string, detail: ProfileDetail): ProfileReport => JSON.parse(profile(source, detail) as string);

/** Counts by function, with those of its callers, as text. */
type Table = Record<string, unknown>;

function table({ functions, edges }: ProfileReport): Table {
  const label = (index: number) => {
    const { file, line, name } = functions[index];
    return `${file}:${line}(${name})`;
  };
  const rows: Record<string, [number, number, Record<string, [number, number]>]> = {};
  functions.forEach((row, index) => {
    if (row.calls === 0) return;
    rows[label(index)] ??= [0, 0, {}];
    const known = rows[label(index)];
    known[0] += row.primitiveCalls;
    known[1] += row.calls;
    for (const edge of edges) {
      if (edge.callee !== index || edge.calls === 0) continue;
      known[2][label(edge.caller)] ??= [0, 0];
      const by = known[2][label(edge.caller)];
      by[0] += edge.calls;
      by[1] += edge.primitiveCalls;
    }
  });
  return rows;
}

const REFERENCE_COUNTS = `
import cProfile
code = compile(source, 'program.py', 'exec')
p = cProfile.Profile()
import io, contextlib
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    try: p.runctx(code, {'__name__': '__main__'}, None)
    except SystemExit: pass
p.disable()
label = lambda c: '~:0(%s)' % c if isinstance(c, str) else '%s:%s(%s)' % (c.co_filename, c.co_firstlineno, c.co_name)
result = {}
def add(row, entry):
    row[0] += entry.callcount - entry.reccallcount
    row[1] += entry.callcount
entries = [e for e in p.getstats() if 'Profiler' not in label(e.code)]
# One call of exec runs the program, which nobody called. Several functions may have one label.
for e in entries: add(result.setdefault(label(e.code), [0, 0, {}]), e)
for e in entries:
    for s in e.calls or []: add(result[label(s.code)][2].setdefault(label(e.code), [0, 0]), s)
run = '~:0(<built-in method builtins.exec>)'
result[run][1] -= 1
# Those inside of it count as recursion there alone.
result[run][0] = result[run][1]
if result[run][1] == 0: del result[run]
del result['program.py:1(<module>)'][2][run]
for row in result.values(): row[2] = {k: v[::-1] for k, v in row[2].items()}
`;

const REFERENCE_EXECUTIONS = `
import sys, io, contextlib, dis
from collections import Counter
code = compile(source, 'program.py', 'exec')
lines, units = Counter(), Counter()
m = sys.monitoring
def line(c, n):
    if c.co_filename == 'program.py': lines['%d' % n] += 1
def instruction(c, offset):
    if c.co_filename == 'program.py': units['%s+%d' % (c.co_qualname, offset)] += dis.opname[c.co_code[offset]] not in unlike
m.use_tool_id(4, 'counter')
m.register_callback(4, m.events.LINE, line)
m.register_callback(4, m.events.INSTRUCTION, instruction)
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    try:
        m.set_events(4, m.events.LINE | m.events.INSTRUCTION)
        exec(code, {'__name__': '__main__'})
    except SystemExit: pass
    finally: m.set_events(4, 0)
m.free_tool_id(4)
result = [dict(lines), {key: n for key, n in units.items() if n}]
`;

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
}, 60_000);

const sorted = (rows: Record<string, unknown>) => Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)));

const UNLIKE = new Set(['RESUME', 'POP_TOP', 'END_FOR']);
const firstTraceable = (rows: readonly ProfileInstruction[], owner: number): number =>
  rows.find((row) => row.function === owner && row.name === 'RESUME')?.offset ?? 0;

describe.each(programs)('$name', ({ source }) => {
  it('counts calls as cProfile of the reference does', () => {
    const theirs = reference.answer<Table>(REFERENCE_COUNTS, { source });
    expect(sorted(table(report(source, 'calls')))).toEqual(sorted(theirs));
  });
  it('counts lines and instructions as sys.monitoring of the reference tells them', () => {
    const { lines, executed, functions } = report(source, 'instructions');
    const [theirLines, theirUnits] = reference.answer<[Record<string, number>, Record<string, number>]>(REFERENCE_EXECUTIONS, {
      source,
      unlike: [...UNLIKE],
    });
    const ourLines = lines.filter((row) => row.file === 'program.py' && row.hits > 0).map((row) => [String(row.line), row.hits]);
    expect(Object.fromEntries(ourLines)).toEqual(theirLines);
    const ours: Record<string, number> = {};
    for (const row of executed) {
      const owner = functions[row.function];
      // No INSTRUCTION event is told of RESUME and of what stands before the first one. And an instruction that is monitored does
      // not specialise: a call of list.append never steps over its POP_TOP then, and a loop over a generator not through END_FOR.
      if (owner.file !== 'program.py' || row.offset < firstTraceable(executed, row.function) || UNLIKE.has(row.name)) continue;
      const key = `${owner.qualname}+${row.offset}`;
      ours[key] = (ours[key] ?? 0) + row.hits;
    }
    expect(sorted(ours)).toEqual(sorted(theirUnits));
  });
});

const RECURSIVE = `
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def a(n): return b(n) if n else len('x')
def b(n): return a(n - 1)
print(fib(9), a(4), sorted([3, 1, 2], key=lambda v: -v))
`;

it('gives equal counts for equal runs, and none of its numbers disagree', () => {
  const strip = (r: ProfileReport) => JSON.stringify(r, (key, value) => (/[tT]ime$/.test(key) ? 0 : value));
  const first = report(RECURSIVE, 'instructions');
  expect(strip(report(RECURSIVE, 'instructions'))).toBe(strip(first));
  const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
  expect(sum(first.functions.map((row) => row.ownInstructions))).toBe(first.instructions);
  expect(sum(first.tree.map((row) => row.ownInstructions))).toBe(first.instructions);
  expect(sum(first.opcodes.map((row) => row.count))).toBe(first.instructions);
  expect(sum(first.pairs.map((row) => row.count))).toBe(first.instructions - 1);
  // Hooking calls alone gives the same.
  const calls = report(RECURSIVE, 'calls');
  expect(calls.functions.map((row) => [row.name, row.calls, row.ownInstructions, row.cumulativeInstructions])).toEqual(
    first.functions.map((row) => [row.name, row.calls, row.ownInstructions, row.cumulativeInstructions]),
  );
});

it('tells which functions, opcodes and lines differ between two profiles', () => {
  const before = report(RECURSIVE, 'instructions');
  expect(diffProfiles(before, report(RECURSIVE, 'instructions')).functions).toEqual([]);
  const { functions, instructions, lines } = diffProfiles(
    before,
    report(`\n${RECURSIVE.replace('fib(9)', 'fib(10)')}`, 'instructions'),
  );
  expect(functions.map((row) => [row.name, row.before?.calls, row.after?.calls])).toEqual([
    ['fib', 109, 177],
    ['<module>', 1, 1],
  ]);
  expect(instructions.after).toBeGreaterThan(instructions.before);
  expect(lines.length).toBeGreaterThan(0);
});

it('knows at which sites an instruction specialised, missed and failed, and why', () => {
  const { sites } = report(
    `
def add(a, b): return a + b
for i in range(200): add(i, 1)
for i in range(100): add('a', 'b')
def div(a): return a / 2
for i in range(50): div(i)
`,
    'instructions',
  );
  const site = (name: string) => sites.filter((row) => row.name === 'BINARY_OP').find((row) => row.form === name)!;
  const added = site('BINARY_OP_ADD_UNICODE');
  expect(added).toMatchObject({ executions: 300, misses: 53, attempts: 2, successes: 2, deopts: 0 });
  expect(added.missReasons).toEqual([{ reason: 'expected two ints: left is str, right is str', count: 53 }]);
  const divided = site('BINARY_OP');
  expect(divided.failures[0].reason).toBe('this operator has no specialised form');
  expect(divided.attempts).toBe(divided.failures[0].count);
});

const LOAD_PSTATS = `
import pstats, sys
s = pstats.Stats('out.pstats', stream=sys.stdout)
s.sort_stats('ncalls', 'name').print_stats()
s.print_callers()
s.print_callees()
`;

it('writes a file that pstats loads here and in the reference, and says the same of it', () => {
  const data = profile(RECURSIVE, 'calls', 'pstats') as Uint8Array;
  const host = hostOf({ 'program.py': new TextEncoder().encode(LOAD_PSTATS), 'out.pstats': data });
  const status = runProgram({
    host,
    path: 'program.py',
    name: 'program.py',
    mailbox: { hasMail: () => false, drain() {}, wait() {} },
    takeInterrupt: () => false,
  });
  const ours = new TextDecoder().decode(host.stdout.bytes());
  const theirs = reference.run(LOAD_PSTATS, { files: { 'out.pstats': data } });
  // The first line tells when the file was written.
  const body = (text: string) => text.split('\n').slice(1).join('\n');
  expect(status).toBe(0);
  expect(theirs.stderr).toBe('');
  expect(body(ours)).toBe(body(theirs.stdout));
  expect(ours).toContain('109/1');
});

it('writes speedscope and collapsed stacks whose weights are the instructions of the run', () => {
  const { instructions } = report(RECURSIVE, 'calls');
  const scope = JSON.parse(profile(RECURSIVE, 'calls', 'speedscope') as string);
  const [counted, timed] = scope.profiles;
  expect([counted.unit, timed.unit]).toEqual(['none', 'milliseconds']);
  expect(counted.weights.reduce((a: number, b: number) => a + b, 0)).toBe(instructions);
  expect(counted.endValue).toBe(instructions);
  expect(counted.samples.length).toBe(counted.weights.length);
  for (const stack of counted.samples) for (const index of stack) expect(scope.shared.frames[index].name).toBeTruthy();
  const lines = (profile(RECURSIVE, 'calls', 'collapsed') as string).trimEnd().split('\n');
  expect(lines.reduce((sum, line) => sum + Number(/ (\d+)$/.exec(line)![1]), 0)).toBe(instructions);
  expect(lines.some((line) => line.startsWith('<module> (program.py:1);fib (program.py:2);fib (program.py:2)'))).toBe(true);
});
