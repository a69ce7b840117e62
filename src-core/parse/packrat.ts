/**
 * The machinery under parser.generated.ts: tokens that are fetched one by one and kept, the mark, remembered results, the depth
 * limit, and the terminals that make nodes. No rule of the grammar is here. Source: Parser/pegen.c.
 */
import { type Constant, Name } from '../ast/nodes.generated.ts';
import { CompileError } from '../source/errors.ts';
import { raiseAt, raiseAtToken } from '../source/syntax-error.ts';
import { T, type Token } from '../source/token.ts';
import type { Tokenizer } from '../source/tokenizer.ts';
import { numberConstant } from './numbers.ts';

/** How deep rules may be nested (MAXSTACK of the reference's generated parser). */
export const MAX_LEVEL = 6000;
/** How many kinds of token there may be: token types, ENDMARKER's kind, keywords. */
const KINDS = 128;
const ENDMARKER = 69;
const SOFT_KEYWORDS = ['_', 'case', 'match', 'type'];
/** How many tokens may have remembered results before more room is made. */
const FIRST_ROWS = 64;

/** A table that is 1 at the given kinds. */
export function kindSet(...kinds: number[]): Uint8Array {
  const set = new Uint8Array(KINDS);
  for (const kind of kinds) set[kind] = 1;
  return set;
}

export interface PackratOptions {
  /** `single`: the end of the text ends the statement too. */
  readonly interactive: boolean;
  /** The end of the text ends blocks too, where it is interactive. */
  readonly implyDedent: boolean;
  readonly featureVersion: number;
  /** Most digits of a decimal integer; 0 is no limit. */
  readonly maxDigits: number;
  /** `<>` in the place of `!=`. */
  readonly barry: boolean;
  readonly keywords: ReadonlyMap<string, number>;
  /** How many rules remember results. */
  readonly memos: number;
}

export class Packrat {
  /** Tokens so far, and the kind of each; a kind of 0 is a token that has not been fetched. */
  readonly tokens: Token[] = [];
  kinds = new Uint8Array(256);
  mark = 0;
  level = 0;
  /** The second pass: invalid_* rules are tried. */
  invalidPass = false;
  /** Comments `# type: ignore`: line and what follows `ignore`. */
  readonly typeIgnores: { lineno: number; tag: string }[] = [];
  /** The token that an error is about, when it is not the last one. */
  knownErrorToken: Token | undefined = undefined;

  /**
   * Remembered results. A token that has any has a row (`rowOf`, 0: none) of `memos` places: the mark behind the result plus
   * one (0: not tried), and the result. Rows are handed out in order and given back together when a statement is complete.
   */
  protected rowOf = new Int32Array(256);
  protected rows = 1;
  protected memoEnds: Int32Array;
  protected memoNodes: unknown[];
  private readonly memos: number;
  private readonly keywords: ReadonlyMap<string, number>;
  private readonly endIsNewline: boolean;
  private readonly implyDedent: boolean;
  readonly featureVersion: number;
  readonly maxDigits: number;
  readonly barry: boolean;
  private started = false;
  /** Nodes of NAME and NUMBER tokens, made once. */
  private readonly terminals: (Name | Constant | undefined)[] = [];

  constructor(
    readonly tokenizer: Tokenizer,
    options: PackratOptions,
  ) {
    this.keywords = options.keywords;
    this.endIsNewline = options.interactive;
    this.implyDedent = options.implyDedent;
    this.featureVersion = options.featureVersion;
    this.maxDigits = options.maxDigits;
    this.barry = options.barry;
    this.memos = options.memos;
    this.memoEnds = new Int32Array(FIRST_ROWS * this.memos);
    this.memoNodes = new Array<unknown>(FIRST_ROWS * this.memos);
  }

  /** Begins again, with the invalid_* rules. Tokens are kept. */
  beginSecondPass(): void {
    this.rowOf.fill(0);
    this.rows = 1;
    this.mark = 0;
    this.level = 0;
    this.invalidPass = true;
  }

  /** Kind of the token at the mark. */
  protected peek(): number {
    return this.kinds[this.mark] || this.fetch();
  }

  /** The token at the mark, fetched when need be. */
  here(): Token {
    this.peek();
    return this.tokens[this.mark];
  }

  /** The furthest token so far. */
  furthest(): Token {
    return this.tokens[this.tokens.length - 1];
  }

  private fetch(): number {
    const { tokenizer, tokens } = this;
    let token = tokenizer.next();
    while (token.type === T.TYPE_IGNORE) {
      // A comment that has its line to itself takes the newline with it.
      this.typeIgnores.push({ lineno: tokenizer.lineno, tag: tokenizer.text.slice(tokenizer.tokenStart, tokenizer.cur) });
      token = tokenizer.next();
    }
    if (this.endIsNewline && token.type === T.ENDMARKER && this.started) {
      // The end of what was typed ends the statement and its blocks.
      token.type = T.NEWLINE;
      this.started = false;
      if (tokenizer.indent > 0 && this.implyDedent) {
        tokenizer.pending = -tokenizer.indent;
        tokenizer.indent = 0;
      }
    } else this.started = true;
    const at = tokens.push(token) - 1;
    if (at + 1 >= this.kinds.length) {
      const kinds = new Uint8Array(this.kinds.length * 2);
      kinds.set(this.kinds);
      this.kinds = kinds;
      const rowOf = new Int32Array(kinds.length);
      rowOf.set(this.rowOf);
      this.rowOf = rowOf;
    }
    const { type } = token;
    const kind = type === T.NAME ? this.kindOfName(token) : type || ENDMARKER;
    this.kinds[at] = kind;
    return kind;
  }

