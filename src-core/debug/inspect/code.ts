/** Code objects and their listings as the window shows them. */
import { formatFlags } from '../../code/disassemble.ts';
import { parseExceptionTable } from '../../code/exception-table.ts';
import { codeInstructions, jumpTarget } from '../../code/instructions.ts';
import { listInstructions } from '../../code/listing.ts';
import { cellvars, countLocals, freevars, varnames } from '../../code/localsplus.ts';
import type { Position } from '../../code/location-table.ts';
import { CACHES, OPNAME } from '../../code/opcodes.generated.ts';
import { loadConst } from '../../objects/code.ts';
import { typeOf } from '../../objects/type.ts';
import { utf16 } from '../../objects/value.ts';
import type { CodeView, InstructionRow, ObjectRef, Range } from '../../protocol/shapes.ts';
import type { Registered } from '../registry.ts';
import type { LineColumns } from '../source-columns.ts';
import { kindOf, safeRepr } from './safe-repr.ts';
import { stackDepths } from './stack-depth.ts';

export function codeView(entry: Registered): CodeView {
  const f = entry.source.fields;
  return {
    id: entry.id,
    parent: entry.parent,
    name: f.name,
    qualname: f.qualname,
    file: f.filename,
    firstLine: f.firstlineno,
    flags: formatFlags(f.flags).split(', '),
    argcount: f.argcount,
    posonlyargcount: f.posonlyargcount,
    kwonlyargcount: f.kwonlyargcount,
    stacksize: f.stacksize,
    nlocals: countLocals(f),
    names: [...f.names],
    varnames: varnames(f),
    cellvars: cellvars(f),
    freevars: freevars(f),
    consts: (entry.live?.consts ?? f.consts.map(loadConst)).map((value) => ({
      text: safeRepr(value),
      type: utf16(typeOf(value).name),
      kind: kindOf(value),
      ref: 0 as ObjectRef,
    })),
    exceptionTable: parseExceptionTable(f.exceptiontable).map(({ start, end, target, depth, lasti }) => ({
      start,
      end,
      target,
      depth,
      lasti,
    })),
    instructions: [...codeInstructions(f.code)].length,
    patched: f.consts.flatMap((value, i) => (value === entry.original.fields.consts[i] ? [] : [i])),
  };
}

/** The source range of an instruction in the columns of the front. */
export function rangeOf(position: Position | undefined, columns: LineColumns): Range | null {
  if (position?.line == null || position.endLine == null || position.column == null || position.endColumn == null) return null;
  return {
    line: position.line,
    column: columns(position.line, position.column),
    endLine: position.endLine,
    endColumn: columns(position.endLine, position.endColumn),
  };
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

/** The listing of a code object as it is now. */
export function listing(entry: Registered, columns: LineColumns): InstructionRow[] {
  const { source, live } = entry;
  const depths = stackDepths(source);
  const targets = new Map([...codeInstructions(source.fields.code)].map((row) => [row.offset, jumpTarget(row)] as const));
  return [...listInstructions(source)].map((row) => {
    const index = row.offset / 2;
    const opcode = live?.opcodeAt(index) ?? row.opcode;
    const caches = CACHES[row.opcode] ?? 0;
    const bytes: string[] = [];
    for (let i = index; i <= index + caches; i++) {
      const unit = live ? live.units[i] : source.fields.code[2 * i] | (source.fields.code[2 * i + 1] << 8);
      bytes.push(hex(i === index ? opcode : unit & 255), hex(unit >> 8));
    }
    return {
      offset: row.offset,
      opcode: row.opcode,
      name: row.opname,
      adaptive: OPNAME[opcode] ?? row.opname,
      arg: row.arg,
      argrepr: row.argrepr,
      target: targets.get(row.offset) ?? null,
      isTarget: row.isJumpTarget,
      line: row.positions.line,
      startsLine: row.startsLine !== null,
      range: rangeOf(row.positions, columns),
      depth: depths.get(row.offset) ?? null,
      // Cold code has its counters only once it is loaded by a machine.
      counter: caches ? (live ? live.units[index + 1] : 17) : null,
      bytes: bytes.join(' '),
      hits: live?.hits?.[index] ?? 0,
    };
  });
}
