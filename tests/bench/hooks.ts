/**
 * `npm run bench -- hooks`: what it costs to be watched. Three programs under each hook of Python's (`sys.settrace`, `sys.setprofile`,
 * `sys.monitoring`, `cProfile`), as the ratio to the same program without, on our machine, on `python3.12` where it is installed and on
 * the reference; then what the debugger and the profiler cost on ours, and how long a stop takes. Every ratio is the median over rounds
 * in which both were timed one after the other, with its quartiles.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibraryFile } from '../../scripts/library.ts';
import { MemoryHost } from '../../src-core/host/memory.ts';
import type { BreakpointSpec } from '../../src-core/protocol/breakpoint-shapes.ts';
import type { Snapshot } from '../../src-core/protocol/shapes.ts';
import { runProgram } from '../../src-core/session/run.ts';
import { createEngine } from '../../src-core/session/session.ts';
import { Reference } from '../support/reference.ts';

/** Lines are marked: `#hot` runs each time, `#never` stands in the hot loop and does not, `#other` is in a function that nobody calls. */
const PROGRAMS: Readonly<Record<string, (n: number) => string>> = {
  integers: (n) => `
def other():
    return 1  #other
def main():
    total = 0
    for i in range(${20000 * n}):
        total += i * 3 - (i & 7)  #hot
        if total < 0:
            total = 0  #never
    return total
`,
  floats: (n) => `
def other():
    return 1  #other
def main():
    bodies = [[i * 1.5, i * 0.5, 0.1 * i, 0.2, 0.3] for i in range(5)]
    for step in range(${400 * n}):
        for i, a in enumerate(bodies):
            for b in bodies[i + 1:]:
                dx = a[0] - b[0]
                dy = a[1] - b[1]
                d = (dx * dx + dy * dy + 0.01) ** 1.5
                a[2] -= dx / d * 0.01  #hot
                b[2] += dx / d * 0.01
                if d < 0.0:
                    a[3] = 0.0  #never
        for a in bodies:
            a[0] += a[2] * 0.01
    return bodies[0][0]
`,
  calls: (n) => `
def other():
    return 1  #other
class Node:
    def __init__(self, value): self.value = value
    def add(self, x):
        if x < 0:
            self.value = 0  #never
        self.value += x  #hot
        return self
    def get(self): return self.value
def main():
    node = Node(1)
    for i in range(${3000 * n}):
        node.add(i).add(1)
        len([node.get()])
    return node.get()
`,
};

const MONITORING = (events: string) => `
m = sys.monitoring
m.use_tool_id(3, 'bench')
for event in '${events}'.split(): m.register_callback(3, getattr(m.events, event), lambda *args: None)
m.set_events(3, sum(getattr(m.events, event) for event in '${events}'.split()))
`;
const OPCODES = `
def trace(frame, event, arg):
    frame.f_trace_opcodes = True
    frame.f_trace_lines = False
    return trace
sys._getframe().f_trace_opcodes = True
sys.settrace(trace)
`;
/** What is done before, and after. */
const HOOKS: Readonly<Record<string, readonly [string, string]>> = {
  'settrace, lines': ['def trace(frame, event, arg): return trace\nsys.settrace(trace)', 'sys.settrace(None)'],
  'settrace, opcodes': [OPCODES, 'sys.settrace(None)'],
  setprofile: ['sys.setprofile(lambda *args: None)', 'sys.setprofile(None)'],
  cProfile: ['import cProfile\np = cProfile.Profile()\np.enable()', 'p.disable()'],
  'monitoring PY_START PY_RETURN': [MONITORING('PY_START PY_RETURN'), 'm.set_events(3, 0); m.free_tool_id(3)'],
  'monitoring CALL': [MONITORING('CALL'), 'm.set_events(3, 0); m.free_tool_id(3)'],
  'monitoring LINE': [MONITORING('LINE'), 'm.set_events(3, 0); m.free_tool_id(3)'],
  'monitoring BRANCH JUMP': [MONITORING('BRANCH JUMP'), 'm.set_events(3, 0); m.free_tool_id(3)'],
  'monitoring INSTRUCTION': [MONITORING('INSTRUCTION'), 'm.set_events(3, 0); m.free_tool_id(3)'],
};

const ROUNDS = 5;

/** Times the program without and with the hook in turns; prints a ratio a round. */
const timed = (program: string, [before, after]: readonly [string, string]) => `
import sys, time
plain = compile(${JSON.stringify(program)}, 'bench.py', 'exec')
def run(hooked):
    # Code objects of their own: what one has specialised or instrumented is not the other's.
    scope = {}
    exec(plain.replace(), scope)
    main = scope['main']
    main()
    if hooked:
        exec(before, scope_of_hooks)
    began = time.perf_counter()
    main()
    took = time.perf_counter() - began
    if hooked:
        exec(after, scope_of_hooks)
    return took
before = ${JSON.stringify(before)}
after = ${JSON.stringify(after)}
scope_of_hooks = {'sys': sys}
run(False)
run(True)
print(*[run(True) / run(False) for _ in range(${ROUNDS})])
`;

