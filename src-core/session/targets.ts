/**
 * What can be run beside a file: a module by name, a folder or archive with a `__main__`, text of the command line or of standard input
 * (Modules/main.c `pymain_run_module`, `pymain_run_command`, `pymain_run_stdin`).
 */
import type { CodeObject } from '../code/code-object.ts';
import { compile } from '../compile/compile.ts';
import { syntaxError } from '../modules/compile-error.ts';
import { worldOf } from '../modules/world.ts';
import { getAttr } from '../objects/abstract/attr.ts';
import { callMethod } from '../objects/abstract/call.ts';
import { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { importModule } from '../objects/import-module.ts';
import type { PyModule } from '../objects/module.ts';
import { asStr, PyList, type Str, strFromUtf16, utf16 } from '../objects/value.ts';
import type { ProgramTarget } from '../protocol/worker.ts';
import { CompileError } from '../source/errors.ts';
import type { VmThread } from '../vm/thread.ts';
import type { PythonMachine } from './machine.ts';

/** `sys.argv[0]`. */
export function argumentZero(target: ProgramTarget): string {
  if ('code' in target) return '-c';
  if ('stdin' in target) return '-';
  return 'folder' in target ? target.folder : '-m';
}

/** Runs code as `__main__`. */
export function runMain({ thread, main }: PythonMachine, code: CodeObject): void {
  thread.runCode(new PyCode(code), main.dict as PyDict, main.dict, undefined, '<module>');
}

function putFirst(t: VmThread, folder: Str): void {
  const sys = t.runtime.modules.getStr('sys') as PyModule;
  const path = sys.dict.getStr('path');
  if (path instanceof PyList) path.items.unshift(folder);
}

/** `__main__` as text of the command line or of standard input has it. */
export function prepareText({ thread, main }: PythonMachine): void {
  const { safePath, isolated } = worldOf(thread).start;
  if (!safePath && !isolated) putFirst(thread, '');
  const dict = main.dict as PyDict;
  dict.setStr('__annotations__', new PyDict());
  const bootstrap = thread.runtime.importlib;
  if (bootstrap !== undefined) dict.setStr('__loader__', getAttr(thread, bootstrap, 'BuiltinImporter'));
}

/** Raises SystemExit and whatever the program raises. Answers true where it came to its end. */
export function runTarget(machine: PythonMachine, target: ProgramTarget): boolean {
  const { thread } = machine;
  const start = worldOf(thread).start;
  const host = worldOf(thread).host!;
  const safe = start.safePath || start.isolated;
  if ('module' in target || 'folder' in target) {
    if ('folder' in target) putFirst(thread, strFromUtf16(target.folder));
    else if (!safe) putFirst(thread, strFromUtf16(host.cwd()));
    const runpy = importModule(thread, 'runpy');
    const name = 'module' in target ? strFromUtf16(target.module) : '__main__';
    callMethod(thread, runpy, '_run_module_as_main', name, 'module' in target);
    return true;
  }
  prepareText(machine);
  const filename = 'code' in target ? '<string>' : '<stdin>';
  const text = 'code' in target ? `${target.code}\n` : readAll(thread);
  runMain(machine, compileText(thread, text, filename));
  return true;
}

function readAll(t: VmThread): string {
  const sys = t.runtime.modules.getStr('sys') as PyModule;
  return utf16(asStr(callMethod(t, sys.dict.getStr('stdin') ?? null, 'read')) ?? '');
}

function compileText(t: VmThread, text: string, filename: string): CodeObject {
  try {
    return compile(text, filename, {
      optimize: worldOf(t).start.optimize ?? 0,
      warn: (warning) => (warning.atCaller ? undefined : t.runtime.warnCompile(t, { ...warning, filename })),
    });
  } catch (error) {
    if (error instanceof CompileError) throw syntaxError(error);
    throw error;
  }
}
