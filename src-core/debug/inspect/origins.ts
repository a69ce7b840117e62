/** Where the values on the stack came from: names of variables that a plain load pushed, within the straight run of code. */
import type { CodeObject } from '../../code/code-object.ts';
import { jumpTargets } from '../../code/instructions.ts';
import { type ListedInstruction, listInstructions } from '../../code/listing.ts';
import { stackEffect } from '../../code/stack-effect.ts';
import { stackDepths } from './stack-depth.ts';

const LOADS = new Set(['LOAD_FAST', 'LOAD_FAST_CHECK', 'LOAD_NAME', 'LOAD_GLOBAL', 'LOAD_DEREF']);

interface Flow {
  readonly depths: ReadonlyMap<number, number>;
  readonly rows: readonly ListedInstruction[];
  readonly targets: ReadonlySet<number>;
}

/** What every frame of a code object asks, at every stop: computed once. */
const flows = new WeakMap<CodeObject, Flow>();
function flowOf(code: CodeObject): Flow {
  let flow = flows.get(code);
  if (flow === undefined) {
    flow = { depths: stackDepths(code), rows: [...listInstructions(code)], targets: jumpTargets(code.fields.code) };
    flows.set(code, flow);
  }
  return flow;
}

/** Names by index from the bottom; '' where the value is the result of something else. */
export function originsOf(code: CodeObject, offset: number, depth: number): string[] {
  const { depths, rows, targets } = flowOf(code);
  const at = rows.findIndex((row) => row.offset === offset);
  const origins: string[] = new Array(depth).fill('');
  // Walk back to where control may come from elsewhere, then forward again, keeping names.
  let start = at;
  while (start > 0 && !targets.has(rows[start].offset)) start--;
  const stack: string[] = new Array(Math.max(depths.get(rows[start]?.offset) ?? 0, 0)).fill('');
  for (let i = start; i < at; i++) {
    const { opcode, opname, arg, argrepr, offset: here } = rows[i];
    const before = depths.get(here) ?? stack.length;
    const after = before + (stackEffect(opcode, arg ?? 0, false) ?? 0);
    stack.length = Math.min(stack.length, before);
    if (LOADS.has(opname)) {
      while (stack.length < after - 1) stack.push('');
      stack.push(argrepr.replace(/^NULL \+ /, ''));
    } else if (opname === 'COPY') stack.push(stack[stack.length - (arg ?? 1)] ?? '');
    else if (opname === 'SWAP') {
      const other = stack.length - (arg ?? 1);
      const top = stack.length - 1;
      if (other >= 0) [stack[other], stack[top]] = [stack[top], stack[other]];
    } else {
      // What an instruction pops is not told apart from what it pushes: its results have no name.
      stack.length = Math.min(stack.length, Math.max(after - 1, 0));
    }
    while (stack.length < after) stack.push('');
    stack.length = after;
  }
  for (let i = 0; i < depth; i++) origins[i] = stack[i] ?? '';
  return origins;
}
