/**
 * Runs a program to its end without a debugger, as `python3 FILE`: its streams, its `__main__`, its exit status. What nobody
 * catches is printed as the reference prints it. Source: `pymain_run_file`, `_Py_HandleSystemExit`, `flush_io` (Python/pythonrun.c).
 */
import { encodeUtf8 } from '../base/utf8.ts';
import type { CodeObject } from '../code/code-object.ts';
import { compile } from '../compile/compile.ts';
import { deriveHost } from '../host/derive.ts';
import { type Host, HostExit, type InputStream } from '../host/host.ts';
import { postSignal } from '../modules/_signal/delivery.ts';
import { guardHost } from '../modules/host-error.ts';
import { ConfigError } from '../modules/start-config.ts';
import { flushForgotten, flushStandardError, flushStandardOutput } from '../modules/sys/streams.ts';
import { exceptionText } from '../modules/traceback/exception-text.ts';
import { worldOf } from '../modules/world.ts';
import { getAttr, lookupAttr } from '../objects/abstract/attr.ts';
import { call, callMethod } from '../objects/abstract/call.ts';
import { str } from '../objects/abstract/repr.ts';
import { PyException } from '../objects/exception.ts';
import { isException, raiseWith } from '../objects/raise.ts';
import { asInt, strFromUtf16, utf16 } from '../objects/value.ts';
import type { ProgramRun, ProgramTarget, RunProgram } from '../protocol/worker.ts';
import { decodeSource } from '../source/decode.ts';
import { CompileError } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';
import { programLines } from '../source/program-text.ts';
import { BudgetSpent, InstructionBudget } from '../vm/limits.ts';
import type { VmThread } from '../vm/thread.ts';
import { pythonException } from '../vm/unwind.ts';
import { endProgram, makeMachine, type PythonMachine, prepareMain } from './machine.ts';
import { type Observer, startObserver } from './observer.ts';
import { greet, interact, isInteractive, startupFile, wantsPrompt } from './prompt.ts';
import { argumentZero, prepareText, runMain, runTarget } from './targets.ts';

/** Runs a program to its end. One that ends at once (`os._exit`, `os.abort`) leaves unwritten what is still in a buffer. */
export const runProgram: RunProgram<Host> = (run) => {
  try {
    return runWhole(run);
  } catch (thrown) {
    if (thrown instanceof HostExit) return thrown.status;
    if (!(thrown instanceof ConfigError)) throw thrown;
    write(run.host, thrown.message);
    return 1;
  }
};

const runWhole: RunProgram<Host> = (run) => {
  const { path, name, target, options } = run;
  const host = deriveHost(run.host, { stdin: interruptible(run) });
  const argv = [target === undefined ? name : argumentZero(target), ...host.args];
  const machine = makeMachine({ ...options, host, argv, sourceLines: (file) => readLines(host, file) });
  if (options?.maxInstructions !== undefined) machine.thread.runtime.budget = new InstructionBudget(options.maxInstructions);
  listenForInterrupt(machine.thread, run);
  const observer = startObserver(run, machine.thread, host);
  greet(machine.thread, target);
  const isPrompt = target !== undefined && 'stdin' in target && isInteractive(machine.thread);
  const inspect = (worldOf(machine.thread).start.inspect ?? false) && !isPrompt;
  let status = execute(machine, host, inspect, () => {
    if (target === undefined) return runFile(machine, host, path, observer);
    return isPrompt ? runPrompt(machine, host) : runObserved(machine, target, observer);
  });
  observer?.end();
  if (status === SPENT) return finish(machine.thread, host, status);
  if (!isPrompt && wantsPrompt(machine.thread)) {
    listenForInterrupt(machine.thread, run);
    status = execute(machine, host, false, () => interact(machine));
  }
  machine.thread.watcher = null;
  endProgram(machine.thread);
  return finish(machine.thread, host, status);
};

/** A prompt in place of a program; first the file that PYTHONSTARTUP names. */
function runPrompt(machine: PythonMachine, host: Host): boolean {
  prepareText(machine);
  const startup = startupFile(machine.thread);
  if (startup !== undefined) runStartup(machine, host, startup);
  return interact(machine);
}

/** What goes wrong with this file is shown, and ends nothing but by SystemExit (`pymain_run_startup`). */
function runStartup(machine: PythonMachine, host: Host, path: string): void {
  const { thread } = machine;
  try {
    guardHost(() => host.files.stat(path), strFromUtf16(path));
  } catch (thrown) {
    write(host, 'Could not open PYTHONSTARTUP\n');
    printUncaught(thread, pythonException(thrown), host);
    return;
  }
  try {
    const code = compileProgram(thread, host, path);
    if (code !== undefined) runMain(machine, code);
  } catch (thrown) {
    const exc = pythonException(thrown);
    if (isException(exc, 'SystemExit')) throw exc;
    printUncaught(thread, exc, host);
  }
}

function runObserved(machine: PythonMachine, target: ProgramTarget, observer: Observer | undefined): boolean {
  observer?.begin();
  return runTarget(machine, target);
}

/** Runs the program of a file. False where it does not compile, which was printed. */
function runFile(machine: PythonMachine, host: Host, path: string, observer: Observer | undefined): boolean {
  const code = compileProgram(machine.thread, host, path);
  if (code === undefined) return false;
  prepareMain(machine.thread, machine.main, path);
  observer?.begin();
  runMain(machine, code);
  return true;
}

