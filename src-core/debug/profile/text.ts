/** A profile as the command line prints it: the columns of `pstats`, and instructions beside its times. */
import type { ProfileDiff, ProfileFormat, ProfileFunction, ProfileReport, ProfileSort } from '../../protocol/profile-shapes.ts';
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
  if (report.detail === 'instructions') out.push('', ...lineTexts(report), '', ...opcodeTexts(report), '', ...siteTexts(report));
  return `${out.join('\n')}\n\n`;
}

/** Rows of the longer tables that are printed; all of them are in the JSON. */
const MOST = 25;
const columns = (counts: readonly number[], text: string) => `${counts.map((n) => String(n).padStart(12)).join(' ')} ${text}`;

function lineTexts({ lines }: ProfileReport): string[] {
  const rows = [...lines].sort((a, b) => b.instructions - a.instructions).slice(0, MOST);
  return [
    'instructions        lines file:line',
    ...rows.map(({ instructions, hits, file, line }) => columns([instructions, hits], `${file}:${line}`)),
  ];
}

function opcodeTexts({ opcodes, pairs }: ProfileReport): string[] {
  return [
    '       count opcode',
    ...opcodes.slice(0, MOST).map(({ count, name }) => columns([count], name)),
    '',
    '       count pair of opcodes',
    ...pairs.slice(0, MOST).map(({ count, first, second }) => columns([count], `${first} ${second}`)),
  ];
}

function siteTexts({ sites, functions }: ProfileReport): string[] {
  const rows = [...sites].sort((a, b) => b.executions - a.executions).slice(0, MOST);
  return [
    '  executions         hits       misses site',
    ...rows.flatMap((site) => {
      const owner = functions[site.function];
      const place = `${owner?.qualname ?? '?'}+${site.offset} (line ${site.line ?? '?'}) ${site.form}`;
      return [
        columns([site.executions, site.hits, site.misses], place),
        ...site.failures.map(({ reason, count }) => `${' '.repeat(39)}not specialised ${count} times: ${reason}`),
        ...site.missReasons.slice(0, 3).map(({ reason, count }) => `${' '.repeat(39)}missed ${count} times: ${reason}`),
      ];
    }),
  ];
}

const signed = (n: number): string => `${n > 0 ? '+' : ''}${n}`;

/** The difference of two profiles. */
export function diffText({ instructions, functions, opcodes, lines }: ProfileDiff): string {
  const { before, after } = instructions;
  const out = [`${before} instructions before, ${after} now (${signed(after - before)})`];
  if (functions.length === 0) out.push('no function differs in its counts');
  else out.push('', '   calls     before instructions     before function');
  for (const row of functions) {
    const a = row.before;
    const b = row.after;
    const calls = signed((b?.calls ?? 0) - (a?.calls ?? 0)).padStart(8);
    const own = signed((b?.ownInstructions ?? 0) - (a?.ownInstructions ?? 0)).padStart(12);
    out.push(
      `${calls} ${String(a?.calls ?? 0).padStart(10)} ${own} ${String(a?.ownInstructions ?? 0).padStart(10)} ${row.file}(${row.name})`,
    );
  }
  const list = (title: string, rows: readonly { name: string; before: number; after: number }[]) => {
    if (rows.length > 0) out.push('', title);
    for (const row of rows)
      out.push(`${signed(row.after - row.before).padStart(12)} ${String(row.before).padStart(10)} ${row.name}`);
  };
  list('  executions     before opcode', opcodes);
  list(
    '  executions     before line',
    lines.map((row) => ({ ...row, name: `${row.file}:${row.line}` })),
  );
  return `${out.join('\n')}\n`;
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
