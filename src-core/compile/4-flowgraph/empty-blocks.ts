/** Unlinks blocks without instructions and sends what pointed to them on to the next full one (`eliminate_empty_basic_blocks`). */
import { type BasicBlock, type FlowGraph, NO_LABEL } from './graph.ts';
import { hasTarget } from './opcode-kinds.ts';

export function removeEmptyBlocks(graph: FlowGraph): void {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) block.next = firstFull(block.next);
  graph.entry = firstFull(graph.entry) as BasicBlock;
  let nextLabel = graph.nextLabel();
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    for (const instruction of block.instructions) {
      if (!hasTarget(instruction.opcode)) continue;
      const target = firstFull(instruction.target) as BasicBlock;
      if (target === instruction.target) continue;
      if (target.label === NO_LABEL) target.label = nextLabel++;
      instruction.target = target;
      instruction.oparg = target.label;
    }
  }
}

/** `block` itself or the first one behind it that holds instructions. */
export function firstFull(block: BasicBlock | undefined): BasicBlock | undefined {
  while (block && block.instructions.length === 0) block = block.next;
  return block;
}
