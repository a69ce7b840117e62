/**
 * The one selection of the window. Whatever view it is made in, it is a place in the source, and the instructions that belong to it;
 * every view shows what of its own lies closest around that place. A stop of the debugger selects the instruction that runs next.
 */
import type { CodeId, CodeView, InstructionRow, Range } from '../../src-core/protocol/shapes.ts';
import type { Listings, Place } from './listings.svelte.ts';
import { extent, hull, point } from './ranges.ts';

/** `view`: any other view of the program. */
export type Origin = 'source' | 'tokens' | 'ast' | 'symbols' | 'listing' | 'tree' | 'debugger' | 'view';
/** Views of the text that pick rows of their own. */
export type TextView = 'tokens' | 'ast' | 'symbols';

/** Rows of a view as they were picked: from where the selection was begun to where it was extended. */
export interface Picked {
  anchor: number;
  head: number;
}

export class Selection {
  code = $state<CodeId | null>(null);
  /** The instruction that keys act on. */
  offset = $state<number | null>(null);
  offsets = $state.raw<ReadonlySet<number>>(new Set());
  /** What the source shows as selected; null where that is a line or nothing. */
  range = $state.raw<Range | null>(null);
  /** What was selected, without length where it is a cursor; null when no view can say. */
  place = $state.raw<Range | null>(null);
  /** Further places of the thing selected, as a symbol has them. */
  also = $state.raw<readonly Range[]>([]);
  /** The rows picked, in the view that `origin` names. */
  picked = $state.raw<Picked | null>(null);
  /** The source line of the cursor. */
  line = $state(1);
  column = $state(0);
  origin = $state<Origin>('tree');
  /** Counts selections, so that the same place may be revealed twice. */
  count = $state(0);

  readonly #listings: Listings;

  constructor(listings: Listings) {
    this.#listings = listings;
  }

  clear(): void {
    this.#set('tree', null, null);
    this.code = null;
    this.offset = null;
    this.line = 1;
    this.column = 0;
  }

  /** The cursor in the source moved; `place` is the stretch selected there when it has a length. */
  pickSource(codes: readonly CodeView[], line: number, column: number, place: Range = point(line, column)): void {
    this.line = line;
    this.column = column;
    const stretch = extent(place) > 0;
    const found = stretch ? this.#listings.within(codes, place) : this.#listings.at(codes, line, column);
    this.#set('source', found, place);
    this.range = stretch ? null : (found?.range ?? null);
  }

  /** Rows of a view of the text; `place` is what they cover, null for rows that stand for no place. */
  pickText(origin: TextView, codes: readonly CodeView[], picked: Picked, place: Range | null, also: readonly Range[] = []): void {
    if (place !== null) {
      this.line = place.line;
      this.column = place.column;
    }
    this.#set(origin, place === null ? null : this.#listings.within(codes, place), place);
    this.range = place;
    this.also = also;
    this.picked = picked;
  }

  /** Instructions of a listing; keys act on `head`. */
  pickRows(code: CodeId, rows: readonly InstructionRow[], head: InstructionRow): void {
    if (head.line !== null) this.line = head.line;
    const place = hull(rows.map((row) => row.range));
    this.#set('listing', { code, offsets: rows.map((row) => row.offset), range: place }, place);
    this.offset = head.offset;
  }

  pickInstruction(code: CodeId, row: InstructionRow): void {
    this.pickRows(code, [row], row);
  }

  pickCode(code: CodeView): void {
    const first = this.#listings.rows(code.id)[0];
    this.line = code.firstLine;
    const offsets = first === undefined ? [] : [first.offset];
    this.#set('tree', { code: code.id, offsets, range: null }, point(Math.max(code.firstLine, 1), 0));
  }

  /** A view picked a range of the source within a code object. */
  pickRange(code: CodeId, range: Range): void {
    this.line = range.line;
    this.#set('view', { code, offsets: this.#listings.inside(code, range), range }, range);
  }

  /** A view picked instructions of a code object. */
  pickInstructions(code: CodeId, offsets: number[]): void {
    const rows = offsets.map((offset) => this.#listings.row(code, offset));
    const first = rows[0];
    if (first?.line != null) this.line = first.line;
    this.#set('view', { code, offsets, range: first?.range ?? null }, hull(rows.map((row) => row?.range ?? null)));
  }

  follow(code: CodeId, offset: number, line: number, range: Range | null): void {
    this.line = line;
    this.#set('debugger', { code, offsets: [offset], range }, range ?? point(line, 0));
  }

  /** Where there are no instructions the code object on show stays. */
  #set(origin: Origin, found: Place | null, place: Range | null): void {
    if (found !== null) {
      this.code = found.code;
      this.offset = found.head ?? found.offsets[0] ?? null;
    }
    this.offsets = new Set(found?.offsets);
    this.range = found?.range ?? null;
    this.place = place;
    this.also = [];
    this.picked = null;
    this.origin = origin;
    this.count += 1;
  }
}
