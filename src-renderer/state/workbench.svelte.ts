/**
 * All models of the window and the traffic between them and the engine: every event comes in here, every command of the user goes
 * out from here. It knows no DOM; panels get it by context and read the models.
 */

import { createContext } from 'svelte';
import type { EngineEvents, StepKind } from '../../src-core/protocol/engine.ts';
import type { BreakpointSpec, CodeId, CodeView, Problem, Range, Snapshot } from '../../src-core/protocol/shapes.ts';
import type { FolderEntry, ShellEvents, ShellStart } from '../../src-core/protocol/shell.ts';
import type { EngineLink } from '../engine/link.ts';
import { Arrangement } from './arrangement.svelte.ts';
import { placeOf } from './breakpoint-places.ts';
import { parseRules, RULES_HINT, rulesText } from './breakpoint-text.ts';
import { Breakpoints } from './breakpoints.svelte.ts';
import { Details } from './details.svelte.ts';
import { Documents } from './documents.svelte.ts';
import { Frames } from './frames.svelte.ts';
import { Listings } from './listings.svelte.ts';
import { LiveCode } from './live-code.svelte.ts';
import { Output } from './output.svelte.ts';
import { Patches } from './patches.svelte.ts';
import { Profile } from './profile.svelte.ts';
import { Prompts } from './prompts.svelte.ts';
import { Pyc } from './pyc.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { Session } from './session.svelte.ts';
import { Settings } from './settings.svelte.ts';
import { SourceViews } from './source-views.svelte.ts';
import { Stages } from './stages.svelte.ts';
import type { Store } from './store.ts';

export const [getWorkbench, setWorkbench] = createContext<Workbench>();

export type DrawerTab = 'console' | 'output' | 'problems' | 'profile';
export type Focus = 'source' | 'listing' | 'other';

export class Workbench {
  readonly session = new Session();
  readonly settings: Settings;
  readonly arrangement: Arrangement;
  readonly documents: Documents;
  readonly listings: Listings;
  readonly sourceViews: SourceViews;
  readonly selection: Selection;
  readonly breakpoints: Breakpoints;
  readonly frames: Frames;
  readonly patches: Patches;
  readonly profile: Profile;
  readonly details: Details;
  readonly stages: Stages;
  readonly pyc: Pyc;
  readonly output = new Output();
  drawer = $state<DrawerTab>('console');
  /** The pane that had the focus last: F9 and Ctrl+G mean lines in one and offsets in the other. */
  focus = $state<Focus>('other');
  /** A line that the source pane is asked to put its cursor on. */
  lineAsked = $state.raw({ count: 0, line: 1 });
  /** What a command asks. */
  readonly prompts = new Prompts();
  readonly live: LiveCode;
  /** The dialog that is open. */
  dialog = $state<'none' | 'files' | 'commands' | 'open' | 'goto'>('none');
  /** The file that waits to be opened until the edits of the present one are decided on. */
  unsaved = $state<string | null>(null);
  /** Where the window runs. */
  shell = $state.raw<ShellStart | null>(null);
  /** Told of a command that the application's menu asks for. */
  menuCommand: (id: string) => void = () => {};
  /** Told to bring the focus into a pane: its name, `next` or `previous`. */
  focusPane: (pane: string) => void = () => {};
  /** A pane that is to have the focus as soon as it has something to show. */
  focusWanted = '';
  toggleDrawer: () => void = () => {};
  /** Told when the panes of a stop hold all that belongs to it; given the time of the key press. */
  painted: (since: number) => void = () => {};

  readonly #link: EngineLink;
  #since = 0;

