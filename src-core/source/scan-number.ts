/**
 * Number literals: where they end, and everything that may be wrong with them. What they are worth is base/number-literal.ts.
 * Source of order and messages: the number part of `tok_get_normal_mode`, `tok_decimal_tail` and `verify_end_of_number`
 * (Parser/tokenizer.c).
 */
import { isIdentifierContinueAscii } from './character.ts';
import { EOF, type Scanner } from './scanner.ts';

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isHexDigit = (c: number): boolean => isDigit(c) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
const ZERO = 48;
const DOT = 46;
const UNDERSCORE = 95;
const lower = (c: number): number => c | 32;
const E = 101;
const J = 106;

/** Scans the number that begins with the digit `c`, which is already read. */
export function scanNumber(s: Scanner, c: number): void {
  s.backup(readNumber(s, c));
}

/** Scans what follows the point of a float; `c` is the character after the point. */
export function scanFraction(s: Scanner, c: number): void {
  s.backup(readFraction(s, c));
}

// Each of the following returns the first character behind the number, which is read.

function readNumber(s: Scanner, c: number): number {
  if (c === ZERO) {
    c = s.nextc();
    switch (c === EOF ? c : lower(c)) {
      case 120:
        return readRadix(s, 'hexadecimal', isHexDigit);
      case 111:
        return readRadix(s, 'octal', (d) => d >= 48 && d < 56);
      case 98:
        return readRadix(s, 'binary', (d) => d === 48 || d === 49);
    }
    return readAfterZero(s, c);
  }
  c = decimalTail(s);
  if (c === DOT) return readFraction(s, s.nextc());
  if (lower(c) === E && c !== EOF) return readExponent(s, c);
  return finish(s, c);
}

function readFraction(s: Scanner, c: number): number {
  if (isDigit(c)) c = decimalTail(s);
  if (c !== EOF && lower(c) === E) return readExponent(s, c);
  return finish(s, c);
}

function readRadix(s: Scanner, kind: string, belongs: (c: number) => boolean): number {
  let c = s.nextc();
  do {
    if (c === UNDERSCORE) c = s.nextc();
    if (!belongs(c)) {
      if (isDigit(c)) s.fail(`invalid digit '${String.fromCharCode(c)}' in ${kind} literal`);
      s.backup(c);
      s.fail(`invalid ${kind} literal`);
    }
    do c = s.nextc();
    while (belongs(c));
  } while (c === UNDERSCORE);
  if (isDigit(c)) s.fail(`invalid digit '${String.fromCharCode(c)}' in ${kind} literal`);
  verifyEnd(s, c, kind);
  return c;
}

function readAfterZero(s: Scanner, c: number): number {
  for (;;) {
    if (c === UNDERSCORE) {
      c = s.nextc();
      if (!isDigit(c)) {
        s.backup(c);
        s.fail('invalid decimal literal');
      }
    }
    if (c !== ZERO) break;
    c = s.nextc();
  }
  const zerosEnd = s.cur;
  let nonzero = false;
  if (isDigit(c)) {
    nonzero = true;
    c = decimalTail(s);
  }
  if (c === DOT) return readFraction(s, s.nextc());
  if (c !== EOF && lower(c) === E) return readExponent(s, c);
  if (nonzero && !(c !== EOF && lower(c) === J) && !s.extraTokens) {
    s.backup(c);
    s.fail(
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
      s.column(s.start) + 1,
      s.column(zerosEnd),
    );
  }
  return finish(s, c);
}

/** The rest after `e`, or the end of the number before it when no exponent follows. */
function readExponent(s: Scanner, e: number): number {
  let c = s.nextc();
  if (c === 43 || c === 45) {
    c = s.nextc();
    if (!isDigit(c)) {
      s.backup(c);
      s.fail('invalid decimal literal');
    }
  } else if (!isDigit(c)) {
    s.backup(c);
    verifyEnd(s, e, 'decimal');
    return e;
  }
  return finish(s, decimalTail(s));
}

/** An imaginary unit, perhaps, and the check of what follows. */
function finish(s: Scanner, c: number): number {
  if (c !== EOF && lower(c) === J) {
    c = s.nextc();
    verifyEnd(s, c, 'imaginary');
  } else {
    verifyEnd(s, c, 'decimal');
  }
  return c;
}

/** Digits and single underscores between them; returns the first character behind. */
function decimalTail(s: Scanner): number {
  for (;;) {
    let c: number;
    do c = s.nextc();
    while (isDigit(c));
    if (c !== UNDERSCORE) return c;
    c = s.nextc();
    if (!isDigit(c)) {
      s.backup(c);
      s.fail('invalid decimal literal');
    }
  }
}

/** Whether the text at the head is `rest` and no identifier goes on behind it. */
function lookahead(s: Scanner, rest: string): boolean {
  if (!s.text.startsWith(rest, s.cur) || s.cur + rest.length > s.inp) return false;
  const c = s.cur + rest.length < s.text.length ? s.text.charCodeAt(s.cur + rest.length) : EOF;
  return !(c >= 128 || isIdentifierContinueAscii(c));
}

/** A keyword right behind a number is warned of (`1if x`), any other letter is an error. */
function verifyEnd(s: Scanner, c: number, kind: string): void {
  if (s.extraTokens) return;
  let keyword = false;
  switch (c) {
    case 97:
      keyword = lookahead(s, 'nd');
      break;
    case 101:
      keyword = lookahead(s, 'lse');
      break;
    case 102:
      keyword = lookahead(s, 'or');
      break;
    case 105: {
      const next = s.cur < s.inp ? s.text.charCodeAt(s.cur) : EOF;
      keyword = next === 102 || next === 110 || next === 115;
      break;
    }
    case 110:
      keyword = lookahead(s, 'ot');
      break;
    case 111:
      keyword = lookahead(s, 'r');
      break;
  }
  if (keyword) {
    s.backup(c);
    s.warn('SyntaxWarning', `invalid ${kind} literal`);
    s.nextc();
  } else if (c >= 0 && c < 128 && isIdentifierContinueAscii(c)) {
    s.backup(c);
    s.fail(`invalid ${kind} literal`);
  }
}
