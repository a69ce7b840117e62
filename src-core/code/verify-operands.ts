/**
 * The verifier's first look: that the bytes are instructions at all, and that every argument is one its instruction can have. No
 * way through the code is followed here.
 */
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_FAST_CELL, CO_FAST_FREE, CO_GENERATOR, type CodeObject } from './code-object.ts';
import { TupleConst } from './const.ts';
import { type CodeInstruction, codeInstructions } from './instructions.ts';
import {
  BINARY_OPS,
  COMPARE_OPS,
  HAS_CONST,
  HAS_FREE,
  HAS_LOCAL,
  HAS_NAME,
  INTRINSICS_1,
  INTRINSICS_2,
  OP,
  OPNAME,
} from './opcodes.generated.ts';
import { stackShape } from './stack-shapes.ts';
import { VerifyError } from './verify-error.ts';

/** All instructions by offset. Raises VerifyError where the bytes are none. */
export function readInstructions(code: CodeObject): Map<number, CodeInstruction> {
  const units = code.fields.code;
  if (units.length === 0 || units.length % 2 !== 0) throw new VerifyError('truncated', 0, `${units.length} bytes are no code`);
  const instructions = new Map<number, CodeInstruction>();
  let previous: CodeInstruction | undefined;
  for (const instruction of codeInstructions(units)) {
    const { offset, opcode, caches } = instruction;
    if (opcode !== OP.SWAP && opcode !== OP.COPY && stackShape(opcode, 0) === undefined) {
      throw new VerifyError('opcode', offset, `${OPNAME[opcode] ?? opcode} is no instruction of a program`);
    }
    if (offset + 2 + caches * 2 > units.length)
      throw new VerifyError('truncated', offset, `the caches of ${OPNAME[opcode]} are cut off`);
    for (let at = offset + 2; at < offset + 2 + caches * 2; at++) {
      if (units[at] !== 0) throw new VerifyError('cache', offset, `the cache at ${at} is not empty`);
    }
    instructions.set(offset, instruction);
    previous = instruction;
  }
  if (previous?.opcode === OP.EXTENDED_ARG) throw new VerifyError('truncated', previous.offset, 'nothing follows the prefix');
  checkKind(code, instructions);
  return instructions;
}

/** A generator begins with RETURN_GENERATOR, and only a generator yields. */
function checkKind(code: CodeObject, instructions: ReadonlyMap<number, CodeInstruction>): void {
  const generator = (code.fields.flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) !== 0;
  let starts = 0;
  for (const { offset, opcode } of instructions.values()) {
    if (opcode === OP.RETURN_GENERATOR) starts++;
    else if (opcode !== OP.YIELD_VALUE) continue;
    if (!generator) throw new VerifyError('code-kind', offset, `${OPNAME[opcode]} in code that is no generator`);
  }
  if (generator && starts !== 1) throw new VerifyError('code-kind', 0, `a generator with ${starts} RETURN_GENERATOR`);
}

/** Largest argument of instructions whose argument selects something, by opcode. */
const LIMITS = new Map<number, number>([
  [OP.BINARY_OP, BINARY_OPS.length - 1],
  [OP.COMPARE_OP, COMPARE_OPS.length * 16 - 1],
  [OP.CALL_INTRINSIC_1, INTRINSICS_1.length - 1],
  [OP.CALL_INTRINSIC_2, INTRINSICS_2.length - 1],
  [OP.FORMAT_VALUE, 7],
  [OP.RAISE_VARARGS, 2],
  [OP.MAKE_FUNCTION, 15],
  [OP.BUILD_SLICE, 3],
  [OP.IS_OP, 1],
  [OP.CONTAINS_OP, 1],
  [OP.GET_AWAITABLE, 2],
  [OP.RESUME, 3],
  [OP.CALL_FUNCTION_EX, 1],
]);

/** Smallest argument, where it is not 0. */
const LOWEST = new Map<number, number>([
  [OP.CALL_INTRINSIC_1, 1],
  [OP.CALL_INTRINSIC_2, 1],
  [OP.BUILD_SLICE, 2],
  [OP.SWAP, 2],
  [OP.COPY, 1],
  [OP.LIST_APPEND, 1],
  [OP.SET_ADD, 1],
  [OP.MAP_ADD, 1],
  [OP.LIST_EXTEND, 1],
  [OP.SET_UPDATE, 1],
  [OP.DICT_UPDATE, 1],
  [OP.DICT_MERGE, 1],
]);

/** Raises VerifyError for an argument that its instruction cannot have. */
export function checkOperand(code: CodeObject, instruction: CodeInstruction): void {
  const { offset, opcode, arg } = instruction;
  if (arg === null) return;
  const refuse = (why: string): never => {
    throw new VerifyError('operand', offset, `${OPNAME[opcode]} ${arg}: ${why}`);
  };
  const { consts, names, localsplusnames, localspluskinds } = code.fields;
  if (arg < 0 || arg > 0x7fffffff) refuse('the argument is too large');
  if (HAS_CONST.has(opcode) && arg >= consts.length) refuse(`there are ${consts.length} constants`);
  if (HAS_NAME.has(opcode)) {
    const shift = opcode === OP.LOAD_GLOBAL || opcode === OP.LOAD_ATTR ? 1 : opcode === OP.LOAD_SUPER_ATTR ? 2 : 0;
    if (arg >> shift >= names.length) refuse(`there are ${names.length} names`);
  }
  const slot = HAS_LOCAL.has(opcode) || HAS_FREE.has(opcode);
  if (slot && arg >= localsplusnames.length) refuse(`the frame has ${localsplusnames.length} slots`);
  if (HAS_FREE.has(opcode) && (localspluskinds[arg] & (CO_FAST_CELL | CO_FAST_FREE)) === 0) refuse('the slot is no cell');
  if (opcode === OP.COPY_FREE_VARS) {
    const free = localspluskinds.filter((kind) => kind & CO_FAST_FREE).length;
    if (arg !== free) refuse(`there are ${free} free variables`);
  }
  if (arg > (LIMITS.get(opcode) ?? arg) || arg < (LOWEST.get(opcode) ?? 0)) refuse('no such argument');
  if (opcode === OP.KW_NAMES) checkKeywordNames(code, instruction);
}

/** KW_NAMES belongs to the CALL right behind it, which has at least as many arguments as there are names. */
function checkKeywordNames(code: CodeObject, { offset, arg }: CodeInstruction): void {
  const names = code.fields.consts[arg as number];
  const refuse = (why: string): never => {
    throw new VerifyError('keyword-names', offset, why);
  };
  if (!(names instanceof TupleConst) || !names.items.every((item) => typeof item === 'string'))
    refuse('the constant is no tuple of names');
  const units = code.fields.code;
  let at = offset + 2;
  let count = 0;
  for (; units[at] === OP.EXTENDED_ARG; at += 2) count = (count | units[at + 1]) << 8;
  if (units[at] !== OP.CALL) refuse('no CALL follows');
  count |= units[at + 1];
  if (count < (names as TupleConst).items.length) refuse(`${(names as TupleConst).items.length} names for ${count} arguments`);
}
