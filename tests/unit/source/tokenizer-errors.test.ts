/** Every error that the tokenizer itself makes, in all fields, against the reference's `compile`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeSource } from '../../../src-core/source/decode.ts';
import { CompileError, type CompileWarning } from '../../../src-core/source/errors.ts';
import { T } from '../../../src-core/source/token.ts';
import { Tokenizer } from '../../../src-core/source/tokenizer.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const THEIRS = `
import warnings
result = []
for item in snippets:
    source = bytes(item) if isinstance(item, list) else item
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            compile(source, "<file>", "exec", dont_inherit=True)
            answer = ["ok"]
        except SyntaxError as e:
            answer = [type(e).__name__, e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset]
        except Exception as e:
            answer = [type(e).__name__, str(e)]
    result.append([answer, [[w.category.__name__, str(w.message), w.lineno] for w in log]])
`;

function ours(source: string | number[]): unknown {
  const warnings: CompileWarning[] = [];
  let answer: unknown[] = ['ok'];
  try {
    const text = typeof source === 'string' ? source : decodeSource(Uint8Array.from(source), '<file>').text;
    const tokenizer = new Tokenizer(text, '<file>', { warn: (warning) => warnings.push(warning) });
    while (tokenizer.next().type !== T.ENDMARKER);
  } catch (e) {
    if (!(e instanceof CompileError)) throw e;
    answer = [e.type, e.message, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset];
  }
  return [answer, warnings.map((w) => [w.category, w.message, w.lineno])];
}

function compare(snippets: (string | number[])[]): void {
  const theirs = reference.answer<unknown[]>(THEIRS, { snippets });
  snippets.forEach((snippet, i) => {
    expect([snippet, ours(snippet)]).toEqual([snippet, theirs[i]]);
  });
}

const bytes = (text: string): number[] => Array.from(text, (c) => c.charCodeAt(0));

describe('errors of the tokenizer', () => {
  it('numbers', () => {
    compare([
      '0x',
      '0xg',
      '0x_',
      '0x1_',
      '0x1__2',
      '0x1g',
      '0o',
      '0o8',
      '0o18',
      '0o1_',
      '0o_',
      '0oz',
      '0b',
      '0b2',
      '0b12',
      '0b1_',
      '0bz',
      '0b1a',
      '1_',
      '1__0',
      '1_a',
      '1a',
      '12abc',
      '1.5a',
      '1.a',
      '1e',
      '1e+',
      '1e5x',
      '1ex',
      '1jx',
      '1j1',
      '01',
      '007',
      '0_7',
      '00',
      '0_0',
      '010.5',
      '010j',
      '010e1',
      '09',
      'x = 0777',
      'é = 0777',
      '1if 2else 3',
      '0x1for x in y',
      '1 if 1else 2',
      '1in x',
      '1and 2',
      '1or 2',
      '1not in x',
      '[1for x in y]',
      '0o7and 1',
      '0b1or 1',
      '1jor 2',
      '1.5if 1 else 2',
      '1e5if 1 else 2',
      '1_000_',
      '0xfor x',
      '1if x else 2',
      '1_000a',
    ]);
  });

  it('strings', () => {
    compare([
      "'abc",
      '"abc',
      "'''abc",
      '"""abc\n\n',
      "x = 'abc\ny = 2",
      "'abc\\",
      "'abc\\\n",
      '"""a\\',
      "é = 'abc",
      'x = """é\n\n  \n',
      "f'abc",
      'f"abc\n',
      "f'''abc",
      'f"""a\n\n',
      "f'{'",
      "f'{x",
      'x = f"{a',
      "f'{x'",
      "f'}'",
      "f'{x}}'",
      "f'{)}'",
      "f'{(]}'",
      "f'{a[}'",
      "f'{{}'",
      `f'{x:{y:{z:{w}}}}'`,
      "f'{x!r'",
      "rb'abc",
      "Rb'''abc",
      "bé = 'x",
      "f'''{\n(\n}'''",
    ]);
  });

  it('brackets', () => {
    compare([
      ')',
      'x = ]',
      '(]',
      '[}',
      '{)',
      '(\n]',
      '((\n\n}',
      'é(]',
      '(',
      'x = (1,',
      'f(\n\n  [',
      '{',
      '('.repeat(201),
      `${'['.repeat(200)}(`,
      'é = (',
      'x = (\n# comment\n',
    ]);
  });

  it('lines and indentation', () => {
    compare([
      'if x:\n\ty\n        z\n',
      'if x:\n        y\n\tz\n',
      'if x:\n    y\n  z\n',
      'if x:\n\t\ty\n\tz\n  w\n',
      'x = \\',
      'x = \\\n',
      'x = \\ 1',
      'x \\é',
      'é \\ y',
      'if x:\n    y\n  é\n',
      Array.from({ length: 101 }, (_, i) => `${' '.repeat(i)}if x:\n`).join(''),
      '\\\n',
      '\\',
      'if x:\n  y\\',
      '"""\n""" \\ x',
      '(\n\\ x)',
      'if 1:\n \\\n  x\n',
      '  \\\n',
      'x\\\n\\\n\\ y',
      'if x:\n  y\n z',
      'if x:\n  y\n z\\\n',
    ]);
  });

  it('characters', () => {
    compare([
      'x = \u00a0',
      'x\u200b = 1',
      '€',
      'a€b',
      '\u{1f600}',
      'x = “a”',
      'é\u{1f600}x',
      '\x01',
      'x = \x7f',
      'é \x02',
      'x = \u{e0001}',
      'a\u0301€',
      '\ufeff',
      'x = ‘',
      'ℼ²',
      'x\u2028',
      '1\u00a0',
    ]);
  });

  it('bytes that are not the declared encoding', () => {
    compare([
      bytes('x\xe9=1\n'),
      bytes('# \xe9\nx=1\n'),
      bytes('\xe9'),
      bytes('x\xe9 $'),
      bytes('x = \xe2\x82 1'),
      bytes('x = 1\n\xff'),
      bytes('# coding: foo\n'),
      bytes('# coding: ascii\nx = "\xe9"'),
      bytes('\xef\xbb\xbf# coding: latin-1\n'),
      bytes('\xef\xbb\xbf# coding: utf-8\n'),
      bytes('# coding: utf8\nx="\xe9"'),
      bytes('# coding: cp1252\nx="\x81"'),
      bytes('#\n# -*- coding: iso_8859_1 -*-\nx = "\xe9"'),
      bytes('x\n# coding: foo\n'),
      bytes('#!a\n#vim:fileencoding=koi8-r\nx'),
      bytes('x = 1\0'),
      bytes('# coding: foo'),
      bytes('# coding: hex\nx'),
      bytes('\n# coding: bar'),
      bytes('\\\n# coding: bar\nx'),
    ]);
  });

  it('files that are read line by line', () => {
    // The reference cannot be asked for these: it reads files from memory there. The answers are those of python3.12 FILE.
    const run = (text: string) => {
      const tokenizer = new Tokenizer(text, '<file>', { file: true });
      while (tokenizer.next().type !== T.ENDMARKER);
    };
    expect(() => run('(\n')).toThrow("'(' was never closed");
    const decode = (text: string) => () => decodeSource(Uint8Array.from(bytes(text)), 'f.py', { file: true });
    expect(decode('x\n# \xe9\n')).toThrow(
      "Non-UTF-8 code starting with '\\xe9' in file f.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
    );
    expect(decode('# coding: utf-16\n')).toThrow('encoding problem: utf-16');
    expect(decode('# coding: hex\n')).toThrow('encoding problem: hex');
    expect(decode('# coding: foo\n')).toThrow('encoding problem: foo');
    expect(decode('# coding: big5\n')).toThrow('encoding big5 is not supported yet');
  });

  it('what is well', () => {
    compare([
      '',
      '\n',
      '# x',
      'x\r\ny\rz\n',
      'if x:\n  y\n\n# c\n  z',
      'x = 1 \\\n + 2',
      '\fx',
      'if x:\n\f  y\n',
      'async def f(): await x',
      'x = a<b',
      '0_0',
      '1_0.0_1e1_0j',
      "f'{x!r:>{w}}'",
      "f'''\n{\nx\n}'''",
    ]);
  });
});
