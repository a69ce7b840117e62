import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'stages', title: 'Stages', order: 2, place: 'code' };
