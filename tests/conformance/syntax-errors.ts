/**
 * Rejected programs: every field of the error that `ast.parse` raises, its warnings, and both printed forms. The programs are
 * library modules in which a few tokens were deleted, doubled or swapped at random (seeded), cut down to a stretch of lines.
 */
import { reprText } from '../../src-core/base/text-repr.ts';
import { parse } from '../../src-core/parse/parse.ts';
import { CompileError, type CompileWarning } from '../../src-core/source/errors.ts';
import { formatCompileError, formatExceptionOnly } from '../../src-core/source/format-error.ts';
import { generateTokens, type TokenInfo } from '../../src-core/source/tokenize.ts';
import { libraryModules } from '../support/library.ts';
import type { Report, Suite, SuiteContext } from '../support/suite.ts';

const THEIRS = `
import ast, io, sys, traceback, warnings
result = []
for text in texts:
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            ast.parse(text, "<mutant>")
            answer = "accepted"
        except SyntaxError as e:
            fields = [type(e).__name__, e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset]
            out = io.StringIO()
            saved, sys.stderr = sys.stderr, out
            sys.__excepthook__(type(e), e.with_traceback(None), None)
            sys.stderr = saved
            answer = "\\n".join(map(repr, fields)) + "\\n" + out.getvalue() + "".join(traceback.format_exception_only(e))
        except Exception as e:
            answer = repr(e)
    result.append(answer + "".join("\\n%s %s %d" % (w.category.__name__, w.message, w.lineno) for w in log))
`;

const show = (value: string | number | null): string =>
  value === null ? 'None' : typeof value === 'string' ? reprText(value) : String(value);

function ours(text: string): string {
  const warnings: CompileWarning[] = [];
  let answer = 'accepted';
  try {
    parse(text, '<mutant>', 'exec', { warn: (warning) => warnings.push(warning) });
  } catch (e) {
    if (!(e instanceof CompileError)) throw e;
    const fields = [e.type, e.message, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset];
    answer =
      /Error$/.test(e.type) && e.type !== 'MemoryError'
        ? `${fields.map(show).join('\n')}\n${formatCompileError(e)}${formatExceptionOnly(e)}`
        : `${e.type}(${reprText(e.message)})`;
  }
  return answer + warnings.map((w) => `\n${w.category} ${w.message} ${w.lineno}`).join('');
}

/** Numbers from 0 up to a bound, the same in every run. */
function generator(seed: number): (bound: number) => number {
  return (bound) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * bound);
  };
}

interface Piece {
  start: number;
  end: number;
}

/** Where each token of a text stands, as indices; only for text that is ASCII. */
function piecesOf(text: string, rows: readonly TokenInfo[]): Piece[] {
  const lines = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === '\n') lines.push(i + 1);
  return rows
    .filter((row) => row.string.trim() !== '')
    .map((row) => ({ start: lines[row.startLine - 1] + row.startColumn, end: lines[row.endLine - 1] + row.endColumn }));
}

/** The text with one token deleted, doubled, replaced by another or swapped with the next. */
function mutate(text: string, pieces: readonly Piece[], random: (bound: number) => number): string {
  const at = random(pieces.length - 1);
  const { start, end } = pieces[at];
  const other = pieces[random(pieces.length)];
  const next = pieces[at + 1];
  switch (random(4)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return `${text.slice(0, end)} ${text.slice(start, end)}${text.slice(end)}`;
    case 2:
      return text.slice(0, start) + text.slice(other.start, other.end) + text.slice(end);
  }
  return (
    text.slice(0, start) +
    text.slice(next.start, next.end) +
    text.slice(end, next.start) +
    text.slice(start, end) +
    text.slice(next.end)
  );
}

/** Programs of some dozen lines: stretches of modules that begin and end between statements of the module. */
function stretches(): { name: string; text: string; pieces: Piece[] }[] {
  const out: { name: string; text: string; pieces: Piece[] }[] = [];
  for (const { path, text } of libraryModules()) {
    if (/[^\0-\x7f]/.test(text)) continue;
    const lines = text.split('\n');
    let from = 0;
    for (let i = 1; i < lines.length; i++) {
      if (i - from < 12 || !/^(?:def|class|@|if|for|import|from|\w+ =)/.test(lines[i]) || /^[)\]}"']/.test(lines[i - 1]))
        continue;
      const part = `${lines.slice(from, i).join('\n')}\n`;
      const name = `${path}:${from + 1}`;
      from = i;
      try {
        out.push({ name, text: part, pieces: piecesOf(part, [...generateTokens(part)]) });
      } catch {
        // Not between statements after all.
      }
    }
  }
  return out.filter(({ pieces, text }) => pieces.length > 10 && text.length < 4000);
}

async function run(report: Report, { reference, long }: SuiteContext): Promise<void> {
  const python = await reference();
  const random = generator(20240607);
  const programs = stretches();
  const count = long ? 50_000 : 5_000;
  for (let done = 0; done < count; done += 250) {
    const mutants = Array.from({ length: 250 }, () => {
      const { name, text, pieces } = programs[random(programs.length)];
      let mutant = mutate(text, pieces, random);
      // Some are torn off in the middle.
      if (random(10) === 0) mutant = mutant.slice(0, random(mutant.length));
      return { name, mutant };
    });
    const theirs = python.answer<string[]>(THEIRS, { texts: mutants.map(({ mutant }) => mutant) });
    mutants.forEach(({ name, mutant }, i) => {
      if (!report.compare(name, () => ours(mutant), theirs[i]) && process.env.SHOW_MUTANTS)
        console.log(`>>> ${name}\n${mutant}<<<`);
    });
  }
}

export const suite: Suite = { title: 'errors of mutated programs', run };
