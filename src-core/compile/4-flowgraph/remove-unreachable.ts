/** Counts the ways into every block and empties those that have none (`mark_reachable` and what `optimize_cfg` does after it). */
import type { BasicBlock, FlowGraph } from './graph.ts';
import { hasTarget } from './opcode-kinds.ts';

export function removeUnreachable(graph: FlowGraph): void {
  graph.clearVisited();
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) block.predecessors = 0;
  graph.entry.predecessors = 1;
  const stack = [graph.entry];
  const reach = (block: BasicBlock) => {
    if (!block.visited) stack.push(block);
    block.predecessors++;
  };
  for (let block = stack.pop(); block; block = stack.pop()) {
    block.visited = true;
    if (block.next && block.hasFallthrough) reach(block.next);
    for (const instruction of block.instructions) {
      if (hasTarget(instruction.opcode)) reach(instruction.target as BasicBlock);
    }
  }
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    if (block.predecessors > 0) continue;
    block.instructions = [];
    block.isExceptHandler = false;
  }
}
