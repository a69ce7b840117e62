/**
 * The debugger of one running program: a client of the monitor. It decides where to stop, blocks there while requests are served,
 * and answers them from the stopped machine.
 */

import { CodeError } from '../code/code-error.ts';
import { replaceCode } from '../code/replace.ts';
import { exceptionText } from '../modules/traceback/exception-text.ts';
import { isTrue } from '../objects/abstract/number.ts';
import { repr } from '../objects/abstract/repr.ts';
import { PyCode } from '../objects/code.ts';
import { PyException } from '../objects/exception.ts';
import { makeException } from '../objects/raise.ts';
import { utf16, type Value } from '../objects/value.ts';
import { currentException } from '../ops/exceptions.ts';
import type { Frame } from '../ops/frame.ts';
import type { StepKind } from '../protocol/engine.ts';
import type {
  BreakpointId,
  CodeId,
  EvaluateResult,
  FrameId,
  FrameView,
  PatchResult,
  Snapshot,
  StopReason,
  Variable,
} from '../protocol/shapes.ts';
import { CompileError } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';
import { Monitor, type MonitorClient } from '../vm/monitor.ts';
import { storeConst } from '../vm/store-const.ts';
import type { VmThread } from '../vm/thread.ts';
import type { Breakpoints } from './breakpoints.ts';
import { evaluateIn } from './evaluate.ts';
import { codeView } from './inspect/code.ts';
import { frameView, instructionAt, type Remembered } from './inspect/frames.ts';
import { ObjectTable } from './inspect/objects.ts';
import { safeRepr } from './inspect/safe-repr.ts';
import { replaceEverywhere } from './livecode/replace-code.ts';
import type { Profile } from './profile.ts';
import type { Registry } from './registry.ts';
import type { LineColumns } from './source-columns.ts';
import { Step } from './stepping.ts';

/** Thrown through the program to end it. */
export class ProgramStopped {
  readonly stopped = true;
}

export interface DebuggerWorld {
  registry: Registry;
  breakpoints: Breakpoints;
  profile: Profile;
  columns(file: string): LineColumns;
  sourceLines(file: string): readonly string[] | undefined;
  /** Serves requests until `resumed` answers true. */
  block(resumed: () => boolean): void;
  /** Serves the requests that are there. */
  serve(): void;
  stopped(snapshot: Snapshot): void;
  /** The program goes on and did not stop again at once. */
  running(ticks: number): void;
  now(): number;
}

/** How many frames of a deep stack a snapshot carries, from the top and from the bottom. */
const MOST_FRAMES = 200;

export class Debugger implements MonitorClient {
  readonly monitor = new Monitor(this);
  readonly objects = new ObjectTable();
  private readonly before: Remembered = new WeakMap();
  private frames: Frame[] = [];
  private step: Step | undefined;
  private pauseWanted = false;
  private endWanted = false;
  private resumeWanted = false;
  private evaluating = 0;
  private interruptWanted = false;
  snapshot: Snapshot | null = null;

  constructor(
    readonly thread: VmThread,
    private readonly world: DebuggerWorld,
    private entryWanted: boolean,
    profiling: boolean,
  ) {
    thread.watcher = this.monitor;
    this.profiling = profiling;
    thread.watchFrames(true);
  }
  private readonly profiling: boolean;

  // --- what the monitor calls

  entered(thread: VmThread, frame: Frame): void {
    if (this.evaluating > 0) return;
    if (this.profiling) this.world.profile.entered(frame.code, thread.ticks);
    if (this.step || this.entryWanted) this.monitor.hookAll(frame.code);
  }

  left(thread: VmThread): void {
    if (this.evaluating === 0 && this.profiling) this.world.profile.left(thread.ticks);
  }

  unwound(): void {}

  poll(thread: VmThread): void {
    this.world.serve();
    if (this.evaluating > 0) {
      if (!this.interruptWanted) return;
      this.interruptWanted = false;
      throw makeException('KeyboardInterrupt', '');
    }
    if (this.endWanted) throw new ProgramStopped();
    if (this.pauseWanted) this.stop('pause', 'paused', thread.frame as Frame, (thread.frame as Frame).ip, []);
    else this.world.running(thread.ticks);
  }

