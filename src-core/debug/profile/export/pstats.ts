/**
 * A profile as the library's `pstats` loads it: a marshalled dict from (file, line, name) to counts, times in seconds and the same by
 * caller (Lib/cProfile.py `snapshot_stats`). Functions that no such key tells apart are added up.
 */
import { FloatConst } from '../../../code/const.ts';
import { MARSHAL_VERSION } from '../../../code/marshal.ts';
import { type MarshalView, MarshalWriter } from '../../../code/marshal-write.ts';
import type { ProfileAmounts, ProfileFunction, ProfileReport } from '../../../protocol/profile-shapes.ts';

type Item = string | number | FloatConst | readonly Item[] | ReadonlyMap<Item, Item>;

const view = (item: Item): MarshalView<Item> => {
  if (typeof item === 'string' || typeof item === 'number' || item instanceof FloatConst) return item;
  return item instanceof Map ? { kind: 'dict', entries: item } : { kind: 'tuple', items: item as readonly Item[] };
};

interface Sums {
  amounts: ProfileAmounts;
  readonly callers: Map<string, ProfileAmounts>;
}

const keyOf = ({ file, line, name }: ProfileFunction): string => JSON.stringify([file, line, name]);

function add(a: ProfileAmounts | undefined, b: ProfileAmounts): ProfileAmounts {
  if (a === undefined) return b;
  return {
    calls: a.calls + b.calls,
    primitiveCalls: a.primitiveCalls + b.primitiveCalls,
    ownTime: a.ownTime + b.ownTime,
    cumulativeTime: a.cumulativeTime + b.cumulativeTime,
    ownInstructions: a.ownInstructions + b.ownInstructions,
    cumulativeInstructions: a.cumulativeInstructions + b.cumulativeInstructions,
  };
}

/** The bytes of a `.pstats` file. */
export function writePstats(report: ProfileReport): Uint8Array {
  const sums = new Map<string, Sums>();
  for (const row of report.functions) {
    if (row.calls === 0) continue;
    const key = keyOf(row);
    sums.set(key, { amounts: add(sums.get(key)?.amounts, row), callers: sums.get(key)?.callers ?? new Map() });
  }
  for (const edge of report.edges) {
    const callers = sums.get(keyOf(report.functions[edge.callee]))?.callers;
    if (callers === undefined || edge.calls === 0) continue;
    const caller = keyOf(report.functions[edge.caller]);
    callers.set(caller, add(callers.get(caller), edge));
  }
  const labels = new Map<string, Item>([...sums.keys()].map((key) => [key, JSON.parse(key) as Item]));
  const labelOf = (key: string): Item => labels.get(key) ?? (JSON.parse(key) as Item);
  const seconds = (milliseconds: number) => new FloatConst(milliseconds / 1000);
  const stats = new Map<Item, Item>();
  for (const [key, { amounts, callers }] of sums) {
    const by = new Map<Item, Item>();
    for (const [caller, a] of callers) {
      by.set(labelOf(caller), [a.calls, a.primitiveCalls, seconds(a.ownTime), seconds(a.cumulativeTime)]);
    }
    const { calls, primitiveCalls, ownTime, cumulativeTime } = amounts;
    stats.set(labelOf(key), [primitiveCalls, calls, seconds(ownTime), seconds(cumulativeTime), by]);
  }
  return new MarshalWriter(MARSHAL_VERSION).write<Item>(stats, view);
}
