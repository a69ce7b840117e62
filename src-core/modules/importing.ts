/**
 * Starts the import system, as CPython does before any module is read (Python/import.c `init_importlib`, `_PyImport_InitExternal`): the
 * library's `importlib._bootstrap` runs from its frozen code, gets `sys` and `_imp`, and installs the finders.
 */
import { callMethod } from '../objects/abstract/call.ts';
import { PyModule } from '../objects/module.ts';
import type { Str } from '../objects/value.ts';
import type { VmThread } from '../vm/thread.ts';
import { installCodecs } from './_codecs/registry.ts';
import { frozenCode, frozenOrigin } from './_imp.ts';
import { worldOf } from './world.ts';

/** A frozen module, run in a new module object that stands in `sys.modules`. */
function runFrozen(t: VmThread, name: Str): PyModule {
  const module = new PyModule(name);
  t.runtime.modules.setStr(name, module);
  module.dict.setStr('__builtins__', t.runtime.builtinsModule);
  module.dict.setStr('__origname__', frozenOrigin(name));
  t.runCode(frozenCode(t, name), module.dict, module.dict, undefined, '<module>');
  return module;
}

/** Nothing is done in a machine without a library: it imports native modules only. */
export function startImporting(t: VmThread): void {
  const { runtime } = t;
  const sys = runtime.importBuiltin(t, 'sys')!;
  if (worldOf(t).host?.library === undefined) return;
  installCodecs(runtime);
  const bootstrap = runFrozen(t, '_frozen_importlib');
  const imp = runtime.importBuiltin(t, '_imp')!;
  callMethod(t, bootstrap, '_install', sys, imp);
  runtime.importlib = bootstrap;
  callMethod(t, bootstrap, '_install_external_importers');
  t.ticks = 0;
}
