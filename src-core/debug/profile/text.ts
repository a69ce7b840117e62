/** A profile as the command line prints it: the columns of `pstats`, and instructions beside its times. */
import type { ProfileFormat, ProfileFunction, ProfileReport, ProfileSort } from '../../protocol/profile-shapes.ts';
import { writePstats } from './export/pstats.ts';
import { collapsedText, speedscopeText } from './export/stacks.ts';

const KEYS: Readonly<Record<ProfileSort, [words: string, of: (row: ProfileFunction) => number]>> = {
  ncalls: ['call count', (row) => row.calls],
  tottime: ['internal time', (row) => row.ownTime],
  cumtime: ['cumulative time', (row) => row.cumulativeTime],
  instructions: ['instructions', (row) => row.ownInstructions],
};

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3).padStart(8);

/** `file:line(name)` as `pstats` has it. */
function placeOf({ file, line, name, builtin }: ProfileFunction): string {
  if (!builtin) return `${file}:${line}(${name})`;
  return name.startsWith('<') ? `{${name.slice(1, -1)}}` : name;
}

/** The table, ordered by one column. */
export function profileText(report: ProfileReport, sort: ProfileSort): string {
  const rows = report.functions.filter((row) => row.calls > 0);
  const calls = rows.reduce((sum, row) => sum + row.calls, 0);
  const primitive = rows.reduce((sum, row) => sum + row.primitiveCalls, 0);
  const [words, of] = KEYS[sort];
  const counted = primitive === calls ? '' : ` (${primitive} primitive calls)`;
  const time = (report.time / 1000).toFixed(3);
  const out = [
    `         ${calls} function calls${counted}, ${report.instructions} instructions in ${time} seconds`,
    '',
    `   Ordered by: ${words}`,
    '',
    '   ncalls  tottime  percall  cumtime  percall instructions   cumulative filename:lineno(function)',
  ];
  for (const row of rows.sort((a, b) => of(b) - of(a) || placeOf(a).localeCompare(placeOf(b)))) {
    const n = row.calls === row.primitiveCalls ? String(row.calls) : `${row.calls}/${row.primitiveCalls}`;
    const times = `${seconds(row.ownTime)} ${seconds(row.ownTime / row.calls)} ${seconds(row.cumulativeTime)} ${seconds(row.cumulativeTime / row.primitiveCalls)}`;
    const counts = `${String(row.ownInstructions).padStart(12)} ${String(row.cumulativeInstructions).padStart(12)}`;
    out.push(`${n.padStart(9)} ${times} ${counts} ${placeOf(row)}`);
  }
  return `${out.join('\n')}\n\n`;
}

/** A profile as a file of another tool; `name` is what was profiled. */
export function exportProfile(report: ProfileReport, format: ProfileFormat, name: string): Uint8Array | string {
  switch (format) {
    case 'pstats':
      return writePstats(report);
    case 'speedscope':
      return speedscopeText(report, name);
    case 'collapsed':
      return collapsedText(report);
    case 'json':
      return `${JSON.stringify(report)}\n`;
  }
}
