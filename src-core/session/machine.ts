/** A machine ready to run: runtime, thread, `builtins`, `sys` and `__main__`. */
import '../objects/all.ts';
import '../objects/cell.ts';
import '../vm/types/all.ts';
import type { Host } from '../host/host.ts';
import { frameFunctions } from '../modules/builtins/frames.ts';
import { fillBuiltins } from '../modules/builtins/module.ts';
import { startImporting } from '../modules/importing.ts';
import { nativeModules } from '../modules/native.ts';
import type { SourceLines } from '../modules/traceback/exception-text.ts';
import { type StartOptions, setWorld } from '../modules/world.ts';
import { fillModule } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { listType, lookup } from '../objects/type.ts';
import { MachineRuntime, type StreamName } from '../vm/runtime.ts';
import { VmThread } from '../vm/thread.ts';

export interface MachineOptions extends StartOptions {
  write(stream: StreamName, text: string): void;
  /** Makes sure that what was written is out. */
  flush?(stream: StreamName): void;
  readLine(prompt: string): string | undefined;
  /** Source text for what `sys.excepthook` prints; without it that goes without source lines. */
  sourceLines?: SourceLines;
  /** The world that the program reaches; without one it has no library and no files. */
  host?: Host;
}

export interface PythonMachine {
  readonly thread: VmThread;
  readonly main: PyModule;
}

/** Makes a machine with an empty `__main__`. */
export function makeMachine(options: MachineOptions): PythonMachine {
  const runtime = new MachineRuntime(options.write, options.readLine, options.flush?.bind(options));
  const thread = new VmThread(runtime);
  const builtins = new PyModule('builtins');
  fillBuiltins(runtime.builtins, builtins);
  fillModule(runtime.builtins, builtins, 'builtins', frameFunctions);
  for (const [key, value] of builtins.dict.entries())
    if (runtime.builtins.get(thread, key) === undefined) runtime.builtins.set(thread, key, value);
  builtins.dict = runtime.builtins;
  runtime.builtinsModule = builtins;
  runtime.modules.setStr('builtins', builtins);
  setWorld(runtime, { host: options.host, start: options, sourceLines: options.sourceLines ?? (() => undefined) });
  for (const [name, make] of nativeModules) runtime.nativeModules.set(name, make);
  runtime.importFunction = runtime.builtins.getStr('__import__') ?? null;
  const main = new PyModule('__main__');
  main.dict.setStr('__builtins__', builtins);
  runtime.modules.setStr('__main__', main);
  thread.lenFunction = runtime.builtins.getStr('len') ?? null;
  thread.isinstanceFunction = runtime.builtins.getStr('isinstance') ?? null;
  thread.listAppend = lookup(listType, 'append') ?? null;
  startImporting(thread);
  return { thread, main };
}
