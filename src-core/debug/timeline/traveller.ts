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
  /** Instructions executed when it is to stop. */
  readonly tick: number;
  /** Most instructions between two looks of the machine at requests. */
  readonly gap: number;
  /** Requests from outside are served. */
  serve(): void;
  /** Every instruction from a little before the tick on. */
  passing?(thread: VmThread, frame: Frame, index: number, tick: number): void;
  arrived(thread: VmThread, frame: Frame, index: number): void;
}

export class Traveller implements MonitorClient {
  private readonly monitor = new Monitor(this);
  private near = false;

  constructor(
    private readonly thread: VmThread,
    private readonly journey: Journey,
  ) {}

  /** Before the program runs. */
  begin(): void {
    this.thread.watcher = this.monitor;
    this.look();
  }

  private look(): void {
    if (!this.near && this.thread.runtime.ticks + this.journey.gap >= this.journey.tick) this.approach();
  }

  private approach(): void {
    this.near = true;
    for (const thread of this.thread.monitoring.threads) {
      thread.watchFrames(true);
      for (let frame = thread.frame; frame !== null; frame = frame.previous) this.monitor.hookAll(frame.code, OWNER.travel);
    }
  }

  poll(): void {
    this.journey.serve();
    this.look();
  }

  entered(_thread: VmThread, frame: Frame): void {
    if (this.near) this.monitor.hookAll(frame.code, OWNER.travel);
  }

  instruction(thread: VmThread, frame: Frame, index: number): void {
    // The instruction that is about to run has been counted.
    const tick = thread.runtime.ticks - 1;
    if (tick > this.journey.tick) throw new Missed();
    if (tick < this.journey.tick) this.journey.passing?.(thread, frame, index, tick);
    else {
      for (const each of this.thread.monitoring.threads) each.watchFrames(false);
      this.monitor.unhookAll(OWNER.travel);
      this.journey.arrived(thread, frame, index);
    }
  }

  left(): void {}
  unwound(): void {}
}
