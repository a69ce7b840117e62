/**
 * The view of Python's `tokenize` module: rows of type, text, start, end and line, with comments, blank newlines and the
 * ENCODING row, columns in characters. `formatTokens` prints them as `python3 -m tokenize -e FILE` does.
 * Source: `tokenizeriter_next`, `_tokenizer_error` (Python/Python-tokenize.c), Lib/tokenize.py.
 */
import { lookupCodec } from '../base/codec.ts';
import type { Pieces } from '../base/multibyte/codings.ts';
import { reprText } from '../base/text-repr.ts';
import { decodeErrorMessage, decodeUtf8, encodeUtf8, findUtf8Error } from '../base/utf8.ts';
import { normalEncodingName, sourceCodec } from './decode.ts';
import { CompileError } from './errors.ts';
import { countPoints, Done } from './scanner.ts';
import { EXACT_TYPES, T, TOKEN_NAMES } from './token.ts';
import { Tokenizer } from './tokenizer.ts';

export interface TokenInfo {
  /** As in `tokenize`: every operator is OP. */
  type: number;
  string: string;
  /** Lines from 1, columns in characters from 0. */
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  /** The physical line or lines on which the token stands. */
  line: string;
}

/** What the tokenizer itself raised, before the module's Python code makes a `TokenError` of it. */
export interface TokenizerFault {
  readonly type: 'SyntaxError' | 'IndentationError' | 'TabError' | 'UnicodeDecodeError';
  readonly message: string;
  /** The line that the error shows, where it shows one. */
  readonly text?: string | null;
  readonly end?: readonly [lineno: number | null, offset: number | null];
  /** Of a UnicodeDecodeError. */
  readonly bytes?: Uint8Array;
}

/** `tokenize.TokenError`, or another exception that the module lets through. */
export class TokenizeError extends Error {
  constructor(
    readonly kind: 'TokenError' | 'IndentationError' | 'TabError' | 'SyntaxError' | 'UnicodeDecodeError',
    message: string,
    readonly lineno: number | null = null,
    readonly offset: number | null = null,
    readonly fault: TokenizerFault | undefined = undefined,
  ) {
    super(message);
  }
}

/** UTF-8 length of a piece of text. */
function countBytes(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x80) count += c < 0x800 || (c >= 0xd800 && c < 0xe000) ? 1 : 2;
  }
  return count;
}

const isString = (type: number): boolean => type === T.STRING || type === T.FSTRING_MIDDLE;

/** The rows of one text, made one after the other; without `extra` as the parser's own tokens are (`TokenizerIter`). */
export class TokenRows {
  private readonly tokenizer: Tokenizer;
  private readonly ascii: boolean;
  private line = '';
  private lastLineno = 0;
  private difference = 0;

  constructor(
    text: string,
    private readonly extra = true,
  ) {
    this.tokenizer = new Tokenizer(text, '<string>', { extraTokens: extra });
    this.ascii = !/[^\0-\x7f]/.test(text);
  }

  /** Bytes from the start of a line up to `index`. */
  private offset(lineStart: number, index: number): number {
    return lineStart === this.tokenizer.lineStart ? this.tokenizer.column(index) : this.bytes(lineStart, index);
  }

  private characters(start: number, end: number): number {
    return this.ascii ? end - start : countPoints(this.tokenizer.text.slice(start, end));
  }

  private bytes(start: number, end: number): number {
    return this.ascii ? end - start : countBytes(this.tokenizer.text.slice(start, end));
  }

  /** The next row. Raises TokenizeError. */
  next(): TokenInfo {
    const t = this.tokenizer;
    const token = this.pull();
    const { type } = token;
    const trailing = this.extra && (type === T.ENDMARKER || (type === T.DEDENT && t.done === Done.EOF));
    const lineStart = isString(type) ? t.multiLineStart : t.lineStart;
    const lineno = isString(type) ? t.firstLineno : t.lineno;
    let changed = true;
    let line = '';
    if (!trailing) {
      if (t.lineno !== this.lastLineno) {
        this.line = t.text.slice(lineStart, t.implicitNewline ? t.inp - 1 : t.inp);
        this.difference = 0;
      } else {
        changed = false;
      }
      line = this.line;
    }
    this.lastLineno = lineno;
    const row: TokenInfo = {
      type,
      string: token.string,
      startLine: lineno,
      startColumn: -1,
      endLine: t.lineno,
      endColumn: -1,
      line,
    };
    this.place(row, lineStart, changed);
    if (trailing) {
      row.startLine = row.endLine = lineno + 1;
      row.startColumn = row.endColumn = 0;
    }
    if (this.extra) this.adjust(row);
    return row;
  }

