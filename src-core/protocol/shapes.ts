/**
 * The shapes that cross the wire between the engine and any front: plain JSON, no object of the machine. Ids are numbers that
 * the engine gives out and are branded, so that one kind is never passed for another. Lines count from 1; columns are UTF-16
 * units from 0 of the source text as the front holds it; offsets are byte offsets into `co_code`, as `dis` prints them.
 */
import type { OffsetMap } from './live-shapes.ts';

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** A code object of the program; the same id for the whole session, whatever runs it. */
export type CodeId = Branded<number, 'code'>;
/** A frame of the present stop; void after the program goes on. */
export type FrameId = Branded<number, 'frame'>;
/** An object that can be opened, of the present stop; 0 when there is nothing inside. */
export type ObjectRef = Branded<number, 'object'>;
export type BreakpointId = Branded<number, 'breakpoint'>;

export interface Range {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A Python value as one line of text. Its repr is cut at some hundred characters and never runs code of the program. */
export interface ValueView {
  /** The repr; `NULL` for an empty slot. */
  text: string;
  type: string;
  /** `null` is CPython's NULL (an empty slot, an unbound local). */
  kind:
    | 'null'
    | 'none'
    | 'bool'
    | 'int'
    | 'float'
    | 'str'
    | 'bytes'
    | 'container'
    | 'iterator'
    | 'callable'
    | 'type'
    | 'exception'
    | 'object';
  ref: ObjectRef;
}

export interface Variable extends ValueView {
  name: string;
  /** Changed since the stop before, by the program (not by an edit). */
  changed: boolean;
  /** The slot of `localsplus` for fast locals, cells and free variables, else -1. */
  slot: number;
}

/** One row of the value stack, top first. */
export interface StackRow extends ValueView {
  /** Index from the bottom of the frame's value stack. */
  index: number;
  /** Name of the variable that the value was loaded from, where a plain load pushed it; else ''. */
  origin: string;
  changed: boolean;
}

export interface CacheField {
  name: string;
  /** Decoded: the counter as value and backoff, versions as numbers, a cached index, what a pointer points to. */
  text: string;
  /** What a pointer points to. */
  points?: ValueView;
}

/** The inline cache of the current instruction. */
export interface CacheView {
  offset: number;
  family: string;
  form: string;
  fields: CacheField[];
}

export interface FrameView {
  id: FrameId;
  code: CodeId;
  name: string;
  qualname: string;
  file: string;
  line: number;
  /** Offset of the instruction that runs next (top frame) or that waits for its call (callers). */
  offset: number;
  range: Range | null;
  /** Top first. */
  stack: StackRow[];
  locals: Variable[];
  cells: Variable[];
  free: Variable[];
  /** The exception being handled, if any. */
  handling: ValueView | null;
  cache: CacheView | null;
  /** The row of the exception table that would handle an exception of this instruction. */
  handler?: ExceptionRow | null;
  /** Who called it: Python code, or native code that stands between. */
  entered?: 'python' | 'native';
  /** `generator`, `coroutine` or `async generator` where it is one's frame, else ''. */
  generator?: string;
  /** Code of the user's own. */
  mine?: boolean;
}

/** `goto`: a place that the front named was reached; `data` and `machine`: breakpoints that have no place. */
export type StopReason = 'entry' | 'breakpoint' | 'step' | 'pause' | 'exception' | 'goto' | 'data' | 'machine';

/** All that the panes need at a stop; children of objects, globals and listings of callers are asked for. */
export interface Snapshot {
  reason: StopReason;
  /** In words: `breakpoint, line 12`. */
  description: string;
  /** Instructions executed since the program began. */
  ticks: number;
  breakpoints: BreakpointId[];
  /** Innermost first. */
  frames: FrameView[];
  exception: { type: string; message: string; traceback: string } | null;
  /** All exceptions that are being handled, innermost first. */
  exceptions?: ValueView[];
  /** What has changed in the listing of the innermost frame's code since the front was last told of it. */
  listing: ListingChange | null;
}

/** Rows of a listing that changed, ascending; with `whole` they are all of them and the front knew none. */
export interface ListingChange {
  code: CodeId;
  whole: boolean;
  rows: readonly InstructionRow[];
}

export interface InstructionRow {
  offset: number;
  opcode: number;
  /** Base name, as `dis` prints it for cold code. */
  name: string;
  /** The name now in the code: specialised or super-instruction; equal to `name` when it is generic. */
  adaptive: string;
  arg: number | null;
  argrepr: string;
  /** Offset of the jump's target, or null. */
  target: number | null;
  isTarget: boolean;
  line: number | null;
  /** A new source line starts here (`dis` prints its number). */
  startsLine: boolean;
  range: Range | null;
  /** Number of values on the stack before it runs; null when unreachable. */
  depth: number | null;
  /** The cache's adaptive counter as `dis(show_caches=True)` prints it, or null when there is none. */
  counter: number | null;
  /** The instruction and its caches in hex. */
  bytes: string;
  /** Times executed while profiling was on. */
  hits: number;
}

export interface ExceptionRow {
  start: number;
  end: number;
  target: number;
  depth: number;
  lasti: boolean;
}

/** One code object, as the tree and the Code view show it. */
export interface CodeView {
  id: CodeId;
  parent: CodeId | null;
  name: string;
  qualname: string;
  file: string;
  firstLine: number;
  flags: string[];
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  stacksize: number;
  nlocals: number;
  names: string[];
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  consts: ValueView[];
  exceptionTable: ExceptionRow[];
  instructions: number;
  /** Indices of `consts` that differ from what was compiled. */
  patched: number[];
}

/** A place in the source where the file could not be compiled, or a warning. */
export interface Problem {
  severity: 'error' | 'warning';
  /** As Python prints it last: `SyntaxError: invalid syntax`. */
  message: string;
  file: string;
  range: Range | null;
  /** The whole text as the command line would print it. */
  text: string;
}

export interface Document {
  path: string;
  /** A `.pyc` has no text to edit: `text` is that of its source, where that was found and is the one it was made of, else ''. */
  kind: 'source' | 'pyc';
  text: string;
  /** The code objects of the file, parents before children; empty when it does not compile. */
  codes: CodeView[];
  problems: Problem[];
}

export interface Sample {
  path: string;
  title: string;
  description: string;
}

export type { BreakpointSpec, BreakpointView } from './breakpoint-shapes.ts';

export type RunState = 'empty' | 'ready' | 'running' | 'stopped' | 'exited' | 'died';

export interface ProfileRow {
  code: CodeId | null;
  name: string;
  file: string;
  line: number;
  builtin: boolean;
  calls: number;
  /** Calls that are not recursion. */
  primitiveCalls: number;
  /** Milliseconds. */
  ownTime: number;
  cumulativeTime: number;
  instructions: number;
}

export interface EvaluateResult {
  ok: boolean;
  /** The repr of the value ('' for None); what was printed is sent as output; or the traceback. */
  text: string;
  value: ValueView | null;
}

export interface PatchResult {
  ok: boolean;
  message: string;
  code: CodeView | null;
  /** Running frames that moved over to the new code, and those that stay on the old one with the reason. */
  framesMoved: number;
  framesKept: string[];
  /** Where each instruction of the old code is in the new one. */
  maps?: OffsetMap[];
  patch?: number | null;
}
