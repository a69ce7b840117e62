/** The objects of `datetime`, their types bare, and what makes them (Modules/_datetimemodule.c `new_delta_ex`, `new_date_ex` ...). */
import { addInt, type Int, multiplyInt } from '../../base/int.ts';
import { hashBytes } from '../../base/siphash.ts';
import { call } from '../../objects/abstract/call.ts';
import { raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { isSubtype, type PyType, typeOf } from '../../objects/type.ts';
import { PyObject, type Str, utf16, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { checkDate, checkTime, MAX_DELTA_DAYS } from './days.ts';

export const deltaType = typeIn('datetime', 'timedelta');
export const dateType = typeIn('datetime', 'date');
export const timeType = typeIn('datetime', 'time');
export const datetimeType = typeIn('datetime', 'datetime', { base: dateType });
export const tzinfoType = typeIn('datetime', 'tzinfo');
export const timezoneType = typeIn('datetime', 'timezone', { base: tzinfoType, final: true });

/** Seconds and microseconds are never negative: the sign is that of the days. */
export class PyDelta extends PyObject {
  hash: Int | undefined = undefined;
  constructor(
    readonly days: number,
    readonly seconds: number,
    readonly microseconds: number,
  ) {
    super();
  }
  get isZero(): boolean {
    return this.days === 0 && this.seconds === 0 && this.microseconds === 0;
  }
}

export class PyDate extends PyObject {
  hash: Int | undefined = undefined;
  constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {
    super();
  }
  /** The bytes that are compared, hashed and pickled. */
  get data(): Uint8Array {
    return Uint8Array.of(this.year >> 8, this.year & 255, this.month, this.day);
  }
}

/** A time of a day; also what a datetime has of it. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly fold: number;
  readonly tzinfo: Value;
}

const clockBytes = (c: Clock): number[] => [
  c.hour,
  c.minute,
  c.second,
  c.microsecond >> 16,
  (c.microsecond >> 8) & 255,
  c.microsecond & 255,
];

export class PyTime extends PyObject implements Clock {
  hash: Int | undefined = undefined;
  constructor(
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly microsecond: number,
    readonly tzinfo: Value,
    readonly fold: number,
  ) {
    super();
  }
  get data(): Uint8Array {
    return Uint8Array.from(clockBytes(this));
  }
}

export class PyDateTime extends PyDate implements Clock {
  constructor(
    year: number,
    month: number,
    day: number,
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly microsecond: number,
    readonly tzinfo: Value,
    /** Set after its class has made it, where that does not take it. */
    public fold: number,
  ) {
    super(year, month, day);
  }
  override get data(): Uint8Array {
    return Uint8Array.from([this.year >> 8, this.year & 255, this.month, this.day, ...clockBytes(this)]);
  }
}

export class PyTzInfo extends PyObject {}

export class PyTimezone extends PyTzInfo {
  constructor(
    readonly offset: PyDelta,
    readonly name: Str | undefined,
  ) {
    super();
  }
}

/** A timedelta of parts in range. Raises OverflowError for too many days. */
export function newDelta(days: number, seconds: number, microseconds: number, cls = deltaType): PyDelta {
  if (Math.abs(days) > MAX_DELTA_DAYS) {
    raise.OverflowError(`days=${days}; must have magnitude <= ${MAX_DELTA_DAYS}`);
  }
  return adopt(new PyDelta(days, seconds, microseconds), cls, deltaType);
}

/** The same of any parts. */
export function normalizedDelta(days: number, seconds: number, microseconds: number): PyDelta {
  const s = seconds + Math.floor(microseconds / 1000000);
  const us = microseconds - Math.floor(microseconds / 1000000) * 1000000;
  const more = Math.floor(s / 86400);
  return newDelta(days + more, s - more * 86400, us);
}

export const negateDelta = (d: PyDelta): PyDelta => normalizedDelta(-d.days, -d.seconds, -d.microseconds);
export const subtractDeltas = (a: PyDelta, b: PyDelta): PyDelta =>
  normalizedDelta(a.days - b.days, a.seconds - b.seconds, a.microseconds - b.microseconds);
export const compareDeltas = (a: PyDelta, b: PyDelta): number =>
  a.days - b.days || a.seconds - b.seconds || a.microseconds - b.microseconds;

export function totalMicroseconds(d: PyDelta): Int {
  return addInt(multiplyInt(d.days * 86400 + d.seconds, 1000000), d.microseconds);
}

/** Raises TypeError for what is neither None nor a tzinfo. */
export function checkTzinfo(value: Value): void {
  if (value === null || isSubtype(typeOf(value), tzinfoType)) return;
  raise.TypeError(`tzinfo argument must be None or of a tzinfo subclass, not type '${utf16(typeOf(value).name)}'`);
}

/** A date of a class, made without calling it. Raises ValueError. */
export function newDate(year: number, month: number, day: number, cls = dateType): PyDate {
  checkDate(year, month, day);
  return adopt(new PyDate(year, month, day), cls, dateType);
}

/** The same by a call of the class, for subclasses. */
export function dateOfClass(t: Thread, cls: PyType, year: number, month: number, day: number): Value {
  if (cls === dateType) return newDate(year, month, day);
  if (cls === datetimeType) return newDateTime([year, month, day, 0, 0, 0, 0], null, 0);
  return call(t, cls, [year, month, day]);
}

/** Hour, minute, second, microsecond. */
export type ClockParts = [number, number, number, number];

export function newTime(parts: ClockParts, tzinfo: Value, fold: number, cls = timeType): PyTime {
  checkTime(...parts, fold);
  checkTzinfo(tzinfo);
  return adopt(new PyTime(...parts, tzinfo, fold), cls, timeType);
}

/** Year to microsecond. */
export type DateTimeParts = [number, number, number, number, number, number, number];

export function newDateTime(parts: DateTimeParts, tzinfo: Value, fold: number, cls = datetimeType): PyDateTime {
  const [year, month, day, ...clock] = parts;
  checkDate(year, month, day);
  checkTime(...clock, fold);
  checkTzinfo(tzinfo);
  return adopt(new PyDateTime(...parts, tzinfo, fold), cls, datetimeType);
}

/** The same by a call of the class, for subclasses, which do not hear of the fold. */
export function dateTimeOfClass(t: Thread, cls: PyType, parts: DateTimeParts, tzinfo: Value, fold = 0): Value {
  if (cls === datetimeType) return newDateTime(parts, tzinfo, fold);
  const made = call(t, cls, [...parts, tzinfo]);
  if (made instanceof PyDateTime) made.fold = fold;
  return made;
}

export const partsOf = (d: PyDateTime): DateTimeParts => [d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond];
export const clockOf = (c: Clock): ClockParts => [c.hour, c.minute, c.second, c.microsecond];

/** The order of two objects by their bytes. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

export const hashData = (data: Uint8Array): Int => hashBytes(data);

/** `datetime.timezone.utc`; types and what they hold of this kind never change, so machines may share them. */
export const UTC = new PyTimezone(new PyDelta(0, 0, 0), undefined);
