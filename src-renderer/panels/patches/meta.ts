import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'patches', title: 'Patches', order: 3, place: 'left' };
