/**
 * The exception table `co_exceptiontable` (CPython Objects/exception_handling_notes.txt): which handler catches what is raised
 * in a range of code. All offsets are bytes into `co_code`.
 */

export interface ExceptionEntry {
  /** `[start, end)`: where an exception is caught by this entry. */
  readonly start: number;
  readonly end: number;
  /** Offset of the handler. */
  readonly target: number;
  /** To how many values the stack is cut before the handler runs. */
  readonly depth: number;
  /** Whether the offset of the raising instruction is pushed before the exception. */
  readonly lasti: boolean;
}

/** All entries in order. An entry that a damaged table cuts short is left out, as `dis` leaves it out. */
export function parseExceptionTable(table: Uint8Array): ExceptionEntry[] {
  const entries: ExceptionEntry[] = [];
  let at = 0;
  const varint = (): number | undefined => {
    let value = 0;
    for (;;) {
      if (at >= table.length) return undefined;
      const byte = table[at++];
      value = value * 64 + (byte & 63);
      if (!(byte & 64)) return value;
    }
  };
  for (;;) {
    const start = varint();
    const length = varint();
    const target = varint();
    const depthAndLasti = varint();
    if (start === undefined || length === undefined || target === undefined || depthAndLasti === undefined) return entries;
    entries.push({
      start: start * 2,
      end: (start + length) * 2,
      target: target * 2,
      depth: Math.floor(depthAndLasti / 2),
      lasti: (depthAndLasti & 1) === 1,
    });
  }
}

const parsed = new WeakMap<Uint8Array, ExceptionEntry[]>();

/** The entry that catches an exception raised at byte `offset`, if any (`get_exception_handler`). Ranges are sorted and disjoint. */
export function handlerAt(table: Uint8Array, offset: number): ExceptionEntry | undefined {
  let entries = parsed.get(table);
  if (!entries) {
    entries = parseExceptionTable(table);
    parsed.set(table, entries);
  }
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  const entry = entries[low];
  return entry && entry.start <= offset ? entry : undefined;
}

/** The bytes of a table (Python/assemble.c, `assemble_emit_exception_table_entry`). */
export function encodeExceptionTable(entries: Iterable<ExceptionEntry>): Uint8Array {
  const out: number[] = [];
  for (const { start, end, target, depth, lasti } of entries) {
    pushVarint(out, start / 2, 0x80);
    pushVarint(out, (end - start) / 2, 0);
    pushVarint(out, target / 2, 0);
    pushVarint(out, depth * 2 + (lasti ? 1 : 0), 0);
  }
  return new Uint8Array(out);
}

/** Six bits a byte, highest first; `mark` is set on the first byte and begins an entry. */
function pushVarint(out: number[], value: number, mark: number): void {
  if (value >= 64) {
    let shift = 6;
    while (value >>> shift >= 64 && shift < 24) shift += 6;
    for (; shift > 0; shift -= 6) {
      out.push(((value >>> shift) & 63) | 64 | mark);
      mark = 0;
    }
  }
  out.push((value & 63) | mark);
}
