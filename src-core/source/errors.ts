/**
 * How the compiler says no: the fields of Python's SyntaxError family, and of the warnings that it may turn into one. What a
 * range is, is decided here; messages are literals at the place that raises them.
 */

export type CompileErrorType =
  | 'SyntaxError'
  | 'IndentationError'
  | 'TabError'
  | 'ValueError'
  | 'OverflowError'
  | 'RecursionError'
  | 'MemoryError'
  | 'SystemError'
  | 'UnicodeDecodeError'
  | 'UnicodeEncodeError';

/** Thrown by every room of the compiler. Lines from 1; offsets in characters (code points) from 1, as in `SyntaxError.offset`. */
export class CompileError extends Error {
  constructor(
    readonly type: CompileErrorType,
    message: string,
    readonly filename: string,
    readonly lineno: number | null = null,
    readonly offset: number | null = null,
    readonly text: string | null = null,
    readonly end_lineno: number | null = null,
    readonly end_offset: number | null = null,
  ) {
    super(message);
    this.name = type;
  }
}

/** An error that learned its place when it was made already: the arguments of Python's exception are its message alone. */
export class PlacedError extends CompileError {}

/** A program given as text that no file could hold: lone surrogates from character `start` up to `end`. */
export class SourceEncodeError extends CompileError {
  constructor(
    readonly source: string,
    readonly start: number,
    readonly end: number,
    filename: string,
    shown: string,
  ) {
    const place = end === start + 1 ? `character '${shown}' in position ${start}` : `characters in position ${start}-${end - 1}`;
    super('UnicodeEncodeError', `'utf-8' codec can't encode ${place}: surrogates not allowed`, filename);
  }
}

/** A SyntaxWarning or DeprecationWarning of the compiler, in the order in which the reference issues them. */
export interface CompileWarning {
  category: 'SyntaxWarning' | 'DeprecationWarning';
  message: string;
  filename: string;
  lineno: number;
  /**
   * The warning is not about a place of the program but comes of an operation that the compiler carries out: Python shows it at
   * the caller of `compile()`, and turned into an error it only keeps the operation from being done beforehand.
   */
  atCaller?: true;
}

/** Takes a warning; answers `'error'` when the program's filters turn it into one, which the compiler raises as a SyntaxError. */
export type WarningSink = (warning: CompileWarning) => unknown;
