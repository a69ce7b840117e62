/**
 * The module `_signal` (Modules/signalmodule.c): handlers by number. One signal comes from outside, the interrupt of the keyboard; others a
 * program can only raise itself.
 */
import { call } from '../objects/abstract/call.ts';
import { index } from '../objects/abstract/number.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { exceptionTypes } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { raise, raiseWith } from '../objects/raise.ts';
import { RuntimeState } from '../objects/runtime-state.ts';
import { PySet } from '../objects/set/set-object.ts';
import { structSequenceType } from '../objects/structseq.ts';
import type { Thread } from '../objects/thread.ts';
import { typeOf } from '../objects/type.ts';
import { PyFloat, PyTuple, type Value } from '../objects/value.ts';
import type { VmThread } from '../vm/thread.ts';
import { frameObject } from '../vm/types/frame.ts';
import { raiseSystem } from './host-error.ts';
import { channelOf, descriptorsOf } from './posix/descriptors.ts';
import { hostOf } from './world.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGIOT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCHLD: 17,
  SIGCLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPOLL: 29,
  SIGPWR: 30,
  SIGSYS: 31,
  SIGRTMIN: 34,
  SIGRTMAX: 64,
  SIG_DFL: 0,
  SIG_IGN: 1,
  SIG_BLOCK: 0,
  SIG_UNBLOCK: 1,
  SIG_SETMASK: 2,
  ITIMER_REAL: 0,
  ITIMER_VIRTUAL: 1,
  ITIMER_PROF: 2,
  NSIG: 65,
};
export const NSIG = 65;
const SIG_DFL = 0;
const SIG_IGN = 1;
const SIGINT = 2;
/** Signals that do nothing unless somebody handles them. */
const HARMLESS = new Set([17, 18, 23, 28]);

const WORDS: Readonly<Record<number, string>> = {
  1: 'Hangup',
  2: 'Interrupt',
  3: 'Quit',
  4: 'Illegal instruction',
  5: 'Trace/breakpoint trap',
  6: 'Aborted',
  7: 'Bus error',
  8: 'Floating point exception',
  9: 'Killed',
  10: 'User defined signal 1',
  11: 'Segmentation fault',
  12: 'User defined signal 2',
  13: 'Broken pipe',
  14: 'Alarm clock',
  15: 'Terminated',
  17: 'Child exited',
  18: 'Continued',
  19: 'Stopped (signal)',
  20: 'Stopped',
};

const tables = new RuntimeState<Map<number, Value>>();

function handlersOf(t: Thread): Map<number, Value> {
  let table = tables.get(t.runtime);
  if (table === undefined) tables.set(t.runtime, (table = new Map()));
  return table;
}

/** Tells whether what the signal did before is to follow. */
type Watch = (t: VmThread) => boolean;

const watches = new RuntimeState<Map<number, Watch>>();

/** Has `watch` called when a signal comes, before all else; undefined ends that. A handler that is set later takes its place. */
export function watchSignal(t: Thread, number: number, watch: Watch | undefined): void {
  let table = watches.get(t.runtime);
  if (table === undefined) watches.set(t.runtime, (table = new Map()));
  if (watch === undefined) table.delete(number);
  else table.set(number, watch);
}

/** Calls who watches a signal; false where nothing more is to happen. */
export function tellWatch(t: VmThread, number: number): boolean {
  return watches.get(t.runtime)?.get(number)?.(t) ?? true;
}

function check(number: number): void {
  if (number < 1 || number >= NSIG) raise.ValueError('signal number out of range');
}

function setHandler(t: Thread, _module: Value, number: number, handler: Value): Value {
  const isCallable = typeOf(handler).tp_call !== undefined;
  if (!isCallable && handler !== SIG_DFL && handler !== SIG_IGN)
    raise.TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
  needMain(t, 'signal');
  check(number);
  if (number === 9 || number === 19) return raiseSystem(22);
  const table = handlersOf(t);
  const old = handlerOf(t, number);
  table.set(number, handler);
  watches.get(t.runtime)?.delete(number);
  return old;
}

function handlerOf(t: Thread, number: number): Value {
  const own = handlersOf(t).get(number);
  if (own !== undefined) return own;
  const module = t.runtime.modules.getStr('_signal') as PyModule | undefined;
  return number === SIGINT ? (module?.dict.getStr('default_int_handler') ?? null) : SIG_DFL;
}

/** Would a handler of the program, or KeyboardInterrupt, answer a signal. */
export function isHandled(t: Thread, number: number): boolean {
  const own = handlersOf(t).get(number);
  return own === undefined ? number === SIGINT : own !== SIG_DFL && own !== SIG_IGN;
}

