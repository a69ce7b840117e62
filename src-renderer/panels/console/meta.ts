import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'console', title: 'Console', order: 0, place: 'drawer' };
