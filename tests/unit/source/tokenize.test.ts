/** The printed form of tokens, against `python3 -m tokenize -e FILE` of the reference: both streams and the exit status. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { formatTokenizeError, formatTokens, TokenizeError } from '../../../src-core/source/tokenize.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const THEIRS = `
import contextlib, io, sys, tokenize
result = []
for data in sources:
    with open("/tmp/tokens.py", "wb") as file:
        file.write(bytes(data))
    out, err, status = io.StringIO(), io.StringIO(), 0
    saved, sys.argv = sys.argv, ["tokenize", "-e", "/tmp/tokens.py"]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            tokenize.main()
    except SystemExit as stop:
        status = stop.code
    sys.argv = saved
    result.append([out.getvalue(), err.getvalue(), status])
`;

function ours(data: Uint8Array): [string, string, number] {
  try {
    return [formatTokens(data, true, '/tmp/tokens.py'), '', 0];
  } catch (error) {
    if (!(error instanceof TokenizeError)) throw error;
    return ['', formatTokenizeError(error, '/tmp/tokens.py'), 1];
  }
}

function compare(sources: (string | Uint8Array)[]): void {
  const data = sources.map((source) => (typeof source === 'string' ? new TextEncoder().encode(source) : source));
  const theirs = reference.answer<unknown[]>(THEIRS, { sources: data.map((bytes) => [...bytes]) });
  data.forEach((bytes, i) => {
    expect([sources[i], ...ours(bytes)]).toEqual([sources[i], ...(theirs[i] as unknown[])]);
  });
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

it('prints samples', () => {
  const folder = join(import.meta.dirname, '../../../resources/samples');
  compare(
    readdirSync(folder)
      .filter((name) => name.endsWith('.py'))
      .map((name) => new Uint8Array(readFileSync(join(folder, name)))),
  );
});

it('prints what is seldom', () => {
  compare([
    '',
    '\n',
    'x',
    '# c',
    'x # c',
    'if x:\n  y\n # c\nz',
    'x = 1 \\\n  + 2\r\n',
    'é = "ü\u{1f600}" + f"{é!r:>{w}}{{" # ä\n',
    'x <> y',
    "'''a\nb''' + c",
    'f"""\n{\nx\n}"""',
    '\ufeffx = 1\n',
    '0_1 1__2\n',
    'a\u{1f600}b = "\u{1f600}"; c\n',
    'async def f(): await g()\n',
    'x!y',
    '\tif x:\n',
    '(\n\n# c\n)\n',
    '\fx\n',
  ]);
});

it('prints errors', () => {
  compare([
    '(',
    '"abc',
    "'''abc\n",
    'if x:\n    y\n  z\n',
    'if x:\n\ty\n        z\n',
    'x \\ y',
    'f"{x',
    '0xg',
    '1__2',
    ')',
    '\x01',
    '# coding: foo\n',
    '\ufeff# coding: latin-1\n',
    latin1('# coding: latin-1\nx = "\xe9"\n'),
    latin1('# coding: cp1252\nx = "\x80"\n'),
    latin1('x = "\xe9"\n'),
    latin1('#\n#\nx = "\xe9"\n'),
    latin1('#!x\n# vim: fileencoding=koi8-r\ny = "\xc1"\n'),
  ]);
});
