/**
 * Gives jumps their direction (`normalize_jumps`). Conditional jumps only go forward in 3.12: one that goes back is turned round
 * and jumps over a JUMP_BACKWARD of its own.
 */
import { OP } from '../../code/opcodes.generated.ts';
import { type BasicBlock, type FlowGraph, GraphInstruction } from './graph.ts';
import { isJump } from './opcode-kinds.ts';

const REVERSED = new Map<number, number>([
  [OP.POP_JUMP_IF_NOT_NONE, OP.POP_JUMP_IF_NONE],
  [OP.POP_JUMP_IF_NONE, OP.POP_JUMP_IF_NOT_NONE],
  [OP.POP_JUMP_IF_FALSE, OP.POP_JUMP_IF_TRUE],
  [OP.POP_JUMP_IF_TRUE, OP.POP_JUMP_IF_FALSE],
]);

export function normalizeJumps(graph: FlowGraph): void {
  graph.clearVisited();
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    block.visited = true;
    const last = block.last;
    if (!last || !isJump(last.opcode)) continue;
    const forward = !(last.target as BasicBlock).visited;
    if (last.opcode === OP.JUMP) last.opcode = forward ? OP.JUMP_FORWARD : OP.JUMP_BACKWARD;
    else if (last.opcode === OP.JUMP_NO_INTERRUPT) last.opcode = forward ? OP.JUMP_FORWARD : OP.JUMP_BACKWARD_NO_INTERRUPT;
    else if (!forward) turnRound(graph, block, last);
  }
}

function turnRound(graph: FlowGraph, block: BasicBlock, conditional: GraphInstruction): void {
  const reversed = REVERSED.get(conditional.opcode);
  if (reversed === undefined) throw new Error(`opcode ${conditional.opcode} cannot jump back`);
  const target = conditional.target as BasicBlock;
  const back = new GraphInstruction(OP.JUMP, target.label, conditional.loc);
  back.target = target;
  const bridge = graph.newBlock();
  bridge.instructions.push(back);
  bridge.cold = block.cold;
  bridge.next = block.next;
  conditional.opcode = reversed;
  conditional.target = block.next;
  block.next = bridge;
}
