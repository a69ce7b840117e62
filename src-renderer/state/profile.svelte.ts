/** The profile's rows as last read, and the order in which they are shown. */
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { ProfileRow } from '../../src-core/protocol/shapes.ts';

export type ProfileColumn = 'name' | 'calls' | 'primitiveCalls' | 'ownTime' | 'cumulativeTime' | 'instructions';

export class Profile {
  rows = $state.raw<ProfileRow[]>([]);
  column = $state<ProfileColumn>('instructions');
  ascending = $state(false);
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  readonly sorted = $derived.by(() => {
    const { column } = this;
    const sign = this.ascending ? 1 : -1;
    const compare = (a: ProfileRow, b: ProfileRow): number =>
      column === 'name' ? a.name.localeCompare(b.name) : (a[column] as number) - (b[column] as number);
    return [...this.rows].sort((a, b) => sign * compare(a, b) || a.name.localeCompare(b.name) || a.line - b.line);
  });

  sortBy(column: ProfileColumn): void {
    if (this.column === column) this.ascending = !this.ascending;
    else {
      this.column = column;
      this.ascending = column === 'name';
    }
  }

  async read(): Promise<void> {
    this.rows = await this.#engine.profile();
  }

  clear(): void {
    this.rows = [];
  }
}
