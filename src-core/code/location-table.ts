/**
 * The location table `co_linetable` (PEP 626, PEP 657; CPython Objects/locations.md): which source range every code unit comes
 * from. Reading (`co_lines()`, `co_positions()`, the line of an offset) and writing. Offsets are bytes into `co_code`, two per unit.
 */
import type { CodeObject } from './code-object.ts';

/** Lines from 1, columns in UTF-8 bytes from 0, all `null` where the table says nothing: a row of `co_positions()`. */
export interface Position {
  readonly line: number | null;
  readonly endLine: number | null;
  readonly column: number | null;
  readonly endColumn: number | null;
}

export const NO_POSITION: Position = { line: null, endLine: null, column: null, endColumn: null };

/** One entry of the table: `[start, end)` in bytes and the position of all its units. */
export interface LocationEntry {
  readonly start: number;
  readonly end: number;
  /** Kind of entry, 0 to 15, as in the table. */
  readonly form: number;
  readonly position: Position;
}

const ONE_LINE = 10;
const NO_COLUMNS = 13;
const LONG = 14;
const NONE = 15;

class TableReader {
  at = 0;
  constructor(private readonly table: Uint8Array) {}

  get done(): boolean {
    return this.at >= this.table.length;
  }

  /** Behind the end of a damaged table everything reads as 0. */
  byte(): number {
    return this.at < this.table.length ? this.table[this.at++] : 0;
  }

  varint(): number {
    let read = this.byte();
    let value = read & 63;
    for (let shift = 6; read & 64; shift += 6) {
      read = this.byte();
      value += (read & 63) * 2 ** shift;
    }
    return value;
  }

  signedVarint(): number {
    const value = this.varint();
    return value & 1 ? -Math.floor(value / 2) : Math.floor(value / 2);
  }
}

/** All entries in order. */
export function* locationEntries(linetable: Uint8Array, firstlineno: number): Generator<LocationEntry> {
  const reader = new TableReader(linetable);
  let line = firstlineno;
  let start = 0;
  while (!reader.done) {
    const first = reader.byte();
    const form = (first >> 3) & 15;
    const end = start + ((first & 7) + 1) * 2;
    let position = NO_POSITION;
    if (form < ONE_LINE) {
      const second = reader.byte();
      const column = (form << 3) | (second >> 4);
      position = { line, endLine: line, column, endColumn: column + (second & 15) };
    } else if (form < NO_COLUMNS) {
      line += form - ONE_LINE;
      const column = reader.byte();
      position = { line, endLine: line, column, endColumn: reader.byte() };
    } else if (form === NO_COLUMNS) {
      line += reader.signedVarint();
      position = { line, endLine: line, column: null, endColumn: null };
    } else if (form === LONG) {
      line += reader.signedVarint();
      const endLine = line + reader.varint();
      const column = reader.varint() - 1;
      const endColumn = reader.varint() - 1;
      position = { line, endLine, column: column < 0 ? null : column, endColumn: endColumn < 0 ? null : endColumn };
    }
    yield { start, end, form, position };
    start = end;
  }
}

/** `co_positions()`: one position for every code unit, caches included. */
export function* positions(code: CodeObject): Generator<Position> {
  for (const entry of locationEntries(code.fields.linetable, code.fields.firstlineno)) {
    for (let offset = entry.start; offset < entry.end; offset += 2) yield entry.position;
  }
}

/** `co_lines()`: ranges of bytes with one line each (`null`: code of no line), neighbours of the same line merged. */
export function* lineRanges(code: CodeObject): Generator<{ start: number; end: number; line: number | null }> {
  let open: { start: number; end: number; line: number | null } | undefined;
  for (const { start, end, position } of locationEntries(code.fields.linetable, code.fields.firstlineno)) {
    if (open && open.line === position.line) open.end = end;
    else {
      if (open) yield open;
      open = { start, end, line: position.line };
    }
  }
  if (open) yield open;
}

// Not by table: code objects may share one and begin at different lines.
const decoded = new WeakMap<CodeObject, Position[]>();

/** The position of every code unit as an array, decoded once per code object. */
export function positionTable(code: CodeObject): readonly Position[] {
  let table = decoded.get(code);
  if (!table) {
    table = [...positions(code)];
    decoded.set(code, table);
  }
  return table;
}

/** Source range of the instruction at byte `offset`. */
export function positionOf(code: CodeObject, offset: number): Position {
  return positionTable(code)[offset >> 1] ?? NO_POSITION;
}

/** Line of the code at byte `offset`, `null` where it has none; a negative offset (not started) is the first line (`PyCode_Addr2Line`). */
export function lineOf(code: CodeObject, offset: number): number | null {
  return offset < 0 ? code.fields.firstlineno : positionOf(code, offset).line;
}

/** A location as the compiler has it; -1 where there is none. */
interface SourceRange {
  readonly lineno: number;
  readonly end_lineno: number;
  readonly col_offset: number;
  readonly end_col_offset: number;
}

/** Writes a table entry by entry (CPython Python/assemble.c, `write_location_info_entry`). */
export class LocationWriter {
  private readonly out: number[] = [];
  constructor(private line: number) {}

  /** Appends `units` code units of one location; more than eight take several entries. */
  add(loc: SourceRange, units: number): void {
    for (; units > 8; units -= 8) this.entry(loc, 8);
    if (units > 0) this.entry(loc, units);
  }

  finish(): Uint8Array {
    return new Uint8Array(this.out);
  }

  private entry(loc: SourceRange, units: number): void {
    const { lineno, end_lineno, col_offset: column, end_col_offset: endColumn } = loc;
    if (lineno < 0) {
      this.head(NONE, units);
      return;
    }
    const delta = lineno - this.line;
    if (column < 0 || endColumn < 0) {
      if (end_lineno === lineno || end_lineno === -1) {
        this.head(NO_COLUMNS, units);
        this.signedVarint(delta);
        this.line = lineno;
        return;
      }
    } else if (end_lineno === lineno) {
      if (delta === 0 && column < 80 && endColumn - column < 16 && endColumn >= column) {
        this.head(column >> 3, units);
        this.out.push(((column & 7) << 4) | (endColumn - column));
        return;
      }
      if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
        this.head(ONE_LINE + delta, units);
        this.out.push(column, endColumn);
        this.line = lineno;
        return;
      }
    }
    this.head(LONG, units);
    this.signedVarint(delta);
    this.varint(end_lineno - lineno);
    this.varint(column + 1);
    this.varint(endColumn + 1);
    this.line = lineno;
  }

  private head(form: number, units: number): void {
    this.out.push(0x80 | (form << 3) | (units - 1));
  }

  private varint(value: number): void {
    let rest = value >>> 0;
    while (rest >= 64) {
      this.out.push(64 | (rest & 63));
      rest >>>= 6;
    }
    this.out.push(rest);
  }

  private signedVarint(value: number): void {
    this.varint(value < 0 ? (-value << 1) | 1 : value << 1);
  }
}
