/** `.pyc` files in an engine: opened without running them, explained, run when they are safe; stages and fields of code objects. */
import { describe, expect, it } from 'vitest';
import { CodeObject } from '../../../src-core/code/code-object.ts';
import { type PycHeader, sourceHash, writePyc } from '../../../src-core/code/pyc.ts';
import { compile } from '../../../src-core/compile/compile.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';
import type { Engine, EngineEvents } from '../../../src-core/protocol/engine.ts';
import { createEngine } from '../../../src-core/session/session.ts';

const SOURCE = 'def f(ä):\n    return ä + 1\nprint(f(1))\n';
const bytes = new TextEncoder().encode(SOURCE);
const hashed: PycHeader = { kind: 'checked-hash', hash: sourceHash(bytes) };

function start(files: Record<string, Uint8Array>) {
  const host = new MemoryHost({ files });
  const heard: [string, unknown][] = [];
  const events = new Proxy({}, { get: (_, name: string) => (event: unknown) => heard.push([name, event]) }) as EngineEvents;
  const mailbox = { hasMail: () => false, drain() {}, wait() {} };
  const { engine, work } = createEngine({ host, events, mailbox, resources: '/' });
  // Everything answers at once in the engine itself.
  return {
    engine: engine as { [K in keyof Engine]: (...args: Parameters<Engine[K]>) => Awaited<ReturnType<Engine[K]>> },
    work,
    heard,
  };
}

describe('a .pyc file', () => {
  const pyc = writePyc(compile(bytes, '/src/m.py'), hashed);

  it('is opened with its code and with the source that it was made of', () => {
    const path = '/src/__pycache__/m.cpython-312.pyc';
    const { engine, heard } = start({ [path]: pyc, '/src/m.py': bytes });
    const document = engine.open(path);
    expect(document).toMatchObject({ path, kind: 'pyc', text: SOURCE, problems: [] });
    expect(document.codes.map(({ qualname }) => qualname)).toEqual(['<module>', 'f']);
    const [module, f] = document.codes.map(({ id }) => id);
    expect(engine.listing(f).find(({ name }) => name === 'LOAD_CONST')?.range).toEqual({
      line: 2,
      column: 15,
      endLine: 2,
      endColumn: 16,
    });
    expect(engine.codeDetail(module)).toMatchObject({ name: '<module>', filename: '/src/m.py', names: ['f', 'print'] });
    expect(engine.codeDetail(f)).toMatchObject({
      flags: { value: 3, names: ['OPTIMIZED', 'NEWLOCALS'] },
      slots: [{ name: 'ä', kinds: ['local'] }],
    });
    const stages = engine.stages(f, 0);
    expect(stages[0]).toMatchObject({ title: 'source', rows: 2 });
    expect(engine.stage(f, 0, stages.length - 1).map(({ text }) => text)).toContain('BINARY_OP');
    expect(() => engine.compile(path, 'x')).toThrow('no text');
    expect(heard.some(([name]) => name === 'output')).toBe(false);
  });

  it('is shown without source where that is another by now', () => {
    const { engine } = start({ '/x/m.pyc': pyc, '/x/m.py': new TextEncoder().encode('x = 1\n') });
    const document = engine.open('/x/m.pyc');
    expect(document).toMatchObject({ text: '', problems: [] });
    expect(() => engine.stages(document.codes[1].id, 0)).toThrow('The stages of f cannot be shown: the source');
    const { spans, size, hex, error } = engine.pyc('/x/m.pyc');
    expect([size, hex.length, error]).toEqual([pyc.length, 2 * pyc.length, null]);
    expect(spans.slice(0, 4).map(({ role, depth }) => [role, depth])).toEqual([
      ['magic', 0],
      ['flags', 0],
      ['hash', 0],
      ['code', 0],
    ]);
    // A whole stands before its parts and around them.
    spans.forEach((span, i) => {
      const whole = spans.slice(0, i).findLast(({ depth }) => depth === span.depth - 1);
      if (whole) expect(whole.start <= span.start && span.end <= whole.end).toBe(true);
    });
  });

  it('runs', () => {
    const { engine, work, heard } = start({ '/x/m.pyc': pyc });
    engine.open('/x/m.pyc');
    engine.launch({ path: '/x/m.pyc', args: [], stopOnEntry: false, profile: false });
    work();
    expect(heard.find(([name]) => name === 'output')?.[1]).toEqual({ stream: 'stdout', text: '2\n' });
  });

  it('is not run when it would corrupt the machine', () => {
    const f = compile(bytes, 'm.py').fields;
    const inner = f.consts[0] as CodeObject;
    const broken = new CodeObject({ ...f, consts: [new CodeObject({ ...inner.fields, stacksize: 0 }), ...f.consts.slice(1)] });
    const { engine, work, heard } = start({ '/x/m.pyc': writePyc(broken, hashed) });
    expect(engine.open('/x/m.pyc').codes.length).toBe(2);
    engine.launch({ path: '/x/m.pyc', args: [], stopOnEntry: false, profile: false });
    work();
    const [, ending] = heard.findLast(([name]) => name === 'exited') as [
      string,
      { status: number; problem: { message: string } },
    ];
    expect(ending.status).toBe(1);
    expect(ending.problem.message).toMatch(/^This code would corrupt the machine and is not run: f at 0: .* \(stack-size\)$/);
  });

  it('is open with the reason where it is damaged or foreign', () => {
    const foreign = Uint8Array.from(pyc);
    foreign[0] = 0xa7;
    const { engine } = start({ '/cut.pyc': pyc.subarray(0, 90), '/old.pyc': foreign, '/none.pyc': new Uint8Array(0) });
    const message = (path: string) => engine.open(path).problems[0].message;
    expect(message('/cut.pyc')).toMatch(/^EOFError: marshal data too short, at offset \d+ \(0x[0-9a-f]+\) in co_/);
    expect(message('/old.pyc')).toContain('Python 3.11; this is 3.12');
    expect(message('/none.pyc')).toContain('bad magic number');
    expect(engine.pyc('/cut.pyc').error?.offset).toBeGreaterThan(16);
    expect(engine.pyc('/old.pyc').spans).toMatchObject([{ start: 0, end: 4, meaning: '3495, Python 3.11' }]);
    expect(() => engine.pyc('/nowhere.pyc')).toThrow("can't open file '/nowhere.pyc': [Errno 2] No such file or directory");
  });
});

