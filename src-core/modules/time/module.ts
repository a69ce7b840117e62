/** The module `time`: the host's clocks and the calendar (Modules/timemodule.c). */
import { callMethod } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { importModule } from '../../objects/import-module.ts';
import { PyModule } from '../../objects/module.ts';
import { makeNamespace } from '../../objects/namespace.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, PyFloat, type PyObject, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { raiseSystem } from '../host-error.ts';
import { hostOf, worldOf } from '../world.ts';
import { checkFields, type Fields, fieldsFrom, fieldsOf, secondsOf, structTime, structTimeType } from './calendar.ts';
import { sleepFor } from './sleep.ts';
import { DAYS, formatTime, MONTHS } from './strftime.ts';
import { localFields, resetZone, secondsOfLocal, zoneSummary } from './zone.ts';

type Which = 'wall' | 'monotonic' | 'performance' | 'processor';

const canonical = (value: bigint): number | bigint =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;

const nanoseconds = (t: Thread, which: Which): bigint => hostOf(t).clock[which]();

/** As CPython rounds: whole seconds and the rest apart. */
const inSeconds = (time: bigint): PyFloat => new PyFloat(Number(time / 1_000_000_000n) + Number(time % 1_000_000_000n) / 1e9);

const clock = (which: Which): NativeRow => ['~(module)', (t) => inSeconds(nanoseconds(t, which))];
const clockNs = (which: Which): NativeRow => ['~(module)', (t) => canonical(nanoseconds(t, which))];

const CLOCKS: Readonly<Record<number, Which>> = {
  0: 'wall',
  1: 'monotonic',
  2: 'processor',
  3: 'processor',
  4: 'monotonic',
  7: 'monotonic',
};

function clockById(t: Thread, id: number): bigint {
  const which = CLOCKS[id];
  return which === undefined ? raiseSystem(22) : nanoseconds(t, which);
}

const INFO: Readonly<Record<string, readonly [implementation: string, monotonic: boolean, adjustable: boolean]>> = {
  time: ['clock_gettime(CLOCK_REALTIME)', false, true],
  monotonic: ['clock_gettime(CLOCK_MONOTONIC)', true, false],
  perf_counter: ['clock_gettime(CLOCK_MONOTONIC)', true, false],
  process_time: ['clock_gettime(CLOCK_PROCESS_CPUTIME_ID)', true, false],
  thread_time: ['clock_gettime(CLOCK_THREAD_CPUTIME_ID)', true, false],
};

function clockInfo(_t: Thread, _module: Value, name: Str): Value {
  const info = INFO[utf16(name)];
  if (info === undefined) return raise.ValueError('unknown clock');
  const [implementation, monotonic, adjustable] = info;
  return makeNamespace({ implementation, monotonic, adjustable, resolution: new PyFloat(1e-9) });
}

function sleep(t: Thread, module: PyObject, value: Value): Value {
  let duration: bigint;
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) return raise.ValueError('Invalid value NaN (not a number)');
    if (value.value >= 2 ** 63 / 1e9) return raise.OverflowError('timestamp too large to convert to C _PyTime_t');
    duration = BigInt(Math.ceil(value.value * 1e9));
  } else {
    const whole = asInt(value);
    if (whole === undefined && typeOf(value).nb_index === undefined)
      return raise.TypeError(`'${utf16(typeOf(value).name)}' object cannot be interpreted as an integer`);
    duration = BigInt(index(t, value)) * 1_000_000_000n;
    if (duration >= 2n ** 63n) return raise.OverflowError('timestamp too large to convert to C _PyTime_t');
  }
  if (duration < 0n) return raise.ValueError('sleep length must be non-negative');
  sleepFor(t as VmThread, module, duration);
  return null;
}

const nowSeconds = (t: Thread) => () => Number(nanoseconds(t, 'wall') / 1_000_000_000n);

function gmtime(t: Thread, _module: Value, seconds: Value | undefined): Value {
  return structTime(fieldsOf(secondsOf(t, seconds, nowSeconds(t))));
}

/** The calendar's fields in local time of an argument, or of now. */
const localOf = (t: Thread, seconds: Value | undefined) => localFields(t, secondsOf(t, seconds, nowSeconds(t)));

/** Sets what the module says about the zone (`init_timezone`). */
function tellZone(t: Thread, dict: PyDict): void {
  const now = worldOf(t).host === undefined ? 0 : nowSeconds(t)();
  const { names, timezone, altzone, daylight } = zoneSummary(t, now);
  const values = { timezone, altzone, daylight: Number(daylight), tzname: new PyTuple(names.map(strFromUtf16)) };
  for (const [name, value] of Object.entries(values)) dict.setStr(name, value);
}

