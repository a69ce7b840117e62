import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'files', title: 'Files', order: 0, place: 'left' };
