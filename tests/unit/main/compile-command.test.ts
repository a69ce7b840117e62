import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPyc } from '../../../src-core/code/pyc.ts';
import { Reference } from '../../support/reference.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lasti-compile-'));
  mkdirSync(join(folder, 'pkg/sub'), { recursive: true });
  writeFileSync(join(folder, 'pkg/a.py'), 'x = 1\nassert x\n');
  writeFileSync(join(folder, 'pkg/bad.py'), 'def (\n');
  writeFileSync(join(folder, 'pkg/sub/b.py'), 'y = 2\n');
  writeFileSync(join(folder, 'pkg/notes.txt'), 'no Python\n');
  for (const name of ['a', 'sub/b']) utimesSync(join(folder, `pkg/${name}.py`), 1_700_000_000, 1_700_000_000);
});
afterAll(() => rmSync(folder, { recursive: true }));

function lasti(...args: string[]) {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [tsx, join(root, 'src-main/cli/main.ts'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

const read = (path: string) => readPyc(new Uint8Array(readFileSync(join(folder, path))), path);

it('compiles a folder in the words of compileall, and goes on after a file that fails', () => {
  const first = lasti('compile', 'pkg');
  expect(first.stdout).toBe(
    "Listing 'pkg'...\nCompiling 'pkg/a.py'...\nCompiling 'pkg/bad.py'...\n***   File \"pkg/bad.py\", line 1\n    def (\n        ^\n" +
      "SyntaxError: invalid syntax\n\nListing 'pkg/sub'...\nCompiling 'pkg/sub/b.py'...\n",
  );
  expect(first.status).toBe(1);
  const { header, code } = read('pkg/__pycache__/a.cpython-312.pyc');
  expect(header).toEqual({ kind: 'timestamp', mtime: 1_700_000_000, size: 15 });
  expect(code.fields.filename).toBe('pkg/a.py');
  // What is up to date is left alone.
  expect(lasti('compile', 'pkg/a.py', 'pkg/sub').stdout).toBe("Listing 'pkg/sub'...\n");
});

it('does what compileall does: words, warnings, files', async () => {
  const files: Record<string, string | Uint8Array> = {
    'tree/b.py': 'x = 1\n',
    'tree/between/c.py': 'def f(a, *, b=(1, 2)):\n    """Doc."""\n    return [x for x in a]\n',
    'tree/bytes.py': new Uint8Array([...Buffer.from('x = 1\ny = "'), 0xff, ...Buffer.from('"\n')]),
    'tree/coding.py': '# coding: latin-1\nx = "\u00c4"\n',
    'tree/nul.py': 'x = "\0"\n',
    'tree/much.py': `x = ${'-'.repeat(20_000)}1`,
    'tree/scope.py': 'def f():\n    nonlocal y\n',
    'tree/unknown.py': '# coding: foo\nx = 1\n',
    'tree/warns.py': 'x = "\\d"\nif 1 is 1: pass\n',
    'tree/z/empty.py': '',
    'tree/readme.txt': 'no Python\n',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
    utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
  }
  symlinkSync('/nowhere', join(folder, 'tree/dangling.py'));
  const reference = await Reference.start();
  const { FS } = reference.pyodide;
  for (const [name, content] of Object.entries(files)) {
    FS.mkdirTree(join('/compileall', name, '..'));
    FS.writeFile(`/compileall/${name}`, content);
    FS.utime(`/compileall/${name}`, 1_700_000_000_000, 1_700_000_000_000);
  }
  FS.symlink('/nowhere', '/compileall/tree/dangling.py');
  interface Answer {
    stdout: string;
    stderr: string;
    files: Record<string, string>;
  }
  for (const [flags, optimize, mode] of [
    [[], 0, 'TIMESTAMP'],
    // Up to date by time, therefore left alone although another kind is asked for.
    [['--invalidation-mode', 'checked-hash'], 0, 'CHECKED_HASH'],
    [['-OO', '--invalidation-mode', 'checked-hash'], 2, 'CHECKED_HASH'],
    [['-O', '--invalidation-mode', 'unchecked-hash'], 1, 'UNCHECKED_HASH'],
  ] as const) {
    const theirs = reference.answer<Answer>(
      `
import compileall, contextlib, io, os, py_compile
os.chdir('/compileall')
out, err = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
    compileall.compile_dir('tree', optimize=optimize, invalidation_mode=getattr(py_compile.PycInvalidationMode, mode))
found = {os.path.join(at, name): open(os.path.join(at, name), 'rb').read().hex()
         for at, _, names in os.walk('tree') for name in names if name.endswith('.pyc')}
result = {'stdout': out.getvalue(), 'stderr': err.getvalue(), 'files': found}
`,
      { optimize, mode },
    );
    const ours = lasti('compile', ...flags, 'tree');
    expect(ours.stdout).toBe(theirs.stdout);
    expect(ours.stderr).toBe(theirs.stderr);
    expect(ours.status).toBe(1);
    const found = (readdirSync(join(folder, 'tree'), { recursive: true }) as string[]).filter((name) => name.endsWith('.pyc'));
    expect(found.map((name) => `tree/${name}`).sort()).toEqual(Object.keys(theirs.files).sort());
    for (const [name, hex] of Object.entries(theirs.files)) {
      const [header, theirsHeader] = [readFileSync(join(folder, name)).subarray(0, 16), Buffer.from(hex, 'hex').subarray(0, 16)];
      expect([name, header.toString('hex')]).toEqual([name, theirsHeader.toString('hex')]);
      // Which objects are shared in the marshal data hangs on counts of references: the code is compared, not its spelling.
      expect(read(name).code).toEqual(readPyc(new Uint8Array(Buffer.from(hex, 'hex')), name).code);
    }
  }
}, 120_000);

it('writes elsewhere, optimised, and held by hash', () => {
  expect(lasti('compile', '-o', 'out', '-O', '--invalidation-mode', 'unchecked-hash', 'pkg/a.py', 'pkg/sub').status).toBe(0);
  const { header, code } = read('out/pkg/a.pyc');
  expect(header.kind).toBe('unchecked-hash');
  expect(code.fields.names).toEqual(['x']);
  expect(existsSync(join(folder, 'out/pkg/sub/b.pyc'))).toBe(true);
  expect(lasti('compile', '-OO', 'pkg/sub/b.py').status).toBe(0);
  expect(existsSync(join(folder, 'pkg/sub/__pycache__/b.cpython-312.opt-2.pyc'))).toBe(true);
  // There a file's name does not tell how it was compiled: it is written anew.
  expect(lasti('compile', '-o', 'out', 'pkg/a.py').status).toBe(0);
  expect(read('out/pkg/a.pyc').header.kind).toBe('timestamp');
  // What lies outside of the working directory does not leave OUTDIR.
  const outside = mkdtempSync(join(tmpdir(), 'lasti-outside-'));
  writeFileSync(join(outside, 'far.py'), 'x = 1\n');
  const report = JSON.parse(lasti('compile', '--json', '-o', 'out', outside, 'pkg/bad.py').stdout);
  expect(report.files).toEqual([
    { source: join(outside, 'far.py'), target: join('out', outside, 'far.pyc'), status: 'written', error: null },
    { source: 'pkg/bad.py', target: 'out/pkg/bad.pyc', status: 'failed', error: expect.stringContaining('SyntaxError') },
  ]);
  expect(existsSync(join(folder, 'out', outside, 'far.pyc'))).toBe(true);
  rmSync(outside, { recursive: true });
  expect(lasti('compile', 'nowhere')).toEqual({ stdout: "Listing 'nowhere'...\nCan't list 'nowhere'\n", stderr: '', status: 1 });
});

it('explains and lists a .pyc, and refuses a foreign one', () => {
  lasti('compile', 'pkg/a.py');
  const path = 'pkg/__pycache__/a.cpython-312.pyc';
  expect(lasti('pyc', path).stdout).toContain('3531, Python 3.12');
  expect(JSON.parse(lasti('pyc', '--json', path).stdout).header.kind).toBe('timestamp');
  expect(lasti('dis', path).stdout).toContain('LOAD_CONST');
  writeFileSync(join(folder, 'old.pyc'), Uint8Array.of(0xa7, 0x0d, 0x0d, 0x0a, 0, 0));
  expect(lasti('dis', 'old.pyc')).toEqual({
    stdout: '',
    stderr: "ImportError: bad magic number in 'old.pyc': b'\\xa7\\r\\r\\n' (Python 3.11; this is 3.12)\n",
    status: 1,
  });
});
