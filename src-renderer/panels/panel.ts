/**
 * What a panel says about itself, and the registry of those that stand in a column or in the drawer. A panel is a folder with a
 * `Panel.svelte` and a `meta.ts`; adding the folder is all it takes.
 */
import type { Component } from 'svelte';

export interface PanelMeta {
  id: string;
  title: string;
  /** Position within its place, ascending. */
  order: number;
  place: 'left' | 'right' | 'drawer' | 'centre';
}

export interface Panel extends PanelMeta {
  component: Component;
}

const metas = import.meta.glob<PanelMeta>('./*/meta.ts', { eager: true, import: 'meta' });
const components = import.meta.glob<Component>('./*/Panel.svelte', { eager: true, import: 'default' });

/** Panels of one place, in order. */
export function panelsOf(place: PanelMeta['place']): Panel[] {
  return Object.entries(metas)
    .filter(([, meta]) => meta.place === place)
    .map(([path, meta]) => ({ ...meta, component: components[path.replace('meta.ts', 'Panel.svelte')]! }))
    .sort((a, b) => a.order - b.order);
}
