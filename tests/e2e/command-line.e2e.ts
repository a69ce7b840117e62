/** The built `lasti` command as a process: streams, statuses and words as python3 has them. No browser takes part. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from './window.ts';

const command = join(root, 'out', 'main', 'lasti.cjs');
let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lasti-cli-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

function lasti(args: string[], input = ''): [stdout: string, stderr: string, status: number | null] {
  const done = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 1 << 26,
  });
  return [done.stdout, done.stderr, done.status];
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

test('helps everywhere', () => {
  for (const args of [[], ['run'], ['tokens'], ['ast'], ['symtable'], ['cfg'], ['dis'], ['compile'], ['pyc'], ['web']]) {
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

test('ast: as ast.dump with an indent of two, or of as many as wanted', () => {
  write('tree.py', 'x = f(1)\n');
  const value =
    "value=Call(\n        func=Name(id='f', ctx=Load()),\n        args=[\n          Constant(value=1)],\n        keywords=[])";
  const [stdout, stderr, status] = lasti(['ast', 'tree.py']);
  expect([stderr, status]).toEqual(['', 0]);
  expect(stdout).toBe(
    `Module(\n  body=[\n    Assign(\n      targets=[\n        Name(id='x', ctx=Store())],\n      ${value})],\n  type_ignores=[])\n`,
  );
  expect(lasti(['ast', '-i', '3', 'tree.py'])[0]).toMatch(/^Module\(\n {3}body=\[\n {6}Assign\(/);
  expect(lasti(['ast', '-i', 'x', 'tree.py']).slice(1)).toEqual([expect.stringContaining('A number of blanks is wanted.'), 2]);
});

test('tokens, ast and symtable: plain data for tools', () => {
  write('data.py', 'def f(a): return a\n');
  const print = (stage: string) => {
    const [stdout, stderr, status] = lasti([stage, '--json', 'data.py']);
    expect([stderr, status]).toEqual(['', 0]);
    return JSON.parse(stdout);
  };
  expect(print('tokens').tokens[1]).toEqual({
    type: 'NAME',
    text: 'def',
    range: { line: 1, column: 0, endLine: 1, endColumn: 3 },
  });
  const { file, nodes } = print('ast');
  expect(file).toBe(join(folder, 'data.py'));
  expect(nodes[1]).toMatchObject({ parent: 0, field: 'body', index: 0, type: 'FunctionDef', fields: { name: "'f'" }, size: 4 });
  expect(print('symtable').table.children[0]).toMatchObject({
    name: 'f',
    parameters: ['a'],
    symbols: [{ name: 'a', scope: 'local' }],
  });
  write('wrong.py', 'def f(:\n');
  expect(lasti(['ast', '--json', 'wrong.py'])).toEqual(lasti(['ast', 'wrong.py']));
});

test('survives a reader that leaves', () => {
  write('long.py', 'x = 1\n'.repeat(20_000));
  const done = spawnSync('sh', ['-c', `"${process.execPath}" "${command}" tokens long.py | head -n 1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([done.stdout, done.stderr]).toEqual(["0,0-0,0:            ENCODING       'utf-8'        \n", '']);
});

test('compile, pyc, dis and cfg: text and JSON', () => {
  mkdirSync(join(folder, 'pkg/sub'), { recursive: true });
  write('pkg/good.py', 'def f(a):\n    return a + 1\n');
  write('pkg/bad.py', 'def (\n');
  write('pkg/sub/deep.py', 'x = 1\n');
  const [stdout, , status] = lasti(['compile', '--json', '-o', 'out', '--invalidation-mode', 'checked-hash', 'pkg']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout).files.map(({ target, status: outcome }: Record<string, string>) => `${target} ${outcome}`)).toEqual([
    'out/pkg/bad.pyc failed',
    'out/pkg/good.pyc written',
    'out/pkg/sub/deep.pyc written',
  ]);
  const report = JSON.parse(lasti(['pyc', '--json', 'out/pkg/good.pyc'])[0]);
  expect(report).toMatchObject({ header: { kind: 'checked-hash' }, error: null, code: { children: [{ qualname: 'f' }] } });
  expect(lasti(['pyc', 'out/pkg/good.pyc'])[0]).toContain('  f: line 1,');
  // The listing of a .pyc is that of its source.
  expect(lasti(['dis', '--show-caches', 'out/pkg/good.pyc'])[0].replaceAll('pkg/good.py', 'FILE')).toBe(
    lasti(['dis', '--show-caches', 'pkg/good.py'])[0].replaceAll(join(folder, 'pkg/good.py'), 'FILE'),
  );
  const { code } = JSON.parse(lasti(['dis', '--json', 'pkg/good.py'])[0]);
  expect(code.children[0].instructions.map(({ opname }: { opname: string }) => opname)).toContain('BINARY_OP');
  const { codes } = JSON.parse(lasti(['cfg', '--json', 'pkg/good.py'])[0]);
  expect(codes.map(({ qualname }: { qualname: string }) => qualname)).toEqual(['f', '<module>']);
  expect(lasti(['cfg', 'pkg/good.py'])[0]).toContain('-- after remove unreachable\n');
  // A file cut short: what there is, and where it ends.
  write('cut.pyc', readFileSync(join(folder, 'out/pkg/good.pyc')).subarray(0, 60));
  const [text, error, failed] = lasti(['pyc', 'cut.pyc']);
  expect(text).toContain('3531, Python 3.12');
  expect([error, failed]).toEqual([expect.stringMatching(/^EOFError: .*, at offset \d+ \(0x[0-9a-f]+\)/), 1]);
});

test('run: streams and statuses', () => {
  write('args.py', 'import sys\nprint(sys.argv[1:])\nsys.exit(int(sys.argv[1]))\n');
  expect(lasti(['run', 'args.py', '3', '--help', '-x'])).toEqual(["['3', '--help', '-x']\n", '', 3]);
  write('exit.py', "raise SystemExit('no more')\n");
  expect(lasti(['run', 'exit.py'])).toEqual(['', 'no more\n', 1]);
  write('input.py', "name = input('who? ')\nprint('hello', name)\ntry:\n    input()\nexcept EOFError as e:\n    print(e)\n");
  expect(lasti(['run', 'input.py'], 'ada\r\n')).toEqual(['who? hello ada\nEOF when reading a line\n', '', 0]);
  write('much.py', "for i in range(20000):\n    print(i, 'x' * 50)\n");
  const [stdout, , status] = lasti(['run', 'much.py']);
  expect(status).toBe(0);
  expect(stdout.split('\n').length).toBe(20001);
  expect(stdout.endsWith(`19999 ${'x'.repeat(50)}\n`)).toBe(true);
});

test('run: what nobody catches', () => {
  const path = join(folder, 'uncaught.py');
  write(
    'uncaught.py',
    "print('before')\ndef f(n):\n    return 10 / n + 1\n\ntry:\n    f(0)\nexcept ZeroDivisionError as e:\n    raise ValueError('bad') from e\n",
  );
  expect(lasti(['run', 'uncaught.py'])).toEqual([
    'before\n',
    `Traceback (most recent call last):\n  File "${path}", line 6, in <module>\n    f(0)\n  File "${path}", line 3, in f\n    return 10 / n + 1\n           ~~~^~~\n` +
      'ZeroDivisionError: division by zero\n\nThe above exception was the direct cause of the following exception:\n\n' +
      `Traceback (most recent call last):\n  File "${path}", line 8, in <module>\n    raise ValueError('bad') from e\nValueError: bad\n`,
    1,
  ]);
  write('deep.py', 'def f(n):\n    return f(n + 1)\n\nf(0)\n');
  const [, stderr, status] = lasti(['run', 'deep.py']);
  expect(status).toBe(1);
  expect(stderr).toContain('[Previous line repeated 996 more times]\nRecursionError: maximum recursion depth exceeded\n');
});

test('run: a reader that leaves is a BrokenPipeError', () => {
  write('pipe.py', "for i in range(100000): print('abc')\n");
  const done = spawnSync('sh', ['-c', `"${process.execPath}" "${command}" run pipe.py | head -n 1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(done.stdout).toBe('abc\n');
  expect(done.stderr).toContain('BrokenPipeError: [Errno 32] Broken pipe\n');
});

test('run: Ctrl+C reaches an endless loop and a waiting input', async () => {
  write('loop.txt.py', "print('ready', flush=True)\nwhile True: pass\n");
  write('wait.py', "print('ready', flush=True)\ninput()\n");
  for (const file of ['loop.txt.py', 'wait.py']) {
    const child = spawn(process.execPath, [command, 'run', file], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    const status = await new Promise((resolve) => child.once('exit', resolve));
    expect([file, status]).toEqual([file, 130]);
    expect(stderr).toMatch(/^Traceback \(most recent call last\):\n[\s\S]*KeyboardInterrupt\n$/);
  }
});
