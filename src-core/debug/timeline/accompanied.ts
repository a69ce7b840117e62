/**
 * A journey on which the breakpoints of then are judged as they were then, without stopping anything: their conditions and messages
 * may have changed the program, and so do it again. Whoever travels hears of each instruction after them.
 */
import type { PyException } from '../../objects/exception.ts';
import type { Frame } from '../../ops/frame.ts';
import type { BreakpointView } from '../../protocol/breakpoint-shapes.ts';
import { Monitor, type MonitorClient } from '../../vm/monitor.ts';
import type { VmThread } from '../../vm/thread.ts';
import type { Breakpoints } from '../breakpoints.ts';
import { Debugger } from '../debugger.ts';
import type { DebuggerWorld } from '../world.ts';
import type { Rules } from './timeline.ts';
import { type Journey, Traveller } from './traveller.ts';

export class Accompanied implements MonitorClient {
  readonly traveller: Traveller;
  private readonly monitor = new Monitor(this);
  private readonly judge: Debugger;
  private next = 0;

  constructor(
    private readonly thread: VmThread,
    world: DebuggerWorld,
    private readonly breakpoints: Breakpoints,
    private readonly rules: readonly Rules[],
    journey: Journey,
  ) {
    const silent: DebuggerWorld = {
      ...world,
      breakpoints,
      profile: undefined,
      stopped: () => {},
      logged: () => {},
      conditionRan: () => {},
      running: () => {},
      serve: () => {},
      block: () => this.judge.resume(undefined),
    };
    this.judge = new Debugger(thread, silent, false, this.monitor);
    const ticks = [...new Set([...journey.ticks, ...rules.map(({ from }) => from).filter((from) => from > 0)])];
    this.traveller = new Traveller(
      thread,
      { ...journey, ticks: ticks.sort((a, b) => a - b), released: () => this.judge.watch() },
      this.monitor,
    );
    this.applyRules(0);
  }

  /** Judges again, where somebody else has used the thread in between. */
  resume(): void {
    this.thread.runtime.listener = this.judge;
  }

  /** It has arrived: nothing of it stays. The breakpoints as they were met on the way. */
  end(): BreakpointView[] {
    this.judge.release();
    this.monitor.clear();
    return this.breakpoints.views();
  }

  private applyRules(tick: number): void {
    while (this.next < this.rules.length && this.rules[this.next].from <= tick) {
      this.breakpoints.set(this.rules[this.next++].breakpoints);
      this.judge.installBreakpoints();
    }
  }

  instruction(thread: VmThread, frame: Frame, index: number, before: number): boolean {
    if (this.judge.quiet.running) return false;
    this.applyRules(thread.runtime.ticks - 1);
    this.judge.instruction(thread, frame, index, before);
    // On the way there only breakpoints are looked at.
    return this.traveller.isNear && this.traveller.instruction(thread, frame, index);
  }

  poll(thread: VmThread): void {
    if (this.judge.quiet.running) this.judge.poll(thread);
    else this.traveller.poll(thread);
  }

  entered(thread: VmThread, frame: Frame): void {
    this.judge.entered(thread, frame);
    if (!this.judge.quiet.running) this.traveller.entered(thread, frame);
  }

  left(thread: VmThread, frame: Frame): void {
    this.judge.left(thread, frame);
  }
  unwound(thread: VmThread, frame: Frame, exc: PyException): void {
    this.judge.unwound(thread, frame, exc);
  }
  raised(thread: VmThread, frame: Frame, exc: PyException): void {
    this.judge.raised(thread, frame, exc);
  }
}