  instruction(thread: VmThread, frame: Frame, index: number): void {
    if (this.evaluating > 0) return;
    const met = this.world.breakpoints.met(frame.code, index, (condition) => this.holds(frame, condition));
    if (met.length > 0) {
      const at = this.world.breakpoints.views().find((view) => view.id === met[0]);
      const where =
        at?.spec.kind === 'instruction' ? `${at.spec.qualname}+${at.spec.offset}` : `line ${frame.code.lineAt(index)}`;
      this.stop('breakpoint', `breakpoint, ${where}`, frame, index, met);
    } else if (this.entryWanted) {
      if (frame.code.source.fields.code[2 * index] === 151) return;
      this.stop('entry', 'stopped at entry', frame, index, []);
    } else if (this.step?.ends(thread, frame, index)) {
      this.stop('step', `stepped to line ${frame.code.lineAt(index) ?? '?'}`, frame, index, []);
    }
  }

  /** A condition that cannot be evaluated stops, and says so when it is asked for. */
  private holds(frame: Frame, condition: string): boolean {
    try {
      return this.quietly(() => {
        const value = evaluateIn(this.thread, frame, condition);
        return value !== undefined && isTrue(this.thread, value);
      });
    } catch (error) {
      if (error instanceof PyException || error instanceof CompileError) return true;
      throw error;
    }
  }

  /** Runs code of the debugger's on the machine: no hooks, no ticks, no profile. */
  private quietly<T>(run: () => T): T {
    const { ticks, frame, kwnames } = this.thread;
    this.evaluating++;
    this.thread.kwnames = undefined;
    try {
      return run();
    } finally {
      this.evaluating--;
      this.thread.ticks = ticks;
      this.thread.frame = frame;
      this.thread.kwnames = kwnames;
    }
  }

  private stop(reason: StopReason, description: string, frame: Frame, index: number, met: BreakpointId[]): void {
    const began = this.world.now();
    this.entryWanted = false;
    this.pauseWanted = false;
    this.resumeWanted = false;
    this.step = undefined;
    this.snapshot = this.takeSnapshot(reason, description, frame, index, met);
    this.stopIndex = index;
    this.world.stopped(this.snapshot);
    this.world.block(() => this.resumeWanted || this.endWanted);
    this.snapshot = null;
    this.objects.clear();
    this.world.profile.skip(this.world.now() - began);
    if (this.endWanted) throw new ProgramStopped();
    if (this.step) for (let f: Frame | null = this.thread.frame; f !== null; f = f.previous) this.monitor.hookAll(f.code);
    else this.monitor.unhookAll();
  }
  private stopIndex = 0;

  // --- requests

  get isStopped(): boolean {
    return this.snapshot !== null;
  }

  resume(kind: StepKind | undefined): void {
    this.needStop();
    this.step = kind === undefined ? undefined : new Step(kind, this.thread, this.stopIndex);
    this.resumeWanted = true;
  }

  pause(): void {
    if (this.evaluating > 0) this.interruptWanted = true;
    else if (!this.isStopped) this.pauseWanted = true;
  }

  /** The program is to end. */
  get ending(): boolean {
    return this.endWanted;
  }

  /** Ends the program at the next place where it can be left. */
  end(): void {
    this.endWanted = true;
    if (this.evaluating > 0) this.interruptWanted = true;
  }

  installBreakpoints(): void {
    this.world.breakpoints.bind();
    this.world.breakpoints.install(this.monitor);
  }

  globals(id: FrameId): Variable[] {
    const frame = this.frameOf(id);
    return [...frame.globals.entries()].map(([key, value]) =>
      this.objects.variable(typeof key === 'string' ? key : safeRepr(key), value),
    );
  }

  evaluate(id: FrameId, source: string): EvaluateResult {
    const frame = this.frameOf(id);
    try {
      const value = this.quietly(() => evaluateIn(this.thread, frame, source));
      this.refresh();
      if (value === undefined || value === null)
        return { ok: true, text: '', value: value === null ? this.objects.view(null) : null };
      return { ok: true, text: this.quietly(() => reprOf(this.thread, value)), value: this.objects.view(value) };
    } catch (error) {
      this.refresh();
      if (error instanceof CompileError) return { ok: false, text: formatCompileError(error), value: null };
      if (error instanceof PyException) return { ok: false, text: this.traceback(error), value: null };
      throw error;
    }
  }

