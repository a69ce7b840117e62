import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'locals', title: 'Locals', order: 1, place: 'right' };
