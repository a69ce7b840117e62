/**
 * The debugger of one running program: a client of the monitor. It decides where to stop, blocks there while requests are served,
 * and hands them to the parts that answer: what a stop shows (snapshots.ts), where to go on (control.ts), the console, the
 * replacement of code.
 */

import { OP } from '../code/opcodes.generated.ts';
import { PyCode } from '../objects/code.ts';
import type { PyException } from '../objects/exception.ts';
import type { Thread } from '../objects/thread.ts';
import { type Str, utf16, type Value } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import type { MachineEvent } from '../protocol/breakpoint-shapes.ts';
import type { BreakpointId, StopReason } from '../protocol/shapes.ts';
import type { FrameMove } from '../vm/frame-move.ts';
import { Monitor, type MonitorClient, OWNER } from '../vm/monitor.ts';
import type { VmThread } from '../vm/thread.ts';
import type { Bound } from './breakpoints.ts';
import { tracebackText } from './console.ts';
import { DataWatches } from './data-watch.ts';
import { Evaluator } from './evaluate.ts';
import { type Happening, Happenings } from './happenings.ts';
import type { Court } from './judge.ts';
import { Quiet } from './quiet.ts';
import { Snapshots, type StopPlace } from './snapshots.ts';
import type { LineColumns } from './source-columns.ts';
import { type Motion, makeStep } from './stepping.ts';
import type { DebuggerWorld } from './world.ts';

/** Thrown through the program to end it. */
export class ProgramStopped {
  readonly stopped = true;
}

/** Where and why to stop. */
interface Stop {
  reason: StopReason;
  description: string;
  met?: readonly Bound[];
  /** The instruction has begun. */
  midway?: boolean;
}

export class Debugger implements MonitorClient {
  readonly monitor: Monitor;
  readonly quiet = new Quiet();
  readonly evaluator = new Evaluator();
  readonly snapshots: Snapshots;
  private readonly data: DataWatches;
  private readonly happenings: Happenings;
  private motion: Motion | undefined;
  private motionReason: StopReason | undefined;
  /** Where a frame is to go on that is not the one that stopped. */
  private move: FrameMove | undefined;
  private pauseWanted = false;
  private endWanted = false;
  private resumeWanted = false;

  constructor(
    readonly thread: VmThread,
    readonly world: DebuggerWorld,
    private entryWanted: boolean,
    /** Where another client hears first of what is hooked, that one's monitor. */
    monitor?: Monitor,
  ) {
    this.monitor = monitor ?? new Monitor(this);
    this.snapshots = new Snapshots(world, (at, exc) => tracebackText(world, this.quiet, at, exc));
    this.data = new DataWatches(this.monitor, world.registry, thread);
    this.happenings = new Happenings(this.monitor, world.mine);
    thread.watcher = this.monitor;
    thread.runtime.listener = this;
    this.watch();
  }

  /** Whoever debugs this machine no longer does. */
  release(): void {
    this.data.release();
    this.thread.watcher = null;
    this.thread.runtime.listener = undefined;
  }

  /** The program's code, before it runs. */
  begin(code: PyCode): void {
    this.installBreakpoints();
    if (this.entryWanted) this.monitor.hookAll(code, OWNER.step);
  }

  /** Frames are watched while anybody has to hear of them: that costs every call. */
  watch(): void {
    const wanted =
      this.monitor.watching || this.world.profile !== undefined || this.motion?.watches === true || this.happenings.seesMisses;
    for (const thread of this.thread.monitoring.threads) thread.watchFrames(wanted);
  }

  // --- what the monitor calls

  entered(thread: VmThread, frame: Frame): void {
    if (this.quiet.running) return;
    const { profile } = this.world;
    if (profile !== undefined) {
      profile.hook(this.monitor, frame.code);
      profile.entered(thread, frame);
    }
    this.motion?.entered(thread, frame);
    if (this.happenings.seesMisses) this.monitor.hookAll(frame.code, OWNER.machine);
  }

  left(thread: VmThread, frame: Frame): void {
    if (this.quiet.running) return;
    this.world.profile?.left(thread, frame);
    this.motion?.left(thread, frame);
  }

  unwound(thread: VmThread, frame: Frame, exc: PyException): void {
    if (this.quiet.running) return;
    if (frame.entry && frame.previous === null && this.happenings.seesRaises)
      this.happen(thread, frame, frame.lasti, 'exception', this.happenings.leaving(exc), exc);
    if (this.happenings.wants('unwound')) {
      const name = utf16(frame.code.qualname);
      const happening = this.happenings.happened('unwound', name, `${name} ends by an exception`);
      this.happen(thread, frame, frame.lasti, 'machine', happening, exc);
    }
  }

  raised(thread: VmThread, frame: Frame, exc: PyException): void {
    if (this.quiet.running || !this.happenings.seesRaises) return;
    this.happen(thread, frame, frame.lasti, 'exception', this.happenings.raised(frame, frame.lasti, exc), exc);
  }

