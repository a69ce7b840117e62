import { expect, it } from 'vitest';
import { separateProgram } from '../../../src-main/cli/run-options.ts';

it('leaves to the program what follows -c and -m', () => {
  expect(separateProgram(['run', '-m', 'timeit', '-n', '1'])).toEqual(['run', '-m', 'timeit', '--', '-n', '1']);
  expect(separateProgram(['run', '-W', 'error', '-c', 'x', '--help'])).toEqual(['run', '-W', 'error', '-c', 'x', '--', '--help']);
  expect(separateProgram(['run', '-cpass', '-O'])).toEqual(['run', '-cpass', '--', '-O']);
  expect(separateProgram(['run', 'file.py', '-m', 'x'])).toEqual(['run', 'file.py', '-m', 'x']);
  expect(separateProgram(['run', '-', '-c'])).toEqual(['run', '-', '-c']);
  expect(separateProgram(['dis', '-m'])).toEqual(['dis', '-m']);
});
