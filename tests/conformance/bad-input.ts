/**
 * Sources that nobody should write: null characters, bytes that are not UTF-8, lines of ten megabytes, brackets without end, literals
 * that are not closed, files of nothing but line ends. Both compile each as text, or as bytes; every field of the error is compared,
 * or that there is none. What takes longer than it may is a difference.
 */
import { reprText } from '../../src-core/base/text-repr.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { CompileError } from '../../src-core/source/errors.ts';
import { Random } from '../support/random.ts';
import type { Reference } from '../support/reference.ts';
import type { Report, Suite } from '../support/suite.ts';

const THEIRS = `
import base64, warnings
warnings.simplefilter("ignore")
def shown(text): return repr(text) if text is None or len(text) < 500 else repr(text[:200]) + str(len(text))
def attempt(source):
    try:
        compile(source, "<bad>", "exec", dont_inherit=True, optimize=0)
        return "accepted"
    except SyntaxError as e:
        return " ".join(map(str, [type(e).__name__, shown(e.msg), e.lineno, e.offset, shown(e.text), e.end_lineno, e.end_offset]))
    except (ValueError, MemoryError, RecursionError, OverflowError) as e:
        return type(e).__name__ + " " + shown(str(e))
result = [attempt(eval(text) if kind == "python" else base64.b64decode(text) if kind == "bytes" else text) for kind, text in sources]
`;

/** Ours, and how the reference makes the same: as text, as bytes, or by an expression where it is too long to send. */
interface Source {
  readonly ours: string | Uint8Array;
  readonly python?: string;
}

const shown = (text: string | null): string => {
  if (text === null) return 'None';
  const points = [...text];
  return points.length < 500 ? reprText(text) : reprText(points.slice(0, 200).join('')) + points.length;
};

function ourAnswer(source: string | Uint8Array): string {
  const began = performance.now();
  let answer = 'accepted';
  try {
    compile(source, '<bad>');
  } catch (e) {
    if (!(e instanceof CompileError)) throw e;
    const { type, message, lineno, offset, text, end_lineno, end_offset } = e;
    const numbers = (value: number | null) => (value === null ? 'None' : String(value));
    answer = /^(?:Syntax|Indentation|Tab)Error$/.test(type)
      ? [type, shown(message), numbers(lineno), numbers(offset), shown(text), numbers(end_lineno), numbers(end_offset)].join(' ')
      : `${type} ${shown(message)}`;
  }
  return performance.now() - began < 20_000 ? answer : `${answer}, after more than 20 s`;
}

/** `text` repeated, for both. */
const repeated = (before: string, text: string, count: number, after: string): Source => ({
  ours: before + text.repeat(count) + after,
  python: `${JSON.stringify(before)} + ${JSON.stringify(text)} * ${count} + ${JSON.stringify(after)}`,
});

const MANY = 10_000_000;
/** For what takes longer. */
const SOME = 1_000_000;

/** Single lines of ten megabytes. */
const LINES: Source[] = [
  repeated('', 'x', MANY, '\n'),
  repeated('', 'é', SOME / 2, '\n'),
  repeated('x = "', 'y', MANY, '"\n'),
  repeated('x = "', '\\x41', SOME / 4, '"\n'),
  repeated('x = "', 'y', MANY, '\n'),
  repeated('x = """', 'y', MANY, '\n'),
  // The reference takes a time that grows with the square of these: two minutes for 250,000.
  repeated('x = f"', '{{', 10_000, '"\n'),
  repeated('#', 'c', MANY, '\n'),
  repeated('', ' ', MANY, 'x\n'),
  repeated('x', ' ', MANY, 'y\n'),
  repeated('x = ', '1', MANY, '\n'),
  repeated('x = 0x', '1', SOME, '\n'),
  repeated('x = ', '1', MANY, 'a\n'),
  repeated('x = ', 'y ', SOME / 2, '\n'),
  repeated('', 'y;', SOME / 20, '\n'),
  repeated('', '$', SOME, '\n'),
  repeated('', '\\', SOME, '\n'),
  repeated('', '\f', SOME, 'x\n'),
  repeated('x = [', '1, ', SOME / 10, ']\n'),
  repeated('x = {', '1, ', SOME / 10, '\n'),
];

