/** Lays the blocks out and turns jump targets into distances (`resolve_jump_offsets`). */
import type { BasicBlock, FlowGraph, GraphInstruction } from '../4-flowgraph/graph.ts';
import { cacheSize, isJump } from '../4-flowgraph/opcode-kinds.ts';

/** Code units that an instruction takes: EXTENDED_ARG prefixes, itself, caches (`_PyCompile_InstrSize`). */
export function instructionSize({ opcode, oparg }: GraphInstruction): number {
  const prefixes = oparg > 0xff ? (oparg > 0xffff ? (oparg > 0xffffff ? 3 : 2) : 1) : 0;
  return prefixes + 1 + cacheSize(opcode);
}

/** Writes `offset` (code units) of every block and the argument of every jump. */
export function resolveJumpOffsets(graph: FlowGraph): void {
  // A jump that grows by a prefix moves what is behind it: until nothing grows any more.
  for (let grown = true; grown; ) {
    grown = false;
    let offset = 0;
    for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
      block.offset = offset;
      for (const instruction of block.instructions) offset += instructionSize(instruction);
    }
    for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
      let end = block.offset;
      for (const instruction of block.instructions) {
        const size = instructionSize(instruction);
        end += size;
        if (!isJump(instruction.opcode)) continue;
        instruction.oparg = Math.abs((instruction.target as BasicBlock).offset - end);
        if (instructionSize(instruction) !== size) grown = true;
      }
    }
  }
}
