/**
 * Drops constants that no instruction uses any more and renumbers the rest (`remove_unused_consts`). The first one always stays:
 * it may be the docstring.
 */
import type { Const } from '../../code/const.ts';
import type { BasicBlock, FlowGraph } from './graph.ts';
import { usesConst } from './opcode-kinds.ts';

export function removeUnusedConsts(graph: FlowGraph, consts: Const[]): void {
  if (consts.length === 0) return;
  const used = new Uint8Array(consts.length);
  used[0] = 1;
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    for (const { opcode, oparg } of block.instructions) if (usesConst(opcode)) used[oparg] = 1;
  }
  const newIndex = new Int32Array(consts.length);
  let count = 0;
  for (let i = 0; i < consts.length; i++) {
    if (!used[i]) continue;
    newIndex[i] = count;
    consts[count++] = consts[i];
  }
  if (count === consts.length) return;
  consts.length = count;
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) {
    for (const instruction of block.instructions) {
      if (usesConst(instruction.opcode)) instruction.oparg = newIndex[instruction.oparg];
    }
  }
}
