/** Flags of `compile` (Include/cpython/compile.h). The bits of future features are in compile/1-future.ts. */
import { INHERITED_FLAGS } from '../../compile/1-future.ts';

export const PYCF = {
  DONT_IMPLY_DEDENT: 0x200,
  ONLY_AST: 0x400,
  TYPE_COMMENTS: 0x1000,
  ALLOW_TOP_LEVEL_AWAIT: 0x2000,
  ALLOW_INCOMPLETE_INPUT: 0x4000,
} as const;

/** `CO_NESTED`: accepted, without effect (`PyCF_MASK_OBSOLETE`). */
const OBSOLETE = 0x10;

/** Every flag that `compile` accepts. */
export const COMPILE_FLAGS = Object.values(PYCF).reduce((all: number, bit) => all | bit, INHERITED_FLAGS | OBSOLETE);
