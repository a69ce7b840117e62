/**
 * What a conformance suite is: `tests/conformance/<name>.ts` exports `suite`, which compares our answers with the reference's
 * through a `Report`. tests/conformance/run.ts finds, runs and sums them.
 */
import { diffText } from './diff.ts';
import type { Reference } from './reference.ts';

export interface Suite {
  /** One line for a reader: what is compared. */
  readonly title: string;
  run(report: Report, context: SuiteContext): Promise<void> | void;
}

export interface SuiteContext {
  /** Starts the reference on first use; one per run. */
  reference(): Promise<Reference>;
  /** `--only TEXT`: suites that have many subjects take those whose name contains it. */
  readonly only: string | undefined;
  /** `--long`: the whole amount instead of the share that `npm test` takes. */
  readonly long: boolean;
}

/** Counts of one suite, and its first differences as text. */
export class Report {
  compared = 0;
  equal = 0;
  /** Refused by us with an honest "not supported yet": neither equal nor different. */
  refused = 0;
  readonly reasons = new Map<string, number>();
  /**
   * Differences that are known, by the subject's name, each with its reason: counted apart. One that has gone is a failure, so
   * that the list stays true.
   */
  known: Readonly<Record<string, string>> = {};
  knownSeen = 0;
  readonly differences: { name: string; text: string }[] = [];

  constructor(private readonly shown: number) {}

  get different(): number {
    return this.compared - this.equal;
  }

  /** Compares two texts; `ours` may be a function, and what it throws is a difference. Returns whether they are equal. */
  compare(name: string, ours: string | (() => string), theirs: string): boolean {
    let text: string;
    try {
      text = typeof ours === 'function' ? ours() : ours;
    } catch (error) {
      this.compared++;
      this.note(name, error instanceof Error ? (error.stack ?? String(error)) : String(error));
      return false;
    }
    const reason = this.known[name];
    if (reason !== undefined && text !== theirs) {
      this.knownSeen++;
      this.reasons.set(`known: ${name}: ${reason}`, 1);
      return false;
    }
    this.compared++;
    if (reason !== undefined) {
      this.note(name, `listed as a known difference (${reason}), but it is equal now: take it off the list`);
      return true;
    }
    if (text === theirs) {
      this.equal++;
      return true;
    }
    this.note(name, diffText(text, theirs));
    return false;
  }

  /** Counts a subject that we refuse with a "not supported yet"; reasons are listed by frequency. */
  refuse(_name: string, reason: string): void {
    this.refused++;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
  }

  private note(name: string, text: string): void {
    if (this.differences.length < this.shown) this.differences.push({ name, text });
  }
}
