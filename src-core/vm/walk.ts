/**
 * The walking dispatcher: runs the same instruction declarations as the generated loop, one at a time, by looking at their stack
 * effects. Slow and plain; it is what the generator is tested against. Put into `VmThread.dispatcher` in place of `run`.
 */
import '../ops/all.ts';
import type { Value } from '../objects/value.ts';
import { CACHE_ENTRIES, DEOPT, FAMILY, INSTRUCTIONS, type Instruction } from '../ops/dsl.ts';
import type { Frame } from '../ops/frame.ts';
import { unknownOpcode } from '../ops/unknown-opcode.ts';
import type { VmThread } from './thread.ts';

type Slot = Value | undefined;
/** One declared stack item: its name, and how many values it stands for at an argument (undefined: a single one). */
interface Item {
  readonly name: string;
  readonly count?: (oparg: number) => number;
  readonly condition?: (oparg: number) => boolean;
}
interface Effect {
  readonly inputs: readonly Item[];
  readonly outputs: readonly Item[];
}

const EXTENDED_ARG = 144;
const INSTRUMENTED_INSTRUCTION = 253;
const INSTRUMENTED_LINE = 254;
/** The debugger's own hook. */
const HOOK = 255;
/** The least counter with which a generic form runs once more before it tries to specialise. */
const COUNTER_UNIT = 16;

const effects = new Map<number, Effect>();
/** Generic forms with an adaptive counter. */
const families = new Set(FAMILY.filter((base) => base !== undefined));

function parseItem(text: string): Item {
  const [, name, condition, count] = /^(\w+)(?: if (\(.*\))|\[(.*)\])?$/.exec(text) as RegExpExecArray;
  // The expressions are those of our own declarations.
  if (condition) return { name, condition: new Function('oparg', `return Boolean${condition}`) as Item['condition'] };
  return count ? { name, count: new Function('oparg', `return ${count}`) as Item['count'] } : { name };
}

function effectOf(instruction: Instruction): Effect {
  let effect = effects.get(instruction.opcode);
  if (effect === undefined) {
    const [before, after] = instruction.effect.slice(1, -1).split('--');
    const items = (text: string) => text.split(/,(?![^([]*[)\]])/).map((part) => part.trim());
    const parse = (text: string) =>
      items(text)
        .filter((part) => part !== '')
        .map(parseItem);
    effect = { inputs: parse(before), outputs: parse(after) };
    effects.set(instruction.opcode, effect);
  }
  return effect;
}

/** The inputs as a body takes them, and how many stack slots they are. */
function readInputs(frame: Frame, items: readonly Item[], oparg: number): { values: (Slot | Slot[])[]; size: number } {
  const sizes = items.map((item) => (item.count ? item.count(oparg) : item.condition ? Number(item.condition(oparg)) : 1));
  const size = sizes.reduce((sum, n) => sum + n, 0);
  let at = frame.sp - size;
  const values = items.map((item, i) => {
    const start = at;
    at += sizes[i];
    if (item.count) return frame.localsplus.slice(start, at);
    return sizes[i] ? frame.localsplus[start] : undefined;
  });
  return { values, size };
}

/** What an instruction is about to take from the stack, by the names of its declaration, bottom first. */
export function operandsOf(frame: Frame, opcode: number, oparg: number): { name: string; value: Slot | Slot[] }[] {
  const instruction = INSTRUCTIONS[opcode];
  if (instruction === undefined) return [];
  const { inputs } = effectOf(instruction);
  const { values } = readInputs(frame, inputs, oparg);
  return inputs.flatMap(({ name, condition }, i) => (condition && !condition(oparg) ? [] : [{ name, value: values[i] }]));
}

function writeOutputs(frame: Frame, items: readonly Item[], oparg: number, result: unknown): void {
  const several = items.filter((item) => item.name !== 'null').length > 1;
  let next = 0;
  for (const item of items) {
    if (item.name !== 'null') frame.localsplus[frame.sp++] = (several ? (result as Slot[])[next++] : result) as Slot;
    else if (item.condition?.(oparg)) frame.localsplus[frame.sp++] = undefined;
  }
}

/** Runs one body; answers whether a specialised form gave up. */
function execute(m: VmThread, frame: Frame, instruction: Instruction, oparg: number): boolean {
  const body = instruction.body as (...args: unknown[]) => unknown;
  if (instruction.raw) return body(m, frame, oparg) === DEOPT;
  const { inputs, outputs } = effectOf(instruction);
  const { values, size } = readInputs(frame, inputs, oparg);
  const result = body(m, oparg, ...values);
  if (result === DEOPT) return true;
  frame.sp -= size;
  writeOutputs(frame, outputs, oparg, result);
  frame.ip += CACHE_ENTRIES[instruction.opcode];
  return false;
}

/** Runs the unit at `ip` of the running frame, with its EXTENDED_ARG. */
function step(m: VmThread, seen: Set<number> | undefined): void {
  const frame = m.frame as Frame;
  const unit = frame.code.units[frame.ip++];
  let opcode = unit & 255;
  let oparg = unit >> 8;
  m.ticks++;
  for (;;) {
    const before = frame.lasti;
    frame.lasti = frame.ip - 1;
    seen?.add(opcode);
    if (opcode === EXTENDED_ARG) {
      const next = frame.code.units[frame.ip++];
      oparg = (oparg << 8) | (next >> 8);
      opcode = next & 255;
      continue;
    }
    if (opcode === HOOK) {
      opcode = m.hooked(frame, frame.ip - 1, before);
      if (opcode < 0) return;
      frame.lasti = before;
      continue;
    }
    if (opcode === INSTRUMENTED_LINE) {
      opcode = m.lineEvent(frame, frame.ip - 1, before);
      if (opcode < 0) return;
      continue;
    }
    if (opcode === INSTRUMENTED_INSTRUCTION) {
      opcode = m.instructionEvent(frame, frame.ip - 1);
      continue;
    }
    if (families.has(opcode)) {
      const { units } = frame.code;
      if (units[frame.ip] < COUNTER_UNIT) {
        m.specialize(opcode, frame, frame.ip - 1, oparg, frame.sp);
        opcode = frame.code.opcodeAt(frame.ip - 1);
        // Left generic, it stands at a counter of its own again.
        continue;
      }
      units[frame.ip] -= COUNTER_UNIT;
    }
    const instruction = INSTRUCTIONS[opcode];
    if (instruction === undefined) unknownOpcode(undefined, frame, 0, opcode);
    if (!execute(m, frame, instruction, oparg)) return;
    opcode = FAMILY[opcode] as number;
  }
}

/** A dispatcher as `run` of interp.generated.ts; the opcodes that it executes are added to `seen`. */
export function walker(seen?: Set<number>): (m: VmThread) => Value {
  return (m) => {
    for (;;) {
      const frame = m.frame as Frame;
      try {
        step(m, seen);
      } catch (error) {
        if (error === m.escaping) {
          m.escaping = undefined;
          throw error;
        }
        if (m.placed) m.placed = false;
        else if (!m.reraising) frame.lasti = frame.ip - 1;
        m.unwind(frame, error);
      }
      const { result } = m;
      if (result !== undefined) {
        m.result = undefined;
        return result;
      }
    }
  };
}