  poll(thread: VmThread): void {
    this.world.serve();
    if (this.quiet.running) return this.quiet.poll(thread);
    if (this.endWanted) throw new ProgramStopped();
    if (!this.pauseWanted) return this.world.running(thread.ticks);
    // The next instruction stops, as all others do before they run.
    this.pauseWanted = false;
    const frame = thread.frame as Frame;
    this.go(makeStep(this.stepWorld, 'instruction-into', thread, frame, frame.ip), 'pause');
  }

  instruction(thread: VmThread, frame: Frame, index: number, before: number): boolean {
    if (this.quiet.running) return false;
    this.world.profile?.instruction(thread, frame, index, before);
    const { arrived } = this;
    this.arrived = undefined;
    // The place that a stopped frame was moved to has been shown.
    if (arrived?.frame === frame && arrived.index === index) return false;
    const stop = this.stopAt(thread, frame, index);
    return stop !== undefined && this.stop(stop, thread, frame, index);
  }
  private arrived: { frame: Frame; index: number } | undefined;

  private stopAt(thread: VmThread, frame: Frame, index: number): Stop | undefined {
    if (!this.data.isEmpty) {
      const stop = this.dataStop(thread, frame, index);
      if (stop !== undefined) return stop;
    }
    if (this.happenings.seesMisses) {
      const stop = this.judged(thread, frame, 'machine', this.happenings.missed(frame, index));
      if (stop !== undefined) return stop;
    }
    const bound = this.world.breakpoints.at(frame.code, index);
    if (bound !== undefined && !this.world.breakpoints.rejects(bound, thread, frame, this.evaluator)) {
      const stop = this.judged(thread, frame, 'breakpoint', { met: [...bound], description: '' });
      if (stop !== undefined) {
        const columns = this.world.columns(utf16(frame.code.filename));
        return { ...stop, description: describeStop(stop, frame, index, columns) };
      }
    }
    if (this.entryWanted) {
      if (frame.code.source.fields.code[2 * index] === OP.RESUME) return undefined;
      return { reason: 'entry', description: 'stopped at entry' };
    }
    if (this.motion?.ends(thread, frame, index)) {
      const reason = this.motionReason ?? this.motion.reason;
      const line = frame.code.lineAt(index) ?? '?';
      const description = reason === 'pause' ? 'paused' : reason === 'goto' ? `ran to line ${line}` : `stepped to line ${line}`;
      return { reason, description };
    }
    return undefined;
  }

  private dataStop(thread: VmThread, frame: Frame, index: number): Stop | undefined {
    const hits = this.data.instruction(thread, frame, index);
    for (const { bound, description } of hits) {
      const stop = this.judged(thread, frame, 'data', { met: [bound], description });
      if (stop !== undefined) return stop;
    }
    return undefined;
  }

  /** A stop for what has happened, unless every breakpoint that it meets goes on. */
  private judged(thread: VmThread, frame: Frame, reason: StopReason, happening: Happening | undefined): Stop | undefined {
    if (happening === undefined) return undefined;
    const { bound, problems } = this.world.breakpoints.judge(happening.met, this.court(thread, frame));
    if (bound.length === 0) return undefined;
    const description = [happening.description, ...problems].filter((part) => part !== '').join(': ');
    return { reason, description, met: bound };
  }

  private court(thread: VmThread, frame: Frame): Court {
    return {
      thread,
      frame,
      evaluator: this.evaluator,
      quiet: this.quiet,
      ran: () => this.world.conditionRan(),
      log: (text, at) =>
        this.world.logged({ text, file: utf16(at.code.filename), line: at.code.lineAt(Math.max(at.lasti, 0)) ?? 0 }),
    };
  }

  /** Something has happened in the middle of the instruction at unit `index`. */
  private happen(
    thread: VmThread,
    frame: Frame,
    index: number,
    reason: StopReason,
    happening: Happening | undefined,
    exc?: PyException,
  ): void {
    const stop = this.judged(thread, frame, reason, happening);
    if (stop !== undefined) this.stop({ ...stop, midway: true }, thread, frame, index, exc);
  }

  // --- what the runtime tells

  codeCreated(t: Thread, code: Value): void {
    if (!(code instanceof PyCode) || this.quiet.running) return;
    this.world.registry.loaded(code);
    this.world.codeLoaded(code);
    this.data.loaded(code);
    if (this.concernsBreakpoints(code.source.fields.filename)) this.installBreakpoints();
    this.machineEvent(
      t,
      'code-created',
      utf16(code.qualname),
      `code object ${utf16(code.qualname)} of ${code.source.fields.filename} was made`,
    );
  }

  called(t: Thread, what: 'exec' | 'eval' | 'compile' | 'marshal.loads'): void {
    this.machineEvent(t, what, what, `${what} is called`);
  }

