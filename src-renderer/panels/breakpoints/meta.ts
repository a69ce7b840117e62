import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'breakpoints', title: 'Breakpoints', order: 2, place: 'left' };
