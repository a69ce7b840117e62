import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'symbols', title: 'Symbols', order: 3, place: 'source' };