  /** No keyword is longer than eight letters: most names are not looked up. */
  private kindOfName({ string }: Token): number {
    return string.length > 8 ? T.NAME : (this.keywords.get(string) ?? T.NAME);
  }

  /** Consumes a token of this kind. */
  protected eat(kind: number): boolean {
    if ((this.kinds[this.mark] || this.fetch()) !== kind) return false;
    this.mark++;
    return true;
  }

  /** As `eat`; gives the token. */
  protected take(kind: number): Token | undefined {
    if ((this.kinds[this.mark] || this.fetch()) !== kind) return undefined;
    return this.tokens[this.mark++];
  }

  /** A token that must come. Raises SyntaxError at the one that comes instead. */
  protected force(kind: number, text: string): Token {
    const token = this.take(kind);
    return token ?? this.raiseAtNode(this.here(), `expected '${text}'`);
  }

  /** An identifier; brought to NFKC when it is not ASCII (PEP 3131). */
  protected takeIdentifier(): string | undefined {
    if ((this.kinds[this.mark] || this.fetch()) !== T.NAME) return undefined;
    return identifierOf(this.tokens[this.mark++]);
  }

  /** An identifier as an expression. */
  protected takeName(): Name | undefined {
    if ((this.kinds[this.mark] || this.fetch()) !== T.NAME) return undefined;
    const at = this.mark++;
    return (this.terminals[at] as Name | undefined) ?? this.makeName(at);
  }

  private makeName(at: number): Name {
    const token = this.tokens[at];
    const name = new Name(identifierOf(token), 'Load', token.lineno, token.col_offset, token.end_lineno, token.end_col_offset);
    this.terminals[at] = name;
    return name;
  }

  /** A soft keyword, which is a name to everyone else. */
  protected takeWord(word: string): Token | undefined {
    if ((this.kinds[this.mark] || this.fetch()) !== T.NAME || this.tokens[this.mark].string !== word) return undefined;
    return this.tokens[this.mark++];
  }

  /** Any soft keyword, or a beginning of one: the reference compares no further than the token goes. */
  protected takeSoftKeyword(): Token | undefined {
    if ((this.kinds[this.mark] || this.fetch()) !== T.NAME) return undefined;
    const token = this.tokens[this.mark];
    if (!SOFT_KEYWORDS.some((word) => word.startsWith(token.string))) return undefined;
    this.mark++;
    return token;
  }

  /** A number as an expression. */
  protected takeNumber(): Constant | undefined {
    if ((this.kinds[this.mark] || this.fetch()) !== T.NUMBER) return undefined;
    const at = this.mark++;
    const known = this.terminals[at] as Constant | undefined;
    if (known !== undefined) return known;
    const constant = numberConstant(this, this.tokens[at]);
    this.terminals[at] = constant;
    return constant;
  }

  /** The last token before the mark that is not white space: where a node ends. */
  protected lastToken(): Token {
    const { kinds } = this;
    let at = this.mark - 1;
    while (at > 0 && ((kinds[at] >= T.NEWLINE && kinds[at] <= T.DEDENT) || kinds[at] === ENDMARKER)) at--;
    return this.tokens[at];
  }

  /** The token before the mark. */
  previous(): Token {
    return this.tokens[this.mark - 1];
  }

  /** Remembers what rule `memo` found at token `at`. */
  protected keep<R>(memo: number, at: number, node: R): R {
    const slot = (this.rowOf[at] || this.addRow(at)) * this.memos + memo;
    this.memoEnds[slot] = this.mark + 1;
    this.memoNodes[slot] = node;
    return node;
  }

  private addRow(at: number): number {
    const row = this.rows++;
    const from = row * this.memos;
    const { length } = this.memoEnds;
    if (from >= length) {
      const ends = new Int32Array(length * 2);
      ends.set(this.memoEnds);
      this.memoEnds = ends;
      const nodes = new Array<unknown>(length * 2);
      for (let i = 0; i < length; i++) nodes[i] = this.memoNodes[i];
      this.memoNodes = nodes;
    }
    this.memoEnds.fill(0, from, from + this.memos);
    this.rowOf[at] = row;
    return row;
  }

  /**
   * Forgets what is remembered for tokens from `at` on, whose rows begin with `rows`: the statement there is complete, and
   * whoever comes back to it finds the block that it is in remembered.
   */
  protected release(at: number, rows: number): void {
    this.rowOf.fill(0, at, this.tokens.length);
    this.rows = rows;
  }

  /** Raises MemoryError: rules are nested too deeply. */
  protected overflow(): never {
    throw new CompileError(
      'MemoryError',
      'Parser stack overflowed - Python source too complex to parse',
      this.tokenizer.filename,
    );
  }

  /** Raises a SyntaxError for the whole of a token or node. */
  raiseAtNode(node: { lineno: number; col_offset: number; end_lineno: number; end_col_offset: number }, message: string): never {
    return raiseAt(this.tokenizer, 'SyntaxError', message, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset);
  }

  /** Raises at the furthest token (or the one that the error is known to be about). */
  raiseAtFurthest(type: 'SyntaxError' | 'IndentationError', message: string): never {
    return raiseAtToken(this.tokenizer, type, message, this.knownErrorToken ?? this.furthest());
  }
}

/** The identifier that a NAME token stands for. */
function identifierOf(token: Token): string {
  const { string } = token;
  // A token of ASCII is as many bytes as characters.
  return token.end_col_offset - token.col_offset === string.length ? string : string.normalize('NFKC');
}
