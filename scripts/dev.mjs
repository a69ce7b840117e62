/**
 * `npm run dev [-- --web] [FILE]`: builds again while sources change. In Electron the window reloads by itself; with `--web` (or
 * where there is no Electron) the page is served to a browser; the host starts anew when a build has changed its own code.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, watch } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { whyNoElectron } from './electron.mjs';
import { bin, build, checkNode, install, root, run, sources } from './house.mjs';

checkNode();
install();
const args = process.argv.slice(2);
const from = process.env.INIT_CWD ?? process.cwd();
const files = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(from, arg));
const why = args.includes('--web') ? 'as asked' : whyNoElectron(root);
if (!why) process.exit(await run(bin('electron-vite'), ['dev', '--watch', ...(files.length ? ['--', ...files] : [])]));

console.log(`Serving to a browser: ${why}.`);
build();
let host;
let ending = false;
let served = '';

/** What the host would run: the contents of `out/main`. */
function mainContent() {
  const hash = createHash('sha1');
  const folder = join(root, 'out', 'main');
  for (const name of readdirSync(folder).sort()) if (name.endsWith('.js')) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

function startHost() {
  served = mainContent();
  const child = spawn(process.execPath, ['out/main/lasti.cjs', 'web', '--port', '7312', ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  host = child;
  child.on('exit', (status) => {
    if (host !== child || ending) return;
    // It has said why (a port that is taken, a crash).
    console.error(`The host ended with status ${status}; it starts again after the next build.`);
    host = undefined;
  });
}

/** After a build: a host whose own code is another one starts anew; of another window the next reload of the page tells. */
function renewHost() {
  if (host && served === mainContent()) return console.log('Built; reload the page.');
  const old = host;
  host = undefined;
  if (!old) return startHost();
  // The port has to be free first.
  old.once('exit', startHost);
  old.kill();
}

let timer;
let building = false;
let again = false;

/** Builds once after a burst of changes; one that comes during a build is built after it. */
async function rebuild() {
  if (building) {
    again = true;
    return;
  }
  building = true;
  const status = await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [
    'run',
    '--silent',
    'build',
    '--',
    '--logLevel',
    'error',
  ]);
  building = false;
  if (ending) return;
  if (again) {
    again = false;
    rebuild();
  } else if (status === 0) renewHost();
}

const own = /generated|^\.|~$/;
for (const room of sources) {
  watch(join(root, room), { recursive: true }, (_event, name) => {
    if (name && own.test(basename(name))) return;
    clearTimeout(timer);
    timer = setTimeout(rebuild, 200);
  });
}
startHost();

function end(status) {
  ending = true;
  host?.kill();
  process.exit(status);
}
process.on('SIGINT', () => end(130));
process.on('SIGTERM', () => end(143));
