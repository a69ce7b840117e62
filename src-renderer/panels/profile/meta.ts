import type { PanelMeta } from '../panel.ts';

export const meta: PanelMeta = { id: 'profile', title: 'Profile', order: 3, place: 'drawer' };
