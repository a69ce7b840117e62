import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../support/programs.ts';
import { Reference } from '../support/reference.ts';

const text = readFileSync(join(import.meta.dirname, '../support/random-decimals.py'), 'utf8');

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

// More with LASTI_FUZZ=<programs>; each holds 5000 operations.
const PROGRAMS = Number(process.env.LASTI_FUZZ ?? 3);

test.each(Array.from({ length: PROGRAMS }, (_, i) => i + 1))('random operations on decimals, seed %i', (seed) => {
  const source = `SEED = ${seed * 104729}\nCOUNT = 5000\n${text}`;
  const theirs = reference.run(source);
  expect(theirs.status, theirs.stderr).toBe(0);
  const ours = runProgram(source, 'program.py');
  expect(ours.error).toBe('');
  const expected = theirs.stdout.split('\n');
  const got = ours.stdout.split('\n');
  expect(got.length).toBe(expected.length);
  const different = expected.map((line, i) => `${line}\n  ours: ${got[i]}`).filter((_, i) => expected[i] !== got[i]);
  expect(different.slice(0, 20)).toEqual([]);
});
