/**
 * `npm start [-- FILE]`: installs what is missing, builds what has changed and opens the window: in Electron, or, where that
 * cannot be, as the same page in a browser.
 */
import { resolve } from 'node:path';
import { build, checkNode, electronArgs, electronPath, install, root, run, whyNoElectron } from './house.mjs';

checkNode();
// npm changes into the project's folder; the file was named from where the command was typed.
const from = process.env.INIT_CWD ?? process.cwd();
const files = process.argv.slice(2).map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg)));
install();
build();

let why = whyNoElectron();
if (!why) {
  const began = Date.now();
  const status = await run(electronPath(), [...electronArgs(), root, ...files]);
  // Chromium that cannot start at all (no user namespaces, missing libraries) ends within moments.
  if (status === 0 || status === 130 || Date.now() - began > 5000) process.exit(status);
  why = `Electron ended at once with status ${status}`;
}
console.log(`No Electron window: ${why}. Serving the same window to a browser instead.`);
process.exit(await run(process.execPath, ['out/main/cli.js', 'web', ...files]));
