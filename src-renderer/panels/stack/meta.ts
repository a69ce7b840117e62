import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'stack', title: 'Value stack', order: 0, place: 'right' };
