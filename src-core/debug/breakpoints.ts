/**
 * The breakpoints of a session: what the front asked for, where each is bound (binding.ts), and which of them something that happens
 * meets. They outlive runs and edits; a run installs those with a place as hooks.
 */
import type { PyCode } from '../objects/code.ts';
import type { Frame } from '../ops/frame.ts';
import type { BreakpointPlace, BreakpointSpec, BreakpointView } from '../protocol/breakpoint-shapes.ts';
import type { BreakpointId } from '../protocol/shapes.ts';
import type { Monitor } from '../vm/monitor.ts';
import type { VmThread } from '../vm/thread.ts';
import { bindPlace, none, type Place } from './binding.ts';
import type { Evaluator } from './evaluate.ts';
import { type Court, judge, problemOf } from './judge.ts';
import type { Registry } from './registry.ts';
import type { LineColumns } from './source-columns.ts';

export interface Bound {
  view: BreakpointView;
  places: Place[];
}

/** Breakpoints that stop here, with what is wrong with them. */
export interface Met {
  bound: Bound[];
  problems: string[];
}

export class Breakpoints {
  private list: Bound[] = [];
  private serial = 0;
  private byPlace = new Map<PyCode, Map<number, Bound[]>>();
  constructor(
    private readonly registry: Registry,
    private readonly columns: (file: string) => LineColumns = () => (_line, column) => column,
    /** Makes the code of a file known, if it may be read and compiles; '' or why there is none. */
    private readonly ready: (file: string) => string = () => '',
  ) {}

  /** Replaces all; those that were there keep number and hits. */
  set(specs: readonly BreakpointSpec[]): BreakpointView[] {
    const old = new Map(this.list.map((bound) => [keyOf(bound.view.spec), bound]));
    this.list = specs.map((spec) => {
      const known = old.get(keyOf(spec));
      const view: BreakpointView = {
        id: known?.view.id ?? (++this.serial as BreakpointId),
        spec,
        verified: false,
        message: '',
        line: spec.kind === 'line' || spec.kind === 'column' ? spec.line : 0,
        hits: known?.view.hits ?? 0,
        problem: '',
        places: 0,
      };
      view.problem = problemOf(spec);
      // Those that happen to the machine need no place to be bound to.
      if (spec.kind === 'exception' || spec.kind === 'machine') view.verified = true;
      if (spec.kind === 'data') view.message = 'watched once the program runs';
      return { view, places: [] };
    });
    this.bind();
    return this.views();
  }

  views(): BreakpointView[] {
    return this.list.map((bound) => bound.view);
  }

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  /** Those of a kind that are enabled. */
  of<K extends BreakpointSpec['kind']>(kind: K): (Bound & { view: { spec: Extract<BreakpointSpec, { kind: K }> } })[] {
    return this.list.filter((bound) => bound.view.spec.kind === kind && bound.view.spec.enabled) as never;
  }

  /** Finds the places again, after code objects came or went. */
  bind(): void {
    for (const bound of this.list) this.bindOne(bound);
  }

  private bindOne(bound: Bound): void {
    const { view } = bound;
    const { spec } = view;
    const missing = 'file' in spec && !this.registry.isLoaded(spec.file) ? this.ready(spec.file) : '';
    const binding = missing === '' ? bindPlace(this.registry, spec, this.columns) : none(missing);
    if (binding === undefined) return;
    bound.places = binding.places;
    view.places = binding.places.length;
    view.verified = binding.places.length > 0;
    view.message = binding.message;
    if (binding.line > 0) view.line = binding.line;
    else if (spec.kind === 'line' || spec.kind === 'column') view.line = spec.line;
  }

  /** Hooks the bound places in the codes of the present machine. */
  install(monitor: Monitor): void {
    monitor.clearPoints();
    this.byPlace.clear();
    for (const bound of this.list) {
      if (!bound.view.spec.enabled) continue;
      for (const { entry, offset } of bound.places) for (const code of entry.lives) this.hook(monitor, bound, code, offset / 2);
    }
  }

  private hook(monitor: Monitor, bound: Bound, code: PyCode, index: number): void {
    monitor.hookPoint(code, index);
    let places = this.byPlace.get(code);
    if (!places) {
      places = new Map();
      this.byPlace.set(code, places);
    }
    const there = places.get(index);
    if (there === undefined) places.set(index, [bound]);
    else if (!there.includes(bound)) there.push(bound);
  }

  /** The breakpoints at unit `index`; undefined where there are none. */
  at(code: PyCode, index: number): readonly Bound[] | undefined {
    return this.byPlace.get(code)?.get(index);
  }

  /** Is it certain, without running code, that no condition of these holds. */
  rejects(met: readonly Bound[], thread: VmThread, frame: Frame, evaluator: Evaluator): boolean {
    for (const { view } of met) {
      const { condition } = view.spec;
      if (!condition || evaluator.quickly(thread, frame, condition) !== false) return false;
    }
    return true;
  }

  /** Judges breakpoints that were met and counts their hits; answers those that stop. */
  judge(met: readonly Bound[], court: Court): Met {
    const out: Met = { bound: [], problems: [] };
    for (const bound of met) {
      const { view } = bound;
      const verdict = judge(court, view.spec, view.hits);
      if (verdict.counts) view.hits++;
      if (verdict.problem !== '') view.problem = verdict.problem;
      if (!verdict.stops) continue;
      out.bound.push(bound);
      if (verdict.problem !== '') out.problems.push(verdict.problem);
    }
    return out;
  }

  resetHits(): void {
    for (const { view } of this.list) view.hits = 0;
  }
}

/** Names a breakpoint by its place: an edit of its rules keeps its number. */
function keyOf(spec: BreakpointSpec): string {
  const { enabled: _e, condition: _c, hits: _h, log: _l, ...place } = spec;
  return JSON.stringify(sorted(place as BreakpointPlace));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
