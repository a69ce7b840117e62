/** The library face, each function beside the reference. */
import { beforeAll, describe, expect, it } from 'vitest';
import * as lasti from '../../src-core/index.ts';
import { Reference } from '../support/reference.ts';

const SOURCE = `
def f(a, *, key=(1, 2.5)):
    """Doc."""
    assert a
    return a in {40, 3, 9, 1}, [g(i) for i in a], lambda: key
class C:
    def m(self): return f"{self!r:>{10}}"
`;

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
}, 60_000);

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const firstInside = (code: lasti.CodeObject) =>
  code.fields.consts.find((each) => each instanceof lasti.CodeObject) as lasti.CodeObject;
const plain = (text: string) => text.replace(/ at 0x[0-9a-f]+/g, ' at ADDRESS');

describe('compile', () => {
  it('makes the code objects of the reference, in every mode and at every level', () => {
    const cases = [
      [SOURCE, 'exec', 0],
      [SOURCE, 'exec', 1],
      [SOURCE, 'exec', 2],
      ['f(1) + 2', 'eval', 0],
      ['x = 1; x', 'single', 0],
    ] as const;
    for (const [source, mode, optimize] of cases) {
      const ours = lasti.compile(source, 'f.py', mode, { optimize });
      const equal = reference.answer<boolean>(
        "import marshal\nresult = marshal.loads(data) == compile(source, 'f.py', mode, dont_inherit=True, optimize=optimize)",
        { data: lasti.marshalDumps(ours), source, mode, optimize },
      );
      expect([mode, optimize, equal]).toEqual([mode, optimize, true]);
    }
  });

  it('takes bytes in their coding, flags, and a say in warnings', () => {
    const latin = Uint8Array.from(Buffer.from('# coding: latin-1\nx = "\u00c4"\n', 'latin1'));
    expect(lasti.compile(latin).fields.consts[0]).toBe('\u00c4');
    const CO_FUTURE_ANNOTATIONS = 0x1000000;
    expect(lasti.compile('x: 1 + 1', 'f.py', 'exec', { flags: CO_FUTURE_ANNOTATIONS }).fields.consts).toContain('1 + 1');
    const heard: lasti.CompileWarning[] = [];
    lasti.compile('"\\d"\n1 is 1', 'w.py', 'exec', { warn: (warning) => heard.push(warning) });
    expect(heard.map(({ category, lineno }) => [category, lineno])).toEqual([
      ['SyntaxWarning', 1],
      ['SyntaxWarning', 2],
    ]);
    expect(() => lasti.compile('1 is 1', 'w.py', 'exec', { warn: () => 'error' })).toThrow(lasti.CompileError);
  });

  it('raises with the fields of the SyntaxError', () => {
    try {
      lasti.compile('def (', 'bad.py');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(lasti.CompileError);
      expect(error).toMatchObject({ type: 'SyntaxError', message: 'invalid syntax', filename: 'bad.py', lineno: 1, offset: 5 });
    }
  });
});

describe('marshal', () => {
  it('goes both ways with the reference, in every version', () => {
    const values: lasti.Const[] = [
      null,
      true,
      -(2 ** 40),
      2n ** 100n,
      'text',
      new lasti.WideConst(Uint32Array.of(0x1f600)),
      new lasti.FloatConst(0.1),
      new lasti.ComplexConst(0, -1),
      new lasti.BytesConst(Uint8Array.of(0, 255)),
      new lasti.TupleConst([1, new lasti.FrozenSetConst(['a', 'b']), lasti.ELLIPSIS]),
    ];
    for (const value of values) {
      for (let version = 0; version <= 4; version++) {
        const data = lasti.marshalDumps(value, version);
        const again = reference.answer<string>('import marshal\nresult = marshal.dumps(marshal.loads(data), version).hex()', {
          data,
          version,
        });
        expect(lasti.marshalLoads(Uint8Array.from(Buffer.from(again, 'hex')))).toEqual(value);
        expect(lasti.marshalLoads(data)).toEqual(value);
      }
    }
    expect(() => lasti.marshalLoads(Uint8Array.of(0x7f))).toThrow(lasti.CodeError);
    // A list.
    expect(() => lasti.marshalLoads(Uint8Array.of(0x5b, 0, 0, 0, 0))).toThrow('not a constant');
  });
});

