/**
 * The tokenizer's reading head: where it stands in the text, lines as they come under it, columns in UTF-8 bytes, and its
 * errors. It mirrors the state of CPython's `struct tok_state` (Parser/tokenizer.h) closely enough that positions of errors,
 * which look at that state, agree. What a token is, is decided in tokenizer.ts and the scan-*.ts files.
 *
 * A line comes under the head only when its first character is asked for, so that a NEWLINE still belongs to its line.
 */
import { decodeUtf8, encodeUtf8, isEscapedByte } from '../base/utf8.ts';
import { CompileError, type WarningSink } from './errors.ts';

/** What `nextc` gives at the end of the text. */
export const EOF = -1;

/** How the tokenizer stands; the error codes of CPython's errcode.h that it can reach. */
export const Done = {
  OK: 10,
  EOF: 11,
  TABSPACE: 18,
  TOODEEP: 20,
  DEDENT: 21,
  DECODE: 22,
  EOFS: 23,
  EOLS: 24,
  LINECONT: 25,
  ERROR: 17,
} as const;

export const MAX_INDENT = 100;
export const MAX_LEVEL = 200;
export const MAX_FSTRING_LEVEL = 150;
export const MAX_EXPRESSION_NESTING = 3;

export interface TokenizerOptions {
  /** A program (`exec`, a file): a missing last newline is supplied. Default true. */
  execInput?: boolean;
  /** Recognise `# type:` comments (`ast.parse(type_comments=True)`). */
  typeComments?: boolean;
  /** `async` and `await` are names outside `async def` (feature_version below 7). */
  asyncHacks?: boolean;
  /** The `tokenize` module's view: COMMENT and NL tokens, carriage returns kept, some errors left out. */
  extraTokens?: boolean;
  /** The text was typed at a prompt: an empty line is a token. */
  prompt?: boolean;
  /** Where warnings go; without it none are made. */
  warn?: WarningSink;
  /** Lines of the file that the text is from, which errors of the parser then show (program-text.ts). */
  programText?: (lineno: number) => string | null;
  /** What errors show of lines before that of the head, when it is not the text (source/decode.ts). */
  undecoded?: string;
  /** The text comes from a file that is read line by line (`python3 FILE`), not from memory; some errors stand elsewhere then. */
  file?: boolean;
}

/** One f-string that is open (or, at the bottom of the stack, the program itself). */
export interface Mode {
  /** True while literal text is read, false while an expression is. */
  literal: boolean;
  /** Brackets open since the f-string began. */
  curlyDepth: number;
  /** How deep in replacement fields: -1 is the literal text itself. */
  expressionDepth: number;
  quote: number;
  quoteSize: number;
  raw: boolean;
  /** Index of the prefix, of the line that holds it, and the number of that line. */
  start: number;
  startLine: number;
  startLineno: number;
  /** Text of the current expression, for `=`: index of its first character, and of its end; -1 when unknown. */
  expressionStart: number;
  expressionEnd: number;
  debug: boolean;
  inFormatSpec: boolean;
}

function newMode(): Mode {
  return {
    literal: false,
    curlyDepth: 0,
    expressionDepth: 0,
    quote: 0,
    quoteSize: 0,
    raw: false,
    start: 0,
    startLine: 0,
    startLineno: 0,
    expressionStart: -1,
    expressionEnd: -1,
    debug: false,
    inFormatSpec: false,
  };
}

/** Number of code points in `text`. */
export function countPoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0xd800 && c < 0xdc00 && i + 1 < text.length && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}

