/**
 * From a finished flow graph to a code object: code units with prefixes and caches, the two tables, names and kinds of the frame's
 * slots (CPython 3.12 Python/assemble.c). `assembleUnit` is the way from code generation to the code object.
 */
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_FAST_LOCAL, CodeObject } from '../../code/code-object.ts';
import type { ExceptionEntry } from '../../code/exception-table.ts';
import { encodeExceptionTable } from '../../code/exception-table.ts';
import { LocationWriter } from '../../code/location-table.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { validateCode } from '../../code/validate.ts';
import type { BasicBlock, FlowGraph, FlowObserver, GraphInstruction } from '../4-flowgraph/graph.ts';
import { cacheSize } from '../4-flowgraph/opcode-kinds.ts';
import { type OptimizedUnit, optimizeUnit } from '../4-flowgraph/optimize.ts';
import type { ConstMerger } from '../4-flowgraph/peephole.ts';
import type { CodeUnit, Location } from '../instruction-sequence.ts';
import { NO_LOCATION } from '../instruction-sequence.ts';
import { instructionSize, resolveJumpOffsets } from './jump-offsets.ts';

/**
 * Optimises and assembles one code block, whose sequence ends with its return. `pool` makes equal constants of the whole
 * compilation one object; `observer` sees the graph after each pass. The unit is not changed.
 */
export function assembleUnit(unit: CodeUnit, filename: string, pool: ConstMerger, observer?: FlowObserver): CodeObject {
  return assembleGraph(unit, filename, optimizeUnit(unit, pool, observer), observer);
}

/** Assembles a graph that has gone through the passes. */
export function assembleGraph(unit: CodeUnit, filename: string, optimized: OptimizedUnit, observer?: FlowObserver): CodeObject {
  const { graph, consts, stacksize } = optimized;
  resolveJumpOffsets(graph);
  observer?.('jump offsets', graph, consts);
  const instructions = instructionsOf(graph);
  const fields = {
    argcount: unit.posonlyargcount + unit.argcount,
    posonlyargcount: unit.posonlyargcount,
    kwonlyargcount: unit.kwonlyargcount,
    stacksize,
    flags: unit.flags,
    code: emitCode(instructions),
    consts,
    names: unit.names,
    ...describeSlots(unit),
    filename,
    name: unit.name,
    qualname: unit.qualname,
    firstlineno: unit.firstlineno,
    linetable: emitLocations(instructions, unit.firstlineno),
    exceptiontable: encodeExceptionTable(exceptionEntries(instructions)),
  };
  validateCode(fields);
  return new CodeObject(fields);
}

type Instructions = readonly GraphInstruction[];

function instructionsOf(graph: FlowGraph): Instructions {
  const all: GraphInstruction[] = [];
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    for (const instruction of block.instructions) all.push(instruction);
  }
  return all;
}

function emitCode(instructions: Instructions): Uint8Array {
  let units = 0;
  for (const instruction of instructions) units += instructionSize(instruction);
  const code = new Uint8Array(units * 2);
  let at = 0;
  for (const { opcode, oparg } of instructions) {
    for (let shift = oparg > 0xff ? 24 : 0; shift > 0; shift -= 8) {
      if (oparg >>> shift === 0) continue;
      code[at++] = OP.EXTENDED_ARG;
      code[at++] = (oparg >>> shift) & 0xff;
    }
    code[at++] = opcode;
    code[at++] = oparg & 0xff;
    at += 2 * cacheSize(opcode);
  }
  return code;
}

function sameLocation(a: Location, b: Location): boolean {
  return (
    a === b ||
    (a.lineno === b.lineno &&
      a.end_lineno === b.end_lineno &&
      a.col_offset === b.col_offset &&
      a.end_col_offset === b.end_col_offset)
  );
}

/** Neighbours of the same location share an entry. */
function emitLocations(instructions: Instructions, firstlineno: number): Uint8Array {
  const writer = new LocationWriter(firstlineno);
  let loc: Location = NO_LOCATION;
  let size = 0;
  for (const instruction of instructions) {
    if (!sameLocation(loc, instruction.loc)) {
      writer.add(loc, size);
      loc = instruction.loc;
      size = 0;
    }
    size += instructionSize(instruction);
  }
  writer.add(loc, size);
  return writer.finish();
}

/** One entry for every run of instructions with the same handler. */
function exceptionEntries(instructions: Instructions): ExceptionEntry[] {
  const entries: ExceptionEntry[] = [];
  let handler: BasicBlock | undefined;
  let start = 0;
  let offset = 0;
  for (const instruction of instructions) {
    const { except } = instruction;
    // Two handlers at one place are one: an empty block may stand before the other.
    if (except !== handler && except?.offset !== handler?.offset) {
      if (handler) entries.push(exceptionEntry(start, offset, handler));
      start = offset;
      handler = except;
    }
    offset += instructionSize(instruction);
  }
  if (handler) entries.push(exceptionEntry(start, offset, handler));
  return entries;
}

/** The exception itself, and lasti where it is kept, are pushed after the stack was cut to `depth`. */
function exceptionEntry(start: number, end: number, handler: BasicBlock): ExceptionEntry {
  const lasti = handler.preservesLasti;
  return { start: start * 2, end: end * 2, target: handler.offset * 2, depth: handler.startDepth - (lasti ? 2 : 1), lasti };
}

/** `localsplusnames` and `localspluskinds` (`compute_localsplus_info`). */
function describeSlots(unit: CodeUnit): { localsplusnames: string[]; localspluskinds: Uint8Array } {
  const names: string[] = [];
  const kinds: number[] = [];
  for (const [name, index] of unit.varnames) {
    const hidden = unit.fasthidden.has(name) ? CO_FAST_HIDDEN : 0;
    names[index] = name;
    kinds[index] = CO_FAST_LOCAL | hidden | (unit.cellvars.has(name) ? CO_FAST_CELL : 0);
  }
  let dropped = 0;
  const place = (name: string, index: number, kind: number) => {
    names[index + unit.varnames.size - dropped] = name;
    kinds[index + unit.varnames.size - dropped] = kind;
  };
  for (const [name, index] of unit.cellvars) {
    if (unit.varnames.has(name)) dropped++;
    else place(name, index, CO_FAST_CELL);
  }
  for (const [name, index] of unit.freevars) place(name, index, CO_FAST_FREE);
  return { localsplusnames: names, localspluskinds: new Uint8Array(kinds) };
}
