import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../support/programs.ts';
import { containerProgram } from '../support/random-containers.ts';
import { Reference } from '../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

// More with LASTI_FUZZ=<programs>; each holds 500 operations.
const PROGRAMS = Number(process.env.LASTI_FUZZ ?? 6);

test.each(Array.from({ length: PROGRAMS }, (_, i) => i + 1))('random operations on containers, seed %i', (seed) => {
  const { source, expressions } = containerProgram(seed, 500);
  const theirs = reference.run(source);
  const ours = runProgram(source, 'program.py');
  expect(ours.error).toBe('');
  const expected = theirs.stdout.split('\n');
  const got = ours.stdout.split('\n');
  const different = expressions
    .map((text, i) => `${text}\n  reference: ${expected[i]}\n  ours:      ${got[i]}`)
    .filter((_, i) => expected[i] !== got[i]);
  expect(different).toEqual([]);
});
