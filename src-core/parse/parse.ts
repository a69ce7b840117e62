/**
 * From source text to a tree: two passes over the grammar, and which error comes out when both fail. Source:
 * `_PyPegen_run_parser` (Parser/pegen.c), `_Pypegen_set_syntax_error` (Parser/pegen_errors.c).
 */
import type { mod } from '../ast/nodes.generated.ts';
import { CompileError, type WarningSink } from '../source/errors.ts';
import { Done } from '../source/scanner.ts';
import { raiseHere, raiseUnclosed } from '../source/syntax-error.ts';
import { T, type Token } from '../source/token.ts';
import { Tokenizer } from '../source/tokenizer.ts';
import { KEYWORDS, MEMOS, PythonParser } from './parser.generated.ts';

export type ParseMode = 'exec' | 'eval' | 'single' | 'func_type';

export interface ParseOptions {
  /** Read `# type:` comments. */
  typeComments?: boolean;
  /** Minor version whose syntax is accepted (12). */
  featureVersion?: number;
  /** Most digits of a decimal integer (`sys.set_int_max_str_digits`); 0 is no limit. */
  maxDigits?: number;
  /** Where warnings go; without it none are made. */
  warn?: WarningSink;
  /** Lines of the file that the source is from (source/program-text.ts); errors in mode `exec` show them. */
  programText?: (lineno: number) => string | null;
  /** What errors show of earlier lines, when the source was not in UTF-8 (source/decode.ts). */
  undecoded?: string;
  /** `<>` takes the place of `!=` (the flag CO_FUTURE_BARRY_AS_BDFL; the import of that feature alone does not do it). */
  barry?: boolean;
  /** What ends too early is `incomplete input`, whatever else may be wrong (the flag PyCF_ALLOW_INCOMPLETE_INPUT). */
  allowIncomplete?: boolean;
  /** Mode `single`: the end of the text ends blocks (default; not with the flag PyCF_DONT_IMPLY_DEDENT). */
  implyDedent?: boolean;
  /** The text comes from a file that is read line by line (`python3 FILE`). */
  file?: boolean;
}

/** `sys.int_info.default_max_str_digits`. */
const DEFAULT_MAX_DIGITS = 4300;

/**
 * Parses `source` (decoded, with its own newlines). Raises CompileError with the fields of the reference's SyntaxError; a
 * program that is nested too deeply raises MemoryError.
 */
export function parse(source: string, filename: string, mode: ParseMode = 'exec', options: ParseOptions = {}): mod {
  const { typeComments, featureVersion = 12, warn, barry = false } = options;
  const programText = mode === 'exec' ? options.programText : undefined;
  const asyncHacks = featureVersion < 7;
  const tokenizer = new Tokenizer(source, filename, {
    execInput: mode === 'exec',
    typeComments,
    asyncHacks,
    warn,
    programText,
    undecoded: options.undecoded,
    file: options.file,
  });
  const parser = new PythonParser(tokenizer, {
    interactive: mode === 'single',
    implyDedent: options.implyDedent ?? true,
    featureVersion,
    maxDigits: options.maxDigits ?? DEFAULT_MAX_DIGITS,
    barry,
    keywords: KEYWORDS,
    memos: MEMOS,
  });
  try {
    return runPasses(parser, mode, options.allowIncomplete ?? false);
  } catch (error) {
    // Where the host gives less stack than the depth limit needs, its limit counts.
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      throw new CompileError('MemoryError', 'Parser stack overflowed - Python source too complex to parse', filename);
    }
    throw error;
  }
}

function start(parser: PythonParser, mode: ParseMode): mod | undefined {
  switch (mode) {
    case 'exec':
      return parser.file();
    case 'eval':
      return parser.eval();
    case 'single':
      return parser.interactive();
    case 'func_type':
      return parser.func_type();
  }
}

/** What `action` throws of the compiler's errors; undefined when it returns. */
function failureOf(action: () => void): CompileError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof CompileError) return error;
    throw error;
  }
}

function runPasses(parser: PythonParser, mode: ParseMode, allowIncomplete: boolean): mod {
  let tree: mod | undefined;
  let failure = failureOf(() => {
    tree = start(parser, mode);
  });
  if (tree !== undefined) {
    if (mode === 'single' && hasMore(parser.tokenizer)) {
      parser.raiseAtFurthest('SyntaxError', 'multiple statements found while compiling a single statement');
    }
    return tree;
  }
  if (allowIncomplete && hasReachedEnd(parser)) {
    if (failure !== undefined) raiseHere(parser.tokenizer, 'SyntaxError', 'incomplete input');
    parser.raiseAtFurthest('SyntaxError', 'incomplete input');
  }
  if (failure === undefined) {
    const last = parser.furthest();
    parser.beginSecondPass();
    failure = failureOf(() => start(parser, mode));
    if (failure === undefined) return raiseGeneric(parser, last);
  }
  const fromParser = parser.tokenizer.done === Done.OK && SYNTAX_ERRORS.includes(failure.type);
  throw fromParser ? preferTokenizerError(parser, failure) : failure;
}

/**
 * Has the reference's tokenizer looked behind the last character (`_is_end_of_source`)? It does at the end of every token but a
 * new line and a string.
 */
function hasReachedEnd({ tokenizer, tokens }: PythonParser): boolean {
  if (ENDS.includes(tokenizer.done)) return true;
  const last = tokens[tokens.length - 1];
  return tokenizer.cur >= tokenizer.text.length && last !== undefined && !CLOSED.includes(last.type);
}
const CLOSED: readonly number[] = [T.NEWLINE, T.STRING, T.FSTRING_END];
const ENDS: readonly number[] = [Done.EOF, Done.EOFS, Done.EOLS];
const SYNTAX_ERRORS: readonly string[] = ['SyntaxError', 'IndentationError', 'TabError'];

/** Whether anything but white space and comments follows a single statement. Source: `bad_single_statement`. */
function hasMore(tokenizer: Tokenizer): boolean {
  return !/^(?:[ \t\n\f]|#[^\n]*)*$/.test(tokenizer.text.slice(tokenizer.cur));
}

/** Nothing more specific was found: an error at the token where the first pass got stuck. */
function raiseGeneric(parser: PythonParser, last: Token): never {
  if (last.type === T.INDENT) parser.raiseAtFurthest('IndentationError', 'unexpected indent');
  if (last.type === T.DEDENT) parser.raiseAtFurthest('IndentationError', 'unexpected unindent');
  const generic = failureOf(() => parser.raiseAtNode(last, 'invalid syntax'))!;
  throw preferTokenizerError(parser, generic);
}

/**
 * Reads the rest of the text for errors of the tokenizer, such as brackets that do not match: one of them is reported instead of
 * `error`, unless it happens within an f-string. Source: `_PyPegen_tokenize_full_source_to_check_for_errors`.
 */
function preferTokenizerError(parser: PythonParser, error: CompileError): CompileError {
  const { tokenizer } = parser;
  const line = (parser.knownErrorToken ?? parser.furthest()).lineno;
  const found = failureOf(() => {
    for (;;) {
      const { type } = tokenizer.nextOrError();
      if (type === T.ENDMARKER) return;
      if (type === T.ERRORTOKEN) {
        if (tokenizer.level > 0 && line > tokenizer.parenLines[tokenizer.level - 1]) raiseUnclosed(tokenizer);
        return;
      }
    }
  });
  return found !== undefined && tokenizer.modeIndex <= 0 ? found : error;
}
