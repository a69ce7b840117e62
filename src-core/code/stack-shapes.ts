/**
 * What every instruction takes from the stack and leaves on it, value by value: the shapes that the verifier follows. A value is one
 * letter, the top of the stack at the right:
 *
 *   v  an object          n  NULL             m  NULL or an object
 *   e  an exception       p  the exception handled before (PUSH_EXC_INFO)
 *   l  the offset of the raising instruction   c  a cell
 *
 * An instruction says `takes:leaves`. Where `n` or another special letter is taken, only that one will do; `v` takes everything
 * that is an object, `m` takes anything.
 */
import { INTRINSICS_1, INTRINSICS_2, OP, type OpName } from './opcodes.generated.ts';

export interface StackShape {
  readonly takes: string;
  readonly leaves: string;
}

type Declared = string | ((oparg: number) => string);

const DECLARED: Partial<Record<OpName, Declared>> = {};

function declare(shape: Declared, ...names: OpName[]): void {
  for (const name of names) DECLARED[name] = shape;
}

const values = (count: number): string => 'v'.repeat(Math.max(0, count));

declare(
  ':',
  'NOP',
  'SETUP_ANNOTATIONS',
  'DELETE_NAME',
  'DELETE_GLOBAL',
  'JUMP_FORWARD',
  'JUMP_BACKWARD',
  'JUMP_BACKWARD_NO_INTERRUPT',
);
declare(':', 'RETURN_CONST', 'DELETE_FAST', 'MAKE_CELL', 'DELETE_DEREF', 'EXTENDED_ARG', 'COPY_FREE_VARS', 'RESUME', 'KW_NAMES');
declare(':n', 'PUSH_NULL');
declare(
  ':v',
  'LOAD_BUILD_CLASS',
  'LOAD_ASSERTION_ERROR',
  'LOAD_LOCALS',
  'LOAD_CONST',
  'LOAD_NAME',
  'LOAD_FAST',
  'LOAD_FAST_CHECK',
);
// The value that the generator's first `send` brings.
declare(':v', 'LOAD_DEREF', 'RETURN_GENERATOR');
declare(':c', 'LOAD_CLOSURE');
// What it leaves depends on the slot; the verifier puts it there.
declare(':m', 'LOAD_FAST_AND_CLEAR');
declare(
  'v:',
  'POP_TOP',
  'RETURN_VALUE',
  'STORE_NAME',
  'DELETE_ATTR',
  'STORE_GLOBAL',
  'STORE_DEREF',
  'POP_JUMP_IF_FALSE',
  'POP_JUMP_IF_TRUE',
);
declare(
  'v:',
  'POP_JUMP_IF_NONE',
  'POP_JUMP_IF_NOT_NONE',
  'LIST_APPEND',
  'SET_ADD',
  'LIST_EXTEND',
  'SET_UPDATE',
  'DICT_MERGE',
  'DICT_UPDATE',
);
declare('m:', 'STORE_FAST');
declare('p:', 'POP_EXCEPT');
declare('vv:', 'END_FOR', 'DELETE_SUBSCR', 'STORE_ATTR', 'MAP_ADD');
declare('ve:', 'END_ASYNC_FOR');
declare('vvv:', 'STORE_SUBSCR');
declare('vvvv:', 'STORE_SLICE');
declare(
  'v:v',
  'UNARY_NEGATIVE',
  'UNARY_NOT',
  'UNARY_INVERT',
  'GET_AITER',
  'GET_ITER',
  'GET_YIELD_FROM_ITER',
  'GET_AWAITABLE',
  'YIELD_VALUE',
);
declare('v:v', 'LOAD_FROM_DICT_OR_GLOBALS', 'LOAD_FROM_DICT_OR_DEREF');
declare('vv:v', 'END_SEND', 'BINARY_SUBSCR', 'COMPARE_OP', 'IMPORT_NAME', 'IS_OP', 'CONTAINS_OP', 'BINARY_OP');
declare('vvv:v', 'BINARY_SLICE', 'MATCH_CLASS');
declare(
  'v:vv',
  'GET_LEN',
  'MATCH_MAPPING',
  'MATCH_SEQUENCE',
  'GET_ANEXT',
  'BEFORE_ASYNC_WITH',
  'BEFORE_WITH',
  'FOR_ITER',
  'IMPORT_FROM',
);
declare('vv:vv', 'SEND');
declare('vv:vvv', 'MATCH_KEYS');
declare('e:pe', 'PUSH_EXC_INFO');
declare('ev:ev', 'CHECK_EXC_MATCH');
declare('ev:ee', 'CHECK_EG_MATCH');
declare('vve:vv', 'CLEANUP_THROW');
declare('vlpe:vlpev', 'WITH_EXCEPT_START');
declare((n) => `v:${values(n)}`, 'UNPACK_SEQUENCE');
declare((n) => `v:${values((n & 0xff) + (n >> 8) + 1)}`, 'UNPACK_EX');
declare((n) => `${values(n)}:v`, 'BUILD_TUPLE', 'BUILD_LIST', 'BUILD_SET', 'BUILD_STRING', 'BUILD_SLICE');
declare((n) => `${values(2 * n)}:v`, 'BUILD_MAP');
declare((n) => `${values(n + 1)}:v`, 'BUILD_CONST_KEY_MAP');
declare((n) => `${values(n)}:`, 'RAISE_VARARGS');
declare((n) => (n & 1 ? 'v:mv' : 'v:v'), 'LOAD_ATTR');
declare((n) => (n & 1 ? ':nv' : ':v'), 'LOAD_GLOBAL');
declare((n) => (n & 1 ? 'vvv:mv' : 'vvv:v'), 'LOAD_SUPER_ATTR');
declare((n) => `${values(1 + (n & 1) + ((n >> 1) & 1) + ((n >> 2) & 1) + ((n >> 3) & 1))}:v`, 'MAKE_FUNCTION');
declare((n) => (n & 1 ? 'nvvv:v' : 'nvv:v'), 'CALL_FUNCTION_EX');
declare((n) => ((n & 4) === 4 ? 'vv:v' : 'v:v'), 'FORMAT_VALUE');
declare((n) => `m${values(n + 1)}:v`, 'CALL');
declare((n) => (n > 0 ? `l${'m'.repeat(n - 1)}e:l${'m'.repeat(n - 1)}` : 'e:'), 'RERAISE');
declare((n) => (INTRINSICS_1[n] === 'INTRINSIC_STOPITERATION_ERROR' ? 'e:e' : 'v:v'), 'CALL_INTRINSIC_1');
declare((n) => (INTRINSICS_2[n] === 'INTRINSIC_PREP_RERAISE_STAR' ? 'vv:e' : 'vv:v'), 'CALL_INTRINSIC_2');

