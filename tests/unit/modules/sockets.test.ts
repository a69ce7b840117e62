/** Sockets inside of one program. The reference is built without a network, so the program asserts for itself alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../../support/programs.ts';

it('speak to each other, and to nobody else', () => {
  const source = readFileSync(join(import.meta.dirname, 'sockets.py'), 'utf8');
  expect(runProgram(source, 'sockets.py')).toEqual({ stdout: '', error: '' });
});
