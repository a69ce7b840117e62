/** `lasti profile` and `lasti run --trace` as processes of their own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'lasti-profile-'));
const file = join(folder, 'program.py');
beforeAll(() => writeFileSync(file, 'import sys\ndef f(n): return n and f(n - 1)\nprint(f(3), sys.argv[1:])\nsys.exit(4)\n'));
afterAll(() => rmSync(folder, { recursive: true }));

function lasti(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'src-main', 'cli', 'main.ts'), ...args],
    { encoding: 'utf8', cwd: root },
  );
  return { stdout, stderr, status };
}

it('prints the table behind what the program prints, and ends as the program does', () => {
  const { stdout, status } = lasti('profile', '-s', 'ncalls', file, 'a', '-s');
  expect(status).toBe(4);
  expect(stdout).toMatch(/^0 \['a', '-s'\]\n +\d+ function calls \(\d+ primitive calls\), \d+ instructions in/);
  expect(stdout).toMatch(/ {6}4\/1 .*program\.py:2\(f\)\n/);
  expect(stdout).toMatch(/ 1 .*\{built-in method sys\.exit\}/);
});

it('writes files by their names and compares with an earlier profile', () => {
  const base = join(folder, 'base.json');
  expect(lasti('profile', '-o', base, file).status).toBe(4);
  expect(JSON.parse(readFileSync(base, 'utf8')).functions.length).toBeGreaterThan(1);
  expect(lasti('profile', '--compare', base, file).stdout).toContain('no function differs in its counts');
  expect(lasti('profile', '-o', join(folder, 'x.txt'), file)).toMatchObject({ status: 2, stdout: '' });
  expect(lasti('profile', '--compare', file, file).stderr).toContain('cannot read the profile');
});

it('traces each instruction with the values that it takes', () => {
  const { stdout, stderr } = lasti('run', '--trace', file);
  expect(stdout).toBe('0 []\n');
  const lines = stderr.split('\n').filter((line) => line.includes('program.py'));
  expect(lines.find((line) => line.includes('BINARY_OP'))).toMatch(/program\.py:2 +f +\d+ BINARY_OP +10 \(-\) +lhs=3, rhs=1$/);
  expect(lines.at(-1)).toMatch(/CALL .*args=\[4\]$/);
});
