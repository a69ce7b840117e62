import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'source', title: 'Source', order: 0, place: 'source' };
