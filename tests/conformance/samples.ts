/**
 * The samples that the window offers: what `lasti run` prints and what `lasti dis` lists, beside the reference's stdout and its
 * `dis.dis(compile(...))`. The built command is run, as a user runs it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite } from '../support/suite.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'resources', 'samples');
const command = join(root, 'out', 'main', 'lasti.cjs');

function lasti(...args: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', cwd: folder, timeout: 60_000 });
}

/** Addresses differ from run to run, in the reference too. */
const hideAddresses = (text: string) => text.replace(/0x[0-9a-f]+/g, '0xADDRESS');

/** One text for a run: what differs shows where. */
const transcript = ({ stdout, stderr, status }: { stdout: string; stderr: string; status: number | null }) =>
  `${stdout}--- stderr\n${stderr}--- status ${status}\n`;

export const suite: Suite = {
  title: 'the samples: what they print, and their bytecode as dis prints it',
  async run(report, context) {
    if (!existsSync(command)) throw new Error('out/main/lasti.cjs is not there: run "npm run build" first');
    const reference = await context.reference();
    const samples = JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8')) as { file: string }[];
    for (const { file } of samples) {
      if (context.only && !file.includes(context.only)) continue;
      const source = readFileSync(join(folder, file), 'utf8');
      const filename = join(folder, file);
      report.compare(
        `lasti dis ${file}`,
        () => hideAddresses(transcript(lasti('dis', file))),
        dis(reference.dis(source, { filename })),
      );
      report.compare(`lasti run ${file}`, () => transcript(lasti('run', file)), transcript(reference.run(source, { filename })));
    }
  },
};

const dis = (text: string) => hideAddresses(transcript({ stdout: text, stderr: '', status: 0 }));
