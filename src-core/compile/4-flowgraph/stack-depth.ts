/** How high the stack can grow, and how high it is where each block begins (`_PyCfg_Stackdepth`). */
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR } from '../../code/code-object.ts';
import { stackEffect } from '../../code/stack-effect.ts';
import { type BasicBlock, type FlowGraph, UNKNOWN_DEPTH } from './graph.ts';
import { hasTarget, isScopeExit, isUnconditionalJump } from './opcode-kinds.ts';

/** Writes `startDepth` of every block that is reached and answers `co_stacksize`. Loops are taken to leave the stack as it was. */
export function computeStackDepth(graph: FlowGraph, flags: number): number {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) block.startDepth = UNKNOWN_DEPTH;
  const stack: BasicBlock[] = [];
  const push = (block: BasicBlock, depth: number) => {
    // A hundred is where CPython stops raising the depth of a block that it met before.
    if (block.startDepth >= depth || block.startDepth >= 100) return;
    block.startDepth = depth;
    stack.push(block);
  };
  // A generator finds what is sent to it on its stack.
  push(graph.entry, flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR) ? 1 : 0);
  let highest = 0;
  for (let block = stack.pop(); block; block = stack.pop()) {
    let depth = block.startDepth;
    for (const { opcode, oparg, target } of block.instructions) {
      const after = depth + effectOf(opcode, oparg, false);
      if (after > highest) highest = after;
      if (hasTarget(opcode)) {
        const atTarget = depth + effectOf(opcode, oparg, true);
        if (atTarget > highest) highest = atTarget;
        push(target as BasicBlock, atTarget);
      }
      depth = after;
      if (isUnconditionalJump(opcode) || isScopeExit(opcode)) break;
    }
    if (block.next && block.hasFallthrough) push(block.next, depth);
  }
  return highest;
}

function effectOf(opcode: number, oparg: number, jump: boolean): number {
  const effect = stackEffect(opcode, oparg, jump);
  if (effect === undefined) throw new Error(`opcode ${opcode} has no stack effect`);
  return effect;
}
