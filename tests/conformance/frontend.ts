/**
 * The front end over the library: what `tokenize.generate_tokens` gives for each of the 511 modules, row by row.
 */
import { reprText } from '../../src-core/base/text-repr.ts';
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
  }
}

export const suite: Suite = { title: 'tokens of the library', run };
