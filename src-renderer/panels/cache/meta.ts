import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'cache', title: 'Inline cache', order: 3, place: 'right' };
