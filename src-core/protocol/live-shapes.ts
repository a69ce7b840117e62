/** Replacing code while it runs, as it crosses the wire. */
import type { CodeId, CodeView } from './shapes.ts';

/** What is to be another in a code object. */
export type CodeChange =
  /** Constants by index, as Python expressions. */
  | { consts: readonly { index: number; source: string }[] }
  | { names: readonly { index: number; name: string }[] }
  | { flags: number }
  /** A listing in the notation of the assembler, as `assembly` gives it. */
  | { assembly: string };

/**
 * One instruction of the old code and what became of it in the new one. `kept`: it stands where it stood. `moved`: elsewhere. `removed`:
 * it is gone. `added`: it is new. `unsafe`: it is there, and a frame that stands before it cannot go on in the new code.
 */
export interface OffsetRow {
  old: number | null;
  new: number | null;
  name: string;
  state: 'kept' | 'moved' | 'removed' | 'added' | 'unsafe';
  reason: string;
}

/** The way from the old code of one code object to the new. */
export interface OffsetMap {
  code: CodeId;
  qualname: string;
  rows: OffsetRow[];
  /** Frames that run this code, suspended generators among them, and where each goes on; with the reason where it cannot. */
  frames: { name: string; from: number; to: number | null; reason: string }[];
}

export interface ReplaceResult {
  ok: boolean;
  /** What was done, or why nothing was. */
  message: string;
  patch: number | null;
  maps: OffsetMap[];
  codes: CodeView[];
  functions: number;
  framesMoved: number;
}

/** A replacement that was made and is made again in every later run, with its difference as lines that begin with `-`, `+` or a blank. */
export interface PatchView {
  id: number;
  title: string;
  undone: boolean;
  diff: string[];
  /** Why it is not in force in the program that runs: its code was not loaded yet, or is another by now; '' where it is. */
  message: string;
}
