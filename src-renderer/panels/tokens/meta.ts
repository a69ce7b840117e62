import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'tokens', title: 'Tokens', order: 2, place: 'source' };
