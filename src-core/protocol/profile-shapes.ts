/**
 * What a profile is made of. Everything but times is counted, not sampled: two equal runs give equal numbers. Times are in
 * milliseconds, instructions in ticks of the machine; `calls`, `primitiveCalls`, own and cumulative are what `cProfile` means by them.
 */
import type { CodeId } from './shapes.ts';

/**
 * How closely is counted: `calls` hooks the places of calls alone; `instructions` every instruction, which makes the program slow and
 * its times long, and gives executions of lines and instructions, opcodes and what specialised.
 */
export type ProfileDetail = 'calls' | 'instructions';

export interface ProfileAmounts {
  calls: number;
  /** Calls that are not recursion. */
  primitiveCalls: number;
  ownTime: number;
  cumulativeTime: number;
  ownInstructions: number;
  cumulativeInstructions: number;
}

/** A function of Python or a built-in one; others refer to it by its index. */
export interface ProfileFunction extends ProfileAmounts {
  /** Null for a built-in function, or where nobody numbers code objects. */
  code: CodeId | null;
  /** `co_name`, or what `cProfile` calls a built-in function. */
  name: string;
  qualname: string;
  /** `~` for a built-in function. */
  file: string;
  line: number;
  builtin: boolean;
}

/** What one function spent in another that it called. */
export interface ProfileEdge extends ProfileAmounts {
  caller: number;
  callee: number;
}

/** A place in the tree of calls; parents stand before children. */
export interface ProfileNode {
  /** Index of the node that it was called from, or -1. */
  parent: number;
  function: number;
  calls: number;
  ownTime: number;
  cumulativeTime: number;
  ownInstructions: number;
  cumulativeInstructions: number;
}

export interface ProfileLine {
  file: string;
  line: number;
  /** Times that the line was begun (LINE events). */
  hits: number;
  instructions: number;
}

/** Executions of one instruction. */
export interface ProfileInstruction {
  function: number;
  offset: number;
  name: string;
  hits: number;
}

export interface ProfileReason {
  reason: string;
  count: number;
}

/** The story of an instruction that can specialise. */
export interface ProfileSite {
  function: number;
  offset: number;
  line: number | null;
  /** The generic instruction, and the form that stands there now. */
  name: string;
  form: string;
  executions: number;
  /** Executions of a specialised form whose guards held, and those where one did not. */
  hits: number;
  misses: number;
  /** Attempts to specialise, those that gave a form, and those that took a specialised form away for the generic one. */
  attempts: number;
  successes: number;
  deopts: number;
  failures: ProfileReason[];
  missReasons: ProfileReason[];
}

export interface OpcodeCount {
  name: string;
  count: number;
}
export interface PairCount {
  first: string;
  second: string;
  count: number;
}

export interface ProfileReport {
  detail: ProfileDetail;
  /** Of the whole run. */
  instructions: number;
  time: number;
  functions: ProfileFunction[];
  edges: ProfileEdge[];
  tree: ProfileNode[];
  /** The tree would have been too large: calls below some nodes are counted with these. */
  treeCut: boolean;
  /** Only with `instructions`: */
  lines: ProfileLine[];
  executed: ProfileInstruction[];
  opcodes: OpcodeCount[];
  pairs: PairCount[];
  sites: ProfileSite[];
}

/** A function in two profiles; `before` or `after` is null where it did not run. */
export interface ProfileChange {
  name: string;
  file: string;
  before: ProfileAmounts | null;
  after: ProfileAmounts | null;
}

export interface ProfileDiff {
  instructions: { before: number; after: number };
  /** Functions whose counts differ, the greatest difference of own instructions first; differences of time alone do not count. */
  functions: ProfileChange[];
  opcodes: { name: string; before: number; after: number }[];
  /** Lines by file and number whose counts differ. */
  lines: { file: string; line: number; before: number; after: number }[];
}

export type ProfileFormat = 'pstats' | 'speedscope' | 'collapsed' | 'json';
export type ProfileSort = 'ncalls' | 'tottime' | 'cumtime' | 'instructions';

/** A file of another tool: text, or the bytes of `pstats`. */
export interface ProfileFile {
  text: string | null;
  bytes: number[] | null;
}

/** Requests about the profile of the program, also while it runs. They reject where it runs without one. */
export interface Profiling {
  profileReport(): Promise<ProfileReport>;
  /** What differs from the run before. */
  profileDiff(): Promise<ProfileDiff>;
  profileFile(format: ProfileFormat): Promise<ProfileFile>;
}
