/**
 * String literals and f-strings: where they end and which pieces they have (PEP 701). What they say is the parser's.
 * Source of order and messages: the string parts of `tok_get_normal_mode` and `tok_get_fstring_mode` (Parser/tokenizer.c).
 */
import { Done, EOF, MAX_EXPRESSION_NESTING, MAX_FSTRING_LEVEL, type Mode, type Scanner } from './scanner.ts';
import { T } from './token.ts';

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** Scans a string behind its opening quote character; the head then stands behind its end. */
export function scanString(s: Scanner, quote: number): void {
  s.firstLineno = s.lineno;
  s.multiLineStart = s.lineStart;
  let quoteSize = 1;
  let found = 0;
  let c = s.nextc();
  if (c === quote) {
    c = s.nextc();
    if (c === quote) quoteSize = 3;
    else found = 1; // the empty string
  }
  if (c !== quote) s.backup(c);
  const { text } = s;
  while (found !== quoteSize) {
    // The body of a line, without a call for each character.
    let at = s.cur;
    const end = s.inp;
    if (found === 0) {
      while (at < end) {
        c = text.charCodeAt(at);
        if (c === quote || c === BACKSLASH || c === NEWLINE) break;
        at++;
      }
      s.cur = at;
    }
    c = s.nextc();
    if (c === EOF || (quoteSize === 1 && c === NEWLINE)) failUnterminated(s, quote, quoteSize, c);
    if (c === quote) {
      found++;
    } else {
      found = 0;
      if (c === BACKSLASH && s.nextc() === CARRIAGE_RETURN) s.nextc();
    }
  }
}

function failUnterminated(s: Scanner, quote: number, quoteSize: number, c: number): never {
  const at = (message: string, done: number): never => s.failAt(s.start, s.multiLineStart, s.firstLineno, message, done);
  const { mode } = s;
  if (s.insideFString && mode.quote === quote && mode.quoteSize === quoteSize) at("f-string: expecting '}'", Done.ERROR);
  const detected = `(detected at line ${s.lineno})`;
  if (quoteSize === 3) at(`unterminated triple-quoted string literal ${detected}`, c === NEWLINE ? Done.ERROR : Done.EOFS);
  return at(`unterminated string literal ${detected}`, c === NEWLINE ? Done.ERROR : Done.EOLS);
}

/** Opens an f-string behind its prefix and first quote character. */
export function scanFStringStart(s: Scanner, quote: number): void {
  s.firstLineno = s.lineno;
  s.multiLineStart = s.lineStart;
  let quoteSize = 1;
  const second = s.nextc();
  if (second === quote) {
    const third = s.nextc();
    if (third === quote) {
      quoteSize = 3;
    } else {
      s.backup(third);
      s.backup(second);
    }
  } else {
    s.backup(second);
  }
  if (s.modeIndex + 1 >= MAX_FSTRING_LEVEL) s.fail('too many nested f-strings');
  const mode = s.pushMode();
  mode.literal = true;
  mode.quote = quote;
  mode.quoteSize = quoteSize;
  mode.start = s.start;
  mode.startLine = s.lineStart;
  mode.startLineno = s.lineno;
  mode.expressionStart = -1;
  mode.expressionEnd = -1;
  mode.debug = false;
  const first = s.text.charCodeAt(s.start) | 32;
  mode.raw = first === 114 || (s.text.charCodeAt(s.start + 1) | 32) === 114;
  mode.curlyDepth = 0;
  mode.expressionDepth = -1;
}

/** Remembers where the text of an expression begins and ends, for `{expression=}`. Source: `update_fstring_expr`. */
export function markExpression(s: Scanner, c: number): void {
  const { mode } = s;
  if (c === OPEN) {
    mode.expressionStart = s.cur;
    mode.expressionEnd = -1;
  } else if (mode.expressionEnd === -1) {
    mode.expressionEnd = s.start;
  }
}

