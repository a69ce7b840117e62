import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'exception', title: 'Exception', order: 4, place: 'right' };
