/** The desktop shell in the real Electron, on machines that have its binary and a display. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { electronArgs } from '../../scripts/electron.mjs';
import { picture, root, samplePath } from './window.ts';

/** Why it does not run here, or '' when it does. */
function obstacle(): string {
  if (!existsSync(join(root, 'node_modules', 'electron', 'path.txt'))) return "Electron's binary is not installed";
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  return '';
}

const why = obstacle();
if (why) {
  console.log(`The desktop shell is not tried in the real Electron here: ${why}.`);
} else {
  test('opens a window on a program', async () => {
    const application = await _electron.launch({ args: [...electronArgs(), root, samplePath('sieve.py')], cwd: root });
    const window = await application.firstWindow();
    await expect(window).toHaveTitle(/Lasti/);
    await expect(window.getByText('primes_by_slices').first()).toBeVisible();
    expect(await window.evaluate(() => Object.keys((globalThis as unknown as { lastiPort: object }).lastiPort))).toEqual([
      'send',
      'listen',
    ]);
    expect(await window.evaluate(() => 'process' in globalThis || 'require' in globalThis)).toBe(false);
    await picture(window, 'electron');
    await application.close();
  });
}