const sort = (values: readonly number[]) => [...values].sort((a, b) => a - b);
function summary(values: readonly number[]): string {
  const all = sort(values);
  const at = (part: number) => all[Math.floor((all.length - 1) * part)].toFixed(2);
  return `${at(0.5).padStart(7)} (${at(0.25)} - ${at(0.75)})`.padEnd(24);
}

type Run = (source: string) => string;

function runners(reference: Reference): Map<string, Run> {
  const folder = mkdtempSync(join(tmpdir(), 'lasti-hooks-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'bench.py');
  const spawn = (executable: string, args: readonly string[]) => (source: string) => {
    writeFileSync(file, source);
    const { stdout, stderr, status } = spawnSync(executable, [...args, file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1));
    return stdout;
  };
  const found = new Map<string, Run>();
  const cli = process.env['LASTI_CLI'] ?? join(import.meta.dirname, '..', '..', 'out', 'main', 'lasti.cjs');
  found.set('lasti', spawn(process.execPath, [cli, 'run']));
  const native = spawnSync('python3.12', ['-c', 'import sys; print(sys.version_info[:2])'], { encoding: 'utf8' });
  if (native.status === 0 && native.stdout.includes('(3, 12)')) found.set('python3.12', spawn('python3.12', ['-S', '-E']));
  else console.log('No python3.12 here: its column is left out.');
  found.set('reference', (source) => {
    const { stdout, stderr, status } = reference.run(source);
    if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1));
    return stdout;
  });
  return found;
}

async function benchHooks(): Promise<void> {
  const machines = runners(await Reference.start());
  console.log(`slowdown by hooks of Python's: median (quartiles) of ${ROUNDS} rounds\n`);
  console.log(`${''.padEnd(42)}${[...machines.keys()].map((name) => name.padEnd(24)).join('')}`);
  for (const [name, source] of Object.entries(PROGRAMS)) {
    for (const [hook, code] of Object.entries(HOOKS)) {
      const cells = [...machines.values()].map((run) => {
        try {
          return summary(
            run(timed(source(3), code))
              .trim()
              .split(' ')
              .map(Number),
          );
        } catch (error) {
          return `failed: ${(error as Error).message}`.slice(0, 22).padEnd(24);
        }
      });
      console.log(`${`${name}, ${hook}`.padEnd(42)}${cells.join('')}`);
    }
  }
}

const nanoseconds = (): bigint => process.hrtime.bigint();

/** A host with a file and a clock that goes. */
function hostOf(source: string): MemoryHost {
  const files = { '/p/bench.py': new TextEncoder().encode(source) };
  const host = new MemoryHost({ files, cwd: '/p', library: openLibraryFile() });
  const going = { wall: nanoseconds, monotonic: nanoseconds, performance: nanoseconds, processor: nanoseconds, sleep() {} };
  return Object.assign(host, { clock: { ...host.clock, ...going } });
}

/** The program, which times itself once it is warm. */
const selfTimed = (source: string): string =>
  `${source}\nimport time\nmain()\nbegan = time.perf_counter()\nmain()\nprint(time.perf_counter() - began)\n`;

class ScriptOver extends Error {}

/** Seconds that a program takes under the debugger. */
function debugged(source: string, breakpoints: BreakpointSpec[], profile: boolean): number {
  let stops = 0;
  let text = '';
  const { engine, work } = createEngine({
    host: hostOf(source),
    resources: '/r',
    mailbox: { hasMail: () => false, drain() {}, wait: () => engine.continue() },
    events: { ...events({ stopped: () => stops++ }), output: (output) => (text += output.text) },
  });
  engine.open('/p/bench.py');
  engine.setBreakpoints(breakpoints);
  engine.launch({ path: '/p/bench.py', args: [], stopOnEntry: false, profile });
  work();
  if (stops > 0) throw new Error('a breakpoint that is never hit was hit');
  return Number(text);
}

function events(own: { stopped(snapshot: Snapshot): void }) {
  const none = () => {};
  return {
    state: none,
    output: none,
    logged: none,
    inputRequested: none,
    exited: none,
    breakpoints: none,
    codeCreated: none,
    progress: none,
    engineDied: none,
    ...own,
  };
}

/** The same without a debugger, or under an observer. */
function plain(source: string, observe?: Parameters<typeof runProgram>[0]['observe']): number {
  const host = hostOf(source);
  const status = runProgram({
    host,
    path: '/p/bench.py',
    name: '/p/bench.py',
    observe,
    mailbox: { hasMail: () => false, drain() {}, wait() {} },
    takeInterrupt: () => false,
  });
  if (status !== 0) throw new Error(`status ${status}`);
  return Number(new TextDecoder().decode(host.stdout.bytes()));
}

