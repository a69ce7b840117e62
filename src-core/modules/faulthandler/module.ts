/**
 * The `faulthandler` module (Modules/faulthandler.c). The machine has no faults of its own: what it handles are signals that the program sends to
 * itself, and `os.abort`. The watchdog of `dump_traceback_later` looks when threads take turns. Not there: the functions with which CPython's
 * tests let a process crash.
 */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { callMethod } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyException } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyFloat, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { watchSignal } from '../_signal/delivery.ts';
import { NSIG } from '../_signal/numbers.ts';
import { startService } from '../_thread/threads.ts';
import { raiseSystem } from '../host-error.ts';
import { hostOf } from '../world.ts';
import { dumpThread, dumpThreads, writeDump } from './traceback-dump.ts';

const EINVAL = 22;
const INT_MAX = 2 ** 31 - 1;

const FAULTS: ReadonlyMap<number, string> = new Map([
  [7, 'Bus error'],
  [4, 'Illegal instruction'],
  [8, 'Floating-point exception'],
  [6, 'Aborted'],
  [11, 'Segmentation fault'],
]);

interface Target {
  readonly descriptor: number;
  /** Kept so that it is not closed meanwhile; undefined for a descriptor. */
  readonly file: Value | undefined;
}

interface State {
  enabled: boolean;
  file: Value | undefined;
  /** The watchdog that waits; another object once it is cancelled or begun anew. */
  watchdog: object | undefined;
  readonly registered: Map<number, Target>;
}

const states = new RuntimeState<State>();

function stateOf(t: Thread): State {
  let state = states.get(t.runtime);
  if (state === undefined) {
    state = { enabled: false, file: undefined, watchdog: undefined, registered: new Map() };
    states.set(t.runtime, state);
  }
  return state;
}

/** The descriptor of a file, which is flushed (`faulthandler_get_fileno`). Raises RuntimeError and ValueError. */
function targetOf(t: Thread, given: Value): Target {
  let file = given;
  if (file === null) {
    const sys = t.runtime.modules.getStr('sys');
    const stderr = sys === undefined ? undefined : lookupAttr(t, sys, 'stderr');
    if (stderr === undefined) return raise.RuntimeError('unable to get sys.stderr');
    if (stderr === null) return raise.RuntimeError('sys.stderr is None');
    file = stderr;
  } else if (asInt(file) !== undefined) {
    const number = asInt(file) as number | bigint;
    if (number > INT_MAX || number < -INT_MAX - 1) return raise.OverflowError('Python int too large to convert to C int');
    return number < 0 ? raise.ValueError('file is not a valid file descriptor') : { descriptor: Number(number), file: undefined };
  }
  const number = asInt(callMethod(t, file, 'fileno'));
  if (number === undefined || number < 0 || number >= INT_MAX) {
    return raise.RuntimeError('file.fileno() is not a valid file descriptor');
  }
  try {
    callMethod(t, file, 'flush');
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
  }
  return { descriptor: Number(number), file };
}

const dumpOf = (t: Thread, all: boolean): string => (all ? dumpThreads(t, t) : dumpThread(t));

function dumpTraceback(t: Thread, _module: Value, file: Value, all: boolean): Value {
  const { descriptor } = targetOf(t, file);
  writeDump(t, descriptor, dumpOf(t, all));
  return null;
}

function enable(t: Thread, _module: Value, file: Value, all: boolean): Value {
  const target = targetOf(t, file);
  const state = stateOf(t);
  state.enabled = true;
  state.file = target.file;
  for (const [number, words] of FAULTS) {
    watchSignal(t, number, (running) => {
      disable(running);
      writeDump(running, target.descriptor, `Fatal Python error: ${words}\n\n${dumpOf(running, all)}`);
      return true;
    });
  }
  return null;
}

function disable(t: Thread): Value {
  const state = stateOf(t);
  if (!state.enabled) return false;
  state.enabled = false;
  state.file = undefined;
  for (const number of FAULTS.keys()) watchSignal(t, number, undefined);
  return true;
}

function checkSignal(number: number): void {
  if (FAULTS.has(number)) raise.RuntimeError(`signal ${number} cannot be registered, use enable() instead`);
  if (number < 1 || number >= NSIG) raise.ValueError('signal number out of range');
}

