/**
 * The engine's whole language towards any front (window, command line, debug adapter, tests): one interface of requests and one
 * of events. Every request answers while the program is stopped, ready or exited; `pause`, `stop`, `setBreakpoints`, `state` and
 * `profile` also while it runs. A request that cannot be met rejects with an Error whose message is a sentence for the user.
 */

import type { CodeDetail, PycView, StageRow, StageSummary } from './code-shapes.ts';
import type { Debugging } from './debugging.ts';
import type {
  BreakpointView,
  CodeId,
  CodeView,
  Document,
  InstructionRow,
  Problem,
  ProfileRow,
  RunState,
  Sample,
  Snapshot,
} from './shapes.ts';

export type { StepKind } from './step-shapes.ts';

import type { ProfileDetail, Profiling } from './profile-shapes.ts';
import type { ScopeRow, SourceView, TokenRow, TreeNode } from './source-shapes.ts';
import type { TimeTravel } from './timeline-shapes.ts';

export interface LaunchOptions {
  path: string;
  args: string[];
  stopOnEntry: boolean;
  /** Count calls, times and instructions. */
  profile: boolean;
  /** How closely; `calls` where nothing is said. */
  profileDetail?: ProfileDetail;
}

export interface Engine extends Debugging, TimeTravel, Profiling {
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
  /** A breakpoint has written its log message. */
  logged(event: { text: string; file: string; line: number }): void;
  /** Code objects that came into being while the program ran (exec, a patched copy). */
  codeCreated(event: { codes: CodeView[] }): void;
  /** While running, a few times a second: instructions executed so far. */
  progress(event: { ticks: number }): void;
  /** The engine's worker ended (crash, out of memory); sent by the process that owns it. */
  engineDied(event: { reason: string }): void;
}