describe('a source file', () => {
  it('has stages for each of its code objects, optimised as told', () => {
    const text = 'assert (lambda: 1)()\nx = __debug__\nclass C:\n    """Doc."""\n    def m(self): return [i for i in self]\n';
    const { engine } = start({ '/m.py': new TextEncoder().encode(text) });
    const { codes } = engine.open('/m.py');
    for (const code of codes) expect(engine.stages(code.id, 0).length).toBeGreaterThan(20);
    expect(() => engine.stages(codes.find(({ name }) => name === '<lambda>')!.id, 1)).toThrow(
      'is not there when optimised with -O.',
    );
    const module = codes[0].id;
    expect(engine.stages(module, 2)[2]).toMatchObject({ title: 'folded tree' });
    expect(engine.stage(module, 2, 2).find(({ mark }) => mark === 'added')).toMatchObject({ detail: 'value=False' });
    expect(engine.stages(module, 2)[3].rows).toBeLessThan(engine.stages(module, 0)[3].rows);
    expect(() => engine.stage(module, 2, 99)).toThrow('no stage number 99');
  });
  it('shows the .pyc that it would make', () => {
    const { engine } = start({ '/m.py': bytes });
    engine.open('/m.py');
    const { origin, hex, spans } = engine.pyc('/m.py');
    expect(origin).toBe('compiled');
    expect(hex).toContain(Buffer.from(new TextEncoder().encode('print')).toString('hex'));
    expect(spans.find(({ role }) => role === 'size')?.meaning).toBe(`${bytes.length} bytes of source`);
    engine.compile('/m.py', 'def (');
    expect(() => engine.pyc('/m.py')).toThrow('does not compile');
  });
});
