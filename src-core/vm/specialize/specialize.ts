/**
 * When an instruction specialises (PEP 659, Python/specialize.c): the loop comes here when the counter of a generic form has run
 * down. One file per family decides the form; this one names the families.
 */
import { OP } from '../../code/opcodes.generated.ts';
import type { Frame } from '../../ops/frame.ts';
import type { Machine } from '../../ops/machine.ts';
import { specializeLoadAttr, specializeStoreAttr } from './attributes.ts';
import { specializeBinaryOp } from './binary-op.ts';
import { specializeCall } from './call.ts';
import { specializeCompareOp } from './compare-op.ts';
import { fail, succeed } from './counter.ts';
import { specializeForIter, specializeSend } from './iteration.ts';
import { specializeLoadGlobal } from './load-global.ts';
import { specializeBinarySubscr, specializeStoreSubscr, specializeSuper, specializeUnpack } from './subscript.ts';

/** What a family's rule sees; the inputs of the instruction stand below `sp`. */
export interface Site {
  m: Machine;
  frame: Frame;
  /** Unit of the instruction. */
  index: number;
  oparg: number;
  sp: number;
}

/** Why no form fits, in words: CPython's kinds of failure (`SPEC_FAIL_...`), which it only counts. */
export type Failure = string;

/** Answers the specialised opcode (its cache entries already written), or why none fits. */
export type Rule = (site: Site) => number | Failure;

const RULES = new Map<number, Rule>([
  [OP.BINARY_OP, specializeBinaryOp],
  [OP.COMPARE_OP, specializeCompareOp],
  [OP.BINARY_SUBSCR, specializeBinarySubscr],
  [OP.STORE_SUBSCR, specializeStoreSubscr],
  [OP.UNPACK_SEQUENCE, specializeUnpack],
  [OP.LOAD_GLOBAL, specializeLoadGlobal],
  [OP.LOAD_ATTR, specializeLoadAttr],
  [OP.STORE_ATTR, specializeStoreAttr],
  [OP.LOAD_SUPER_ATTR, specializeSuper],
  [OP.CALL, specializeCall],
  [OP.FOR_ITER, specializeForIter],
  [OP.SEND, specializeSend],
]);

/** Installs the form that fits what the instruction at unit `index` sees now, or backs off. Answers the form, or why there is none. */
export function specialize(m: Machine, opcode: number, frame: Frame, index: number, oparg: number, sp: number): number | Failure {
  const form = RULES.get(opcode)!({ m, frame, index, oparg, sp });
  if (typeof form === 'number') succeed(frame.code, index, form);
  else fail(frame.code, index, opcode);
  return form;
}
