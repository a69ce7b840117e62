/**
 * `npm start [-- FILE]`: installs what is missing, builds what has changed and opens the window: in Electron, or, where that
 * cannot be, as the same page in a browser.
 */
import { resolve } from 'node:path';
import { build, checkNode, install, run } from './house.mjs';

checkNode();
// npm changes into the project's folder; the file was named from where the command was typed.
const from = process.env.INIT_CWD ?? process.cwd();
const files = process.argv.slice(2).map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg)));
install();
build();
process.exit(await run(process.execPath, ['out/main/lasti.cjs', ...files]));
