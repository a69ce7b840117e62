/**
 * How signals reach a program: handlers by number, masks of threads, signals that wait until they are wanted (Modules/signalmodule.c
 * `trip_signal`, signal(7)). They come from the program itself, from its timers and from the keyboard. Handlers run in the main thread:
 * at once where that is the one which raises, else where it looks at requests, or out of what it waits in.
 */
import { call } from '../../objects/abstract/call.ts';
import { PyException } from '../../objects/exception.ts';
import type { PyModule } from '../../objects/module.ts';
import { isException, raiseWith } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { frameObject } from '../../vm/types/frame.ts';
import { guardHost } from '../host-error.ts';
import { channelOf } from '../posix/descriptors.ts';
import { reportUnraisable } from '../sys/unraisable.ts';
import { hostOf } from '../world.ts';
import { HARMLESS, SIG_DFL, SIG_IGN, SIGINT } from './numbers.ts';

/** Where a signal came from (`si_code`). */
export const FROM_KILL = 0;
export const FROM_THREAD = -6;
export const FROM_KERNEL = 128;

/** Tells whether what the signal did before is to follow. */
type Watch = (t: VmThread) => boolean;

class Signals {
  /** What `signal.signal` was given. */
  readonly handlers = new Map<number, Value>();
  /** Who hears of a signal before all else. */
  readonly watches = new Map<number, Watch>();
  /** Where a byte is written for each signal that is handled; -1 is nowhere. */
  wakeup = -1;
  warnOnFull = true;
  /** What each thread blocks. */
  readonly masks = new WeakMap<Thread, ReadonlySet<number>>();
  /** Blocked ones that have come, and from where. */
  readonly pending = new Map<number, number>();
  /** Those that a thread takes itself (`sigwait`). */
  readonly awaited = new Map<Thread, ReadonlySet<number>>();
  /** How many were answered so far. */
  answered = 0;
}

const states = new RuntimeState<Signals>();

export function signalsOf(t: Thread): Signals {
  let state = states.get(t.runtime);
  if (state === undefined) states.set(t.runtime, (state = new Signals()));
  return state;
}

export function handlerOf(t: Thread, number: number): Value {
  const own = signalsOf(t).handlers.get(number);
  if (own !== undefined) return own;
  const module = t.runtime.modules.getStr('_signal') as PyModule | undefined;
  return number === SIGINT ? (module?.dict.getStr('default_int_handler') ?? null) : SIG_DFL;
}

/** Has `watch` called when a signal comes, before all else; undefined ends that. A handler that is set later takes its place. */
export function watchSignal(t: Thread, number: number, watch: Watch | undefined): void {
  const { watches } = signalsOf(t);
  if (watch === undefined) watches.delete(number);
  else watches.set(number, watch);
}

/** Calls who watches a signal; false where nothing more is to happen. */
export function tellWatch(t: VmThread, number: number): boolean {
  return signalsOf(t).watches.get(number)?.(t) ?? true;
}

/** Would a handler of the program, or KeyboardInterrupt, answer a signal. */
export function isHandled(t: Thread, number: number): boolean {
  const own = signalsOf(t).handlers.get(number);
  return own === undefined ? number === SIGINT : own !== SIG_DFL && own !== SIG_IGN;
}

export function isMain(t: Thread): boolean {
  const { scheduler } = t as VmThread;
  return scheduler === undefined || scheduler.main.vm === t;
}

const mainOf = (t: VmThread): VmThread => t.scheduler?.main.vm ?? t;

const NOTHING: ReadonlySet<number> = new Set();

/** What a thread blocks; one that has not said anything itself has the mask of the main thread. */
export function maskOf(t: Thread): ReadonlySet<number> {
  const { masks } = signalsOf(t);
  return masks.get(t) ?? masks.get(mainOf(t as VmThread)) ?? NOTHING;
}

/** Whether nobody lets a signal through: the thread that it is for, or any where it is for the process. */
function isBlocked(t: VmThread, number: number, target: VmThread | undefined): boolean {
  if (target !== undefined) return maskOf(target).has(number);
  const threads = t.scheduler?.threads.map(({ vm }) => vm) ?? [t];
  return threads.every((thread) => maskOf(thread).has(number));
}

/** Tells whoever waits at the wakeup descriptor. */
function wake(t: VmThread, number: number): void {
  const { wakeup, warnOnFull } = signalsOf(t);
  if (wakeup === -1) return;
  try {
    const channel = channelOf(t, wakeup);
    guardHost(() => channel.write(Uint8Array.of(number)));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    if (!warnOnFull && isException(error, 'BlockingIOError')) return;
    reportUnraisable(t, error, 'Exception ignored when trying to write to the signal wakeup fd', null);
  }
}

/** Whether a signal would change nothing. */
function isIgnored(t: Thread, number: number): boolean {
  const own = signalsOf(t).handlers.get(number);
  return own === SIG_IGN || (HARMLESS.has(number) && (own === undefined || own === SIG_DFL));
}

/** Notes a signal for the main thread, which answers it where it looks next. Ends the program where nobody handles it. */
export function postSignal(t: VmThread, number: number, code = FROM_KERNEL, target?: VmThread): void {
  const { pending, awaited } = signalsOf(t);
  if ([...awaited.values()].some((set) => set.has(number)) || isBlocked(t, number, target)) {
    pending.set(number, code);
    return;
  }
  if (!tellWatch(t, number) || isIgnored(t, number)) return;
  if (!isHandled(t, number)) return hostOf(t).exit(128 + number);
  wake(t, number);
  t.runtime.pendingSignals.push(number);
  t.runtime.handleSignals = handlePending;
  mainOf(t).countdown = 0;
}

/** A signal that the program sends to itself: the main thread answers it, at once where it is the one that runs. */
export function sendSignal(t: VmThread, number: number, code = FROM_KILL, target?: VmThread): void {
  postSignal(t, number, code, target);
  handlePending(t);
}

/** Answers what was noted, in the main thread alone. Raises what handlers raise. */
function handlePending(t: VmThread): void {
  if (!isMain(t)) return;
  const { pendingSignals } = t.runtime;
  for (let next = pendingSignals.shift(); next !== undefined; next = pendingSignals.shift()) answerSignal(t, next);
}

/** What a signal does to the program now: its handler runs. */
function answerSignal(t: VmThread, number: number): void {
  const state = signalsOf(t);
  const own = state.handlers.get(number);
  state.answered++;
  if (own === undefined && number === SIGINT) return raiseWith('KeyboardInterrupt');
  // It may have changed since the signal was noted.
  if (own === undefined || own === SIG_DFL || own === SIG_IGN) return;
  call(t, own, [number, t.frame === null ? null : frameObject(t, t.frame)]);
}

/** Sets what a thread blocks, and lets through what no longer is. */
export function setMask(t: VmThread, mask: ReadonlySet<number>): void {
  const { masks, pending } = signalsOf(t);
  masks.set(t, mask);
  for (const [number, code] of [...pending]) {
    if (mask.has(number)) continue;
    pending.delete(number);
    postSignal(t, number, code);
  }
  handlePending(t);
}