export class Scanner {
  /** The text, newlines translated. */
  readonly text: string;
  /** Index of the next character; of the end of what has been read (a whole line); of what C's buffer would begin with. */
  cur = 0;
  inp = 0;
  buf = 0;
  /** Index of the first character of the current token, or -1. */
  start = -1;
  done: number = Done.OK;
  lineno = 0;
  /** Index where the current line begins; where the line begins on which the current string token began, and its number. */
  lineStart = 0;
  multiLineStart = 0;
  firstLineno = 0;
  /** Column of the current token's start, in bytes, or -1. */
  startColumn = -1;
  indent = 0;
  readonly indents: number[] = [0];
  readonly altIndents: number[] = [0];
  /** Standing at the beginning of a line whose indentation has not been looked at. */
  atLineStart = true;
  /** INDENT tokens (positive) or DEDENT tokens (negative) not yet handed out. */
  pending = 0;
  level = 0;
  readonly parenStack: number[] = [];
  readonly parenLines: number[] = [];
  /** Columns in bytes. */
  readonly parenColumns: number[] = [];
  asyncDef = false;
  asyncDefIndent = 0;
  asyncDefNewline = false;
  commentNewline = false;
  /** The last line has no newline of its own (tokenize view). */
  implicitNewline = false;
  readonly modes: Mode[] = [newMode()];
  modeIndex = 0;
  /** Text of the expression that the token just made has closed. */
  metadata: string | undefined = undefined;
  /** Byte column of C's `cur` at a stray character after a backslash, counted from `buf`. */
  continuationColumn = 0;

  readonly typeComments: boolean;
  readonly asyncHacks: boolean;
  readonly extraTokens: boolean;
  readonly prompt: boolean;
  readonly warnings: WarningSink | undefined;
  /** Earlier lines are forgotten when a token begins, as where CPython reads through a buffer. */
  private readonly lineBuffered: boolean;
  readonly file: boolean;
  readonly programText: ((lineno: number) => string | null) | undefined;
  readonly undecoded: string | undefined;
  // The line under the head has only ASCII characters, so that indices are columns.
  private ascii = true;
  private nextWide: number;
  private nextNull: number;
  // Forward cache for columns of lines that are not ASCII.
  private knownIndex = 0;
  private knownColumn = 0;
  private readonly addedNewline: boolean;
  /** The text holds bytes that are not UTF-8 (see decode.ts). */
  readonly keptBytes: boolean;

