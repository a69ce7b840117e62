/** Moments moved by spans of time: what the types of dates, times and zones share (Modules/_datetimemodule.c `add_datetime_timedelta`). */
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';
import { normalizeDate } from './days.ts';
import { dateOfClass, dateTimeOfClass, type PyDate, type PyDateTime, type PyDelta } from './objects.ts';

/** `date + delta * factor`, of the date's class. Raises OverflowError. */
export function addDays(t: Thread, date: PyDate, delta: PyDelta, factor: number): Value {
  return dateOfClass(t, date.cls, ...normalizeDate(date.year, date.month, date.day + delta.days * factor));
}

/** `moment + delta * factor`, of the moment's class and zone. Raises OverflowError. */
export function addDelta(t: Thread, moment: PyDateTime, delta: PyDelta, factor: number): Value {
  const microseconds = moment.microsecond + delta.microseconds * factor;
  const overMicro = Math.floor(microseconds / 1000000);
  const seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + delta.seconds * factor + overMicro;
  const overDays = Math.floor(seconds / 86400);
  const rest = seconds - overDays * 86400;
  const [year, month, day] = normalizeDate(moment.year, moment.month, moment.day + delta.days * factor + overDays);
  return dateTimeOfClass(
    t,
    moment.cls,
    [year, month, day, Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60, microseconds - overMicro * 1000000],
    moment.tzinfo,
  );
}
