/** Every field of a code object as plain data, for the window's Code view and for `lasti dis --json`. */
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_FAST_LOCAL, CodeObject } from '../code/code-object.ts';
import { type AddressOf, constType, inventAddresses, reprConst } from '../code/const-repr.ts';
import { formatFlags } from '../code/disassemble.ts';
import { parseExceptionTable } from '../code/exception-table.ts';
import { jumpTarget } from '../code/instructions.ts';
import { listInstructions } from '../code/listing.ts';
import { cellvars, countLocals, freevars, varnames } from '../code/localsplus.ts';
import { lineRanges, locationEntries } from '../code/location-table.ts';
import { CACHE_FORMAT, CACHES, DEOPT } from '../code/opcodes.generated.ts';
import { rangeOf } from '../debug/inspect/code.ts';
import type { LineColumns } from '../debug/source-columns.ts';
import '../objects/all.ts';
import { orderConstSet } from '../objects/code.ts';
import type { CacheDetail, CodeDetail, CodeTree, InstructionDetail, SlotDetail } from '../protocol/code-shapes.ts';

/** Columns as the code object has them: bytes of UTF-8. */
export const byteColumns: LineColumns = (_line, column) => column;

export function hexOf(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += byte.toString(16).padStart(2, '0');
  return out;
}

const SLOT_KINDS: readonly (readonly [SlotDetail['kinds'][number], number])[] = [
  ['local', CO_FAST_LOCAL],
  ['cell', CO_FAST_CELL],
  ['free', CO_FAST_FREE],
  ['hidden', CO_FAST_HIDDEN],
];

/** Kinds of entries of the location table (Objects/locations.md). */
function locationKind(form: number): string {
  if (form < 10) return 'short';
  if (form < 13) return form === 10 ? 'one line' : `one line, ${form - 10} down`;
  return ['no columns', 'long', 'none'][form - 13];
}

export function codeDetail(code: CodeObject, columns: LineColumns, addressOf: AddressOf = inventAddresses()): CodeDetail {
  const f = code.fields;
  return {
    name: f.name,
    qualname: f.qualname,
    filename: f.filename,
    firstlineno: f.firstlineno,
    argcount: f.argcount,
    posonlyargcount: f.posonlyargcount,
    kwonlyargcount: f.kwonlyargcount,
    nlocals: countLocals(f),
    stacksize: f.stacksize,
    flags: { value: f.flags, names: f.flags === 0 ? [] : formatFlags(f.flags).split(', ') },
    consts: f.consts.map((value) => ({
      type: constType(value),
      text: reprConst(value, addressOf, orderConstSet),
    })),
    names: [...f.names],
    varnames: varnames(f),
    cellvars: cellvars(f),
    freevars: freevars(f),
    slots: f.localsplusnames.map((name, i) => ({
      name,
      kinds: SLOT_KINDS.filter(([, bit]) => f.localspluskinds[i] & bit).map(([kind]) => kind),
    })),
    exceptionTable: parseExceptionTable(f.exceptiontable),
    lines: [...lineRanges(code)].map(({ start, end, line }) => ({ start, end, line })),
    locations: [...locationEntries(f.linetable, f.firstlineno)].map(({ start, end, form, position }) => ({
      start,
      end,
      form,
      kind: locationKind(form),
      line: position.line,
      range: rangeOf(position, columns),
    })),
    code: hexOf(f.code),
    linetable: hexOf(f.linetable),
    exceptiontable: hexOf(f.exceptiontable),
  };
}

/** The code object with its instructions and all code objects inside it, in the order of their constants. */
export function codeTree(code: CodeObject, columns: LineColumns, addressOf: AddressOf = inventAddresses()): CodeTree {
  return {
    ...codeDetail(code, columns, addressOf),
    instructions: instructionDetails(code, columns, addressOf),
    children: code.fields.consts
      .filter((value) => value instanceof CodeObject)
      .map((value) => codeTree(value, columns, addressOf)),
  };
}

function instructionDetails(code: CodeObject, columns: LineColumns, addressOf: AddressOf): InstructionDetail[] {
  const { code: units } = code.fields;
  return [...listInstructions(code, { addressOf, setOrder: orderConstSet })].map((row) => {
    const deopt = DEOPT.get(row.opcode) ?? row.opcode;
    const caches = CACHES[deopt] ?? 0;
    return {
      offset: row.offset,
      opcode: row.opcode,
      opname: row.opname,
      arg: row.arg,
      argrepr: row.argrepr,
      target: jumpTarget({ offset: row.offset, opcode: row.opcode, deopt, arg: row.arg, caches }) ?? null,
      isJumpTarget: row.isJumpTarget,
      startsLine: row.startsLine,
      line: row.positions.line,
      range: rangeOf(row.positions, columns),
      caches: cacheDetails(units, row.offset, deopt),
    };
  });
}

function cacheDetails(units: Uint8Array, offset: number, deopt: number): CacheDetail[] {
  let at = offset + 2;
  return Object.entries(CACHE_FORMAT[deopt] ?? {}).map(([name, size]) => {
    let value = 0n;
    for (let i = size * 2 - 1; i >= 0; i--) value = (value << 8n) | BigInt(units[at + i] ?? 0);
    at += size * 2;
    return { name, units: size, value: value.toString() };
  });
}
