/** The limits that `lasti run` sets a program, as processes of their own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

function lasti(...args: string[]) {
  const command = ['--import', 'tsx', join(root, 'src-main', 'cli', 'main.ts'), 'run', ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8', cwd: root });
  return { stdout, stderr, status };
}

it('ends a program that has used up its instructions; what it printed is there, its handlers do not run', () => {
  const code = 'print("begin")\ntry:\n    while True: pass\nexcept BaseException: print("caught")\nfinally: print("after")';
  const ended = lasti('--max-instructions', '100000', '-c', code);
  expect(ended).toMatchObject({ stdout: 'begin\n', status: 124 });
  expect(ended.stderr).toMatch(
    /^lasti: the program has used up its 100000 instructions \(--max-instructions\), at <string>:[23] in <module>\n$/,
  );
  expect(lasti('--max-instructions', '1000000000', '-c', 'print("whole")')).toMatchObject({ stdout: 'whole\n', status: 0 });
});

it('ends a program that takes too much memory', () => {
  expect(lasti('--max-memory', '80', '-c', 'x = []\nwhile True: x.append([1] * 100)')).toMatchObject({
    stderr: 'lasti: out of memory: more than 80 megabytes (--max-memory)\n',
    status: 137,
  });
});

it('refuses what is no limit', () => {
  expect(lasti('--max-memory', '0', '-c', '')).toMatchObject({ status: 2 });
});
