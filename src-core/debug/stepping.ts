/**
 * Stepping: where a run that began at one instruction ends. A step follows its own frame, whatever runs meanwhile: a generator or
 * coroutine that is suspended has not returned, and the step waits for it, as the reference's `bdb` does.
 */
import { OP } from '../code/opcodes.generated.ts';
import type { PyCode } from '../objects/code.ts';
import type { Frame } from '../ops/frame.ts';
import type { StepKind } from '../protocol/step-shapes.ts';
import { type Monitor, OWNER } from '../vm/monitor.ts';
import type { VmThread } from '../vm/thread.ts';
import type { MyCode } from './code-rules.ts';
import type { Grain, Grains } from './granularity.ts';

export interface StepWorld {
  monitor: Monitor;
  mine: MyCode;
  grains: Grains;
}

/** A run that ends somewhere of its own accord. */
export interface Motion {
  /** Frames must be watched while it lasts. */
  readonly watches: boolean;
  readonly reason: 'step' | 'goto';
  /** Hooks what it has to see. */
  begin(): void;
  entered(thread: VmThread, frame: Frame): void;
  left(thread: VmThread, frame: Frame): void;
  /** Does it end before the instruction at unit `index`. */
  ends(thread: VmThread, frame: Frame, index: number): boolean;
}

/** Follows one frame until it has ended, and knows who goes on then. */
abstract class Following implements Motion {
  readonly watches = true;
  readonly reason: 'step' | 'goto' = 'step';
  private returnDepth = -1;

  constructor(
    protected readonly world: StepWorld,
    protected readonly thread: VmThread,
    protected readonly frame: Frame,
  ) {}

  begin(): void {
    this.hookChain(this.frame);
  }

  protected hookChain(from: Frame | null): void {
    for (let f = from; f !== null; f = f.previous) this.world.monitor.hookAll(f.code, OWNER.step);
  }

  entered(_thread: VmThread, _frame: Frame): void {}

  left(thread: VmThread, frame: Frame): void {
    if (frame !== this.frame) return;
    this.returnDepth = thread.depth - 1;
    // Whoever drives it now may be another than at the beginning.
    this.hookChain(frame.previous);
  }

  /** Has the frame ended, and does one that called it run. */
  protected hasReturned(thread: VmThread): boolean {
    return this.frame.cleared && thread === this.thread && this.returnDepth >= 0 && thread.depth <= this.returnDepth;
  }

  abstract ends(thread: VmThread, frame: Frame, index: number): boolean;
}

const GRAIN: Readonly<Record<Exclude<StepKind, 'line-out' | 'to-return'>, Grain>> = {
  'instruction-into': 'instruction',
  'instruction-over': 'instruction',
  'line-into': 'line',
  'line-over': 'line',
  'statement-into': 'statement',
  'statement-over': 'statement',
  'expression-into': 'expression',
  'expression-over': 'expression',
};

/** To the next instruction, line, statement or expression. */
class GrainStep extends Following {
  private readonly grain: Grain;
  private readonly into: boolean;
  private readonly from: number | string | undefined;
  private lastIndex: number;

  constructor(world: StepWorld, thread: VmThread, frame: Frame, index: number, kind: keyof typeof GRAIN) {
    super(world, thread, frame);
    this.grain = GRAIN[kind];
    this.into = kind.endsWith('into');
    this.from = world.grains.at(this.grain, frame, index);
    this.lastIndex = index;
  }

  override entered(thread: VmThread, frame: Frame): void {
    if (!this.into || thread !== this.thread) return;
    if (this.grain === 'instruction' || this.world.mine.stopsIn(frame.code)) this.world.monitor.hookAll(frame.code, OWNER.step);
  }

  /** Control passes to whoever drives a generator: that is where a step into goes. */
  override left(thread: VmThread, frame: Frame): void {
    super.left(thread, frame);
    if (this.into && thread === this.thread && frame !== this.frame) this.hookChain(frame.previous);
  }

  ends(thread: VmThread, frame: Frame, index: number): boolean {
    if (thread !== this.thread) return false;
    if (this.grain === 'instruction') return this.into || frame === this.frame || this.hasReturned(thread);
    if (!this.world.mine.stopsIn(frame.code)) return false;
    if (frame === this.frame) return this.isNew(frame, index);
    // What runs behind a return may belong to no line: a handler's first instructions.
    if (this.hasReturned(thread)) return this.world.grains.at(this.grain, frame, index) !== undefined;
    return this.into && this.world.grains.at(this.grain, frame, index) !== undefined && !inPrologue(frame.code, index);
  }

