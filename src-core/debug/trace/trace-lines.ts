/**
 * The stage `trace` as text: a line for every instruction that is about to run, with the tick, the place, the instruction as it stands
 * in the code now, and the values that it takes.
 */
import type { CodeObject } from '../../code/code-object.ts';
import { codeInstructions } from '../../code/instructions.ts';
import { listInstructions } from '../../code/listing.ts';
import { DEOPT, HAS_FREE, HAS_LOCAL, OP, OPNAME } from '../../code/opcodes.generated.ts';
import { PyCell, type Str, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { VmThread } from '../../vm/thread.ts';
import { operandsOf } from '../../vm/walk.ts';
import { safeRepr } from '../inspect/safe-repr.ts';

interface Row {
  readonly name: string;
  readonly arg: number | null;
  readonly text: string;
  readonly opcode: number;
}

/** Loads of variables, whose value is shown although it is not on the stack. */
const LOADS: ReadonlySet<number> = new Set([OP.LOAD_FAST, OP.LOAD_FAST_CHECK, OP.LOAD_FAST_AND_CLEAR, OP.LOAD_DEREF]);

const shown = (value: Value | undefined): string => (value === undefined ? 'NULL' : safeRepr(value));

export class TraceLines {
  private readonly rows = new WeakMap<CodeObject, Map<number, Row>>();
  private tick = -1;

  constructor(private readonly write: (text: string) => void) {}

  instruction(thread: VmThread, frame: Frame, index: number): void {
    // RESUME is hooked again once it has been instrumented.
    if (thread.ticks === this.tick) return;
    this.tick = thread.ticks;
    const { code } = frame;
    const row = this.rowsOf(code.source).get(2 * index) as Row;
    const opcode = code.opcodeAt(index);
    const base = DEOPT.get(opcode) ?? opcode;
    const stands = base === row.opcode && opcode !== base && !OPNAME[opcode].includes('__') ? OPNAME[opcode] : row.name;
    const place = `${utf16(code.filename)}:${code.lineAt(index) ?? '?'}`;
    const argument = row.arg === null ? '' : String(row.arg);
    const text = row.text === '' ? argument : `${argument} (${row.text})`;
    const columns = `${String(thread.ticks).padStart(7)} ${place.padEnd(24)} ${utf16(code.qualname).padEnd(14)} ${String(2 * index).padStart(4)} ${stands.padEnd(28)} ${text.padEnd(20)}`;
    this.write(`${`${columns} ${this.values(frame, row)}`.trimEnd()}\n`);
  }

  private values(frame: Frame, row: Row): string {
    const oparg = row.arg ?? 0;
    const parts = operandsOf(frame, row.opcode, oparg)
      .filter(({ name }) => name !== 'unused')
      .map(({ name, value }) => `${name}=${Array.isArray(value) ? `[${value.map(shown).join(', ')}]` : shown(value)}`);
    if (LOADS.has(row.opcode) && (HAS_LOCAL.has(row.opcode) || HAS_FREE.has(row.opcode))) {
      const slot = frame.localsplus[oparg];
      const name = frame.code.localsplusnames[oparg] as Str;
      parts.push(`${utf16(name)}=${shown(slot instanceof PyCell ? slot.value : slot)}`);
    }
    return parts.join(', ');
  }

  /** Rows by the offset at which the instruction or its first EXTENDED_ARG begins. */
  private rowsOf(source: CodeObject): Map<number, Row> {
    const known = this.rows.get(source);
    if (known !== undefined) return known;
    const listed = new Map([...listInstructions(source)].map((row) => [row.offset, row] as const));
    const rows = new Map<number, Row>();
    let start = -1;
    for (const { offset, opcode } of codeInstructions(source.fields.code)) {
      if (start < 0) start = offset;
      if (opcode === OP.EXTENDED_ARG) continue;
      const { opname, arg, argrepr } = listed.get(offset)!;
      rows.set(start, { name: opname, arg, text: argrepr, opcode });
      start = -1;
    }
    this.rows.set(source, rows);
    return rows;
  }
}
