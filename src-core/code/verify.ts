/**
 * The verifier: follows every way through a code object and knows, at each instruction, how high the stack is and of what kind each
 * value and each slot of the frame is. Code that could make a machine read a missing value, jump into the middle of an instruction
 * or leave its stack is refused, with the place and the rule that it breaks. What the machine itself checks while it runs (types,
 * missing names) is not looked at.
 */
import { CO_VARARGS, CO_VARKEYWORDS, type CodeObject } from './code-object.ts';
import { type ExceptionEntry, parseExceptionTable } from './exception-table.ts';
import { type CodeInstruction, jumpTarget } from './instructions.ts';
import { OP, OPNAME } from './opcodes.generated.ts';
import { accepts, goneWhenRaising, joinKinds, kindName, reachBelow, stackShape } from './stack-shapes.ts';
import { VerifyError } from './verify-error.ts';
import { checkOperand, readInstructions } from './verify-operands.ts';

export { VerifyError, type VerifyRule } from './verify-error.ts';

/** What is known where an instruction begins: one letter a value (stack-shapes.ts), the top of the stack at the right. */
export interface FrameState {
  readonly stack: string;
  /** One letter a slot of the frame: `v` bound, `n` unbound, `m` perhaps bound, `c` holds a cell. */
  readonly slots: string;
}

export interface Verified {
  /** Greatest height of the stack on any way. */
  readonly stacksize: number;
  /** By byte offset, for every instruction that can be reached. */
  readonly states: ReadonlyMap<number, FrameState>;
}

/** Verifies one code object, without those among its constants. Raises VerifyError. */
export function verifyCode(code: CodeObject): Verified {
  return new Verifier(code).run();
}

class Verifier {
  private readonly instructions: Map<number, CodeInstruction>;
  private readonly entries: readonly ExceptionEntry[];
  private readonly states = new Map<number, FrameState>();
  private readonly todo: number[] = [];
  private highest = 0;

  constructor(private readonly code: CodeObject) {
    this.instructions = readInstructions(code);
    this.entries = parseExceptionTable(code.fields.exceptiontable);
  }

  run(): Verified {
    this.checkEntries();
    for (const instruction of this.instructions.values()) {
      checkOperand(this.code, instruction);
      const target = jumpTarget(instruction);
      if (target !== undefined) this.checkTarget(instruction, target);
    }
    this.flow(0, { stack: '', slots: this.firstSlots() }, 0);
    for (let offset = this.todo.pop(); offset !== undefined; offset = this.todo.pop()) this.step(offset);
    if (this.highest > this.code.fields.stacksize) {
      throw new VerifyError(
        'stack-size',
        0,
        `the stack grows to ${this.highest}, co_stacksize says ${this.code.fields.stacksize}`,
      );
    }
    return { stacksize: this.highest, states: this.states };
  }

  /** Parameters are bound, everything else is not; cells come to be by MAKE_CELL and COPY_FREE_VARS. */
  private firstSlots(): string {
    const f = this.code.fields;
    const stars = (f.flags & CO_VARARGS ? 1 : 0) + (f.flags & CO_VARKEYWORDS ? 1 : 0);
    const parameters = f.argcount + f.kwonlyargcount + stars;
    return f.localsplusnames.map((_, i) => (i < parameters ? 'v' : 'n')).join('');
  }

  private checkEntries(): void {
    let previous = 0;
    for (const { start, end } of this.entries) {
      if (start < previous || end <= start)
        throw new VerifyError('exception-order', start, `the range ${start} to ${end} is out of order`);
      previous = end;
    }
    const { length } = this.code.fields.code;
    for (const { start, end, target } of this.entries) {
      if (!this.begins(start) || !(end === length || this.begins(end))) {
        throw new VerifyError('exception-range', start, `the range ${start} to ${end} does not hold whole instructions`);
      }
      if (!this.begins(target))
        throw new VerifyError('exception-target', start, `no instruction begins at the handler ${target}`);
    }
  }

