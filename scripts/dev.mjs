/**
 * `npm run dev [-- --web] [FILE]`: builds again while sources change. In Electron the window reloads by itself; with `--web` (or
 * where there is no Electron) the page is served to a browser and the host starts anew after each build of its own code.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { whyNoElectron } from './electron.mjs';
import { bin, build, checkNode, install, root, run } from './house.mjs';

checkNode();
install();
const args = process.argv.slice(2);
const from = process.env.INIT_CWD ?? process.cwd();
const files = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(from, arg));
const why = args.includes('--web') ? 'as asked' : whyNoElectron(root);
if (!why) process.exit(await run(bin('electron-vite'), ['dev', '--watch', ...(files.length ? ['--', ...files] : [])]));

console.log(`Serving to a browser: ${why}.`);
build();
const watcher = spawn(bin('electron-vite'), ['build', '--watch', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
const status = await run(process.execPath, ['--watch-path=out/main', 'out/main/cli.js', 'web', '--port', '7312', ...files]);
watcher.kill();
process.exit(status);
