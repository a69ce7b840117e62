/** Waiting for signals, and what a thread blocks (Modules/signalmodule.c, from `signal_pause` on). */
import { toArray } from '../../objects/abstract/iter.ts';
import { floatOf, index } from '../../objects/abstract/number.ts';
import type { NativeRow } from '../../objects/define.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import { PySet } from '../../objects/set/set-object.ts';
import { makeStructSequence, structSequenceType } from '../../objects/structseq.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, type PyObject, type Value } from '../../objects/value.ts';
import { SUSPENDED } from '../../vm/scheduler.ts';
import type { VmThread } from '../../vm/thread.ts';
import { threadOf, waitFor } from '../_thread/threads.ts';
import { raiseSystem } from '../host-error.ts';
import { FROM_THREAD, maskOf, sendSignal, setMask, signalsOf } from './delivery.ts';
import { isValidSignal, NSIG, SIGKILL, SIGSTOP } from './numbers.ts';

const ESRCH = 3;
const EAGAIN = 11;
const EINVAL = 22;
/** Of `pthread_sigmask`. */
const SIG_BLOCK = 0;
const SIG_UNBLOCK = 1;
const SIG_SETMASK = 2;

export const siginfoType = structSequenceType({
  name: 'signal.struct_siginfo',
  fields: ['si_signo', 'si_code', 'si_errno', 'si_pid', 'si_uid', 'si_status', 'si_band'],
});

/** The numbers in an iterable (`_Py_Sigset_Converter`). Raises ValueError; warns of those that no program can use. */
function signalSet(t: Thread, value: Value): Set<number> {
  const out = new Set<number>();
  for (const item of toArray(t, value)) {
    const given = asInt(item) ?? index(t, item);
    const number = Number(given);
    if (number < 1 || number >= NSIG) return raise.ValueError(`signal number ${given} out of range [1; ${NSIG - 1}]`);
    if (isValidSignal(number)) out.add(number);
    else t.warn(exceptionTypes.RuntimeWarning, `invalid signal number ${number}, please use valid_signals()`, 1);
  }
  return out;
}

function toSet(t: Thread, numbers: Iterable<number>): PySet {
  const set = new PySet();
  for (const number of [...numbers].sort((a, b) => a - b)) set.add(t, number);
  return set;
}

function sigmask(t: Thread, _module: Value, how: number, given: Value): Value {
  const wanted = signalSet(t, given);
  const old = maskOf(t);
  let mask: Set<number>;
  if (how === SIG_BLOCK) mask = new Set([...old, ...wanted]);
  else if (how === SIG_UNBLOCK) mask = new Set([...old].filter((number) => !wanted.has(number)));
  else if (how === SIG_SETMASK) mask = wanted;
  else return raiseSystem(EINVAL);
  // Nobody can block these; asking for it is no error.
  mask.delete(SIGKILL);
  mask.delete(SIGSTOP);
  const answer = toSet(t, old);
  setMask(t as VmThread, mask);
  return answer;
}

function pause(t: Thread, module: PyObject): Value {
  const state = signalsOf(t);
  const before = state.answered;
  waitFor(t as VmThread, module, () => state.answered !== before, undefined);
  return null;
}

/** Takes the first signal of a set that comes, for at most so many nanoseconds; undefined where none did. */
function take(
  t: Thread,
  module: PyObject,
  wanted: ReadonlySet<number>,
  timeout: bigint | undefined,
): [number, number] | undefined {
  const { pending, awaited } = signalsOf(t);
  const found = () => [...pending].filter(([number]) => wanted.has(number)).sort(([a], [b]) => a - b)[0];
  awaited.set(t, wanted);
  try {
    if (timeout !== 0n) waitFor(t as VmThread, module, () => found() !== undefined, timeout);
    awaited.delete(t);
  } catch (error) {
    // A thread that is suspended goes on waiting.
    if (error !== SUSPENDED) awaited.delete(t);
    throw error;
  }
  const first = found();
  if (first !== undefined) pending.delete(first[0]);
  return first;
}

function sigwait(t: Thread, module: PyObject, given: Value): Value {
  const wanted = signalSet(t, given);
  for (;;) {
    const taken = take(t, module, wanted, undefined);
    if (taken !== undefined) return taken[0];
  }
}

function information([number, code]: [number, number]): Value {
  return makeStructSequence(siginfoType, [number, code, 0, code <= 0 ? 1 : 0, code <= 0 ? 1000 : 0, 0, 0]);
}

function sigtimedwait(t: Thread, module: PyObject, given: Value, timeout: Value): Value {
  const seconds = floatOf(t, timeout);
  const wanted = signalSet(t, given);
  if (Number.isNaN(seconds)) return raise.ValueError('Invalid value NaN (not a number)');
  if (seconds < 0) return raise.ValueError('timeout must be non-negative');
  const taken = take(t, module, wanted, BigInt(Math.ceil(seconds * 1e9)));
  return taken === undefined ? null : information(taken);
}

function killThread(t: Thread, _module: Value, ident: number, number: number): Value {
  if (number < 0 || number >= NSIG) return raiseSystem(EINVAL);
  const target = threadOf(t, ident);
  if (target === undefined) return raiseSystem(ESRCH);
  if (number !== 0) sendSignal(t as VmThread, number, FROM_THREAD, target);
  return null;
}

export const waitingFunctions: Record<string, NativeRow> = {
  pause: ['(module, /)', pause],
  pthread_kill: ['(module, thread_id: int, signalnum: int, /)', killThread],
  pthread_sigmask: ['(module, how: int, mask, /)', sigmask],
  sigpending: ['(module, /)', (t) => toSet(t, signalsOf(t).pending.keys())],
  sigwait: ['(module, sigset, /)', sigwait],
  sigwaitinfo: [
    '(module, sigset, /)',
    (t, module: PyObject, given: Value) => {
      const taken = take(t, module, signalSet(t, given), undefined);
      return taken === undefined ? raiseSystem(EAGAIN) : information(taken);
    },
  ],
  sigtimedwait: ['(module, sigset, timeout, /)', sigtimedwait],
};
