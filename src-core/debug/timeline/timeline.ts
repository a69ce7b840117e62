/**
 * What is known of the time of one program: the journal of its answers, how far it came, what was changed by hand. And the survey that
 * finds where the line before began.
 */
import type { CodeObject } from '../../code/code-object.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { Frame } from '../../ops/frame.ts';
import type { BreakpointSpec } from '../../protocol/breakpoint-shapes.ts';
import type { FrameId } from '../../protocol/shapes.ts';
import type { TravelCost } from '../../protocol/timeline-shapes.ts';
import type { VmThread } from '../../vm/thread.ts';
import { isLoopJump } from '../stepping.ts';

/** Instructions between two looks at requests, where nothing is known of the program yet. */
const GAP = 100_000;

/** An evaluation in a frame of a stop. */
export interface Evaluated {
  readonly frame: FrameId;
  readonly source: string;
}

/** Something that was changed by hand before an instruction; `source` is an evaluation, which can be done again. */
export interface Edit {
  readonly tick: number;
  readonly what: string;
  readonly evaluated: Evaluated | undefined;
}

/** The breakpoints that were there from an instruction on. */
export interface Rules {
  readonly from: number;
  readonly breakpoints: readonly BreakpointSpec[];
}

export class Timeline {
  /** Where the program's own code begins. */
  first = 0;
  furthest = 0;
  /** At least as many instructions as ever lay between two looks. */
  gap = GAP;
  cost: TravelCost | null = null;
  /** Something was undone: the program may go another way than the one that is written down. */
  forked = false;
  /** Conditions and messages of breakpoints have run code: they run again on every way through the program. */
  conditionsRan = false;
  private rules: Rules[] = [];
  private edits: Edit[] = [];
  private lastLook = 0;

  constructor(
    readonly code: CodeObject,
    breakpoints: readonly BreakpointSpec[],
  ) {
    this.rules.push({ from: 0, breakpoints });
  }

  /** The breakpoints are others from an instruction on. */
  rulesAre(from: number, breakpoints: readonly BreakpointSpec[]): void {
    this.rules = this.rules.filter((each) => each.from < from);
    this.rules.push({ from, breakpoints });
  }

  /** Which breakpoints there were on the way to a tick, in order. */
  rulesTo(tick: number): readonly Rules[] {
    return this.rules.filter(({ from }) => from <= tick);
  }

  /** A run is about to enter the program's own code. */
  begin(ticks: number): void {
    this.first = ticks;
    this.lastLook = ticks;
  }

  /** The machine looked at requests. */
  looked(ticks: number): void {
    this.gap = Math.max(this.gap, 2 * (ticks - this.lastLook));
    this.lastLook = ticks;
    this.reached(ticks);
  }

  reached(ticks: number): void {
    this.furthest = Math.max(this.furthest, ticks);
  }

  edited(edit: Edit): void {
    this.edits.push(edit);
  }

  /** What was changed at a tick or later is undone by going there. */
  forgetFrom(tick: number): void {
    const kept = this.edits.filter((edit) => edit.tick < tick);
    if (kept.length < this.edits.length) this.forked = true;
    this.edits = kept;
  }

  /** Evaluations to be done again on the way to a tick. Throws where something else was changed before it. */
  replayTo(tick: number): Edit[] {
    const edits = this.edits.filter((edit) => edit.tick < tick);
    const lost = edits.find((edit) => edit.evaluated === undefined);
    if (lost !== undefined) {
      throw new Error(
        `the program was changed by hand at instruction ${lost.tick} (${lost.what}): it cannot be run again past that`,
      );
    }
    return edits;
  }
}

/** Finds where the last line of a frame began before now. */
export class LineSurvey {
  private readonly starts = new Map<Frame, { tick: number; line: number; index: number }>();

  passing(_thread: VmThread, frame: Frame, index: number, tick: number): void {
    const { code } = frame;
    const line = code.lineAt(index);
    const before = this.starts.get(frame);
    if (before !== undefined && before.line === line && index > before.index) {
      before.index = index;
      return;
    }
    if (line === null || isPrologue(frame, index)) return;
    // A jump back begins its line anew where that begins, or where it is a loop within the line.
    const begins =
      before?.line !== line || code.lineAt(index - 1) !== line || isLoopJump(code, before?.index ?? index - 1, index);
    if (begins) this.starts.set(frame, { tick, line, index });
    else if (before !== undefined) before.index = index;
  }

  /** The tick before which the line began; undefined where that was before the survey. */
  find(frame: Frame): number | undefined {
    for (let f: Frame | null = frame; f !== null; f = f.previous) {
      const start = this.starts.get(f);
      if (start !== undefined) return start.tick;
    }
    return undefined;
  }
}

/** Up to the first RESUME nothing of the function's own lines runs. */
function isPrologue(frame: Frame, index: number): boolean {
  const bytes = frame.code.source.fields.code;
  for (let i = 0; i < bytes.length; i += 2) if (bytes[i] === OP.RESUME) return index <= i / 2;
  return false;
}
