/**
 * Code objects, the stages that lead to them, and `.pyc` files as plain JSON: what the Code, Stages and `.pyc` views show and what
 * the command line prints with `--json`. Lines count from 1; columns are those of the asker (UTF-16 units for a window, UTF-8 bytes
 * on the command line, as `co_positions()` has them); offsets of code are bytes into `co_code`.
 */
import type { ExceptionRow, Range } from './shapes.ts';

/** One slot of the frame: its name and what it is. */
export interface SlotDetail {
  name: string;
  kinds: ('local' | 'cell' | 'free' | 'hidden')[];
}

export interface ConstDetail {
  type: string;
  /** Its repr, whole. */
  text: string;
}

/** An entry of the location table: the code units `[start, end)` and where they come from. */
export interface LocationDetail {
  start: number;
  end: number;
  /** Number of the entry's kind in the table, 0 to 15, and that kind in words. */
  form: number;
  kind: string;
  line: number | null;
  /** Null where the table has no columns. */
  range: Range | null;
}

/** Every field of a code object. */
export interface CodeDetail {
  name: string;
  qualname: string;
  filename: string;
  firstlineno: number;
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  nlocals: number;
  stacksize: number;
  flags: { value: number; names: string[] };
  consts: ConstDetail[];
  names: string[];
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  /** In frame order. */
  slots: SlotDetail[];
  exceptionTable: ExceptionRow[];
  /** `co_lines()`. */
  lines: { start: number; end: number; line: number | null }[];
  locations: LocationDetail[];
  /** `co_code`, `co_linetable` and `co_exceptiontable` in hexadecimal. */
  code: string;
  linetable: string;
  exceptiontable: string;
}

/** One inline cache of an instruction: its code units as one number, in decimal. */
export interface CacheDetail {
  name: string;
  units: number;
  value: string;
}

export interface InstructionDetail {
  offset: number;
  opcode: number;
  opname: string;
  arg: number | null;
  argrepr: string;
  /** Offset of the jump's target, or null. */
  target: number | null;
  isJumpTarget: boolean;
  startsLine: number | null;
  line: number | null;
  range: Range | null;
  caches: CacheDetail[];
}

/** A code object with its instructions and, among its constants, the code objects inside it: `lasti dis --json`. */
export interface CodeTree extends CodeDetail {
  instructions: InstructionDetail[];
  children: CodeTree[];
}

/** What a pass did to a row: nothing, or this. */
export type StageMark = '' | 'added' | 'removed' | 'changed' | 'moved';

/** One row of a stage: a line of source, a node of the tree, a block's head or an instruction. */
export interface StageRow {
  kind: 'line' | 'node' | 'block' | 'instruction';
  /** The same number as long as it is the same thing, from stage to stage. */
  id: number;
  mark: StageMark;
  /** How deep a node stands in the tree. */
  depth: number;
  /** Line of source, node, name of the block (B2) or opcode. */
  text: string;
  /** Argument with its meaning, what is known of the block, or the fields of the node. */
  detail: string;
  /** Block (B2) to which it jumps or whose handler it sets up; '' for none. */
  target: string;
  /** Block that handles an exception raised here; '' for none. */
  handler: string;
  /** Byte offset in the finished code, else null. */
  offset: number | null;
  line: number | null;
  range: Range | null;
  /** What the row was before, where it changed. */
  before: string;
}

export type StageGroup = 'source' | 'tree' | 'code generation' | 'flow graph' | 'assembly';

/** One stage of the way from source to code object. */
export interface StageSummary {
  index: number;
  group: StageGroup;
  title: string;
  /** What the stage does, in a sentence. */
  does: string;
  rows: number;
  added: number;
  removed: number;
  changed: number;
  moved: number;
}

/** A stretch of a `.pyc` file, in the order of the file: a whole before its parts. */
export interface PycSpanRow {
  /** `[start, end)` in bytes; `end` goes over all parts. */
  start: number;
  end: number;
  depth: number;
  role: string;
  meaning: string;
  /** The type byte of marshal data as a letter, '' in the header. */
  type: string;
  /** Number by which later objects refer to it, or null. */
  reference: number | null;
}

/** A `.pyc` file explained, as far as it can be read. */
export interface PycView {
  path: string;
  /** `file`: as it stands there. `compiled`: as compiling the open source would write it. */
  origin: 'file' | 'compiled';
  size: number;
  /** The bytes in hexadecimal. */
  hex: string;
  spans: PycSpanRow[];
  /** Why reading ended before the end, and where; null for a whole file. */
  error: { message: string; offset: number } | null;
  /** Bytes behind the code object, which Python ignores. */
  trailing: number;
}
