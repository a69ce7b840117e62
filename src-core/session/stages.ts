/**
 * The windows on every stage: a program's bytes in, the stage's text out, in the one format that command line, window and golden
 * tests share. A program that a stage rejects gives the error's text as python3 prints it.
 */

import { dump } from '../ast/dump.ts';
import type { Pieces } from '../base/multibyte/codings.ts';
import { disassemble } from '../code/disassemble.ts';
import { findFuture } from '../compile/1-future.ts';
import { buildSymtable } from '../compile/2-symtable/build.ts';
import { formatTable, reportTable } from '../compile/2-symtable/report.ts';
import { dumpGraph } from '../compile/4-flowgraph/dump-graph.ts';
import { compile } from '../compile/compile.ts';
import '../objects/all.ts';
import { orderConstSet } from '../objects/code.ts';
import { parse } from '../parse/parse.ts';
import { decodeSource } from '../source/decode.ts';
import { CompileError } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';
import { formatTokenizeError, formatTokens, TokenizeError } from '../source/tokenize.ts';
import { byteColumns, codeTree } from './code-detail.ts';
import { tokenRows, treeNodes } from './source-views.ts';
import { flowStagesOf } from './stage-views.ts';

export interface StageOptions {
  /** 0, 1 or 2, as `-O` and `-OO`. */
  readonly optimize?: number;
  /** `dis`: with inline caches. */
  readonly showCaches?: boolean;
  /** `cfg`: the finished graph alone, not the one after each pass. */
  readonly finalOnly?: boolean;
  /** `ast`: with positions. */
  readonly includeAttributes?: boolean;
  /** `ast`: blanks for each level, 2 when absent. */
  readonly indent?: number;
  /** Tables of the library's archive, for sources in East Asian encodings. */
  readonly pieces?: Pieces;
  /** Plain data (protocol/code-shapes.ts, protocol/source-shapes.ts, TableReport) in place of text. */
  readonly json?: boolean;
}

/** `error` is '' when the stage accepted the program. */
export interface StageText {
  readonly text: string;
  readonly error: string;
}

export type Stage = (source: Uint8Array, filename: string, options?: StageOptions) => StageText;

type Print = (source: Uint8Array, filename: string, options: StageOptions) => string;

/** What the compiler throws as the text that the reference prints; anything else is a defect and goes on. */
export function refusal(error: unknown, source: Uint8Array, filename: string, pieces?: Pieces): string {
  if (error instanceof CompileError) return formatCompileError(withLine(error, source, pieces));
  if (error instanceof TokenizeError) return formatTokenizeError(error, filename);
  throw error;
}

function guard(print: Print): Stage {
  return (source, filename, options = {}) => {
    try {
      return { text: print(source, filename, options), error: '' };
    } catch (error) {
      return { text: '', error: refusal(error, source, filename, options.pieces) };
    }
  };
}

/** Errors found after parsing do not know their line; the reference reads it from the file. */
function withLine(error: CompileError, source: Uint8Array, pieces: Pieces | undefined): CompileError {
  if (error.text !== null || error.lineno === null || error.offset === null) return error;
  const line = decodeSource(source, error.filename, { file: true, pieces }).text.split('\n')[error.lineno - 1];
  if (line === undefined) return error;
  const { type, message, filename, lineno, offset, end_lineno, end_offset } = error;
  return new CompileError(type, message, filename, lineno, offset, `${line}\n`, end_lineno, end_offset);
}

const printJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The text of a file. Raises CompileError. */
const readText = (source: Uint8Array, filename: string, { pieces }: StageOptions): string =>
  decodeSource(source, filename, { file: true, pieces }).text;

const readTree = (source: Uint8Array, filename: string, options: StageOptions) =>
  parse(readText(source, filename, options), filename);

const printTokens: Print = (source, filename, { json, pieces }) =>
  json
    ? printJson({ file: filename, tokens: tokenRows(source, filename, (_line, column) => column, pieces) })
    : formatTokens(source, true, filename, pieces);

const printTree: Print = (source, filename, options) => {
  const { includeAttributes, indent = 2, json } = options;
  const tree = readTree(source, filename, options);
  if (json) return printJson({ file: filename, nodes: treeNodes(tree, byteColumns) });
  return `${dump(tree, { indent, includeAttributes })}\n`;
};

const printSymtable: Print = (source, filename, options) => {
  const tree = readTree(source, filename, options);
  const table = reportTable(buildSymtable(tree, filename, findFuture(tree, filename)).top);
  return options.json ? printJson({ file: filename, table }) : formatTable(table);
};

const printBytecode: Print = (source, filename, options) => {
  const { optimize, showCaches, json } = options;
  const code = compile(readText(source, filename, options), filename, { optimize });
  if (json) return printJson({ file: filename, code: codeTree(code, byteColumns) });
  return disassemble(code, { showCaches, setOrder: orderConstSet });
};

const printGraphs: Print = (source, filename, options) => {
  const { optimize, finalOnly, json } = options;
  const text = readText(source, filename, options);
  if (json) return printJson({ file: filename, codes: flowStagesOf({ text, filename, optimize, columns: byteColumns }) });
  const out: string[] = [];
  let last = '';
  compile(text, filename, {
    optimize,
    observe(stage) {
      if (stage.name === 'codegen') out.push(`== ${stage.unit.qualname || stage.unit.name}, line ${stage.unit.firstlineno}\n`);
      else if (stage.name === 'flowgraph') {
        last = dumpGraph(stage.graph);
        if (!finalOnly) out.push(`-- after ${stage.pass}\n${last}`);
      } else if (stage.name === 'assemble' && finalOnly) out.push(last);
    },
  });
  return out.join('');
};

export const stages = {
  tokens: guard(printTokens),
  ast: guard(printTree),
  symtable: guard(printSymtable),
  cfg: guard(printGraphs),
  dis: guard(printBytecode),
} satisfies Record<string, Stage>;
