import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'cells', title: 'Cells and free variables', order: 2, place: 'right' };
