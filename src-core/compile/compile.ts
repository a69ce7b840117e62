/**
 * The compiler as a pipeline: source text to tree (parse), to folded tree (ast/fold.ts), to scopes, to instructions, to flow
 * graphs, to a code object. Each stage is a room of its own; `observe` hears what each has made.
 */

import { foldAst } from '../ast/fold.ts';
import type { mod } from '../ast/nodes.generated.ts';
import type { Pieces } from '../base/multibyte/codings.ts';
import type { CodeObject } from '../code/code-object.ts';
import type { Const } from '../code/const.ts';
import { type ParseMode, type ParseOptions, parse } from '../parse/parse.ts';
import { checkSourceText, decodeSource } from '../source/decode.ts';
import { CompileError, PlacedError, type WarningSink } from '../source/errors.ts';
import { CO_FUTURE_ANNOTATIONS, CO_FUTURE_BARRY_AS_BDFL, type FutureFeatures, findFuture } from './1-future.ts';
import { buildSymtable } from './2-symtable/build.ts';
import type { SymbolTable } from './2-symtable/entry.ts';
import type { NameHash } from './2-symtable/name-set.ts';
import { generateCode } from './3-codegen/module.ts';
import type { FlowGraph } from './4-flowgraph/graph.ts';
import { assembleUnit } from './5-assemble/assemble.ts';
import type { CodeUnit } from './instruction-sequence.ts';

export type CompileMode = 'exec' | 'eval' | 'single';

/** What a stage has made. Nothing of it may be changed; a graph changes after the call. */
export type Stage =
  | { readonly name: 'parse'; readonly tree: mod }
  | { readonly name: 'future'; readonly future: FutureFeatures }
  | { readonly name: 'fold'; readonly tree: mod }
  | { readonly name: 'symtable'; readonly table: SymbolTable }
  | { readonly name: 'codegen'; readonly unit: CodeUnit }
  | {
      readonly name: 'flowgraph';
      readonly unit: CodeUnit;
      readonly pass: string;
      readonly graph: FlowGraph;
      readonly consts: readonly Const[];
    }
  | { readonly name: 'assemble'; readonly unit: CodeUnit; readonly code: CodeObject };

export interface CompileOptions
  extends Pick<ParseOptions, 'typeComments' | 'featureVersion' | 'maxDigits' | 'allowIncomplete' | 'implyDedent'> {
  /** 'exec' if absent. */
  readonly mode?: CompileMode;
  /** 0 if absent: 1 drops asserts, 2 drops docstrings too. */
  readonly optimize?: number;
  /** CO_FUTURE_* bits to inherit, and ALLOW_TOP_LEVEL_AWAIT. */
  readonly flags?: number;
  /** Takes warnings; answers 'error' when the program's filters turn one into an error. */
  readonly warn?: WarningSink;
  /** The text of a line of the file `filename`, for errors (source/program-text.ts); null when there is no such line or file. */
  readonly programText?: (lineno: number) => string | null;
  /** The source is a file that is read line by line (`python3 FILE`), not text in memory; some errors stand elsewhere then. */
  readonly file?: boolean;
  /** Orders some hidden names of class bodies; the hash of PYTHONHASHSEED=0 on a 64-bit machine if absent. */
  readonly hash?: NameHash;
  readonly observe?: (stage: Stage) => void;
  /** Pieces of the library's archive: the tables of encodings in which a source given as bytes may be written. */
  readonly pieces?: Pieces;
}

/** Compiles a program. Raises CompileError with the fields that the reference's exception has. */
export function compile(source: string | Uint8Array, filename: string, options: CompileOptions = {}): CodeObject {
  const tree = parseProgram(source, filename, options.mode ?? 'exec', options);
  options.observe?.({ name: 'parse', tree });
  return compileTree(tree, filename, options);
}

/** The tree of a program, as `ast.parse` wants it. Raises CompileError. */
export function parseProgram(source: string | Uint8Array, filename: string, mode: ParseMode, options: CompileOptions = {}): mod {
  const { text, undecoded } = readSource(source, filename, mode, options);
  const barry = ((options.flags ?? 0) & CO_FUTURE_BARRY_AS_BDFL) !== 0;
  return parse(text, filename, mode, { ...options, undecoded, barry });
}

/** The text to parse; that of a file is not checked again. */
function readSource(source: string | Uint8Array, filename: string, mode: ParseMode, { file, pieces }: CompileOptions) {
  if (typeof source !== 'string') return decodeSource(source, filename, { execInput: mode === 'exec', pieces });
  return { text: file ? source : checkSourceText(source, filename), undecoded: undefined };
}

/** Compiles a tree, which is folded in place. Raises CompileError. */
export function compileTree(tree: mod, filename: string, options: CompileOptions = {}): CodeObject {
  const { optimize = 0, flags = 0, warn, hash, observe } = options;
  try {
    const future = findFuture(tree, filename);
    future.features |= flags;
    observe?.({ name: 'future', future });
    foldAst(tree, { optimize, filename, futureAnnotations: (future.features & CO_FUTURE_ANNOTATIONS) !== 0, warn });
    observe?.({ name: 'fold', tree });
    const table = buildSymtable(tree, filename, future, { hash });
    observe?.({ name: 'symtable', table });
    return generateCode(tree, table, filename, future, {
      optimize,
      flags,
      warn,
      assemble: (unit, pool) => {
        observe?.({ name: 'codegen', unit });
        const code = assembleUnit(
          unit,
          filename,
          pool,
          observe && ((pass, graph, consts) => observe({ name: 'flowgraph', unit, pass, graph, consts })),
        );
        observe?.({ name: 'assemble', unit, code });
        return code;
      },
    });
  } catch (error) {
    // Where the host gives less stack than the depth limits of the stages need, its limit counts.
    if (error instanceof RangeError && /call stack/.test(error.message))
      throw new CompileError('RecursionError', 'maximum recursion depth exceeded during compilation', filename);
    throw error instanceof CompileError ? withText(error, options) : error;
  }
}

/** The error with the line that it is about, which stages after parsing do not know. */
function withText(error: CompileError, { programText }: CompileOptions): CompileError {
  if (error.text !== null || error.lineno === null || programText === undefined) return error;
  const { type, message, filename, lineno, offset, end_lineno, end_offset } = error;
  const Made = error instanceof PlacedError ? PlacedError : CompileError;
  return new Made(type, message, filename, lineno, offset, programText(lineno), end_lineno, end_offset);
}
