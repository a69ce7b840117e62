import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPyc } from '../../../src-core/code/pyc.ts';

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

it('writes elsewhere, optimised, and held by hash', () => {
  expect(lasti('compile', '-o', 'out', '-O', '--invalidation-mode', 'unchecked-hash', 'pkg/a.py', 'pkg/sub').status).toBe(0);
  const { header, code } = read('out/pkg/a.pyc');
  expect(header.kind).toBe('unchecked-hash');
  expect(code.fields.names).toEqual(['x']);
  expect(existsSync(join(folder, 'out/pkg/sub/b.pyc'))).toBe(true);
  expect(lasti('compile', '-OO', 'pkg/sub/b.py').status).toBe(0);
  expect(existsSync(join(folder, 'pkg/sub/__pycache__/b.cpython-312.opt-2.pyc'))).toBe(true);
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