  private begins(offset: number): boolean {
    return this.instructions.has(offset) && this.instructions.get(offset - 2)?.opcode !== OP.EXTENDED_ARG;
  }

  private checkTarget({ offset, opcode }: CodeInstruction, target: number): void {
    if (!this.begins(target)) throw new VerifyError('jump-target', offset, `no instruction begins at ${target}`);
    // The machine steps over the END_FOR that it knows to be there.
    if (opcode === OP.FOR_ITER && this.instructions.get(target)?.opcode !== OP.END_FOR) {
      throw new VerifyError('for-target', offset, `FOR_ITER ends at ${target}, where no END_FOR is`);
    }
  }

  /** What is known at `offset` grows by one way to it. */
  private flow(offset: number, state: FrameState, from: number): void {
    this.highest = Math.max(this.highest, state.stack.length);
    if (!this.instructions.has(offset)) throw new VerifyError('falls-off', from, 'execution runs off the end of the code');
    const known = this.states.get(offset);
    if (known === undefined) {
      this.states.set(offset, state);
      this.todo.push(offset);
      return;
    }
    if (known.stack.length !== state.stack.length) {
      const heights = `${known.stack.length} and ${state.stack.length}`;
      throw new VerifyError('stack-merge', offset, `the stack is ${heights} high on two ways to ${offset}`);
    }
    const stack = joinAll(known.stack, state.stack);
    const slots = joinAll(known.slots, state.slots);
    if (stack === known.stack && slots === known.slots) return;
    this.states.set(offset, { stack, slots });
    this.todo.push(offset);
  }

  private step(offset: number): void {
    const instruction = this.instructions.get(offset) as CodeInstruction;
    const before = this.states.get(offset) as FrameState;
    const taken = this.takenBy(instruction, before);
    const entry = this.entryAt(offset);
    // Its range begins at PUSH_EXC_INFO, which cannot raise and finds a stack that is not yet what the range says.
    if (entry && instruction.opcode !== OP.PUSH_EXC_INFO) this.raise(entry, instruction, before, taken);
    const after = this.execute(instruction, before, taken);
    const { opcode } = instruction;
    const target = jumpTarget(instruction);
    if (target !== undefined) this.flow(target, after, offset);
    if (LEAVES.has(opcode)) this.checkLeaving(instruction, after);
    else if (!UNCONDITIONAL.has(opcode)) this.flow(offset + 2 + instruction.caches * 2, after, offset);
  }

  private entryAt(offset: number): ExceptionEntry | undefined {
    return this.entries.find((entry) => entry.start <= offset && offset < entry.end);
  }

  /** How many values the instruction takes; refuses kinds that it cannot take. */
  private takenBy(instruction: CodeInstruction, { stack }: FrameState): number {
    const { offset, opcode } = instruction;
    const arg = instruction.arg ?? 0;
    const shape = stackShape(opcode, arg);
    const takes = shape ? shape.takes : '';
    const needed = shape ? takes.length + reachBelow(opcode, arg) : arg;
    if (stack.length < needed) {
      throw new VerifyError('stack-underflow', offset, `${OPNAME[opcode]} needs ${needed} values, the stack has ${stack.length}`);
    }
    for (let i = 0; i < takes.length; i++) {
      const have = stack[stack.length - takes.length + i];
      if (!accepts(takes[i], have)) {
        const place = takes.length - i;
        const wanted = `${OPNAME[opcode]} takes ${kindName(takes[i])} from place ${place} of the stack`;
        throw new VerifyError('value-kind', offset, `${wanted}, where ${kindName(have)} is`);
      }
    }
    return takes.length;
  }

