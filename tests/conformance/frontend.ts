/**
 * The front end over the library: for each of the 511 modules the rows of `tokenize.generate_tokens`, the text of
 * `ast.dump(include_attributes=True)`, the same of the tree that the AST optimiser leaves (at each of its levels that differ), and
 * every answer of the `symtable` module. The suite symtable compares symbol tables on further programs.
 */

import { dump } from '../../src-core/ast/dump.ts';
import { foldAst } from '../../src-core/ast/fold.ts';
import type { mod } from '../../src-core/ast/nodes.generated.ts';
import { reprText } from '../../src-core/base/text-repr.ts';
import { CO_FUTURE_ANNOTATIONS, findFuture } from '../../src-core/compile/1-future.ts';
import { parse } from '../../src-core/parse/parse.ts';
import { decodeSource } from '../../src-core/source/decode.ts';
import { generateTokens, TokenizeError } from '../../src-core/source/tokenize.ts';
import { libraryModules } from '../support/library.ts';
import { ReferenceOptimizer } from '../support/reference-optimizer.ts';
import type { Report, Suite, SuiteContext } from '../support/suite.ts';
import { DESCRIBE_SYMTABLE, describeSymtable } from '../support/symtable-text.ts';

/** Rows as text; the line is left out where it is that of the row before. */
const THEIR_TOKENS = `
import io, tokenize
out, last = [], None
try:
    for row in tokenize.generate_tokens(io.StringIO(text).readline):
        out.append("%d %r %d,%d-%d,%d" % (row.type, row.string, *row.start, *row.end) + ("" if row.line == last else " " + repr(row.line)))
        last = row.line
except (tokenize.TokenError, IndentationError) as error:
    out.append(repr(error))
result = "\\n".join(out)
`;

const THEIR_TREE = `
import ast, warnings
warnings.simplefilter("ignore")
result = ast.dump(ast.parse(text), include_attributes=True)
`;

function ourTokens(text: string): string {
  const out: string[] = [];
  let last: string | undefined;
  try {
    for (const row of generateTokens(text)) {
      const place = `${row.startLine},${row.startColumn}-${row.endLine},${row.endColumn}`;
      out.push(`${row.type} ${reprText(row.string)} ${place}${row.line === last ? '' : ` ${reprText(row.line)}`}`);
      last = row.line;
    }
  } catch (error) {
    if (!(error instanceof TokenizeError)) throw error;
    out.push(`${error.kind} ${error.message}`);
  }
  return out.join('\n');
}

/** Sets print in the order of their hashes, which are 32 bits wide in the reference: their items are sorted. */
const sortSets = (text: string): string =>
  text.replace(/frozenset\(\{(.*?)\}\)/g, (_, items: string) => `frozenset({${items.split(', ').sort().join(', ')}})`);

/** A node a line, so that a difference shows where it is. */
const lines = (tree: string): string => tree.replaceAll('), ', '),\n');
const textOf = (tree: mod): string => lines(dump(tree, { includeAttributes: true }));

function ourFoldedTree(text: string, path: string, optimize: number): string {
  const tree = parse(text, path);
  const futureAnnotations = (findFuture(tree, path).features & CO_FUTURE_ANNOTATIONS) !== 0;
  return sortSets(textOf(foldAst(tree, { optimize, futureAnnotations })));
}

async function run(report: Report, { reference, only, long }: SuiteContext): Promise<void> {
  const python = await reference();
  const optimizer = new ReferenceOptimizer(python);
  for (const { path, bytes } of libraryModules()) {
    if (only && !path.includes(only)) continue;
    const { text } = decodeSource(bytes, path);
    report.compare(`tokens of ${path}`, () => ourTokens(text), python.answer<string>(THEIR_TOKENS, { text }));
    report.compare(`tree of ${path}`, () => textOf(parse(text, path)), lines(python.answer<string>(THEIR_TREE, { text })));
    for (const optimize of long ? [0, 2] : [0]) {
      const theirs = optimizer.optimize(parse(text, path), optimize);
      if (theirs === undefined) throw new Error(`the reference does not compile ${path}`);
      report.compare(`optimised tree of ${path}`, () => ourFoldedTree(text, path, optimize), sortSets(textOf(theirs)));
    }
    const table = python.answer<string>(DESCRIBE_SYMTABLE, { source: bytes, name: path });
    report.compare(`symbol table of ${path}`, () => describeSymtable(parse(text, path), path), table);
  }
}

export const suite: Suite = { title: 'tokens, trees, optimised trees and symbol tables of the library', run };
