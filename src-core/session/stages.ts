/**
 * The windows on every stage: a program's bytes in, the stage's text out, in the one format that command line, window and golden
 * tests share. A program that a stage rejects gives the error's text as python3 prints it.
 */
import { CompileError } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';
import { formatTokenizeError, formatTokens, TokenizeError } from '../source/tokenize.ts';

export interface StageOptions {
  /** 0, 1 or 2, as `-O` and `-OO`. */
  readonly optimize?: number;
  /** `dis`: with inline caches. */
  readonly showCaches?: boolean;
  /** `ast`: with positions. */
  readonly includeAttributes?: boolean;
}

/** `error` is '' when the stage accepted the program. */
export interface StageText {
  readonly text: string;
  readonly error: string;
}

export type Stage = (source: Uint8Array, filename: string, options?: StageOptions) => StageText;

/** Turns what the compiler throws into text; anything else is a defect and goes on. */
function guard(print: (source: Uint8Array, filename: string, options: StageOptions) => string): Stage {
  return (source, filename, options = {}) => {
    try {
      return { text: print(source, filename, options), error: '' };
    } catch (error) {
      if (error instanceof CompileError) return { text: '', error: formatCompileError(error) };
      if (error instanceof TokenizeError) return { text: '', error: formatTokenizeError(error, filename) };
      throw error;
    }
  };
}

function notYet(what: string): Stage {
  return () => ({ text: '', error: `lasti: ${what} is not supported yet\n` });
}

export const stages = {
  tokens: guard((source) => formatTokens(source)),
  ast: notYet('the syntax tree'),
  symtable: notYet('the symbol table'),
  dis: notYet('disassembling'),
} satisfies Record<string, Stage>;
