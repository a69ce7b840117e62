import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'listing', title: 'Bytecode', order: 0, place: 'code' };
