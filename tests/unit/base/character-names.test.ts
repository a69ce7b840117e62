import { expect, it } from 'vitest';
import { NAMES } from '../../../src-core/base/character-names.generated.ts';
import { characterByName } from '../../../src-core/base/character-names.ts';
import { Reference } from '../../support/reference.ts';

it('finds every character by its names, as the reference does', async () => {
  const reference = await Reference.start();
  const names = reference.answer<[string, number][]>(`
import sys, unicodedata
result = [(unicodedata.name(chr(i)), i) for i in range(sys.maxunicode + 1) if unicodedata.name(chr(i), None)]
`);
  expect(names.length).toBeGreaterThan(140_000);
  expect(names.filter(([name, point]) => characterByName(name) !== point)).toEqual([]);

  let before = '';
  const ours = NAMES.split('|').map((entry) => {
    before = before.slice(0, Number.parseInt(entry.slice(0, 2), 36)) + entry.slice(2);
    return before;
  });
  const odd = [
    'latin small letter a',
    'Space',
    '',
    ' ',
    'A',
    'KEYCAP DIGIT ONE',
    'cjk unified ideograph-4e00',
    'CJK UNIFIED IDEOGRAPH-4e00',
  ];
  const asked = [
    ...ours,
    ...odd,
    'CJK UNIFIED IDEOGRAPH-A000',
    'HANGUL SYLLABLE G',
    'HANGUL SYLLABLE GAGGX',
    'é',
    'ſPACE',
    'LINE  FEED',
    'null',
    'VS256',
  ];
  const points = reference.answer<(number | null)[]>(
    `
def point(name):
    try:
        return ord(eval("'\\\\N{%s}'" % name))
    except SyntaxError:
        return None
result = [point(name) for name in names]
`,
    { names: asked },
  );
  expect(asked.filter((name, i) => (characterByName(name) ?? null) !== points[i])).toEqual([]);
}, 120_000);