  constructor(
    source: string,
    readonly filename: string,
    options: TokenizerOptions = {},
  ) {
    this.extraTokens = options.extraTokens ?? false;
    let text = source;
    if (!this.extraTokens && text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    const missing = text.length > 0 && text.charCodeAt(text.length - 1) !== 10;
    this.addedNewline = missing && (options.execInput ?? true);
    this.text = this.addedNewline ? text + '\n' : text;
    this.typeComments = options.typeComments ?? false;
    this.asyncHacks = options.asyncHacks ?? false;
    this.prompt = options.prompt ?? false;
    this.warnings = options.warn;
    this.file = options.file ?? false;
    this.lineBuffered = this.extraTokens || this.file;
    this.programText = options.programText;
    this.undecoded = options.undecoded;
    this.nextWide = this.findWide(0);
    this.keptBytes = this.nextWide < this.text.length && /[\udc80-\udcff]/u.test(this.text);
    this.nextNull = this.findNull(0);
  }

  private findWide(from: number): number {
    const wide = /[^\0-\x7f]/g;
    wide.lastIndex = from;
    const match = wide.exec(this.text);
    return match ? match.index : this.text.length;
  }

  private findNull(from: number): number {
    const at = this.text.indexOf('\0', from);
    return at < 0 ? this.text.length : at;
  }

  get insideFString(): boolean {
    return this.modeIndex > 0;
  }

  get mode(): Mode {
    return this.modes[this.modeIndex];
  }

  /** Opens an f-string; its mode keeps what CPython does not reset. */
  pushMode(): Mode {
    this.modeIndex++;
    if (this.modeIndex === this.modes.length) this.modes.push(newMode());
    return this.modes[this.modeIndex];
  }

  /** The next character (UTF-16 unit) or EOF; brings the next line under the head when it is needed. */
  nextc(): number {
    if (this.cur < this.inp) return this.text.charCodeAt(this.cur++);
    return this.advance();
  }

  private advance(): number {
    if (this.done !== Done.OK) return EOF;
    const { text } = this;
    if (this.inp >= text.length) {
      if (this.lineBuffered && this.start < 0 && this.modeIndex === 0) this.buf = this.cur;
      this.done = Done.EOF;
      return EOF;
    }
    const end = text.indexOf('\n', this.inp);
    if (this.start < 0 && !(this.lineBuffered && this.modeIndex > 0)) this.buf = this.cur;
    this.lineStart = this.cur;
    this.lineno++;
    this.inp = end < 0 ? text.length : end + 1;
    if (this.inp === text.length) this.implicitNewline = this.addedNewline;
    if (this.nextWide < this.lineStart) this.nextWide = this.findWide(this.lineStart);
    this.ascii = this.nextWide >= this.inp;
    if (!this.ascii) {
      this.knownIndex = this.lineStart;
      this.knownColumn = 0;
    }
    if (this.nextNull < this.inp) this.fail('source code cannot contain null bytes');
    return text.charCodeAt(this.cur++);
  }

  /** Gives the character back that `nextc` just gave. */
  backup(c: number): void {
    if (c !== EOF) this.cur--;
  }

  /** Column in UTF-8 bytes, in the line under the head, of the character at `index`. */
  column(index: number): number {
    return this.ascii ? index - this.lineStart : this.wideColumn(index);
  }

  // Forwards or backwards from the place asked for last, so that a long line costs no more than its length.
  private wideColumn(index: number): number {
    let at = this.knownIndex;
    let column = this.knownColumn;
    for (; at < index; at++) column += this.unitBytes(at);
    for (; at > index; at--) column -= this.unitBytes(at - 1);
    this.knownIndex = at;
    this.knownColumn = column;
    return column;
  }

  /** UTF-8 bytes of the unit at `at`: each half of a pair of surrogates counts two, a kept byte one. */
  private unitBytes(at: number): number {
    const c = this.text.charCodeAt(at);
    if (c < 0x80) return 1;
    if (c < 0x800) return 2;
    if (c < 0xd800 || c >= 0xe000) return 3;
    return this.keptBytes && isEscapedByte(this.text, at) ? 1 : 2;
  }

  /** The line that begins at `lineStart`, without its newline (and up to a null byte, where a C string ends). */
  private lineText(lineStart: number): string {
    let end = this.text.indexOf('\n', lineStart);
    if (end < 0) end = this.text.length;
    if (this.nextNull >= lineStart && this.nextNull < end) end = this.nextNull;
    return this.show(lineStart, end);
  }

  /** The text from `start` up to `end` as an error shows it. */
  show(start: number, end: number): string {
    const text = this.text.slice(start, end);
    return this.keptBytes ? decodeUtf8(encodeUtf8(text), 'replace') : text;
  }

  /**
   * Throws a SyntaxError at the head, or at the given offsets of its line. Source: `_syntaxerror_range` of
   * Parser/tokenizer.c, where given offsets are used as they are and one that is left out is counted in characters.
   */
  fail(message: string, offset = -1, endOffset = -1): never {
    this.done = Done.ERROR;
    if (offset === -1) offset = countPoints(this.show(this.lineStart, this.cur));
    if (endOffset === -1) endOffset = offset;
    const text = this.lineText(this.lineStart);
    throw new CompileError('SyntaxError', message, this.filename, this.lineno, offset, text, this.lineno, endOffset);
  }

  /** `fail` at the character after `index`, which lies in an earlier line; `done` tells a prompt whether more input could help. */
  failAt(index: number, lineStart: number, lineno: number, message: string, done: number = Done.ERROR): never {
    this.cur = index + 1;
    this.lineStart = lineStart;
    this.lineno = lineno;
    try {
      this.fail(message);
    } finally {
      this.done = done;
    }
  }

  /** Issues a warning at the current line; one that is turned into an error becomes a SyntaxError at the head. */
  warn(category: 'SyntaxWarning' | 'DeprecationWarning', message: string): void {
    const answer = this.warnings?.({ category, message, filename: this.filename, lineno: this.lineno });
    if (answer === 'error') this.fail(message);
  }
}
