/**
 * The composition root of a debugging session: a host comes in, an engine goes out. It holds the documents and breakpoints, makes
 * a machine for every run, and answers each request of the protocol from the documents or from the debugger of the run.
 */

import { encodeUtf8 } from '../base/utf8.ts';
import { Breakpoints } from '../debug/breakpoints.ts';
import { MyCode } from '../debug/code-rules.ts';
import { Debugger, ProgramStopped } from '../debug/debugger.ts';
import { Grains } from '../debug/granularity.ts';
import { codeView, rangeOf } from '../debug/inspect/code.ts';
import { Listing } from '../debug/inspect/listing.ts';
import { Patches } from '../debug/livecode/patches.ts';
import type { Profiler } from '../debug/profile/profiler.ts';
import { Registry } from '../debug/registry.ts';
import type { Timeline } from '../debug/timeline/timeline.ts';
import type { DebuggerWorld } from '../debug/world.ts';
import { deriveHost } from '../host/derive.ts';
import { NO_GRANTS } from '../host/grants.ts';
import { type Host, HostExit } from '../host/host.ts';
import { type Journal, recordingHost } from '../host/recording.ts';
import { exceptionText } from '../modules/traceback/exception-text.ts';
import { str } from '../objects/abstract/repr.ts';
import { PyCode } from '../objects/code.ts';
import { PyException } from '../objects/exception.ts';
import { isException } from '../objects/raise.ts';
import { asInt, utf16, type Value } from '../objects/value.ts';
import type { Served } from '../protocol/channel.ts';
import type { Engine, LaunchOptions } from '../protocol/engine.ts';
import type { CodeId, Problem, RunState, Sample } from '../protocol/shapes.ts';
import type { CreateEngine, EngineParts } from '../protocol/worker.ts';
import type { StreamName } from '../vm/runtime.ts';
import type { VmThread } from '../vm/thread.ts';
import type { PyTraceback } from '../vm/types/traceback.ts';
import { CodeViews } from './code-views.ts';
import { DebugRequests } from './debug-requests.ts';
import { Documents } from './documents.ts';
import { makeMachine, prepareMain } from './machine.ts';
import { RunProfile } from './run-profile.ts';
import { consoleInput, consoleOutput } from './streams.ts';
import { AnotherWay, type Outcome, TimeTraveller } from './time-travel.ts';

/** How often a running program tells how far it is, and how much output is kept back at most. */
const PROGRESS_MS = 200;
const OUTPUT_LIMIT = 8192;

class Session extends DebugRequests implements Served<Engine> {
  protected readonly registry = new Registry();
  protected readonly documents: Documents;
  private readonly listings = new Map<CodeId, Listing>();
  private readonly views: CodeViews;
  protected readonly breakpoints_: Breakpoints;
  protected readonly mine = new MyCode();
  protected readonly patches_ = new Patches(this.registry);
  private readonly grains: Grains;
  protected readonly profile_: RunProfile;
  private profiler: Profiler | undefined;
  protected debugger_: Debugger | undefined;
  private runState: RunState = 'empty';
  private pending: LaunchOptions | undefined;
  private last: LaunchOptions | undefined;
  private lastProgress = 0;
  private toldBreakpoints = '[]';
  /** The front knows the state. */
  private announced = true;
  private output: { stream: StreamName; text: string } | undefined;
  private inputLine: string | null | undefined;
  protected readonly host: Host;
  protected readonly time: TimeTraveller;
  /** The program is to end, whoever runs it. */
  private halted = false;

  constructor(private readonly parts: EngineParts<Host>) {
    super();
    this.host = parts.host;
    this.documents = new Documents(parts.host, this.registry);
    this.views = new CodeViews(this.registry, this.documents);
    this.breakpoints_ = this.makeBreakpoints();
    this.grains = new Grains((file) => this.documents.statements(file));
    this.profile_ = new RunProfile(this.registry, () => this.now());
    this.time = new TimeTraveller(this.travelSession());
  }

  private makeBreakpoints(): Breakpoints {
    return new Breakpoints(
      this.registry,
      (file) => this.documents.columns(file),
      (file) => this.documents.prepare(file),
    );
  }

  private now(): number {
    return Number(this.host.clock.performance()) / 1e6;
  }

