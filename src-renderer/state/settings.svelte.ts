/** What the user chose about the window itself; kept in the store. */
import type { Store } from './store.ts';

export type Theme = 'auto' | 'dark' | 'light';
/** What the step buttons of the toolbar do. */
export type Granularity = 'line' | 'instruction';

interface Kept {
  theme: Theme;
  granularity: Granularity;
  inlineValues: boolean;
  showBytes: boolean;
  profile: boolean;
  justMyCode: boolean;
  fontSize: number;
}

const defaults: Kept = {
  theme: 'auto',
  granularity: 'line',
  inlineValues: true,
  showBytes: false,
  profile: true,
  justMyCode: false,
  fontSize: 12.5,
};

export class Settings {
  #kept = $state<Kept>({ ...defaults });
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    this.#kept = { ...defaults, ...store.read<Partial<Kept>>('settings', {}) };
  }

  get justMyCode(): boolean {
    return this.#kept.justMyCode;
  }
  get theme(): Theme {
    return this.#kept.theme;
  }
  get granularity(): Granularity {
    return this.#kept.granularity;
  }
  get inlineValues(): boolean {
    return this.#kept.inlineValues;
  }
  get showBytes(): boolean {
    return this.#kept.showBytes;
  }
  get profile(): boolean {
    return this.#kept.profile;
  }

  set<K extends keyof Kept>(key: K, value: Kept[K]): void {
    this.#kept[key] = value;
    this.#store.write('settings', this.#kept);
  }

  /** auto, dark, light, auto ... */
  cycleTheme(): void {
    const order: Theme[] = ['auto', 'dark', 'light'];
    this.set('theme', order[(order.indexOf(this.theme) + 1) % order.length]!);
  }
}