  traceback(exc: PyException): string {
    return this.quietly(() => exceptionText(this.thread, exc, (file) => this.world.sourceLines(file)));
  }

  /** Replaces a constant of a code object that this program runs. */
  replaceConstant(id: CodeId, index: number, source: string): PatchResult {
    const entry = this.world.registry.get(id);
    const fail = (message: string): PatchResult => ({ ok: false, message, code: null, framesMoved: 0, framesKept: [] });
    const { consts } = entry.source.fields;
    if (index < 0 || index >= consts.length) return fail(`there is no constant ${index}`);
    try {
      const frame = this.frames[0] ?? this.thread.frame;
      if (!frame) return fail('the program does not run');
      const value = this.quietly(() => evaluateIn(this.thread, frame, source));
      if (value === undefined) return fail('a constant must be an expression');
      const fresh = replaceCode(entry.source, { consts: consts.map((old, i) => (i === index ? storeConst(value) : old)) });
      const old = entry.live;
      if (!old) return fail('the code object is not loaded');
      const live = new PyCode(fresh);
      // Nested code objects stay the ones that are known and in use.
      old.consts.forEach((item, i) => {
        if (item instanceof PyCode) live.consts[i] = item;
      });
      this.world.registry.replace(id, fresh, live);
      const moved = replaceEverywhere(this.thread, old, live);
      this.installBreakpoints();
      this.refresh();
      const message = `${moved.functions} function${moved.functions === 1 ? '' : 's'} and ${moved.frames} running frame${moved.frames === 1 ? '' : 's'} use the new constant`;
      return { ok: true, message, code: codeView(entry), framesMoved: moved.frames, framesKept: [] };
    } catch (error) {
      if (error instanceof CompileError) return fail(formatCompileError(error).trimEnd());
      if (error instanceof CodeError) return fail(error.message);
      if (error instanceof PyException) return fail(this.traceback(error).trimEnd());
      throw error;
    }
  }

  // --- snapshots

  private needStop(): void {
    if (!this.isStopped) throw new Error('the program is not stopped');
  }

  private frameOf(id: FrameId): Frame {
    this.needStop();
    const frame = this.frames[id - 1];
    if (!frame) throw new Error('this frame belongs to an earlier stop');
    return frame;
  }

  /** Takes the snapshot again after an edit, which must not show as a change made by the program. */
  private refresh(): void {
    const { snapshot } = this;
    if (!snapshot) return;
    this.snapshot = { ...snapshot, frames: this.frameViews(this.thread.frame as Frame, this.stopIndex) };
    this.world.stopped(this.snapshot);
  }

  private takeSnapshot(
    reason: StopReason,
    description: string,
    frame: Frame,
    index: number,
    breakpoints: BreakpointId[],
  ): Snapshot {
    this.objects.clear();
    const frames = this.frameViews(frame, index);
    const handled = currentException(this.thread);
    return {
      reason,
      description,
      // The instruction that stopped has been counted and has not run.
      ticks: Math.max(this.thread.ticks - (reason === 'pause' ? 0 : 1), 0),
      breakpoints,
      frames,
      exception: handled
        ? { type: utf16(handled.cls.name), message: safeRepr(handled), traceback: this.traceback(handled) }
        : null,
      // Who holds the listings adds it.
      listing: null,
    };
  }

  private frameViews(top: Frame, index: number): FrameView[] {
    const chain: Frame[] = [];
    for (let f: Frame | null = top; f !== null; f = f.previous) chain.push(f);
    this.frames = chain;
    const inspector = { registry: this.world.registry, objects: this.objects, columns: this.world.columns, before: this.before };
    const handled = currentException(this.thread);
    return chain.slice(0, MOST_FRAMES).map((frame, i) => {
      const at = i === 0 ? index : instructionAt(frame.code, frame.lasti);
      const view = frameView(inspector, frame, (i + 1) as FrameId, at);
      if (i === 0 && handled) view.handling = this.objects.view(handled);
      return view;
    });
  }
}

const reprOf = (thread: VmThread, value: Value) => utf16(repr(thread, value));
