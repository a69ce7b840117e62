/**
 * Drops constants that no instruction uses any more and renumbers the rest (`remove_unused_consts`). The first one always stays:
 * it may be the docstring.
 */
import type { Const } from '../../code/const.ts';
import { HAS_CONST } from '../../code/opcodes.generated.ts';
import type { FlowGraph } from './graph.ts';

export function removeUnusedConsts(graph: FlowGraph, consts: Const[]): void {
  if (consts.length === 0) return;
  const used = new Uint8Array(consts.length);
  used[0] = 1;
  for (const block of graph.blocks()) {
    for (const { opcode, oparg } of block.instructions) if (HAS_CONST.has(opcode)) used[oparg] = 1;
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
  for (const block of graph.blocks()) {
    for (const instruction of block.instructions) {
      if (HAS_CONST.has(instruction.opcode)) instruction.oparg = newIndex[instruction.oparg];
    }
  }
}
