import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../support/programs.ts';
import { Reference } from '../support/reference.ts';

const programs = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.py'));

describe('programs that assert for themselves', () => {
  let reference: Reference;
  beforeAll(async () => {
    reference = await Reference.start();
  });

  test.each(programs)('%s', (name) => {
    const source = readFileSync(join(import.meta.dirname, name), 'utf8');
    const theirs = reference.run(source, { filename: name });
    expect(theirs.status, `the reference fails:\n${theirs.stderr}`).toBe(0);
    expect(runProgram(source, name)).toEqual({ stdout: theirs.stdout, error: '' });
  });
});
