/** Code objects as the window shows them; their listings are in listing.ts. */
import { formatFlags } from '../../code/disassemble.ts';
import { parseExceptionTable } from '../../code/exception-table.ts';
import { codeInstructions } from '../../code/instructions.ts';
import { cellvars, countLocals, freevars, varnames } from '../../code/localsplus.ts';
import type { Position } from '../../code/location-table.ts';
import { loadConst } from '../../objects/code.ts';
import { typeOf } from '../../objects/type.ts';
import { utf16 } from '../../objects/value.ts';
import type { CodeView, ObjectRef, Range } from '../../protocol/shapes.ts';
import type { Registered } from '../registry.ts';
import type { LineColumns } from '../source-columns.ts';
import { kindOf, safeRepr } from './safe-repr.ts';

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
