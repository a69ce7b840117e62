/**
 * Finds and starts Electron, whose binary npm does not install: it is fetched when it is first needed. Used by the scripts here
 * and by the `lasti` command; `root` is the project's folder.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why the Electron window cannot open here, or undefined when it can. Tries once to fetch the binary. */
export function whyNoElectron(root) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  const folder = join(root, 'node_modules', 'electron');
  if (!existsSync(folder)) return 'Electron is not installed';
  const present = () => existsSync(join(folder, 'path.txt')) || process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (present()) return undefined;
  console.log("Fetching Electron's binary ...");
  const done = spawnSync(process.execPath, [join(folder, 'install.js')], { cwd: root, stdio: 'pipe', timeout: 300_000 });
  return done.status === 0 && present() ? undefined : "Electron's binary could not be fetched";
}

/** Arguments before the project's folder: Chromium refuses its sandbox to root. */
export const electronArgs = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Path of Electron's executable; call only when `whyNoElectron` said nothing. */
export function electronPath(root) {
  const folder = join(root, 'node_modules', 'electron');
  const name = existsSync(join(folder, 'path.txt')) ? readFileSync(join(folder, 'path.txt'), 'utf8') : 'electron';
  return join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
}

/** Runs it to its end; resolves to its exit status. */
export function runElectron(path, args) {
  return new Promise((resolve) => {
    const child = spawn(path, args, { stdio: 'inherit' });
    child.on('error', () => resolve(127));
    child.on('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
