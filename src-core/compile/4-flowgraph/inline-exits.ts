/** Replaces a jump to a small block that leaves the frame by a copy of that block (`inline_small_exit_blocks`). */
import type { BasicBlock, FlowGraph } from './graph.ts';
import { isUnconditionalJump } from './opcode-kinds.ts';

/** The largest block that is copied. */
const MAX_COPY_SIZE = 4;

export function inlineSmallExits(graph: FlowGraph): void {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    const last = block.last;
    if (!last || !isUnconditionalJump(last.opcode)) continue;
    const target = last.target as BasicBlock;
    if (!target.exitsScope || target.instructions.length > MAX_COPY_SIZE) continue;
    last.becomeNop();
    block.append(target.instructions);
  }
}