  private pull() {
    const t = this.tokenizer;
    try {
      const token = t.nextOrError();
      if (token.type === T.ERRORTOKEN) throw stateError(t);
      if (token.type === T.OP && token.string.charCodeAt(token.string.length - 1) >= 128)
        throw brokenCharacter(t.text.slice(t.tokenStart, t.tokenEnd + 1));
      return token;
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      const unterminated = error.message.includes('unterminated triple-quoted string literal');
      throw new TokenizeError(
        'TokenError',
        unterminated ? 'EOF in multi-line string' : error.message,
        error.lineno,
        error.offset,
        {
          type: error.type as TokenizerFault['type'],
          message: error.message,
          text: error.text,
          end: [error.end_lineno, error.end_offset],
        },
      );
    }
  }

  /** Columns; CPython counts them from what it knows of the line, which shows in an f-string that ends on another line. */
  private place(row: TokenInfo, lineStart: number, changed: boolean): void {
    const { tokenStart: start, tokenEnd: end, lineStart: current } = this.tokenizer;
    let offset = -1;
    if (start >= 0 && start >= lineStart) {
      offset = this.offset(lineStart, start);
      if (changed) {
        row.startColumn = this.characters(lineStart, start);
        this.difference = offset - row.startColumn;
      } else {
        row.startColumn = offset - this.difference;
      }
    }
    if (end < 0 || end < current) return;
    if (row.startLine === row.endLine) {
      const width =
        lineStart === current && offset >= 0 ? this.characters(start, end) : Math.max(0, this.offset(current, end) - offset);
      row.endColumn = row.startColumn + width;
      this.difference += this.bytes(start, end) - width;
    } else {
      row.endColumn = this.characters(current, end);
      this.difference += this.bytes(current, end) - row.endColumn;
    }
  }

  private adjust(row: TokenInfo): void {
    const t = this.tokenizer;
    const { type } = row;
    if (type > T.DEDENT && type < T.OP) {
      row.type = T.OP;
    } else if (type === T.ASYNC || type === T.AWAIT) {
      row.type = T.NAME;
    } else if (type === T.NEWLINE) {
      if (!t.implicitNewline) row.string = t.text[t.start] === '\r' ? '\r\n' : '\n';
      row.endColumn++;
    } else if (type === T.NL && t.implicitNewline) {
      row.string = '';
    }
  }
}

/** A carriage return before a character of several bytes is taken for an operator with the first byte of it. */
function brokenCharacter(text: string): TokenizeError {
  const bytes = encodeUtf8(text).subarray(0, 2);
  const message = decodeErrorMessage('utf-8', bytes, findUtf8Error(bytes)!);
  return new TokenizeError('UnicodeDecodeError', message, null, null, { type: 'UnicodeDecodeError', message, bytes });
}

/** The error that a state of the tokenizer means to this module. Source: `_tokenizer_error`. */
function stateError(t: Tokenizer): TokenizeError {
  const seen = t.text.slice(t.buf, t.inp);
  if (t.done === Done.EOF) {
    const message = 'unexpected EOF in multi-line statement';
    return new TokenizeError('TokenError', message, t.lineno, countBytes(seen), { type: 'SyntaxError', message });
  }
  const [kind, message] = STATES.get(t.done) ?? (['TokenError', 'unknown tokenization error'] as const);
  const fault = { type: kind === 'TokenError' ? 'SyntaxError' : kind, message, text: seen.replace(/\n$/, '') } as const;
  return new TokenizeError(kind, message, t.lineno, countPoints(seen), fault);
}

