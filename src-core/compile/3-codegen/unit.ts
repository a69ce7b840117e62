/**
 * One code block while its instructions are being written: its scope in the symbol table, the tables of names and constants that
 * grow by use, and the stack of frame blocks. `finish` turns it into the `CodeUnit` that the flow graph takes.
 */
import type { Const } from '../../code/const.ts';
import type { SymtableEntry } from '../2-symtable/entry.ts';
import { CELL, DEF_COMP_CELL, DEF_FREE_CLASS, FREE, SCOPE_MASK, SCOPE_OFFSET } from '../2-symtable/entry.ts';
import { type CodeUnit, InstructionSequence } from '../instruction-sequence.ts';
import type { FrameBlock } from './frame-blocks.ts';

export type UnitKind = 'module' | 'class' | 'function' | 'async function' | 'lambda' | 'comprehension' | 'type parameters';

export class Unit {
  readonly sequence = new InstructionSequence();
  readonly consts: Const[] = [];
  readonly constIndex = new Map<Const, number>();
  readonly names = new Map<string, number>();
  readonly varnames = new Map<string, number>();
  readonly cellvars: Map<string, number>;
  readonly freevars: Map<string, number>;
  readonly fasthidden = new Map<string, boolean>();
  readonly blocks: FrameBlock[] = [];
  qualname: string;
  argcount = 0;
  posonlyargcount = 0;
  kwonlyargcount = 0;
  /** How many inlined comprehensions surround the place that is being compiled. */
  inlinedComprehensions = 0;

  constructor(
    readonly name: string,
    readonly kind: UnitKind,
    readonly scope: SymtableEntry,
    readonly firstlineno: number,
    /** The class whose name mangles private names; undefined outside classes. */
    public privateName: string | undefined,
  ) {
    this.qualname = name;
    for (const variable of scope.varnames) indexOf(this.varnames, variable);
    this.cellvars = numberNames(scope, CELL, DEF_COMP_CELL, 0);
    if (scope.needs_class_closure) indexOf(this.cellvars, '__class__');
    if (scope.needs_classdict) indexOf(this.cellvars, '__classdict__');
    this.freevars = numberNames(scope, FREE, DEF_FREE_CLASS, this.cellvars.size);
  }

  finish(flags: number): CodeUnit {
    const { name, qualname, consts, varnames, cellvars, freevars, fasthidden, sequence } = this;
    const { argcount, posonlyargcount, kwonlyargcount, firstlineno } = this;
    const names = [...this.names.keys()];
    return {
      name,
      qualname,
      consts,
      names,
      varnames,
      cellvars,
      freevars,
      fasthidden,
      argcount,
      posonlyargcount,
      kwonlyargcount,
      firstlineno,
      flags,
      sequence,
    };
  }
}

/** The index of `name`, which gets the next free one at its first use. */
export function indexOf(table: Map<string, number>, name: string): number {
  let index = table.get(name);
  if (index === undefined) table.set(name, (index = table.size));
  return index;
}

/** Names of the scope that have `kind` or one of the `bits`, sorted by code point and numbered from `first`. */
function numberNames(scope: SymtableEntry, kind: number, bits: number, first: number): Map<string, number> {
  const chosen: string[] = [];
  for (const [name, symbol] of scope.symbols) {
    if (((symbol >> SCOPE_OFFSET) & SCOPE_MASK) === kind || symbol & bits) chosen.push(name);
  }
  chosen.sort(byCodePoint);
  return new Map(chosen.map((name, i) => [name, first + i]));
}

function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a[i] === b[i]) continue;
    // Comparing whole code points here is right even in the middle of a pair: equal halves were passed together.
    return a.codePointAt(i)! - b.codePointAt(i)!;
  }
  return a.length - b.length;
}