function register(t: Thread, _module: Value, number: number, file: Value, all: boolean, chain: boolean): Value {
  checkSignal(number);
  const target = targetOf(t, file);
  if (number === 9 || number === 19) return raiseSystem(EINVAL);
  stateOf(t).registered.set(number, target);
  watchSignal(t, number, (running) => {
    writeDump(running, target.descriptor, dumpOf(running, all));
    return chain;
  });
  return null;
}

function unregister(t: Thread, _module: Value, number: number): Value {
  checkSignal(number);
  const known = stateOf(t).registered.delete(number);
  if (known) watchSignal(t, number, undefined);
  return known;
}

const SECOND = 1_000_000_000n;

/** Nanoseconds, rounded up (`_PyTime_FromSecondsObject`). Raises TypeError, ValueError and OverflowError. */
function nanoseconds(t: Thread, value: Value): bigint {
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) return raise.ValueError('Invalid value NaN (not a number)');
    if (Math.abs(value.value) >= 2 ** 63) return raise.OverflowError('timestamp out of range for platform time_t');
    return BigInt(Math.ceil(value.value * 1e9));
  }
  return BigInt(index(t, value)) * SECOND;
}

/** `Timeout (0:00:00.500000)!` (`format_timeout`). */
function heading(timeout: bigint): string {
  const seconds = timeout / SECOND;
  const two = (value: bigint) => String(value).padStart(2, '0');
  const clock = `${seconds / 3600n}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
  const rest = (timeout % SECOND) / 1000n;
  return `Timeout (${clock}${rest === 0n ? '' : `.${String(rest).padStart(6, '0')}`})!\n`;
}

interface Watch {
  readonly timeout: bigint;
  readonly repeat: boolean;
  readonly exit: boolean;
  readonly target: Target;
}

function startWatchdog(t: VmThread, watch: Watch, token: object): void {
  const state = stateOf(t);
  startService(t, watch.timeout, () => {
    if (state.watchdog !== token) return;
    writeDump(t, watch.target.descriptor, heading(watch.timeout) + dumpThreads(t, undefined));
    if (watch.exit) hostOf(t).exit(1);
    if (watch.repeat) startWatchdog(t, watch, token);
    else state.watchdog = undefined;
  });
}

function dumpLater(t: Thread, _module: Value, seconds: Value, repeat: boolean, file: Value, exit: boolean): Value {
  const timeout = nanoseconds(t, seconds);
  if (timeout <= 0n) return raise.ValueError('timeout must be greater than 0');
  const target = targetOf(t, file);
  // It holds the file, for the collector to see.
  const token = { target };
  stateOf(t).watchdog = token;
  startWatchdog(t as VmThread, { timeout, repeat, exit, target }, token);
  return null;
}

/** A row whose default for the file is shown as `sys.stderr`. */
const onFile = (notation: string, fn: NativeRow[1]): NativeRow => [
  notation,
  fn,
  undefined,
  notation
    .replace('module', '$module')
    .replaceAll(/: (?:int|bool)/g, '')
    .replaceAll(' = ', '=')
    .replace('file=None', 'file=sys.stderr'),
];

const functions = (): Record<string, NativeRow> => ({
  enable: onFile('(module, /, file=None, all_threads: bool = True)', enable),
  disable: ['(module, /)', (t) => disable(t)],
  is_enabled: ['(module, /)', (t) => stateOf(t).enabled],
  dump_traceback: onFile('(module, /, file=None, all_threads: bool = True)', dumpTraceback),
  dump_traceback_later: onFile('(module, /, timeout, repeat: bool = False, file=None, exit: bool = False)', dumpLater),
  cancel_dump_traceback_later: [
    '(module, /)',
    (t) => {
      stateOf(t).watchdog = undefined;
      return null;
    },
  ],
  register: onFile('(module, /, signum: int, file=None, all_threads: bool = True, chain: bool = False)', register),
  unregister: ['(module, signum: int, /)', unregister],
});

/** Makes the module object. */
export function makeFaulthandler(): PyModule {
  const module = new PyModule('faulthandler');
  fillModule(module.dict, module, 'faulthandler', functions());
  return module;
}
