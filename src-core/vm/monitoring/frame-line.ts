/**
 * `frame.f_lineno = n` inside of a trace function: which instruction the frame goes on at, and whether the value stack there is one
 * that can be had from this one (Objects/frameobject.c `frame_setlineno`, `mark_stacks`).
 */
import { parseExceptionTable } from '../../code/exception-table.ts';
import { lineRanges } from '../../code/location-table.ts';
import { CACHES, OP } from '../../code/opcodes.generated.ts';
import { stackEffect } from '../../code/stack-effect.ts';
import type { PyCode } from '../../objects/code.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { VmThread } from '../thread.ts';
import { baseOpcodeAt } from './code-data.ts';
import { EVENT } from './events.ts';

/** Kinds of stack entries by CPython's numbers. A stack is a text of them, bottom first; it is compared as the number it is there. */
const ITERATOR = '1';
const EXCEPTION = '2';
const OBJECT = '3';
const NULL = '4';
const LASTI = '5';
type Stack = string;
const exceeds = (a: Stack, b: Stack) => (a.length === b.length ? a > b : a.length > b.length);
const OVERFLOWED = '!';
/** As many entries fit into the 63 bits that CPython keeps them in. */
const MOST = 21;

function push(stack: Stack, kind: string): Stack {
  return stack === OVERFLOWED || stack.length >= MOST ? OVERFLOWED : stack + kind;
}
const pop = (stack: Stack, n = 1): Stack => (stack === OVERFLOWED ? stack : stack.slice(0, Math.max(stack.length - n, 0)));

/** The stack before each unit; undefined where none is known. */
function markStacks(code: PyCode): (Stack | undefined)[] {
  const { length } = code.units;
  const stacks: (Stack | undefined)[] = new Array(length + 1).fill(undefined);
  const isGenerator = (code.flags & (0x20 | 0x80 | 0x200)) !== 0;
  stacks[0] = isGenerator ? OBJECT : '';
  const table = parseExceptionTable(code.source.fields.exceptiontable);
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < length; ) {
      const { next, jumpsBack } = markInstruction(code, stacks, i);
      if (jumpsBack) again = true;
      i = next;
    }
    for (const { start, target, depth, lasti } of table) {
      const from = stacks[start / 2];
      if (from === undefined || stacks[target / 2] !== undefined) continue;
      again = true;
      let stack = from === OVERFLOWED ? from : from.slice(0, depth);
      if (lasti) stack = push(stack, LASTI);
      stacks[target / 2] = push(stack, EXCEPTION);
    }
  }
  return stacks;
}

/** Carries the stack over one instruction to those that may follow it. */
function markInstruction(code: PyCode, stacks: (Stack | undefined)[], at: number): { next: number; jumpsBack: boolean } {
  let i = at;
  let stack = stacks[i];
  let opcode = baseOpcodeAt(code, i);
  let oparg = 0;
  while (opcode === OP.EXTENDED_ARG) {
    oparg = (oparg << 8) | (code.units[i] >> 8);
    opcode = baseOpcodeAt(code, ++i);
    stacks[i] = stack;
  }
  const next = i + (CACHES[opcode] ?? 0) + 1;
  if (stack === undefined) return { next, jumpsBack: false };
  oparg = (oparg << 8) | (code.units[i] >> 8);
  switch (opcode) {
    case OP.POP_JUMP_IF_FALSE:
    case OP.POP_JUMP_IF_TRUE:
    case OP.POP_JUMP_IF_NONE:
    case OP.POP_JUMP_IF_NOT_NONE:
      stack = pop(stack);
      stacks[next + oparg] = stack;
      break;
    case OP.SEND:
      stacks[next + oparg] = stack;
      break;
    case OP.JUMP_FORWARD:
      stacks[next + oparg] = stack;
      return { next, jumpsBack: false };
    case OP.JUMP_BACKWARD:
    case OP.JUMP_BACKWARD_NO_INTERRUPT: {
      const target = next - oparg;
      const jumpsBack = stacks[target] === undefined && target < i;
      stacks[target] = stack;
      return { next, jumpsBack };
    }
    case OP.FOR_ITER:
      stack = push(stack, OBJECT);
      stacks[next + oparg] = stack;
      break;
    case OP.RETURN_VALUE:
    case OP.RETURN_CONST:
    case OP.RAISE_VARARGS:
    case OP.RERAISE:
      return { next, jumpsBack: false };
    default:
      stack = effectOn(stack, opcode, oparg);
  }
  stacks[next] = stack;
  return { next, jumpsBack: false };
}

