/** Replaces what exists only for the compiler: exception ranges have become `except` by now (`_PyCfg_ConvertPseudoOps`). */
import { OP } from '../../code/opcodes.generated.ts';
import type { BasicBlock, FlowGraph } from './graph.ts';
import { isBlockPush } from './opcode-kinds.ts';
import { removeRedundantNops } from './remove-nops.ts';

export function convertPseudoInstructions(graph: FlowGraph): void {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    for (const instruction of block.instructions) {
      const { opcode } = instruction;
      if (isBlockPush(opcode) || opcode === OP.POP_BLOCK) instruction.becomeNop();
      else if (opcode === OP.STORE_FAST_MAYBE_NULL) instruction.opcode = OP.STORE_FAST;
    }
  }
  removeRedundantNops(graph);
}
