/** Steps as they cross the wire. */
import type { Range } from './shapes.ts';

/**
 * How far a step goes. `into` enters calls, `over` counts a call as one, `out` runs until the frame has returned. A generator or
 * coroutine that is suspended has not returned: `over` and `out` wait until it goes on. `statement` and `expression` stop where
 * another statement or sub-expression of the source begins, on the same line too.
 */
export type StepKind =
  | 'instruction-into'
  | 'instruction-over'
  | 'line-into'
  | 'line-over'
  | 'line-out'
  | 'statement-into'
  | 'statement-over'
  | 'expression-into'
  | 'expression-over'
  /** Until the frame is about to return, its value on the stack. */
  | 'to-return';

export const STEP_KINDS: readonly StepKind[] = [
  'instruction-into',
  'instruction-over',
  'line-into',
  'line-over',
  'line-out',
  'statement-into',
  'statement-over',
  'expression-into',
  'expression-over',
  'to-return',
];

/** A call of the present line that a step can go into. */
export interface StepTarget {
  /** Offset of the call in the innermost frame's code. */
  offset: number;
  /** Its source text, or the instruction where there is none. */
  label: string;
  range: Range | null;
}

/** Where to run to: a line of a file, or an instruction of a code object. */
export type CursorPlace = { file: string; line: number } | { file: string; qualname: string; offset: number };

/** Where a frame may go on: `refusal` says why it may not. */
export interface JumpTarget {
  offset: number;
  line: number | null;
  refusal: string;
}

/**
 * Which code is the user's own. The first rule whose pattern fits a file decides (`*` is any text); without one, files of the
 * program's own folder are and the library's are not. Steps by line, statement or expression do not stop in other code.
 */
export interface CodeRules {
  justMyCode: boolean;
  rules: readonly { pattern: string; mine: boolean }[];
}