function effectOn(stack: Stack, opcode: number, oparg: number): Stack {
  switch (opcode) {
    case OP.GET_ITER:
    case OP.GET_AITER:
      return push(pop(stack), ITERATOR);
    case OP.END_ASYNC_FOR:
      return pop(stack, 2);
    case OP.PUSH_EXC_INFO:
      return push(stack, EXCEPTION);
    case OP.POP_EXCEPT:
      return pop(stack);
    case OP.PUSH_NULL:
      return push(stack, NULL);
    case OP.LOAD_GLOBAL:
      return push(oparg & 1 ? push(stack, NULL) : stack, OBJECT);
    case OP.LOAD_ATTR:
      return oparg & 1 ? push(push(pop(stack), NULL), OBJECT) : stack;
    case OP.CALL:
      return push(pop(stack, oparg + 2), OBJECT);
    case OP.SWAP: {
      if (stack === OVERFLOWED) return stack;
      const kinds = [...stack];
      const top = kinds.length - 1;
      const other = kinds.length - oparg;
      [kinds[top], kinds[other]] = [kinds[other], kinds[top]];
      return kinds.join('');
    }
    case OP.COPY:
      return stack === OVERFLOWED ? stack : push(stack, stack[stack.length - oparg]);
    default: {
      const delta = stackEffect(opcode, oparg) ?? 0;
      let after = pop(stack, Math.max(-delta, 0));
      for (let k = 0; k < delta; k++) after = push(after, OBJECT);
      return after;
    }
  }
}

function compatible(from: Stack | undefined, to: Stack | undefined): boolean {
  if (from === undefined || to === undefined || from === OVERFLOWED || to === OVERFLOWED) return false;
  let have = from;
  while (exceeds(have, to)) have = pop(have);
  if (have.length !== to.length) return false;
  return [...to].every((kind, i) => (kind === OBJECT ? have[i] !== NULL : kind === NULL || have[i] === kind));
}

function explain(to: Stack | undefined): string {
  if (to === OVERFLOWED) return 'stack is too deep to analyze';
  if (to === undefined) return "can't jump into an exception handler, or code may be unreachable";
  switch (to.at(-1)) {
    case EXCEPTION:
      return "can't jump into an 'except' block as there's no exception";
    case LASTI:
      return "can't jump into a re-raising block as there's no location";
    case ITERATOR:
      return "can't jump into the body of a for loop";
    default:
      return 'incompatible stacks';
  }
}

/** The line that begins at each unit, or -1 (`marklines`). */
function markLines(code: PyCode): Int32Array {
  const lines = new Int32Array(code.units.length).fill(-1);
  let last = -1;
  for (const { start, line } of lineRanges(code.source)) {
    if (line === null || line === last) continue;
    lines[start / 2] = line;
    last = line;
  }
  return lines;
}

/** Is a jump allowed from the event that is being told now? Raises ValueError where it is not. */
function checkEvent(t: VmThread): void {
  switch (t.whatEvent) {
    case -1:
      return raise.ValueError('f_lineno can only be set in a trace function');
    case EVENT.PY_RESUME:
    case EVENT.JUMP:
    case EVENT.BRANCH:
    case EVENT.LINE:
    case EVENT.PY_YIELD:
      return;
    case EVENT.PY_START:
      return raise.ValueError("can't jump from the 'call' trace event of a new frame");
    case EVENT.CALL:
    case EVENT.C_RETURN:
      return raise.ValueError("can't jump during a call");
    case EVENT.STOP_ITERATION:
    case EVENT.RERAISE:
      return raise.SystemError('unexpected event type');
    default:
      return raise.ValueError("can only jump from a 'line' trace event");
  }
}

/** Moves `frame` to the first instruction of a line. Raises ValueError with the reference's reasons. */
export function setFrameLine(t: VmThread, frame: Frame, wanted: number): void {
  checkEvent(t);
  const { code } = frame;
  if (wanted > 2 ** 31 - 1 || wanted < -(2 ** 31)) raise.ValueError('lineno out of range');
  if (wanted < code.source.fields.firstlineno) raise.ValueError(`line ${wanted} comes before the current code block`);
  const lines = markLines(code);
  const line = lines.reduce((best, at) => (at >= wanted && at < best ? at : best), Number.POSITIVE_INFINITY);
  if (line === Number.POSITIVE_INFINITY) raise.ValueError(`line ${wanted} comes after the current code block`);
  const stacks = markStacks(code);
  let start = stacks[frame.lasti];
  const target = chooseTarget(stacks, lines, line, start);
  bindUnbound(t, frame);
  if (t.whatEvent === EVENT.PY_YIELD) start = pop(start as Stack);
  popTo(t, frame, start as Stack, stacks[target] as Stack);
  frame.lasti = target;
  frame.ip = target;
  frame.jumpFrom = target;
  frame.jumpTo = target;
  frame.moved = true;
}

