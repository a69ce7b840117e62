/**
 * The notation in which instructions are declared. `inst` declares one whose body maps its inputs to its outputs; `raw` one that
 * works on the frame itself (calls, returns, jumps with conditions on the stack). Bodies marked `hot` are copied into the loop by
 * ops/gen, which replaces the small functions below by their text; in the walking dispatcher they are called.
 *
 * A stack effect names values bottom first: `'(container, sub -- res)'`. `name[n]` is a run of `n` values as an array, where n is an expression of
 * `oparg`; `value if (oparg & 1)` is there on that condition only.
 */
import type { Value } from '../objects/value.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

type Slot = Value | undefined;
/** Inputs come as declared; answers the output, an array of several, or nothing. */
export type Body = (m: Machine, oparg: number, ...inputs: never[]) => unknown;
export type RawBody = (m: Machine, f: Frame, oparg: number) => unknown;

export interface Options {
  /** Copied into the loop. */
  hot?: boolean;
}

export interface Instruction {
  readonly opcode: number;
  readonly name: string;
  readonly effect: string;
  readonly body: Body | RawBody;
  readonly raw: boolean;
}

/** Every declared instruction by opcode. */
export const INSTRUCTIONS: (Instruction | undefined)[] = [];
/** Opcode of a specialised form to its family's generic one. */
export const FAMILY: (number | undefined)[] = [];
/** Number of cache entries after an instruction. */
export const CACHE_ENTRIES: number[] = new Array(256).fill(0);

function declare(instruction: Instruction): void {
  if (INSTRUCTIONS[instruction.opcode]) throw new Error(`two instructions have the number ${instruction.opcode}`);
  INSTRUCTIONS[instruction.opcode] = instruction;
}

/** An instruction that maps stack inputs to outputs; its caches are skipped for it. */
export function inst(opcode: number, name: string, effect: string, body: Body, _options?: Options): void {
  declare({ opcode, name, effect, body, raw: false });
}

/** An instruction that moves `ip`, `sp` or frames itself. A hot one says so by the functions below, a cold one on the frame. */
export function raw(opcode: number, name: string, effect: string, body: RawBody, _options?: Options): void {
  declare({ opcode, name, effect, body, raw: true });
}

/** A generic instruction with its cache entries and the specialised forms, all of one stack effect. */
export function family(opcode: number, caches: readonly string[], forms: readonly number[]): void {
  CACHE_ENTRIES[opcode] = caches.reduce((sum, field) => sum + Number(/\/(\d)$/.exec(field)?.[1] ?? 1), 0);
  for (const form of forms) {
    FAMILY[form] = opcode;
    CACHE_ENTRIES[form] = CACHE_ENTRIES[opcode];
  }
}

/** What a specialised body answers where its guard does not hold: the generic form runs instead. Guards come before effects. */
export const DEOPT = Symbol('deopt');

export function local(m: Machine, i: number): Slot {
  return m.frame!.localsplus[i];
}
export function setLocal(m: Machine, i: number, value: Slot): void {
  m.frame!.localsplus[i] = value;
}
export function constant(m: Machine, i: number): Value {
  return m.frame!.code.consts[i];
}
/** Adds to the number of the next unit. */
export function jumpBy(m: Machine, n: number): void {
  m.frame!.ip += n;
}
/** Goes behind the second unit of a joined instruction, which counts as one of its own: ticks are the same when it is taken apart. */
export function secondOfTwo(m: Machine): void {
  m.frame!.ip++;
  m.ticks++;
}
/** Takes a jump: adds to the number of the next unit, and notes it for LINE events. */
export function takeJump(m: Machine, n: number): void {
  const f = m.frame!;
  f.jumpFrom = f.ip - 1;
  f.ip += n;
  f.jumpTo = f.ip;
}
/** Cache entry `k` after the instruction: 16 bits. */
export function cache(m: Machine, k: number): number {
  return m.frame!.code.units[m.frame!.ip + k];
}
/** Cache entries `k` and `k + 1`: 32 bits. */
export function cache32(m: Machine, k: number): number {
  const { units } = m.frame!.code;
  const { ip } = m.frame!;
  return units[ip + k] + units[ip + k + 1] * 65536;
}
/** The object that cache entry `k` points to. */
export function cacheRef(m: Machine, k: number): Slot {
  return m.frame!.code.refs[m.frame!.ip + k];
}
/** The value `n` below the top of the stack (1 is the top). */
export function peek(m: Machine, n: number): Slot {
  return m.frame!.localsplus[m.frame!.sp - n];
}
export function poke(m: Machine, n: number, value: Slot): void {
  m.frame!.localsplus[m.frame!.sp - n] = value;
}
export function push(m: Machine, value: Slot): void {
  m.frame!.localsplus[m.frame!.sp++] = value;
}
export function shrink(m: Machine, n: number): void {
  m.frame!.sp -= n;
}
/** The unit `k` after this instruction (0 is the next one). */
export function nextUnit(m: Machine, k: number): number {
  return m.frame!.code.units[m.frame!.ip + k];
}
/** Makes `callee` the running frame; the one that runs now goes on behind its caches when it returns. Raises RecursionError. */
export function enter(m: Machine, callee: Frame): void {
  m.frame!.returnOffset = 0;
  m.pushFrame(callee);
}
/** Ends the running frame with a value. */
export function leave(m: Machine, value: Value): void {
  m.returnValue(m.frame!, value);
}
/** Brings the instrumentation of the running code up to date and runs this instruction again, which may be another one now. */
export function again(m: Machine): void {
  m.instrument(m.frame!);
  m.frame!.ip--;
}
/** Looks at requests from outside now and then. */
export function evalBreaker(m: Machine): void {
  if (--m.countdown < 0) m.handleEvalBreaker();
}
/** Jumps back by `n` units, then looks at requests: what they raise is raised by the jump. */
export function jumpBackward(m: Machine, n: number): void {
  takeJump(m, -n);
  evalBreaker(m);
}
