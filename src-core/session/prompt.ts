/**
 * The prompt: statements from standard input, each run as it comes, prompts on standard error (Modules/main.c `pymain_run_stdin`,
 * `pymain_repl`). Reading statements is the work of the library's own console.
 */
import { flushStandardError, flushStandardOutput } from '../modules/sys/streams.ts';
import { hostOf, variableOf, worldOf } from '../modules/world.ts';
import { getAttr, setAttr } from '../objects/abstract/attr.ts';
import { call, callMethod } from '../objects/abstract/call.ts';
import { str } from '../objects/abstract/repr.ts';
import { type NativeRow, nativeDef } from '../objects/define.ts';
import { PyBuiltin } from '../objects/descr.ts';
import type { PyDict } from '../objects/dict.ts';
import { importModule } from '../objects/import-module.ts';
import type { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { asStr, strFromUtf16, utf16, type Value } from '../objects/value.ts';
import type { ProgramTarget } from '../protocol/worker.ts';
import type { VmThread } from '../vm/thread.ts';
import type { PythonMachine } from './machine.ts';

/** Whether standard input is a person, or is to be taken for one (`stdin_is_interactive`). */
export function isInteractive(t: VmThread): boolean {
  return worldOf(t).start.interactive || hostOf(t).stdin.isTerminal;
}

function variable(t: VmThread, name: string): string | undefined {
  const { ignoreEnvironment, isolated } = worldOf(t).start;
  return ignoreEnvironment || isolated ? undefined : variableOf(t, name) || undefined;
}

/** Whether a prompt follows the program: by `-i`, or PYTHONINSPECT, which the program itself may have set. */
export function wantsPrompt(t: VmThread): boolean {
  return (worldOf(t).start.inspect || variable(t, 'PYTHONINSPECT') !== undefined) && isInteractive(t);
}

/** The file that runs before the first prompt. */
export const startupFile = (t: VmThread): string | undefined => variable(t, 'PYTHONSTARTUP');

/** The words before the first prompt of a machine that runs nothing else (`pymain_header`). */
export function greet(t: VmThread, target: ProgramTarget | undefined): void {
  const { quiet, verbose, noSite } = worldOf(t).start;
  const prompts = target !== undefined && 'stdin' in target && isInteractive(t);
  if (quiet || !(verbose || prompts)) return;
  const { dict } = t.runtime.modules.getStr('sys') as PyModule;
  const fact = (name: string) => utf16(asStr(dict.getStr(name) ?? null) ?? '');
  const hint = noSite ? '' : 'Type "help", "copyright", "credits" or "license" for more information.\n';
  t.runtime.write('stderr', `Python ${fact('version')} on ${fact('platform')}\n${hint}`);
}

/** Asks for a line: what was printed before is out by then, and the prompt goes to standard error (`PyOS_Readline`). */
const readLine: NativeRow = [
  '(prompt="", /)',
  (t: Thread, _self: Value, prompt: Value) => {
    const vm = t as VmThread;
    flushStandardOutput(vm);
    flushStandardError(vm);
    vm.runtime.write('stderr', utf16(str(t, prompt)));
    const { dict } = vm.runtime.modules.getStr('sys') as PyModule;
    const line = utf16(asStr(callMethod(t, dict.getStr('stdin') ?? null, 'readline')) ?? '');
    if (line === '') return raise.EOFError('');
    return strFromUtf16(line.endsWith('\n') ? line.slice(0, -1) : line);
  },
];

/** Runs statements of standard input in `__main__`, to its end. */
export function interact({ thread, main }: PythonMachine): boolean {
  const console = callMethod(thread, importModule(thread, 'code'), 'InteractiveConsole', main.dict as PyDict, '<stdin>');
  setAttr(thread, console, 'raw_input', new PyBuiltin(nativeDef('raw_input', readLine), null, null, undefined));
  call(thread, getAttr(thread, console, 'interact'), ['', ''], ['banner', 'exitmsg']);
  return true;
}