/** The program's code, or undefined after its error was printed. */
function compileProgram(t: VmThread, host: Host, path: string): CodeObject | undefined {
  try {
    const { text, mark } = decodeSource(host.files.read(path), path, { file: true, pieces: host.library?.piece });
    return compile(text, path, {
      programText: programLines(mark ? `\ufeff${text}` : text),
      file: true,
      optimize: worldOf(t).start.optimize ?? 0,
      // Nobody calls: a warning about the caller is about no module, and the filters ignore it.
      warn: (warning) => (warning.atCaller ? undefined : t.runtime.warnCompile(t, { ...warning, filename: path })),
    });
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    write(host, formatCompileError(error));
    return undefined;
  }
}

/** Standard input; an interrupt that ends the wait for it is a KeyboardInterrupt. */
function interruptible({ host: { stdin }, takeInterrupt }: ProgramRun<Host>): InputStream {
  return {
    isTerminal: stdin.isTerminal,
    read(limit) {
      try {
        return stdin.read(limit);
      } catch (error) {
        if (takeInterrupt()) raiseWith('KeyboardInterrupt');
        throw error;
      }
    },
  };
}

/** To the host's stderr, before or after there is a `sys.stderr`. */
const write = (host: Host, text: string): void => host.stderr.write(encodeUtf8(text));

function listenForInterrupt(thread: VmThread, { mailbox, takeInterrupt }: ProgramRun<Host>): void {
  thread.watcher = {
    poll(running) {
      if (!mailbox.hasMail()) return;
      mailbox.drain();
      if (takeInterrupt()) postSignal(running, 2);
    },
    instruction: (_thread, frame, index) => frame.code.opcodeAt(index),
    entered() {},
    left() {},
    unwound() {},
  };
}

/** Runs something to its end; its exit status. With `inspect` a SystemExit is shown, and ends nothing. */
function execute({ thread }: PythonMachine, host: Host, inspect: boolean, work: () => boolean): number {
  try {
    return work() ? 0 : 1;
  } catch (thrown) {
    if (thrown instanceof BudgetSpent) return reportSpent(thread, host);
    const exc = pythonException(thrown);
    flushStandardOutput(thread);
    thread.watcher = null;
    if (isException(exc, 'SystemExit') && !inspect) return exitStatus(thread, exc);
    printUncaught(thread, exc, host);
    return isException(exc, 'KeyboardInterrupt') ? 130 : 1;
  }
}

/** The status of a program whose instructions are used up, as timeout(1) has it; nothing of the program runs after that. */
const SPENT = 124;

/** Says where the program was when its budget ended. */
function reportSpent(thread: VmThread, host: Host): number {
  const { frame, runtime } = thread;
  const { budget } = runtime;
  runtime.budget = undefined;
  thread.watcher = null;
  const { filename, qualname } = frame!.code;
  const place = `${utf16(filename)}:${frame!.code.lineAt(frame!.lasti) ?? '?'} in ${utf16(qualname)}`;
  write(host, `lasti: the program has used up its ${budget!.size} instructions (--max-instructions), at ${place}\n`);
  return SPENT;
}

/** What `raise SystemExit(code)` means: a number is the status, None is 0, anything else is printed. */
function exitStatus(thread: VmThread, exc: PyException): number {
  const code = getAttr(thread, exc, 'code');
  if (code === null) return 0;
  const status = asInt(code);
  if (status !== undefined) return Number(BigInt.asUintN(8, BigInt(status)));
  writeError(thread, `${utf16(str(thread, code))}\n`);
  return 1;
}

/** Through `sys.excepthook` where the program has put one of its own there (`_PyErr_PrintEx`). */
function printUncaught(thread: VmThread, exc: PyException, host: Host): void {
  const show = (shown: PyException) =>
    writeError(
      thread,
      exceptionText(thread, shown, (name) => readLines(host, name)),
    );
  const sys = thread.runtime.modules.getStr('sys');
  if (sys === undefined) return show(exc);
  const hook = lookupAttr(thread, sys, 'excepthook');
  if (hook === undefined) writeError(thread, 'sys.excepthook is missing\n');
  if (hook === undefined || hook === lookupAttr(thread, sys, '__excepthook__')) return show(exc);
  try {
    call(thread, hook, [exc.cls, exc, exc.traceback]);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    writeError(thread, 'Error in sys.excepthook:\n');
    show(error);
    writeError(thread, '\nOriginal exception was:\n');
    show(exc);
  }
}

/** To `sys.stderr` as it is now, or the real one where the program's does not take it. */
function writeError(thread: VmThread, text: string): void {
  const sys = thread.runtime.modules.getStr('sys');
  const stream = sys === undefined ? undefined : lookupAttr(thread, sys, 'stderr');
  if (stream === null) return;
  if (stream === undefined) return thread.runtime.write('stderr', text);
  try {
    callMethod(thread, stream, 'write', strFromUtf16(text));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    thread.runtime.write('stderr', text);
  }
}

/** Source lines for a traceback; none when the file cannot be read. */
function readLines(host: Host, name: string): readonly string[] | undefined {
  try {
    return decodeSource(host.files.read(name), name, { file: true, pieces: host.library?.piece }).text.split('\n');
  } catch {
    return undefined;
  }
}

/** The last of the output goes out; where nobody takes it, that is an error of its own (`flush_std_files`). */
function finish(thread: VmThread, host: Host, status: number): number {
  const failure = flushStandardOutput(thread);
  flushStandardError(thread);
  flushForgotten(thread);
  if (failure === undefined) return status;
  write(host, "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n");
  write(host, exceptionText(thread, failure, () => undefined).replace(/^Traceback[\s\S]*?\n(?=\S)/, ''));
  return 120;
}
