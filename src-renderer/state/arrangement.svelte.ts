/**
 * How the centre of the window is arranged: which tab each group shows, and whether the source shares its place with the views of
 * the text (`debug`) or stands above them (`compiler`). Kept in the store; a switch never touches the program.
 */
import type { Store } from './store.ts';

export type ArrangementName = 'debug' | 'compiler';
/** A group of tabs in the centre, as the panels' metas name it. */
export type Group = 'source' | 'code';

interface Kept {
  name: ArrangementName;
  /** Id of the tab that a group shows. */
  source: string;
  code: string;
  /** The view of the text below the source in the `compiler` arrangement. */
  below: string;
}

const defaults: Kept = { name: 'debug', source: 'source', code: 'listing', below: 'ast' };

export class Arrangement {
  #kept = $state<Kept>({ ...defaults });
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    this.#kept = { ...defaults, ...store.read<Partial<Kept>>('arrangement', {}) };
  }

  get name(): ArrangementName {
    return this.#kept.name;
  }
  get below(): string {
    return this.#kept.below;
  }

  /** Id of the tab that a group shows. */
  shown(group: Group): string {
    return this.#kept[group];
  }

  /** Brings a tab of a group to the front. */
  show(group: Group, id: string): void {
    if (group === 'source' && id !== 'source') {
      this.#kept.below = id;
      if (this.name === 'compiler') return this.#keep();
    }
    this.#kept[group] = id;
    this.#keep();
  }

  arrange(name: ArrangementName): void {
    this.#kept.name = name;
    if (name === 'compiler') this.#kept.source = 'source';
    this.#keep();
  }

  #keep(): void {
    this.#store.write('arrangement', $state.snapshot(this.#kept));
  }
}
