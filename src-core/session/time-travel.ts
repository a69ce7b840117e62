/**
 * Going back and forward in a program (protocol/timeline-shapes.ts): the runs that it takes. The session lends what makes a machine and
 * debugs it; the rules of time are in debug/timeline/.
 */
import { decodeUtf8 } from '../base/utf8.ts';
import type { CodeObject } from '../code/code-object.ts';
import type { Breakpoints } from '../debug/breakpoints.ts';
import { evaluateAt } from '../debug/console.ts';
import { type Debugger, ProgramStopped } from '../debug/debugger.ts';
import { Accompanied } from '../debug/timeline/accompanied.ts';
import { stateHash } from '../debug/timeline/state-hash.ts';
import { type Evaluated, LineSurvey, Timeline } from '../debug/timeline/timeline.ts';
import { type Journey, Missed, Traveller } from '../debug/timeline/traveller.ts';
import type { DebuggerWorld } from '../debug/world.ts';
import { Journal, JournalEnded } from '../host/recording.ts';
import type { BreakpointSpec, BreakpointView } from '../protocol/breakpoint-shapes.ts';
import type { Problem, Snapshot, StopReason } from '../protocol/shapes.ts';
import type { TimelineView, WrittenText } from '../protocol/timeline-shapes.ts';
import type { VmThread } from '../vm/thread.ts';

/** Where to go. */
type Goal =
  | { readonly tick: number; readonly reason: StopReason; readonly description: string }
  | { readonly back: 'line' | 'breakpoint' };

/** How a run ended. */
export interface Outcome {
  readonly status: number;
  readonly ticks: number;
  readonly problem: Problem | null;
}

/** A second run has left the way of the first: a defect, for nothing but the world may differ. */
export class AnotherWay extends Error {}

/** What the session lends. */
export interface TravelSession {
  readonly debugger: () => Debugger | undefined;
  /** Makes a machine, lets `watch` have its thread before the program's own code, and runs the program to its end. */
  perform(timeline: Timeline, journal: Journal, watch: (thread: VmThread) => void): Outcome;
  /** A run that was not cut short has ended. */
  finish(outcome: Outcome): void;
  /** A debugger for a thread that another watched so far. */
  debug(thread: VmThread): Debugger;
  world(): DebuggerWorld;
  /** A debugger in a world of its own, with the breakpoints of the session. */
  debugIn(thread: VmThread, world: DebuggerWorld): Debugger;
  breakpoints(): BreakpointView[];
  /** An empty list of breakpoints. */
  otherBreakpoints(): Breakpoints;
  resetHits(): void;
  /** Serves requests; throws ProgramStopped where they want something else than this run. */
  look(): void;
  now(): number;
}

export class TimeTraveller {
  private timeline: Timeline | undefined;
  private journal = new Journal();
  private goal: Goal | undefined;
  private began = 0;
  private runs = 0;
  private instructions = 0;
  /** Where the journey began; a program that had ended stood behind its last instruction. */
  private from = 0;
  private ended = false;

  constructor(private readonly session: TravelSession) {}

  /** A program is about to run for the first time. */
  start(code: CodeObject): { timeline: Timeline; journal: Journal } {
    this.timeline = new Timeline(code, this.specs());
    this.journal = new Journal();
    this.goal = undefined;
    return { timeline: this.timeline, journal: this.journal };
  }

  /** A journey is to begin as soon as the run that stands now has ended. */
  get wanted(): boolean {
    return this.goal !== undefined;
  }
  cancel(): void {
    this.goal = undefined;
  }

  /** The machine looked at requests in a run that is debugged. */
  looked(): void {
    const dbg = this.session.debugger();
    if (dbg !== undefined) this.timeline?.looked(dbg.thread.runtime.ticks);
  }

  // --- requests

  private known(): Timeline {
    if (this.timeline === undefined) throw new Error('no program has run yet');
    return this.timeline;
  }

  /** Ticks now; those of a program that has ended are all of its ticks. Throws while it runs. */
  private tick(): number {
    const timeline = this.known();
    const dbg = this.session.debugger();
    if (dbg === undefined) return timeline.furthest;
    dbg.snapshots.stop();
    timeline.reached(dbg.thread.runtime.ticks - 1);
    return dbg.thread.runtime.ticks - 1;
  }

  view(): TimelineView {
    const timeline = this.known();
    const tick = this.tick();
    return { tick, first: timeline.first, furthest: timeline.furthest, recorded: this.journal.length, cost: timeline.cost };
  }

  runToTick(tick: number): void {
    const { first } = this.known();
    if (!Number.isSafeInteger(tick)) throw new Error('a tick must be a whole number');
    if (tick < first) throw new Error(`the program begins at instruction ${first}`);
    this.go({ tick, reason: 'goto', description: `instruction ${tick}` });
  }