  protected goesOn(): void {
    this.runState = 'stopped';
    this.enter('running');
  }

  protected breakpointsAre(text: string): void {
    this.toldBreakpoints = text;
  }

  private enter(state: RunState): void {
    if (this.runState === state) return;
    this.runState = state;
    this.announced = true;
    this.parts.events.state({ state });
  }

  // --- documents

  samples(): Sample[] {
    const folder = `${this.parts.resources}/samples`;
    const text = new Uint8Array(this.host.files.read(`${folder}/samples.json`));
    const rows = JSON.parse(String.fromCharCode(...text)) as { file: string; title: string; description: string }[];
    return rows.map(({ file, title, description }) => ({ path: `${folder}/${file}`, title, description }));
  }

  open(path: string) {
    const document = this.documents.open(path);
    this.rebind();
    if (this.runState === 'empty') this.enter('ready');
    return document;
  }

  compile(path: string, text: string) {
    const document = this.documents.compile(path, text);
    this.rebind();
    return document;
  }

  save(path: string, text: string): void {
    this.host.files.write(path, encodeUtf8(text));
  }

  private rebind(): void {
    this.breakpoints_.bind();
    this.tellBreakpoints();
  }

  /** Breakpoints as they are now, unless the front knows that. */
  private tellBreakpoints(): void {
    const breakpoints = this.breakpoints_.views();
    const text = JSON.stringify(breakpoints);
    if (text === this.toldBreakpoints) return;
    this.toldBreakpoints = text;
    this.parts.events.breakpoints({ breakpoints });
  }

  // --- running

  launch(options: LaunchOptions): void {
    this.time.cancel();
    this.pending = options;
    this.debugger_?.end();
  }

  restart(): void {
    if (!this.last) throw new Error('no program has run yet');
    this.launch(this.last);
  }

  stop(): void {
    this.halted = true;
    this.debugger_?.end();
  }

  state() {
    return { state: this.runState, snapshot: this.debugger_?.snapshot ?? null };
  }

  input(text: string | null): void {
    this.inputLine = text;
  }

  // --- looking

  listing(code: CodeId) {
    return this.listingOf(code).all();
  }
  private listingOf(code: CodeId): Listing {
    const known = this.listings.get(code);
    if (known) return known;
    const entry = this.registry.get(code);
    const made = new Listing(entry, this.documents.columns(entry.source.fields.filename));
    this.listings.set(code, made);
    return made;
  }
  code(code: CodeId) {
    return codeView(this.registry.get(code));
  }
  codeDetail(code: CodeId) {
    return this.views.detail(code);
  }
  stages(code: CodeId, optimize: number) {
    return this.views.stages(code, optimize);
  }
  stage(code: CodeId, optimize: number, index: number) {
    return this.views.stage(code, optimize, index);
  }
  pyc(path: string) {
    return this.views.pyc(path);
  }
  tokens(path: string) {
    return this.documents.tokens(path);
  }
  tree(path: string) {
    return this.documents.tree(path);
  }
  symbols(path: string) {
    return this.documents.symbols(path);
  }
  profile() {
    return this.profile_.rows();
  }

  // --- the program

  /** Runs what was asked for, until nothing is left to do. */
  work(): void {
    while (this.pending || this.time.wanted) {
      this.halted = false;
      const options = this.pending;
      this.pending = undefined;
      if (options) this.run(options);
      else this.travel();
    }
  }

  private run(options: LaunchOptions): void {
    this.last = options;
    const { code, problem } = this.documents.codeOf(options.path);
    if (!code) {
      this.parts.events.output({ stream: 'stderr', text: problem?.text ?? '' });
      this.finish(1, 0, problem ?? null);
      return;
    }
    this.documents.refresh();
    this.breakpoints_.resetHits();
    this.profile_.next();
    const { timeline, journal } = this.time.start(code);
    const outcome = this.perform(timeline, journal, (thread, live) => {
      const dbg = new Debugger(thread, this.world(), options.stopOnEntry);
      this.debugger_ = dbg;
      dbg.begin(live);
    });
    timeline.reached(outcome.ticks);
    if (!this.time.wanted) this.finish(outcome.status, outcome.ticks, outcome.problem);
  }

