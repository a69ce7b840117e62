/**
 * The rows of a disassembly: every instruction with its name, its argument and what the argument means, the line that it starts
 * and whether something jumps to it (library module `dis`, `_get_instructions_bytes`). Text is made of them in disassemble.ts;
 * the window shows the rows themselves.
 */
import type { CodeObject } from './code-object.ts';
import type { Const } from './const.ts';
import { type AddressOf, inventAddresses, reprConst, type SetOrder } from './const-repr.ts';
import { parseExceptionTable } from './exception-table.ts';
import { type CodeInstruction, codeInstructions, jumpTarget, jumpTargets } from './instructions.ts';
import { lineRanges, NO_POSITION, type Position, positionTable } from './location-table.ts';
import {
  BINARY_OPS,
  CACHE_FORMAT,
  COMPARE_OPS,
  HAS_CONST,
  HAS_FREE,
  HAS_LOCAL,
  HAS_NAME,
  INTRINSICS_1,
  INTRINSICS_2,
  OP,
  OPNAME,
} from './opcodes.generated.ts';

export interface ListedInstruction {
  /** Byte offset in `co_code`. */
  readonly offset: number;
  readonly opcode: number;
  readonly opname: string;
  /** `null` where the instruction has no argument. */
  readonly arg: number | null;
  /** What the argument stands for: the constant, the name, the offset jumped to, the operator; else the argument itself. */
  readonly argval: Const;
  /** The text in parentheses behind the argument; empty where there is none. */
  readonly argrepr: string;
  /** The line that begins here, if one does. */
  readonly startsLine: number | null;
  readonly isJumpTarget: boolean;
  readonly positions: Position;
}

export interface ListingOptions {
  /** Also lists each inline cache entry, as an instruction CACHE. */
  readonly showCaches?: boolean;
  /** The code units of a running code object instead of `co_code`: specialised and instrumented instructions, filled caches. */
  readonly units?: Uint8Array;
  /** Added to all lines. */
  readonly lineOffset?: number;
  readonly addressOf?: AddressOf;
  readonly setOrder?: SetOrder;
  /** Whether handlers count as jump targets: yes in `dis.dis`, no in `dis.get_instructions`. Default yes. */
  readonly markHandlers?: boolean;
}

/** All instructions of `code` in order. */
export function* listInstructions(code: CodeObject, options: ListingOptions = {}): Generator<ListedInstruction> {
  const units = options.units ?? code.fields.code;
  const addressOf = options.addressOf ?? inventAddresses();
  const starts = lineStarts(code);
  const positions = positionTable(code);
  const targets = jumpTargets(units);
  if (options.markHandlers !== false) {
    for (const entry of parseExceptionTable(code.fields.exceptiontable)) if (entry.start < entry.end) targets.add(entry.target);
  }
  for (const instruction of codeInstructions(units)) {
    const { offset, opcode, arg } = instruction;
    const line = starts.get(offset);
    yield {
      offset,
      opcode,
      opname: OPNAME[opcode] ?? `<${opcode}>`,
      arg,
      ...describeArgument(code.fields, instruction, addressOf, options.setOrder),
      startsLine: line === undefined ? null : line + (options.lineOffset ?? 0),
      isJumpTarget: targets.has(offset),
      positions: positions[offset >> 1] ?? NO_POSITION,
    };
    if (options.showCaches && instruction.caches > 0) yield* listCaches(instruction, units, positions);
  }
}

/** Offset to line of every place where a line begins (`dis.findlinestarts`). */
export function lineStarts(code: CodeObject): Map<number, number> {
  const starts = new Map<number, number>();
  let last: number | null = null;
  for (const { start, line } of lineRanges(code)) {
    if (line === null || line === last) continue;
    last = line;
    starts.set(start, line);
  }
  return starts;
}

