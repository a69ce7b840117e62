import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'output', title: 'Output', order: 1, place: 'drawer' };
