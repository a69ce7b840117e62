/** A zone's transitions, made of what the library's `zoneinfo._common.load_data` read from a file (Modules/_zoneinfo.c `load_data`). */
import { callMethod } from '../../objects/abstract/call.ts';
import { same } from '../../objects/abstract/compare.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyTuple, type Value } from '../../objects/value.ts';
import { normalizedDelta, type PyDelta } from '../_datetime/objects.ts';
import { type Names, parseRule, type TimeType, typeAtLocal, typeAtUtc } from './rules.ts';

/** Timedeltas by their seconds: equal ones are one. */
export type Deltas = Map<number, PyDelta>;

export interface ZoneData {
  /** Moments of UTC, and the same in local time as it is read the first and the second time. */
  readonly utc: readonly number[];
  readonly wall: readonly [readonly number[], readonly number[]];
  /** What holds from each of them on. */
  readonly types: readonly TimeType[];
  readonly before: TimeType | undefined;
  readonly after: Names<TimeType>;
  /** What is asked without a date is answered too. */
  readonly isFixed: boolean;
}

function deltaOf(deltas: Deltas, seconds: number): PyDelta {
  let delta = deltas.get(seconds);
  if (delta === undefined) deltas.set(seconds, (delta = normalizedDelta(0, seconds, 0)));
  return delta;
}

/** How much of each offset is daylight saving: files only say whether there is any (`utcoff_to_dstoff`). */
function savings(order: readonly number[], offsets: readonly number[], isDst: readonly boolean[]): number[] {
  const out = offsets.map(() => 0);
  for (let i = 1; i < order.length; i++) {
    const index = order[i];
    if (!isDst[index] || out[index] !== 0) continue;
    let saving = isDst[order[i - 1]] ? 0 : offsets[index] - offsets[order[i - 1]];
    if (saving === 0 && index < offsets.length - 1 && i + 1 < order.length) {
      if (isDst[order[i + 1]]) continue;
      saving = offsets[index] - offsets[order[i + 1]];
    }
    out[index] = saving;
  }
  return out.map((saving, i) => (isDst[i] && saving === 0 ? 3600 : saving));
}

/** Transitions in local time: before a fold ends, the larger offset is that of the first reading (`ts_to_local`). */
function wallTimes(order: readonly number[], utc: readonly number[], offsets: readonly number[]): [number[], number[]] {
  const first: number[] = [];
  const second: number[] = [];
  utc.forEach((moment, i) => {
    const offset = offsets[order[i]];
    const last = i > 0 ? offsets[order[i - 1]] : offsets.length > 1 ? offsets[0] : offset;
    first.push(moment + Math.max(offset, last));
    second.push(moment + Math.min(offset, last));
  });
  return [first, second];
}

/** What holds behind the last transition. */
function lastRule(t: Thread, deltas: Deltas, rule: Value, types: readonly TimeType[], order: readonly number[]): Names<TimeType> {
  if (rule !== null && isTrue(t, rule)) {
    const make = (seconds: number, dst: number, name: string): TimeType => ({
      seconds,
      offset: deltaOf(deltas, seconds),
      dst: deltaOf(deltas, dst),
      name,
    });
    const text = String.fromCharCode(...needBytes(t, rule));
    return parseRule(text, make, (what) => raise.ValueError(`${what} ${reprText(t, rule)}`));
  }
  if (types.length === 0) return raise.ValueError('No time zone information found.');
  return { standard: types[order.length === 0 ? types.length - 1 : order[order.length - 1]], summer: undefined };
}

const equal = (t: Thread, a: TimeType, b: TimeType): boolean =>
  same(t, a.offset, b.offset) && same(t, a.dst, b.dst) && same(t, a.name as Value, b.name as Value);

/** Reads a zone with the library's functions. Raises what they raise, and ValueError. */
export function loadZone(t: Thread, common: Value, deltas: Deltas, file: Value): ZoneData {
  const data = callMethod(t, common, 'load_data', file);
  if (!(data instanceof PyTuple)) return raise.TypeError(`Invalid data result type: ${reprText(t, data)}`);
  const [order, utc, offsets, flags, names] = data.items.slice(0, 5).map((part) => (part as PyTuple).items);
  const indices = order.map(Number);
  const wrong = indices.find((index) => index > offsets.length);
  if (wrong !== undefined) return raise.ValueError(`Invalid transition index found while reading TZif: ${wrong}`);
  const isDst = flags.map((flag) => isTrue(t, flag));
  const seconds = offsets.map(Number);
  const saving = savings(indices, seconds, isDst);
  const types = seconds.map(
    (offset, i): TimeType => ({
      seconds: offset,
      offset: deltaOf(deltas, offset),
      dst: deltaOf(deltas, saving[i]),
      name: names[i],
    }),
  );
  const moments = utc.map(Number);
  const standard = isDst.indexOf(false);
  const after = lastRule(t, deltas, data.items[5], types, indices);
  return {
    utc: moments,
    wall: wallTimes(indices, moments, seconds),
    types: indices.map((index) => types[index]),
    before: types[standard < 0 ? 0 : standard],
    after,
    isFixed: types.length <= 1 && after.summer === undefined && (types.length === 0 || equal(t, types[0], after.standard)),
  };
}

/** How many of the moments are not behind `moment`. */
function bisect(moments: readonly number[], moment: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle] > moment) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** What holds at a local time (`find_ttinfo`). */
export function typeAt(zone: ZoneData, moment: number, fold: number, year: number): TimeType {
  const moments = zone.wall[fold === 0 ? 0 : 1];
  const count = moments.length;
  if (count > 0 && moment < moments[0]) return zone.before as TimeType;
  if (count === 0 || moment > moments[count - 1]) return typeAtLocal(zone.after, moment, fold, year);
  return zone.types[bisect(moments, moment) - 1];
}

/** What holds at a time in UTC, and whether the local clock shows it for the second time (`zoneinfo_fromutc`). */
export function typeFromUtc(zone: ZoneData, moment: number, year: number): { type: TimeType; fold: boolean } {
  const { utc, types } = zone;
  const before = zone.before as TimeType;
  const count = utc.length;
  if (count > 0 && moment < utc[0]) return { type: before, fold: false };
  if (count === 0 || moment > utc[count - 1]) {
    const { type, fold } = typeAtUtc(zone.after, moment, year);
    // Right after the last transition a fold is one between it and what was before, whatever the rule says.
    const last = count > 1 ? types[count - 2] : before;
    const shift = count === 0 ? 0 : last.seconds - type.seconds;
    return { type, fold: fold || (shift > 0 && moment < utc[count - 1] + shift) };
  }
  const index = bisect(utc, moment);
  const last = index >= 2 ? types[index - 2] : before;
  const type = types[index >= 2 ? index - 1 : 0];
  return { type, fold: last.seconds - type.seconds > moment - utc[index - 1] };
}
