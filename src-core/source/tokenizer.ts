/**
 * The tokenizer of the parser: a pull interface over the text of a program, as CPython's Parser/tokenizer.c gives it to pegen.
 * Lines and indentation, names, operators and brackets are here; numbers and strings are in their scan-*.ts files, the state of
 * the head and the throwing of errors in scanner.ts. The view of Python's `tokenize` module is a client (tokenize.ts).
 *
 * Text is what decode.ts made of the bytes: no byte order mark, no lone surrogates.
 */
import { keptBytesMessage } from '../base/utf8.ts';
import { isIdentifierContinueAscii, isIdentifierStart } from './character.ts';
import { CompileError } from './errors.ts';
import { verifyIdentifier } from './identifier.ts';
import { scanFraction, scanNumber } from './scan-number.ts';
import { keepExpression, markExpression, scanFString, scanFStringStart, scanString } from './scan-string.ts';
import { Done, EOF, MAX_INDENT, MAX_LEVEL, Scanner } from './scanner.ts';
import { raiseTokenizerError } from './syntax-error.ts';
import { T, Token, typeOfOne, typeOfThree, typeOfTwo } from './token.ts';

const TAB_SIZE = 8;
const NEWLINE = 10;
const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 12;
const isQuote = (c: number): boolean => c === 34 || c === 39;
const isAlphanumeric = (c: number): boolean => c < 128 && c !== 95 && isIdentifierContinueAscii(c);

export class Tokenizer extends Scanner {
  /** Where the text of the current token begins and ends; -1 for a token without text. */
  tokenStart = -1;
  tokenEnd = -1;
  // The current line holds nothing but white space and comments.
  private blank = false;

  /**
   * The next token; ENDMARKER again and again at the end. Raises CompileError as the parser of the reference does when the
   * tokenizer fails.
   */
  next(): Token {
    const token = this.pull();
    if (token.type === T.ERRORTOKEN) raiseTokenizerError(this);
    return token;
  }

  /**
   * The next token, where an error that is only a state (`done`: end of text inside brackets, bad indentation ...) comes as an
   * ERRORTOKEN and all others are raised. The parser reads on to the end this way, to find brackets that do not match. A name
   * that is not UTF-8 is a bare UnicodeDecodeError here.
   */
  nextOrError(): Token {
    const token = this.pull();
    if (token.type === T.ERRORTOKEN && this.done === Done.DECODE) {
      throw new CompileError('UnicodeDecodeError', keptBytesMessage(this.text.slice(this.start, this.cur))!, this.filename);
    }
    return token;
  }

  private pull(): Token {
    this.metadata = undefined;
    if (this.mode.literal) {
      const piece = scanFString(this);
      if (piece !== undefined) return this.make(piece.type, this.start, piece.end);
    }
    return this.regular();
  }

  private make(type: number, start: number, end: number): Token {
    this.tokenStart = start;
    this.tokenEnd = end;
    const lineno = type === T.STRING || type === T.FSTRING_MIDDLE ? this.firstLineno : this.lineno;
    if (start < 0) return new Token(type, '', lineno, -1, this.lineno, -1, this.level, this.metadata);
    const string = this.text.slice(start, end);
    return new Token(type, string, lineno, this.startColumn, this.lineno, this.column(this.cur), this.level, this.metadata);
  }

  private makeHere(type: number): Token {
    return this.make(type, this.start, this.cur);
  }

  private makeError(done?: number): Token {
    if (done !== undefined) this.done = done;
    return this.make(T.ERRORTOKEN, -1, -1);
  }

  private regular(): Token {
    for (;;) {
      this.start = -1;
      this.startColumn = -1;
      this.blank = false;
      if (this.atLineStart) {
        const error = this.readIndentation();
        if (error !== undefined) return error;
      }
      this.start = this.cur;
      this.startColumn = this.cur < this.lineStart ? -1 : this.column(this.cur);
      if (this.pending !== 0) return this.makePending();
      if (this.asyncDef) this.closeAsyncDef();
      const token = this.readToken();
      if (token !== undefined) return token;
    }
  }

