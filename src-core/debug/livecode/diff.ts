/** The difference of two code objects as lines of their listings. */
import type { CodeObject } from '../../code/code-object.ts';
import { listInstructions } from '../../code/listing.ts';
import type { OffsetRow } from '../../protocol/live-shapes.ts';

function linesOf(code: CodeObject): Map<number, string> {
  return new Map(
    [...listInstructions(code)].map(({ offset, opname, arg, argrepr }) => [
      offset,
      // The number of a name or constant is a matter of its table.
      `${offset} ${opname}${argrepr !== '' ? ` ${argrepr}` : arg === null ? '' : ` ${arg}`}`,
    ]),
  );
}

/** Lines that differ, `-` and `+` before them; offsets alone make no difference. */
export function diffCode(old: CodeObject, fresh: CodeObject, rows: readonly OffsetRow[]): string[] {
  const was = linesOf(old);
  const is = linesOf(fresh);
  const bare = (line: string | undefined) => line?.replace(/^\d+ /, '');
  const out = rows.flatMap((row) => {
    const before = row.old === null ? undefined : was.get(row.old);
    const after = row.new === null ? undefined : is.get(row.new);
    if (before !== undefined && after !== undefined && bare(before) === bare(after)) return [];
    // A jump's distance follows from what lies between.
    if (row.state === 'moved' && /JUMP|FOR_ITER|SEND/.test(row.name)) return [];
    return [...(before === undefined ? [] : [`- ${before}`]), ...(after === undefined ? [] : [`+ ${after}`])];
  });
  if (old.fields.flags !== fresh.fields.flags) out.push(`- flags ${old.fields.flags}`, `+ flags ${fresh.fields.flags}`);
  return out;
}
