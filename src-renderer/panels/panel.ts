/**
 * What a panel says about itself, and the registry of those that stand in a column, in a group of tabs or in the drawer. A panel is
 * a folder with a `Panel.svelte` and a `meta.ts`; adding the folder is all it takes. A panel that is a tab may have a
 * `Remark.svelte` too, shown at the right end of its group's head.
 */
import type { Component } from 'svelte';

export interface PanelMeta {
  id: string;
  title: string;
  /** Position within its place, ascending. */
  order: number;
  /**
   * `left` and `right` are columns of sections, `drawer` the tabs at the bottom. `source` and `code` are the groups of tabs in the
   * centre: views of the text that was written, and of what was compiled of it. A tab of theirs fills its group and lives only
   * while it is shown.
   */
  place: 'left' | 'right' | 'drawer' | 'source' | 'code';
}

export interface Panel extends PanelMeta {
  component: Component;
  remark: Component | undefined;
}

const metas = import.meta.glob<PanelMeta>('./*/meta.ts', { eager: true, import: 'meta' });
const components = import.meta.glob<Component>('./*/Panel.svelte', { eager: true, import: 'default' });
const remarks = import.meta.glob<Component>('./*/Remark.svelte', { eager: true, import: 'default' });

/** Panels of one place, in order. */
export function panelsOf(place: PanelMeta['place']): Panel[] {
  return Object.entries(metas)
    .filter(([, meta]) => meta.place === place)
    .map(([path, meta]) => ({
      ...meta,
      component: components[path.replace('meta.ts', 'Panel.svelte')]!,
      remark: remarks[path.replace('meta.ts', 'Remark.svelte')],
    }))
    .sort((a, b) => a.order - b.order);
}