  /** Reads the white space of a new line and counts INDENT and DEDENT tokens; the error token when they do not fit. */
  private readIndentation(): Token | undefined {
    let column = 0;
    let altColumn = 0;
    let continued = 0;
    this.atLineStart = false;
    let c: number;
    for (;;) {
      c = this.nextc();
      if (c === 32) {
        column++;
        altColumn++;
      } else if (c === 9) {
        column = (Math.trunc(column / TAB_SIZE) + 1) * TAB_SIZE;
        altColumn++;
      } else if (c === 12) {
        column = altColumn = 0;
      } else if (c === 92) {
        // The first backslash decides the indentation of what follows.
        if (continued === 0) continued = column;
        if (!this.readContinuation()) return this.makeError();
      } else {
        break;
      }
    }
    this.backup(c);
    if (c === 35 || c === NEWLINE || c === 13) {
      if (this.prompt && column === 0 && c === NEWLINE) {
        this.blank = false;
      } else if (this.prompt && this.lineno === 1) {
        this.blank = false;
        column = altColumn = 0;
      } else {
        this.blank = true;
      }
    }
    if (this.blank || this.level > 0) return undefined;
    return this.indentTo(continued || column, continued || altColumn);
  }

  private indentTo(column: number, altColumn: number): Token | undefined {
    const { indents, altIndents } = this;
    if (column > indents[this.indent]) {
      if (this.indent + 1 >= MAX_INDENT) return this.failLine(Done.TOODEEP);
      if (altColumn <= altIndents[this.indent]) return this.failLine(Done.TABSPACE);
      this.pending++;
      this.indent++;
      indents[this.indent] = column;
      altIndents[this.indent] = altColumn;
      return undefined;
    }
    if (column < indents[this.indent]) {
      while (this.indent > 0 && column < indents[this.indent]) {
        this.pending--;
        this.indent--;
      }
      if (column !== indents[this.indent]) return this.failLine(Done.DEDENT);
    }
    return altColumn === altIndents[this.indent] ? undefined : this.failLine(Done.TABSPACE);
  }

  private failLine(done: number): Token {
    this.cur = this.inp;
    return this.makeError(done);
  }

  private makePending(): Token {
    const { cur } = this;
    if (this.pending < 0) {
      this.pending++;
      return this.extraTokens ? this.make(T.DEDENT, cur, cur) : this.make(T.DEDENT, -1, -1);
    }
    this.pending--;
    return this.extraTokens ? this.make(T.INDENT, this.buf, cur) : this.make(T.INDENT, -1, -1);
  }

  /** Leaves an `async def` whose body has ended (only where `async` is not always a keyword). */
  private closeAsyncDef(): void {
    const c = this.nextc();
    this.backup(c);
    if (this.blank || c === NEWLINE || this.level > 0 || !this.asyncDefNewline || this.asyncDefIndent < this.indent) return;
    this.asyncDef = false;
    this.asyncDefIndent = 0;
    this.asyncDefNewline = false;
  }

  /** A backslash has been read; reads the newline that must follow. False leaves `done` set. */
  private readContinuation(): boolean {
    const behind = this.cur;
    let c = this.nextc();
    if (c === 13) c = this.nextc();
    if (c !== NEWLINE) {
      this.continuationColumn = byteLength(this.text, this.buf, behind) + (c === EOF ? -1 : 0);
      this.done = Done.LINECONT;
      return false;
    }
    c = this.nextc();
    if (c === EOF) {
      this.done = Done.EOF;
      this.cur = this.inp;
      return false;
    }
    this.backup(c);
    return true;
  }

  /** A token from inside a line; undefined at the end of a line that makes none. */
  private readToken(): Token | undefined {
    for (;;) {
      this.start = -1;
      let c: number;
      do c = this.nextc();
      while (isSpace(c));
      this.start = c === EOF ? this.cur : this.cur - 1;
      this.startColumn = c === EOF ? -1 : this.column(this.start);
      if (isIdentifierStart(c)) return this.readWord(c);
      if (c === 35) {
        const token = this.readComment();
        if (token !== undefined) return token;
        c = this.nextc();
      }
      if (c === EOF) return this.makeEnd();
      if (c === 13) c = this.nextc();
      if (c === NEWLINE) return this.readNewline();
      if (c !== 92) return this.readSymbol(c);
      if (!this.readContinuation()) return this.makeError();
    }
  }

  private makeEnd(): Token {
    if (this.level > 0) return this.makeError();
    return this.make(this.done === Done.EOF ? T.ENDMARKER : T.ERRORTOKEN, -1, -1);
  }

