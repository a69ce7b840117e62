/**
 * A copy of a code object with some fields changed: `code.replace(...)` and `types.CodeType(...)` (CPython Objects/codeobject.c,
 * `code_replace_impl`, `PyUnstable_Code_NewWithPosOnlyArgs`), with their checks and messages.
 */
import { CodeError } from './code-error.ts';
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_FAST_LOCAL, CO_OPTIMIZED, CodeObject } from './code-object.ts';
import type { Const } from './const.ts';
import { codeInstructions } from './instructions.ts';
import { cellvars, countLocals, freevars, varnames } from './localsplus.ts';
import { OP } from './opcodes.generated.ts';
import { validateCode } from './validate.ts';

/** The fields as Python names them, without `co_`. */
export interface CodeParts {
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  nlocals: number;
  stacksize: number;
  flags: number;
  firstlineno: number;
  code: Uint8Array;
  consts: readonly Const[];
  names: readonly string[];
  varnames: readonly string[];
  freevars: readonly string[];
  cellvars: readonly string[];
  filename: string;
  name: string;
  qualname: string;
  linetable: Uint8Array;
  exceptiontable: Uint8Array;
}

const NUMBERS = ['argcount', 'posonlyargcount', 'kwonlyargcount', 'nlocals', 'stacksize', 'flags', 'firstlineno'] as const;

/** `code.replace(**changes)`. Raises CodeError (ValueError, SystemError). */
export function replaceCode(code: CodeObject, changes: Partial<CodeParts>): CodeObject {
  const f = code.fields;
  const parts: CodeParts = {
    ...f,
    nlocals: countLocals(f),
    varnames: varnames(f),
    freevars: freevars(f),
    cellvars: cellvars(f),
    ...changes,
  };
  for (const name of NUMBERS) if (parts[name] < 0) throw new CodeError('ValueError', `co_${name} must be a positive integer`);
  return makeCode(parts);
}

/** A code object from all its parts, as the constructor of Python's type `code` makes one. */
export function makeCode(parts: CodeParts): CodeObject {
  const { nlocals, varnames: locals, freevars: free, cellvars: cells, ...rest } = parts;
  const names: string[] = [...locals];
  const kinds: number[] = locals.map(() => CO_FAST_LOCAL);
  for (const cell of cells) {
    const local = locals.indexOf(cell);
    if (local >= 0) kinds[local] |= CO_FAST_CELL;
    else {
      names.push(cell);
      kinds.push(CO_FAST_CELL);
    }
  }
  for (const name of free) {
    names.push(name);
    kinds.push(CO_FAST_FREE);
  }
  if (!(parts.flags & CO_OPTIMIZED)) hideComprehensionLocals(parts.code, kinds);
  const fields = { ...rest, localsplusnames: names, localspluskinds: Uint8Array.from(kinds) };
  validateCode(fields);
  if (nlocals !== locals.length) throw new CodeError('ValueError', 'code: co_nlocals != len(co_varnames)');
  return new CodeObject(fields);
}

/** Locals that an inlined comprehension saves and restores are hidden outside functions (PEP 709). */
function hideComprehensionLocals(code: Uint8Array, kinds: number[]): void {
  for (const { opcode, arg } of codeInstructions(code)) {
    if (opcode !== OP.LOAD_FAST_AND_CLEAR || arg === null) continue;
    if (arg >= kinds.length) throw new CodeError('ValueError', `code: LOAD_FAST_AND_CLEAR oparg ${arg} out of range`);
    kinds[arg] |= CO_FAST_HIDDEN;
  }
}
