/**
 * Soups: programs made of characters, tokens, pieces of f-strings, indentation and bytes at random (seeded). Each goes through
 * `ast.parse` and `tokenize.generate_tokens` on both sides: every field of the error, or the tree, and every row.
 */
import { dump } from '../../src-core/ast/dump.ts';
import { reprText } from '../../src-core/base/text-repr.ts';
import { type ParseMode, parse } from '../../src-core/parse/parse.ts';
import { decodeSource } from '../../src-core/source/decode.ts';
import { CompileError, type CompileWarning } from '../../src-core/source/errors.ts';
import { generateTokens, TokenizeError } from '../../src-core/source/tokenize.ts';
import type { Report, Suite, SuiteContext } from '../support/suite.ts';

const THEIRS = `
import ast, io, tokenize, warnings
def tree(source, mode):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            answer = ast.dump(compile(source, "<soup>", mode, flags, dont_inherit=True), include_attributes=True)
        except SyntaxError as e:
            answer = "\\n".join(map(repr, [type(e).__name__, e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset]))
        except Exception as e:
            answer = type(e).__name__ + " " + str(e)
    return answer + "".join("\\n%s %s %d" % (w.category.__name__, w.message, w.lineno) for w in log)
flags = ast.PyCF_ONLY_AST | (ast.PyCF_TYPE_COMMENTS if comments else 0)
def rows(text):
    out = []
    try:
        for row in tokenize.generate_tokens(io.StringIO(text).readline):
            out.append("%d %r %d,%d-%d,%d %r" % (row.type, row.string, *row.start, *row.end, row.line))
    except tokenize.TokenError as error:
        out.append("TokenError %s %d %d" % (error.args[0], *error.args[1]))
    except UnicodeDecodeError as error:
        out.append("UnicodeDecodeError %s None None" % error)
    except SyntaxError as error:
        out.append("%s %s %s %s" % (type(error).__name__, error.msg, error.lineno, error.offset))
    return "\\n".join(out)
warnings.simplefilter("ignore")
result = [[tree(bytes(s) if isinstance(s, list) else s, mode), rows(s) if isinstance(s, str) else ""] for s in soups]
`;

const show = (value: string | number | null): string =>
  value === null ? 'None' : typeof value === 'string' ? reprText(value) : String(value);

function ourTree(soup: string | number[], mode: ParseMode, typeComments: boolean): string {
  const warnings: CompileWarning[] = [];
  let answer: string;
  try {
    const text =
      typeof soup === 'string' ? soup : decodeSource(Uint8Array.from(soup), '<soup>', { execInput: mode === 'exec' }).text;
    const options = { typeComments, warn: (warning: CompileWarning) => warnings.push(warning), characterByName: () => undefined };
    answer = dump(parse(text, '<soup>', mode, options), { includeAttributes: true });
  } catch (e) {
    if (!(e instanceof CompileError)) throw e;
    const syntax = e.type === 'SyntaxError' || e.type === 'IndentationError' || e.type === 'TabError';
    const fields = [e.type, e.message, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset];
    answer = syntax ? fields.map(show).join('\n') : `${e.type} ${e.message}`;
  }
  return answer + warnings.map((w) => `\n${w.category} ${w.message} ${w.lineno}`).join('');
}

function ourRows(text: string): string {
  const out: string[] = [];
  try {
    for (const row of generateTokens(text)) {
      const place = `${row.startLine},${row.startColumn}-${row.endLine},${row.endColumn}`;
      out.push(`${row.type} ${reprText(row.string)} ${place} ${reprText(row.line)}`);
    }
  } catch (error) {
    if (!(error instanceof TokenizeError)) throw error;
    out.push(`${error.kind} ${error.message} ${error.lineno ?? 'None'} ${error.offset ?? 'None'}`);
  }
  return out.join('\n');
}

type Random = (bound: number) => number;

function generator(seed: number): Random {
  return (bound) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * bound);
  };
}

