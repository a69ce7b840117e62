/**
 * Finds loads of locals that may be unbound and makes them LOAD_FAST_CHECK
 * (`add_checks_for_loads_of_uninitialized_variables`). The first 64 locals are followed through the whole graph, all others
 * within one block only, so that the time stays linear; the result depends on that limit and so does ours.
 */
import { OP } from '../../code/opcodes.generated.ts';
import type { BasicBlock, FlowGraph } from './graph.ts';
import { isJump, touchesLocal } from './opcode-kinds.ts';

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
  let low = 0;
  let high = 0;
  for (let i = paramCount; i < count; i++) {
    if (i < 32) low |= 1 << i;
    else high |= 1 << i;
  }
  const worklist = new Worklist();
  worklist.push(graph.entry, low, high);
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) scanBlock(block, worklist);
  for (let block = worklist.pop(); block; block = worklist.pop()) scanBlock(block, worklist);
}

/** Blocks about which something new is known; `visited` means that a block is in it. */
class Worklist {
  private readonly stack: BasicBlock[] = [];

  push(block: BasicBlock, low: number, high: number): void {
    const bothLow = block.unsafeLow | low;
    const bothHigh = block.unsafeHigh | high;
    if (bothLow === block.unsafeLow && bothHigh === block.unsafeHigh) return;
    block.unsafeLow = bothLow;
    block.unsafeHigh = bothHigh;
    if (block.visited) return;
    block.visited = true;
    this.stack.push(block);
  }

  pop(): BasicBlock | undefined {
    const block = this.stack.pop();
    if (block) block.visited = false;
    return block;
  }
}

function scanBlock(block: BasicBlock, worklist: Worklist): void {
  let low = block.unsafeLow;
  let high = block.unsafeHigh;
  for (const instruction of block.instructions) {
    const { opcode, oparg, except } = instruction;
    if (except) worklist.push(except, low, high);
    if (oparg >= FOLLOWED || !touchesLocal(opcode)) continue;
    // A shift counts modulo 32: the same bit serves both halves.
    const bit = 1 << oparg;
    switch (opcode) {
      case OP.DELETE_FAST:
      case OP.LOAD_FAST_AND_CLEAR:
      case OP.STORE_FAST_MAYBE_NULL:
        if (oparg < 32) low |= bit;
        else high |= bit;
        break;
      case OP.LOAD_FAST:
        if ((oparg < 32 ? low : high) & bit) instruction.opcode = OP.LOAD_FAST_CHECK;
        if (oparg < 32) low &= ~bit;
        else high &= ~bit;
        break;
      case OP.STORE_FAST:
      case OP.LOAD_FAST_CHECK:
        if (oparg < 32) low &= ~bit;
        else high &= ~bit;
        break;
    }
  }
  if (block.next && block.hasFallthrough) worklist.push(block.next, low, high);
  const last = block.last;
  if (last && isJump(last.opcode)) worklist.push(last.target as BasicBlock, low, high);
}

function checkWithinBlocks(graph: FlowGraph, localCount: number): void {
  // boundIn[i]: number of the block in which local i is known to be bound at this point.
  const boundIn = new Int32Array(localCount);
  let number = 0;
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    number++;
    for (const instruction of block.instructions) {
      const { opcode, oparg } = instruction;
      if (oparg < FOLLOWED || !touchesLocal(opcode)) continue;
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
