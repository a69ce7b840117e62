/** The small parts of an assembly listing: words, numbers, flags, source ranges, and the error that names a line. */
import { type Const, WideConst } from './const.ts';
import { LiteralError, parseConstPrefix } from './const-parse.ts';

/** What is wrong with a listing; `line` counts from 1. */
export class AssemblyError extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`);
    this.name = 'AssemblyError';
  }
}

export interface Range {
  readonly lineno: number;
  readonly end_lineno: number;
  readonly col_offset: number;
  readonly end_col_offset: number;
}
export const NOWHERE: Range = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };

/** Words of a line; one in quotes may hold anything. */
export function wordsOf(text: string, line: number): string[] {
  const words: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    if (/^['"]/.test(rest)) {
      const { value, length } = literalPrefix(rest, line);
      words.push(value instanceof WideConst ? String.fromCodePoint(...value.points) : String(value));
      rest = rest.slice(length);
      // What is glued to a quoted name, as in 'odd name':local, belongs to it.
      const glued = /^[^\s]*/.exec(rest)?.[0] ?? '';
      words[words.length - 1] += glued;
      rest = rest.slice(glued.length).trim();
    } else {
      const word = /^\S+/.exec(rest)?.[0] ?? '';
      words.push(word);
      rest = rest.slice(word.length).trim();
    }
  }
  return words;
}

function literalPrefix(text: string, line: number): { value: Const; length: number } {
  try {
    return parseConstPrefix(text);
  } catch (error) {
    if (error instanceof LiteralError) throw new AssemblyError(line, error.message);
    throw error;
  }
}

export function integer(text: string | undefined, line: number): number {
  if (text === undefined || !/^\d{1,10}$/.test(text)) throw new AssemblyError(line, `a number is needed, not '${text ?? ''}'`);
  return Number(text);
}

export function flagOf(word: string, line: number): number {
  const index = FLAGS.indexOf(word);
  if (index >= 0) return 1 << index;
  if (/^0x[0-9a-f]{1,8}$/i.test(word)) return Number(word);
  throw new AssemblyError(line, `unknown flag ${word}`);
}

/** What stands behind `@`. */
export function parseRange(text: string, number: number): Range {
  if (text === '-') return NOWHERE;
  const full = /^(\d+):(\d+)-(\d+):(\d+)$/.exec(text);
  if (full) {
    const [lineno, col_offset, end_lineno, end_col_offset] = full.slice(1).map(Number);
    return { lineno, end_lineno, col_offset, end_col_offset };
  }
  const lines = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (!lines) throw new AssemblyError(number, `bad source range @${text}`);
  return { lineno: Number(lines[1]), end_lineno: Number(lines[2] ?? lines[1]), col_offset: -1, end_col_offset: -1 };
}

const FLAGS = [
  'OPTIMIZED',
  'NEWLOCALS',
  'VARARGS',
  'VARKEYWORDS',
  'NESTED',
  'GENERATOR',
  'NOFREE',
  'COROUTINE',
  'ITERABLE_COROUTINE',
  'ASYNC_GENERATOR',
];