/** What nests, far deeper than anybody may. */
const NESTED: Source[] = [
  ...['(', '[', '{', '((', '[(', '({[', 'f(', 'a[', '{1:', 'f"{', "f'{", '(yield ', '[a for a in '].flatMap((text) => [
    repeated('', text, 100_000, ''),
    repeated('x = ', text, 100_000, '\n'),
    repeated('x = ', text, 150, '\n'),
  ]),
  ...[')', ']', '}', '])', '\n)'].map((text) => repeated('', text, 100_000, '\n')),
  ...['-', '~', '+', 'lambda: ', 'lambda x: ', 'await ', 'a ** ', '*', '**', 'x := ', 'yield ', '@'].map((text) =>
    repeated('', text, 100_000, 'a\n'),
  ),
  ...['if a:\n ', 'if a: ', 'while a: ', 'else: ', 'try: ', 'class A: ', 'def f(): ', 'async ', 'del ', 'return '].map((text) =>
    repeated('', text, 100_000, 'a\n'),
  ),
  repeated('', 'a = ', 100_000, 'a\n'),
  repeated('match a:\n case ', '[', 100_000, '\n'),
  repeated('match a:\n case ', '-', 100_000, '1: pass\n'),
  repeated('match a:\n case ', 'A(', 100_000, ': pass\n'),
  { ours: Array.from({ length: 120 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('') },
  { ours: Array.from({ length: 25 }, (_, i) => `${' '.repeat(i)}for a in b:\n`).join('') + `${' '.repeat(25)}pass\n` },
  { ours: Array.from({ length: 19 }, (_, i) => `${' '.repeat(i)}with a:\n`).join('') + `${' '.repeat(19)}pass\n` },
];

/** What takes more of the host's stack than WebAssembly has before the parser's own limit is reached: the reference dies. */
const DEADLY = ['not ', 'a if b else '].map((text) => `${text.repeat(100_000)}a\n`);

/** What is begun and never ended. */
const UNFINISHED: Source[] = [
  ...['"', "'", '"""', "'''"].flatMap((quote) =>
    ['', 'r', 'b', 'rb', 'u', 'f', 'rf', 'Rb'].flatMap((prefix) =>
      [
        '',
        'a',
        'a\n',
        '\n',
        '\\',
        '\\\n',
        '{',
        '{a',
        '{a:',
        '{a!',
        '{a!r',
        '{a=',
        '{"',
        "{'",
        '{a\n',
        '{{',
        '}',
        '\r',
        '\\N{',
        '{a:{',
      ].map((text) => `x = ${prefix}${quote}${text}`),
    ),
  ),
  ...[
    '(',
    '[',
    '{',
    '(\n',
    '[#',
    '{\\',
    '(\n\n  ',
    '"" (',
    'f(a,',
    'f(a=',
    '{a:',
    'lambda',
    'lambda x',
    'lambda:',
    '\\',
    'x \\',
    '\\\n',
    'x\\\n',
    'x = \\\n',
    '@',
    '@a',
    '@a\n',
  ],
  ...[
    'if',
    'if a',
    'if a:',
    'if a:\n',
    'if a:\n ',
    'def',
    'def f',
    'def f(',
    'def f()',
    'def f():',
    'def f(a,',
    'def f() ->',
    'class',
    'class A',
    'class A(',
    'class A:',
  ],
  ...[
    'for',
    'for a',
    'for a in',
    'for a in b',
    'for a in b:',
    'while',
    'with',
    'with a as',
    'with (',
    'with a:',
    'try',
    'try:',
    'try:\n a',
    'try:\n a\n',
    'except',
    'finally:',
  ],
  ...[
    'try:\n a\nexcept',
    'try:\n a\nexcept:',
    'try:\n a\nexcept*',
    'match',
    'match a',
    'match a:',
    'match a:\n',
    'match a:\n case',
    'match a:\n case 1',
    'match a:\n case 1:',
  ],
  ...[
    'import',
    'from',
    'from a',
    'from a import',
    'from a import (',
    'from . import',
    'global',
    'nonlocal',
    'del',
    'assert',
    'raise a from',
    'return',
    'yield',
    'await',
    'async',
    'async def',
    'async for',
  ],
  ...[
    'a =',
    'a +=',
    'a:',
    'a: b =',
    'a.',
    'a[',
    'a[b:',
    'a if',
    'a if b',
    'a if b else',
    'not',
    'a not',
    'a is',
    'a and',
    '*',
    '**',
    '->',
    ':=',
    'type',
    'type A',
    'type A[',
    'type A =',
    'x[T',
    'def f[T',
  ],
].map((ours) => (typeof ours === 'string' ? { ours } : ours));

const PIECES = ['\r', '\n', '\r\n', 'a', ' ', '\t', '"""', "'", '\\', '#', 'if a:', '(', ')', '\f', ';', 'é', 'f"{', '}"'];
const BYTES = [
  0, 0xff, 0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0xed, 0xa0, 0x80, 0xf0, 0x9f, 10, 13, 32, 34, 35, 39, 61, 92, 97, 98, 0x7f, 0x1a, 0xc0,
];
const COOKIES = [
  '# coding: utf-8\n',
  '#coding=latin-1\r',
  '# -*- coding: cp1252 -*-\r\n',
  '# coding: foo\n',
  '\n#coding:ascii\n',
  '\ufeff',
  '\ufeff# coding: utf-8\n',
  '# coding: rot13\n',
  '#\n#coding:cp437\n',
];

/** Line ends and half characters at random; of each some are bytes. */
function mixtures(count: number): Source[] {
  const random = new Random(20260);
  const text = () => Array.from({ length: random.below(9) }, () => random.pick(PIECES)).join('');
  const utf8 = (given: string) => new TextEncoder().encode(given);
  return Array.from({ length: count }, (_, i): Source => {
    if (i % 4 === 0) return { ours: text() };
    if (i % 4 === 1) return { ours: utf8(text()) };
    if (i % 4 === 2) return { ours: Uint8Array.from({ length: random.below(12) }, () => random.pick(BYTES)) };
    const tail = Uint8Array.from({ length: random.below(6) }, () => random.pick(BYTES.slice(1)));
    return { ours: Uint8Array.from([...utf8(random.pick(COOKIES) + text()), ...tail]) };
  });
}

function compareAll(report: Report, reference: Reference, title: string, sources: readonly Source[]): void {
  const sent = sources.map(({ ours, python }) => {
    if (python !== undefined) return ['python', python];
    return typeof ours === 'string' ? ['text', ours] : ['bytes', Buffer.from(ours).toString('base64')];
  });
  const theirs = reference.answer<string[]>(THEIRS, { sources: sent });
  sources.forEach(({ ours, python }, i) => {
    const name = python ?? (typeof ours === 'string' ? JSON.stringify(ours) : Buffer.from(ours).toString('latin1'));
    report.compare(`${title}: ${name.slice(0, 200)}`, () => ourAnswer(ours), theirs[i]);
  });
}

export const suite: Suite = {
  title: 'sources that nobody should write',
  async run(report, context) {
    const reference = await context.reference();
    compareAll(
      report,
      reference,
      'empty',
      ['', '\n', ' ', '\t', '#', '\\', '\r', '\f', ';', '\ufeff', '\ufeff\n'].map((ours) => ({ ours })),
    );
    compareAll(report, reference, 'unfinished', UNFINISHED);
    compareAll(
      report,
      reference,
      'unfinished',
      UNFINISHED.filter(({ ours }) => !(ours as string).endsWith('\n')).map(({ ours }) => ({ ours: `${ours}\n` })),
    );
    for (const source of NESTED) compareAll(report, reference, 'nested', [source]);
    for (const source of DEADLY)
      report.compare(
        'deadly',
        () => ourAnswer(source),
        "MemoryError 'Parser stack overflowed - Python source too complex to parse'",
      );
    for (const source of LINES) compareAll(report, reference, 'line', [source]);
    const count = context.long ? 100_000 : 4000;
    const sources = mixtures(count);
    for (let at = 0; at < count; at += 1000) compareAll(report, reference, 'mixture', sources.slice(at, at + 1000));
  },
};
