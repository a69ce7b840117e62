/**
 * Gives lines to instructions that have none, so that a frame always knows where it is when it leaves (PEP 626;
 * `resolve_line_numbers`): exit blocks without lines are copied for each jump to them and take the line of the jump; other
 * instructions take that of their predecessor when there is only one.
 */
import { OP } from '../../code/opcodes.generated.ts';
import { type Location, NO_LOCATION } from '../instruction-sequence.ts';
import type { BasicBlock, FlowGraph } from './graph.ts';
import { isJump } from './opcode-kinds.ts';

export function resolveLineNumbers(graph: FlowGraph, firstlineno: number): void {
  duplicateExitsWithoutLine(graph);
  propagateLineNumbers(graph);
  guaranteeLinesOfExits(graph, firstlineno);
}

function isExitWithoutLine(block: BasicBlock): boolean {
  return block.exitsScope && block.instructions.every((instruction) => instruction.loc.lineno < 0);
}

function duplicateExitsWithoutLine(graph: FlowGraph): void {
  let nextLabel = graph.nextLabel();
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    const last = block.last;
    if (!last || !isJump(last.opcode)) continue;
    const target = last.target as BasicBlock;
    if (target.predecessors <= 1 || !isExitWithoutLine(target)) continue;
    const copy = graph.newBlock();
    copy.append(target.instructions);
    copy.instructions[0].loc = last.loc;
    last.target = copy;
    target.predecessors--;
    copy.predecessors = 1;
    copy.next = target.next;
    copy.label = nextLabel++;
    target.next = copy;
  }
  // What is left is reached by falling through, from one place.
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    const { next, last } = block;
    if (next && last && block.hasFallthrough && isExitWithoutLine(next)) next.instructions[0].loc = last.loc;
  }
}

function propagateLineNumbers(graph: FlowGraph): void {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    const last = block.last;
    if (!last) continue;
    let previous: Location = NO_LOCATION;
    for (const instruction of block.instructions) {
      if (instruction.loc.lineno < 0) instruction.loc = previous;
      else previous = instruction.loc;
    }
    if (block.next && block.hasFallthrough) inherit(block.next, previous);
    if (isJump(last.opcode)) inherit(last.target as BasicBlock, previous);
  }
}

function inherit(block: BasicBlock, loc: Location): void {
  const first = block.instructions[0];
  if (block.predecessors === 1 && first && first.loc.lineno < 0) first.loc = loc;
}

/** The last resort: a RETURN_VALUE without line gets that of the code before it. */
function guaranteeLinesOfExits(graph: FlowGraph, firstlineno: number): void {
  let lineno = firstlineno;
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    const last = block.last;
    if (!last) continue;
    if (last.loc.lineno >= 0) lineno = last.loc.lineno;
    else if (last.opcode === OP.RETURN_VALUE) {
      for (const instruction of block.instructions) instruction.loc = { ...instruction.loc, lineno };
    }
  }
}
