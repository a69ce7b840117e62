import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'ast', title: 'AST', order: 1, place: 'source' };
