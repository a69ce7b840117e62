/**
 * Local time: the zone of a machine (glibc time/tzfile.c, time/mktime.c). It is read when somebody first asks and again by
 * `time.tzset()`: from the variable TZ as the program sees it, else the system's own.
 */
import type { Runtime, Thread } from '../../objects/thread.ts';
import { variableOf, worldOf } from '../world.ts';
import { daysOf, type Fields, fieldsOf } from './calendar.ts';
import { parseRule, typeByRule, type ZoneType } from './posix-rule.ts';
import { parseZoneFile, type ZoneFile } from './tzif.ts';

/** What a zone says of a moment; the moment in seconds since 1970. */
export type Zone = (seconds: number) => ZoneType;

const UTC: ZoneType = { offset: 0, dst: false, name: 'UTC' };

function zoneOfFile({ transitions, kinds, types, rule }: ZoneFile): Zone {
  // Before all changes holds the first type that is no summer time (`__tzfile_compute`).
  const first = types.find((type) => !type.dst) ?? types[0];
  return (seconds) => {
    if (transitions.length === 0 || seconds < transitions[0])
      return transitions.length === 0 && rule ? typeByRule(rule, seconds) : first;
    let low = 0;
    let high = transitions.length - 1;
    if (seconds >= transitions[high]) return rule === undefined ? types[kinds[high]] : typeByRule(rule, seconds);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (seconds < transitions[middle]) high = middle;
      else low = middle;
    }
    return types[kinds[low]];
  };
}

/** The zone that TZ names: a file of the system's, or a rule written out. */
function readZone(t: Thread): Zone {
  const host = worldOf(t).host;
  const setting = variableOf(t, 'TZ')?.replace(/^:/, '');
  if (setting === '') return () => UTC;
  const data = host?.clock.zone(setting);
  const file = data && parseZoneFile(data);
  if (file !== undefined) return zoneOfFile(file);
  if (setting === undefined) return () => UTC;
  const rule = parseRule(setting);
  return (seconds) => typeByRule(rule, seconds);
}

const zones = new WeakMap<Runtime, Zone>();

export function zoneOf(t: Thread): Zone {
  let zone = zones.get(t.runtime);
  if (zone === undefined) zones.set(t.runtime, (zone = readZone(t)));
  return zone;
}

/** Has TZ read anew. */
export function resetZone(t: Thread): void {
  zones.delete(t.runtime);
}

/** Calendar fields of a moment in local time. */
export function localFields(t: Thread, seconds: number): Fields {
  const type = zoneOf(t)(seconds);
  return { ...fieldsOf(seconds + type.offset), dst: Number(type.dst), zone: type.name, offset: type.offset };
}

/** Seconds of a mean year. */
const YEAR = (365 * 24 + 6) * 3600;

/** Names and seconds west of UTC of a zone in winter and in summer, around a moment (Modules/timemodule.c `init_timezone`). */
export function zoneSummary(
  t: Thread,
  now: number,
): { names: [string, string]; timezone: number; altzone: number; daylight: boolean } {
  const zone = zoneOf(t);
  const start = Math.floor(now / YEAR) * YEAR;
  const january = zone(start);
  const july = zone(start + YEAR / 2);
  // Summer is in January where the clocks are behind in July.
  const [winter, summer] = january.offset > july.offset ? [july, january] : [january, july];
  return {
    names: [winter.name, summer.name],
    timezone: -winter.offset || 0,
    altzone: -summer.offset || 0,
    daylight: january.offset !== july.offset,
  };
}

const DAY = 86400;
/** How far and how finely another use of summer time is looked for (glibc time/mktime.c `__mktime_internal`). */
const STRIDE = 601200;
const FARTHEST = 536454000;

/** Seconds since 1970 of local calendar fields, which need not be in their ranges; `dst` below 0 lets the zone decide (`mktime`). */
export function secondsOfLocal(t: Thread, f: Fields): number {
  const zone = zoneOf(t);
  const month = f.month - 1;
  const days = daysOf(f.year + Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1) + f.day - 1;
  const shown = days * DAY + f.hour * 3600 + f.minute * 60 + f.second;
  const before = zone(shown - DAY);
  const offsets = [before.offset, zone(shown + DAY).offset];
  const solutions = offsets.map((offset) => shown - offset).filter((moment, i) => zone(moment).offset === offsets[i]);
  const wanted = f.dst > 0;
  if (f.dst < 0) return solutions[0] ?? shown - before.offset;
  const exact = solutions.find((moment) => zone(moment).dst === wanted);
  if (exact !== undefined) return exact;
  const near = solutions[0] ?? shown - before.offset;
  for (let distance = 0; distance <= FARTHEST; distance += STRIDE) {
    for (const moment of [near - distance, near + distance]) {
      const type = zone(moment);
      if (type.dst === wanted) return shown - type.offset;
    }
  }
  return near + (wanted ? -3600 : 3600);
}
