/** `npm run check`: TypeScript over every room, svelte-check over the window; the first room with errors ends it. */
import { bin, root, run } from './house.mjs';

const steps = [
  ['src-core', 'tsc', ['-p', 'src-core']],
  ['src-main', 'tsc', ['-p', 'src-main']],
  ['tests', 'tsc', ['-p', 'tests']],
  [
    'src-renderer',
    'svelte-check',
    ['--tsconfig', 'src-renderer/tsconfig.json', '--output', 'human', '--threshold', 'warning', '--fail-on-warnings'],
  ],
];
for (const [room, tool, args] of steps) {
  const began = Date.now();
  const status = await run(bin(tool), args, { cwd: root, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status);
  console.log(`types of ${room}: no error (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}
