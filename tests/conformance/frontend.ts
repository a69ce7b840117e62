/**
 * The front end over the library: for each of the 511 modules the rows of `tokenize.generate_tokens` and the text of
 * `ast.dump(include_attributes=True)`.
 */
import { dump } from '../../src-core/ast/dump.ts';
import { reprText } from '../../src-core/base/text-repr.ts';
import { parse } from '../../src-core/parse/parse.ts';
import { decodeSource } from '../../src-core/source/decode.ts';
import { generateTokens, TokenizeError } from '../../src-core/source/tokenize.ts';
import { libraryModules } from '../support/library.ts';
import type { Report, Suite, SuiteContext } from '../support/suite.ts';

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

async function run(report: Report, { reference, only }: SuiteContext): Promise<void> {
  const python = await reference();
  for (const { path, bytes } of libraryModules()) {
    if (only && !path.includes(only)) continue;
    const { text } = decodeSource(bytes, path);
    report.compare(`tokens of ${path}`, () => ourTokens(text), python.answer<string>(THEIR_TOKENS, { text }));
    // A node a line, so that a difference shows where it is.
    const lines = (tree: string) => tree.replaceAll('), ', '),\n');
    const tree = () => lines(dump(parse(text, path), { includeAttributes: true }));
    report.compare(`tree of ${path}`, tree, lines(python.answer<string>(THEIR_TREE, { text })));
  }
}

export const suite: Suite = { title: 'tokens and trees of the library', run };
