/**
 * Event streams: every program of tests/corpus/events/programs.py under every observer of observers.py (`sys.settrace`,
 * `sys.setprofile`, `sys.monitoring` in several settings), on our machine and on the reference, event for event.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../support/reference.ts';
import { runOurs } from '../support/run-program.ts';
import type { Suite } from '../support/suite.ts';

const folder = join(import.meta.dirname, '..', 'corpus', 'events');

/** The blocks of a file, separated by lines `#: NAME`. */
function blocks(file: string): { name: string; source: string }[] {
  return readFileSync(join(folder, file), 'utf8')
    .split(/^#: /m)
    .slice(1)
    .map((block) => ({ name: block.slice(0, block.indexOf('\n')), source: block.slice(block.indexOf('\n') + 1) }));
}

/** The program under an observer; its own code is told from the observer's by its file name. */
function observed(program: string, observer: string): string {
  const encode = (text: string) => JSON.stringify(text);
  return [
    `FILE = 'observed.py'`,
    `scope = {'FILE': FILE, '__name__': 'observed'}`,
    `exec(compile(${encode(program)}, FILE, 'exec'), scope)`,
    observer,
    `try: observe(scope['main'])`,
    `except BaseException as e: print(type(e).__name__, e)`,
    '',
  ].join('\n');
}

const transcript = ({ stdout, stderr, status }: Outcome) =>
  `${stdout}--- stderr\n${stderr}--- status ${status}\n`.replace(/0x[0-9a-f]{6,}/g, '0xADDRESS');

export const suite: Suite = {
  title: 'events of sys.settrace, sys.setprofile and sys.monitoring',
  async run(report, context) {
    const reference = await context.reference();
    for (const program of blocks('programs.py')) {
      for (const observer of blocks('observers.py')) {
        const name = `${program.name} under ${observer.name}`;
        if (context.only && !name.includes(context.only)) continue;
        const source = observed(program.source, observer.source);
        report.compare(name, () => transcript(runOurs(source)), transcript(reference.run(source)));
      }
    }
  },
};
