/**
 * Removes NOPs that carry no line of their own (`remove_redundant_nops`), and with them pairs that load a value only to pop it
 * (`remove_redundant_nops_and_pairs`). A NOP stays when it is the only instruction of its line: tracing must stop there.
 */
import { OP } from '../../code/opcodes.generated.ts';
import { firstFull } from './empty-blocks.ts';
import { type BasicBlock, type FlowGraph, type GraphInstruction, NO_LABEL } from './graph.ts';
import { isJump } from './opcode-kinds.ts';

export function removeRedundantNops(graph: FlowGraph): void {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) cleanBlock(block);
}

export function removeNopsAndPairs(graph: FlowGraph): void {
  let done = false;
  while (!done) {
    done = true;
    let previous: GraphInstruction | undefined;
    for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
      cleanBlock(block);
      if (block.label !== NO_LABEL) previous = undefined;
      for (const instruction of block.instructions) {
        if (previous && instruction.opcode === OP.POP_TOP && loadsOnly(previous)) {
          previous.becomeNop();
          instruction.becomeNop();
          done = false;
        }
        previous = instruction;
      }
      if ((previous && isJump(previous.opcode)) || !block.hasFallthrough) previous = undefined;
    }
  }
}

function loadsOnly({ opcode, oparg }: GraphInstruction): boolean {
  return opcode === OP.LOAD_CONST || (opcode === OP.COPY && oparg === 1);
}

function cleanBlock(block: BasicBlock): void {
  const { instructions } = block;
  let kept = 0;
  let previousLine = -1;
  for (let i = 0; i < instructions.length; i++) {
    const instruction = instructions[i];
    if (instruction.opcode === OP.NOP && isRedundant(instruction, previousLine, instructions[i + 1], block)) continue;
    instructions[kept++] = instruction;
    previousLine = instruction.loc.lineno;
  }
  if (kept < instructions.length) instructions.length = kept;
}

/** A following instruction without a line inherits that of the NOP, as a side effect. */
function isRedundant(
  nop: GraphInstruction,
  previousLine: number,
  next: GraphInstruction | undefined,
  block: BasicBlock,
): boolean {
  const line = nop.loc.lineno;
  if (line < 0 || previousLine === line) return true;
  if (next) {
    if (next.loc.lineno === line) return true;
    if (next.loc.lineno >= 0) return false;
    next.loc = nop.loc;
    return true;
  }
  const successor = firstFull(block.next);
  return successor !== undefined && lineOfBlock(successor) === line;
}

/** Line of the first instruction that is not itself a NOP about to go. */
function lineOfBlock(block: BasicBlock): number {
  for (const { opcode, loc } of block.instructions) if (opcode !== OP.NOP || loc.lineno >= 0) return loc.lineno;
  return -1;
}
