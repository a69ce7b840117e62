/**
 * By how much an instruction changes the height of the stack: `dis.stack_effect`, pseudo instructions included (CPython 3.12
 * Python/compile.c `stack_effect`, Python/opcode_metadata.h). Used by the flow graph and the verifier.
 */
import { OP, type OpName } from './opcodes.generated.ts';

type Effect = number | ((oparg: number) => number);

/** Effects that do not depend on the way that is taken, by name. */
const EFFECTS: Partial<Record<OpName, Effect>> = {};

function declare(effect: Effect, ...names: OpName[]): void {
  for (const name of names) EFFECTS[name] = effect;
}

declare(-4, 'STORE_SLICE');
declare(-3, 'STORE_SUBSCR');
declare(
  -2,
  'END_FOR',
  'BINARY_SLICE',
  'END_ASYNC_FOR',
  'DELETE_SUBSCR',
  'STORE_ATTR',
  'MAP_ADD',
  'MATCH_CLASS',
  'INSTRUMENTED_END_FOR',
);
declare(
  -1,
  'POP_TOP',
  'INTERPRETER_EXIT',
  'END_SEND',
  'BINARY_SUBSCR',
  'CLEANUP_THROW',
  'RETURN_VALUE',
  'POP_EXCEPT',
  'STORE_NAME',
);
declare(
  -1,
  'DELETE_ATTR',
  'STORE_GLOBAL',
  'COMPARE_OP',
  'IMPORT_NAME',
  'POP_JUMP_IF_FALSE',
  'POP_JUMP_IF_TRUE',
  'IS_OP',
  'CONTAINS_OP',
);
declare(
  -1,
  'RERAISE',
  'BINARY_OP',
  'STORE_FAST',
  'POP_JUMP_IF_NOT_NONE',
  'POP_JUMP_IF_NONE',
  'STORE_DEREF',
  'LIST_APPEND',
  'SET_ADD',
);
declare(-1, 'LIST_EXTEND', 'SET_UPDATE', 'DICT_MERGE', 'DICT_UPDATE', 'CALL_INTRINSIC_2', 'INSTRUMENTED_RETURN_VALUE');
declare(
  -1,
  'INSTRUMENTED_END_SEND',
  'LOAD_SUPER_METHOD',
  'LOAD_ZERO_SUPER_METHOD',
  'LOAD_ZERO_SUPER_ATTR',
  'STORE_FAST_MAYBE_NULL',
);
declare(
  0,
  'CACHE',
  'NOP',
  'UNARY_NEGATIVE',
  'UNARY_NOT',
  'UNARY_INVERT',
  'RESERVED',
  'CHECK_EXC_MATCH',
  'CHECK_EG_MATCH',
  'GET_AITER',
);
declare(0, 'GET_ITER', 'GET_YIELD_FROM_ITER', 'RETURN_GENERATOR', 'SETUP_ANNOTATIONS', 'DELETE_NAME', 'DELETE_GLOBAL', 'SWAP');
declare(
  0,
  'JUMP_FORWARD',
  'RETURN_CONST',
  'SEND',
  'DELETE_FAST',
  'GET_AWAITABLE',
  'JUMP_BACKWARD_NO_INTERRUPT',
  'MAKE_CELL',
  'DELETE_DEREF',
);
declare(0, 'JUMP_BACKWARD', 'EXTENDED_ARG', 'COPY_FREE_VARS', 'YIELD_VALUE', 'RESUME', 'KW_NAMES', 'CALL_INTRINSIC_1');
declare(0, 'LOAD_FROM_DICT_OR_GLOBALS', 'LOAD_FROM_DICT_OR_DEREF', 'POP_BLOCK', 'JUMP', 'JUMP_NO_INTERRUPT');
// CPython's table says 0 of these although they do what the instruction does that they stand for.
declare(0, 'INSTRUMENTED_POP_JUMP_IF_NONE', 'INSTRUMENTED_POP_JUMP_IF_NOT_NONE', 'INSTRUMENTED_RESUME', 'INSTRUMENTED_CALL');
declare(
  0,
  'INSTRUMENTED_YIELD_VALUE',
  'INSTRUMENTED_CALL_FUNCTION_EX',
  'INSTRUMENTED_JUMP_FORWARD',
  'INSTRUMENTED_JUMP_BACKWARD',
);
declare(
  0,
  'INSTRUMENTED_RETURN_CONST',
  'INSTRUMENTED_FOR_ITER',
  'INSTRUMENTED_POP_JUMP_IF_FALSE',
  'INSTRUMENTED_POP_JUMP_IF_TRUE',
);
declare(0, 'INSTRUMENTED_INSTRUCTION');
declare(
  1,
  'PUSH_NULL',
  'GET_LEN',
  'MATCH_MAPPING',
  'MATCH_SEQUENCE',
  'MATCH_KEYS',
  'PUSH_EXC_INFO',
  'WITH_EXCEPT_START',
  'GET_ANEXT',
);
declare(
  1,
  'BEFORE_ASYNC_WITH',
  'BEFORE_WITH',
  'LOAD_BUILD_CLASS',
  'LOAD_ASSERTION_ERROR',
  'LOAD_LOCALS',
  'FOR_ITER',
  'LOAD_CONST',
  'LOAD_NAME',
);
declare(
  1,
  'IMPORT_FROM',
  'COPY',
  'LOAD_FAST',
  'LOAD_FAST_CHECK',
  'LOAD_CLOSURE',
  'LOAD_DEREF',
  'LOAD_FAST_AND_CLEAR',
  'LOAD_METHOD',
);
declare((arg) => arg - 1, 'UNPACK_SEQUENCE');
declare((arg) => (arg & 0xff) + (arg >> 8), 'UNPACK_EX');
declare((arg) => 1 - arg, 'BUILD_TUPLE', 'BUILD_LIST', 'BUILD_SET', 'BUILD_STRING');
declare((arg) => 1 - 2 * arg, 'BUILD_MAP');
declare((arg) => -arg, 'BUILD_CONST_KEY_MAP', 'RAISE_VARARGS');
declare((arg) => arg & 1, 'LOAD_ATTR');
declare((arg) => 1 + (arg & 1), 'LOAD_GLOBAL');
declare((arg) => -2 + (arg & 1), 'LOAD_SUPER_ATTR', 'INSTRUMENTED_LOAD_SUPER_ATTR');
declare((arg) => -(arg & 1) - ((arg >> 1) & 1) - ((arg >> 2) & 1) - ((arg >> 3) & 1), 'MAKE_FUNCTION');
declare((arg) => (arg === 3 ? -2 : -1), 'BUILD_SLICE');
declare((arg) => -2 - (arg & 1), 'CALL_FUNCTION_EX');
declare((arg) => ((arg & 4) === 4 ? -1 : 0), 'FORMAT_VALUE');
declare((arg) => -1 - arg, 'CALL');

/** By opcode; nothing for specialised instructions, which no one asks about, and for unknown numbers. */
const BY_OPCODE: (Effect | undefined)[] = [];
for (const [name, effect] of Object.entries(EFFECTS)) BY_OPCODE[OP[name as OpName]] = effect;

/**
 * Change of the stack's height. `jump`: true when the jump (or the exception) is taken, false when not, `undefined` for the
 * larger of both. `undefined` for opcodes that have no effect of their own: specialised ones and unknown numbers.
 */
export function stackEffect(opcode: number, oparg: number, jump?: boolean): number | undefined {
  switch (opcode) {
    // The way into the handler: what the exception pushes there.
    case OP.SETUP_FINALLY:
    case OP.SETUP_WITH:
      return jump === false ? 0 : 1;
    case OP.SETUP_CLEANUP:
      return jump === false ? 0 : 2;
  }
  const effect = BY_OPCODE[opcode];
  return typeof effect === 'function' ? effect(oparg) + 0 : effect;
}
