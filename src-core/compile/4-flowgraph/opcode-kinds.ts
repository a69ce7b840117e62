/** What the flow graph must know of an opcode (CPython Include/internal/pycore_opcode_utils.h). */
import { CACHES, HAS_CONST, HAS_JREL, OP } from '../../code/opcodes.generated.ts';

/** Opcodes run from 0 to 266; a table lookup is what every pass does for every instruction. */
const COUNT = 512;

function table(test: (opcode: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: COUNT }, (_, opcode) => (test(opcode) ? 1 : 0));
}

const CACHE_SIZES = Uint8Array.from({ length: COUNT }, (_, opcode) => CACHES[opcode] ?? 0);
const CONSTS = table((opcode) => HAS_CONST.has(opcode));
const JUMPS = table((opcode) => HAS_JREL.has(opcode));
const BLOCK_PUSHES = table((opcode) => opcode === OP.SETUP_FINALLY || opcode === OP.SETUP_WITH || opcode === OP.SETUP_CLEANUP);
const UNCONDITIONAL = table(
  (opcode) =>
    opcode === OP.JUMP ||
    opcode === OP.JUMP_NO_INTERRUPT ||
    opcode === OP.JUMP_FORWARD ||
    opcode === OP.JUMP_BACKWARD ||
    opcode === OP.JUMP_BACKWARD_NO_INTERRUPT,
);
const EXITS = table(
  (opcode) => opcode === OP.RETURN_VALUE || opcode === OP.RETURN_CONST || opcode === OP.RAISE_VARARGS || opcode === OP.RERAISE,
);

const LOCALS = table(
  (opcode) =>
    opcode === OP.DELETE_FAST ||
    opcode === OP.LOAD_FAST_AND_CLEAR ||
    opcode === OP.STORE_FAST_MAYBE_NULL ||
    opcode === OP.LOAD_FAST ||
    opcode === OP.STORE_FAST ||
    opcode === OP.LOAD_FAST_CHECK,
);
const LOOKED_AT = table(
  (opcode) =>
    opcode === OP.LOAD_CONST ||
    opcode === OP.BUILD_TUPLE ||
    opcode === OP.POP_JUMP_IF_NOT_NONE ||
    opcode === OP.POP_JUMP_IF_NONE ||
    opcode === OP.POP_JUMP_IF_FALSE ||
    opcode === OP.POP_JUMP_IF_TRUE ||
    opcode === OP.JUMP ||
    opcode === OP.SWAP ||
    opcode === OP.PUSH_NULL,
);

/** Whether it reads, binds or deletes a fast local. */
export const touchesLocal = (opcode: number): boolean => LOCALS[opcode] === 1;
/** Whether the peephole optimiser may have something to do. */
export const mayBeOptimized = (opcode: number): boolean => LOOKED_AT[opcode] === 1;
export const isJump = (opcode: number): boolean => JUMPS[opcode] === 1;
/** SETUP_FINALLY, SETUP_WITH and SETUP_CLEANUP open an exception range. */
export const isBlockPush = (opcode: number): boolean => BLOCK_PUSHES[opcode] === 1;
export const hasTarget = (opcode: number): boolean => JUMPS[opcode] === 1 || BLOCK_PUSHES[opcode] === 1;
export const isUnconditionalJump = (opcode: number): boolean => UNCONDITIONAL[opcode] === 1;
/** Instructions that leave the frame. */
export const isScopeExit = (opcode: number): boolean => EXITS[opcode] === 1;
/** Whether the argument is the index of a constant. */
export const usesConst = (opcode: number): boolean => CONSTS[opcode] === 1;
/** Code units of inline caches behind the instruction. */
export const cacheSize = (opcode: number): number => CACHE_SIZES[opcode];
/** Instructions that must be the last of their block. */
export const isTerminator = (opcode: number): boolean => JUMPS[opcode] === 1 || EXITS[opcode] === 1;
