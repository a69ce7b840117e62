/**
 * Which handler every instruction has: follows the SETUP_* and POP_BLOCK of each path and writes the innermost open handler into
 * `except` (`mark_except_handlers`, `label_exception_targets`). YIELD_VALUE gets the number of open handlers as its argument.
 */
import { OP } from '../../code/opcodes.generated.ts';
import type { BasicBlock, FlowGraph, GraphInstruction } from './graph.ts';
import { isBlockPush, isJump } from './opcode-kinds.ts';

export function markExceptHandlers(graph: FlowGraph): void {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    for (const instruction of block.instructions) {
      if (isBlockPush(instruction.opcode)) (instruction.target as BasicBlock).isExceptHandler = true;
    }
  }
}

export function labelExceptionTargets(graph: FlowGraph): void {
  graph.clearVisited();
  graph.entry.visited = true;
  graph.entry.handlers = [];
  const todo: BasicBlock[] = [graph.entry];
  const visit = (block: BasicBlock, handlers: BasicBlock[]) => {
    block.handlers = handlers;
    block.visited = true;
    todo.push(block);
  };
  for (let block = todo.pop(); block; block = todo.pop()) {
    const handlers = block.handlers as BasicBlock[];
    block.handlers = undefined;
    for (const instruction of block.instructions) labelInstruction(instruction, handlers, visit);
    if (block.next && block.hasFallthrough && !block.next.visited) visit(block.next, handlers);
  }
}

function labelInstruction(
  instruction: GraphInstruction,
  handlers: BasicBlock[],
  visit: (block: BasicBlock, handlers: BasicBlock[]) => void,
): void {
  const { opcode, target } = instruction;
  if (isBlockPush(opcode)) {
    const handler = target as BasicBlock;
    if (!handler.visited) visit(handler, handlers.slice());
    if (opcode === OP.SETUP_WITH || opcode === OP.SETUP_CLEANUP) handler.preservesLasti = true;
    handlers.push(handler);
    return;
  }
  if (opcode === OP.POP_BLOCK) {
    handlers.pop();
    return;
  }
  instruction.except = handlers[handlers.length - 1];
  if (isJump(opcode)) {
    if (!(target as BasicBlock).visited) visit(target as BasicBlock, handlers.slice());
  } else if (opcode === OP.YIELD_VALUE) instruction.oparg = handlers.length;
}