const STATES: ReadonlyMap<number, readonly ['IndentationError' | 'TabError' | 'TokenError', string]> = new Map([
  [Done.DEDENT, ['IndentationError', 'unindent does not match any outer indentation level']],
  [Done.TABSPACE, ['TabError', 'inconsistent use of tabs and spaces in indentation']],
  [Done.TOODEEP, ['IndentationError', 'too many levels of indentation']],
  [Done.LINECONT, ['TokenError', 'unexpected character after line continuation character']],
]);

/** `tokenize.generate_tokens`: the rows of a text. Raises TokenizeError when it comes to an error, after the rows before it. */
export function* generateTokens(text: string): Generator<TokenInfo, void, void> {
  const rows = new TokenRows(text);
  for (;;) {
    const row = rows.next();
    yield row;
    if (row.type === T.ENDMARKER) return;
  }
}

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** `tokenize.detect_encoding`, and where the text begins. Raises TokenizeError of kind SyntaxError. */
function detectEncoding(bytes: Uint8Array, filename?: string): { encoding: string; start: number } {
  const where = filename === undefined ? '' : ` for ${reprText(filename)}`;
  const fail = (message: string): never => {
    throw new TokenizeError('SyntaxError', message);
  };
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = mark ? 3 : 0;
  let at = start;
  for (let i = 0; i < 2 && at < bytes.length; i++) {
    const newline = bytes.indexOf(10, at);
    const line = bytes.subarray(at, newline < 0 ? bytes.length : newline + 1);
    if (findUtf8Error(line)) fail(`invalid or missing encoding declaration${where}`);
    const text = decodeUtf8(line, 'replace');
    const match = COOKIE.exec(text);
    if (match) {
      const encoding = normalEncodingName(match[1]);
      const codec = lookupCodec(encoding);
      if (codec === 'unknown') fail(`unknown encoding${where}: ${encoding}`);
      if (mark && encoding !== 'utf-8') fail(`encoding problem${where}: utf-8`);
      return { encoding, start };
    }
    if (!/^[ \t\f]*(?:[#\r\n]|$)/.test(text)) break;
    at += line.length;
  }
  return { encoding: 'utf-8', start };
}

/** `tokenize.tokenize`: the rows of bytes, first the ENCODING row. `filename` is for messages. Raises TokenizeError. */
export function* tokenizeBytes(bytes: Uint8Array, filename?: string, pieces?: Pieces): Generator<TokenInfo, void, void> {
  const { encoding, start } = detectEncoding(bytes, filename);
  yield { type: T.ENCODING, string: encoding, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0, line: '' };
  const codec = sourceCodec(encoding, pieces);
  if (typeof codec === 'string') throw new TokenizeError('SyntaxError', `encoding ${encoding} is not supported yet`);
  yield* generateTokens(codec.decode(bytes.subarray(start)));
}

/** Type of a row with operators told apart (`TokenInfo.exact_type`). */
export function exactType(row: TokenInfo): number {
  return row.type === T.OP && row.string !== '<>' ? (EXACT_TYPES.get(row.string) ?? T.OP) : row.type;
}

/** One row as `python3 -m tokenize` prints it; with `exact` as `-e` does. */
export function formatToken(row: TokenInfo, exact = true): string {
  const range = `${row.startLine},${row.startColumn}-${row.endLine},${row.endColumn}:`;
  const name = TOKEN_NAMES[exact ? exactType(row) : row.type];
  const repr = reprText(row.string);
  return range.padEnd(20) + name.padEnd(15) + repr.padEnd(15 + repr.length - countPoints(repr));
}

/**
 * All rows of a source, a line each, as `python3 -m tokenize -e FILE` prints them (bytes: with the ENCODING row; text: as
 * from standard input). Raises TokenizeError, and then nothing is printed.
 */
export function formatTokens(source: Uint8Array | string, exact = true, filename?: string, pieces?: Pieces): string {
  const lines: string[] = [];
  for (const row of typeof source === 'string' ? generateTokens(source) : tokenizeBytes(source, filename, pieces))
    lines.push(formatToken(row, exact));
  return lines.map((line) => line + '\n').join('');
}

/** What `python3 -m tokenize FILE` writes to standard error for an error. */
export function formatTokenizeError(error: TokenizeError, filename: string): string {
  if (error.kind === 'SyntaxError') return `${filename}: error: ${error.message}\n`;
  return `${filename}:${error.lineno}:${error.offset}: error: ${error.message}\n`;
}