  constructor(link: EngineLink, store: Store) {
    this.#link = link;
    const { engine } = link;
    this.settings = new Settings(store);
    this.arrangement = new Arrangement(store);
    this.documents = new Documents(engine, store);
    this.listings = new Listings(engine);
    this.sourceViews = new SourceViews(engine, this.documents);
    this.selection = new Selection(this.listings);
    this.breakpoints = new Breakpoints(engine, store);
    this.frames = new Frames(this.session);
    this.patches = new Patches(engine);
    this.profile = new Profile(engine);
    this.details = new Details(engine);
    this.stages = new Stages(engine);
    this.pyc = new Pyc(engine);
    this.live = new LiveCode(engine);
    this.documents.held = () => this.session.live;
    this.documents.changed = () => void this.attempt(() => this.listings.readAll(this.documents.codes));
    link.listen(this.#engineEvents(), this.#shellEvents(), (reason) => this.#died(reason));
  }

  #engineEvents(): EngineEvents {
    return {
      state: ({ state }) => this.session.enter(state),
      stopped: (snapshot) => this.#stopped(snapshot),
      output: ({ stream, text }) => this.output.write(stream, text),
      logged: ({ text }) => this.output.write('stdout', `${text}\n`),
      inputRequested: ({ prompt }) => {
        this.session.inputPrompt = prompt;
        this.drawer = 'console';
      },
      exited: (event) => void this.attempt(() => this.#exited(event)),
      breakpoints: ({ breakpoints }) => this.breakpoints.hear(breakpoints),
      codeCreated: ({ codes }) => this.documents.put(codes),
      progress: ({ ticks }) => {
        this.session.ticks = ticks;
      },
      engineDied: ({ reason }) => this.#died(reason),
    };
  }

  #shellEvents(): ShellEvents {
    return {
      command: ({ id }) => this.menuCommand(id),
      openFile: ({ path }) => void this.open(path),
    };
  }