const BY_OPCODE: (Declared | undefined)[] = [];
for (const [name, shape] of Object.entries(DECLARED)) BY_OPCODE[OP[name as OpName]] = shape;

const parsed = new Map<string, StackShape>();

/** The shape of an instruction; `undefined` for SWAP and COPY, which move whatever is there, and for what no program may hold. */
export function stackShape(opcode: number, oparg: number): StackShape | undefined {
  const declared = BY_OPCODE[opcode];
  if (declared === undefined) return undefined;
  const text = typeof declared === 'function' ? declared(oparg) : declared;
  let shape = parsed.get(text);
  if (!shape) {
    const [takes, leaves] = text.split(':');
    shape = { takes, leaves };
    parsed.set(text, shape);
  }
  return shape;
}

/** Whether a value of kind `have` will do where `want` is taken. */
export function accepts(want: string, have: string): boolean {
  return want === 'm' || want === have || (want === 'v' && have !== 'n' && have !== 'm');
}

/** The kind of a value that is `a` on one way and `b` on another. */
export function joinKinds(a: string, b: string): string {
  if (a === b) return a;
  return a === 'n' || a === 'm' || b === 'n' || b === 'm' ? 'm' : 'v';
}

/** How deep below the values it takes an instruction reaches: the list that LIST_APPEND appends to and its like. */
export function reachBelow(opcode: number, oparg: number): number {
  switch (opcode) {
    case OP.LIST_APPEND:
    case OP.SET_ADD:
    case OP.MAP_ADD:
    case OP.LIST_EXTEND:
    case OP.SET_UPDATE:
    case OP.DICT_UPDATE:
      return oparg;
    case OP.DICT_MERGE:
      // Its message names the function that is being called, four values below the dict.
      return oparg + 2;
    default:
      return 0;
  }
}

/** Values among those taken that are still there when the instruction raises, since it only looks at them. */
const KEPT = new Map<number, number>([
  [OP.GET_LEN, 1],
  [OP.MATCH_MAPPING, 1],
  [OP.MATCH_SEQUENCE, 1],
  [OP.MATCH_KEYS, 2],
  [OP.WITH_EXCEPT_START, 4],
  [OP.CHECK_EXC_MATCH, 1],
  [OP.IMPORT_FROM, 1],
  [OP.GET_ANEXT, 1],
  [OP.FOR_ITER, 1],
  [OP.SEND, 2],
  [OP.YIELD_VALUE, 1],
]);

/** Instructions that take values and never raise. */
const SILENT: ReadonlySet<number> = new Set([
  OP.POP_TOP,
  OP.POP_EXCEPT,
  OP.PUSH_EXC_INFO,
  OP.STORE_FAST,
  OP.STORE_DEREF,
  OP.END_FOR,
  OP.END_SEND,
  OP.IS_OP,
  OP.POP_JUMP_IF_NONE,
  OP.POP_JUMP_IF_NOT_NONE,
  OP.RETURN_VALUE,
]);

/** How many of the `taken` values are gone when the instruction raises. */
export function goneWhenRaising(opcode: number, taken: number): number {
  if (opcode === OP.RERAISE) return 1;
  return SILENT.has(opcode) ? 0 : taken - (KEPT.get(opcode) ?? 0);
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  v: 'an object',
  n: 'NULL',
  m: 'NULL or an object',
  e: 'an exception',
  p: 'the exception handled before',
  l: 'the offset of a raising instruction',
  c: 'a cell',
};

export function kindName(kind: string): string {
  return KIND_NAMES[kind] ?? kind;
}
