/** The regular-expression engine on random patterns and texts, by code lists that the reference compiled: every method, every group. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../support/programs.ts';
import type { Suite } from '../support/suite.ts';

const PATTERNS = 700;
const SHORT = [1];
const LONG = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export const suite: Suite = {
  title: 'matches of random regular expressions in random texts',
  async run(report, context) {
    const reference = await context.reference();
    const generator = readFileSync(join(import.meta.dirname, '..', 'support', 'random-patterns.py'), 'utf8');
    for (const seed of context.long ? LONG : SHORT) {
      const program = reference.run(generator, { filename: 'patterns.py', args: [`${seed}`, `${PATTERNS}`] }).stdout;
      const theirs = reference.run(program).stdout.split('\n');
      const { stdout, error } = runProgram(program, 'program.py');
      const ours = stdout.split('\n');
      report.compare(`seed ${seed} ends`, error, '');
      theirs.forEach((line, i) => {
        report.compare(`seed ${seed}, line ${i}`, ours[i] ?? '(nothing)', line);
      });
    }
  },
};
