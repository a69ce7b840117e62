/**
 * `npm run check`: TypeScript over every room, svelte-check over the window, two at a time. All errors are printed; any makes the
 * status non-zero.
 */
import { spawn } from 'node:child_process';
import { bin, root } from './house.mjs';

const steps = [
  ['tests', 'tsc', ['-p', 'tests']],
  [
    'src-renderer',
    'svelte-check',
    ['--tsconfig', 'src-renderer/tsconfig.json', '--output', 'human', '--threshold', 'warning', '--fail-on-warnings'],
  ],
  ['src-core', 'tsc', ['-p', 'src-core']],
  ['src-main', 'tsc', ['-p', 'src-main']],
];

/** Runs one checker to its end; resolves to its status. Its output is kept together. */
function check([room, tool, args]) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(bin(tool), args, { cwd: root, shell: process.platform === 'win32' });
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('error', (error) => (said += error.message));
    child.on('close', (status) => {
      const verdict = status === 0 ? 'no error' : 'errors';
      console.log(`${status === 0 ? '' : said}types of ${room}: ${verdict} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      resolve(status ?? 1);
    });
  });
}

let failed = false;
async function lane() {
  for (let step = steps.shift(); step; step = steps.shift()) if ((await check(step)) !== 0) failed = true;
}
await Promise.all([lane(), lane()]);
process.exit(failed ? 1 : 0);