  private raise(entry: ExceptionEntry, { offset, opcode }: CodeInstruction, { stack, slots }: FrameState, taken: number): void {
    const left = stack.length - goneWhenRaising(opcode, taken);
    if (entry.depth > left) {
      const heights = `${left} values are left, the handler keeps ${entry.depth}`;
      throw new VerifyError('exception-depth', offset, `when this instruction raises, ${heights}`);
    }
    this.flow(entry.target, { stack: `${stack.slice(0, entry.depth)}${entry.lasti ? 'l' : ''}e`, slots }, offset);
  }

  private execute(instruction: CodeInstruction, before: FrameState, taken: number): FrameState {
    const { offset, opcode } = instruction;
    const arg = instruction.arg ?? 0;
    const { stack, slots } = before;
    const rest = stack.slice(0, stack.length - taken);
    const at = stack.length - arg;
    switch (opcode) {
      case OP.SWAP:
        return { stack: stack.slice(0, at) + stack.slice(-1) + stack.slice(at + 1, -1) + (arg > 1 ? stack[at] : ''), slots };
      case OP.COPY:
        return { stack: stack + stack[at], slots };
      case OP.LOAD_FAST:
      case OP.LOAD_FAST_AND_CLEAR: {
        const kind = slots[arg];
        if (opcode === OP.LOAD_FAST_AND_CLEAR) return { stack: rest + kind, slots: setKind(slots, arg, 'n') };
        if (kind === 'n' || kind === 'm') throw this.slotError(offset, arg, 'may be unbound');
        return { stack: rest + kind, slots };
      }
      case OP.LOAD_FAST_CHECK:
        return { stack: `${rest}v`, slots: setKind(slots, arg, slots[arg] === 'c' ? 'c' : 'v') };
      case OP.STORE_FAST: {
        const kind = stack[stack.length - 1];
        return { stack: rest, slots: setKind(slots, arg, 'nmc'.includes(kind) ? kind : 'v') };
      }
      case OP.DELETE_FAST:
        return { stack: rest, slots: setKind(slots, arg, 'n') };
      case OP.MAKE_CELL:
        return { stack: rest, slots: setKind(slots, arg, 'c') };
      case OP.COPY_FREE_VARS:
        return { stack: rest, slots: slots.slice(0, slots.length - arg) + 'c'.repeat(arg) };
      case OP.LOAD_CLOSURE:
      case OP.LOAD_DEREF:
      case OP.STORE_DEREF:
      case OP.DELETE_DEREF:
      case OP.LOAD_FROM_DICT_OR_DEREF:
        if (slots[arg] !== 'c') throw this.slotError(offset, arg, 'holds no cell');
    }
    return { stack: rest + (stackShape(opcode, arg)?.leaves ?? ''), slots };
  }

  private slotError(offset: number, slot: number, what: string): VerifyError {
    return new VerifyError('slot-kind', offset, `the slot of '${this.code.fields.localsplusnames[slot]}' ${what} here`);
  }

  private checkLeaving({ offset, opcode }: CodeInstruction, { stack }: FrameState): void {
    if (opcode !== OP.RETURN_VALUE && opcode !== OP.RETURN_CONST) return;
    if (stack.length > 0) throw new VerifyError('return-height', offset, `${stack.length} values are left on the stack`);
  }
}

const LEAVES: ReadonlySet<number> = new Set([OP.RETURN_VALUE, OP.RETURN_CONST, OP.RAISE_VARARGS, OP.RERAISE]);
const UNCONDITIONAL: ReadonlySet<number> = new Set([OP.JUMP_FORWARD, OP.JUMP_BACKWARD, OP.JUMP_BACKWARD_NO_INTERRUPT]);

function joinAll(a: string, b: string): string {
  if (a === b) return a;
  let out = '';
  for (let i = 0; i < a.length; i++) out += joinKinds(a[i], b[i]);
  return out;
}

function setKind(slots: string, index: number, kind: string): string {
  return slots[index] === kind ? slots : slots.slice(0, index) + kind + slots.slice(index + 1);
}