  private travel(): void {
    try {
      this.time.travel();
    } catch (error) {
      if (!(error instanceof AnotherWay)) throw error;
      // The program has ended and nothing stands in its place: that is told where its errors are told.
      this.write('stderr', `lasti: ${error.message}\n`);
      this.flush();
      this.finish(1, 0, null);
    }
  }

  /** Runs the program from its beginning on the answers that are written down; `watch` has its thread before its own code begins. */
  private perform(timeline: Timeline, journal: Journal, watch: (thread: VmThread, live: PyCode) => void, again = false): Outcome {
    const options = this.last as LaunchOptions;
    this.profiler = this.profile_.begin(options.profile ? (options.profileDetail ?? 'calls') : undefined);
    this.registry.detach();
    if (again) this.patches_.startAgain();
    else this.patches_.start();
    const live = new PyCode(timeline.code);
    this.registry.attach(live);
    this.patches_.loaded(live);
    journal.rewind();
    const host = recordingHost(this.programHost(options), journal);
    const { thread, main } = makeMachine({
      host,
      argv: [options.path, ...options.args],
      unbuffered: true,
      sourceLines: (file) => this.documents.lines(file),
    });
    prepareMain(thread, main, options.path);
    this.mine.programIs(options.path);
    timeline.begin(thread.runtime.ticks);
    thread.runtime.listener = this.loading;
    watch(thread, live);
    this.enter('running');
    let status = 0;
    let problem: Problem | null = null;
    try {
      thread.runCode(live, main.dict, main.dict, undefined, '<module>');
    } catch (error) {
      status = this.uncaught(thread, host, error);
      if (status === 1 && error instanceof PyException) problem = this.uncaughtProblem(thread, error);
    } finally {
      this.flush();
      this.debugger_?.release();
      this.debugger_ = undefined;
    }
    return { status, ticks: thread.runtime.ticks, problem };
  }

  /** What a run has to hear while no debugger does. */
  private readonly loading = {
    codeCreated: (_t: unknown, code: Value) => {
      if (code instanceof PyCode) this.codeLoaded(code);
    },
    called: () => {},
    imported: () => {},
  };

  private codeLoaded(code: PyCode): void {
    this.registry.loaded(code);
    this.patches_.loaded(code);
  }

  /** What time travel needs of the session. */
  private travelSession() {
    return {
      debugger: () => this.debugger_,
      perform: (timeline: Timeline, journal: Journal, watch: (thread: VmThread) => void) =>
        this.perform(timeline, journal, watch, true),
      finish: ({ status, ticks, problem }: Outcome) => this.finish(status, ticks, problem),
      debug: (thread: VmThread) => {
        const dbg = new Debugger(thread, this.world(), false);
        this.debugger_ = dbg;
        dbg.installBreakpoints();
        return dbg;
      },
      world: () => this.world(),
      debugIn: (thread: VmThread, world: DebuggerWorld) => new Debugger(thread, { ...world, profile: undefined }, false),
      breakpoints: () => this.breakpoints_.views(),
      otherBreakpoints: () => this.makeBreakpoints(),
      resetHits: () => this.breakpoints_.resetHits(),
      look: () => {
        if (this.parts.mailbox.hasMail()) this.parts.mailbox.drain();
        if (this.pending || this.halted) throw new ProgramStopped();
      },
      now: () => this.now(),
    };
  }

  private finish(status: number, ticks: number, problem: Problem | null): void {
    this.profile_.end();
    this.enter('exited');
    this.tellBreakpoints();
    this.parts.events.exited({ status, ticks, problem });
  }

  /** Exit status of a program that an exception or a stop ended. */
  private uncaught(thread: VmThread, host: Host, error: unknown): number {
    if (error instanceof ProgramStopped) return 0;
    if (error instanceof HostExit) return error.status;
    if (!(error instanceof PyException)) throw error;
    if (isException(error, 'SystemExit')) {
      const code = error.extra?.code ?? null;
      if (code === null) return 0;
      const number = asInt(code);
      if (number !== undefined) return Number(BigInt.asUintN(8, BigInt(number)));
      host.stderr.write(encodeUtf8(`${utf16(str(thread, code))}\n`));
      return 1;
    }
    host.stderr.write(encodeUtf8(this.traceback(thread, error)));
    return 1;
  }