function tzset(t: Thread): Value {
  resetZone(t);
  tellZone(t, (importModule(t, 'time') as PyModule).dict);
  return null;
}

const ctimeText = (f: ReturnType<typeof fieldsOf>): string =>
  `${DAYS[f.weekday].slice(0, 3)} ${MONTHS[f.month - 1].slice(0, 3)} ${String(f.day).padStart(2)} ` +
  `${[f.hour, f.minute, f.second].map((part) => String(part).padStart(2, '0')).join(':')} ${f.year}`;

function asctime(t: Thread, _module: Value, tuple: Value | undefined): Value {
  const fields = tuple === undefined ? localOf(t, undefined) : checkFields(fieldsFrom(t, tuple, 'asctime'));
  return ctimeText(fields);
}

function mktime(t: Thread, _module: Value, tuple: Value): Value {
  const f = fieldsFrom(t, tuple, 'mktime');
  return new PyFloat(secondsOfLocal(t, f));
}

/** Fields without the name of a zone get one by whether they are in summer time; -1 is neither (glibc `strftime`). */
function zoned(t: Thread, f: Fields): Fields {
  if (f.zone || f.dst < 0) return f;
  return { ...f, zone: zoneSummary(t, nowSeconds(t)()).names[f.dst === 0 ? 0 : 1] };
}

function strftime(t: Thread, _module: Value, format: Str, tuple: Value | undefined): Value {
  const fields = tuple === undefined ? localOf(t, undefined) : zoned(t, checkFields(fieldsFrom(t, tuple, 'strftime')));
  const text = utf16(format);
  if (text.includes('\0')) return raise.ValueError('embedded null character');
  return strFromUtf16(formatTime(text, fields));
}

const functions: Record<string, NativeRow> = {
  time: clock('wall'),
  time_ns: clockNs('wall'),
  monotonic: clock('monotonic'),
  monotonic_ns: clockNs('monotonic'),
  perf_counter: clock('performance'),
  perf_counter_ns: clockNs('performance'),
  process_time: clock('processor'),
  process_time_ns: clockNs('processor'),
  thread_time: clock('processor'),
  thread_time_ns: clockNs('processor'),
  clock_gettime: ['~(module, clk_id: int, /)', (t, _module: Value, id: number) => inSeconds(clockById(t, id))],
  clock_gettime_ns: ['~(module, clk_id: int, /)', (t, _module: Value, id: number) => canonical(clockById(t, id))],
  clock_getres: [
    '~(module, clk_id: int, /)',
    (t, _module: Value, id: number) => new PyFloat(clockById(t, id) === undefined ? 0 : 1e-9),
  ],
  get_clock_info: ['~(module, name: str, /)', clockInfo],
  sleep: ['~(module, seconds, /)', sleep],
  gmtime: ['~(module, seconds=NULL, /)', gmtime],
  localtime: ['~(module, seconds=NULL, /)', (t, _module: Value, seconds: Value | undefined) => structTime(localOf(t, seconds))],
  asctime: ['~(module, tuple=NULL, /)', asctime],
  ctime: ['~(module, seconds=NULL, /)', (t, _module: Value, seconds: Value | undefined) => ctimeText(localOf(t, seconds))],
  mktime: ['~(module, tuple, /)', mktime],
  strftime: ['~(module, format: str, tuple=NULL, /)', strftime],
  strptime: [
    '~(module, *args)',
    (t, _module: Value, args: Value[]) => callMethod(t, importModule(t, '_strptime'), '_strptime_time', ...args),
  ],
  tzset: ['~(module)', tzset],
};

export function makeTime(t: Thread): PyModule {
  const module = new PyModule('time');
  const { dict } = module;
  fillModule(dict, module, 'time', functions);
  const constants: Record<string, Value> = {
    CLOCK_REALTIME: 0,
    CLOCK_MONOTONIC: 1,
    CLOCK_PROCESS_CPUTIME_ID: 2,
    CLOCK_THREAD_CPUTIME_ID: 3,
    CLOCK_MONOTONIC_RAW: 4,
    CLOCK_BOOTTIME: 7,
    _STRUCT_TM_ITEMS: 11,
    struct_time: structTimeType,
  };
  for (const [name, value] of Object.entries(constants)) dict.setStr(name, value);
  tellZone(t, dict);
  return module;
}
