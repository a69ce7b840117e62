/**
 * Python threads on one machine. One runs at a time; they take turns where the machine looks at requests anyway (a fixed number of
 * instructions), so that a run is the same every time. A thread whose JavaScript stack holds nothing but its loop is suspended by
 * leaving the loop, and goes on by entering it again, since its frames are heap objects. One that waits inside of native code keeps
 * its stack, and the others run on top of it: then it can go on only when they are suspended or have ended. Where one of them waits in
 * native code too, and nobody but those below could wake it, it gets a RuntimeError rather than waiting for ever.
 */
import { raise } from '../objects/raise.ts';
import type { Value } from '../objects/value.ts';
import type { VmThread } from './thread.ts';

/** Leaves the loop of a thread that is suspended; not an error. */
export const SUSPENDED = Symbol('suspended');

export interface PythonThread {
  readonly vm: VmThread;
  readonly ident: number;
  /** What it waits for; undefined where it can run. */
  wait: Wait | undefined;
  started: boolean;
  done: boolean;
  /** The machine's own: no program sees it. */
  isService?: boolean;
  /** What `begin` will call and hand over: the collector looks here. */
  readonly held: readonly unknown[];
  /** Calls its function; by then it is the running one. */
  begin(): void;
}

export interface Wait {
  ready(): boolean;
  /** Of the monotonic clock, nanoseconds. */
  readonly deadline: bigint | undefined;
  /** It can end by what another thread does, and by nothing else. */
  readonly inside: boolean;
}

export interface SchedulerClock {
  monotonic(): bigint;
  sleep(duration: bigint): void;
}

/**
 * Turns that a thread has while it stands in native code. Others would run on top of it, and one that then waits for it would wait for
 * ever: so it is left alone for as long as a spinning loop may take.
 */
const NESTED_PATIENCE = 500;

/** How long a thread that nobody can wake sleeps before it looks for an interrupt: 5 ms. */
const NAP = 5_000_000n;

export class Scheduler {
  readonly threads: PythonThread[] = [];
  private nextIdent: number;
  private nestedTurns = 0;
  private jitterState = 1;
  /** How the main thread ended, where that was on top of another's stack. */
  private mainOutcome: { value: Value } | { error: unknown } | undefined = undefined;
  /** Threads whose stacks lie below that of the running one. */
  private readonly below: PythonThread[] = [];
  /** What each of them waits for in native code; nothing where it only has let others run. */
  private readonly waits = new Map<PythonThread, Wait>();

  constructor(
    readonly main: PythonThread,
    private readonly clock: SchedulerClock,
    /** Where a function's exception goes that no frame of its thread catches. */
    private readonly failed: (thread: PythonThread, error: unknown) => void,
  ) {
    this.threads.push(main);
    this.nextIdent = main.ident + 1;
  }

  of(vm: VmThread): PythonThread {
    return this.threads.find((thread) => thread.vm === vm) ?? this.main;
  }

  add(vm: VmThread, held: readonly unknown[], begin: () => void): PythonThread {
    const thread: PythonThread = { vm, ident: this.nextIdent++, wait: undefined, started: false, done: false, held, begin };
    this.threads.push(thread);
    return thread;
  }

  get others(): boolean {
    return this.threads.length > 1;
  }

  /**
   * A few more moments for a turn, another number each time (a linear congruence, so the same in every run). Turns of one length would
   * end at the same place of a loop again and again, where it holds a lock that another thread waits for.
   */
  jitter(): number {
    this.jitterState = (Math.imul(this.jitterState, 1_103_515_245) + 12_345) & 0x7fffffff;
    return this.others ? this.jitterState >>> 25 : 0;
  }

  /** The eval breaker of a thread: its turn is over if anybody else can run. */
  yieldTurn(vm: VmThread): void {
    if (!this.others) return;
    const thread = this.of(vm);
    if (vm.nesting === 1 && !this.below.includes(thread)) {
      this.nestedTurns = 0;
      if (this.below.length > 0 || this.threads.some((other) => other !== thread && this.canRun(other))) this.suspend(thread);
    } else if (++this.nestedTurns > NESTED_PATIENCE) {
      this.nestedTurns = 0;
      this.runOthers(thread);
    }
  }

  private suspend(thread: PythonThread): never {
    thread.vm.escaping = SUSPENDED;
    throw SUSPENDED;
  }

  /** Whether a thread can go on now: it is not below another on the stack, and does not wait in vain. */
  private canRun(thread: PythonThread): boolean {
    if (thread.done || this.below.includes(thread)) return false;
    if (thread === this.main) {
      if (this.mainOutcome !== undefined) return false;
      if (this.isMainCalled) return true;
    }
    return thread.wait === undefined || thread.wait.ready() || this.isOver(thread.wait);
  }

  private isOver(wait: Wait): boolean {
    return wait.deadline !== undefined && this.clock.monotonic() >= wait.deadline;
  }

