/** The events of PEP 669 by number (Include/internal/pycore_instruments.h), and which of them instrument code units. */
import { OP } from '../../code/opcodes.generated.ts';

export const EVENT = {
  PY_START: 0,
  PY_RESUME: 1,
  PY_RETURN: 2,
  PY_YIELD: 3,
  CALL: 4,
  LINE: 5,
  INSTRUCTION: 6,
  JUMP: 7,
  BRANCH: 8,
  STOP_ITERATION: 9,
  RAISE: 10,
  EXCEPTION_HANDLED: 11,
  PY_UNWIND: 12,
  PY_THROW: 13,
  RERAISE: 14,
  C_RETURN: 15,
  C_RAISE: 16,
} as const;

export const EVENT_NAMES = Object.keys(EVENT) as (keyof typeof EVENT)[];
/** Events that are set on code units, also for one code object alone; those that can be set at all; all that have callbacks. */
export const LOCAL_EVENTS = 10;
export const UNGROUPED_EVENTS = 15;
export const EVENTS = 17;
/** Tool numbers of `sys.setprofile` and `sys.settrace`; those below are for everybody. */
export const PROFILE_TOOL = 6;
export const TRACE_TOOL = 7;
export const TOOLS = 8;

/** The generic opcode under an instrumented one. */
export const BARE: ReadonlyMap<number, number> = new Map([
  [OP.INSTRUMENTED_RESUME, OP.RESUME],
  [OP.INSTRUMENTED_RETURN_VALUE, OP.RETURN_VALUE],
  [OP.INSTRUMENTED_RETURN_CONST, OP.RETURN_CONST],
  [OP.INSTRUMENTED_CALL, OP.CALL],
  [OP.INSTRUMENTED_CALL_FUNCTION_EX, OP.CALL_FUNCTION_EX],
  [OP.INSTRUMENTED_YIELD_VALUE, OP.YIELD_VALUE],
  [OP.INSTRUMENTED_JUMP_FORWARD, OP.JUMP_FORWARD],
  [OP.INSTRUMENTED_JUMP_BACKWARD, OP.JUMP_BACKWARD],
  [OP.INSTRUMENTED_POP_JUMP_IF_FALSE, OP.POP_JUMP_IF_FALSE],
  [OP.INSTRUMENTED_POP_JUMP_IF_TRUE, OP.POP_JUMP_IF_TRUE],
  [OP.INSTRUMENTED_POP_JUMP_IF_NONE, OP.POP_JUMP_IF_NONE],
  [OP.INSTRUMENTED_POP_JUMP_IF_NOT_NONE, OP.POP_JUMP_IF_NOT_NONE],
  [OP.INSTRUMENTED_FOR_ITER, OP.FOR_ITER],
  [OP.INSTRUMENTED_END_FOR, OP.END_FOR],
  [OP.INSTRUMENTED_END_SEND, OP.END_SEND],
  [OP.INSTRUMENTED_LOAD_SUPER_ATTR, OP.LOAD_SUPER_ATTR],
]);

/** The instrumented opcode over a generic one. */
export const INSTRUMENTED: ReadonlyMap<number, number> = new Map([...BARE].map(([over, bare]) => [bare, over]));

const EVENT_OF: ReadonlyMap<number, number> = new Map<number, number>([
  [OP.RETURN_CONST, EVENT.PY_RETURN],
  [OP.RETURN_VALUE, EVENT.PY_RETURN],
  [OP.CALL, EVENT.CALL],
  [OP.CALL_FUNCTION_EX, EVENT.CALL],
  [OP.LOAD_SUPER_ATTR, EVENT.CALL],
  [OP.YIELD_VALUE, EVENT.PY_YIELD],
  [OP.JUMP_FORWARD, EVENT.JUMP],
  [OP.JUMP_BACKWARD, EVENT.JUMP],
  [OP.POP_JUMP_IF_FALSE, EVENT.BRANCH],
  [OP.POP_JUMP_IF_TRUE, EVENT.BRANCH],
  [OP.POP_JUMP_IF_NONE, EVENT.BRANCH],
  [OP.POP_JUMP_IF_NOT_NONE, EVENT.BRANCH],
  [OP.FOR_ITER, EVENT.BRANCH],
  [OP.END_FOR, EVENT.STOP_ITERATION],
  [OP.END_SEND, EVENT.STOP_ITERATION],
]);

/** The event that an instruction of a generic opcode fires, or undefined. */
export function eventOf(opcode: number, oparg: number): number | undefined {
  return opcode === OP.RESUME ? (oparg > 0 ? EVENT.PY_RESUME : EVENT.PY_START) : EVENT_OF.get(opcode);
}
