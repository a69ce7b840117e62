/** The threads of a machine as `_thread` sees them: who is running, starting one, waiting (Modules/_threadmodule.c). */
import { OP } from '../../code/opcodes.generated.ts';
import type { Host } from '../../host/host.ts';
import { call } from '../../objects/abstract/call.ts';
import { baseOpcode } from '../../objects/code.ts';
import { PyBuiltin } from '../../objects/descr.ts';
import { PyException } from '../../objects/exception.ts';
import { isException } from '../../objects/raise.ts';
import type { Runtime, Thread } from '../../objects/thread.ts';
import { PyList, type PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { PyFunction, PyMethod } from '../../ops/function.ts';
import { Scheduler, type SchedulerClock, SUSPENDED, type Wait } from '../../vm/scheduler.ts';
import { VmThread } from '../../vm/thread.ts';
import { reportUnraisable } from '../sys/unraisable.ts';
import { hostOf } from '../world.ts';

const schedulers = new WeakMap<Runtime, Scheduler>();
/** The number of the main thread. */
const MAIN = 1;

function schedulerOf(t: VmThread): Scheduler {
  let scheduler = schedulers.get(t.runtime);
  if (scheduler === undefined) {
    const main = { vm: t, ident: MAIN, wait: undefined, started: true, done: false, held: [], begin() {} };
    scheduler = new Scheduler(main, clockOf(hostOf(t)), (thread, error) => {
      // SystemExit ends a thread in silence; anything else that comes here left a function without its hook.
      if (!(error instanceof PyException)) throw error;
      if (!isException(error, 'SystemExit')) reportUnraisable(thread.vm, error, 'Exception ignored in thread started by', null);
    });
    schedulers.set(t.runtime, scheduler);
  }
  return scheduler;
}

/** The clock of those who wait; where there is a network, what comes from there ends their sleep. */
function clockOf({ clock, network }: Host): SchedulerClock {
  return network === undefined ? clock : { monotonic: () => clock.monotonic(), sleep: (duration) => network.wait(duration) };
}

export function identOf(t: Thread): number {
  return schedulers.get(t.runtime)?.of(t as VmThread).ident ?? MAIN;
}

/** The thread of a number. */
export function threadOf(t: Thread, ident: number): VmThread | undefined {
  const scheduler = schedulers.get(t.runtime);
  if (scheduler === undefined) return ident === MAIN ? (t as VmThread) : undefined;
  return scheduler.threads.find((thread) => thread.ident === ident)?.vm;
}

/** Threads beside the main one. */
export function countThreads(t: Thread): number {
  const scheduler = schedulers.get(t.runtime);
  return scheduler === undefined ? 0 : scheduler.threads.filter(({ isService }) => !isService).length - 1;
}

/** A native function keeps its JavaScript stack until it ends: no frame that it runs may be suspended. */
function beginNative(vm: VmThread, func: Value, args: Value[], kwnames: readonly Str[] | undefined): void {
  vm.nesting++;
  try {
    call(vm, func, args, kwnames);
  } finally {
    vm.nesting--;
  }
}

/** Starts a thread and answers its number; it runs when its first turn comes. */
export function startThread(t: VmThread, func: Value, args: Value[], kwnames: readonly Str[] | undefined): number {
  const scheduler = schedulerOf(t);
  const vm = new VmThread(t.runtime);
  const { assertionError, lenFunction, isinstanceFunction, listAppend, execFunction, watcher, dispatcher } = t;
  Object.assign(vm, { assertionError, lenFunction, isinstanceFunction, listAppend, execFunction, watcher, dispatcher });
  vm.watchFrames(t.isWatched);
  for (const thread of scheduler.threads) thread.vm.scheduler = scheduler;
  vm.scheduler = scheduler;
  return scheduler.add(vm, [func, args], () => {
    if (func instanceof PyFunction || func instanceof PyMethod) call(vm, func, args, kwnames);
    else beginNative(vm, func, args, kwnames);
  }).ident;
}

/** Calls `work` in `delay` nanoseconds, when threads take turns. It is a thread of the machine's own, which no program sees. */
export function startService(t: VmThread, delay: bigint, work: () => void): void {
  const scheduler = schedulerOf(t);
  for (const thread of scheduler.threads) thread.vm.scheduler = scheduler;
  const vm = new VmThread(t.runtime);
  vm.scheduler = scheduler;
  const thread = scheduler.add(vm, [], work);
  thread.isService = true;
  thread.wait = { ready: () => false, deadline: hostOf(t).clock.monotonic() + delay, inside: false };
}

/** Whether a value that is called is an object or a method of it. */
function isOf(value: Value | undefined, self: Value): boolean {
  return value === self || ((value instanceof PyMethod || value instanceof PyBuiltin) && value.self === self);
}

/** Whether the instruction that runs is a call of `self` or of a method of it, with nothing native between. */
function isDirectCall(t: VmThread, self: Value): boolean {
  const { frame } = t;
  if (frame === null) return false;
  const { code, localsplus, lasti, sp } = frame;
  const opcode = baseOpcode(code.opcodeAt(lasti));
  if (opcode === OP.BEFORE_WITH || opcode === OP.FOR_ITER) return localsplus[sp - 1] === self;
  if (opcode === OP.CALL_FUNCTION_EX) {
    const top = sp - ((code.units[lasti] >> 8) & 1);
    // An iterator would be used up by the first time.
    const args = localsplus[top - 1];
    return (args instanceof PyTuple || args instanceof PyList) && isOf(localsplus[top - 2], self);
  }
  if (opcode !== OP.CALL) return false;
  const base = sp - (code.units[lasti] >> 8) - 2;
  return isOf(localsplus[base], self) || isOf(localsplus[base + 1], self);
}

/** Puts the running frame back before its call, names of keyword arguments included. */
function retry(t: VmThread): void {
  const frame = t.frame!;
  const before = frame.lasti - 1;
  const named = before >= 0 && frame.code.opcodeAt(before) === OP.KW_NAMES;
  frame.ip = named ? before : frame.lasti;
}

/**
 * A native function that may wait has been called: signals that have come are answered first, and the time of a wait that the thread
 * was suspended in is not that of its next one. (CPython looks for signals after every call.)
 */
export function beginWaiting(t: VmThread): void {
  if (t.runtime.pendingSignals.length > 0) t.runtime.handleSignals?.(t);
  t.waiting = undefined;
}

/**
 * Waits until `ready`, at most `timeout` nanoseconds (undefined: for ever). False where the time is over. `inside`: only another
 * thread can make it ready. `done`: what `t.waiting` tells if the call is executed again.
 */
export function waitFor(
  t: VmThread,
  self: PyObject,
  ready: () => boolean,
  timeout: bigint | undefined,
  inside = false,
  done = 0,
): boolean {
  const scheduler = schedulerOf(t);
  const known = t.waiting;
  const deadline =
    known?.self === self ? known.deadline : timeout === undefined ? undefined : hostOf(t).clock.monotonic() + timeout;
  const wait: Wait = { ready, deadline, inside };
  const direct = scheduler.others && isDirectCall(t, self);
  if (direct) t.waiting = { self, deadline, done };
  try {
    const isReady = scheduler.block(t, wait, direct ? () => retry(t) : undefined);
    t.waiting = undefined;
    return isReady;
  } catch (error) {
    if (error !== SUSPENDED) t.waiting = undefined;
    throw error;
  }
}

/** What bytes come from that may have to be waited for. */
export interface Source {
  /**
   * Waits for what the running call of `caller` will ask this for, if that call can be executed again: `giveBack` undoes what it has done
   * so far. Where the time is over, the question itself finds out, at once.
   */
  waitAhead(t: VmThread, caller: PyObject, giveBack: () => void): void;
}

/** The waiting of `Source.waitAhead`, for what `inner` will wait for. */
export function waitAhead(
  t: VmThread,
  caller: PyObject,
  giveBack: () => void,
  inner: PyObject,
  ...[ready, timeout]: [ready: () => boolean, timeout: bigint | undefined]
): void {
  const scheduler = schedulerOf(t);
  if (!scheduler.others || !isDirectCall(t, caller)) return;
  if (ready()) return beginWaiting(t);
  try {
    if (!waitFor(t, caller, ready, timeout)) t.waiting = { self: inner, deadline: hostOf(t).clock.monotonic(), done: 0 };
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** Lets others run for `duration` nanoseconds, or the host sleep where there are none. */
export function sleepThread(t: VmThread, self: PyObject, duration: bigint): void {
  if (!schedulers.get(t.runtime)?.others && t.runtime.timers === undefined) hostOf(t).clock.sleep(duration);
  else waitFor(t, self, () => false, duration);
}
