/**
 * Going to a tick by a run of the program from its beginning: at full speed until it comes near, then instruction by instruction until
 * the instruction after that tick is about to run. Nothing else stops it.
 */
import type { Frame } from '../../ops/frame.ts';
import { Monitor, type MonitorClient, OWNER } from '../../vm/monitor.ts';
import type { VmThread } from '../../vm/thread.ts';

/** The program was past the tick when it was looked at. */
export class Missed {
  readonly missed = true;
}

export interface Journey {
  /** Instructions executed when it is to stop, ascending; something is done at each, and the last is where it ends. */
  readonly ticks: readonly number[];
  /** Most instructions between two looks of the machine at requests. */
  readonly gap: number;
  /** Requests from outside are served. */
  look(ticks: number): void;
  /** Every instruction from a little before the end on. */
  passing?(thread: VmThread, frame: Frame, index: number, tick: number): void;
  /** It does not watch any more. */
  released?(): void;
  /** Answers true where the frame was moved to another instruction. */
  arrived(thread: VmThread, frame: Frame, index: number, tick: number): boolean;
}

export class Traveller implements MonitorClient {
  private near = false;
  /** It sees every instruction. */
  get isNear(): boolean {
    return this.near;
  }
  private next = 0;

  constructor(
    private readonly thread: VmThread,
    private readonly journey: Journey,
    /** Where somebody goes with it, the monitor of both. */
    monitor?: Monitor,
  ) {
    this.monitor = monitor ?? new Monitor(this);
  }
  private readonly monitor: Monitor;

  /** Before the program runs; and again where somebody else watched it in between. */
  begin(): void {
    this.thread.watcher = this.monitor;
    this.approach();
  }

  /** Hooks everything once the next tick is near. */
  private approach(): void {
    if (this.near || this.thread.runtime.ticks + this.journey.gap < this.journey.ticks[this.next]) return;
    this.near = true;
    this.monitor.watching = true;
    for (const thread of this.thread.monitoring.threads) {
      thread.watchFrames(true);
      for (let frame = thread.frame; frame !== null; frame = frame.previous) this.monitor.hookAll(frame.code, OWNER.travel);
    }
  }

  private release(): void {
    this.near = false;
    this.monitor.watching = false;
    for (const thread of this.thread.monitoring.threads) thread.watchFrames(false);
    this.monitor.unhookAll(OWNER.travel);
    this.journey.released?.();
  }

  poll(thread: VmThread): void {
    this.journey.look(thread.runtime.ticks);
    this.approach();
  }

  entered(_thread: VmThread, frame: Frame): void {
    if (this.near) this.monitor.hookAll(frame.code, OWNER.travel);
  }

  instruction(thread: VmThread, frame: Frame, index: number): boolean {
    // The instruction that is about to run has been counted.
    const tick = thread.runtime.ticks - 1;
    const { ticks } = this.journey;
    if (tick > ticks[this.next]) throw new Missed();
    if (tick < ticks[this.next]) {
      this.journey.passing?.(thread, frame, index, tick);
      return false;
    }
    if (this.next < ticks.length - 1) this.journey.passing?.(thread, frame, index, tick);
    this.release();
    this.next++;
    const moved = this.journey.arrived(thread, frame, index, tick);
    if (this.next < ticks.length) this.begin();
    return moved;
  }

  left(): void {}
  unwound(): void {}
}
