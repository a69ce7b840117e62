/** The profile of the program that is debugged, and that of the run before to compare it with. */
import { diffProfiles } from '../debug/profile/diff.ts';
import { Profiler } from '../debug/profile/profiler.ts';
import { reportProfile } from '../debug/profile/report.ts';
import { exportProfile } from '../debug/profile/text.ts';
import type { Registry } from '../debug/registry.ts';
import type { ProfileDetail, ProfileDiff, ProfileFile, ProfileFormat, ProfileReport } from '../protocol/profile-shapes.ts';
import type { ProfileRow } from '../protocol/shapes.ts';

const FORMATS: readonly ProfileFormat[] = ['pstats', 'speedscope', 'collapsed', 'json'];

export class RunProfile {
  private profiler: Profiler | undefined;
  private before: ProfileReport | undefined;

  constructor(
    private readonly registry: Registry,
    private readonly now: () => number,
  ) {}

  /** A program begins; undefined where nobody asked for its profile. */
  begin(detail: ProfileDetail | undefined): Profiler | undefined {
    this.profiler = detail === undefined ? undefined : new Profiler(detail, this.now);
    return this.profiler;
  }

  /** The program has ended: what it did is what the next one is compared with. */
  end(): void {
    this.ended = this.profiler === undefined ? undefined : this.report();
  }
  private ended: ProfileReport | undefined;

  /** The next program is another run. */
  next(): void {
    if (this.ended !== undefined) this.before = this.ended;
    this.ended = undefined;
  }

  report(): ProfileReport {
    if (this.ended !== undefined) return this.ended;
    if (this.profiler === undefined) throw new Error('the program runs without a profile');
    return reportProfile(this.profiler, (code) => this.registry.idOf(code));
  }

  /** A table of functions; a patched copy counts as the function that it replaced. */
  rows(): ProfileRow[] {
    if (this.profiler === undefined) return [];
    const rows = new Map<unknown, ProfileRow>();
    this.report().functions.forEach((row, i) => {
      if (row.calls === 0 && row.ownInstructions === 0) return;
      const { code, qualname, file, line, builtin, calls, primitiveCalls, ownTime, cumulativeTime, ownInstructions } = row;
      const key = code ?? `builtin ${i}`;
      const known = rows.get(key);
      const made = {
        code,
        name: qualname,
        file,
        line,
        builtin,
        calls,
        primitiveCalls,
        ownTime,
        cumulativeTime,
        instructions: ownInstructions,
      };
      rows.set(key, known === undefined ? made : added(known, made));
    });
    return [...rows.values()];
  }

  diff(): ProfileDiff {
    if (this.before === undefined) throw new Error('there is no profile of an earlier run');
    return diffProfiles(this.before, this.report());
  }

  file(format: ProfileFormat, name: string): ProfileFile {
    if (!FORMATS.includes(format)) throw new Error(`a profile is written as one of ${FORMATS.join(', ')}`);
    const data = exportProfile(this.report(), format, name);
    return typeof data === 'string' ? { text: data, bytes: null } : { text: null, bytes: [...data] };
  }
}

function added(a: ProfileRow, b: ProfileRow): ProfileRow {
  return {
    ...b,
    calls: a.calls + b.calls,
    primitiveCalls: a.primitiveCalls + b.primitiveCalls,
    ownTime: a.ownTime + b.ownTime,
    cumulativeTime: a.cumulativeTime + b.cumulativeTime,
    instructions: a.instructions + b.instructions,
  };
}
