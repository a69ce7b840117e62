/** A machine ready to run: runtime, thread, `builtins`, `sys` and `__main__`. */
import '../objects/all.ts';
import '../objects/cell.ts';
import '../vm/types/all.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { Host } from '../host/host.ts';
import { runExitFunctions } from '../modules/atexit.ts';
import { frameFunctions } from '../modules/builtins/frames.ts';
import { fillBuiltins } from '../modules/builtins/module.ts';
import { endObjects } from '../modules/gc/end.ts';
import { collectWhenDue } from '../modules/gc/module.ts';
import { startImporting } from '../modules/importing.ts';
import { moduleStarts, nativeModules } from '../modules/native.ts';
import { readConfig } from '../modules/start-config.ts';
import { reportUnraisable } from '../modules/sys/unraisable.ts';
import type { SourceLines } from '../modules/traceback/exception-text.ts';
import { type StartOptions, setWorld, worldOf } from '../modules/world.ts';
import { getAttr, setAttr } from '../objects/abstract/attr.ts';
import { callMethod } from '../objects/abstract/call.ts';
import { fillModule } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { UnreadDoc } from '../objects/docstring.ts';
import { PyException } from '../objects/exception.ts';
import { importModule } from '../objects/import-module.ts';
import { PyModule } from '../objects/module.ts';
import { listType, lookup } from '../objects/type.ts';
import { PyList, strFromUtf16, type Value } from '../objects/value.ts';
import { ImportTimes } from '../vm/import-times.ts';
import { MachineRuntime } from '../vm/runtime.ts';
import { VmThread } from '../vm/thread.ts';

export interface MachineOptions extends StartOptions {
  /** Source text for what `sys.excepthook` prints; without it that goes without source lines. */
  sourceLines?: SourceLines;
  /** The world that the program reaches. */
  host: Host;
}

export interface PythonMachine {
  readonly thread: VmThread;
  readonly main: PyModule;
}

/** Makes a machine with an empty `__main__`. Raises ConfigError where the options refuse the start. */
export function makeMachine(given: MachineOptions): PythonMachine {
  const options = readConfig(given, given.host.env);
  const runtime = new MachineRuntime((stream, text) => options.host[stream].write(encodeUtf8(text)));
  const thread = new VmThread(runtime);
  const { library } = options.host;
  if (library !== undefined) runtime.libraryPiece = library.piece;
  const builtins = new PyModule('builtins');
  builtins.dict.setStr('__doc__', new UnreadDoc(builtins));
  fillBuiltins(runtime.builtins, builtins);
  fillModule(runtime.builtins, builtins, 'builtins', frameFunctions);
  for (const [key, value] of builtins.dict.entries())
    if (runtime.builtins.get(thread, key) === undefined) runtime.builtins.set(thread, key, value);
  builtins.dict = runtime.builtins;
  runtime.builtinsModule = builtins;
  runtime.modules.setStr('builtins', builtins);
  setWorld(runtime, { host: options.host, start: options, sourceLines: options.sourceLines ?? (() => undefined) });
  for (const [name, make] of nativeModules) runtime.nativeModules.set(name, make);
  for (const [name, start] of moduleStarts) runtime.moduleStarts.set(name, start);
  if (options.intMaxStrDigits !== undefined) runtime.intMaxStrDigits = options.intMaxStrDigits;
  const { clock } = options.host;
  if (options.importTime)
    runtime.importTimes = new ImportTimes(
      () => clock.performance(),
      (text) => runtime.write('stderr', text),
    );
  collectWhenDue(runtime);
  runtime.importFunction = runtime.builtins.getStr('__import__') ?? null;
  const main = new PyModule('__main__');
  main.dict.setStr('__builtins__', builtins);
  runtime.modules.setStr('__main__', main);
  thread.lenFunction = runtime.builtins.getStr('len') ?? null;
  thread.isinstanceFunction = runtime.builtins.getStr('isinstance') ?? null;
  thread.execFunction = runtime.builtins.getStr('exec') ?? null;
  thread.listAppend = lookup(listType, 'append') ?? null;
  startImporting(thread);
  builtins.dict.setStr('open', (runtime.importBuiltin(thread, '_io') as PyModule).dict.getStr('open') as Value);
  if (options.optimize) builtins.dict.setStr('__debug__', false);
  if (!options.noSite && options.host.library !== undefined) addSiteBuiltins(thread);
  if (options.faulthandler) callMethod(thread, importModule(thread, 'faulthandler'), 'enable');
  if (options.warnOptions?.length) importModule(thread, 'warnings');
  runtime.tracked.keepForMachine();
  return { thread, main };
}

