/** What the tables of dicts would take in the reference (Objects/dictobject.c `_PyDict_KeysSize`): for `__sizeof__`, which nothing depends on. */
import type { PyDict } from '../dict.ts';

/** Slots of the table of indices; 0 for a dict that never had an entry. */
export function slotsOf(dict: PyDict): number {
  const used = dict.keys.length;
  if (used === 0) return 0;
  let slots = 8;
  while (Math.floor((slots * 2) / 3) < used) slots *= 2;
  return slots;
}

/** Bytes of the table: its head, indices and entries. */
export function tableSize(dict: PyDict): number {
  const slots = slotsOf(dict);
  if (slots === 0) return 0;
  const indices = slots * (slots < 256 ? 1 : slots < 65536 ? 2 : 4);
  return 32 + indices + Math.floor((slots * 2) / 3) * (dict.hasStrKeys() ? 16 : 24);
}
