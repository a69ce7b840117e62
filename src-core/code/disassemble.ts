/**
 * Code objects as text, exactly as the library's `dis` prints them: `dis.dis`, `dis.disassemble`, `dis.code_info`. One formatter
 * for the command line, the window and the golden files.
 */

import { CodeObject } from './code-object.ts';
import { type AddressOf, inventAddresses, reprCode, reprConst, type SetOrder } from './const-repr.ts';
import { parseExceptionTable } from './exception-table.ts';
import { type ListedInstruction, lineStarts, listInstructions } from './listing.ts';
import { cellvars, countLocals, freevars, varnames } from './localsplus.ts';
import { CACHES, DEOPT } from './opcodes.generated.ts';

export interface DisassembleOptions {
  /** Marks the instruction at this byte offset with `-->`. */
  readonly lasti?: number;
  readonly showCaches?: boolean;
  /** The number that the first line is to have, instead of `co_firstlineno`. */
  readonly firstLine?: number;
  /** How many levels of nested code objects follow; all when absent. */
  readonly depth?: number;
  /** Code units to show instead of `co_code` (`adaptive`), for each code object that has such. */
  readonly unitsOf?: (code: CodeObject) => Uint8Array | undefined;
  readonly addressOf?: AddressOf;
  readonly setOrder?: SetOrder;
}

/** `dis.dis(code)`: the code object, then those among its constants. Ends with a line feed. */
export function disassemble(code: CodeObject, options: DisassembleOptions = {}): string {
  const addressOf = options.addressOf ?? inventAddresses();
  const out: string[] = [];
  const visit = (each: CodeObject, depth: number, lasti: number) => {
    out.push(disassembleOne(each, { ...options, addressOf, lasti }));
    if (depth <= 0) return;
    for (const item of each.fields.consts) {
      if (!(item instanceof CodeObject)) continue;
      out.push(`\nDisassembly of ${reprCode(item, addressOf)}:\n`);
      visit(item, depth - 1, -1);
    }
  };
  visit(code, options.depth ?? Number.POSITIVE_INFINITY, options.lasti ?? -1);
  return out.join('');
}

/** `dis.disassemble(code, lasti)`: one code object without those inside it. */
export function disassembleOne(code: CodeObject, options: DisassembleOptions = {}): string {
  const { lasti = -1, showCaches = false } = options;
  const units = options.unitsOf?.(code) ?? code.fields.code;
  const lineOffset = options.firstLine === undefined ? 0 : options.firstLine - code.fields.firstlineno;
  const starts = [...lineStarts(code).values()];
  const highest = starts.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) + lineOffset;
  const widths = {
    line: starts.length === 0 ? 0 : highest >= 1000 ? String(highest).length : 3,
    offset: units.length - 2 >= 10000 ? String(units.length - 2).length : 4,
  };
  const out: string[] = [];
  for (const row of listInstructions(code, {
    units,
    showCaches,
    lineOffset,
    addressOf: options.addressOf,
    setOrder: options.setOrder,
  })) {
    if (row.startsLine !== null && row.offset > 0) out.push('');
    const caches = CACHES[DEOPT.get(row.opcode) ?? row.opcode] ?? 0;
    const current = showCaches ? row.offset === lasti : row.offset <= lasti && lasti <= row.offset + 2 * caches;
    out.push(formatInstruction(row, widths, current));
  }
  const entries = parseExceptionTable(code.fields.exceptiontable);
  if (entries.length > 0) out.push('ExceptionTable:');
  for (const { start, end, target, depth, lasti: keeps } of entries) {
    out.push(`  ${start} to ${end - 2} -> ${target} [${depth}]${keeps ? ' lasti' : ''}`);
  }
  return out.map((line) => `${line}\n`).join('');
}

function formatInstruction(row: ListedInstruction, widths: { line: number; offset: number }, current: boolean): string {
  const fields: string[] = [];
  if (widths.line > 0) fields.push(String(row.startsLine ?? '').padStart(widths.line));
  fields.push(current ? '-->' : '   ', row.isJumpTarget ? '>>' : '  ', String(row.offset).padStart(widths.offset));
  fields.push(row.opname.padEnd(20));
  if (row.arg !== null) {
    fields.push(String(row.arg).padStart(5));
    if (row.argrepr !== '') fields.push(`(${row.argrepr})`);
  }
  return fields.join(' ').trimEnd();
}

const FLAG_NAMES: Readonly<Record<number, string>> = {
  1: 'OPTIMIZED',
  2: 'NEWLOCALS',
  4: 'VARARGS',
  8: 'VARKEYWORDS',
  16: 'NESTED',
  32: 'GENERATOR',
  64: 'NOFREE',
  128: 'COROUTINE',
  256: 'ITERABLE_COROUTINE',
  512: 'ASYNC_GENERATOR',
};

/** The bits of `co_flags` by name, unknown ones in hexadecimal (`dis.pretty_flags`). */
export function formatFlags(flags: number): string {
  const names: string[] = [];
  for (let bit = 0; bit < 32; bit++) {
    const flag = 2 ** bit;
    if (Math.floor(flags / flag) % 2 === 1) names.push(FLAG_NAMES[flag] ?? `0x${flag.toString(16)}`);
  }
  return names.length === 0 ? '0x0' : names.join(', ');
}

/** `dis.code_info(code)`, without a line feed at its end. */
export function codeInfo(code: CodeObject, addressOf: AddressOf = inventAddresses(), setOrder?: SetOrder): string {
  const f = code.fields;
  const out = [
    `Name:              ${f.name}`,
    `Filename:          ${f.filename}`,
    `Argument count:    ${f.argcount}`,
    `Positional-only arguments: ${f.posonlyargcount}`,
    `Kw-only arguments: ${f.kwonlyargcount}`,
    `Number of locals:  ${countLocals(f)}`,
    `Stack size:        ${f.stacksize}`,
    `Flags:             ${formatFlags(f.flags)}`,
  ];
  const list = (title: string, items: readonly string[]) => {
    if (items.length === 0) return;
    out.push(`${title}:`);
    items.forEach((item, i) => {
      out.push(`${String(i).padStart(4)}: ${item}`);
    });
  };
  list(
    'Constants',
    f.consts.map((item) => reprConst(item, addressOf, setOrder)),
  );
  list('Names', f.names);
  list('Variable names', varnames(f));
  list('Free variables', freevars(f));
  list('Cell variables', cellvars(f));
  return out.join('\n');
}