const CHARACTERS = [...'abfFrRbBuUxXoOeEjJ_019 \t\n\r\f\\\'"{}[]():;,.+-*/%=<>!&|^~@#$?`éλ²€\u{1f600}\u00a0\u200b\u0301'];
const WORDS =
  'if else elif for while def class return yield await async lambda in is not and or None True False with as try except finally import from global nonlocal del pass break continue raise assert match case type _ x y f( ) [ ] { } : , . ; = == := -> ** * / // @ + - ~ ... ! < > <= <> 1 0 0x1f 1.5 1e5 2j "a" \'b\' f"{x}" b"c" """d""" \n \n\t \n\x20\x20 \n\x20\x20\x20\x20 \\\n #c *= @='.split(
    ' ',
  );
const FIELDS = [
  'f"',
  "f'",
  'f"""',
  "rf'''",
  '"',
  "'",
  '"""',
  "'''",
  '{',
  '}',
  '{{',
  '}}',
  'x',
  ':',
  '!r',
  '!',
  '=',
  '>10',
  '\\N{NO SUCH}',
  '\\',
  '\n',
  ' ',
  '(',
  ')',
  'lambda',
  '1',
  '"a"',
  "'b'",
  '#',
  'é',
  '\\{',
  ':=',
  '.2f',
  ',',
];
const LINES = [
  'if x:\n',
  'x\n',
  'y = 1\n',
  '\n',
  '# c\n',
  'x = 1 # type: int\n',
  '# type: ignore\n',
  'y # type: ignore[a]\n',
  'for x in y: # type: z\n',
  'def f():\n',
  '  \n',
  'else:\n',
  'x = (\n',
  ')\n',
  '"""\n',
  '\\\n',
  'x \\\n',
  'class A: pass\n',
  'return\n',
  'x',
];
const INDENTS = ['', '', ' ', '  ', '    ', '\t', '\t\t', '        ', '  \t', '\f', '\f  ', '   \\\n'];

const many = (random: Random, items: readonly string[], bound: number, glue = ''): string =>
  Array.from({ length: random(bound) + 1 }, () => items[random(items.length)]).join(glue);

const SOUPS: readonly ((random: Random) => string | number[])[] = [
  (random) => many(random, CHARACTERS, 12),
  (random) => many(random, WORDS, 14, ' '),
  (random) => many(random, FIELDS, 12),
  (random) => `f"${many(random, FIELDS, 8)}"`,
  (random) => Array.from({ length: random(8) + 1 }, () => INDENTS[random(INDENTS.length)] + LINES[random(LINES.length)]).join(''),
  (random) => Array.from({ length: random(10) + 1 }, () => [random(256), 10, 32, 120, 34, 61, 35][random(7)]),
  (random) => [
    ...Buffer.from(
      many(
        random,
        ['# coding: ', '# -*- coding=', 'utf-8', 'latin-1', 'cp1252', 'foo', '\n', ' -*-', 'x = "é"', '\ufeff', '#', 'é'],
        6,
      ),
    ),
  ],
  (random) =>
    many(
      random,
      ['0', '1', '9', '_', 'x', 'o', 'b', 'e', 'E', 'j', '.', '+', '-', 'a', 'f', 'if ', 'or ', 'and ', 'in ', ' '],
      8,
    ),
];

async function run(report: Report, { reference, long }: SuiteContext): Promise<void> {
  const python = await reference();
  const random = generator(long ? 4711 : 815);
  const count = long ? 200_000 : 5_000;
  for (let done = 0; done < count; done += 500) {
    const soups = Array.from({ length: 500 }, (_, i) => SOUPS[i % SOUPS.length](random));
    // Most as files; some as expressions, as lines typed at a prompt, and with type comments.
    const mode = (['exec', 'exec', 'eval', 'single'] as const)[(done / 500) % 4];
    const comments = (done / 500) % 5 === 4;
    const theirs = python.answer<[string, string][]>(THEIRS, { soups, mode, comments });
    soups.forEach((soup, i) => {
      const name = JSON.stringify(soup);
      report.compare(`tree (${mode}) of ${name}`, () => ourTree(soup, mode, comments), theirs[i][0]);
      if (typeof soup === 'string') report.compare(`rows of ${name}`, () => ourRows(soup), theirs[i][1]);
    });
  }
}

export const suite: Suite = { title: 'soups of characters, tokens and bytes', run };
