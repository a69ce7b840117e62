/**
 * Places of the parser's errors: from a line and byte columns to the characters and the text of line that a SyntaxError holds.
 * Source: Parser/pegen_errors.c (`_PyPegen_raise_error_known_location`, `_PyPegen_raise_error`, `_Pypegen_tokenizer_error`) and
 * `_PyPegen_byte_offset_to_character_offset_raw` (Parser/pegen.c).
 */
import { keptBytesMessage } from '../base/utf8.ts';
import { CompileError, type CompileErrorType } from './errors.ts';
import { Done, type Scanner } from './scanner.ts';
import type { Token } from './token.ts';

/** Stands for the place of the tokenizer's head as the end of a range. */
export const CURRENT_POS = -5;

/**
 * How many characters the first `offset` bytes of the UTF-8 form of `line` are; a piece of a character counts as one, and an
 * offset far behind the end is that of the end plus one.
 */
export function byteOffsetToCharacters(line: string, offset: number): number {
  let bytes = 0;
  let characters = 0;
  for (let i = 0; i < line.length; i++) {
    if (bytes >= offset) return characters;
    const c = line.charCodeAt(i);
    if (c >= 0xd800 && c < 0xdc00) {
      bytes += 4;
      i++;
    } else {
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    characters++;
  }
  // The C string's terminating null is a character too when the offset reaches past it.
  return offset > bytes ? characters + 1 : characters;
}

/** The line that an error at `lineno` shows. Source: `get_error_line_from_tokenizer_buffers` and its caller. */
export function errorLine(s: Scanner, lineno: number): string {
  const fromFile = s.programText?.(lineno);
  if (fromFile != null) return fromFile;
  if (s.lineno <= lineno && s.inp > s.buf) return s.show(s.buf, s.inp);
  if (s.file) return '';
  if (s.undecoded !== undefined) return s.undecoded.split('\n', lineno)[lineno - 1] ?? '';
  let at = 0;
  for (let i = 1; i < lineno; i++) {
    const newline = s.text.indexOf('\n', at);
    if (newline < 0 || newline + 1 > s.inp) break;
    at = newline + 1;
  }
  const end = s.text.indexOf('\n', at);
  return s.show(at, end < 0 ? s.text.length : end);
}

/**
 * Throws an error of the parser for a range: lines from 1, columns in bytes from 0 (`CURRENT_POS` for the end: where the
 * tokenizer stands; -1 for an end column: none). This is the macro RAISE_ERROR_KNOWN_LOCATION.
 */
export function raiseAt(
  s: Scanner,
  type: CompileErrorType,
  message: string,
  lineno: number,
  column: number,
  endLineno: number,
  endColumn: number,
): never {
  const end = endColumn === CURRENT_POS ? CURRENT_POS : endColumn + 1;
  return raiseOffsets(s, type, message, lineno, column + 1, endLineno, end);
}

/** As `raiseAt`, columns counted from 1 (0: none). This is `_PyPegen_raise_error_known_location`. */
function raiseOffsets(
  s: Scanner,
  type: CompileErrorType,
  message: string,
  lineno: number,
  column: number,
  endLineno: number,
  endColumn: number,
): never {
  if (endLineno === CURRENT_POS) endLineno = s.lineno;
  if (endColumn === CURRENT_POS) endColumn = s.column(s.cur);
  const line = errorLine(s, lineno);
  const offset = byteOffsetToCharacters(line, column);
  const endOffset = endColumn > 0 ? byteOffsetToCharacters(line, endColumn) : endColumn;
  throw new CompileError(type, message, s.filename, lineno, offset, line, endLineno, endOffset);
}

/** Throws an error of the parser at a token (RAISE_SYNTAX_ERROR at the last one read, RAISE_INDENTATION_ERROR ...). */
export function raiseAtToken(s: Scanner, type: CompileErrorType, message: string, token: Token): never {
  let column = token.col_offset + 1;
  if (token.col_offset === -1) column = s.cur === s.buf ? 0 : s.column(s.cur);
  const endColumn = token.end_col_offset === -1 ? -1 : token.end_col_offset + 1;
  return raiseOffsets(s, type, message, token.lineno, column, token.end_lineno, endColumn);
}

/** Throws an error of the parser where the tokenizer stands. */
export function raiseHere(s: Scanner, type: CompileErrorType, message: string): never {
  return raiseOffsets(s, type, message, s.lineno, s.cur === s.buf ? 0 : s.column(s.cur), s.lineno, -1);
}

/** Throws for the innermost bracket that is still open. */
export function raiseUnclosed(s: Scanner): never {
  const at = s.level - 1;
  const line = s.parenLines[at];
  const message = `'${String.fromCharCode(s.parenStack[at])}' was never closed`;
  return raiseAt(s, 'SyntaxError', message, line, s.parenColumns[at], line, -1);
}

/** Throws what the state of a tokenizer that gave an ERRORTOKEN means. */
export function raiseTokenizerError(s: Scanner): never {
  const here = (type: CompileErrorType, message: string, column = 0) => raiseAt(s, type, message, s.lineno, column, s.lineno, -1);
  const atEnd = (type: CompileErrorType, message: string) => raiseHere(s, type, message);
  switch (s.done) {
    case Done.EOF:
      return s.level > 0 ? raiseUnclosed(s) : atEnd('SyntaxError', 'unexpected EOF while parsing');
    case Done.DEDENT:
      return atEnd('IndentationError', 'unindent does not match any outer indentation level');
    case Done.TABSPACE:
      return here('TabError', 'inconsistent use of tabs and spaces in indentation');
    case Done.TOODEEP:
      return here('IndentationError', 'too many levels of indentation');
    case Done.DECODE: {
      const message = keptBytesMessage(s.text.slice(s.start, s.cur));
      return atEnd('SyntaxError', `(unicode error) ${message}`);
    }
    case Done.LINECONT:
      return here('SyntaxError', 'unexpected character after line continuation character', Math.max(s.continuationColumn, 0));
    default:
      return here('SyntaxError', 'unknown parsing error');
  }
}
