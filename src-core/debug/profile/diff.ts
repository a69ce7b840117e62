/** What differs between two profiles, in counts: times shake and are shown, but are no difference. */
import type { ProfileAmounts, ProfileDiff, ProfileFunction, ProfileReport } from '../../protocol/profile-shapes.ts';

const amountsOf = ({
  calls,
  primitiveCalls,
  ownTime,
  cumulativeTime,
  ownInstructions,
  cumulativeInstructions,
}: ProfileFunction): ProfileAmounts => ({
  calls,
  primitiveCalls,
  ownTime,
  cumulativeTime,
  ownInstructions,
  cumulativeInstructions,
});

/** Functions by name and file; several of one name by their order in the file, so that a line more above them changes nothing. */
function byName({ functions }: ProfileReport): Map<string, ProfileFunction> {
  const found = new Map<string, ProfileFunction>();
  const seen = new Map<string, number>();
  for (const row of [...functions].sort((a, b) => a.line - b.line)) {
    const name = JSON.stringify([row.file, row.qualname]);
    const n = seen.get(name) ?? 0;
    seen.set(name, n + 1);
    found.set(`${name}${n}`, row);
  }
  return found;
}

function same(a: ProfileFunction | undefined, b: ProfileFunction | undefined): boolean {
  return (
    a?.calls === b?.calls &&
    a?.primitiveCalls === b?.primitiveCalls &&
    a?.ownInstructions === b?.ownInstructions &&
    a?.cumulativeInstructions === b?.cumulativeInstructions
  );
}

/** Pairs up two lists by a key, where the numbers of the pair differ. */
function changes<T>(before: readonly T[], after: readonly T[], keyOf: (row: T) => string, countOf: (row: T) => number) {
  const rows = new Map<string, { row: T; before: number; after: number }>();
  for (const row of before) rows.set(keyOf(row), { row, before: countOf(row), after: 0 });
  for (const row of after) rows.set(keyOf(row), { row, before: rows.get(keyOf(row))?.before ?? 0, after: countOf(row) });
  return [...rows.values()].filter((entry) => entry.before !== entry.after);
}

export function diffProfiles(before: ProfileReport, after: ProfileReport): ProfileDiff {
  const old = byName(before);
  const fresh = byName(after);
  const own = (row: ProfileFunction | undefined) => row?.ownInstructions ?? 0;
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].filter((key) => !same(old.get(key), fresh.get(key)));
  const weight = (key: string) => Math.abs(own(fresh.get(key)) - own(old.get(key)));
  return {
    instructions: { before: before.instructions, after: after.instructions },
    functions: keys
      .sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
      .map((key) => {
        const a = old.get(key);
        const b = fresh.get(key);
        const { qualname, file } = (b ?? a) as ProfileFunction;
        return { name: qualname, file, before: a ? amountsOf(a) : null, after: b ? amountsOf(b) : null };
      }),
    opcodes: changes(
      before.opcodes,
      after.opcodes,
      (row) => row.name,
      (row) => row.count,
    ).map(({ row, before, after }) => ({ name: row.name, before, after })),
    lines: changes(
      before.lines,
      after.lines,
      (row) => `${row.file}\0${row.line}`,
      (row) => row.hits,
    ).map(({ row, before, after }) => ({ file: row.file, line: row.line, before, after })),
  };
}
