import { beforeAll, describe, expect, it } from 'vitest';
import { CodeError } from '../../../src-core/code/code-error.ts';
import type { CodeObject } from '../../../src-core/code/code-object.ts';
import { loadsCode } from '../../../src-core/code/marshal.ts';
import { type PycHeader, pythonVersion, readPyc, readPycHeader, sourceHash, writePyc } from '../../../src-core/code/pyc.ts';
import { replaceCode } from '../../../src-core/code/replace.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
let code: CodeObject;
const SOURCE = 'def f(a, *b, c=1):\n    x = [i for i in b]\n    def g(): return a, x\n    return g\nz = [k for k in f(1)()]\n';
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));

beforeAll(async () => {
  reference = await Reference.start();
  code = loadsCode(
    bytesOf(
      reference.answer('import marshal, base64\nresult = base64.b64encode(marshal.dumps(compile(s, "f.py", "exec"))).decode()', {
        s: SOURCE,
      }),
    ),
  );
});

function errorOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return `${error.type}: ${error.message}`;
  }
}

describe('.pyc files', () => {
  const kinds: PycHeader[] = [
    { kind: 'timestamp', mtime: 1_700_000_000, size: SOURCE.length },
    { kind: 'checked-hash', hash: sourceHash(Buffer.from(SOURCE)) },
    { kind: 'unchecked-hash', hash: sourceHash(Buffer.from(SOURCE)) },
  ];

  it.each(kinds.map((header) => [header.kind, header] as const))(
    '%s: the reference writes the same header and runs ours',
    (kind, header) => {
      const ours = writePyc(code, header);
      const theirs = reference.answer<{ header: string; equal: boolean }>(
        `import importlib._bootstrap_external as b, base64, _imp, marshal
code = compile(source, 'f.py', 'exec')
h = _imp.source_hash(b._RAW_MAGIC_NUMBER, source.encode())
data = b._code_to_timestamp_pyc(code, 1700000000, len(source)) if kind == 'timestamp' else b._code_to_hash_pyc(code, h, kind == 'checked-hash')
b._classify_pyc(ours, 'f', {})
result = {'header': base64.b64encode(data[:16]).decode(), 'equal': marshal.loads(ours[16:]) == code}`,
        { source: SOURCE, kind, ours },
      );
      expect(base64(ours.subarray(0, 16))).toBe(theirs.header);
      expect(theirs.equal).toBe(true);
      const back = readPyc(ours, 'f.pyc');
      expect(back.header).toEqual(header);
      expect(back.code).toEqual(code);
    },
  );

  it('hashes sources of every length', () => {
    const sources = Array.from({ length: 40 }, (_, i) => 'abcdefgh\u00e9'.repeat(8).slice(0, i) + 'x'.repeat(i * i));
    const theirs = reference.answer<string[]>(
      'import importlib.util, base64\nresult = [base64.b64encode(importlib.util.source_hash(s.encode())).decode() for s in sources]',
      { sources },
    );
    expect(sources.map((source) => base64(sourceHash(Buffer.from(source))))).toEqual(theirs);
  });

  it('refuses bad headers as the import system does', () => {
    const good = writePyc(code, kinds[0]);
    const bad = [
      good.slice(0, 2),
      good.slice(0, 10),
      good.slice(0, 15),
      Uint8Array.from(good, (b, i) => (i === 4 ? 4 : b)),
      Uint8Array.of(1, 2, 3, 4),
    ];
    const theirs = reference.answer<string[]>(
      `import importlib._bootstrap_external as b, base64
result = []
for data in bad:
    try: b._classify_pyc(base64.b64decode(data), 'f.pyc', {}); result.append('')
    except Exception as e: result.append(f'{type(e).__name__}: {e}')`,
      { bad: bad.map(base64) },
    );
    expect(bad.map((data) => errorOf(() => readPycHeader(data, 'f.pyc')))).toEqual(theirs);
  });

  it('names the version of a foreign file', () => {
    const magic = (n: number) => Uint8Array.of(n & 255, n >> 8, 13, 10);
    const versions = [62211, 3394, 3413, 3425, 3439, 3495, 3571, 3627, 2999].map(pythonVersion);
    expect(versions).toEqual(['2.7', '3.7', '3.8', '3.9', '3.10', '3.11', '3.13', '3.14', undefined]);
    expect(errorOf(() => readPyc(magic(3495), 'old.pyc'))).toBe(
      "ImportError: bad magic number in 'old.pyc': b'\\xa7\\r\\r\\n' (Python 3.11; this is 3.12)",
    );
    expect(errorOf(() => readPyc(magic(3510), 'old.pyc'))).toContain('a pre-release of Python 3.12');
  });

  it('refuses a file cut short anywhere', () => {
    const good = writePyc(code, kinds[0]);
    for (let i = 0; i < good.length; i++) expect(errorOf(() => readPyc(good.slice(0, i), 'f.pyc'))).not.toBe('');
    const number = new Uint8Array([...good.subarray(0, 16), 'i'.charCodeAt(0), 1, 0, 0, 0]);
    expect(errorOf(() => readPyc(number, 'f.pyc'))).toBe("ImportError: Non-code object in 'f.pyc'");
  });
});

