/**
 * The optimiser of instructions within a block (`optimize_basic_block`): conditions that are constant, comparisons with None,
 * returns of constants, tuples of constants, tuples that are unpacked at once, jumps to jumps, SWAPs, and the NULL pushed before
 * a global.
 */
import { type Const, TupleConst } from '../../code/const.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { isTruthy } from './const-truth.ts';
import type { BasicBlock, FlowGraph, GraphInstruction } from './graph.ts';
import { hasTarget, mayBeOptimized } from './opcode-kinds.ts';
import { applySwaps, shortenSwaps } from './swaps.ts';

/** Makes equal constants one object (the compiler's pool of constants). */
export interface ConstMerger {
  intern(value: Const): Const;
}

/** Constants that folding makes are appended to `consts`. */
export function optimizeBlocks(graph: FlowGraph, consts: Const[], pool: ConstMerger): void {
  for (let block: BasicBlock | undefined = graph.entry; block; block = block.next) optimizeBlock(block, consts, pool);
}

function optimizeBlock(block: BasicBlock, consts: Const[], pool: ConstMerger): void {
  const { instructions } = block;
  let opcode = 0;
  let oparg = 0;
  let target: GraphInstruction | undefined;
  for (let i = 0; i < instructions.length; i++) {
    const instruction = instructions[i];
    // A COPY of the constant just loaded is looked at as if it loaded that constant.
    if (!(opcode === OP.LOAD_CONST && instruction.opcode === OP.COPY && instruction.oparg === 1)) {
      opcode = instruction.opcode;
      oparg = instruction.oparg;
      target = hasTarget(opcode) ? instruction.target?.instructions[0] : undefined;
    }
    if (!mayBeOptimized(opcode)) continue;
    switch (opcode) {
      case OP.LOAD_CONST:
        i = optimizeConst(instructions, i, oparg, consts);
        break;
      case OP.BUILD_TUPLE:
        if (!unpackAtOnce(instructions, i, oparg) && i >= oparg) foldTuple(instructions, i, oparg, consts, pool);
        break;
      case OP.POP_JUMP_IF_NOT_NONE:
      case OP.POP_JUMP_IF_NONE:
      case OP.POP_JUMP_IF_FALSE:
      case OP.POP_JUMP_IF_TRUE:
      case OP.JUMP:
        // Looked at again when it was changed: it may jump to another jump now.
        if (target?.opcode === OP.JUMP && threadJump(instruction, target)) i--;
        break;
      case OP.SWAP:
        if (oparg === 1) instruction.becomeNop();
        else {
          i = shortenSwaps(block, i);
          applySwaps(block, i);
        }
        break;
      case OP.PUSH_NULL: {
        const next = instructions[i + 1];
        if (next?.opcode === OP.LOAD_GLOBAL && (next.oparg & 1) === 0) {
          instruction.becomeNop();
          next.oparg |= 1;
        }
        break;
      }
    }
  }
}

/** What follows a constant at `at`; answers the index of the last instruction dealt with. */
function optimizeConst(instructions: GraphInstruction[], at: number, index: number, consts: Const[]): number {
  const load = instructions[at];
  const next = instructions[at + 1];
  switch (next?.opcode) {
    case OP.POP_JUMP_IF_FALSE:
    case OP.POP_JUMP_IF_TRUE: {
      load.becomeNop();
      if (isTruthy(consts[index]) === (next.opcode === OP.POP_JUMP_IF_TRUE)) next.opcode = OP.JUMP;
      else next.becomeNop();
      return at;
    }
    case OP.IS_OP: {
      const jump = instructions[at + 2];
      const onFalse = jump?.opcode === OP.POP_JUMP_IF_FALSE;
      if (consts[index] !== null || !jump || !(onFalse || jump.opcode === OP.POP_JUMP_IF_TRUE)) return at;
      const inverted = (next.oparg & 1) === 1;
      load.becomeNop();
      next.becomeNop();
      jump.opcode = inverted !== onFalse ? OP.POP_JUMP_IF_NOT_NONE : OP.POP_JUMP_IF_NONE;
      return at;
    }
    case OP.RETURN_VALUE:
      load.becomeNop();
      next.become(OP.RETURN_CONST, index);
      return at + 1;
    default:
      return at;
  }
}

/** BUILD_TUPLE n, UNPACK_SEQUENCE n for n up to 3 needs no tuple. */
function unpackAtOnce(instructions: GraphInstruction[], at: number, size: number): boolean {
  const next = instructions[at + 1];
  if (next?.opcode !== OP.UNPACK_SEQUENCE || next.oparg !== size || size < 1 || size > 3) return false;
  instructions[at].becomeNop();
  if (size === 1) next.becomeNop();
  else next.opcode = OP.SWAP;
  return true;
}

/** The `size` constants loaded before BUILD_TUPLE become one constant (`fold_tuple_on_constants`). */
function foldTuple(instructions: GraphInstruction[], at: number, size: number, consts: Const[], pool: ConstMerger): void {
  for (let i = at - size; i < at; i++) if (instructions[i].opcode !== OP.LOAD_CONST) return;
  const items = instructions.slice(at - size, at).map((load) => consts[load.oparg]);
  const tuple = pool.intern(new TupleConst(items));
  let index = consts.indexOf(tuple);
  if (index < 0) index = consts.push(tuple) - 1;
  for (let i = at - size; i < at; i++) instructions[i].becomeNop();
  instructions[at].become(OP.LOAD_CONST, index);
}

/** Sends a jump to a jump straight to where that one goes; the line of the way must not get lost (`jump_thread`). */
function threadJump(jump: GraphInstruction, target: GraphInstruction): boolean {
  const sameLine = jump.loc.lineno === target.loc.lineno || target.loc.lineno === -1;
  if (!sameLine || jump.target === target.target) return false;
  jump.target = target.target;
  return true;
}
