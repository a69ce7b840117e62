/**
 * What a pass did, as rows: those before and those after merged into one list, each marked. Rows know who they are (`id`), so
 * nothing is guessed from texts: one that is gone was removed, one that is new was added, one that stayed and reads otherwise was
 * changed, one that stands elsewhere among those that stayed was moved.
 */
import type { StageRow } from '../protocol/code-shapes.ts';

/** What a reader sees of a row. */
export function reading({ text, detail, target, handler, line }: StageRow): string {
  return [
    text,
    detail,
    target === '' ? '' : `→ ${target}`,
    handler === '' ? '' : `! ${handler}`,
    line === null ? '' : `line ${line}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** All rows of `after` in their order, and between them the removed rows of `before` at their old places. */
export function diffRows(before: readonly StageRow[], after: readonly StageRow[], read = reading): StageRow[] {
  const old = new Map(before.map((row, i) => [row.id, i]));
  const stays = new Set(after.filter(({ id }) => old.has(id)).map(({ id }) => id));
  const inPlace = longestRising(after.filter(({ id }) => stays.has(id)).map(({ id }) => old.get(id) as number));
  const out: StageRow[] = [];
  let at = 0;
  const removeUpTo = (end: number) => {
    for (; at < end; at++) if (!stays.has(before[at].id)) out.push({ ...before[at], mark: 'removed', before: '' });
  };
  const anchors = nextAnchors(after, old, inPlace, before.length);
  after.forEach((row, i) => {
    // What went stands before what came in its place.
    removeUpTo(anchors[i]);
    const index = old.get(row.id);
    if (index === undefined) {
      out.push({ ...row, mark: 'added' });
      return;
    }
    const changed = read(before[index]) !== read(row);
    const moved = !inPlace.has(index);
    out.push({ ...row, mark: changed ? 'changed' : moved ? 'moved' : '', before: changed ? reading(before[index]) : '' });
  });
  removeUpTo(before.length);
  return out;
}

/** For each row of `after` the old index of the first row from there on that stayed in its place. */
function nextAnchors(
  after: readonly StageRow[],
  old: ReadonlyMap<number, number>,
  inPlace: ReadonlySet<number>,
  end: number,
): number[] {
  const anchors = new Array<number>(after.length);
  let next = end;
  for (let i = after.length - 1; i >= 0; i--) {
    const index = old.get(after[i].id);
    if (index !== undefined && inPlace.has(index)) next = index;
    anchors[i] = next;
  }
  return anchors;
}

/** The members of a longest rising subsequence of different numbers (patience sorting). */
function longestRising(numbers: readonly number[]): Set<number> {
  // For each length the index of the least number that ends a run of it, and each number's predecessor in its run.
  const ends: number[] = [];
  const previous: number[] = [];
  numbers.forEach((value, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]] < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? ends[low - 1] : -1;
    ends[low] = i;
  });
  const members = new Set<number>();
  for (let i = ends.length > 0 ? ends[ends.length - 1] : -1; i >= 0; i = previous[i]) members.add(numbers[i]);
  return members;
}
