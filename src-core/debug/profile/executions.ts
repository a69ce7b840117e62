/**
 * What is counted of single instructions: executions of each unit, beginnings of lines as LINE events have them, opcodes and pairs of
 * opcodes, and for those that can specialise what came of it.
 */
import { CACHES, DEOPT, OP } from '../../code/opcodes.generated.ts';
import type { PyCode } from '../../objects/code.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { CodeMonitoring, findLines } from '../../vm/monitoring/code-data.ts';
import { missReason } from './miss-reasons.ts';

/** The story of a site so far. */
export interface Site {
  hits: number;
  misses: number;
  attempts: number;
  successes: number;
  deopts: number;
  readonly failures: Map<string, number>;
  readonly missReasons: Map<string, number>;
}

/** Counts of one code object, by unit. */
export class CodeCounts {
  readonly hits: Uint32Array;
  /** Beginnings of the line that starts at a unit. */
  readonly lineHits: Uint32Array;
  readonly sites = new Map<number, Site>();
  readonly begins: Uint8Array;
  readonly lines: Int32Array;
  readonly previous: Int32Array;

  constructor(readonly code: PyCode) {
    this.hits = new Uint32Array(code.units.length);
    this.lineHits = new Uint32Array(code.units.length);
    code.hits = this.hits;
    const data = new CodeMonitoring();
    findLines(code, data);
    this.begins = data.lineOpcodes!;
    this.lines = data.lines!;
    this.previous = data.previous!;
  }

  site(index: number): Site {
    let site = this.sites.get(index);
    if (site === undefined) {
      site = { hits: 0, misses: 0, attempts: 0, successes: 0, deopts: 0, failures: new Map(), missReasons: new Map() };
      this.sites.set(index, site);
    }
    return site;
  }

  /** Counts the instruction at unit `index`; the frame's `lasti` was `before` (vm/monitoring/monitoring.ts `beginsLine`). */
  count(frame: Frame, index: number, before: number): void {
    this.hits[index]++;
    if (this.begins[index] === 0) return;
    let from = this.previous[index];
    if (frame.jumpTo === index) from = frame.jumpFrom;
    else if (before === index - 1) from = before;
    if (from < 0 || this.lines[from] !== this.lines[index] || baseOf(this.code, from) === OP.RESUME) this.lineHits[index]++;
  }
}

const baseOf = (code: PyCode, index: number): number => code.source.fields.code[2 * index];
const tally = (map: Map<string, number>, key: string): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

/** Executions in the order of one thread. */
export class Sequence {
  /** The opcode before, or -1. */
  private before = -1;
  /** A specialised instruction of which is not known yet whether its guards held. */
  private pending: CodeCounts | undefined = undefined;
  private index = 0;
  private opcode = 0;
  private counter = 0;
  private top: Value | undefined = undefined;
  private second: Value | undefined = undefined;
  private third: Value | undefined = undefined;

  constructor(private readonly opcodes: Histograms) {}

  /** The instruction at unit `index` is about to run. */
  begin(counts: CodeCounts, frame: Frame, index: number): void {
    const { code } = counts;
    const opcode = code.opcodeAt(index);
    const base = DEOPT.get(opcode) ?? opcode;
    // A joined instruction runs alone here.
    const runs = opcode !== base && !CACHES[base] ? base : opcode;
    this.opcodes.add(this.before, runs);
    this.before = runs;
    if (runs === base || !CACHES[base]) return;
    const { localsplus, sp } = frame;
    this.pending = counts;
    this.index = index;
    this.opcode = opcode;
    this.counter = code.units[index + 1];
    const args = base === OP.CALL ? code.units[index] >> 8 : 0;
    this.top = localsplus[sp - args - 1];
    this.second = localsplus[sp - args - 2];
    this.third = localsplus[sp - args - 3];
  }

  /** The last specialised instruction has run its guards: a miss runs the generic form, which counts its counter down. */
  settle(): void {
    const { pending, index } = this;
    if (pending === undefined) return;
    this.pending = undefined;
    const { code } = pending;
    const site = pending.site(index);
    if (code.units[index + 1] === this.counter && code.opcodeAt(index) === this.opcode) site.hits++;
    else {
      site.misses++;
      tally(site.missReasons, missReason(code, index, this.opcode, this.top, this.second, this.third));
    }
  }
}

/** An attempt to specialise at a site, whose opcode was `before`. */
export function countAttempt(counts: CodeCounts, index: number, before: number, outcome: number | string): void {
  const site = counts.site(index);
  site.attempts++;
  if (typeof outcome === 'number') site.successes++;
  else {
    tally(site.failures, outcome);
    if (DEOPT.get(before) !== undefined && DEOPT.get(before) !== before) site.deopts++;
  }
}

/** Opcodes and pairs of opcodes. */
export class Histograms {
  readonly opcodes = new Float64Array(256);
  readonly pairs = new Float64Array(256 * 256);

  add(before: number, opcode: number): void {
    this.opcodes[opcode]++;
    if (before >= 0) this.pairs[before * 256 + opcode]++;
  }
}