  stepBack(grain: string): void {
    const { first } = this.known();
    if (grain !== 'instruction' && grain !== 'line') throw new Error('one goes back by instruction or by line');
    const tick = this.tick();
    if (tick <= first) throw new Error('this is the beginning of the program');
    if (grain === 'line') this.go({ back: 'line' });
    else this.go({ tick: tick - 1, reason: 'step', description: 'back to the instruction before' });
  }

  reverseContinue(): void {
    if (this.tick() <= this.known().first) throw new Error('this is the beginning of the program');
    this.go({ back: 'breakpoint' });
  }

  stateHash(): string {
    this.tick();
    const dbg = this.session.debugger();
    if (dbg === undefined) throw new Error('no program runs');
    return stateHash(dbg.thread.runtime, this.journal.written());
  }

  written(): WrittenText[] {
    this.tick();
    const out: { stream: WrittenText['stream']; parts: number[] }[] = [];
    for (const { stream, data } of this.journal.written()) {
      if (out.at(-1)?.stream !== stream) out.push({ stream, parts: [] });
      out.at(-1)!.parts.push(...data);
    }
    return out.map(({ stream, parts }) => ({ stream, text: decodeUtf8(Uint8Array.from(parts), 'replace') }));
  }

  private specs(): BreakpointSpec[] {
    return this.session.breakpoints().map(({ spec }) => spec);
  }

  /** The breakpoints are others from the next instruction on. */
  rulesChanged(): void {
    const dbg = this.session.debugger();
    if (dbg !== undefined) this.timeline?.rulesAre(dbg.thread.runtime.ticks, this.specs());
  }

  /** A condition or a message of a breakpoint has run code. */
  conditionRan(): void {
    if (this.timeline !== undefined) this.timeline.conditionsRan = true;
  }

  /** Something is changed by hand at the present stop. */
  edited(what: string, evaluated?: Evaluated): void {
    const dbg = this.session.debugger();
    if (dbg === undefined) return;
    // In the middle of an instruction is no place that a run can stop at again.
    const { midway } = dbg.snapshots.stop();
    this.known().edited({ tick: this.tick(), what, evaluated: midway ? undefined : evaluated });
  }

  private go(goal: Goal): void {
    const tick = this.tick();
    // What cannot be done again is refused before anything ends.
    this.known().replayTo('tick' in goal ? goal.tick : tick);
    this.ended = this.session.debugger() === undefined;
    this.from = this.ended ? tick - 1 : tick;
    this.goal = goal;
    this.session.debugger()?.end();
  }

  // --- journeys

  /** Goes where it was asked for, and on from there as the user says. */
  travel(): void {
    const timeline = this.known();
    const goal = this.goal as Goal;
    this.goal = undefined;
    this.began = this.session.now();
    this.runs = 0;
    this.instructions = 0;
    const found: Found = 'tick' in goal ? goal : goal.back === 'line' ? this.findLine(timeline) : this.findBreakpoint(timeline);
    const outcome = this.run(timeline, found.tick, {
      arrived: (thread, frame, index, tick) => {
        this.journal.sealed = false;
        timeline.forgetFrom(tick);
        timeline.rulesAre(tick + 1, this.specs());
        timeline.cost = {
          runs: this.runs,
          instructions: this.instructions + tick,
          milliseconds: this.session.now() - this.began,
        };
        found.arriving?.();
        return this.session.debug(thread).arrive(thread, frame, index, found.reason, found.description);
      },
    });
    timeline.reached(outcome.ticks);
    if (!this.wanted) this.session.finish(outcome);
  }

  /** One run to a tick; another with a longer approach where it went past. */
  private run(
    timeline: Timeline,
    tick: number,
    what: Pick<Journey, 'arrived' | 'passing'>,
    gap = timeline.gap,
    sealed = tick <= timeline.furthest,
  ): Outcome {
    const edits = new Map<number, Evaluated[]>();
    for (const { tick: at, evaluated } of timeline.replayTo(tick))
      edits.set(at, [...(edits.get(at) ?? []), evaluated as Evaluated]);
    this.runs++;
    this.journal.sealed = sealed;
    try {
      return this.session.perform(timeline, this.journal, (thread) => this.begin(timeline, thread, tick, edits, what, gap));
    } catch (error) {
      if (error instanceof JournalEnded) return this.runOn(timeline, tick, what, gap);
      if (!(error instanceof Missed)) throw error;
      // Everything was looked at.
      if (gap > tick) throw new AnotherWay('the program did not come to the same instruction again');
    } finally {
      this.journal.sealed = false;
    }
    return this.run(timeline, tick, what, gap * 8, sealed);
  }

