/** What a stop shows: the frames of the stopped thread as views, the exception being handled, and the objects that can be opened. */

import { PyException } from '../objects/exception.ts';
import { utf16 } from '../objects/value.ts';
import { currentException } from '../ops/exceptions.ts';
import type { Frame } from '../ops/frame.ts';
import type { ExcState } from '../ops/generator.ts';
import type { BreakpointId, FrameId, FrameView, Snapshot, StopReason, ValueView } from '../protocol/shapes.ts';
import { stackKinds } from '../vm/monitoring/frame-line.ts';
import type { VmThread } from '../vm/thread.ts';
import { frameView, instructionAt, type Remembered } from './inspect/frames.ts';
import { ObjectTable } from './inspect/objects.ts';
import { safeRepr } from './inspect/safe-repr.ts';
import type { DebuggerWorld } from './world.ts';

/** How many frames of a deep stack a snapshot carries, from the top and from the bottom. */
const MOST_FRAMES = 200;

export interface StopPlace {
  thread: VmThread;
  frame: Frame;
  /** Unit of the instruction that runs next. */
  index: number;
  reason: StopReason;
  description: string;
  breakpoints: BreakpointId[];
  /** The instruction has begun: an exception leaves it, or it has called something. */
  midway: boolean;
  /** The frame goes on elsewhere, or in other code. */
  moved?: boolean;
  /** The exception that it stopped for. */
  raised?: PyException | undefined;
}

export class Snapshots {
  readonly objects = new ObjectTable();
  private readonly before: Remembered = new WeakMap();
  /** The stopped thread's first, then others that were asked for. */
  private frames: Frame[] = [];
  private depth = 0;
  place: StopPlace | undefined;
  /** Null while the program runs. */
  snapshot: Snapshot | null = null;

  constructor(
    private readonly world: DebuggerWorld,
    private readonly traceback: (thread: VmThread, exc: PyException) => string,
  ) {}

  get isStopped(): boolean {
    return this.snapshot !== null;
  }

  /** The stop; throws while the program runs. */
  stop(): StopPlace {
    if (!this.place || !this.isStopped) throw new Error('the program is not stopped');
    return this.place;
  }

  frameOf(id: FrameId): Frame {
    this.stop();
    const frame = this.frames[id - 1];
    if (!frame) throw new Error('this frame belongs to an earlier stop');
    return frame;
  }

  /** Innermost first. */
  get chain(): readonly Frame[] {
    return this.frames.slice(0, this.depth);
  }

  /** Views of frames that are not on the stopped thread's stack. */
  viewsOf(frames: readonly Frame[]): FrameView[] {
    const inspector = this.inspector(true);
    return frames.map((frame) => {
      const known = this.frames.indexOf(frame);
      if (known < 0) this.frames.push(frame);
      const id = (known < 0 ? this.frames.length : known + 1) as FrameId;
      const { place } = this;
      const at = place?.frame === frame ? place.index : instructionAt(frame.code, frame.lasti);
      return frameView(inspector, frame, id, at);
    });
  }

  /** `edited`: what is another than before was changed by the front, not by the program. */
  private inspector(edited: boolean) {
    const { registry, columns, mine } = this.world;
    return { registry, objects: this.objects, columns, mine, before: this.before, edited };
  }

  clear(): void {
    this.snapshot = null;
    this.objects.clear();
  }

  take(place: StopPlace): Snapshot {
    this.objects.clear();
    this.place = place;
    const { thread, reason } = place;
    const frames = this.frameViews(place);
    const handled = place.raised ?? currentException(thread);
    this.snapshot = {
      reason,
      description: place.description,
      // The instruction that stopped has been counted and has not run.
      ticks: Math.max(thread.ticks - 1, 0),
      breakpoints: place.breakpoints,
      frames,
      exception: handled
        ? { type: utf16(handled.cls.name), message: safeRepr(handled), traceback: this.traceback(thread, handled) }
        : null,
      exceptions: this.handledBy(thread),
      // Who holds the listings adds it.
      listing: null,
    };
    return this.snapshot;
  }

  /** What is being handled, innermost first; each handler keeps the one around it on its stack. */
  private handledBy(thread: VmThread): ValueView[] {
    const found = new Set<PyException>();
    for (let state: ExcState | null = thread.exc; state !== null; state = state.previous)
      if (state.value !== null) found.add(state.value);
    if (found.size === 0) return [];
    for (const frame of this.chain) {
      const stack = frame.stack();
      if (!stack.some((value) => value instanceof PyException)) continue;
      const at = frame === this.place?.frame ? this.place.index : instructionAt(frame.code, frame.lasti);
      const kinds = stackKinds(frame.code)[at] ?? '';
      for (let i = stack.length - 1; i >= 0; i--) {
        const value = stack[i];
        if (kinds[i] === '2' && value instanceof PyException) found.add(value);
      }
    }
    return [...found].map((value) => this.objects.view(value));
  }

  /** Takes the snapshot again after an edit, which must not show as a change made by the program. */
  refresh(): void {
    if (!this.snapshot || !this.place) return;
    this.snapshot = { ...this.snapshot, frames: this.frameViews(this.place, true) };
    this.world.stopped(this.snapshot);
  }

  private frameViews({ thread, frame: top, index }: StopPlace, edited = false): FrameView[] {
    const chain: Frame[] = [];
    for (let f: Frame | null = top; f !== null; f = f.previous) chain.push(f);
    this.frames = chain;
    this.depth = chain.length;
    const inspector = this.inspector(edited);
    const handled = currentException(thread);
    return chain.slice(0, MOST_FRAMES).map((frame, i) => {
      const at = i === 0 ? index : instructionAt(frame.code, frame.lasti);
      const view = frameView(inspector, frame, (i + 1) as FrameId, at);
      if (i === 0 && handled) view.handling = this.objects.view(handled);
      return view;
    });
  }
}
