/** Seconds since 1970 and local time, which is UTC here (Python/pytime.c, Modules/_datetimemodule.c `local_to_seconds`). */
import { index } from '../../objects/abstract/number.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyFloat, type Value } from '../../objects/value.ts';
import { secondsOf } from '../time/calendar.ts';
import { hostOf } from '../world.ts';
import { toOrdinal } from './days.ts';
import type { PyDateTime } from './objects.ts';

const EPOCH_ORDINAL = 719163;
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

/** Local time of another moment is looked at to find folds; raises ValueError where that has no year. */
export function checkLocal(seconds: number): void {
  if (seconds < FIRST) raise.ValueError('year 0 is out of range');
  if (seconds >= BEYOND) raise.ValueError('year 10000 is out of range');
}

/** Seconds since 1970 of a local time. Raises ValueError at both ends of the calendar. */
export function localSeconds(d: PyDateTime, fold: number): number {
  const days = toOrdinal(d.year, d.month, d.day) - EPOCH_ORDINAL;
  const seconds = days * 86400 + d.hour * 3600 + d.minute * 60 + d.second;
  checkLocal(fold === 1 ? seconds + MOST_FOLD : seconds - MOST_FOLD);
  return seconds;
}

/** Looks for a fold before a moment, as there is none in UTC. Raises ValueError at the beginning of the calendar. */
export function probeFold(seconds: number): void {
  checkLocal(seconds);
  checkLocal(seconds - MOST_FOLD);
}
