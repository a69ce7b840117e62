/**
 * What the scripts of this folder share: where the project stands, whether its packages are installed, running a command.
 * Plain JavaScript without any package, since it must work before the first install.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Path of a tool's command under node_modules/.bin. */
export const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** Ends the script with a sentence and a non-zero status. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** The oldest Node that the tools accept, as `engines` in package.json says. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Lasti needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** True when every package of the lock file (optional ones aside) is installed in its version. */
export function isInstalled() {
  const installedList = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || present[path]?.version === entry.version,
  );
}

/** Installs what the lock file says unless it is there already; ends the script when that fails. */
export function install() {
  if (isInstalled()) return false;
  const folder = join(root, 'node_modules');
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    fail('node_modules is a link and does not match package-lock.json: install where it points.');
  }
  console.log('Installing packages (npm ci) ...');
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail('npm ci failed: see above. A connection to the npm registry is needed for the first install.');
  return true;
}

/** What the build is made of. */
export const sources = [
  'src-core',
  'src-main',
  'src-renderer',
  'resources',
  'scripts',
  'electron.vite.config.ts',
  'package-lock.json',
];

function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = stat.mtimeMs;
  for (const name of readdirSync(path)) newest = Math.max(newest, newestChange(join(path, name)));
  return newest;
}

/** Builds `out/` unless it is newer than every source; ends the script when that fails. */
export function build({ force = false } = {}) {
  const stamp = join(root, 'out', '.built');
  const changed = Math.max(...sources.map((path) => newestChange(join(root, path))));
  if (!force && existsSync(stamp) && statSync(stamp).mtimeMs > changed) return;
  console.log('Building ...');
  const done = spawnSync(npm, ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status !== 0) fail(`${done.stdout}${done.stderr}\nThe build failed: see above.`);
  writeFileSync(stamp, '');
}

/** Runs a command to its end with our streams; resolves to its exit status (130 after an interrupt). */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', () => resolve(127));
    child.on('exit', (status, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(status ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}
