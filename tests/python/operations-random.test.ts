import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../support/programs.ts';
import { operationProgram } from '../support/random-operations.ts';
import { Reference } from '../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

// More with LASTI_FUZZ=<programs>; each holds 1000 operations.
const PROGRAMS = Number(process.env.LASTI_FUZZ ?? 5);

test.each(Array.from({ length: PROGRAMS }, (_, i) => i + 1))('random operations on numbers and text, seed %i', (seed) => {
  const { source, expressions } = operationProgram(seed * 7919, 1000);
  const theirs = reference.run(source);
  expect(theirs.status, theirs.stderr).toBe(0);
  const ours = runProgram(source, 'program.py');
  expect(ours.error).toBe('');
  const expected = theirs.stdout.split('\n');
  const got = ours.stdout.split('\n');
  const different = expressions
    .map((text, i) => `${text}\n  reference: ${expected[i]}\n  ours:      ${got[i]}`)
    .filter((_, i) => expected[i] !== got[i]);
  expect(different).toEqual([]);
});