  private traceback(thread: VmThread, error: PyException): string {
    return this.debugger_?.traceback(error) ?? exceptionText(thread, error, (file) => this.documents.lines(file));
  }

  /** An uncaught exception with the place where it was raised. */
  private uncaughtProblem(thread: VmThread, error: PyException): Problem {
    let tb = error.traceback as PyTraceback | null;
    while (tb?.next) tb = tb.next;
    const file = tb ? utf16(tb.frame.code.filename) : '';
    const text = this.traceback(thread, error);
    const range = tb ? rangeOf(tb.frame.code.position(tb.lasti), this.documents.columns(file)) : null;
    return { severity: 'error', message: text.trimEnd().split('\n').at(-1) ?? '', file, range, text };
  }

  private world() {
    return {
      registry: this.registry,
      breakpoints: this.breakpoints_,
      profile: this.profiler,
      mine: this.mine,
      grains: this.grains,
      codeLoaded: (code: PyCode) => this.patches_.loaded(code),
      conditionRan: () => this.time.conditionRan(),
      columns: (file: string) => this.documents.columns(file),
      sourceLines: (file: string) => this.documents.lines(file),
      block: (resumed: () => boolean) => this.block(resumed),
      serve: () => {
        if (this.parts.mailbox.hasMail()) this.parts.mailbox.drain();
      },
      stopped: (snapshot: Parameters<EngineParts<Host>['events']['stopped']>[0]) => {
        this.flush();
        this.runState = 'stopped';
        this.announced = false;
        this.tellBreakpoints();
        const code = snapshot.frames[0]?.code;
        const listing = code === undefined ? null : { code, ...this.listingOf(code).changes() };
        this.parts.events.stopped({ ...snapshot, listing });
      },
      running: (ticks: number) => {
        this.time.looked();
        this.progress(ticks);
      },
      logged: (message: { text: string; file: string; line: number }) => {
        this.flush();
        this.parts.events.logged(message);
      },
      now: () => this.now(),
    };
  }

  private block(done: () => boolean): void {
    const { mailbox } = this.parts;
    while (!done()) {
      mailbox.drain();
      if (!done()) mailbox.wait();
    }
    if (this.runState === 'stopped') this.runState = 'running';
  }

  private progress(ticks: number): void {
    const now = this.now();
    if (now - this.lastProgress < PROGRESS_MS) return;
    this.lastProgress = now;
    this.flush();
    // A step that takes its time is a running program.
    if (!this.announced) this.parts.events.state({ state: 'running' });
    this.announced = true;
    this.parts.events.progress({ ticks });
  }

  // --- streams

  /** The world of the program: its own folder to read, and the console. */
  private programHost({ path, args }: LaunchOptions): Host {
    const folder = this.parts.host.files.resolve(path).replace(/[\\/][^\\/]*$/, '') || '/';
    return deriveHost(this.parts.host, {
      grants: { ...NO_GRANTS, read: [folder] },
      args,
      stdin: consoleInput(() => this.readLine()),
      stdout: consoleOutput((text) => this.write('stdout', text)),
      stderr: consoleOutput((text) => this.write('stderr', text)),
    });
  }

  private write(stream: StreamName, text: string): void {
    if (this.output && this.output.stream !== stream) this.flush();
    if (this.output) this.output.text += text;
    else this.output = { stream, text };
    if (this.output.text.length > OUTPUT_LIMIT) this.flush();
  }

  private flush(): void {
    if (this.output?.text) this.parts.events.output(this.output);
    this.output = undefined;
  }

  /** What stands on the last line of the output already is the prompt. */
  private readLine(): string | undefined {
    const shown = this.output?.stream === 'stdout' ? this.output.text : '';
    const prompt = shown.slice(shown.lastIndexOf('\n') + 1);
    if (this.output && prompt !== '') this.output.text = shown.slice(0, shown.length - prompt.length);
    this.flush();
    this.inputLine = undefined;
    this.parts.events.inputRequested({ prompt });
    this.block(() => this.inputLine !== undefined || this.pending !== undefined || this.debugger_?.ending === true);
    if (this.debugger_?.ending) throw new ProgramStopped();
    return this.inputLine ?? undefined;
  }
}

export const createEngine: CreateEngine<Host> = (parts) => {
  const session = new Session(parts);
  return { engine: session, work: () => session.work() };
};
