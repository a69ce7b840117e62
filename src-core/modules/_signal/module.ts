/**
 * The module `_signal` (Modules/signalmodule.c): handlers, the wakeup descriptor, timers. How signals come is in `delivery.ts`, waiting
 * for them in `waiting.ts`.
 */
import { call } from '../../objects/abstract/call.ts';
import { floatOf, index } from '../../objects/abstract/number.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { PySet } from '../../objects/set/set-object.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { PyFloat, PyTuple, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { raiseSystem } from '../host-error.ts';
import { exceptionIn } from '../module-exception.ts';
import { channelOf } from '../posix/descriptors.ts';
import { FROM_THREAD, handlerOf, isMain, sendSignal, signalsOf } from './delivery.ts';
import { isValidSignal, NSIG, NUMBERS, SIG_DFL, SIG_IGN, SIGKILL, SIGSTOP, WORDS } from './numbers.ts';
import { ITIMER_REAL, type TimerValue, timersOf } from './timers.ts';
import { siginfoType, waitingFunctions } from './waiting.ts';

const EINVAL = 22;
const itimerError = exceptionIn('signal', 'itimer_error', 'OSError');

function check(number: number): void {
  if (number < 1 || number >= NSIG) raise.ValueError('signal number out of range');
}

/** Some things are allowed in the main thread alone. */
function needMain(t: Thread, what: string): void {
  if (!isMain(t)) raise.ValueError(`${what} only works in main thread of the main interpreter`);
}

function setHandler(t: Thread, _module: Value, number: number, handler: Value): Value {
  const isCallable = typeOf(handler).tp_call !== undefined;
  if (!isCallable && handler !== SIG_DFL && handler !== SIG_IGN)
    raise.TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
  needMain(t, 'signal');
  check(number);
  if (number === SIGKILL || number === SIGSTOP || !isValidSignal(number)) return raiseSystem(EINVAL);
  const old = handlerOf(t, number);
  const { handlers, watches } = signalsOf(t);
  handlers.set(number, handler);
  watches.delete(number);
  return old;
}

function setWakeup(t: Thread, _module: Value, value: Value, warnOnFull: boolean): Value {
  const fd = Number(index(t, value));
  needMain(t, 'set_wakeup_fd');
  if (fd !== -1 && channelOf(t, fd).blocking === true) raise.ValueError(`the fd ${fd} must be in non-blocking mode`);
  const state = signalsOf(t);
  const old = state.wakeup;
  state.wakeup = fd;
  state.warnOnFull = warnOnFull;
  return old;
}

/** Seconds as the timers of the system count them, in microseconds rounded up. Raises ValueError, `itimer_error`. */
function duration(t: Thread, value: Value): bigint {
  const seconds = floatOf(t, value);
  if (Number.isNaN(seconds)) return raise.ValueError('Invalid value NaN (not a number)');
  if (seconds < 0) return refuseTimer(t);
  if (!Number.isFinite(seconds) || seconds >= 2 ** 63) return raise.OverflowError('timestamp out of range for platform time_t');
  return BigInt(Math.ceil(seconds * 1e6)) * 1000n;
}

function refuseTimer(t: Thread): never {
  throw call(t, itimerError, [EINVAL, 'Invalid argument']);
}

const seconds = (time: bigint) => new PyFloat(Number(time / 1000n) / 1e6);
const pair = ({ remaining, interval }: TimerValue) => new PyTuple([seconds(remaining), seconds(interval)]);

function setTimer(t: Thread, _module: Value, which: number, first: Value, interval: Value): Value {
  const value = { remaining: duration(t, first), interval: duration(t, interval) };
  if (which < 0 || which > 2) return refuseTimer(t);
  const timers = timersOf(t);
  const old = timers.get(which);
  timers.set(which, value);
  return pair(old);
}

function alarm(t: Thread, _module: Value, given: number): number {
  const timers = timersOf(t);
  const { remaining } = timers.get(ITIMER_REAL);
  timers.set(ITIMER_REAL, { remaining: BigInt(given >>> 0) * 1_000_000_000n, interval: 0n });
  if (remaining === 0n) return 0;
  // To the nearest second, but never to none.
  return Math.max(1, Math.round(Number(remaining) / 1e9));
}

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
      if (number < 1 || number >= NSIG) return raiseSystem(EINVAL);
      sendSignal(t as VmThread, number, FROM_THREAD, t as VmThread);
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
      for (let number = 1; number < NSIG; number++) if (isValidSignal(number)) set.add(t, number);
      return set;
    },
  ],
  set_wakeup_fd: ['~(module, fd, *, warn_on_full_buffer: bool = True)', setWakeup],
  siginterrupt: [
    '(module, signalnum: int, flag: int, /)',
    (_t, _module: Value, number: number) => {
      check(number);
      return isValidSignal(number) && number !== SIGKILL && number !== SIGSTOP ? null : raiseSystem(EINVAL);
    },
  ],
  alarm: ['(module, seconds: int, /)', alarm],
  setitimer: ['(module, which: int, seconds, interval=0, /)', setTimer],
  getitimer: [
    '(module, which: int, /)',
    (t, _module: Value, which: number) => (which < 0 || which > 2 ? refuseTimer(t) : pair(timersOf(t).get(which))),
  ],
  ...waitingFunctions,
};

export function makeSignal(): PyModule {
  const module = new PyModule('_signal');
  fillModule(module.dict, module, '_signal', functions);
  for (const [name, number] of Object.entries(NUMBERS)) module.dict.setStr(name, number);
  module.dict.setStr('ItimerError', itimerError);
  module.dict.setStr('struct_siginfo', siginfoType);
  return module;
}
