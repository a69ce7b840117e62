/**
 * Where names live in the frame: locals, then cells, then free variables, a cell of an argument in the argument's own place
 * (CPython 3.12 Python/compile.c, `prepare_localsplus`). Inserts the instructions that a frame begins with (RETURN_GENERATOR,
 * MAKE_CELL, COPY_FREE_VARS) and gives those of cells their final index.
 */
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR } from '../../code/code-object.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type CodeUnit, NO_LOCATION } from '../instruction-sequence.ts';
import { type BasicBlock, type FlowGraph, GraphInstruction } from './graph.ts';

/** Index of every cell and free variable (numbered as in CodeUnit) in the frame, before unused places are closed. */
function cellOffsets(unit: CodeUnit): number[] {
  const count = unit.cellvars.size + unit.freevars.size;
  const offsets = Array.from({ length: count }, (_, i) => unit.varnames.size + i);
  for (const [name, index] of unit.cellvars) {
    const local = unit.varnames.get(name);
    if (local !== undefined) offsets[index] = local;
  }
  return offsets;
}

export function insertPrefixInstructions(graph: FlowGraph, unit: CodeUnit): void {
  const prefix: GraphInstruction[] = [];
  if (unit.freevars.size > 0) prefix.push(new GraphInstruction(OP.COPY_FREE_VARS, unit.freevars.size, NO_LOCATION));
  const offsets = cellOffsets(unit);
  const cells = Array.from({ length: unit.cellvars.size }, (_, i) => i).sort((a, b) => offsets[a] - offsets[b]);
  for (const cell of cells) prefix.push(new GraphInstruction(OP.MAKE_CELL, cell, NO_LOCATION));
  if (unit.flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) {
    const start = { lineno: unit.firstlineno, end_lineno: unit.firstlineno, col_offset: -1, end_col_offset: -1 };
    prefix.push(new GraphInstruction(OP.RETURN_GENERATOR, 0, start), new GraphInstruction(OP.POP_TOP, 0, NO_LOCATION));
  }
  graph.entry.instructions.unshift(...prefix);
}

const CELL_OPCODES: ReadonlySet<number> = new Set([
  OP.MAKE_CELL,
  OP.LOAD_CLOSURE,
  OP.LOAD_DEREF,
  OP.STORE_DEREF,
  OP.DELETE_DEREF,
  OP.LOAD_FROM_DICT_OR_DEREF,
]);

/** Rewrites the arguments of cell instructions; answers how many cells share the place of an argument (`fix_cell_offsets`). */
export function fixCellOffsets(graph: FlowGraph, unit: CodeUnit): number {
  const offsets = cellOffsets(unit);
  let dropped = 0;
  for (let i = 0; i < offsets.length; i++) {
    if (offsets[i] === unit.varnames.size + i) offsets[i] -= dropped;
    else dropped++;
  }
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    for (const instruction of block.instructions) {
      if (CELL_OPCODES.has(instruction.opcode)) instruction.oparg = offsets[instruction.oparg];
    }
  }
  return dropped;
}
