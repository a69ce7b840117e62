/**
 * The one selection of the window. Whatever view it is made in, it names a code object, the instructions picked and the range
 * of the source they came from; every view shows the same. A stop of the debugger selects the instruction that runs next.
 */
import type { CodeId, CodeView, InstructionRow, Range } from '../../src-core/protocol/shapes.ts';
import type { Listings } from './listings.svelte.ts';

/** `view`: any other view of the program. */
export type Origin = 'source' | 'listing' | 'tree' | 'debugger' | 'view';

export class Selection {
  code = $state<CodeId | null>(null);
  /** The instruction that keys act on. */
  offset = $state<number | null>(null);
  offsets = $state.raw<ReadonlySet<number>>(new Set());
  range = $state.raw<Range | null>(null);
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
    this.#set(null, [], null, 'tree');
    this.line = 1;
    this.column = 0;
  }

  /** The cursor in the source moved. */
  pickSource(codes: readonly CodeView[], line: number, column: number): void {
    this.line = line;
    this.column = column;
    const place = this.#listings.at(codes, line, column);
    if (place === null) {
      this.offsets = new Set();
      this.range = null;
      this.origin = 'source';
      return;
    }
    this.#set(place.code, place.offsets, place.range, 'source');
  }

  pickInstruction(code: CodeId, row: InstructionRow): void {
    if (row.line !== null) this.line = row.line;
    this.#set(code, [row.offset], row.range, 'listing');
  }

  pickCode(code: CodeView): void {
    const first = this.#listings.rows(code.id)[0];
    this.line = code.firstLine;
    this.#set(code.id, first === undefined ? [] : [first.offset], null, 'tree');
  }

  /** A view picked a range of the source within a code object. */
  pickRange(code: CodeId, range: Range): void {
    this.line = range.line;
    this.#set(code, this.#listings.within(code, range), range, 'view');
  }

  /** A view picked instructions of a code object. */
  pickInstructions(code: CodeId, offsets: number[]): void {
    const first = this.#listings.row(code, offsets[0] ?? null);
    if (first?.line != null) this.line = first.line;
    this.#set(code, offsets, first?.range ?? null, 'view');
  }

  follow(code: CodeId, offset: number, line: number, range: Range | null): void {
    this.line = line;
    this.#set(code, [offset], range, 'debugger');
  }

  #set(code: CodeId | null, offsets: number[], range: Range | null, origin: Origin): void {
    this.code = code;
    this.offset = offsets[0] ?? null;
    this.offsets = new Set(offsets);
    this.range = range;
    this.origin = origin;
    this.count += 1;
  }
}
