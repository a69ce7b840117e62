import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'tree', title: 'Code objects', order: 1, place: 'left' };
