/**
 * The requests of debugging: breakpoints, going on, looking into a stopped program and changing it. All but `setBreakpoints`, `pause`
 * and `setRules` want a program that is stopped; frames and objects belong to one stop and are refused after it.
 */
import type { BreakpointLocation, BreakpointSpec, BreakpointView } from './breakpoint-shapes.ts';
import type { ReprResult, SuspendedView, ThreadView, VariablePlace } from './inspect-shapes.ts';
import type { CodeChange, PatchView, ReplaceResult } from './live-shapes.ts';
import type { CodeId, EvaluateResult, FrameId, FrameView, ObjectRef, PatchResult, Variable } from './shapes.ts';
import type { CodeRules, CursorPlace, JumpTarget, StepKind, StepTarget } from './step-shapes.ts';

export interface Debugging {
  /** Replaces all breakpoints. */
  setBreakpoints(specs: BreakpointSpec[]): Promise<BreakpointView[]>;
  /** The columns of a line at which a breakpoint can stand. */
  breakpointLocations(file: string, line: number): Promise<BreakpointLocation[]>;
  continue(): Promise<void>;
  /** Stops before the next instruction. */
  pause(): Promise<void>;
  step(kind: StepKind): Promise<void>;
  /** The calls of the present line that a step can go into. */
  stepTargets(): Promise<StepTarget[]>;
  /** Into the function that the call at `offset` of this line calls. */
  stepInto(offset: number): Promise<void>;
  /** Until a line or an instruction is reached. */
  runTo(place: CursorPlace): Promise<void>;
  /** The instructions of the innermost frame, each with why it cannot be the next. */
  jumpTargets(): Promise<JumpTarget[]>;
  /** Makes another line or instruction of the innermost frame the next. Rejects with the reason why it cannot be. */
  setNext(target: { line: number } | { offset: number }): Promise<void>;
  /** Begins a frame anew with its parameters as they are; frames that it called are dropped. */
  restartFrame(frame: FrameId): Promise<void>;
  /** Lets a frame return the value of an expression; no `finally` block runs. Stops in the caller. */
  forceReturn(frame: FrameId, source: string): Promise<void>;
  /** Which code is the user's own, and whether steps stop in other code. */
  setRules(rules: CodeRules): Promise<void>;
  globals(frame: FrameId): Promise<Variable[]>;
  /** Items or attributes of an object, from `start`, `count` at most. */
  children(ref: ObjectRef, start: number, count: number): Promise<{ total: number; rows: Variable[] }>;
  builtins(frame: FrameId): Promise<Variable[]>;
  /** The program's own repr of an object: cut off where it takes too long, and where it raises said so. */
  repr(ref: ObjectRef): Promise<ReprResult>;
  /** Gives a variable, attribute, item or stack slot the value of an expression. */
  setVariable(place: VariablePlace, source: string): Promise<EvaluateResult>;
  threads(): Promise<ThreadView[]>;
  /** The frames of a thread, innermost first. */
  frames(thread: number): Promise<FrameView[]>;
  /** Generators, coroutines and tasks that wait to go on. */
  suspended(): Promise<SuspendedView[]>;
  /** Runs Python in a frame of the present stop: an expression's value, or a statement's effect. */
  evaluate(frame: FrameId, source: string): Promise<EvaluateResult>;
  /** Replaces constant `index` of a code object by the value of the literal `source`; running frames move over where offsets agree. */
  replaceConstant(code: CodeId, index: number, source: string): Promise<PatchResult>;
  /** A code object as a listing that `replaceCode` takes. */
  assembly(code: CodeId): Promise<string>;
  /**
   * Replaces parts of a code object that the program runs. The next call uses the new code, and frames go over, suspended generators
   * included; where one of them provably cannot, nothing is replaced and the map says which and why.
   */
  replaceCode(code: CodeId, change: CodeChange): Promise<ReplaceResult>;
  /** The same for all functions of a file whose code is another in the edited `text`. */
  replaceSource(path: string, text: string): Promise<ReplaceResult>;
  /** The replacements of this run, oldest first. */
  patches(): Promise<PatchView[]>;
  undoPatch(): Promise<ReplaceResult>;
  redoPatch(): Promise<ReplaceResult>;
  /** Writes the replacements in a file to `target`: as a `.pyc`, or as Python text that makes them. */
  exportPatches(path: string, kind: 'pyc' | 'python', target: string): Promise<{ bytes: number }>;
}
