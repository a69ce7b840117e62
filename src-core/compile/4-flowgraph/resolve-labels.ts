/** Turns labels into blocks: every jump and every SETUP_* gets its `target` (`translate_jump_labels_to_targets`). */
import type { BasicBlock, FlowGraph } from './graph.ts';
import { hasTarget } from './opcode-kinds.ts';

export function resolveLabels(graph: FlowGraph): void {
  const byLabel: BasicBlock[] = [];
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next)
    if (block.label >= 0) byLabel[block.label] = block;
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    for (const instruction of block.instructions) {
      if (!hasTarget(instruction.opcode)) continue;
      const target = byLabel[instruction.oparg];
      if (!target) throw new Error(`no block has the label ${instruction.oparg}`);
      instruction.target = target;
    }
  }
}
