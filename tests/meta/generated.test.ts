/** Generated files are what their generators make of the present sources. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isGenerated, projectFiles, readText, root } from './tree.ts';

it('shows no drift', () => {
  const done = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/generate.ts'), '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(done.stderr + done.stdout).toBe('');
  expect(done.status).toBe(0);
});

it('says from what each file was made', () => {
  const silent = projectFiles().filter(
    (path) => isGenerated(path) && path.endsWith('.ts') && !/generated/i.test(readText(path).slice(0, 400)),
  );
  expect(silent).toEqual([]);
});
