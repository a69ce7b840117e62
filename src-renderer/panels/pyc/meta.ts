import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'pyc', title: '.pyc', order: 3, place: 'code' };
