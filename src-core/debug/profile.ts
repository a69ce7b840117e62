/** Calls, times and instructions of every function, counted exactly as frames come and go. */
import type { PyCode } from '../objects/code.ts';
import { utf16 } from '../objects/value.ts';
import type { ProfileRow } from '../protocol/shapes.ts';
import type { Registry } from './registry.ts';

interface Totals {
  calls: number;
  primitiveCalls: number;
  own: number;
  cumulative: number;
  instructions: number;
  /** Activations on the stack now. */
  active: number;
}

interface Activation {
  totals: Totals;
  /** Milliseconds and ticks at which its own time last began to run. */
  since: number;
  ticks: number;
  began: number;
}

export class Profile {
  private readonly rows = new Map<PyCode, Totals>();
  private stack: Activation[] = [];
  /** `now` is in milliseconds. */
  constructor(private readonly now: () => number) {}

  reset(): void {
    this.rows.clear();
    this.stack = [];
  }

  entered(code: PyCode, ticks: number): void {
    const now = this.now();
    this.charge(now, ticks);
    let totals = this.rows.get(code);
    if (!totals) {
      totals = { calls: 0, primitiveCalls: 0, own: 0, cumulative: 0, instructions: 0, active: 0 };
      this.rows.set(code, totals);
    }
    totals.calls++;
    if (totals.active++ === 0) totals.primitiveCalls++;
    this.stack.push({ totals, since: now, ticks, began: now });
  }

  left(ticks: number): void {
    const now = this.now();
    this.charge(now, ticks);
    const done = this.stack.pop();
    if (!done) return;
    if (--done.totals.active === 0) done.totals.cumulative += now - done.began;
    const caller = this.stack.at(-1);
    if (caller) {
      caller.since = now;
      caller.ticks = ticks;
    }
  }

  /** Adds the time since the last event to the function on top. */
  private charge(now: number, ticks: number): void {
    const top = this.stack.at(-1);
    if (!top) return;
    top.totals.own += now - top.since;
    top.totals.instructions += ticks - top.ticks;
    top.since = now;
    top.ticks = ticks;
  }

  /** A pause in the debugger belongs to nobody. */
  skip(milliseconds: number): void {
    for (const activation of this.stack) {
      activation.since += milliseconds;
      activation.began += milliseconds;
    }
  }

  table(registry: Registry, ticks: number): ProfileRow[] {
    const now = this.now();
    this.charge(now, ticks);
    const rows = new Map<number, ProfileRow>();
    for (const [code, totals] of this.rows) {
      const oldest = this.stack.find((activation) => activation.totals === totals);
      const row = {
        code: registry.idOf(code),
        name: utf16(code.qualname),
        file: utf16(code.filename),
        line: code.source.fields.firstlineno,
        builtin: false,
        calls: totals.calls,
        primitiveCalls: totals.primitiveCalls,
        ownTime: totals.own,
        cumulativeTime: totals.cumulative + (oldest ? now - oldest.began : 0),
        instructions: totals.instructions,
      };
      // A patched copy counts as the function that it replaced.
      const known = rows.get(row.code);
      rows.set(row.code, known ? add(known, row) : row);
    }
    return [...rows.values()];
  }
}

function add(a: ProfileRow, b: ProfileRow): ProfileRow {
  return {
    ...b,
    calls: a.calls + b.calls,
    primitiveCalls: a.primitiveCalls + b.primitiveCalls,
    ownTime: a.ownTime + b.ownTime,
    cumulativeTime: a.cumulativeTime + b.cumulativeTime,
    instructions: a.instructions + b.instructions,
  };
}
