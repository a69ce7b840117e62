import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../support/programs.ts';
import { Reference } from '../support/reference.ts';

const text = readFileSync(join(import.meta.dirname, '../support/random-pickles.py'), 'utf8');

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

// More with LASTI_FUZZ=<programs>; each pickles 50 graphs in some 20 ways.
const PROGRAMS = Number(process.env.LASTI_FUZZ ?? 2);

/** Sizes that the reference, a build of 32 bits, cannot count, or for which it has no memory: there nothing is compared. */
const BEYOND = /MemoryError|OverflowError|read would overflow|exceeds system|negative LONG_BINPUT/;

test.each(Array.from({ length: PROGRAMS }, (_, i) => i + 1))('random pickles, seed %i', (seed) => {
  const source = `SEED = ${seed * 7919}\nCOUNT = 50\nDAMAGES = 6\n${text}`;
  const theirs = reference.run(source);
  expect(theirs.status, theirs.stderr).toBe(0);
  const ours = runProgram(source, 'program.py');
  expect(ours.error).toBe('');
  const expected = theirs.stdout.split('\n');
  const got = ours.stdout.split('\n');
  expect(got.length).toBe(expected.length);
  const beyond = expected.filter((line) => BEYOND.test(line)).length;
  expect(beyond).toBeLessThan(expected.length / 50);
  const different = expected
    .map((line, i) => `${line}\n  ours: ${got[i]}`)
    .filter((_, i) => expected[i] !== got[i] && !BEYOND.test(expected[i]));
  expect(different.slice(0, 20)).toEqual([]);
});
