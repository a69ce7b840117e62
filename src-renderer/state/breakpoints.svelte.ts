/**
 * The breakpoints as the user set them, and what the engine made of each (bound, moved, hits). The user's list is the truth: it is
 * kept in the store, sent whole after every change, and sent again to an engine that was started anew.
 */
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { BreakpointSpec, BreakpointView } from '../../src-core/protocol/shapes.ts';
import { keyOf } from './breakpoint-places.ts';
import type { Store } from './store.ts';

export { keyOf } from './breakpoint-places.ts';

export class Breakpoints {
  specs = $state.raw<BreakpointSpec[]>([]);
  #views = $state.raw<ReadonlyMap<string, BreakpointView>>(new Map());
  readonly #engine: Engine;
  readonly #store: Store;

  constructor(engine: Engine, store: Store) {
    this.#engine = engine;
    this.#store = store;
    this.specs = store.read<BreakpointSpec[]>('breakpoints', []);
  }

  view(spec: BreakpointSpec): BreakpointView | undefined {
    return this.#views.get(keyOf(spec));
  }

  /** The line that a breakpoint stands on: where the engine bound it, else where it was set. */
  lineOf(spec: BreakpointSpec): number {
    const view = this.view(spec);
    if (view?.verified) return view.line;
    return spec.kind === 'line' || spec.kind === 'column' ? spec.line : 0;
  }

  onLine(file: string, line: number): BreakpointSpec | undefined {
    const own = this.specs.filter((spec) => spec.kind === 'line' && spec.file === file);
    // One that moved to the next line with code is found on both lines.
    return own.find((spec) => this.lineOf(spec) === line) ?? own.find((spec) => spec.kind === 'line' && spec.line === line);
  }

  onInstruction(file: string, qualname: string, offset: number): BreakpointSpec | undefined {
    return this.specs.find(
      (spec) => spec.kind === 'instruction' && spec.file === file && spec.qualname === qualname && spec.offset === offset,
    );
  }

  toggleLine(file: string, line: number): Promise<void> {
    const there = this.onLine(file, line);
    return there === undefined ? this.#put([...this.specs, { kind: 'line', file, line, enabled: true }]) : this.remove(there);
  }

  toggleInstruction(file: string, qualname: string, offset: number): Promise<void> {
    const there = this.onInstruction(file, qualname, offset);
    if (there !== undefined) return this.remove(there);
    return this.#put([...this.specs, { kind: 'instruction', file, qualname, offset, enabled: true }]);
  }

  /** Sets one more; one at the same place gives way. */
  add(spec: BreakpointSpec): Promise<void> {
    return this.#put([...this.specs.filter((other) => keyOf(other) !== keyOf(spec)), spec]);
  }

  remove(spec: BreakpointSpec): Promise<void> {
    return this.#put(this.specs.filter((other) => other !== spec));
  }

  clear(): Promise<void> {
    return this.#put([]);
  }

  setEnabled(spec: BreakpointSpec, enabled: boolean): Promise<void> {
    return this.#put(this.specs.map((other) => (other === spec ? { ...spec, enabled } : other)));
  }

  /** Stops only where `condition` is true; an empty one is none. */
  setCondition(spec: BreakpointSpec, condition: string): Promise<void> {
    const { condition: _, ...rest } = spec;
    const changed = condition.trim() === '' ? rest : { ...rest, condition: condition.trim() };
    return this.#put(this.specs.map((other) => (other === spec ? (changed as BreakpointSpec) : other)));
  }

  /** Takes over condition, hit rule and log message; those left out are none. */
  setRules(spec: BreakpointSpec, rules: Pick<BreakpointSpec, 'condition' | 'hits' | 'log'>): Promise<void> {
    const { condition: _c, hits: _h, log: _l, ...rest } = spec;
    const changed = { ...rest, ...rules } as BreakpointSpec;
    return this.#put(this.specs.map((other) => (other === spec ? changed : other)));
  }

  setAllEnabled(enabled: boolean): Promise<void> {
    return this.#put(this.specs.map((spec) => ({ ...spec, enabled })));
  }

  /** Lines moved with an edit of `file`: `move` gives the new line of an old one, or null when it is gone. */
  moveLines(file: string, move: (line: number) => number | null): void {
    const moved = this.specs.map((spec) => {
      if ((spec.kind !== 'line' && spec.kind !== 'column') || spec.file !== file) return spec;
      const line = move(spec.line);
      return line === null || line === spec.line ? spec : { ...spec, line };
    });
    if (moved.some((spec, i) => spec !== this.specs[i])) {
      this.specs = moved;
      this.#store.write('breakpoints', moved);
    }
  }

  /** Sends the whole list, as after a start of the engine. */
  async send(): Promise<void> {
    this.hear(await this.#engine.setBreakpoints($state.snapshot(this.specs) as BreakpointSpec[]));
  }

  /** The engine bound, moved or hit breakpoints. */
  hear(views: readonly BreakpointView[]): void {
    this.#views = new Map(views.map((view) => [keyOf(view.spec), view]));
  }

  async #put(specs: BreakpointSpec[]): Promise<void> {
    this.specs = specs;
    this.#store.write('breakpoints', specs);
    await this.send();
  }
}