describe('replaceCode', () => {
  it('makes what code.replace makes', () => {
    const f = code.fields.consts.find((item) => item instanceof Object && 'fields' in item) as CodeObject;
    const changed = replaceCode(f, {
      name: 'other',
      firstlineno: 7,
      consts: [null, 5],
      varnames: ['a', 'c', 'b', 'x', 'h'],
      nlocals: 5,
    });
    const theirs = reference.answer<string>(
      `import marshal, base64
f = next(k for k in marshal.loads(dump).co_consts if hasattr(k, 'co_code'))
c = f.replace(co_name='other', co_firstlineno=7, co_consts=(None, 5), co_varnames=('a', 'c', 'b', 'x', 'h'), co_nlocals=5)
result = base64.b64encode(marshal.dumps(c)).decode()`,
      { dump: writePyc(code, { kind: 'timestamp', mtime: 0, size: 0 }).slice(16) },
    );
    expect(changed).toEqual(loadsCode(bytesOf(theirs)));
  });

  it('keeps everything when nothing is changed, hidden locals too', () => {
    expect(replaceCode(code, {})).toEqual(code);
  });

  it('refuses what code.replace refuses', () => {
    const f = code.fields.consts.find((item) => item instanceof Object && 'fields' in item) as CodeObject;
    const theirs = reference
      .answer<string[]>(
        `import marshal
m = marshal.loads(dump); f = next(k for k in m.co_consts if hasattr(k, 'co_code'))
result = []
for target, change in [(f, {'co_argcount': -1}), (f, {'co_firstlineno': -5}), (f, {'co_nlocals': 1}), (f, {'co_varnames': ('a',)}), (f, {'co_argcount': 9}),
    (f, {'co_code': b'abc'}), (f, {'co_posonlyargcount': 2}), (m, {'co_code': bytes([143, 9])})]:
    try: target.replace(**change); result.append('')
    except Exception as e: result.append(f'{type(e).__name__}: {e}')`,
        { dump: writePyc(code, { kind: 'timestamp', mtime: 0, size: 0 }).slice(16) },
      )
      .map((text) => text.replace(/^SystemError: .*bad argument/, 'SystemError: bad argument'));
    const ours = [
      () => replaceCode(f, { argcount: -1 }),
      () => replaceCode(f, { firstlineno: -5 }),
      () => replaceCode(f, { nlocals: 1 }),
      () => replaceCode(f, { varnames: ['a'] }),
      () => replaceCode(f, { argcount: 9 }),
      () => replaceCode(f, { code: Uint8Array.of(97, 98, 99) }),
      () => replaceCode(f, { posonlyargcount: 2 }),
      () => replaceCode(code, { code: Uint8Array.of(143, 9) }),
    ].map(errorOf);
    expect(ours).toEqual(theirs);
  });
});
