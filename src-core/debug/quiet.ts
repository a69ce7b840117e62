/**
 * Code of the debugger's on the machine of the program: conditions, log messages, the console. No hook tells of it, no tick is
 * counted, no profile charged, and the frame that waits is as it was. It can be interrupted, and cut off when it takes too long.
 */
import { makeException } from '../objects/raise.ts';
import type { VmThread } from '../vm/thread.ts';

/** Thrown through code of the debugger's that ran longer than it was given; no handler of Python's catches it. */
export class CutOff {
  /** `most` is how many instructions it was given. */
  constructor(readonly most: number) {}
}

export class Quiet {
  private depth = 0;
  private interruptWanted = false;
  private endWanted = false;
  /** Ticks at which the innermost run is cut off. */
  private limit = Number.POSITIVE_INFINITY;
  private began = 0;

  /** Is code of the debugger's running. */
  get running(): boolean {
    return this.depth > 0;
  }

  /** Runs `job` on `thread`; throws CutOff where it executes more than `most` instructions. */
  run<T>(thread: VmThread, job: () => T, most = Number.POSITIVE_INFINITY): T {
    const { ticks, countdown, frame, kwnames, depth, exc, reraising } = thread;
    const printing = thread.reprStack.length;
    const { limit, began } = this;
    this.depth++;
    this.limit = Math.min(limit, ticks + most);
    this.began = ticks;
    thread.kwnames = undefined;
    try {
      return job();
    } finally {
      this.depth--;
      this.limit = limit;
      this.began = began;
      thread.ticks = ticks;
      // Turns of threads come when they would have come without it.
      thread.countdown = countdown;
      thread.frame = frame;
      thread.kwnames = kwnames;
      // What was cut off has left its frames behind.
      thread.depth = depth;
      thread.exc = exc;
      thread.reraising = reraising;
      thread.reprStack.length = printing;
    }
  }

  /** KeyboardInterrupt at the next place where requests are looked at. */
  interrupt(): void {
    this.interruptWanted = true;
  }

  /** The same, because the program is to end. */
  end(): void {
    this.endWanted = true;
  }

  /** Called there while `running`. */
  poll(thread: VmThread): void {
    if (thread.ticks > this.limit) throw new CutOff(this.limit - this.began);
    if (!this.interruptWanted && !this.endWanted) return;
    this.interruptWanted = false;
    throw makeException('KeyboardInterrupt', '');
  }
}
