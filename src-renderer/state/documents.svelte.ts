/**
 * The open file and what compiled of it. An edit is compiled after a pause in typing; when it does not compile, its problems show
 * and the code objects of the last text that did stay. While a program runs or is stopped, its own code objects stay in any case:
 * the edited text takes effect at the next start.
 */
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { CodeView, Document, Problem, Sample } from '../../src-core/protocol/shapes.ts';
import type { Store } from './store.ts';

/** Milliseconds of silence after which an edit is compiled. */
const COMPILE_AFTER = 250;
const RECENT = 12;

export class Documents {
  samples = $state.raw<Sample[]>([]);
  recent = $state.raw<string[]>([]);
  path = $state('');
  kind = $state<Document['kind']>('source');
  /** The text as it stands in the editor. */
  text = $state.raw('');
  /** Code objects of the last text that compiled, parents before children. */
  codes = $state.raw<CodeView[]>([]);
  problems = $state.raw<Problem[]>([]);
  /** Edited and not saved. */
  dirty = $state(false);
  /** Edited since the program that runs was started. */
  stale = $state(false);
  /** Counts texts that were compiled: what was read of an earlier one is old. */
  version = $state(0);
  /** Counts openings; the editor takes the text anew when it changes. */
  opening = $state(0);

  readonly #engine: Engine;
  readonly #store: Store;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #compiled = '';
  #edits = 0;
  /** True while the program's code objects must not be exchanged. */
  held: () => boolean = () => false;
  /** Told when `codes` were exchanged. */
  changed: () => void = () => {};

  constructor(engine: Engine, store: Store) {
    this.#engine = engine;
    this.#store = store;
    this.recent = store.read<string[]>('recent', []);
  }

  get name(): string {
    return this.path.split(/[\\/]/).pop() ?? '';
  }
  get folder(): string {
    return this.path.split(/[\\/]/).at(-2) ?? '';
  }
  /** What the code objects call their file: a `.pyc` bears the name of its source. */
  get file(): string {
    return this.kind === 'pyc' ? (this.codes[0]?.file ?? this.path) : this.path;
  }
  get errors(): Problem[] {
    return this.problems.filter((problem) => problem.severity === 'error');
  }

  async loadSamples(): Promise<void> {
    this.samples = await this.#engine.samples();
  }

  /** Opens a file by its path; rejects when it cannot be read, and then the present file stays. */
  async open(path: string): Promise<void> {
    this.#show(await this.#engine.open(path), false);
  }

  /** Opens text that has no file behind it that the engine could read (dropped on the window). */
  async openText(name: string, text: string): Promise<void> {
    this.#show(await this.#engine.compile(name, text), true);
  }

  #show(document: Document, dirty: boolean): void {
    clearTimeout(this.#timer);
    this.path = document.path;
    this.kind = document.kind;
    this.text = document.text;
    this.codes = document.codes;
    this.problems = document.problems;
    this.dirty = dirty;
    this.stale = false;
    this.#compiled = document.text;
    this.version += 1;
    this.opening += 1;
    this.recent = [document.path, ...this.recent.filter((path) => path !== document.path)].slice(0, RECENT);
    this.#store.write('recent', this.recent);
    this.changed();
  }

  /** The editor's text changed. */
  edit(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.dirty = true;
    this.stale = this.held();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), COMPILE_AFTER);
  }

  /** Compiles what was edited. True when the present text compiles. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.text !== this.#compiled) {
      const edit = ++this.#edits;
      const text = this.text;
      const document = await this.#engine.compile(this.path, text);
      // A later edit overtook this one; its own answer counts.
      if (edit !== this.#edits) return this.errors.length === 0;
      this.#compiled = text;
      this.version += 1;
      this.problems = document.problems;
      if (this.errors.length === 0 && !this.held()) {
        this.codes = document.codes;
        this.changed();
      }
    }
    return this.errors.length === 0;
  }

  async save(): Promise<void> {
    await this.#engine.save(this.path, this.text);
    this.dirty = false;
  }

  /** A code object was replaced by a patched copy or came into being while the program ran. */
  put(views: readonly CodeView[]): void {
    const known = new Map(this.codes.map((code) => [code.id, code]));
    for (const view of views) known.set(view.id, view);
    this.codes = [...known.values()];
  }
}
