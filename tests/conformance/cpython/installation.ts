/** Where CPython's regression tests are, and how a process of either Python is made to run some of them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const NATIVE = 'python3.12';

/** Version and `test` folder of the installed Python; undefined where there is none that has its tests. */
export function findNative(): { version: string; tests: string } | undefined {
  try {
    const code = 'import sys, test.support; print(sys.version.split()[0]); print(list(test.__path__)[0])';
    const [version, tests] = execFileSync(NATIVE, ['-c', code], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(
      '\n',
    );
    return { version, tests };
  } catch {
    return undefined;
  }
}

/** `DIR` may be the folder `test` itself or the one that holds it. */
export function testsFolder(given: string): string | undefined {
  const folder = resolve(given);
  return [folder, join(folder, 'test')].find((path) => existsSync(join(path, 'support', '__init__.py')));
}

/** Modules of CPython's library that the package of the reference leaves out and tests import. */
const LEFT_OUT = ['dbm', '_pydecimal.py'];

/**
 * Makes a folder with a link to the tests and to the modules that our library cannot have, so that the rest of the library beside
 * them stays out of the way.
 */
export function makePath(tests: string, scratch: string): string {
  const folder = join(scratch, 'path');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(tests, join(folder, 'test'), 'junction');
  for (const name of LEFT_OUT) {
    const path = join(tests, '..', name);
    if (existsSync(path)) symlinkSync(path, join(folder, name), 'junction');
  }
  return folder;
}

/** What runs in a process of its own for a module: itself, and of a package every module of tests below it. */
export function unitsOf(tests: string, module: string): string[] {
  const units = [`test.${module}`];
  const walk = (folder: string, prefix: string) => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) {
        if (existsSync(join(path, '__init__.py')) && name !== '__pycache__') walk(path, `${prefix}.${name}`);
      } else if (/^test.*\.py$/.test(name)) units.push(`${prefix}.${name.slice(0, -3)}`);
    }
  };
  const folder = join(tests, module);
  if (existsSync(folder)) walk(folder, `test.${module}`);
  else if (!existsSync(`${folder}.py`)) return [];
  return units;
}
