/** Sockets inside of one program. The reference is built without a network, so the program asserts for itself alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../../support/programs.ts';

function run(name: string) {
  return runProgram(readFileSync(join(import.meta.dirname, name), 'utf8'), name);
}

it('speak to each other, and to nobody else', () => {
  expect(run('sockets.py')).toEqual({ stdout: '', error: '' });
});

it('let threads wait beside each other that read them through a buffer', () => {
  expect(run('socket-readers.py')).toEqual({ stdout: '', error: '' });
});
