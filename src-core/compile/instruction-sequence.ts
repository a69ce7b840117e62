/**
 * What code generation hands to the flow graph: one linear list of instructions, pseudo instructions included, whose jumps name
 * labels (CPython 3.12 Python/compile.c, `instr_sequence`), and the unit that they belong to (`compiler_unit` and
 * `_PyCompile_CodeUnitMetadata`).
 */
import type { Const } from '../code/const.ts';

/** Lines from 1, columns in UTF-8 bytes from 0; -1 where there is none (`NO_LOCATION` is all -1). */
export interface Location {
  readonly lineno: number;
  readonly end_lineno: number;
  readonly col_offset: number;
  readonly end_col_offset: number;
}
export const NO_LOCATION: Location = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };

/** A jump target before positions are known; an index into InstructionSequence.labels. */
export type Label = number;

export interface Instruction {
  opcode: number;
  /** The argument; for jumps and SETUP_* the label. */
  oparg: number;
  loc: Location;
}

export class InstructionSequence {
  readonly instructions: Instruction[] = [];
  /** Label to index of the instruction that follows it; -1 while unused. */
  readonly labels: number[] = [];

  newLabel(): Label {
    this.labels.push(-1);
    return this.labels.length - 1;
  }

  /** Places `label` before the next instruction that is added. */
  useLabel(label: Label): void {
    this.labels[label] = this.instructions.length;
  }

  add(opcode: number, oparg: number, loc: Location): void {
    this.instructions.push({ opcode, oparg, loc });
  }

  /** Puts an instruction before index `at`; labels that point past it move along (`instr_sequence_insert_instruction`). */
  insert(at: number, opcode: number, oparg: number, loc: Location): void {
    this.instructions.splice(at, 0, { opcode, oparg, loc });
    for (let i = 0; i < this.labels.length; i++) if (this.labels[i] >= at) this.labels[i]++;
  }
}

/** One code block when its instructions are complete: what is needed to optimise and assemble it. */
export interface CodeUnit {
  name: string;
  qualname: string;
  /** Constants in order of first use, already unique by CPython's constant key (type and value); None etc. included. */
  consts: Const[];
  /** Names by index, in order of first use. */
  names: string[];
  /** Name to index. Cells and free variables are numbered as in CPython: cellvars from 0, freevars after them. */
  varnames: Map<string, number>;
  cellvars: Map<string, number>;
  freevars: Map<string, number>;
  /** Names of comprehension variables that live in a fast local only while an inlined comprehension runs (PEP 709). */
  fasthidden: Map<string, boolean>;
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  firstlineno: number;
  /** co_flags as computed from the scope (`compute_code_flags`). */
  flags: number;
  sequence: InstructionSequence;
}
