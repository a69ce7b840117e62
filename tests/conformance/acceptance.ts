/**
 * The acceptance programs: each runs with its own folder as the working directory, and what it prints is compared, byte for byte, with
 * the output that the reference gave (`NAME.out` beside `NAME.py` in tests/acceptance/programs).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLibraryFile } from '../../scripts/library.ts';
import { MemoryHost } from '../../src-core/host/memory.ts';
import { runProgram } from '../../src-core/session/run.ts';
import { algorithms } from '../../src-main/algorithms.ts';
import type { Suite } from '../support/suite.ts';

const folder = join(import.meta.dirname, '..', 'acceptance');
/** Programs that do not print what they should yet, with the reason; one that does is to be taken off the list. */
const known: Record<string, string> = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8'));
/** Where the folder of the programs stands in their world. */
const HOME = '/acceptance';
const SECONDS = 60;

const files = Object.fromEntries(
  readdirSync(join(folder, 'programs')).map((name) => [
    `${HOME}/${name}`,
    new Uint8Array(readFileSync(join(folder, 'programs', name))),
  ]),
);

/** What a program printed; what it wrote to stderr follows where it ended badly. */
function run(name: string): string {
  const host = new MemoryHost({ files, cwd: HOME, library: openLibraryFile(), algorithms });
  const deadline = Date.now() + SECONDS * 1000;
  const status = runProgram({
    host,
    path: name,
    name,
    mailbox: { hasMail: () => Date.now() > deadline, drain() {}, wait() {} },
    takeInterrupt: () => true,
  });
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const printed = text(host.stdout.bytes());
  return status === 0 ? printed : `${printed}--- status ${status}\n${text(host.stderr.bytes())}`;
}

export const suite: Suite = {
  title: 'acceptance programs: standard output',
  run(report, context) {
    report.known = known;
    for (const path of Object.keys(files).sort()) {
      const name = path.slice(HOME.length + 1);
      if (!name.endsWith('.py') || (context.only && !name.includes(context.only))) continue;
      report.compare(name, () => run(name), new TextDecoder().decode(files[path.replace(/py$/, 'out')]));
    }
  },
};
