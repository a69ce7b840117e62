/**
 * `npm run dev [-- --web] [FILE]`: builds and reloads while sources change. In Electron through electron-vite; with `--web`
 * the builds watch, and the page is served to a browser: reload it after a change.
 */
import { resolve } from 'node:path';
import { bin, checkNode, install, run, whyNoElectron } from './house.mjs';

checkNode();
install();
const args = process.argv.slice(2);
const from = process.env.INIT_CWD ?? process.cwd();
const files = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(from, arg));
const why = args.includes('--web') ? 'asked for a browser' : whyNoElectron();
if (!why) process.exit(await run(bin('electron-vite'), ['dev', '--watch', ...(files.length ? ['--', ...files] : [])]));
console.log(`Serving to a browser: ${why}.`);
process.exit(await run(bin('tsx'), ['scripts/dev-web.ts', ...files]));
