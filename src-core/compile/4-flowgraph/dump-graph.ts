/** A flow graph as text: for people who look at what each pass does, and for golden files. */
import type { Const } from '../../code/const.ts';
import { HAS_ARG, OPNAME } from '../../code/opcodes.generated.ts';
import { type BasicBlock, type FlowGraph, type GraphInstruction, NO_LABEL, UNKNOWN_DEPTH } from './graph.ts';
import { hasTarget } from './opcode-kinds.ts';

export interface DumpOptions {
  /** Shows constants beside LOAD_CONST when given, by this text. */
  readonly constText?: (index: number) => string;
  readonly consts?: readonly Const[];
}

/** One line for each block ("B0 label 2, depth 1, cold:") and one for each of its instructions, with line, argument and handler. */
export function dumpGraph(graph: FlowGraph, options: DumpOptions = {}): string {
  const numbers = new Map<BasicBlock, number>();
  for (const block of graph.blocks()) numbers.set(block, numbers.size);
  const nameOf = (block: BasicBlock | undefined) => (block === undefined ? '?' : `B${numbers.get(block) ?? `(${block.id})`}`);
  const out: string[] = [];
  for (const block of graph.blocks()) {
    const facts = describeBlock(block);
    out.push(`${nameOf(block)}${facts === '' ? '' : ` (${facts})`}:`);
    for (const instruction of block.instructions) out.push(`  ${describeInstruction(instruction, nameOf, options)}`);
  }
  return `${out.join('\n')}\n`;
}

/** What is known of a block: `label 2, predecessors 1, depth 1, handler, cold`. */
export function describeBlock(block: BasicBlock, withLabel = true): string {
  const facts: string[] = [];
  if (withLabel && block.label !== NO_LABEL) facts.push(`label ${block.label}`);
  if (block.predecessors > 0) facts.push(`predecessors ${block.predecessors}`);
  if (block.startDepth !== UNKNOWN_DEPTH) facts.push(`depth ${block.startDepth}`);
  if (block.isExceptHandler) facts.push(block.preservesLasti ? 'handler with lasti' : 'handler');
  if (block.cold) facts.push('cold');
  return facts.join(', ');
}

function describeInstruction(
  { opcode, oparg, loc, target, except }: GraphInstruction,
  nameOf: (block: BasicBlock | undefined) => string,
  { constText }: DumpOptions,
): string {
  const line = loc.lineno < 0 ? '-' : String(loc.lineno);
  let text = `${line.padStart(5)}  ${OPNAME[opcode].padEnd(26)}`;
  if (hasTarget(opcode)) text += target ? `-> ${nameOf(target)}` : `-> label ${oparg}`;
  else if (HAS_ARG.has(opcode)) text += String(oparg);
  if (constText && OPNAME[opcode] === 'LOAD_CONST') text += ` (${constText(oparg)})`;
  if (except) text += `  ! ${nameOf(except)}`;
  return text.trimEnd();
}
