/** Turns a jump to the very next block into a NOP (`remove_redundant_jumps`). There are no empty blocks when it runs. */
import type { BasicBlock, FlowGraph, GraphInstruction } from './graph.ts';
import { isUnconditionalJump } from './opcode-kinds.ts';

export function removeRedundantJumps(graph: FlowGraph): void {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    const last: GraphInstruction | undefined = block.last;
    if (last && isUnconditionalJump(last.opcode) && last.target === block.next) last.becomeNop();
  }
}
