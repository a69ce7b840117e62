/** How the verifier refuses: the rule that is broken, where, and why. */

export type VerifyRule =
  /** The code ends within an instruction, its prefix or its caches, or is empty. */
  | 'truncated'
  /** Not an instruction that a program may hold: unknown, specialised, instrumented or the machine's own. */
  | 'opcode'
  /** A cache entry that is not zero. */
  | 'cache'
  /** An argument outside its table or range. */
  | 'operand'
  | 'jump-target'
  /** FOR_ITER that does not end at an END_FOR. */
  | 'for-target'
  /** KW_NAMES that is not followed by its CALL. */
  | 'keyword-names'
  /** Generator instructions in code of another kind, or the other way round. */
  | 'code-kind'
  | 'exception-order'
  | 'exception-range'
  | 'exception-target'
  | 'exception-depth'
  | 'stack-underflow'
  | 'stack-merge'
  | 'stack-size'
  | 'value-kind'
  | 'slot-kind'
  | 'return-height'
  | 'falls-off';

export class VerifyError extends Error {
  constructor(
    readonly rule: VerifyRule,
    /** Byte offset of the instruction at fault. */
    readonly offset: number,
    readonly reason: string,
  ) {
    super(`at ${offset}: ${reason} (${rule})`);
    this.name = 'VerifyError';
  }
}
