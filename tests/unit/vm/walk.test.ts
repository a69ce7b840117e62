/** The generated loop and the walking dispatcher run the same programs alike; which opcodes the programs execute is counted. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OPNAME } from '../../../src-core/code/opcodes.generated.ts';
import { INSTRUCTIONS } from '../../../src-core/ops/dsl.ts';
import { walker } from '../../../src-core/vm/walk.ts';
import { programs } from '../../conformance/runs.ts';
import { runProgram } from '../../support/programs.ts';

const folder = join(import.meta.dirname, '..', '..', 'python');
const texts = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
  // One that does not compile runs on neither; one whose exception cannot be shown is shown by the suite of runs.
  ...programs()
    .filter(({ name }) => !/: (syntax error|indentation|tab error|failing str)$/.test(name))
    .map(({ name, source }) => [name, source] as const),
];
const seen = new Set<number>();

it.each(texts)('%s', (name, source) => {
  expect(runProgram(source, name, { dispatcher: walker(seen) })).toEqual(runProgram(source, name));
});

/** Not executed by any of these programs yet; the first three are never dispatched as such. */
const NOT_EXECUTED = ['CACHE', 'INTERPRETER_EXIT'];

it('executes every other instruction', () => {
  const declared = INSTRUCTIONS.flatMap((instruction) => (instruction ? [instruction.opcode] : []));
  const missing = declared.filter((opcode) => !seen.has(opcode)).map((opcode) => String(OPNAME[opcode] ?? opcode));
  expect(missing.sort()).toEqual([...NOT_EXECUTED].sort());
});
