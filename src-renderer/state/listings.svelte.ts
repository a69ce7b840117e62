/**
 * The listings of code objects as last read from the engine, and the question between source and bytecode that they answer: which
 * instructions belong to a place in the source. Read in full when a file is opened; a stop brings the rows that it changed.
 */
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { CodeId, CodeView, InstructionRow, ListingChange, Range } from '../../src-core/protocol/shapes.ts';
import { encloses, extent, point, sameRange } from './ranges.ts';

/** Listings of a file with more instructions than this are read only when they are looked at. */
const READ_AHEAD = 50_000;

export interface Place {
  code: CodeId;
  /** Offsets of the instructions of the place, ascending. */
  offsets: number[];
  range: Range | null;
  /** The one of them that stands for the whole; absent, it is the first. */
  head?: number;
}

export class Listings {
  #rows = $state.raw<ReadonlyMap<CodeId, InstructionRow[]>>(new Map());
  /** Some instruction was counted: there is something to show in a column of counts. */
  counted = $state(false);
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  rows(code: CodeId | null): readonly InstructionRow[] {
    return (code === null ? undefined : this.#rows.get(code)) ?? [];
  }

  row(code: CodeId | null, offset: number | null): InstructionRow | undefined {
    return offset === null ? undefined : this.rows(code).find((row) => row.offset === offset);
  }

  /** Reads one listing (again). */
  async read(code: CodeId): Promise<void> {
    const rows = await this.#engine.listing(code);
    this.#put([[code, rows]]);
  }

  /** Takes the rows that a stop changed; all others stay the objects that they were, so that nothing of them is drawn again. */
  take({ code, whole, rows }: ListingChange): void {
    if (!whole && rows.length === 0) return;
    let next = rows as InstructionRow[];
    if (!whole) {
      const fresh = new Map(rows.map((row) => [row.offset, row]));
      next = this.rows(code).map((row) => fresh.get(row.offset) ?? row);
    }
    this.#put([[code, next]]);
  }

  /** Reads the listings of a file that was just opened or compiled. */
  async readAll(codes: readonly CodeView[]): Promise<void> {
    const total = codes.reduce((sum, code) => sum + code.instructions, 0);
    const wanted = total > READ_AHEAD ? codes.slice(0, 1) : codes;
    const read = await Promise.all(wanted.map(async (code) => [code.id, await this.#engine.listing(code.id)] as const));
    this.#put(read);
  }

  #put(read: readonly (readonly [CodeId, InstructionRow[]])[]): void {
    this.#rows = new Map([...this.#rows, ...read]);
    if (!this.counted) this.counted = read.some(([, rows]) => rows.some((row) => row.hits > 0));
  }

  forget(): void {
    this.#rows = new Map();
  }

  /** The innermost place that encloses a position of the source; else all instructions of its line; else null. */
  at(codes: readonly CodeView[], line: number, column: number): Place | null {
    let best: { code: CodeId; range: Range } | null = null;
    let onLine: { code: CodeId; depth: number } | null = null;
    const depths = new Map<CodeId, number>();
    const cursor = point(line, column);
    for (const code of codes) {
      const depth = code.parent === null ? 0 : (depths.get(code.parent) ?? 0) + 1;
      depths.set(code.id, depth);
      for (const row of this.rows(code.id)) {
        if (row.line === line && (onLine === null || depth > onLine.depth)) onLine = { code: code.id, depth };
        // A range over several lines is the body of something: too wide to be meant by a position in it.
        if (row.range === null || row.range.line !== row.range.endLine || !encloses(row.range, cursor)) continue;
        if (best === null || extent(row.range) < extent(best.range)) best = { code: code.id, range: row.range };
      }
    }
    if (best !== null) return { code: best.code, offsets: this.#offsets(best.code, best.range), range: best.range };
    return onLine === null ? null : this.line(onLine.code, line);
  }

  /**
   * The instructions of a stretch of the source, of its parts too: in the code object that has some of exactly this range, else in
   * the outermost that has any; where there are none, those of the smallest place around its beginning.
   */
  within(codes: readonly CodeView[], place: Range): Place | null {
    let parts: Place | null = null;
    for (const { id } of codes) {
      const inner = this.rows(id).filter((row) => row.range !== null && extent(row.range) > 0 && encloses(place, row.range));
      if (inner.length === 0) continue;
      const exact = inner.find((row) => sameRange(row.range, place));
      const offsets = inner.map((row) => row.offset);
      if (exact !== undefined) return { code: id, offsets, range: place, head: exact.offset };
      parts ??= { code: id, offsets, range: place };
    }
    return parts ?? this.at(codes, place.line, place.column);
  }

  /** All instructions of a line in one code object. */
  line(code: CodeId, line: number): Place {
    const offsets = this.rows(code)
      .filter((row) => row.line === line)
      .map((row) => row.offset);
    return { code, offsets, range: null };
  }

  /** Offsets of the instructions of a range; of those inside it where none has just that. */
  inside(code: CodeId, range: Range): number[] {
    const exact = this.#offsets(code, range);
    if (exact.length > 0) return exact;
    return this.rows(code)
      .filter((row) => row.range !== null && encloses(range, row.range))
      .map((row) => row.offset);
  }

  #offsets(code: CodeId, range: Range): number[] {
    return this.rows(code)
      .filter((row) => sameRange(row.range, range))
      .map((row) => row.offset);
  }
}