/** Where a byte is written for each signal that is handled; -1 is nowhere. */
const wakeups = new RuntimeState<{ fd: number }>();

function isMain(t: Thread): boolean {
  const { scheduler } = t as VmThread;
  return scheduler === undefined || scheduler.main.vm === t;
}

/** Some things are allowed in the main thread alone. */
function needMain(t: Thread, what: string): void {
  if (!isMain(t)) raise.ValueError(`${what} only works in main thread of the main interpreter`);
}

function setWakeup(t: Thread, _module: Value, value: Value): Value {
  const fd = Number(index(t, value));
  needMain(t, 'set_wakeup_fd');
  if (fd !== -1) channelOf(t, fd);
  const old = wakeups.get(t.runtime)?.fd ?? -1;
  wakeups.set(t.runtime, { fd });
  return old;
}

/** Tells whoever waits at the wakeup descriptor; a full one is told already. */
function wake(t: Thread, number: number): void {
  const channel = descriptorsOf(t).get(wakeups.get(t.runtime)?.fd ?? -1);
  if (channel?.canWrite?.() ?? false) channel?.write(Uint8Array.of(number));
}

/** A signal that the program sends to itself: the main thread answers it, at once where it is the one that runs. */
export function sendSignal(t: VmThread, number: number): void {
  if (isHandled(t, number)) wake(t, number);
  if (isMain(t)) return deliverSignal(t, number);
  t.runtime.pendingSignals.push(number);
  t.runtime.handleSignals = handlePending;
}

function handlePending(t: VmThread): void {
  if (!isMain(t)) return;
  for (let next = t.runtime.pendingSignals.shift(); next !== undefined; next = t.runtime.pendingSignals.shift())
    deliverSignal(t, next);
}

/** What a signal does to the program now: its handler runs, or the program ends. */
export function deliverSignal(t: VmThread, number: number): void {
  if (!tellWatch(t, number)) return;
  const own = handlersOf(t).get(number);
  if (own === undefined && number === SIGINT) return raiseWith('KeyboardInterrupt');
  if (own === SIG_IGN) return;
  if (own === undefined || own === SIG_DFL) {
    if (!HARMLESS.has(number)) hostOf(t).exit(128 + number);
    return;
  }
  call(t, own, [number, t.frame === null ? null : frameObject(t, t.frame)]);
}

const refused = (): never => raiseSystem(1);

const functions: Record<string, NativeRow> = {
  signal: ['(module, signalnum: int, handler, /)', setHandler],
  getsignal: [
    '(module, signalnum: int, /)',
    (t, _module: Value, number: number) => {
      check(number);
      return handlerOf(t, number);
    },
  ],
  default_int_handler: ['(module, signalnum: int, frame, /)', () => raiseWith('KeyboardInterrupt')],
  raise_signal: [
    '(module, signalnum: int, /)',
    (t, _module: Value, number: number) => {
      if (number < 1 || number >= NSIG) return raiseSystem(22);
      sendSignal(t as VmThread, number);
      return null;
    },
  ],
  strsignal: [
    '(module, signalnum: int, /)',
    (_t, _module: Value, number: number) => {
      check(number);
      return WORDS[number] ?? null;
    },
  ],
  valid_signals: [
    '(module, /)',
    (t) => {
      const set = new PySet();
      for (let number = 1; number < NSIG; number++) if (number !== 32 && number !== 33) set.add(t, number);
      return set;
    },
  ],
  set_wakeup_fd: ['~(module, fd, *, warn_on_full_buffer: bool = True)', setWakeup],
  siginterrupt: ['(module, signalnum: int, flag: int, /)', () => null],
  alarm: ['(module, seconds: int, /)', refused],
  setitimer: ['(module, which: int, seconds, interval=0, /)', refused],
  getitimer: ['(module, which: int, /)', () => new PyTuple([new PyFloat(0), new PyFloat(0)])],
  pause: ['(module, /)', refused],
  pthread_sigmask: ['(module, how: int, mask, /)', () => new PySet()],
  sigpending: ['(module, /)', () => new PySet()],
};

export function makeSignal(): PyModule {
  const module = new PyModule('_signal');
  fillModule(module.dict, module, '_signal', functions);
  for (const [name, number] of Object.entries(NUMBERS)) module.dict.setStr(name, number);
  module.dict.setStr('ItimerError', exceptionTypes.OSError);
  module.dict.setStr(
    'struct_siginfo',
    structSequenceType({
      name: 'signal.struct_siginfo',
      fields: ['si_signo', 'si_code', 'si_errno', 'si_pid', 'si_uid', 'si_status', 'si_band'],
    }),
  );
  return module;
}
