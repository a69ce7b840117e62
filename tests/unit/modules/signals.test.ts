/** Signals. The reference is built without timers and threads, so the program asserts for itself alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../../support/programs.ts';

it('come by timers, from threads and from the program itself', () => {
  const source = readFileSync(join(import.meta.dirname, 'signals.py'), 'utf8');
  expect(runProgram(source, 'signals.py')).toEqual({ stdout: '', error: '' });
});
