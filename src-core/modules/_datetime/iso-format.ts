/** Reading of ISO 8601 texts (Modules/_datetimemodule.c `parse_isoformat_date`, `parse_isoformat_time`): what `fromisoformat` takes. */
import { fromIsoWeek, type YearMonthDay } from './days.ts';

const isDigit = (text: string, i: number): boolean => {
  const c = text.charCodeAt(i);
  return c >= 48 && c <= 57;
};

/** The number that so many digits write; -1 where there are not as many. */
function digits(text: string, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) {
    if (!isDigit(text, i)) return -1;
    value = value * 10 + text.charCodeAt(i) - 48;
  }
  return value;
}

/** The date in the first `end` characters; undefined where there is none. */
export function parseDate(text: string, end: number): YearMonthDay | undefined {
  const year = digits(text, 0, 4);
  if (year < 0) return undefined;
  const separated = text[4] === '-';
  let at = separated ? 5 : 4;
  if (text[at] === 'W') {
    const week = digits(text, at + 1, 2);
    if (week < 0) return undefined;
    at += 3;
    let day = 1;
    if (at < end) {
      if (separated && text[at++] !== '-') return undefined;
      day = digits(text, at, 1);
      if (day < 0) return undefined;
    }
    const date = fromIsoWeek(year, week, day);
    return typeof date === 'string' ? undefined : date;
  }
  const month = digits(text, at, 2);
  if (month < 0) return undefined;
  at += 2;
  if (separated && text[at++] !== '-') return undefined;
  const day = digits(text, at, 2);
  return day < 0 ? undefined : [year, month, day];
}

interface Clock {
  /** Hour, minute, second, microsecond. */
  parts: [number, number, number, number];
  /** Does anything follow. */
  more: boolean;
}

/** `HH[:?MM[:?SS[.ffffff]]]` from `start`, of which `end` is the end; undefined where it is malformed. */
function parseClock(text: string, start: number, end: number): Clock | undefined {
  const parts: Clock['parts'] = [0, 0, 0, 0];
  let at = start;
  let separated = true;
  for (let i = 0; i < 3; i++) {
    parts[i] = digits(text, at, 2);
    if (parts[i] < 0) return undefined;
    at += 2;
    const c = text[at++];
    if (i === 0) separated = c === ':';
    if (at >= end) return { parts, more: c !== undefined };
    if (separated && c === ':') continue;
    if (c === '.' || c === ',') break;
    if (separated) return undefined;
    at--;
  }
  const count = Math.min(end - at, 6);
  const fraction = digits(text, at, count);
  if (fraction < 0) return undefined;
  parts[3] = fraction * 10 ** (6 - count);
  at += count;
  while (isDigit(text, at)) at++;
  return { parts, more: at < text.length };
}

export interface IsoTime {
  parts: [number, number, number, number];
  /** Seconds and microseconds of the offset; undefined without one. */
  offset: [number, number] | undefined;
}

/** The time from `start` to the end of the text; undefined where it is malformed. */
export function parseTime(text: string, start: number): IsoTime | undefined {
  let zone = start;
  do if (/[Z+-]/.test(text[zone] ?? '')) break;
  while (++zone < text.length);
  const clock = parseClock(text, start, zone);
  if (clock === undefined) return undefined;
  if (zone >= text.length) return clock.more ? undefined : { parts: clock.parts, offset: undefined };
  if (text[zone] === 'Z') return zone + 1 === text.length ? { parts: clock.parts, offset: [0, 0] } : undefined;
  const sign = text[zone] === '-' ? -1 : 1;
  const offset = parseClock(text, zone + 1, text.length);
  if (offset === undefined || offset.more) return undefined;
  const [hours, minutes, seconds, microseconds] = offset.parts;
  return { parts: clock.parts, offset: [sign * (hours * 3600 + minutes * 60 + seconds), sign * microseconds] };
}

/** Where the date of a datetime ends (`_find_isoformat_datetime_separator`); -1 where it does not. */
export function findSeparator(text: string): number {
  const { length } = text;
  if (length === 7) return 7;
  if (text[4] === '-') {
    if (text[5] !== 'W') return 10;
    if (length < 8) return -1;
    if (length === 8 || text[8] !== '-') return 8;
    if (length === 9) return -1;
    // A day of the week, or a hyphen between week and hour, which is likelier than a digit there.
    return length > 10 && isDigit(text, 10) ? 8 : 10;
  }
  if (text[4] !== 'W') return 8;
  let at = 7;
  while (at < length && isDigit(text, at)) at++;
  if (at < 9) return at;
  return at % 2 === 0 ? 7 : 8;
}