  /**
   * Waits until `wait` is ready (true) or its time is over (false). `retry` puts the running frame back before the instruction that
   * waits, where that can be done; the thread is then suspended and executes it again.
   */
  block(vm: VmThread, wait: Wait, retry: (() => void) | undefined): boolean {
    const thread = this.of(vm);
    this.attend(vm);
    if (wait.ready()) return true;
    if (retry !== undefined && vm.nesting === 1 && !this.below.includes(thread)) {
      if (this.isOver(wait)) return false;
      retry();
      thread.wait = wait;
      this.suspend(thread);
    }
    const outer = this.waits.get(thread);
    this.waits.set(thread, wait);
    try {
      return this.waitNested(thread, wait);
    } finally {
      if (outer === undefined) this.waits.delete(thread);
      else this.waits.set(thread, outer);
    }
  }

  /** Others run on top of a thread that waits in native code. */
  private waitNested(thread: PythonThread, wait: Wait): boolean {
    const { vm } = thread;
    while (!wait.ready()) {
      if (this.isOver(wait)) return false;
      if (!this.runOthers(thread)) {
        this.refuseStuck(thread);
        this.idle(thread, wait);
      }
      this.attend(vm);
    }
    return true;
  }

  /** Looks for signals: a wait goes on after their handlers, unless one of these raises. */
  private attend(vm: VmThread): void {
    const { runtime } = vm;
    runtime.timers?.poll(vm);
    if (runtime.pendingSignals.length > 0) runtime.handleSignals?.(vm);
  }

  /** The main thread has signals to answer, whatever it waits for. */
  private get isMainCalled(): boolean {
    return this.main.vm.runtime.pendingSignals.length > 0;
  }

  /**
   * Raises RuntimeError where a wait in native code cannot end: nobody can run, neither time nor the world outside will change that, and
   * a thread that could go on stands below this one on the stack. (Where all wait for each other, they do so for ever, as with the
   * threads of an operating system.)
   */
  private refuseStuck(thread: PythonThread): void {
    const isOpen = (wait: Wait | undefined) => wait !== undefined && (!wait.inside || wait.deadline !== undefined);
    if (isOpen(this.waits.get(thread)) || this.threads.some((other) => isOpen(other.wait))) return;
    const held = this.below.find((other) => other !== thread && this.couldGoOn(other));
    if (held === undefined) return;
    raise.RuntimeError(
      `thread ${thread.ident} waits in native code, and thread ${held.ident}, which would have to go on first, stands below it on the stack`,
    );
  }

  /** Whether a thread below others on the stack would go on if they were not there. */
  private couldGoOn(thread: PythonThread): boolean {
    const wait = this.waits.get(thread);
    return wait === undefined || this.mainOutcome !== undefined || wait.ready() || this.isOver(wait);
  }

  /** The time until the first of all waits is over, or a nap; then a look for interrupts. */
  private idle(thread: PythonThread, wait: Wait): void {
    const now = this.clock.monotonic();
    let pause = NAP;
    for (const { deadline } of [wait, ...this.threads.flatMap((other) => other.wait ?? [])])
      if (deadline !== undefined && deadline - now < pause) pause = deadline - now;
    const { timers } = thread.vm.runtime;
    if (timers?.next !== undefined && timers.next - now < pause) pause = timers.next - now;
    if (pause > 0n) this.clock.sleep(pause);
    thread.vm.watcher?.poll(thread.vm);
    timers?.poll(thread.vm);
  }

  /** A turn for every other thread that can run; false where none could. */
  private runOthers(thread: PythonThread): boolean {
    this.below.push(thread);
    try {
      let ran = false;
      for (const other of [...this.threads]) {
        if (other === thread || !this.canRun(other)) continue;
        ran = true;
        this.turn(other);
      }
      return ran;
    } finally {
      this.below.pop();
    }
  }

  /** Runs a thread until it is suspended or ends. */
  private turn(thread: PythonThread): void {
    thread.wait = undefined;
    if (thread === this.main) return this.turnOfMain();
    try {
      if (thread.started) thread.vm.dispatch();
      else {
        thread.started = true;
        thread.begin();
      }
    } catch (error) {
      if (error === SUSPENDED) return;
      this.failed(thread, error);
    }
    thread.done = true;
    this.threads.splice(this.threads.indexOf(thread), 1);
    thread.vm.finish();
  }

  private turnOfMain(): void {
    try {
      this.mainOutcome = { value: this.main.vm.dispatcher(this.main.vm) };
    } catch (error) {
      if (error !== SUSPENDED) this.mainOutcome = { error };
    }
  }

  /** The main thread was suspended: gives turns to others until it can go on. True where it has ended meanwhile. */
  resumeMain(): { value: Value } | undefined {
    for (;;) {
      let ran = false;
      for (const other of [...this.threads]) {
        if (other === this.main || !this.canRun(other)) continue;
        ran = true;
        this.turn(other);
      }
      const outcome = this.mainOutcome;
      this.mainOutcome = undefined;
      if (outcome !== undefined) {
        if ('error' in outcome) throw outcome.error;
        return outcome;
      }
      const { wait } = this.main;
      if (wait === undefined || this.isMainCalled || wait.ready() || this.isOver(wait)) {
        this.main.wait = undefined;
        return undefined;
      }
      if (!ran) this.idle(this.main, wait);
    }
  }
}