/** The instruction of a line whose stack keeps most of the present one. */
function chooseTarget(stacks: (Stack | undefined)[], lines: Int32Array, line: number, start: Stack | undefined): number {
  let best = -1;
  let message = 'cannot find bytecode for specified line';
  let explained = false;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] !== line) continue;
    const target = stacks[i];
    if (compatible(start, target)) {
      if (best < 0 || exceeds(target as Stack, stacks[best] as Stack)) best = i;
    } else if (best < 0 && !explained) {
      if (start === OVERFLOWED) message = 'stack to deep to analyze';
      else if (start === undefined) message = "can't jump from unreachable code";
      else {
        message = explain(target);
        explained = true;
      }
    }
  }
  return best < 0 ? raise.ValueError(message) : best;
}

/** Why the frame, which stands before unit `from`, cannot go on at unit `to`; undefined where it can. */
export function refuseJump(code: PyCode, from: number, to: number): string | undefined {
  const stacks = markStacks(code);
  if (compatible(stacks[from], stacks[to])) return undefined;
  if (stacks[from] === undefined) return "can't jump from unreachable code";
  return stacks[from] === OVERFLOWED ? 'stack is too deep to analyze' : explain(stacks[to]);
}

/** The unit at which a frame that stands before `from` goes on at a line, or why it cannot. */
export function unitOfLine(code: PyCode, from: number, line: number): number | string {
  const stacks = markStacks(code);
  const lines = markLines(code);
  if (line < code.source.fields.firstlineno) return `line ${line} comes before the current code block`;
  const bearing = lines.reduce((best, at) => (at >= line && at < best ? at : best), Number.POSITIVE_INFINITY);
  if (bearing === Number.POSITIVE_INFINITY) return `line ${line} comes after the current code block`;
  try {
    return chooseTarget(stacks, lines, bearing, stacks[from]);
  } catch (error) {
    if (error instanceof PyException) return String(error.args.items[0]);
    throw error;
  }
}

/** Moves a frame that stands before unit `from` to unit `to`, to which nothing may be against (`refuseJump`). */
export function moveFrame(t: VmThread, frame: Frame, from: number, to: number): void {
  const stacks = markStacks(frame.code);
  bindUnbound(t, frame);
  popTo(t, frame, stacks[from] as Stack, stacks[to] as Stack);
  frame.ip = to;
  frame.jumpFrom = to;
  frame.jumpTo = to;
}

/** Takes everything from the stack of a frame that stands before unit `from`; what it handles is handled no longer. */
export function emptyStack(t: VmThread, frame: Frame, from: number): void {
  const stack = markStacks(frame.code)[from];
  if (stack !== undefined && stack !== OVERFLOWED) {
    // A frame that calls has given the arguments away already.
    while (frame.sp - frame.code.nlocalsplus > stack.length) frame.localsplus[--frame.sp] = undefined;
    popTo(t, frame, stack.slice(0, frame.sp - frame.code.nlocalsplus), '');
  }
  while (frame.sp > frame.code.nlocalsplus) frame.localsplus[--frame.sp] = undefined;
}

/** Kinds of the values on the stack before each unit, a character each, bottom first; undefined where they are not known. */
export function stackKinds(code: PyCode): (string | undefined)[] {
  return markStacks(code).map((stack) => (stack === OVERFLOWED ? undefined : stack));
}

/** Locals that the compiler may have proven to be bound at the target become None, with a warning. */
function bindUnbound(t: VmThread, frame: Frame): void {
  const { localsplus, code } = frame;
  let unbound = 0;
  for (let i = 0; i < code.nlocalsplus; i++) if (localsplus[i] === undefined) unbound++;
  if (unbound === 0) return;
  t.warn(exceptionTypes.RuntimeWarning, `assigning None to ${unbound} unbound local${unbound === 1 ? '' : 's'}`, 0);
  for (let i = 0; i < code.nlocalsplus; i++) if (localsplus[i] === undefined) localsplus[i] = null;
}

/** Takes what the target does not have from the stack; an exception that was being handled is so no longer. */
function popTo(t: VmThread, frame: Frame, start: Stack, target: Stack): void {
  for (let stack = start; exceeds(stack, target); stack = pop(stack)) {
    const value = frame.localsplus[--frame.sp] as Value | undefined;
    frame.localsplus[frame.sp] = undefined;
    if (stack.endsWith(EXCEPTION)) t.exc.value = (value ?? null) as PyException | null;
  }
}
