/**
 * What a compiled program is: the fields of CPython 3.12's `PyCodeObject` (Include/cpython/code.h), immutable and without any
 * state of a run. The machine's own code object (objects/code.ts) wraps one of these and adds adaptive units.
 */
import type { Const } from './const.ts';

/** Bits of `co_flags` (Include/cpython/code.h). */
export const CO_OPTIMIZED = 0x0001;
export const CO_NEWLOCALS = 0x0002;
export const CO_VARARGS = 0x0004;
export const CO_VARKEYWORDS = 0x0008;
export const CO_NESTED = 0x0010;
export const CO_GENERATOR = 0x0020;
export const CO_COROUTINE = 0x0080;
export const CO_ITERABLE_COROUTINE = 0x0100;
export const CO_ASYNC_GENERATOR = 0x0200;

/** Kinds of a `localsplus` slot (Include/internal/pycore_code.h). */
export const CO_FAST_HIDDEN = 0x10;
export const CO_FAST_LOCAL = 0x20;
export const CO_FAST_CELL = 0x40;
export const CO_FAST_FREE = 0x80;

export class CodeObject {
  readonly kind = 'code' as const;
  constructor(
    readonly fields: {
      readonly argcount: number;
      readonly posonlyargcount: number;
      readonly kwonlyargcount: number;
      readonly stacksize: number;
      readonly flags: number;
      /** `co_code`: code units of two bytes (opcode, oparg), inline caches included and zero. */
      readonly code: Uint8Array;
      readonly consts: readonly Const[];
      readonly names: readonly string[];
      /** Names and kinds (CO_FAST_*) of fast locals, cells and free variables, in frame order. */
      readonly localsplusnames: readonly string[];
      readonly localspluskinds: Uint8Array;
      readonly filename: string;
      readonly name: string;
      readonly qualname: string;
      readonly firstlineno: number;
      /** PEP 626/657 location table, as in CPython (Objects/locations.md). */
      readonly linetable: Uint8Array;
      /** Objects/exception_handling_notes.txt. */
      readonly exceptiontable: Uint8Array;
    },
  ) {}
}
