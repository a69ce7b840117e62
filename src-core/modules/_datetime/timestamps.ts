/** Seconds since 1970 and local time (Python/pytime.c, Modules/_datetimemodule.c `local_to_seconds`). */
import { index } from '../../objects/abstract/number.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyFloat, type Value } from '../../objects/value.ts';
import { secondsOf } from '../time/calendar.ts';
import { zoneOf } from '../time/zone.ts';
import { hostOf } from '../world.ts';
import { toOrdinal } from './days.ts';
import type { PyDateTime } from './objects.ts';

export const EPOCH_ORDINAL = 719163;
/** The longest fold of any zone, looked for around a moment. */
const MOST_FOLD = 86400;
/** Seconds since 1970 of the first and behind the last moment. */
const FIRST = (1 - EPOCH_ORDINAL) * 86400;
const BEYOND = (3652060 - EPOCH_ORDINAL) * 86400;

/** Whole seconds, cut down. Raises ValueError, OverflowError, OSError. */
export function wholeSeconds(t: Thread, timestamp: Value): number {
  if (timestamp === null) {
    index(t, timestamp);
  }
  return secondsOf(t, timestamp, () => 0);
}

/** Seconds and microseconds, rounded half to even. */
export function timestampParts(t: Thread, timestamp: Value): [seconds: number, microseconds: number] {
  if (!(timestamp instanceof PyFloat)) return [wholeSeconds(t, timestamp), 0];
  const { value } = timestamp;
  if (Number.isNaN(value)) return raise.ValueError('Invalid value NaN (not a number)');
  let seconds = Math.trunc(value);
  let microseconds = roundHalfEven((value - seconds) * 1e6);
  if (microseconds >= 1e6) {
    microseconds -= 1e6;
    seconds += 1;
  } else if (microseconds < 0) {
    microseconds += 1e6;
    seconds -= 1;
  }
  return [wholeSeconds(t, new PyFloat(seconds)), microseconds];
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x) + 0;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The clock of the host. */
export function now(t: Thread): [seconds: number, microseconds: number] {
  const time = hostOf(t).clock.wall() as bigint;
  const seconds = time / 1_000_000_000n;
  return [Number(seconds), Number((time - seconds * 1_000_000_000n) / 1000n)];
}

/** Local time as if it were UTC, both in seconds since 1970 (`local`). Raises ValueError where it has no year. */
export function localOf(t: Thread, seconds: number): number {
  const local = seconds + zoneOf(t)(seconds).offset;
  if (local < FIRST) return raise.ValueError('year 0 is out of range');
  return local >= BEYOND ? raise.ValueError('year 10000 is out of range') : local;
}

/** Seconds since 1970 of a local time. Raises ValueError at both ends of the calendar. */
export function localSeconds(t: Thread, d: PyDateTime, fold: number): number {
  const days = toOrdinal(d.year, d.month, d.day) - EPOCH_ORDINAL;
  const shown = days * 86400 + d.hour * 3600 + d.minute * 60 + d.second;
  const offset = localOf(t, shown) - shown;
  const moment = shown - offset;
  const found = localOf(t, moment);
  // Of two moments that show the same, the fold says which is meant: the other is looked for.
  let other = found - moment;
  if (found === shown) {
    const probe = fold === 1 ? moment + MOST_FOLD : moment - MOST_FOLD;
    other = localOf(t, probe) - probe;
    if (other === offset) return moment;
  }
  const second = shown - other;
  if (localOf(t, second) === shown) return second;
  if (found === shown) return moment;
  // The time was left out when the clocks went forward.
  return fold === 1 ? Math.min(moment, second) : Math.max(moment, second);
}

/** Whether a moment's local time was shown before already (`datetime_from_timet_and_us`). Raises ValueError. */
export function isFold(t: Thread, seconds: number): boolean {
  const shown = localOf(t, seconds);
  const change = shown - localOf(t, seconds - MOST_FOLD) - MOST_FOLD;
  return change < 0 && localOf(t, seconds + change) === shown;
}