/** What `site` adds to the builtins for people at a prompt (Lib/site.py `setquit`, `setcopyright`, `sethelper`). */
function addSiteBuiltins(t: VmThread): void {
  const { builtins } = t.runtime;
  const site = importModule(t, '_sitebuiltins');
  for (const name of ['quit', 'exit']) builtins.setStr(name, callMethod(t, site, 'Quitter', name, 'Ctrl-D (i.e. EOF)'));
  const sys = t.runtime.modules.getStr('sys') as PyModule;
  const texts = { copyright: sys.dict.getStr('copyright') ?? '', credits: CREDITS, license: LICENSE };
  for (const [name, text] of Object.entries(texts))
    builtins.setStr(name, makePrinter(t, getAttr(t, site, '_Printer'), name, text));
  builtins.setStr('help', callMethod(t, site, '_Helper'));
}

/** A `_Printer` as its `__init__` leaves it, which would import `os` for files that there are none of. */
function makePrinter(t: VmThread, type: Value, name: string, text: Value): Value {
  const printer = callMethod(t, type, '__new__', type);
  const fields = { name, data: text, lines: null, filenames: new PyList([]) };
  for (const [field, value] of Object.entries(fields)) setAttr(t, printer, `_Printer__${field}`, value);
  return printer;
}

/** What `credits` and `license` say where the interpreter has no file of it. */
const CREDITS = `    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands
    for supporting Python development.  See www.python.org for more information.`;
const LICENSE = 'See https://www.python.org/psf/license/';

/**
 * `__main__` as a program in a file has it: its folder comes first where modules are looked for, its loader is the one that would have
 * read it (Python/pythonrun.c `set_main_loader`, Modules/main.c `pymain_run_python`).
 */
export function prepareMain(t: VmThread, main: PyModule, path: string): void {
  const { dict } = main;
  const file = strFromUtf16(path);
  const external = t.runtime.modules.getStr('_frozen_importlib_external');
  const loader = /\.pyc$/.test(path) ? 'SourcelessFileLoader' : 'SourceFileLoader';
  if (external !== undefined) dict.setStr('__loader__', callMethod(t, external, loader, '__main__', file));
  dict.setStr('__file__', file);
  dict.setStr('__cached__', null);
  dict.setStr('__annotations__', new PyDict());
  const sys = t.runtime.modules.getStr('sys') as PyModule | undefined;
  const search = sys?.dict.getStr('path');
  const start = worldOf(t).start;
  if (!(search instanceof PyList) || start.safePath || start.isolated) return;
  const folder = /[\\/]/.test(path) ? path.replace(/[\\/][^\\/]*$/, '') || '/' : (worldOf(t).host?.cwd() ?? '');
  search.items.unshift(strFromUtf16(folder));
}

/**
 * What happens when the main program has ended: threads that are no daemons run to their end, then the functions of `atexit` and
 * finalizers (Python/pylifecycle.c `Py_FinalizeEx`).
 */
export function endProgram(t: VmThread): void {
  const threading = t.runtime.modules.getStr('threading') ?? null;
  if (threading !== null) {
    try {
      callMethod(t, threading, '_shutdown');
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      reportUnraisable(t, error, null, threading);
    }
  }
  runExitFunctions(t);
  const main = t.runtime.modules.getStr('__main__');
  if (main instanceof PyModule) endObjects(t, main);
}
