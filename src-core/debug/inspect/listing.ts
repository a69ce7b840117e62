/**
 * The listing of a code object as the window shows it: what never changes is computed once for each compiled code, what a run
 * changes (specialised names, counters, caches, hits) is read anew, and of that only the rows that differ from what the front was
 * told before, so that a stop in a module of fifty thousand instructions costs no more than one in a function.
 */
import type { CodeObject } from '../../code/code-object.ts';
import { codeInstructions, jumpTarget } from '../../code/instructions.ts';
import { listInstructions } from '../../code/listing.ts';
import { CACHES, OPNAME } from '../../code/opcodes.generated.ts';
import type { PyCode } from '../../objects/code.ts';
import type { InstructionRow } from '../../protocol/shapes.ts';
import type { Registered } from '../registry.ts';
import type { LineColumns } from '../source-columns.ts';
import { rangeOf } from './code.ts';
import { stackDepths } from './stack-depth.ts';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** The rows of cold code: as compiled, never run. */
function coldRows(source: CodeObject, columns: LineColumns): InstructionRow[] {
  const depths = stackDepths(source);
  const targets = new Map([...codeInstructions(source.fields.code)].map((row) => [row.offset, jumpTarget(row)] as const));
  return [...listInstructions(source)].map((row) => ({
    offset: row.offset,
    opcode: row.opcode,
    name: row.opname,
    adaptive: row.opname,
    arg: row.arg,
    argrepr: row.argrepr,
    target: targets.get(row.offset) ?? null,
    isTarget: row.isJumpTarget,
    line: row.positions.line,
    startsLine: row.startsLine !== null,
    range: rangeOf(row.positions, columns),
    depth: depths.get(row.offset) ?? null,
    counter: null,
    bytes: '',
    hits: 0,
  }));
}

/** A row with what the machine's code holds at its place; the same object when that is what it says already. */
function rowNow(row: InstructionRow, source: CodeObject, live: PyCode | undefined): InstructionRow {
  const index = row.offset / 2;
  const { code } = source.fields;
  const opcode = live?.opcodeAt(index) ?? row.opcode;
  const caches = CACHES[row.opcode] ?? 0;
  let bytes = '';
  for (let i = index; i <= index + caches; i++) {
    const unit = live ? live.units[i] : code[2 * i] | (code[2 * i + 1] << 8);
    bytes += `${i === index ? '' : ' '}${hex(i === index ? opcode : unit & 255)} ${hex(unit >> 8)}`;
  }
  const adaptive = OPNAME[opcode] ?? row.name;
  // Cold code has its counters only once it is loaded by a machine.
  const counter = caches ? (live ? live.units[index + 1] : 17) : null;
  const hits = live?.hits?.[index] ?? 0;
  const same = row.adaptive === adaptive && row.counter === counter && row.bytes === bytes && row.hits === hits;
  return same ? row : { ...row, adaptive, counter, bytes, hits };
}

/** The listing of one code object and what the front knows of it. */
export class Listing {
  private rows: InstructionRow[] | undefined;
  private source: CodeObject | undefined;
  private live: PyCode | undefined;
  private units: PyCode['units'] | undefined;
  private hits: Uint32Array | undefined;
  /** Index of the row to which a code unit belongs. */
  private owner: ArrayLike<number> = [];

  constructor(
    private readonly entry: Registered,
    private readonly columns: LineColumns,
  ) {}

  /** All rows as they are now; the front is taken to know them then. */
  all(): InstructionRow[] {
    this.update();
    return [...this.rows!];
  }

  /** The rows that changed since the front was told last; all when it knows none, which `whole` says. */
  changes(): { whole: boolean; rows: readonly InstructionRow[] } {
    return this.update();
  }

  private update(): { whole: boolean; rows: readonly InstructionRow[] } {
    const { source, live } = this.entry;
    if (this.rows === undefined || this.source !== source) {
      this.rows = coldRows(source, this.columns).map((row) => rowNow(row, source, live));
      this.source = source;
      this.owner = ownersOf(this.rows, source.fields.code.length / 2);
      this.remember(live);
      return { whole: true, rows: [...this.rows] };
    }
    const changed: InstructionRow[] = [];
    let last = -1;
    for (let i = 0; i < this.owner.length; i++) {
      if (this.live === live && live?.units[i] === this.units?.[i] && (live?.hits?.[i] ?? 0) === (this.hits?.[i] ?? 0)) continue;
      const at = this.owner[i];
      if (at === last) continue;
      last = at;
      const row = rowNow(this.rows[at], source, live);
      if (row === this.rows[at]) continue;
      this.rows[at] = row;
      changed.push(row);
    }
    if (changed.length > 0 || this.live !== live) this.remember(live);
    return { whole: false, rows: changed };
  }

  private remember(live: PyCode | undefined): void {
    this.live = live;
    this.units = live?.units.slice();
    this.hits = live?.hits?.slice();
  }
}

function ownersOf(rows: readonly InstructionRow[], units: number): ArrayLike<number> {
  const owner = new Uint32Array(units);
  for (const [i, row] of rows.entries()) owner.fill(i, row.offset / 2, (rows[i + 1]?.offset ?? units * 2) / 2);
  return owner;
}