describe('.pyc', () => {
  const code = lasti.compile(SOURCE, 'f.py');
  const source = new TextEncoder().encode(SOURCE);

  it('is written as the reference writes it, and read back', () => {
    const headers: lasti.PycHeader[] = [
      { kind: 'timestamp', mtime: 1_700_000_000, size: source.length },
      { kind: 'checked-hash', hash: lasti.sourceHash(source) },
      { kind: 'unchecked-hash', hash: lasti.sourceHash(source) },
    ];
    const theirs = reference.answer<string[]>(
      `
import importlib._bootstrap_external as b, _imp
code = compile(source, 'f.py', 'exec')
hash = _imp.source_hash(b._RAW_MAGIC_NUMBER, source)
result = [bytes(data)[:16].hex() for data in (b._code_to_timestamp_pyc(code, 1700000000, len(source)),
          b._code_to_hash_pyc(code, hash, True), b._code_to_hash_pyc(code, hash, False))]
`,
      { source },
    );
    headers.forEach((header, i) => {
      const data = lasti.writePyc(code, header);
      expect(hex(data.subarray(0, 16))).toBe(theirs[i]);
      const read = lasti.readPyc(data);
      expect(read.header).toEqual(header);
      // Sets are written in an order of their own.
      expect(hex(lasti.writePyc(read.code, header))).toBe(hex(data));
    });
    expect(() => lasti.readPyc(Uint8Array.of(0xa7, 0x0d, 0x0d, 0x0a), 'old.pyc')).toThrow('Python 3.11; this is 3.12');
  });
});

describe('text', () => {
  const code = lasti.compile(SOURCE, 'f.py');

  it('is what dis prints', () => {
    const theirs = reference.answer<Record<string, string>>(
      `
import dis, io
def text(**options):
    out = io.StringIO()
    dis.dis(code, file=out, **options)
    return out.getvalue()
code = compile(source, 'f.py', 'exec')
out = io.StringIO()
dis.disassemble(code, 4, file=out)
result = {'all': text(), 'caches': text(show_caches=True), 'depth': text(depth=1), 'lasti': out.getvalue(),
          'info': dis.code_info(next(c for c in code.co_consts if type(c) is type(code)))}
`,
      { source: SOURCE },
    );
    expect(plain(lasti.disassemble(code))).toBe(plain(theirs['all']));
    expect(plain(lasti.disassemble(code, { showCaches: true }))).toBe(plain(theirs['caches']));
    expect(plain(lasti.disassemble(code, { depth: 1 }))).toBe(plain(theirs['depth']));
    expect(plain(lasti.disassemble(code, { depth: 0, lasti: 4 }))).toBe(plain(theirs['lasti']));
    expect(plain(lasti.codeInfo(firstInside(code)))).toBe(plain(theirs['info']));
    expect(lasti.disassemble(code, { firstLine: 101, depth: 0 })).toMatch(/^100 /m);
  });

  it('is assembly that comes back as equal code, or changed', () => {
    expect(lasti.assemble(lasti.toAssembly(code))).toEqual(code);
    const answer = lasti.compile('x = 6 * 7', 'f.py');
    expect(lasti.assemble(lasti.toAssembly(answer).replaceAll('42', '43')).fields.consts).toContain(43);
    expect(() => lasti.assemble('LOAD_FAST')).toThrow(lasti.AssemblyError);
    expect(() => lasti.assemble('.code f\n.endcode')).toThrow(lasti.VerifyError);
  });
});

describe('verify', () => {
  it('answers the stack size, and refuses code that an inner code object spoils', () => {
    const code = lasti.compile(SOURCE, 'f.py');
    expect(lasti.verify(code)).toEqual({ stacksize: code.fields.stacksize });
    const inner = firstInside(code);
    const small = new lasti.CodeObject({ ...inner.fields, stacksize: 0 });
    const spoilt = new lasti.CodeObject({
      ...code.fields,
      consts: code.fields.consts.map((each) => (each === inner ? small : each)),
    });
    expect(() => lasti.verify(spoilt)).toThrow(lasti.VerifyError);
  });
});
