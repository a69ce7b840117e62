/** Python threads. The reference is built without them, so the program asserts for itself alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../../support/programs.ts';

const source = readFileSync(join(import.meta.dirname, 'threads.py'), 'utf8');

it('take turns, wait for each other and end', () => {
  expect(runProgram(source, 'threads.py')).toEqual({ stdout: '', error: '' });
});

it('run the same way every time', () => {
  const program = `
import threading
log = []
def run(name):
    for i in range(3000):
        if i % 500 == 0: log.append(name)
crew = [threading.Thread(target=run, args=(n,)) for n in 'abc']
for t in crew: t.start()
for t in crew: t.join()
print(''.join(log))
`;
  expect(runProgram(program, 'turns.py')).toEqual(runProgram(program, 'turns.py'));
});
