/**
 * Whole programs: what they print, their tracebacks and exit statuses, on our machine and on the reference. The programs are the
 * blocks of tests/corpus/runs/*.py, separated by lines `#: NAME`; a block whose second line is `#< TEXT` gets TEXT as its input.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../support/reference.ts';
import { runOurs } from '../support/run-program.ts';
import type { Suite } from '../support/suite.ts';

const folder = join(import.meta.dirname, '..', 'corpus', 'runs');

export interface Program {
  readonly name: string;
  readonly source: string;
  readonly stdin: string;
}

/** Every program of the corpus. */
export function programs(): Program[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.py'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^#: /m)
        .slice(1)
        .map((block) => {
          const end = block.indexOf('\n');
          const source = block.slice(end + 1);
          const input = /^#< (.*)\n/.exec(source);
          return { name: `${file}: ${block.slice(0, end)}`, source, stdin: input ? JSON.parse(input[1]) : '' };
        }),
    );
}

/** Addresses differ from run to run, in the reference too. */
const transcript = ({ stdout, stderr, status }: Outcome) =>
  `${stdout}--- stderr\n${stderr}--- status ${status}\n`.replace(/0x[0-9a-f]{6,}/g, '0xADDRESS');

export const suite: Suite = {
  title: 'programs: standard output, tracebacks and exit status',
  async run(report, context) {
    const reference = await context.reference();
    for (const { name, source, stdin } of programs()) {
      if (context.only && !name.includes(context.only)) continue;
      const theirs = transcript(reference.run(source, { stdin }));
      report.compare(name, () => transcript(runOurs(source, { stdin })), theirs);
    }
  },
};