const WATCHED = {
  kind: 'data',
  access: 'write',
  target: { scope: 'global', file: '/p/bench.py', name: 'nothing' },
  enabled: true,
} as BreakpointSpec;

/** Never true where the hot line is. */
const CONDITIONS: Readonly<Record<string, string>> = {
  integers: 'total < 0',
  floats: 'd < 0.0 and i != 7',
  calls: 'self.value < x',
};
const conditional = (source: string, line: number, condition: string) =>
  debugged(source, [{ ...at(line), condition } as BreakpointSpec], false);

const CASES: Readonly<Record<string, (source: string, line: (mark: string) => number, program: string) => number>> = {
  'nothing set': (source) => debugged(source, [], false),
  'a breakpoint in another function': (source, line) => debugged(source, [at(line('#other'))], false),
  'a breakpoint never hit, same loop': (source, line) => debugged(source, [at(line('#never'))], false),
  'a condition never true, hot line': (source, line, program) => conditional(source, line('#hot'), CONDITIONS[program]),
  'a condition that calls, hot line': (source, line) => conditional(source, line('#hot'), 'sum((1, 2)) < 0'),
  'a global watched and never written': (source) => debugged(source, [WATCHED], false),
  'the profiler of the window': (source) => debugged(source, [], true),
  'lasti profile': (source) => plain(source, { profile: 'calls', sort: 'ncalls', format: 'json' }),
  'lasti profile --detail instructions': (source) => plain(source, { profile: 'instructions', sort: 'ncalls', format: 'json' }),
};
const at = (line: number): BreakpointSpec => ({ kind: 'line', file: '/p/bench.py', line, enabled: true }) as BreakpointSpec;

function benchDebugger(): void {
  console.log(`\nslowdown by the debugger, beside \`lasti run\`: median (quartiles) of ${ROUNDS} rounds\n`);
  console.log(
    `${''.padEnd(42)}${Object.keys(PROGRAMS)
      .map((name) => name.padEnd(24))
      .join('')}`,
  );
  for (const [name, run] of Object.entries(CASES)) {
    const slow = /condition|profil/.test(name);
    const cells = Object.entries(PROGRAMS).map(([program, make]) => {
      const source = selfTimed(make(slow ? 3 : 40));
      const line = (mark: string) => source.split('\n').findIndex((text) => text.endsWith(mark)) + 1;
      const ratios: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const watched = run(source, line, program);
        ratios.push(watched / plain(source));
      }
      return summary(ratios);
    });
    console.log(`${name.padEnd(42)}${cells.join('')}`);
  }
}

/** Milliseconds from a step of one instruction to its whole snapshot as JSON, 50 frames of 50 locals deep. */
function benchSnapshot(): void {
  const locals = Array.from({ length: 49 }, (_, i) => `    v${i} = [${i}, 'text']\n`).join('');
  const source = `def f(n):\n${locals}    if n: return f(n - 1)\n    while True: n = n + 1\nf(48)\n`;
  const times: number[] = [];
  let began = 0;
  let size = 0;
  const { engine, work } = createEngine({
    host: hostOf(source),
    resources: '/r',
    mailbox: {
      hasMail: () => false,
      drain() {},
      wait() {
        if (times.length >= 300) throw new ScriptOver();
        began = performance.now();
        engine.step('instruction-into');
      },
    },
    events: events({
      stopped(snapshot) {
        size = JSON.stringify(snapshot).length;
        if (snapshot.frames.length < 50) throw new Error('the stack is not 50 frames deep');
        if (began > 0) times.push(performance.now() - began);
      },
    }),
  });
  engine.open('/p/bench.py');
  engine.setBreakpoints([at(source.split('\n').findIndex((text) => text.includes('while True')) + 1)]);
  engine.launch({ path: '/p/bench.py', args: [], stopOnEntry: false, profile: false });
  try {
    work();
  } catch (error) {
    if (!(error instanceof ScriptOver)) throw error;
  }
  const all = sort(times.slice(100));
  const part = (p: number) => all[Math.floor((all.length - 1) * p)].toFixed(2);
  console.log(
    `\na step to its snapshot, 50 frames of 50 locals, ${size} bytes of JSON: median ${part(0.5)} ms, 99 % ${part(0.99)} ms`,
  );
}

/** `npm run bench -- hooks [python|debugger|snapshot]`. */
export async function benchHooksAndDebugger(part: string | undefined): Promise<void> {
  if (part === undefined || part === 'python') await benchHooks();
  if (part === undefined || part === 'debugger') benchDebugger();
  if (part === undefined || part === 'snapshot') benchSnapshot();
}
