import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { Reference } from '../../support/reference.ts';
import { runOurs } from '../../support/run-program.ts';

const ENCODINGS = (
  'gb2312 gbk gb18030 hz big5hkscs iso2022_kr iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext shift_jis cp932 euc_jp ' +
  'shift_jis_2004 shift_jisx0213 euc_jis_2004 euc_jisx0213 euc_kr cp949 johab big5 cp950'
).split(' ');
// More with LASTI_FUZZ=<runs>.
const RUNS = Number(process.env.LASTI_FUZZ ?? 1);
const program = readFileSync(join(import.meta.dirname, '..', '..', 'corpus', 'multibyte.py'), 'utf8');

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

// A few at a time, as a program has its limits.
const GROUPS = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => ENCODINGS.slice(i * 3, i * 3 + 3).join(' '));
const CASES = Array.from({ length: RUNS }, (_, i) => GROUPS.map((group) => [group, i + 1] as const)).flat();

test.each(CASES)('every code and damaged input: %s, run %i', (group, seed) => {
  const source = `ENCODINGS = ${JSON.stringify(group.split(' '))}\nSEED = ${seed}\nROUNDS = 9\n${program}`;
  const theirs = reference.run(source);
  expect(theirs.stderr).toBe('');
  const ours = runOurs(source);
  expect(ours.stderr).toBe('');
  const expected = theirs.stdout.split('\n');
  const got = ours.stdout.split('\n');
  expect(expected.map((line, i) => [line, got[i]]).filter(([a, b]) => a !== b)).toEqual([]);
  expect(got.length).toBe(expected.length);
  expect(got.length).toBeGreaterThan(500);
});
