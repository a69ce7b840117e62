/** Depth of the value stack before each instruction, computed along all paths (Objects/frameobject.c `mark_stacks` in idea). */
import type { CodeObject } from '../../code/code-object.ts';
import { parseExceptionTable } from '../../code/exception-table.ts';
import { codeInstructions, jumpTarget } from '../../code/instructions.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { stackEffect } from '../../code/stack-effect.ts';

const ENDS = new Set<number>([
  OP.RETURN_VALUE,
  OP.RETURN_CONST,
  OP.RAISE_VARARGS,
  OP.RERAISE,
  OP.JUMP_FORWARD,
  OP.JUMP_BACKWARD,
  OP.JUMP_BACKWARD_NO_INTERRUPT,
]);

/** By byte offset; absent where no path leads. */
export function stackDepths(code: CodeObject): Map<number, number> {
  const rows = [...codeInstructions(code.fields.code)];
  const depths = new Map<number, number>();
  const byOffset = new Map(rows.map((row, i) => [row.offset, i]));
  const work: [index: number, depth: number][] = [[0, 0]];
  for (const entry of parseExceptionTable(code.fields.exceptiontable)) {
    const index = byOffset.get(entry.target);
    if (index !== undefined) work.push([index, entry.depth + (entry.lasti ? 1 : 0) + 1]);
  }
  while (work.length > 0) {
    let [i, depth] = work.pop()!;
    for (; i < rows.length; i++) {
      const row = rows[i];
      if (depths.has(row.offset)) break;
      depths.set(row.offset, depth);
      const arg = row.arg ?? 0;
      const target = jumpTarget(row);
      if (target !== undefined) {
        const index = byOffset.get(target);
        const effect = stackEffect(row.opcode, arg, true) ?? 0;
        if (index !== undefined) work.push([index, depth + effect]);
      }
      if (ENDS.has(row.opcode)) break;
      depth += stackEffect(row.opcode, arg, false) ?? 0;
      // A generator starts with the value sent to it on its stack.
      if (row.opcode === OP.RETURN_GENERATOR) depth = 1;
    }
  }
  return depths;
}