  /** A piece that the step did not begin in, or the same one again after a jump back. */
  private isNew(frame: Frame, index: number): boolean {
    const from = this.lastIndex;
    this.lastIndex = index;
    const piece = this.world.grains.at(this.grain, frame, index);
    if (piece === undefined || inPrologue(frame.code, index)) return false;
    if (piece !== this.from) return true;
    // Each round of a loop within one line is a line of its own, as a line event tells of it.
    if (this.grain === 'line' && isLoopJump(frame.code, from, index)) return true;
    return index <= from && this.begins(frame, index, piece);
  }

  private begins(frame: Frame, index: number, piece: number | string): boolean {
    return index === 0 || this.world.grains.at(this.grain, frame, index - 1) !== piece;
  }
}

/** Until the frame has returned. */
class StepOut extends Following {
  ends(thread: VmThread, frame: Frame, index: number): boolean {
    return this.hasReturned(thread) && this.world.mine.stopsIn(frame.code) && frame.code.lineAt(index) !== null;
  }
}

/** Until the frame is about to return. */
class StepToReturn extends Following {
  ends(thread: VmThread, frame: Frame, index: number): boolean {
    if (frame !== this.frame) return this.hasReturned(thread);
    const opcode = frame.code.source.fields.code[2 * index];
    return opcode === OP.RETURN_VALUE || opcode === OP.RETURN_CONST;
  }
}

/** Into the function that one call of the frame calls, whoever calls it in the end; behind the call where it is native. */
class StepIntoCall extends Following {
  private calling = false;
  private callee: Frame | undefined;

  constructor(
    world: StepWorld,
    thread: VmThread,
    frame: Frame,
    private readonly index: number,
    at: number,
  ) {
    super(world, thread, frame);
    this.calling = at === index;
  }

  override entered(thread: VmThread, frame: Frame): void {
    if (!this.calling || thread !== this.thread || this.callee !== undefined || frame.previous !== this.frame) return;
    this.callee = frame;
    this.world.monitor.hookAll(frame.code, OWNER.step);
  }

  ends(thread: VmThread, frame: Frame, index: number): boolean {
    if (thread !== this.thread) return false;
    if (frame === this.callee) return !inPrologue(frame.code, index);
    if (this.hasReturned(thread)) return true;
    if (frame !== this.frame) return false;
    if (index === this.index && !this.calling) {
      this.calling = true;
      return false;
    }
    // The call is over, or the frame went round it.
    return this.calling ? index !== this.index : index > this.index;
  }
}

/** Until one of some instructions is reached. */
export class RunToPlaces implements Motion {
  readonly watches = false;
  readonly reason = 'goto';
  constructor(
    private readonly monitor: Monitor,
    private readonly places: readonly { code: PyCode; index: number }[],
  ) {}
  begin(): void {
    for (const { code, index } of this.places) this.monitor.hookPoint(code, index, OWNER.cursor);
  }
  entered(): void {}
  left(): void {}
  ends(_thread: VmThread, frame: Frame, index: number): boolean {
    return this.places.some((place) => place.code === frame.code && place.index === index);
  }
}

/** Until the body of one frame begins, which was sent back to its start. */
export class RunToBody extends Following {
  ends(_thread: VmThread, frame: Frame, index: number): boolean {
    return frame === this.frame && !inPrologue(frame.code, index);
  }
}

/** A step of a kind from the instruction at unit `index` of the thread's innermost frame. */
export function makeStep(world: StepWorld, kind: StepKind, thread: VmThread, frame: Frame, index: number): Motion {
  if (kind === 'line-out') return new StepOut(world, thread, frame);
  if (kind === 'to-return') return new StepToReturn(world, thread, frame);
  return new GrainStep(world, thread, frame, index, kind);
}

/** A step into the call at unit `target`. */
export function makeStepInto(world: StepWorld, thread: VmThread, frame: Frame, target: number, index: number): Motion {
  return new StepIntoCall(world, thread, frame, target, index);
}

/** Does the instruction at unit `from` jump back to `to` within a line. */
export function isLoopJump(code: PyCode, from: number, to: number): boolean {
  if (to > from || code.lineAt(from) !== code.lineAt(to)) return false;
  const bytes = code.source.fields.code;
  let at = from;
  while (bytes[2 * at] === OP.EXTENDED_ARG) at++;
  return bytes[2 * at] === OP.JUMP_BACKWARD;
}

/** Up to the first RESUME nothing of the function's own lines runs. */
function inPrologue(code: PyCode, index: number): boolean {
  const bytes = code.source.fields.code;
  for (let i = index; i < bytes.length / 2; i++) {
    const opcode = bytes[2 * i];
    if (opcode === OP.RESUME) return bytes[2 * i + 1] === 0;
    if (opcode !== OP.COPY_FREE_VARS && opcode !== OP.MAKE_CELL && opcode !== OP.RETURN_GENERATOR && opcode !== OP.POP_TOP)
      return false;
  }
  return false;
}