/** Puts the text of a `{expression=}` on the token that ends it; comments are left out. Source: `set_fstring_expr`. */
export function keepExpression(s: Scanner): void {
  const { mode } = s;
  if (!mode.debug || s.metadata !== undefined) return;
  const text = mode.expressionStart < 0 ? '' : s.text.slice(mode.expressionStart, mode.expressionEnd);
  s.metadata = text.includes('#') ? text.replace(/#[^\n]*/g, '') : text;
}

/** Enters a replacement field; the head stands at its `{`. */
function enterExpression(s: Scanner, mode: Mode): void {
  mode.expressionDepth++;
  if (mode.expressionDepth >= MAX_EXPRESSION_NESTING) s.fail('f-string: expressions nested too deeply');
  mode.literal = false;
}

/**
 * The next piece of an f-string while literal text is read: FSTRING_MIDDLE or FSTRING_END, with the head behind it, or -1 when
 * an expression begins right here. `scanFString.end` of the token is `s.pieceEnd`.
 */
export function scanFString(s: Scanner): { type: number; end: number } | undefined {
  const { mode } = s;
  s.start = s.cur;
  s.firstLineno = s.lineno;
  s.startColumn = s.column(s.cur);
  const first = s.nextc();
  if (first === OPEN) {
    const peek = s.nextc();
    s.backup(peek);
    s.backup(first);
    if (peek !== OPEN) {
      enterExpression(s, mode);
      return undefined;
    }
  } else {
    s.backup(first);
  }
  for (let i = 0; i < mode.quoteSize; i++) {
    const c = s.nextc();
    if (c !== mode.quote) {
      s.backup(c);
      // Quotes read before this one are part of the literal text and stay read.
      return scanMiddle(s, mode);
    }
  }
  mode.expressionStart = -1;
  mode.expressionEnd = -1;
  s.modeIndex--;
  return { type: T.FSTRING_END, end: s.cur };
}

function failUnterminatedFString(s: Scanner, mode: Mode, c: number): never {
  const detected = `(detected at line ${s.lineno})`;
  const triple = mode.quoteSize === 3;
  const message = triple
    ? `unterminated triple-quoted f-string literal ${detected}`
    : `unterminated f-string literal ${detected}`;
  return s.failAt(mode.start, mode.startLine, mode.startLineno, message, triple && c !== NEWLINE ? Done.EOFS : Done.ERROR);
}

function scanMiddle(s: Scanner, mode: Mode): { type: number; end: number } {
  s.multiLineStart = s.lineStart;
  let found = 0;
  let namedEscape = false;
  while (found !== mode.quoteSize) {
    const c = s.nextc();
    const inFormatSpec = mode.inFormatSpec && mode.expressionDepth >= 0;
    if (c === EOF || (mode.quoteSize === 1 && c === NEWLINE)) {
      if (!inFormatSpec || c !== NEWLINE) failUnterminatedFString(s, mode, c);
      // A format specification ends with its line; the parser says what is missing.
      s.backup(c);
      mode.literal = false;
      mode.inFormatSpec = false;
      return { type: T.FSTRING_MIDDLE, end: s.cur };
    }
    if (c === mode.quote) {
      found++;
      continue;
    }
    found = 0;
    if (c === OPEN) return scanOpenBrace(s, mode, inFormatSpec);
    if (c === CLOSE) {
      if (namedEscape) return { type: T.FSTRING_MIDDLE, end: s.cur };
      return scanCloseBrace(s, mode, inFormatSpec);
    }
    if (c === BACKSLASH) namedEscape = scanEscape(s, mode) || namedEscape;
  }
  for (let i = 0; i < mode.quoteSize; i++) s.backup(mode.quote);
  return { type: T.FSTRING_MIDDLE, end: s.cur };
}

function scanOpenBrace(s: Scanner, mode: Mode, inFormatSpec: boolean): { type: number; end: number } {
  markExpression(s, OPEN);
  const peek = s.nextc();
  if (peek === OPEN && !inFormatSpec) return { type: T.FSTRING_MIDDLE, end: s.cur - 1 };
  s.backup(peek);
  s.backup(OPEN);
  enterExpression(s, mode);
  mode.inFormatSpec = false;
  return { type: T.FSTRING_MIDDLE, end: s.cur };
}

function scanCloseBrace(s: Scanner, mode: Mode, inFormatSpec: boolean): { type: number; end: number } {
  const peek = s.nextc();
  if (peek === CLOSE && !inFormatSpec && mode.curlyDepth === 0) return { type: T.FSTRING_MIDDLE, end: s.cur - 1 };
  s.backup(peek);
  s.backup(CLOSE);
  mode.literal = false;
  return { type: T.FSTRING_MIDDLE, end: s.cur };
}

/** What follows a backslash; true when it opened a named escape, whose closing brace is literal text. */
function scanEscape(s: Scanner, mode: Mode): boolean {
  let peek = s.nextc();
  if (peek === CARRIAGE_RETURN) peek = s.nextc();
  if (peek === OPEN || peek === CLOSE) {
    if (!mode.raw) s.warn('SyntaxWarning', `invalid escape sequence '\\${String.fromCharCode(peek)}'`);
    s.backup(peek);
    return false;
  }
  if (!mode.raw && peek === 78 /* N */) {
    peek = s.nextc();
    if (peek === OPEN) return true;
    s.backup(peek);
  }
  return false;
}