  imported(t: Thread, name: Str): void {
    this.machineEvent(t, 'import', utf16(name), `import of ${utf16(name)}`);
  }

  private machineEvent(t: Thread, event: MachineEvent, subject: string, description: string): void {
    if (this.quiet.running || !this.happenings.wants(event)) return;
    const thread = t as VmThread;
    const { frame } = thread;
    if (frame !== null) this.happen(thread, frame, frame.lasti, 'machine', this.happenings.happened(event, subject, description));
  }

  private concernsBreakpoints(file: string): boolean {
    return this.world.breakpoints
      .views()
      .some(
        ({ spec }) =>
          spec.kind === 'function' ||
          ('file' in spec && spec.file === file) ||
          (spec.kind === 'data' && spec.target.file === file),
      );
  }

  // --- stops

  /** Stops, and answers whether the frame goes on elsewhere. */
  private stop(stop: Stop, thread: VmThread, frame: Frame, index: number, exc?: PyException): boolean {
    const began = this.world.now();
    const { reason, description, met = [], midway = false } = stop;
    this.entryWanted = false;
    this.pauseWanted = false;
    this.resumeWanted = false;
    this.endMotion();
    const breakpoints = met.map(({ view }) => view.id as BreakpointId);
    const place: StopPlace = { thread, frame, index, reason, description, breakpoints, midway, raised: exc };
    this.world.stopped(this.snapshots.take(place));
    this.world.block(() => this.resumeWanted || this.endWanted);
    this.snapshots.clear();
    this.world.profile?.skip(this.world.now() - began);
    if (this.endWanted) throw new ProgramStopped();
    const { move } = this;
    this.move = undefined;
    if (move !== undefined) throw move;
    if (!place.moved || midway) return false;
    frame.ip = place.index;
    this.arrived = { frame, index: place.index };
    return true;
  }

  /** Stops before the instruction at unit `index`, to which a run of the timeline has come. */
  arrive(thread: VmThread, frame: Frame, index: number, reason: StopReason, description: string): boolean {
    return this.stop({ reason, description }, thread, frame, index);
  }

  private endMotion(): void {
    this.motion = undefined;
    this.motionReason = undefined;
    this.monitor.clearPoints(OWNER.cursor);
    this.monitor.unhookAll(OWNER.step);
    this.watch();
  }

  private go(motion: Motion, reason?: StopReason): void {
    this.motion = motion;
    this.motionReason = reason;
    this.watch();
    motion.begin();
  }

  // --- requests

  get stepWorld() {
    return { monitor: this.monitor, mine: this.world.mine, grains: this.world.grains };
  }

  get snapshot() {
    return this.snapshots.snapshot;
  }

  /** The program goes on, until `motion` ends or something else stops it; `move` lets another frame run first. */
  resume(motion: Motion | undefined, move?: FrameMove): void {
    this.snapshots.stop();
    if (this.resumeWanted) throw new Error('the program goes on already');
    this.move = move;
    this.resumeWanted = true;
    if (motion !== undefined) this.go(motion);
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

  /** Binds the breakpoints anew and hooks what they need. */
  installBreakpoints(): void {
    const { breakpoints } = this.world;
    breakpoints.bind();
    breakpoints.install(this.monitor);
    this.data.install(breakpoints);
    this.happenings.install(breakpoints);
    const { profile } = this.world;
    const seesForms = this.happenings.seesForms || profile?.detail === 'instructions';
    this.monitor.specialized = seesForms
      ? (thread, frame, index, before, outcome) => this.formChanged(thread, frame, index, before, outcome)
      : undefined;
    if (this.happenings.seesMisses)
      for (let f = this.thread.frame; f !== null; f = f.previous) this.monitor.hookAll(f.code, OWNER.machine);
    this.watch();
  }

  private formChanged(thread: VmThread, frame: Frame, index: number, before: number, outcome: number | string): void {
    if (this.quiet.running) return;
    this.world.profile?.specialized(thread, frame, index, before, outcome);
    if (this.happenings.seesForms)
      this.happen(thread, frame, index, 'machine', this.happenings.formChanged(frame, index, before));
  }

  traceback(exc: PyException): string {
    return tracebackText(this.world, this.quiet, this.thread, exc);
  }
}

function describeStop({ met = [], description }: Stop, frame: Frame, index: number, columns: LineColumns): string {
  const spec = met[0]?.view.spec;
  let where = `line ${frame.code.lineAt(index)}`;
  if (spec?.kind === 'instruction') where = `${spec.qualname}+${spec.offset}`;
  else if (spec?.kind === 'function') where = `function ${spec.name}`;
  else if (spec?.kind === 'column') {
    const at = frame.code.position(index);
    const column = at?.line == null || at.column === null ? spec.column : columns(at.line, at.column);
    where = `${where}, column ${column + 1}`;
  }
  return `breakpoint, ${where}${description === '' ? '' : `: ${description}`}`;
}
