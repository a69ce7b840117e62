/**
 * What a zone says after its last transition: the rule at the end of a compiled zone, in the notation of POSIX as `_zoneinfo` reads it
 * (Modules/_zoneinfo.c `parse_tz_str`). The C library's way with such a rule (modules/time/posix-rule.ts) forgives more.
 */
import { daysInMonth, toOrdinal } from '../_datetime/days.ts';
import type { PyDelta } from '../_datetime/objects.ts';

/** What holds for a time: offset from UTC, of which daylight saving, and name. */
export interface TimeType {
  readonly seconds: number;
  readonly offset: PyDelta | null;
  readonly dst: PyDelta | null;
  readonly name: unknown;
}

export const EPOCH_ORDINAL = 719163;
const DAY = 86400;
const HOUR = 3600;

/** The moment of a year when the rule changes, in seconds of local time since 1970. */
export type Change = (year: number) => number;

export interface Names<T> {
  readonly standard: T;
  /** Undefined for a zone without daylight saving. */
  readonly summer: { readonly type: T; readonly difference: number; readonly begins: Change; readonly ends: Change } | undefined;
}

/** Reads a text from the left; every method moves on only where it succeeds. */
class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  next(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
}

const NAME = /<([A-Za-z0-9+-]*)>|([A-Za-z]+)/y;
const TIME = /([+-]?)(\d{1,3})(?::(\d\d)(?::(\d\d))?)?/y;
const CALENDAR = /M(\d{1,2})\.(\d)\.(\d)/y;
const YEARDAY = /(J?)(\d{1,3})/y;

const takeName = (reader: Reader): string | undefined => {
  const found = reader.match(NAME);
  return found && (found[1] ?? found[2]);
};

/** Hours and seconds of a time of day that may lie in another day; undefined where a colon has nothing behind it. */
function takeTime(reader: Reader): { hours: number; seconds: number } | undefined {
  const found = reader.match(TIME);
  if (found === undefined || reader.next(':')) return undefined;
  const [, sign, hours, minutes = '0', seconds = '0'] = found;
  const direction = sign === '-' ? -1 : 1;
  return {
    hours: Number(hours),
    seconds: direction * (Number(hours) * HOUR + Number(minutes) * 60 + Number(seconds)),
  };
}

/** An offset as seconds east of UTC, which POSIX counts westward. */
function takeOffset(reader: Reader): number | undefined {
  const time = takeTime(reader);
  return time === undefined || time.hours > 24 ? undefined : 0 - time.seconds;
}

/** The nth weekday of a month; the fifth is the last. */
function calendarChange(month: number, week: number, weekday: number, seconds: number): Change {
  return (year) => {
    const first = (toOrdinal(year, month, 1) + 6) % 7;
    let day = ((((weekday - (first + 1)) % 7) + 7) % 7) + 1 + (week - 1) * 7;
    if (day > daysInMonth(year, month)) day -= 7;
    return (toOrdinal(year, month, day) - EPOCH_ORDINAL) * DAY + seconds;
  };
}

/** A day of the year: with `julian` 29 February is never counted. */
function yearDayChange(julian: boolean, day: number, seconds: number): Change {
  return (year) => {
    const leap = julian && day >= 59 && daysInMonth(year, 2) === 29 ? 1 : 0;
    return (toOrdinal(year, 1, 1) - EPOCH_ORDINAL - 1 + day + leap) * DAY + seconds;
  };
}

function takeChange(reader: Reader): Change | undefined {
  const calendar = reader.match(CALENDAR);
  const yearDay = calendar === undefined ? reader.match(YEARDAY) : undefined;
  if (calendar === undefined && yearDay === undefined) return undefined;
  const time = reader.next('/') ? takeTime(reader) : { hours: 2, seconds: 2 * HOUR };
  if (time === undefined || time.hours > 167) return undefined;
  if (calendar !== undefined) {
    const [month, week, weekday] = calendar.slice(1).map(Number);
    const isValid = month >= 1 && month <= 12 && week >= 1 && week <= 5 && weekday <= 6;
    return isValid ? calendarChange(month, week, weekday, time.seconds) : undefined;
  }
  const [, kind, number] = yearDay as RegExpExecArray;
  const julian = kind === 'J';
  const day = Number(number);
  return day < (julian ? 1 : 0) || day > 365 ? undefined : yearDayChange(julian, day, time.seconds);
}

/** The rule, its types made by `make` of offset, daylight saving and name. `refuse` says what is wrong. */
export function parseRule<T>(
  text: string,
  make: (offset: number, dst: number, name: string) => T,
  refuse: (what: string) => never,
): Names<T> {
  const reader = new Reader(text);
  const name = takeName(reader) ?? refuse('Invalid STD format in');
  const offset = takeOffset(reader) ?? refuse('Invalid STD offset in');
  if (reader.isAtEnd) return { standard: make(offset, 0, name), summer: undefined };
  const summerName = takeName(reader) ?? refuse('Invalid DST format in');
  const comma = reader.next(',');
  const summerOffset = comma ? offset + HOUR : (takeOffset(reader) ?? refuse('Invalid DST offset in'));
  if (!comma && !reader.next(',')) return refuse('Missing transition rules in TZ string:');
  const begins = takeChange(reader) ?? refuse('Malformed transition rule in TZ string:');
  if (!reader.next(',')) return refuse('Missing transition rules in TZ string:');
  const ends = takeChange(reader) ?? refuse('Malformed transition rule in TZ string:');
  if (!reader.isAtEnd) return refuse('Extraneous characters at end of TZ string:');
  const difference = summerOffset - offset;
  return {
    standard: make(offset, 0, name),
    summer: { type: make(summerOffset, difference, summerName), difference, begins, ends },
  };
}

const within = (moment: number, from: number, to: number): boolean =>
  from < to ? moment >= from && moment < to : moment < to || moment >= from;

/** What the rule says of a local time (`find_tzrule_ttinfo`). */
export function typeAtLocal<T>({ standard, summer }: Names<T>, moment: number, fold: number, year: number): T {
  if (summer === undefined) return standard;
  const { difference } = summer;
  let from = summer.begins(year);
  let to = summer.ends(year);
  if ((fold !== 0) === difference >= 0) to -= difference;
  else from += difference;
  return within(moment, from, to) ? summer.type : standard;
}

/** What it says of a time in UTC, and whether that is the second time that the local clock shows it (`find_tzrule_ttinfo_fromutc`). */
export function typeAtUtc<T extends { readonly seconds: number }>(
  { standard, summer }: Names<T>,
  moment: number,
  year: number,
): { type: T; fold: boolean } {
  if (summer === undefined) return { type: standard, fold: false };
  const { difference } = summer;
  const from = summer.begins(year) - standard.seconds;
  const to = summer.ends(year) - summer.type.seconds;
  const ambiguous = difference > 0 ? to : from;
  return {
    type: within(moment, from, to) ? summer.type : standard,
    fold: moment >= ambiguous && moment < ambiguous + Math.abs(difference),
  };
}
