/** The built `lasti` command as a process: streams, statuses and words as python3 has them. No browser takes part. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from './window.ts';

const command = join(root, 'out', 'main', 'cli.js');
let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lasti-cli-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

function lasti(args: string[], input = ''): [stdout: string, stderr: string, status: number | null] {
  const done = spawnSync(process.execPath, [command, ...args], { cwd: folder, input, encoding: 'utf8', timeout: 30_000 });
  return [done.stdout, done.stderr, done.status];
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

test('helps everywhere', () => {
  for (const args of [[], ['run'], ['tokens'], ['ast'], ['symtable'], ['cfg'], ['dis'], ['web']]) {
    const [stdout, stderr, status] = lasti([...args, '--help']);
    expect(stdout).toMatch(/^Usage: lasti/);
    expect([stderr, status]).toEqual(['', 0]);
  }
  expect(lasti(['--version'])).toEqual(['0.1.0\n', '', 0]);
  expect(lasti(['--no-such-option'])).toEqual(['', expect.stringContaining("unknown option '--no-such-option'"), 2]);
  expect(lasti(['dis'])).toEqual(['', expect.stringContaining('missing required argument'), 2]);
});

for (const stage of ['run', 'dis', 'ast', 'tokens', 'symtable', 'cfg']) {
  test(`${stage}: a file that cannot be opened`, () => {
    expect(lasti([stage, 'none.py'])).toEqual([
      '',
      `lasti: can't open file '${folder}/none.py': [Errno 2] No such file or directory\n`,
      2,
    ]);
    expect(lasti([stage, './none.py'])[1]).toContain(`'${folder}/none.py'`);
    expect(lasti([stage, folder])).toEqual(['', `lasti: can't find '__main__' module in '${folder}'\n`, 1]);
    if (stage === 'run') symlinkSync('loop.py', join(folder, 'loop.py'));
    expect(lasti([stage, 'loop.py'])[1]).toContain('[Errno 40] Too many levels of symbolic links');
  });
}

for (const stage of ['run', 'dis', 'ast', 'symtable', 'cfg']) {
  test(`${stage}: a file that is no program`, () => {
    const path = join(folder, 'bad.py');
    write('bad.py', 'x = 1\nif x = 2:\n    pass\n');
    expect(lasti([stage, 'bad.py'])).toEqual([
      '',
      `  File "${path}", line 2\n    if x = 2:\n       ^^^^^\nSyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?\n`,
      1,
    ]);
    write('bytes.py', new Uint8Array([120, 10, 0xff, 10]));
    expect(lasti([stage, 'bytes.py'])).toEqual([
      '',
      `SyntaxError: Non-UTF-8 code starting with '\\xff' in file ${join(folder, 'bytes.py')} on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details\n`,
      1,
    ]);
    write('scope.py', 'def f():\n    nonlocal y\n');
    if (stage !== 'ast')
      expect(lasti([stage, 'scope.py'])).toEqual([
        '',
        `  File "${join(folder, 'scope.py')}", line 2\n    nonlocal y\n    ^^^^^^^^^^\nSyntaxError: no binding for nonlocal 'y' found\n`,
        1,
      ]);
  });
}

test('survives a reader that leaves', () => {
  write('long.py', 'x = 1\n'.repeat(20_000));
  const done = spawnSync('sh', ['-c', `"${process.execPath}" "${command}" tokens long.py | head -n 1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([done.stdout, done.stderr]).toEqual(["0,0-0,0:            ENCODING       'utf-8'        \n", '']);
});