  /** Sends somebody on the way through a program that is about to run. */
  private begin(
    timeline: Timeline,
    thread: VmThread,
    tick: number,
    edits: ReadonlyMap<number, Evaluated[]>,
    what: Pick<Journey, 'arrived' | 'passing'>,
    gap: number,
  ): void {
    let company: Accompanied | undefined;
    const journey: Journey = {
      ticks: [...edits.keys(), tick],
      gap,
      look: (ticks) => {
        timeline.looked(ticks);
        this.session.look();
      },
      passing: what.passing,
      arrived: (at, frame, index, reached) => {
        if (reached === tick) {
          this.takeHits(company?.end());
          return what.arrived(at, frame, index, reached);
        }
        for (const evaluated of edits.get(reached) ?? []) this.again(at, frame, index, evaluated);
        company?.resume();
        return false;
      },
    };
    const { session } = this;
    if (timeline.conditionsRan)
      company = new Accompanied(thread, session.world(), session.otherBreakpoints(), timeline.rulesTo(tick), journey);
    (company?.traveller ?? new Traveller(thread, journey)).begin();
  }

  /** How often each breakpoint was met on the way. */
  private takeHits(met: readonly BreakpointView[] | undefined): void {
    if (met === undefined) return;
    for (const view of this.session.breakpoints()) {
      const text = JSON.stringify(view.spec);
      view.hits = met.find(({ spec }) => JSON.stringify(spec) === text)?.hits ?? view.hits;
    }
  }

  /** Without what was undone by going back, the program goes another way than the one that is written down: on with the world then. */
  private runOn(timeline: Timeline, tick: number, what: Pick<Journey, 'arrived' | 'passing'>, gap: number): Outcome {
    if (!timeline.forked) throw new AnotherWay('the program did not go the same way again');
    return this.run(timeline, tick, what, gap, false);
  }

  /** Does an evaluation again. */
  private again(thread: VmThread, frame: Parameters<Debugger['arrive']>[1], index: number, evaluated: Evaluated): void {
    const quiet = { ...this.session.world(), stopped: () => {}, logged: () => {}, conditionRan: () => {} };
    const { listener } = thread.runtime;
    const dbg = this.session.debugIn(thread, quiet);
    dbg.snapshots.take({ thread, frame, index, reason: 'step', description: '', breakpoints: [], midway: false });
    evaluateAt(dbg, evaluated.frame, evaluated.source);
    dbg.snapshots.clear();
    dbg.release();
    thread.runtime.listener = listener;
  }

  /** Where the present line, or the one before, began. */
  private findLine(timeline: Timeline): Found {
    for (let gap = timeline.gap; ; gap *= 8) {
      const survey = new LineSurvey();
      let tick: number | undefined;
      this.run(
        timeline,
        this.from,
        {
          passing: (thread, frame, index, at) => survey.passing(thread, frame, index, at),
          arrived: (thread, frame, index, at) => {
            if (this.ended) survey.passing(thread, frame, index, at);
            tick = survey.find(frame);
            this.instructions += this.from;
            throw new ProgramStopped();
          },
        },
        gap,
      );
      if (tick !== undefined && tick >= timeline.first)
        return { tick, reason: 'step', description: 'back to where the line began' };
      if (gap >= this.from - timeline.first)
        return { tick: timeline.first, reason: 'step', description: 'back to the beginning' };
    }
  }

  /** The last breakpoint that would have stopped before now: a run that stops nowhere tells. */
  private findBreakpoint(timeline: Timeline): Found {
    let last: { tick: number; reason: StopReason; description: string; hits: number[] } | undefined;
    let dbg: Debugger | undefined;
    const tickOf = () => (dbg as Debugger).thread.runtime.ticks - 1;
    const world: DebuggerWorld = {
      ...this.session.world(),
      logged: () => {},
      stopped: ({ reason, description }: Snapshot) => {
        if (tickOf() < this.from) {
          last = { tick: tickOf(), reason, description, hits: this.session.breakpoints().map((view) => view.hits) };
        }
      },
      block: () => (tickOf() < this.from ? dbg!.resume(undefined) : dbg!.end()),
      serve: () => this.session.look(),
      running: () => {
        if (tickOf() >= this.from) dbg!.end();
      },
    };
    this.session.resetHits();
    this.runs++;
    this.journal.sealed = true;
    try {
      this.session.perform(timeline, this.journal, (thread) => {
        dbg = this.session.debugIn(thread, world);
        dbg.installBreakpoints();
      });
    } catch (error) {
      if (!(error instanceof JournalEnded)) throw error;
    } finally {
      this.journal.sealed = false;
      dbg?.release();
    }
    this.instructions += this.from;
    if (last === undefined) return { tick: timeline.first, reason: 'step', description: 'back to the beginning' };
    const { hits } = last;
    return {
      ...last,
      arriving: () =>
        this.session.breakpoints().forEach((view, i) => {
          view.hits = hits[i] ?? 0;
        }),
    };
  }
}

interface Found {
  tick: number;
  reason: StopReason;
  description: string;
  arriving?(): void;
}
