import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'frames', title: 'Call stack', order: 4, place: 'left' };