  /** Skips a comment up to its newline; a token when comments or type comments are wanted. */
  private readComment(): Token | undefined {
    const { text } = this;
    let end = this.cur;
    while (end < this.inp) {
      const c = text.charCodeAt(end);
      if (c === NEWLINE || c === 13) break;
      end++;
    }
    this.cur = end;
    if (this.typeComments) {
      const token = this.readTypeComment();
      if (token !== undefined) return token;
    }
    if (!this.extraTokens) return undefined;
    this.commentNewline = this.blank;
    return this.makeHere(T.COMMENT);
  }

  /** TYPE_COMMENT or TYPE_IGNORE when the comment just skipped is one. */
  private readTypeComment(): Token | undefined {
    const { text, cur } = this;
    let at = this.start;
    const spaces = () => {
      while (at < cur && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
    };
    for (const part of ['#', 'type:']) {
      if (!text.startsWith(part, at) || at + part.length > cur) return undefined;
      at += part.length;
      spaces();
    }
    const ignoreEnd = at + 6;
    const behind = ignoreEnd < cur ? text.charCodeAt(ignoreEnd) : -1;
    if (cur >= ignoreEnd && text.startsWith('ignore', at) && behind < 128 && !(behind >= 0 && isAlphanumeric(behind))) {
      this.startColumn = this.column(ignoreEnd);
      const token = this.make(T.TYPE_IGNORE, ignoreEnd, cur);
      if (this.blank) {
        this.nextc();
        this.atLineStart = true;
      }
      return token;
    }
    this.startColumn = this.column(at);
    return this.make(T.TYPE_COMMENT, at, cur);
  }

  private readNewline(): Token | undefined {
    this.atLineStart = true;
    if (this.blank || this.level > 0) {
      if (!this.extraTokens) return undefined;
      this.commentNewline = false;
      return this.makeHere(T.NL);
    }
    if (this.commentNewline && this.extraTokens) {
      this.commentNewline = false;
      return this.makeHere(T.NL);
    }
    if (this.asyncDef) this.asyncDefNewline = true;
    return this.make(T.NEWLINE, this.start, this.cur - 1);
  }

  /** A name, a keyword or a string with a prefix, whose first character is `c`. */
  private readWord(c: number): Token {
    const { text } = this;
    if (c < 128) {
      const prefixed = this.readPrefix(c);
      if (prefixed !== undefined) return prefixed;
    }
    let at = this.start;
    let wide = false;
    const end = this.inp;
    while (at < end) {
      c = text.charCodeAt(at);
      if (c >= 128) wide = true;
      else if (!isIdentifierContinueAscii(c)) break;
      at++;
    }
    this.cur = at;
    if (wide && !this.extraTokens && !verifyIdentifier(this)) return this.makeError();
    if (at - this.start === 5 && text.charCodeAt(this.start) === 97) return this.makeHere(this.typeOfAsync());
    return this.makeHere(T.NAME);
  }

  /** A string when the letters from `c` on are a string prefix with a quote behind it. */
  private readPrefix(c: number): Token | undefined {
    let b = false;
    let r = false;
    let u = false;
    let f = false;
    for (;;) {
      const letter = c | 32;
      if (letter === 98 && !(b || u || f)) b = true;
      else if (letter === 117 && !(b || u || r || f)) u = true;
      else if (letter === 114 && !(r || u)) r = true;
      else if (letter === 102 && !(f || b || u)) f = true;
      else return undefined;
      if (c < 65) return undefined;
      c = this.nextc();
      if (!isQuote(c)) continue;
      if (f) {
        scanFStringStart(this, c);
        return this.makeHere(T.FSTRING_START);
      }
      return this.readString(c);
    }
  }

  private readString(quote: number): Token {
    scanString(this, quote);
    return this.makeHere(T.STRING);
  }

  private typeOfAsync(): number {
    const word = this.text.slice(this.start, this.cur);
    if (word !== 'async' && word !== 'await') return T.NAME;
    if (!this.asyncHacks || this.asyncDef) return word === 'async' ? T.ASYNC : T.AWAIT;
    if (word === 'await' || !/^(?:[ \t\f]|\\\n)*def(?![\w\u0080-\uffff])/.test(this.text.slice(this.cur))) return T.NAME;
    this.asyncDefIndent = this.indent;
    this.asyncDef = true;
    return T.ASYNC;
  }

  /** Numbers, strings without a prefix, operators and brackets. */
  private readSymbol(c: number): Token {
    if (c >= 48 && c <= 57) {
      scanNumber(this, c);
      return this.makeHere(T.NUMBER);
    }
    if (isQuote(c)) return this.readString(c);
    if (c === 46) return this.readDot();
    const { mode } = this;
    if (this.modeIndex > 0 && mode.expressionDepth >= 0 && (c === 58 || c === 125 || c === 33 || c === 123)) {
      // The depth is counted before this bracket opens or closes anything.
      const depth = mode.curlyDepth - (c === 123 ? 0 : 1);
      if (depth === 0 || (depth === 1 && (mode.debug || mode.inFormatSpec))) {
        markExpression(this, c);
        if (c !== 123) keepExpression(this);
      }
      if (c === 58 && depth === mode.expressionDepth) {
        mode.literal = true;
        mode.inFormatSpec = true;
        return this.makeHere(T.COLON);
      }
    }
    return this.readOperator(c);
  }

  private readDot(): Token {
    let c = this.nextc();
    if (c >= 48 && c <= 57) {
      scanFraction(this, c);
      return this.makeHere(T.NUMBER);
    }
    if (c === 46) {
      c = this.nextc();
      if (c === 46) return this.makeHere(T.ELLIPSIS);
      this.backup(c);
      this.backup(46);
    } else {
      this.backup(c);
    }
    return this.makeHere(T.DOT);
  }

  private readOperator(c: number): Token {
    const second = this.nextc();
    const two = c < 128 ? typeOfTwo(c, second) : T.OP;
    if (two !== T.OP) {
      const third = this.nextc();
      const three = typeOfThree(c, second, third);
      if (three === T.OP) this.backup(third);
      return this.makeHere(three === T.OP ? two : three);
    }
    this.backup(second);
    if (c === 40 || c === 91 || c === 123) this.openBracket(c);
    else if (c === 41 || c === 93 || c === 125) this.closeBracket(c);
    else if (c < 32 || c === 127) this.fail(`invalid non-printable character U+${c.toString(16).toUpperCase().padStart(4, '0')}`);
    const { mode } = this;
    if (c === 61 && mode.expressionDepth >= 0) mode.debug = true;
    return this.makeHere(c >= 0 && c < 128 ? typeOfOne(c) : T.OP);
  }

  private openBracket(c: number): void {
    if (this.level >= MAX_LEVEL) this.fail('too many nested parentheses');
    this.parenStack[this.level] = c;
    this.parenLines[this.level] = this.lineno;
    this.parenColumns[this.level] = this.column(this.start);
    this.level++;
    if (this.modeIndex > 0) this.mode.curlyDepth++;
  }

  private closeBracket(c: number): void {
    const { mode, extraTokens } = this;
    const inside = this.modeIndex > 0;
    const closing = String.fromCharCode(c);
    if (inside && mode.curlyDepth === 0 && c === 125) this.fail("f-string: single '}' is not allowed");
    if (!extraTokens && this.level === 0) this.fail(`unmatched '${closing}'`);
    if (this.level > 0) {
      this.level--;
      const opening = this.parenStack[this.level];
      // `(` and `)` are neighbours in ASCII, `[ ]` and `{ }` stand two apart.
      if (!extraTokens && c - opening !== (opening === 40 ? 1 : 2)) {
        if (inside && opening === 123 && mode.curlyDepth - 1 === mode.expressionDepth)
          this.fail(`f-string: unmatched '${closing}'`);
        const line = this.parenLines[this.level];
        const where = line === this.lineno ? '' : ` on line ${line}`;
        this.fail(
          `closing parenthesis '${closing}' does not match opening parenthesis '${String.fromCharCode(opening)}'${where}`,
        );
      }
    }
    if (!inside) return;
    mode.curlyDepth--;
    if (mode.curlyDepth < 0) this.fail(`f-string: unmatched '${closing}'`);
    if (c === 125 && mode.curlyDepth === mode.expressionDepth) {
      mode.expressionDepth--;
      mode.literal = true;
      mode.inFormatSpec = false;
      mode.debug = false;
    }
  }
}

/** UTF-8 length of `text` from `start` up to `end`. */
function byteLength(text: string, start: number, end: number): number {
  let length = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    length += c < 0x80 ? 1 : c < 0x800 || (c >= 0xd800 && c < 0xe000) ? 2 : 3;
  }
  return length;
}
