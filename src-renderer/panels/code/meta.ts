import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'code', title: 'Code', order: 1, place: 'code' };
