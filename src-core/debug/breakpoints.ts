/** Breakpoints on lines and single instructions: where they bind, and which of them an instruction meets. */

import { codeInstructions } from '../code/instructions.ts';
import { lineRanges } from '../code/location-table.ts';
import type { PyCode } from '../objects/code.ts';
import type { BreakpointId, BreakpointSpec, BreakpointView } from '../protocol/shapes.ts';
import type { Monitor } from '../vm/monitor.ts';
import type { Registered, Registry } from './registry.ts';

interface Bound {
  view: BreakpointView;
  /** Byte offsets by code object. */
  places: { entry: Registered; offset: number }[];
}

export class Breakpoints {
  private list: Bound[] = [];
  private serial = 0;
  private byPlace = new Map<PyCode, Map<number, Bound[]>>();
  constructor(private readonly registry: Registry) {}

  /** Replaces all; those that were there keep number and hits. */
  set(specs: BreakpointSpec[]): BreakpointView[] {
    const old = this.list;
    this.list = specs.map((spec) => {
      const known = old.find((bound) => samePlace(bound.view.spec, spec));
      const view: BreakpointView = {
        id: known?.view.id ?? (++this.serial as BreakpointId),
        spec,
        verified: false,
        message: '',
        line: spec.kind === 'line' ? spec.line : 0,
        hits: known?.view.hits ?? 0,
      };
      return { view, places: [] };
    });
    this.bind();
    return this.views();
  }

  views(): BreakpointView[] {
    return this.list.map((bound) => bound.view);
  }

  /** Finds the places again, after code objects came or went. */
  bind(): void {
    for (const bound of this.list) bindOne(this.registry, bound);
  }

  /** Hooks the bound places in the codes of the present machine. */
  install(monitor: Monitor): void {
    monitor.clearPoints();
    this.byPlace.clear();
    for (const bound of this.list) {
      if (!bound.view.spec.enabled) continue;
      for (const { entry, offset } of bound.places) {
        if (!entry.live) continue;
        monitor.hookPoint(entry.live, offset / 2);
        let places = this.byPlace.get(entry.live);
        if (!places) {
          places = new Map();
          this.byPlace.set(entry.live, places);
        }
        places.set(offset / 2, [...(places.get(offset / 2) ?? []), bound]);
      }
    }
  }

  /** The breakpoints at unit `index`; `holds` evaluates a condition. Counts hits. */
  met(code: PyCode, index: number, holds: (condition: string) => boolean): BreakpointId[] {
    const out: BreakpointId[] = [];
    for (const { view } of this.byPlace.get(code)?.get(index) ?? []) {
      const { condition } = view.spec;
      if (condition && !holds(condition)) continue;
      view.hits++;
      out.push(view.id);
    }
    return out;
  }

  resetHits(): void {
    for (const { view } of this.list) view.hits = 0;
  }
}

function samePlace(a: BreakpointSpec, b: BreakpointSpec): boolean {
  if (a.kind === 'line') return b.kind === 'line' && a.file === b.file && a.line === b.line;
  return b.kind === 'instruction' && a.file === b.file && a.qualname === b.qualname && a.offset === b.offset;
}

/** Starts of the runs of code of each line, by line. A run that continues the line before it is no start. */
function lineStarts(entry: Registered): Map<number, number[]> {
  const starts = new Map<number, number[]>();
  let previous: number | null = null;
  for (const { start, line } of lineRanges(entry.source)) {
    if (line !== null && line !== previous && !isPrologue(entry, start)) starts.set(line, [...(starts.get(line) ?? []), start]);
    previous = line;
  }
  return starts;
}

/** Instructions up to the first RESUME belong to no statement. */
function isPrologue(entry: Registered, offset: number): boolean {
  const resume = [...codeInstructions(entry.source.fields.code)].find((row) => row.opcode === 151);
  return resume !== undefined && offset <= resume.offset;
}

function bindOne(registry: Registry, bound: Bound): void {
  const { view } = bound;
  const { spec } = view;
  const entries = registry.ofFile(spec.file);
  bound.places = [];
  view.verified = false;
  view.message = '';
  if (entries.length === 0) {
    view.message = 'the file is not compiled';
    return;
  }
  if (spec.kind === 'instruction') {
    const entry = entries.find((e) => e.source.fields.qualname === spec.qualname);
    const row = entry && [...codeInstructions(entry.source.fields.code)].find((r) => r.offset === spec.offset);
    if (!entry) view.message = `there is no code object ${spec.qualname}`;
    else if (!row) view.message = `there is no instruction at offset ${spec.offset}`;
    else bound.places = [{ entry, offset: spec.offset }];
    view.verified = bound.places.length > 0;
    return;
  }
  bindLine(bound, spec.line, entries);
}

function bindLine(bound: Bound, line: number, entries: Registered[]): void {
  const starts = entries.map((entry) => ({ entry, lines: lineStarts(entry) }));
  const bearing = starts.flatMap(({ lines }) => [...lines.keys()]).filter((l) => l >= line);
  if (bearing.length === 0) {
    bound.view.message = 'no code at this line or after it';
    return;
  }
  const target = Math.min(...bearing);
  bound.view.line = target;
  if (target !== line) bound.view.message = `moved to line ${target}, the next with code`;
  for (const { entry, lines } of starts) for (const offset of lines.get(target) ?? []) bound.places.push({ entry, offset });
  bound.view.verified = true;
}
