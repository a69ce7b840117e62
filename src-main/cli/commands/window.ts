/**
 * `lasti [FILE]`: the window, in Electron; where its binary cannot be had or there is no display, says so in one line and serves
 * the same window to a browser.
 */

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronArgs, electronPath, runElectron, whyNoElectron } from '../../../scripts/electron.mjs';
import { serveWeb } from './web.ts';

/** The project's folder, two above `out/main`. */
const root = fileURLToPath(new URL('../..', import.meta.url));

export async function openWindow(file: string | undefined): Promise<number> {
  let why = whyNoElectron(root);
  if (!why) {
    const began = Date.now();
    const status = await runElectron(electronPath(root), [...electronArgs(), root, ...(file ? [resolve(file)] : [])]);
    // Chromium that cannot start at all (no user namespaces, missing libraries) ends within moments.
    if (status === 0 || status === 130 || Date.now() - began > 5000) return status;
    why = `Electron ended at once with status ${status}`;
  }
  console.log(`No Electron window: ${why}. Serving the same window to a browser instead.`);
  return serveWeb(file, 0);
}
