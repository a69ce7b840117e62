/** Rules of a zone in the notation of POSIX, as `EST+05EDT,M3.2.0,M11.1.0` (glibc time/tzset.c). */
import { daysOf, fieldsOf } from './calendar.ts';

/** What a zone says at a time. */
export interface ZoneType {
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly dst: boolean;
  readonly name: string;
}

/** The day of a change: `M` the nth weekday of a month, `J` a day of the year without leap days, `0` one with them. */
type ChangeDay =
  | { readonly kind: 'M'; readonly month: number; readonly week: number; readonly weekday: number }
  | { readonly kind: 'J' | '0'; readonly day: number };

interface Change {
  readonly day: ChangeDay;
  /** Seconds after midnight, which may lie in another day. */
  readonly time: number;
}

export interface ZoneRule {
  readonly standard: ZoneType;
  readonly summer?: { readonly type: ZoneType; readonly begins: Change; readonly ends: Change };
}

const NAME = /^(?:<([^>]+)>|([A-Za-z]{3,}))/;
const OFFSET = /^([+-]?)(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2}))?/;
const TIME = /^\/([+-]?)(\d{1,3})(?::(\d{1,2}))?(?::(\d{1,2}))?/;
const DAY = /^,(?:M(\d{1,2})\.(\d)\.(\d)|(J?)(\d{1,3}))/;
/** What is taken where a rule has summer time and says no days. */
const DEFAULT_CHANGES = ',M3.2.0,M11.1.0';

const secondsOf = ([, sign, hours, minutes = '0', seconds = '0']: RegExpExecArray): number =>
  (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));

/** A rule; what cannot be read ends it, as in the C library: without an offset it is UTC under the name. */
export function parseRule(text: string): ZoneRule {
  let rest = text;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.slice(found[0].length);
    return found;
  };
  const takeName = (): string | undefined => {
    const found = take(NAME);
    return found === null ? undefined : (found[1] ?? found[2]);
  };
  const takeChange = (): Change | undefined => {
    const day = take(DAY);
    if (day === null) return undefined;
    const time = take(TIME);
    const [, month, week, weekday, kind, number] = day;
    return {
      day:
        month === undefined
          ? { kind: kind === 'J' ? 'J' : '0', day: Number(number) }
          : { kind: 'M', month: Number(month), week: Number(week), weekday: Number(weekday) },
      time: time === null ? 7200 : secondsOf(time),
    };
  };
  const name = takeName() ?? '';
  const west = take(OFFSET);
  const standard: ZoneType = { offset: west === null ? 0 : -secondsOf(west) || 0, dst: false, name };
  const summerName = west === null ? undefined : takeName();
  if (summerName === undefined) return { standard };
  const summerWest = take(OFFSET);
  const offset = summerWest === null ? standard.offset + 3600 : -secondsOf(summerWest) || 0;
  if (!rest.startsWith(',')) rest = DEFAULT_CHANGES;
  const begins = takeChange();
  const ends = takeChange();
  if (begins === undefined || ends === undefined) return { standard };
  return { standard, summer: { type: { offset, dst: true, name: summerName }, begins, ends } };
}

/** Seconds since 1970, as if the clock that changes showed UTC. */
function changeIn(year: number, { day, time }: Change): number {
  if (day.kind === 'M') {
    const first = daysOf(year, day.month, 1);
    const next = daysOf(day.month === 12 ? year + 1 : year, (day.month % 12) + 1, 1);
    // 1970-01-01 was a Thursday; Sunday is 0 here.
    const weekday = (((first + 4) % 7) + 7) % 7;
    let at = first + ((day.weekday - weekday + 7) % 7) + (day.week - 1) * 7;
    while (at >= next) at -= 7;
    return at * 86400 + time;
  }
  const start = daysOf(year, 1, 1);
  const leap = daysOf(year + 1, 1, 1) - start === 366;
  const days = day.kind === 'J' ? day.day - 1 + (leap && day.day >= 60 ? 1 : 0) : day.day;
  return (start + days) * 86400 + time;
}

/** What a rule says at a time (`__tz_compute`). */
export function typeByRule({ standard, summer }: ZoneRule, seconds: number): ZoneType {
  if (summer === undefined) return standard;
  const { year } = fieldsOf(seconds);
  // glibc counts the changes of earlier years from the start of 1970.
  const begin = changeIn(Math.max(year, 1970), summer.begins) - standard.offset;
  const end = changeIn(Math.max(year, 1970), summer.ends) - summer.type.offset;
  const inSummer = begin > end ? seconds < end || seconds >= begin : seconds >= begin && seconds < end;
  return inSummer ? summer.type : standard;
}
