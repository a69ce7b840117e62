/** Moves code that only exceptions reach behind all other code (`mark_cold`, `push_cold_blocks_to_end`). */
import { OP } from '../../code/opcodes.generated.ts';
import { NO_LOCATION } from '../instruction-sequence.ts';
import { type BasicBlock, type FlowGraph, GraphInstruction, NO_LABEL } from './graph.ts';
import { isJump } from './opcode-kinds.ts';
import { removeRedundantJumps } from './remove-jumps.ts';

export function pushColdBlocksToEnd(graph: FlowGraph): void {
  if (!graph.entry.next) return;
  markWarm(graph);
  markCold(graph);
  jumpFromColdToWarm(graph);
  if (moveColdBlocks(graph)) removeRedundantJumps(graph);
}

function markWarm(graph: FlowGraph): void {
  graph.clearVisited();
  graph.entry.visited = true;
  const stack = [graph.entry];
  const visit = (block: BasicBlock) => {
    if (block.visited) return;
    block.visited = true;
    stack.push(block);
  };
  for (let block = stack.pop(); block; block = stack.pop()) {
    block.warm = true;
    if (block.next && block.hasFallthrough) visit(block.next);
    for (const { opcode, target } of block.instructions) if (isJump(opcode)) visit(target as BasicBlock);
  }
}

function markCold(graph: FlowGraph): void {
  graph.clearVisited();
  const stack: BasicBlock[] = [];
  const visit = (block: BasicBlock) => {
    if (block.warm || block.visited) return;
    block.visited = true;
    stack.push(block);
  };
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) if (block.isExceptHandler) visit(block);
  for (let block = stack.pop(); block; block = stack.pop()) {
    block.cold = true;
    if (block.next && block.hasFallthrough) visit(block.next);
    for (const { opcode, target } of block.instructions) if (isJump(opcode)) visit(target as BasicBlock);
  }
}

/** Cold code that falls into warm code will stand elsewhere and must jump there. */
function jumpFromColdToWarm(graph: FlowGraph): void {
  let nextLabel = graph.nextLabel();
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    const { next } = block;
    if (!block.cold || !next?.warm || !block.hasFallthrough) continue;
    if (next.label === NO_LABEL) next.label = nextLabel++;
    const jump = new GraphInstruction(OP.JUMP, next.label, NO_LOCATION);
    jump.target = next;
    const bridge = graph.newBlock();
    bridge.instructions.push(jump);
    bridge.cold = true;
    bridge.next = next;
    block.next = bridge;
  }
}

/** Whether any block was cold. */
function moveColdBlocks(graph: FlowGraph): boolean {
  let cold: BasicBlock | undefined;
  let coldEnd: BasicBlock | undefined;
  let warmEnd = graph.entry;
  for (let block = graph.entry.next; block; block = block.next) {
    if (!block.cold) {
      warmEnd.next = block;
      warmEnd = block;
    } else {
      if (coldEnd) coldEnd.next = block;
      else cold = block;
      coldEnd = block;
    }
  }
  if (coldEnd) coldEnd.next = undefined;
  warmEnd.next = cold;
  return cold !== undefined;
}
