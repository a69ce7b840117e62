/**
 * What the tokenizer hands out: the token types with CPython's numbers and names, the one-, two- and three-character operators,
 * and the shape of a token. How text becomes tokens is tokenizer.ts.
 */

/** Token types, numbered as in CPython 3.12's pycore_token.h (and `token` module). */
export const T = {
  ENDMARKER: 0,
  NAME: 1,
  NUMBER: 2,
  STRING: 3,
  NEWLINE: 4,
  INDENT: 5,
  DEDENT: 6,
  LPAR: 7,
  RPAR: 8,
  LSQB: 9,
  RSQB: 10,
  COLON: 11,
  COMMA: 12,
  SEMI: 13,
  PLUS: 14,
  MINUS: 15,
  STAR: 16,
  SLASH: 17,
  VBAR: 18,
  AMPER: 19,
  LESS: 20,
  GREATER: 21,
  EQUAL: 22,
  DOT: 23,
  PERCENT: 24,
  LBRACE: 25,
  RBRACE: 26,
  EQEQUAL: 27,
  NOTEQUAL: 28,
  LESSEQUAL: 29,
  GREATEREQUAL: 30,
  TILDE: 31,
  CIRCUMFLEX: 32,
  LEFTSHIFT: 33,
  RIGHTSHIFT: 34,
  DOUBLESTAR: 35,
  PLUSEQUAL: 36,
  MINEQUAL: 37,
  STAREQUAL: 38,
  SLASHEQUAL: 39,
  PERCENTEQUAL: 40,
  AMPEREQUAL: 41,
  VBAREQUAL: 42,
  CIRCUMFLEXEQUAL: 43,
  LEFTSHIFTEQUAL: 44,
  RIGHTSHIFTEQUAL: 45,
  DOUBLESTAREQUAL: 46,
  DOUBLESLASH: 47,
  DOUBLESLASHEQUAL: 48,
  AT: 49,
  ATEQUAL: 50,
  RARROW: 51,
  ELLIPSIS: 52,
  COLONEQUAL: 53,
  EXCLAMATION: 54,
  OP: 55,
  AWAIT: 56,
  ASYNC: 57,
  TYPE_IGNORE: 58,
  TYPE_COMMENT: 59,
  SOFT_KEYWORD: 60,
  FSTRING_START: 61,
  FSTRING_MIDDLE: 62,
  FSTRING_END: 63,
  COMMENT: 64,
  NL: 65,
  ERRORTOKEN: 66,
  ENCODING: 67,
} as const;

/** Names of the token types by number (`token.tok_name`). */
export const TOKEN_NAMES: readonly string[] = Object.keys(T);

/** A token as the parser sees it. */
export class Token {
  constructor(
    /** A number of `T`. */
    public type: number,
    /** The text (newlines already `\n`); empty for NEWLINE, INDENT, DEDENT and ENDMARKER. */
    public string: string,
    /** First line, from 1. */
    public lineno: number,
    /** Column of the first character in UTF-8 bytes from 0; -1 for INDENT, DEDENT and ENDMARKER. */
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
    /** How many brackets are open after the token. */
    public level: number,
    /** The source text of a `{expression=}` field, on the token that ends it (`}`, `!` or `:`). */
    public metadata: string | undefined,
  ) {}
}

const OPERATORS: Readonly<Record<string, number>> = {
  '!': 54,
  '%': 24,
  '&': 19,
  '(': 7,
  ')': 8,
  '*': 16,
  '+': 14,
  ',': 12,
  '-': 15,
  '.': 23,
  '/': 17,
  ':': 11,
  ';': 13,
  '<': 20,
  '=': 22,
  '>': 21,
  '@': 49,
  '[': 9,
  ']': 10,
  '^': 32,
  '{': 25,
  '|': 18,
  '}': 26,
  '~': 31,
  '!=': 28,
  '%=': 40,
  '&=': 41,
  '**': 35,
  '*=': 38,
  '+=': 36,
  '-=': 37,
  '->': 51,
  '//': 47,
  '/=': 39,
  ':=': 53,
  '<<': 33,
  '<=': 29,
  '<>': 28,
  '==': 27,
  '>=': 30,
  '>>': 34,
  '@=': 50,
  '^=': 43,
  '|=': 42,
  '**=': 46,
  '...': 52,
  '//=': 48,
  '<<=': 44,
  '>>=': 45,
};

/** Exact types of operators by their text (`token.EXACT_TOKEN_TYPES`, and `<>`). */
export const EXACT_TYPES: ReadonlyMap<string, number> = new Map(Object.entries(OPERATORS));

const ONE = new Uint8Array(128).fill(T.OP);
const TWO = new Uint8Array(128 * 128).fill(T.OP);
for (const [text, type] of Object.entries(OPERATORS)) {
  if (text.length === 1) ONE[text.charCodeAt(0)] = type;
  else if (text.length === 2) TWO[text.charCodeAt(0) * 128 + text.charCodeAt(1)] = type;
}

/** Type of a single-character token; `OP` for a character that starts none (`$`, `?`, a backquote). `c` is below 128. */
export function typeOfOne(c: number): number {
  return ONE[c];
}

/** Type of the two-character operator `c1 c2`, or `OP` when there is none. `c1` is below 128. */
export function typeOfTwo(c1: number, c2: number): number {
  return c2 < 0 || c2 >= 128 ? T.OP : TWO[c1 * 128 + c2];
}

/** Type of the three-character operator that begins with `c1 c2`, or `OP`. */
export function typeOfThree(c1: number, c2: number, c3: number): number {
  if (c3 === 61 /* = */ && c1 === c2) {
    switch (c1) {
      case 42:
        return T.DOUBLESTAREQUAL;
      case 47:
        return T.DOUBLESLASHEQUAL;
      case 60:
        return T.LEFTSHIFTEQUAL;
      case 62:
        return T.RIGHTSHIFTEQUAL;
    }
  }
  return T.OP;
}
