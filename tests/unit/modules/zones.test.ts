/** Local time: rules of POSIX and the system's compiled zones beside what the platform's own calendar says of them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRule, typeByRule } from '../../../src-core/modules/time/posix-rule.ts';
import { parseZoneFile } from '../../../src-core/modules/time/tzif.ts';
import { runProgram } from '../../support/programs.ts';

const DAY = 86400;

/** Seconds east of UTC, as the platform has it (whole minutes). */
function platformOffset(zone: string): (seconds: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (seconds) => {
    const text = format.formatToParts(seconds * 1000).find(({ type }) => type === 'timeZoneName')!.value;
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(text)!;
    return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  };
}

/** Moments of 2010 to 2036, half a day and a bit apart. */
const MOMENTS = Array.from({ length: 18_000 }, (_, i) => 1_262_304_000 + Math.round(i * DAY * 0.53));

describe('rules written out', () => {
  it.each([
    ['America/New_York', 'EST5EDT,M3.2.0,M11.1.0'],
    ['Australia/Sydney', 'AEST-10AEDT,M10.1.0,M4.1.0/3'],
    ['Europe/London', 'GMT0BST,M3.5.0/1,M10.5.0'],
    ['Asia/Kolkata', 'IST-5:30'],
  ])('%s is %s', (zone, rule) => {
    const offset = platformOffset(zone);
    const parsed = parseRule(rule);
    expect(MOMENTS.filter((moment) => typeByRule(parsed, moment).offset !== offset(moment))).toEqual([]);
  });
});

describe('compiled zones', () => {
  const folder = '/usr/share/zoneinfo';
  const zones = ['America/New_York', 'Europe/Paris', 'Europe/Dublin', 'America/Sao_Paulo', 'Asia/Tokyo', 'Pacific/Auckland'];
  it.runIf(existsSync(join(folder, zones[0])))('hold what the platform says', () => {
    for (const zone of zones) {
      const { transitions, kinds, types, rule } = parseZoneFile(new Uint8Array(readFileSync(join(folder, zone))))!;
      const offset = platformOffset(zone);
      const inRange = transitions.map((at, i) => [at, types[kinds[i]].offset]).filter(([at]) => at > 0);
      expect(inRange.filter(([at, seconds]) => offset(at) !== seconds)).toEqual([]);
      expect(rule && typeByRule(rule, 2_100_000_000).offset).toBe(offset(2_100_000_000));
    }
  });

  it('are nothing when cut short', () => {
    expect(parseZoneFile(new Uint8Array(0))).toBeUndefined();
    expect(
      parseZoneFile(new TextEncoder().encode('TZif2 and then nothing that would follow, or not enough of it')),
    ).toBeUndefined();
  });
});

it('is what programs see', () => {
  const source = readFileSync(join(import.meta.dirname, 'zones.py'), 'utf8');
  expect(runProgram(source, 'zones.py')).toEqual({ stdout: '', error: '' });
});
