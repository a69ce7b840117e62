/**
 * Finds loads of locals that may be unbound and makes them LOAD_FAST_CHECK
 * (`add_checks_for_loads_of_uninitialized_variables`). The first 64 locals are followed through the whole graph, all others
 * within one block only, so that the time stays linear; the result depends on that limit and so does ours.
 */
import { OP } from '../../code/opcodes.generated.ts';
import type { BasicBlock, FlowGraph } from './graph.ts';
import { isJump } from './opcode-kinds.ts';

const FOLLOWED = 64;

/** `localCount`: fast locals, of which the first `paramCount` are bound when the function is entered. */
export function checkLocals(graph: FlowGraph, localCount: number, paramCount: number): void {
  if (localCount === 0) return;
  let count = localCount;
  if (count > FOLLOWED) {
    checkWithinBlocks(graph, count);
    count = FOLLOWED;
  }
  graph.clearVisited();
  for (const block of graph.blocks()) block.unsafeLocals = 0n;
  let start = 0n;
  for (let i = paramCount; i < count; i++) start |= 1n << BigInt(i);
  const stack: BasicBlock[] = [];
  // A block is pushed when it learns of a local that may be unbound; `visited` means that it is on the stack.
  const push = (block: BasicBlock, unsafe: bigint) => {
    const both = block.unsafeLocals | unsafe;
    if (both === block.unsafeLocals) return;
    block.unsafeLocals = both;
    if (block.visited) return;
    block.visited = true;
    stack.push(block);
  };
  push(graph.entry, start);
  for (const block of graph.blocks()) scanBlock(block, push);
  for (let block = stack.pop(); block; block = stack.pop()) {
    block.visited = false;
    scanBlock(block, push);
  }
}

function scanBlock(block: BasicBlock, push: (block: BasicBlock, unsafe: bigint) => void): void {
  let unsafe = block.unsafeLocals;
  for (const instruction of block.instructions) {
    if (instruction.except) push(instruction.except, unsafe);
    const { opcode, oparg } = instruction;
    if (oparg >= FOLLOWED) continue;
    switch (opcode) {
      case OP.DELETE_FAST:
      case OP.LOAD_FAST_AND_CLEAR:
      case OP.STORE_FAST_MAYBE_NULL:
        unsafe |= 1n << BigInt(oparg);
        break;
      case OP.STORE_FAST:
      case OP.LOAD_FAST_CHECK:
        unsafe &= ~(1n << BigInt(oparg));
        break;
      case OP.LOAD_FAST: {
        const bit = 1n << BigInt(oparg);
        if (unsafe & bit) {
          instruction.opcode = OP.LOAD_FAST_CHECK;
          unsafe &= ~bit;
        }
        break;
      }
    }
  }
  if (block.next && block.hasFallthrough) push(block.next, unsafe);
  const last = block.last;
  if (last && isJump(last.opcode)) push(last.target as BasicBlock, unsafe);
}

function checkWithinBlocks(graph: FlowGraph, localCount: number): void {
  // boundIn[i]: number of the block in which local i is known to be bound at this point.
  const boundIn = new Int32Array(localCount);
  let number = 0;
  for (const block of graph.blocks()) {
    number++;
    for (const instruction of block.instructions) {
      const { opcode, oparg } = instruction;
      if (oparg < FOLLOWED) continue;
      switch (opcode) {
        case OP.DELETE_FAST:
        case OP.LOAD_FAST_AND_CLEAR:
        case OP.STORE_FAST_MAYBE_NULL:
          boundIn[oparg] = number - 1;
          break;
        case OP.STORE_FAST:
          boundIn[oparg] = number;
          break;
        case OP.LOAD_FAST:
          if (boundIn[oparg] !== number) instruction.opcode = OP.LOAD_FAST_CHECK;
          boundIn[oparg] = number;
          break;
      }
    }
  }
}
