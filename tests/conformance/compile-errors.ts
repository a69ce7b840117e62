/** Errors and warnings of the compiler after parsing, on a corpus of small programs: every field of the SyntaxError, every warning. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../src-core/compile/compile.ts';
import { CompileError } from '../../src-core/source/errors.ts';
import type { Suite } from '../support/suite.ts';

const ANSWER = `
import warnings
def place(w): return "caller" if w.filename == "answer.py" else f"{w.filename} {w.lineno}"
def attempt(action):
    lines = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        try:
            compile(source, "<program>", "exec", dont_inherit=True, optimize=0)
        except SystemError as e:
            lines.append(f"SystemError {e} None None None None None")
        except SyntaxError as e:
            lines.append(" ".join(map(str, (type(e).__name__, e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset))))
    return [f"{w.category.__name__} {w.message} {place(w)}" for w in caught] + lines
result = [attempt("always"), attempt("error")]
`;

export const suite: Suite = {
  title: 'errors and warnings of code generation',
  async run(report, context) {
    const reference = await context.reference();
    const corpus = readFileSync(join(import.meta.dirname, '..', 'corpus', 'compile-errors.txt'), 'utf8');
    for (const source of corpus.trimEnd().split('\n###\n')) {
      if (context.only !== undefined && !source.includes(context.only)) continue;
      const [always, error] = reference.answer<string[][]>(ANSWER, { source });
      report.compare(source, () => attempt(source, false).join('\n'), always.join('\n'));
      report.compare(`${source} (warnings are errors)`, () => attempt(source, true).join('\n'), error.join('\n'));
    }
  },
};

function attempt(source: string, warningsAreErrors: boolean): string[] {
  const lines: string[] = [];
  try {
    compile(source, '<program>', {
      warn: ({ category, message, filename, lineno, atCaller }) => {
        if (warningsAreErrors) return 'error';
        lines.push(`${category} ${message} ${atCaller ? 'caller' : `${filename} ${lineno}`}`);
      },
    });
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const { type, message, lineno, offset, text, end_lineno, end_offset } = error;
    lines.push([type, message, lineno, offset, text, end_lineno, end_offset].map((field) => field ?? 'None').join(' '));
  }
  return lines;
}
