import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'constants', title: 'Constants', order: 5, place: 'right' };
