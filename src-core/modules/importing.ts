/**
 * Starts the import system, as CPython does before any module is read (Python/import.c `init_importlib`, `_PyImport_InitExternal`): the
 * library's `importlib._bootstrap` runs from its frozen code, gets `sys` and `_imp`, and installs the finders.
 */
import { HostRefusal } from '../host/grants.ts';
import { HostError } from '../host/host.ts';
import { callMethod } from '../objects/abstract/call.ts';
import { type NativeRow, nativeDef } from '../objects/define.ts';
import { PyBuiltin } from '../objects/descr.ts';
import { importModule } from '../objects/import-module.ts';
import type { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { asStr, PyList, utf16, type Value } from '../objects/value.ts';
import type { VmThread } from '../vm/thread.ts';
import { installCodecs } from './_codecs/registry.ts';
import { importFrozen } from './_imp.ts';
import { absolute, hostOf, worldOf } from './world.ts';

/** Whether a path names a file, or leads into one. */
function isFileOrInside(t: VmThread, path: string): boolean {
  const { files } = hostOf(t);
  for (let at = absolute(t, path); at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    try {
      return files.stat(at).kind === 'file';
    } catch (error) {
      if (!(error instanceof HostError) && !(error instanceof HostRefusal)) throw error;
    }
  }
  return false;
}

/**
 * The first of `sys.path_hooks`: `zipimport.zipimporter`, which is read only when a path could be an archive. It refuses folders in its
 * own words, so nobody else notices.
 */
const zipHook: NativeRow = [
  '~(module, path, /)',
  (t, _module: Value, path: Value) => {
    const text = asStr(path);
    if (text === undefined || !isFileOrInside(t as VmThread, utf16(text))) return raise.ImportError('not a Zip file');
    return callMethod(t, importModule(t, 'zipimport'), 'zipimporter', path);
  },
];

/** Nothing is done in a machine without a library: it imports native modules only. */
export function startImporting(t: VmThread): void {
  const { runtime } = t;
  const sys = runtime.importBuiltin(t, 'sys')!;
  if (worldOf(t).host?.library === undefined) return;
  installCodecs(runtime);
  const bootstrap = importFrozen(t, '_frozen_importlib')!;
  const imp = runtime.importBuiltin(t, '_imp')!;
  callMethod(t, bootstrap, '_install', sys, imp);
  runtime.importlib = bootstrap;
  callMethod(t, bootstrap, '_install_external_importers');
  const hooks = (sys as PyModule).dict.getStr('path_hooks');
  if (hooks instanceof PyList)
    hooks.items.unshift(new PyBuiltin(nativeDef('zipimporter', zipHook), null, 'zipimport', undefined));
  t.ticks = 0;
}