  #died(reason: string): void {
    this.session.enter('died');
    this.session.died = reason;
  }

  /** Runs a request of the user; what the engine refuses is shown as a sentence. True when it went through. */
  async attempt(request: () => Promise<unknown>): Promise<boolean> {
    try {
      await request();
      return true;
    } catch (error) {
      this.session.notice = error instanceof Error ? error.message : String(error);
      return false;
    }
  }

  async start(): Promise<void> {
    await this.attempt(() => this.documents.loadSamples());
    await this.attempt(() => this.breakpoints.send());
    await this.attempt(async () => {
      this.shell = await this.#link.shell.begin();
      if (this.shell.file !== null) await this.open(this.shell.file);
    });
  }

  // Files

  /** Opens a file; edits that are not saved are asked about first. */
  async open(path: string): Promise<void> {
    if (this.documents.dirty) this.unsaved = path;
    else await this.openNow(path);
  }

  async openNow(path: string): Promise<void> {
    this.unsaved = null;
    if (this.session.live) await this.attempt(() => this.#link.engine.stop());
    await this.attempt(async () => {
      await this.documents.open(path);
      await this.#opened();
    });
  }

  /** Electron's dialog; elsewhere a picker of the window's own. */
  async chooseFile(): Promise<void> {
    if (this.shell?.kind !== 'electron') {
      this.dialog = 'open';
      return;
    }
    await this.attempt(async () => {
      const path = await this.#link.shell.chooseFile();
      if (path !== null) await this.open(path);
    });
  }

  listFolder(path: string): Promise<FolderEntry[]> {
    return this.#link.shell.listFolder(path);
  }

  async openText(name: string, text: string): Promise<void> {
    if (this.session.live) await this.attempt(() => this.#link.engine.stop());
    await this.attempt(async () => {
      await this.documents.openText(name, text);
      await this.#opened();
    });
  }

  async #opened(): Promise<void> {
    this.session.notice = '';
    this.session.ending = null;
    this.session.snapshot = null;
    if (this.session.state !== 'died') this.session.enter('ready');
    this.patches.list = [];
    this.profile.clear();
    this.selection.clear();
    const module = this.documents.codes[0];
    if (module !== undefined) {
      await this.listings.readAll(this.documents.codes);
      this.selection.pickCode(module);
    }
    if (this.documents.errors.length > 0) this.drawer = 'problems';
    // Who opens a .pyc wants to look at it; whoever goes on to a source, at its bytecode.
    const { arrangement } = this;
    if (this.documents.kind === 'pyc') arrangement.show('code', 'pyc');
    else if (arrangement.shown('code') === 'pyc') arrangement.show('code', 'listing');
    await this.breakpoints.send();
  }

  /** The place of the instruction that runs next, while the program is stopped in the open file. */
  get nowPlace(): Range | null {
    const { current } = this.frames;
    return this.session.stopped && current !== null && current.file === this.documents.file ? current.range : null;
  }

  get code(): CodeView | null {
    return this.codeOf(this.selection.code);
  }

  codeOf(id: CodeId | null): CodeView | null {
    return id === null ? null : (this.documents.codes.find((code) => code.id === id) ?? null);
  }

  // Running

  get canStart(): boolean {
    return this.documents.path !== '' && !this.session.live;
  }

  async launch(stopOnEntry: boolean): Promise<void> {
    if (this.documents.path === '') return;
    await this.attempt(async () => {
      if (!(await this.documents.settle())) {
        this.drawer = 'problems';
        this.session.notice = 'The file does not compile; see Problems.';
        return;
      }
      this.session.notice = '';
      this.documents.stale = false;
      this.output.clear();
      this.profile.clear();
      this.session.ending = null;
      this.session.died = '';
      this.session.ticks = 0;
      await this.breakpoints.send();
      await this.#link.engine.setRules({ justMyCode: this.settings.justMyCode, rules: [] });
      await this.#link.engine.launch({ path: this.documents.path, args: [], stopOnEntry, profile: this.settings.profile });
      await this.live.refresh();
      await this.#refreshPatches();
    });
  }

  /** F5: start, or go on. */
  async continue(since: number): Promise<void> {
    if (this.session.stopped) {
      this.#since = since;
      await this.attempt(() => this.#link.engine.continue());
    } else if (this.canStart) await this.launch(false);
  }

  async pause(): Promise<void> {
    if (this.session.running) await this.attempt(() => this.#link.engine.pause());
  }

  /** A step; of a program that does not run yet, its start up to the first instruction. */
  async step(kind: StepKind, since: number): Promise<void> {
    if (this.session.stopped) {
      this.#since = since;
      await this.attempt(() => this.#link.engine.step(kind));
    } else if (this.canStart) await this.launch(true);
  }

  async stop(): Promise<void> {
    if (this.session.live) await this.attempt(() => this.#link.engine.stop());
  }

  async restart(): Promise<void> {
    if (this.documents.path === '') return;
    if (this.session.live) await this.attempt(() => this.#link.engine.stop());
    await this.launch(false);
  }

  /** After the engine's worker died: a new one gets the file and the breakpoints again; the program waits to be started. */
  async revive(): Promise<void> {
    await this.attempt(async () => {
      const { path, text, dirty } = this.documents;
      await this.#link.shell.restartEngine();
      this.session.died = '';
      this.session.enter('empty');
      this.listings.forget();
      await this.documents.loadSamples();
      if (path !== '') {
        if (dirty) await this.documents.openText(path, text);
        else await this.documents.open(path);
      }
      if (path !== '') await this.#opened();
    });
  }

  /** A stop: its snapshot holds all that the panes show, so that they change in one go. */
  #stopped(snapshot: Snapshot): void {
    const top = snapshot.frames[0];
    if (snapshot.listing !== null) this.listings.take(snapshot.listing);
    this.frames.index = 0;
    this.session.stop(snapshot);
    if (top !== undefined) {
      this.selection.follow(top.code, top.offset, top.line, top.range);
      // Code that came into being while the program ran.
      if (this.codeOf(top.code) === null) void this.attempt(() => this.#readCode(top.code));
    }
    if (this.#since > 0) this.painted(this.#since);
    this.#since = 0;
  }

  async #readCode(id: CodeId): Promise<void> {
    await Promise.all([
      this.listings.read(id),
      this.codeOf(id) === null ? this.#link.engine.code(id).then((code) => this.documents.put([code])) : undefined,
    ]);
  }

  async #exited({ status, ticks, problem }: { status: number; ticks: number; problem: Problem | null }): Promise<void> {
    this.session.enter('exited');
    this.session.ending = { status, problem };
    this.session.ticks = ticks;
    if (this.documents.stale) await this.documents.settle();
    if (this.selection.code !== null) await this.listings.read(this.selection.code);
    await this.profile.read();
  }

  /** Re-reads the present stop, as after an evaluation that may have changed something. */
  async refresh(): Promise<void> {
    const { snapshot } = await this.#link.engine.state();
    if (snapshot === null) return;
    const { index } = this.frames;
    this.session.stop(snapshot);
    this.frames.index = Math.min(index, snapshot.frames.length - 1);
    if (this.selection.code !== null) await this.listings.read(this.selection.code);
  }

  // Looking

  async showFrame(index: number): Promise<void> {
    const frame = this.frames.all[index];
    if (frame === undefined) return;
    this.frames.index = index;
    this.selection.follow(frame.code, frame.offset, frame.line, frame.range);
    await this.attempt(() => this.#readCode(frame.code));
  }

  async showCode(code: CodeView): Promise<void> {
    await this.attempt(() => this.listings.read(code.id));
    this.selection.pickCode(code);
  }

  /** Ctrl+G: to an offset of the listing or a line of the source, by the pane that has the focus. */
  goTo(number: number): void {
    if (this.focus === 'listing' && this.selection.code !== null) {
      const rows = this.listings.rows(this.selection.code);
      const row = rows.findLast((each) => each.offset <= number) ?? rows[0];
      if (row !== undefined) this.selection.pickInstruction(this.selection.code, row);
    } else {
      this.arrangement.show('source', 'source');
      this.lineAsked = { count: this.lineAsked.count + 1, line: number };
    }
  }

  get engine(): EngineLink['engine'] {
    return this.#link.engine;
  }

  // Changing

  async toggleBreakpoint(): Promise<void> {
    const { path } = this.documents;
    const { selection } = this;
    if (path === '') return;
    const code = this.code;
    await this.attempt(() =>
      this.focus === 'listing' && code !== null && selection.offset !== null
        ? this.breakpoints.toggleInstruction(code.file, code.qualname, selection.offset)
        : this.breakpoints.toggleLine(this.documents.file, selection.line),
    );
  }

  async toggleLine(line: number): Promise<void> {
    await this.attempt(() => this.breakpoints.toggleLine(this.documents.file, line));
  }

  /** Asks for the rules of a breakpoint as one line. */
  askRules(spec: BreakpointSpec): void {
    this.prompts.line = {
      label: `Stop at ${placeOf(spec, this.breakpoints.lineOf(spec))}`,
      action: 'Set',
      hint: RULES_HINT,
      value: rulesText(spec),
      empty: true,
      answer: (text) => {
        const rules = parseRules(text);
        if (typeof rules === 'string') this.session.notice = rules;
        else void this.attempt(() => this.breakpoints.setRules(spec, rules));
      },
    };
  }

  /** Code objects of the running program were replaced. */
  async replaced(codes: readonly CodeView[]): Promise<void> {
    this.documents.put(codes);
    await Promise.all(codes.map(({ id }) => this.listings.read(id)));
    if (this.session.stopped) {
      await this.refresh();
      await this.showFrame(this.frames.index);
    }
  }

  async setEnabled(spec: BreakpointSpec, enabled: boolean): Promise<void> {
    await this.attempt(() => this.breakpoints.setEnabled(spec, enabled));
  }

  /** Replaces a constant. Undefined when it was done, else the words that say why not. */
  async replaceConstant(code: CodeView, index: number, source: string): Promise<string | undefined> {
    try {
      const result = await this.patches.replace(code, index, source);
      if (!result.ok) return result.message;
      if (result.code !== null) this.documents.put([result.code]);
      await this.listings.read(code.id);
      if (this.session.stopped) await this.refresh();
      this.session.notice = result.framesKept.length > 0 ? `Kept on the old code: ${result.framesKept.join('; ')}` : '';
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async #refreshPatches(): Promise<void> {
    if (this.patches.list.length === 0 || this.session.running) return;
    const codes = await Promise.all(
      [...new Set(this.patches.list.map((patch) => patch.code))].map((id) => this.#link.engine.code(id)),
    );
    this.documents.put(codes);
    this.patches.keep(codes);
  }

  /** A line typed at the prompt: answer to `input()`, or Python in the frame that is shown. Returns what to print. */
  async type(line: string): Promise<{ text: string; ok: boolean }> {
    if (this.session.inputPrompt !== null) {
      this.session.inputPrompt = null;
      await this.#link.engine.input(line);
      return { text: '', ok: true };
    }
    const frame = this.frames.current;
    if (!this.session.stopped || frame === null) return { text: 'No frame: the program is not stopped.', ok: false };
    this.output.remember(line);
    try {
      const { ok, text } = await this.#link.engine.evaluate(frame.id, line);
      await this.refresh();
      return { text, ok };
    } catch (error) {
      return { text: error instanceof Error ? error.message : String(error), ok: false };
    }
  }
}
