/** `repr` of a constant of a tree, which is never a code object; a frozenset stands in the order of its source. */
import type { Const } from '../code/const.ts';
import { reprConst as reprAny } from '../code/const-repr.ts';

/** Python's `repr`. */
export function reprConst(value: Const): string {
  return reprAny(value, () => {
    throw new Error('a code object is no constant of a tree');
  });
}
