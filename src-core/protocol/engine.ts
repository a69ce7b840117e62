/**
 * The engine's whole language towards any front (window, command line, debug adapter, tests): one interface of requests and one
 * of events. Every request answers while the program is stopped, ready or exited; `pause`, `stop`, `setBreakpoints`, `state` and
 * `profile` also while it runs. A request that cannot be met rejects with an Error whose message is a sentence for the user.
 */
import type { CodeDetail, PycView, StageRow, StageSummary } from './code-shapes.ts';
import type {
  BreakpointSpec,
  BreakpointView,
  CodeId,
  CodeView,
  Document,
  EvaluateResult,
  FrameId,
  InstructionRow,
  ObjectRef,
  PatchResult,
  Problem,
  ProfileRow,
  RunState,
  Sample,
  Snapshot,
  Variable,
} from './shapes.ts';

import type { ScopeRow, SourceView, TokenRow, TreeNode } from './source-shapes.ts';

/**
 * `instruction-into` enters calls, `instruction-over` counts a call as one; `line-out` runs until the present frame returns or
 * yields.
 */
export type StepKind = 'instruction-into' | 'instruction-over' | 'line-into' | 'line-over' | 'line-out';

export interface LaunchOptions {
  path: string;
  args: string[];
  stopOnEntry: boolean;
  /** Count calls, times and instructions. */
  profile: boolean;
}

export interface Engine {
  /** The programs of resources/samples, in order. */
  samples(): Promise<Sample[]>;
  /** Reads and compiles a file without running it. Rejects when it cannot be read. */
  open(path: string): Promise<Document>;
  /** Compiles `text` as the file's content (an edit that is not saved). */
  compile(path: string, text: string): Promise<Document>;
  save(path: string, text: string): Promise<void>;
  /** Starts the program anew; breakpoints stay. */
  launch(options: LaunchOptions): Promise<void>;
  restart(): Promise<void>;
  /** Ends the program. The state becomes 'exited'. */
  stop(): Promise<void>;
  continue(): Promise<void>;
  pause(): Promise<void>;
  step(kind: StepKind): Promise<void>;
  /** Replaces all breakpoints. */
  setBreakpoints(specs: BreakpointSpec[]): Promise<BreakpointView[]>;
  state(): Promise<{ state: RunState; snapshot: Snapshot | null }>;
  /** The listing of a code object as it is now: adaptive names, counters, hits. */
  listing(code: CodeId): Promise<InstructionRow[]>;
  code(code: CodeId): Promise<CodeView>;
  /** Tokens, syntax tree and symbol table of a document's present text. */
  tokens(path: string): Promise<SourceView<TokenRow>>;
  tree(path: string): Promise<SourceView<TreeNode>>;
  symbols(path: string): Promise<SourceView<ScopeRow>>;
  /** Every field of a code object, tables included. */
  codeDetail(code: CodeId): Promise<CodeDetail>;
  /** The stages from source to this code object, optimised as told (0 to 2). Rejects when its source is not open. */
  stages(code: CodeId, optimize: number): Promise<StageSummary[]>;
  /** The rows of one stage. */
  stage(code: CodeId, optimize: number, index: number): Promise<StageRow[]>;
  /** A `.pyc` file byte by byte, as far as it can be read, or the one that an open source makes. Nothing of it is run. */
  pyc(path: string): Promise<PycView>;
  globals(frame: FrameId): Promise<Variable[]>;
  /** Items or attributes of an object, from `start`, `count` at most. */
  children(ref: ObjectRef, start: number, count: number): Promise<{ total: number; rows: Variable[] }>;
  /** Runs Python in a frame of the present stop: an expression's value, or a statement's effect. */
  evaluate(frame: FrameId, source: string): Promise<EvaluateResult>;
  /** Replaces constant `index` of a code object by the value of the literal `source`; running frames move over where offsets agree. */
  replaceConstant(code: CodeId, index: number, source: string): Promise<PatchResult>;
  profile(): Promise<ProfileRow[]>;
  /** Answer to the program's `input()`; null is end of file. */
  input(text: string | null): Promise<void>;
}

export interface EngineEvents {
  state(event: { state: RunState }): void;
  stopped(event: Snapshot): void;
  output(event: { stream: 'stdout' | 'stderr'; text: string }): void;
  /** The program waits for a line of standard input. */
  inputRequested(event: { prompt: string }): void;
  exited(event: { status: number; ticks: number; problem: Problem | null }): void;
  /** Breakpoints were bound, moved or hit. */
  breakpoints(event: { breakpoints: BreakpointView[] }): void;
  /** Code objects that came into being while the program ran (exec, a patched copy). */
  codeCreated(event: { codes: CodeView[] }): void;
  /** While running, a few times a second: instructions executed so far. */
  progress(event: { ticks: number }): void;
  /** The engine's worker ended (crash, out of memory); sent by the process that owns it. */
  engineDied(event: { reason: string }): void;
}
