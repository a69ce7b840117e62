/**
 * The timers of a program (`setitimer`, `alarm`): one of real time, two of processor time, which the host cannot tell apart from time
 * that the system spends. The machine looks at them where it looks at requests, and sleeps no longer than until the first is due.
 */
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import type { VmThread } from '../../vm/thread.ts';
import { hostOf } from '../world.ts';
import { postSignal } from './delivery.ts';
import { SIGALRM, SIGPROF, SIGVTALRM } from './numbers.ts';

/** By ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF. */
const SIGNALS = [SIGALRM, SIGVTALRM, SIGPROF];
export const ITIMER_REAL = 0;

/** Nanoseconds: until it is due (0: it stands still), and between two times. */
export interface TimerValue {
  readonly remaining: bigint;
  readonly interval: bigint;
}

interface Armed {
  due: bigint;
  interval: bigint;
}

class Timers {
  private readonly armed: (Armed | undefined)[] = [undefined, undefined, undefined];

  constructor(private readonly t: Thread) {}

  private now(which: number): bigint {
    const { clock } = hostOf(this.t);
    return which === ITIMER_REAL ? clock.monotonic() : clock.processor();
  }

  get(which: number): TimerValue {
    const timer = this.armed[which];
    if (timer === undefined) return { remaining: 0n, interval: 0n };
    const left = timer.due - this.now(which);
    // One that is due and was not looked at yet still runs.
    return { remaining: left > 0n ? left : 1000n, interval: timer.interval };
  }

  set(which: number, { remaining, interval }: TimerValue): void {
    this.armed[which] = remaining === 0n ? undefined : { due: this.now(which) + remaining, interval };
    (this.t as VmThread).runtime.timers = this.armed.some((timer) => timer !== undefined) ? this : undefined;
  }

  /** When the first of those that run while the program sleeps is due, by the monotonic clock. */
  get next(): bigint | undefined {
    return this.armed[ITIMER_REAL]?.due;
  }

  /** Notes the signals of those that are due. */
  poll(t: VmThread): void {
    for (let which = 0; which < SIGNALS.length; which++) {
      const timer = this.armed[which];
      if (timer === undefined) continue;
      const now = this.now(which);
      if (now < timer.due) continue;
      const { interval } = timer;
      // Times that have passed unseen count once.
      if (interval > 0n) timer.due += ((now - timer.due) / interval + 1n) * interval;
      else this.set(which, { remaining: 0n, interval });
      postSignal(t, SIGNALS[which]);
    }
  }
}

const states = new RuntimeState<Timers>();

export function timersOf(t: Thread): Timers {
  let timers = states.get(t.runtime);
  if (timers === undefined) states.set(t.runtime, (timers = new Timers(t)));
  return timers;
}
