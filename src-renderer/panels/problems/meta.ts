import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'problems', title: 'Problems', order: 2, place: 'drawer' };
