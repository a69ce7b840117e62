/** The functions of `_testcapi` about the C interface of `datetime` (Modules/_testcapi/datetime.c): what its macros and capsule would answer. */
import { callMethod } from '../objects/abstract/call.ts';
import type { NativeRow } from '../objects/define.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { isSubtype, type PyType, typeOf } from '../objects/type.ts';
import { PyTuple, type Str, utf16, type Value } from '../objects/value.ts';
import './_datetime/module.ts';
import {
  dateType,
  datetimeType,
  deltaType,
  newDate,
  newDateTime,
  newTime,
  normalizedDelta,
  timeType,
  tzinfoType,
  UTC,
} from './_datetime/objects.ts';
import { newTimezone } from './_datetime/tzinfo.ts';

/** `PyDate_Check` and the others, and their exact forms. */
const check = (type: PyType): NativeRow => [
  '~(module, obj, exact: bool = False, /)',
  (_t, _module: Value, obj: Value, exact: boolean) => (exact ? typeOf(obj) === type : isSubtype(typeOf(obj), type)),
];

const zone = (t: Thread, hours: number, name?: Str): Value => newTimezone(t, normalizedDelta(0, hours * 3600, 0), name);

const CLOCK = ['hour', 'minute', 'second', 'microsecond', 'tzinfo'];

/** The macros that read fields. What is not of the type would end CPython; here it is a TypeError. */
const fields = (type: PyType, names: readonly string[]): NativeRow => [
  '~(module, obj, /)',
  (_t, _module: Value, obj: Value) => {
    if (!isSubtype(typeOf(obj), type)) return raise.TypeError(`${utf16(type.name)} expected`);
    return new PyTuple(names.map((name) => (obj as unknown as Record<string, Value>)[name]));
  },
];

/** The first argument of most says whether the macro or the capsule is asked; here is only one of them. */
export const datetimeFunctions = (): Record<string, NativeRow> => ({
  test_datetime_capi: ['~(module, /)', () => null],
  datetime_check_date: check(dateType),
  datetime_check_datetime: check(datetimeType),
  datetime_check_delta: check(deltaType),
  datetime_check_time: check(timeType),
  datetime_check_tzinfo: check(tzinfoType),
  make_timezones_capi: ['~(module, /)', (t) => new PyTuple([zone(t, -5, 'EST'), zone(t, -5, 'EST'), zone(t, -5)])],
  get_timezones_offset_zero: ['~(module, /)', (t) => new PyTuple([zone(t, 0), zone(t, 0), zone(t, 0, '')])],
  get_timezone_utc_capi: ['~(module, macro: bool = False, /)', () => UTC],
  get_date_fromdate: [
    '~(module, macro: bool, year: int, month: int, day: int, /)',
    (_t, _module: Value, _macro: boolean, year: number, month: number, day: number) => newDate(year, month, day),
  ],
  get_datetime_fromdateandtime: [
    '~(module, macro: bool, year: int, month: int, day: int, hour: int, minute: int, second: int, microsecond: int, /)',
    (_t, _module: Value, _macro: boolean, ...parts: [number, number, number, number, number, number, number]) =>
      newDateTime(parts, null, 0),
  ],
  get_datetime_fromdateandtimeandfold: [
    '~(module, macro: bool, year: int, month: int, day: int, hour: int, minute: int, second: int, microsecond: int, fold: int, /)',
    (_t, _module: Value, _macro: boolean, ...rest: [number, number, number, number, number, number, number, number]) => {
      const [year, month, day, hour, minute, second, microsecond, fold] = rest;
      return newDateTime([year, month, day, hour, minute, second, microsecond], null, fold);
    },
  ],
  get_time_fromtime: [
    '~(module, macro: bool, hour: int, minute: int, second: int, microsecond: int, /)',
    (_t, _module: Value, _macro: boolean, ...parts: [number, number, number, number]) => newTime(parts, null, 0),
  ],
  get_time_fromtimeandfold: [
    '~(module, macro: bool, hour: int, minute: int, second: int, microsecond: int, fold: int, /)',
    (_t, _module: Value, _macro: boolean, hour: number, minute: number, second: number, microsecond: number, fold: number) =>
      newTime([hour, minute, second, microsecond], null, fold),
  ],
  get_delta_fromdsu: [
    '~(module, macro: bool, days: int, seconds: int, microseconds: int, /)',
    (_t, _module: Value, _macro: boolean, days: number, seconds: number, microseconds: number) =>
      normalizedDelta(days, seconds, microseconds),
  ],
  get_date_fromtimestamp: [
    '~(module, timestamp, macro: bool = False, /)',
    (t, _module: Value, timestamp: Value) => callMethod(t, dateType, 'fromtimestamp', timestamp),
  ],
  get_datetime_fromtimestamp: [
    '~(module, timestamp, tzinfo, use_tzinfo: bool = False, macro: bool = False, /)',
    (t, _module: Value, timestamp: Value, tzinfo: Value, useZone: boolean) =>
      callMethod(t, datetimeType, 'fromtimestamp', ...(useZone ? [timestamp, tzinfo] : [timestamp])),
  ],
  PyDateTime_GET: fields(dateType, ['year', 'month', 'day']),
  PyDateTime_DATE_GET: fields(datetimeType, CLOCK),
  PyDateTime_TIME_GET: fields(timeType, CLOCK),
  PyDateTime_DELTA_GET: fields(deltaType, ['days', 'seconds', 'microseconds']),
});
