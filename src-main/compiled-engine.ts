/**
 * The engine as one script that V8 has compiled before (`engine-worker.script` with `engine-worker.cache` beside it, which
 * scripts/engine.ts writes): starting it costs no parsing. V8 takes the cache only where it is its own of this version and these
 * flags; elsewhere (in Electron) the script is compiled as any other.
 */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Script } from 'node:vm';

/** The script of this build; undefined where there is none, or an older one (in development). */
export function compiledEngine(): string | undefined {
  const file = fileURLToPath(new URL('./engine-worker.script', import.meta.url));
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const modules = statSync(new URL('./engine-worker.js', import.meta.url)).mtimeMs;
  return made !== undefined && made >= modules ? file : undefined;
}

/** Such a script out of the text of a CommonJS module: it evaluates to a function of what such a module finds. */
export const scriptOf = (module: string): string => `(function (require, module, exports, __filename) {${module}\n})`;

/**
 * Runs such a script in a new worker. The text of this function is what the worker is given, so it sees nothing but its parameters;
 * `finished` gets the script where its functions are to be kept.
 */
export function runCompiled(require: NodeJS.Require, file: string, finished?: (script: Script) => void): void {
  const fs: typeof import('node:fs') = require('node:fs');
  const vm: typeof import('node:vm') = require('node:vm');
  const cache = file.replace(/\.script$/, '.cache');
  const script = new vm.Script(fs.readFileSync(file, 'latin1'), {
    filename: file,
    cachedData: fs.existsSync(cache) ? fs.readFileSync(cache) : undefined,
  });
  if (finished !== undefined) process.on('exit', () => finished(script));
  const module = { exports: {} };
  script.runInThisContext()(require, module, module.exports, file);
}

/** The source of a worker that runs the script. */
export const compiledSource = (file: string): string => `(${runCompiled})(require, ${JSON.stringify(file)})`;
