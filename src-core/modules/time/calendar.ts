/** Seconds since 1970 as calendar fields and back, in UTC (C library `gmtime_r`, `timegm`). */

import { getAttr } from '../../objects/abstract/attr.ts';
import { index } from '../../objects/abstract/number.ts';
import { raise } from '../../objects/raise.ts';
import { makeStructSequence, type PyStructSequence, structSequenceType } from '../../objects/structseq.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { PyFloat, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';

export const structTimeType = structSequenceType({
  name: 'time.struct_time',
  fields: [
    'tm_year',
    'tm_mon',
    'tm_mday',
    'tm_hour',
    'tm_min',
    'tm_sec',
    'tm_wday',
    'tm_yday',
    'tm_isdst',
    'tm_zone',
    'tm_gmtoff',
  ],
  visible: 9,
});

/** Calendar fields; months and days of the year from 1, Monday is 0. */
export interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
  yearday: number;
  dst: number;
  /** Name of the zone, and seconds east of UTC, where they are known. */
  zone: string | undefined;
  offset: number;
}

const SECONDS_A_DAY = 86400;

/** Days since 1970 of a date (H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const inEra = y - era * 400;
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468;
}

export function fieldsOf(seconds: number): Fields {
  const days = Math.floor(seconds / SECONDS_A_DAY);
  const rest = seconds - days * SECONDS_A_DAY;
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const inEra = z - era * 146097;
  const y = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * inYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = y + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day: inYear - Math.floor((153 * m + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: (((days + 3) % 7) + 7) % 7,
    yearday: days - daysOf(year, 1, 1) + 1,
    dst: 0,
    zone: 'GMT',
    offset: 0,
  };
}

export function structTime(f: Fields): PyStructSequence {
  const items = [f.year, f.month, f.day, f.hour, f.minute, f.second, f.weekday, f.yearday, f.dst];
  return makeStructSequence(structTimeType, [...items, f.zone ?? null, f.offset]);
}

/** Whole seconds of an argument; undefined and None mean now. Raises TypeError, OverflowError, ValueError. */
export function secondsOf(t: Thread, value: Value | undefined, now: () => number): number {
  if (value === undefined || value === null) return now();
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) return raise.ValueError('Invalid value NaN (not a number)');
    const floor = Math.floor(value.value);
    if (Math.abs(floor) > 2 ** 63) return raise.OverflowError('timestamp out of range for platform time_t');
    return inRange(floor);
  }
  const int = index(t, value);
  if (int > 2n ** 63n - 1n || int < -(2n ** 63n)) return raise.OverflowError('timestamp out of range for platform time_t');
  return inRange(Number(int));
}

function inRange(seconds: number): number {
  // The year must fit a C int.
  if (Math.abs(seconds) > 67_767_976_233_532_000) {
    throw raise.OSError('[Errno 75] Value too large for defined data type');
  }
  return seconds;
}

/** A tuple of nine as calendar fields (`gettmarg`), unchecked but for its shape. */
export function fieldsFrom(t: Thread, value: Value, of: string): Fields {
  if (!(value instanceof PyTuple)) return raise.TypeError('Tuple or struct_time argument required');
  if (value.items.length !== 9) return raise.TypeError(`${of}(): illegal time tuple argument`);
  const [year, month, day, hour, minute, second, weekday, yearday, dst] = value.items.map((item) => Number(index(t, item)));
  const fields = { year, month, day, hour, minute, second, weekday, yearday, dst, zone: undefined, offset: 0 };
  if (typeOf(value) !== structTimeType) return fields;
  const [zone, offset] = ['tm_zone', 'tm_gmtoff'].map((name) => getAttr(t, value, name));
  return {
    ...fields,
    zone: zone === null ? undefined : utf16(zone as Str),
    offset: offset === null ? 0 : Number(index(t, offset)),
  };
}

/** Raises ValueError for fields that no calendar has (`checktm`); zero months and days count as one. */
export function checkFields(f: Fields): Fields {
  const checked = {
    ...f,
    month: f.month === 0 ? 1 : f.month,
    day: f.day === 0 ? 1 : f.day,
    yearday: f.yearday === 0 ? 1 : f.yearday,
  };
  const bad = (what: string): never => raise.ValueError(`${what} out of range`);
  if (checked.month < 1 || checked.month > 12) bad('month');
  if (checked.day < 1 || checked.day > 31) bad('day of month');
  if (f.hour < 0 || f.hour > 23) bad('hour');
  if (f.minute < 0 || f.minute > 59) bad('minute');
  if (f.second < 0 || f.second > 61) bad('seconds');
  if (f.weekday < -1) bad('day of week');
  if (checked.yearday < 1 || checked.yearday > 366) bad('day of year');
  return { ...checked, weekday: f.weekday === -1 ? 6 : f.weekday % 7 };
}