function* listCaches(
  { offset, deopt }: CodeInstruction,
  units: Uint8Array,
  positions: readonly Position[],
): Generator<ListedInstruction> {
  let at = offset;
  for (const [name, size] of Object.entries(CACHE_FORMAT[deopt] ?? {})) {
    for (let i = 0; i < size; i++) {
      at += 2;
      let argrepr = '';
      if (i === 0) {
        let value = 0n;
        for (let k = size * 2 - 1; k >= 0; k--) value = (value << 8n) | BigInt(units[at + k] ?? 0);
        argrepr = `${name}: ${value}`;
      }
      yield {
        offset: at,
        opcode: OP.CACHE,
        opname: 'CACHE',
        arg: 0,
        argval: null,
        argrepr,
        startsLine: null,
        isJumpTarget: false,
        positions: positions[at >> 1] ?? NO_POSITION,
      };
    }
  }
}

export interface Meaning {
  readonly argval: Const;
  readonly argrepr: string;
}

const CONVERSIONS = ['', 'str', 'repr', 'ascii'];
const FUNCTION_PARTS = ['defaults', 'kwdefaults', 'annotations', 'closure'];

/** The tables of a code object, finished or not, that arguments index. */
export type ArgumentTables = Pick<CodeObject['fields'], 'consts' | 'names' | 'localsplusnames'>;

/** What the argument of an instruction stands for, as `dis` says it. */
export function describeArgument(
  { consts, names, localsplusnames }: ArgumentTables,
  instruction: CodeInstruction,
  addressOf: AddressOf,
  setOrder?: SetOrder,
): Meaning {
  const { deopt, arg } = instruction;
  if (arg === null) return { argval: null, argrepr: '' };
  if (HAS_CONST.has(deopt)) {
    const value = consts[arg];
    return value === undefined ? outside(arg) : { argval: value, argrepr: reprConst(value, addressOf, setOrder) };
  }
  if (HAS_NAME.has(deopt)) return describeName(deopt, arg, names);
  const target = jumpTarget(instruction);
  if (target !== undefined) return { argval: target, argrepr: `to ${target}` };
  if (HAS_LOCAL.has(deopt) || HAS_FREE.has(deopt)) {
    const name = localsplusnames[arg];
    return name === undefined ? outside(arg) : { argval: name, argrepr: name };
  }
  switch (deopt) {
    case OP.COMPARE_OP:
      return { argval: COMPARE_OPS[arg >> 4] ?? arg, argrepr: COMPARE_OPS[arg >> 4] ?? '' };
    case OP.FORMAT_VALUE: {
      const conversion = CONVERSIONS[arg & 3];
      return { argval: arg, argrepr: [conversion, arg & 4 ? 'with format' : ''].filter((part) => part !== '').join(', ') };
    }
    case OP.MAKE_FUNCTION:
      return { argval: arg, argrepr: FUNCTION_PARTS.filter((_, i) => arg & (1 << i)).join(', ') };
    case OP.BINARY_OP:
      return { argval: arg, argrepr: BINARY_OPS[arg]?.[1] ?? '' };
    case OP.CALL_INTRINSIC_1:
      return { argval: arg, argrepr: INTRINSICS_1[arg] ?? '' };
    case OP.CALL_INTRINSIC_2:
      return { argval: arg, argrepr: INTRINSICS_2[arg] ?? '' };
    default:
      return { argval: arg, argrepr: '' };
  }
}

/** An index that its table does not have: only in damaged code. */
function outside(arg: number): Meaning {
  return { argval: arg, argrepr: '' };
}

function describeName(deopt: number, arg: number, names: readonly string[]): Meaning {
  const shift = deopt === OP.LOAD_GLOBAL || deopt === OP.LOAD_ATTR ? 1 : deopt === OP.LOAD_SUPER_ATTR ? 2 : 0;
  const name = names[arg >> shift];
  if (name === undefined) return outside(arg);
  const pushesTwo = shift > 0 && (arg & 1) === 1 && name !== '';
  const prefix = pushesTwo ? (deopt === OP.LOAD_GLOBAL ? 'NULL + ' : 'NULL|self + ') : '';
  return { argval: name, argrepr: prefix + name };
}
