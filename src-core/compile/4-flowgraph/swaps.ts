/**
 * SWAP instructions: a run of them becomes the shortest run with the same effect (`swaptimize`), and where stores follow, the
 * stores themselves are exchanged instead (`apply_static_swaps`).
 */
import { OP } from '../../code/opcodes.generated.ts';
import type { BasicBlock, GraphInstruction } from './graph.ts';

const VISITED = -1;

/** Shortens the run of SWAPs and NOPs that begins at index `at`; answers the index of its last instruction. */
export function shortenSwaps(block: BasicBlock, at: number): number {
  const { instructions } = block;
  let depth = instructions[at].oparg;
  let end = at + 1;
  let several = false;
  for (; end < instructions.length; end++) {
    const { opcode, oparg } = instructions[end];
    if (opcode === OP.SWAP) {
      depth = Math.max(depth, oparg);
      several = true;
    } else if (opcode !== OP.NOP) break;
  }
  if (!several) return at;
  const run = instructions.slice(at, end);
  const stack = effectOfSwaps(run, depth);
  // Every cycle of the permutation is walked through position 0, from the end of the run backwards.
  let current = run.length - 1;
  for (let i = 0; i < depth; i++) {
    if (stack[i] === VISITED || stack[i] === i) continue;
    for (let j = i; ; ) {
      if (j !== 0) run[current--].become(OP.SWAP, j + 1);
      if (stack[j] === VISITED) break;
      const next = stack[j];
      stack[j] = VISITED;
      j = next;
    }
  }
  while (current >= 0) run[current--].becomeNop();
  return end - 1;
}

/** Where each of the top `depth` values comes from when the run is over; 0 is the top. */
function effectOfSwaps(run: readonly GraphInstruction[], depth: number): number[] {
  const stack = Array.from({ length: depth }, (_, i) => i);
  for (const { opcode, oparg } of run) {
    if (opcode !== OP.SWAP) continue;
    const top = stack[0];
    stack[0] = stack[oparg - 1];
    stack[oparg - 1] = top;
  }
  return stack;
}

/** Instructions that pop one value and can do nothing else of note. */
function isSwappable({ opcode }: GraphInstruction): boolean {
  return opcode === OP.STORE_FAST || opcode === OP.STORE_FAST_MAYBE_NULL || opcode === OP.POP_TOP;
}

/** The local that it stores to, or -1. */
function storedLocal({ opcode, oparg }: GraphInstruction): number {
  return opcode === OP.STORE_FAST || opcode === OP.STORE_FAST_MAYBE_NULL ? oparg : -1;
}

/** Index of the next swappable instruction behind `at`, NOPs passed over; -1 when something else or another line comes first. */
function nextSwappable(block: BasicBlock, at: number, line: number): number {
  for (let i = at + 1; i < block.instructions.length; i++) {
    const instruction = block.instructions[i];
    if (line >= 0 && instruction.loc.lineno !== line) return -1;
    if (instruction.opcode === OP.NOP) continue;
    return isSwappable(instruction) ? i : -1;
  }
  return -1;
}

/** Applies the SWAP at `at` and those before it to the instructions behind, as far as that is safe. */
export function applySwaps(block: BasicBlock, at: number): void {
  const { instructions } = block;
  for (let i = at; i >= 0; i--) {
    const swap = instructions[i];
    if (swap.opcode !== OP.SWAP) {
      if (swap.opcode === OP.NOP || isSwappable(swap)) continue;
      return;
    }
    const first = nextSwappable(block, i, -1);
    if (first < 0) return;
    const line = instructions[first].loc.lineno;
    let second = first;
    for (let count = swap.oparg - 1; count > 0; count--) {
      second = nextSwappable(block, second, line);
      if (second < 0) return;
    }
    if (storesCollide(instructions, first, second)) return;
    swap.becomeNop();
    [instructions[first], instructions[second]] = [instructions[second], instructions[first]];
  }
}

/** Whether exchanging the two would change which store to a local is the last. */
function storesCollide(instructions: readonly GraphInstruction[], first: number, second: number): boolean {
  const a = storedLocal(instructions[first]);
  const b = storedLocal(instructions[second]);
  if (a < 0 && b < 0) return false;
  if (a === b) return true;
  for (let i = first + 1; i < second; i++) {
    const stored = storedLocal(instructions[i]);
    if (stored >= 0 && (stored === a || stored === b)) return true;
  }
  return false;
}
