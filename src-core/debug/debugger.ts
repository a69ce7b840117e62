/**
 * The debugger of one running program: a client of the monitor. It decides where to stop, blocks there while requests are served,
 * and hands them to the parts that answer: what a stop shows (snapshots.ts), the console, the replacement of code.
 */
import { isTrue } from '../objects/abstract/number.ts';
import { PyException } from '../objects/exception.ts';
import type { Frame } from '../ops/frame.ts';
import type { StepKind } from '../protocol/engine.ts';
import type {
  BreakpointId,
  CodeId,
  EvaluateResult,
  FrameId,
  PatchResult,
  Snapshot,
  StopReason,
  Variable,
} from '../protocol/shapes.ts';
import { CompileError } from '../source/errors.ts';
import { Monitor, type MonitorClient } from '../vm/monitor.ts';
import type { VmThread } from '../vm/thread.ts';
import { evaluateAt, tracebackText } from './console.ts';
import { evaluateIn } from './evaluate.ts';
import { safeRepr } from './inspect/safe-repr.ts';
import { replaceConstant } from './livecode/replace-constant.ts';
import { Quiet } from './quiet.ts';
import { Snapshots } from './snapshots.ts';
import { Step } from './stepping.ts';
import type { DebuggerWorld } from './world.ts';

/** Thrown through the program to end it. */
export class ProgramStopped {
  readonly stopped = true;
}

export class Debugger implements MonitorClient {
  readonly monitor = new Monitor(this);
  readonly quiet = new Quiet();
  readonly snapshots: Snapshots;
  private step: Step | undefined;
  private pauseWanted = false;
  private endWanted = false;
  private resumeWanted = false;

  constructor(
    readonly thread: VmThread,
    private readonly world: DebuggerWorld,
    private entryWanted: boolean,
    private readonly profiling: boolean,
  ) {
    this.snapshots = new Snapshots(world, (at, exc) => tracebackText(world, this.quiet, at, exc));
    thread.watcher = this.monitor;
    thread.watchFrames(true);
  }

  // --- what the monitor calls

  entered(thread: VmThread, frame: Frame): void {
    if (this.quiet.running) return;
    if (this.profiling) this.world.profile.entered(frame.code, thread.ticks);
    if (this.step || this.entryWanted) this.monitor.hookAll(frame.code);
  }

  left(thread: VmThread): void {
    if (!this.quiet.running && this.profiling) this.world.profile.left(thread.ticks);
  }

  unwound(): void {}

  poll(thread: VmThread): void {
    this.world.serve();
    if (this.quiet.running) return this.quiet.poll(thread);
    if (this.endWanted) throw new ProgramStopped();
    if (this.pauseWanted) this.stop('pause', 'paused', thread, thread.frame as Frame, (thread.frame as Frame).ip, []);
    else this.world.running(thread.ticks);
  }

  instruction(thread: VmThread, frame: Frame, index: number): void {
    if (this.quiet.running) return;
    const met = this.world.breakpoints.met(frame.code, index, (condition) => this.holds(thread, frame, condition));
    if (met.length > 0) {
      const at = this.world.breakpoints.views().find((view) => view.id === met[0]);
      const where =
        at?.spec.kind === 'instruction' ? `${at.spec.qualname}+${at.spec.offset}` : `line ${frame.code.lineAt(index)}`;
      this.stop('breakpoint', `breakpoint, ${where}`, thread, frame, index, met);
    } else if (this.entryWanted) {
      if (frame.code.source.fields.code[2 * index] === 151) return;
      this.stop('entry', 'stopped at entry', thread, frame, index, []);
    } else if (this.step?.ends(thread, frame, index)) {
      this.stop('step', `stepped to line ${frame.code.lineAt(index) ?? '?'}`, thread, frame, index, []);
    }
  }

  /** A condition that cannot be evaluated stops, and says so when it is asked for. */
  private holds(thread: VmThread, frame: Frame, condition: string): boolean {
    try {
      return this.quiet.run(thread, () => {
        const value = evaluateIn(thread, frame, condition);
        return value !== undefined && isTrue(thread, value);
      });
    } catch (error) {
      if (error instanceof PyException || error instanceof CompileError) return true;
      throw error;
    }
  }

  private stop(
    reason: StopReason,
    description: string,
    thread: VmThread,
    frame: Frame,
    index: number,
    breakpoints: BreakpointId[],
  ): void {
    const began = this.world.now();
    this.entryWanted = false;
    this.pauseWanted = false;
    this.resumeWanted = false;
    this.step = undefined;
    this.world.stopped(this.snapshots.take({ thread, frame, index, reason, description, breakpoints }));
    this.world.block(() => this.resumeWanted || this.endWanted);
    this.snapshots.clear();
    this.world.profile.skip(this.world.now() - began);
    if (this.endWanted) throw new ProgramStopped();
    if (this.step) for (let f: Frame | null = thread.frame; f !== null; f = f.previous) this.monitor.hookAll(f.code);
    else this.monitor.unhookAll();
  }

  // --- requests

  get snapshot(): Snapshot | null {
    return this.snapshots.snapshot;
  }

  resume(kind: StepKind | undefined): void {
    const { thread, index } = this.snapshots.stop();
    this.step = kind === undefined ? undefined : new Step(kind, thread, index);
    this.resumeWanted = true;
  }

  pause(): void {
    if (this.quiet.running) this.quiet.interrupt();
    else if (!this.snapshots.isStopped) this.pauseWanted = true;
  }

  /** The program is to end. */
  get ending(): boolean {
    return this.endWanted;
  }

  /** Ends the program at the next place where it can be left. */
  end(): void {
    this.endWanted = true;
    this.quiet.end();
  }

  installBreakpoints(): void {
    this.world.breakpoints.bind();
    this.world.breakpoints.install(this.monitor);
  }

  globals(id: FrameId): Variable[] {
    const frame = this.snapshots.frameOf(id);
    return [...frame.globals.entries()].map(([key, value]) =>
      this.snapshots.objects.variable(typeof key === 'string' ? key : safeRepr(key), value),
    );
  }

  evaluate(id: FrameId, source: string): EvaluateResult {
    return evaluateAt(this.world, this.quiet, this.snapshots, id, source);
  }

  traceback(exc: PyException): string {
    return tracebackText(this.world, this.quiet, this.thread, exc);
  }

  /** Replaces a constant of a code object that this program runs. */
  replaceConstant(id: CodeId, index: number, source: string): PatchResult {
    const installed = () => this.installBreakpoints();
    return replaceConstant(this.world, this.quiet, this.snapshots, this.thread, [id, index, source], installed);
  }
}
