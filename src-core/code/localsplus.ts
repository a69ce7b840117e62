/**
 * The names of a frame's slots read from `co_localsplusnames` and `co_localspluskinds` (CPython Objects/codeobject.c,
 * `get_localsplus_counts`): what Python shows as `co_varnames`, `co_cellvars`, `co_freevars`, `co_nlocals`.
 */
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_LOCAL, type CodeObject } from './code-object.ts';

type Slots = Pick<CodeObject['fields'], 'localsplusnames' | 'localspluskinds'>;

function namesOfKind(slots: Slots, kind: number): string[] {
  return slots.localsplusnames.filter((_, i) => (slots.localspluskinds[i] & kind) !== 0);
}

/** `co_varnames`: arguments first, then the other locals. A local that is also a cell is in both lists. */
export function varnames(slots: Slots): string[] {
  return namesOfKind(slots, CO_FAST_LOCAL);
}

/** `co_cellvars`. */
export function cellvars(slots: Slots): string[] {
  return namesOfKind(slots, CO_FAST_CELL);
}

/** `co_freevars`. */
export function freevars(slots: Slots): string[] {
  return namesOfKind(slots, CO_FAST_FREE);
}

/** `co_nlocals`. */
export function countLocals(slots: Slots): number {
  let count = 0;
  for (const kind of slots.localspluskinds) if (kind & CO_FAST_LOCAL) count++;
  return count;
}
