/**
 * One module of tests in processes of its own, under limits of time and memory. A method at which the process hangs, dies or takes
 * too much is noted so, and a new process goes on with the methods behind it.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Kind = 'pass' | 'fail' | 'error' | 'skip' | 'xfail' | 'upass' | 'missing';

export interface Outcome {
  readonly kind: Kind;
  /** The exception's last line, or the skip's; empty for what passed. */
  readonly reason: string;
}

/** The command line that runs a Python source; the source and its arguments follow. */
export interface Runner {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Limits {
  /** How long one method, or the import of its module, may take. */
  readonly seconds: number;
  readonly megabytes: number;
}

/** How often a module is taken up again behind a method that ended its process. */
const RESTARTS = 12;
const source = join(import.meta.dirname, 'methods.py');

/** Runs `unit` (`test.test_grammar`) with `folder` as its working directory; outcomes by the id of the method. */
export async function runUnit(unit: string, runner: Runner, folder: string, limits: Limits): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (let round = 0; round <= RESTARTS; round++) {
    const work = join(folder, 'work');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    const out = join(folder, 'outcomes');
    const done = join(folder, 'done');
    writeFileSync(out, '');
    writeFileSync(done, [...outcomes.keys()].join('\n'));
    // Its folder comes first in sys.path, and tests write there.
    const program = join(folder, 'methods.py');
    copyFileSync(source, program);
    const args = [...runner.args, program, out, unit, done];
    const end = await runProcess({ ...runner, args }, work, out, limits);
    const { running, complete } = readOutcomes(readFileSync(out, 'utf8'), outcomes);
    if (complete) break;
    // Without a method the module could not be imported, or the process died in a fixture: starting again would not help.
    outcomes.set(running ?? unit, { kind: 'error', reason: end });
    if (running === undefined) break;
  }
  rmSync(folder, { recursive: true, force: true });
  return outcomes;
}

/** Where this machine has the tests, which nobody else wants to know. */
const here = import.meta.dirname;

/** Takes the lines that methods.py wrote; what had begun and not ended, and whether the end was reached. */
function readOutcomes(text: string, outcomes: Map<string, Outcome>): { running: string | undefined; complete: boolean } {
  let running: string | undefined;
  for (const line of text.split('\n')) {
    if (line === '.') return { running: undefined, complete: true };
    const [head, reason = ''] = line.split('\t');
    const space = head.indexOf(' ');
    if (space < 0) continue;
    const id = head.slice(space + 1);
    if (head.startsWith('> ')) running = id;
    else {
      outcomes.set(id, { kind: head.slice(0, space) as Kind, reason: reason.replaceAll(here, '.') });
      if (id === running) running = undefined;
    }
  }
  return { running, complete: false };
}

/** Resolves when the process has ended, by itself or because it broke a limit, to what is to be said of that. */
function runProcess(runner: Runner, cwd: string, out: string, limits: Limits): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(runner.command, runner.args, { cwd, env: runner.env, stdio: ['ignore', 'ignore', 'pipe'] });
    let tail = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-4000);
    });
    let broken = '';
    let size = 0;
    let moved = Date.now();
    const watch = setInterval(() => {
      const length = readFileSync(out).length;
      if (length !== size) {
        size = length;
        moved = Date.now();
      }
      if (Date.now() - moved > limits.seconds * 1000) broken = `took more than ${limits.seconds} s`;
      else if (residentMegabytes(child.pid) > limits.megabytes) broken = `took more than ${limits.megabytes} MB`;
      if (broken) child.kill('SIGKILL');
    }, 500);
    child.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (status, signal) => {
      clearInterval(watch);
      const last = tail.trim().split('\n').at(-1) ?? '';
      resolve(broken || `the process ended with ${signal ?? `status ${status}`}: ${last.slice(0, 240)}`);
    });
  });
}

/** Memory of a process where the system tells it; elsewhere the heap's own limit holds alone. */
function residentMegabytes(pid: number | undefined): number {
  const file = `/proc/${pid}/statm`;
  if (pid === undefined || !existsSync(file)) return 0;
  try {
    return (Number(readFileSync(file, 'utf8').split(' ')[1]) * 4096) / 2 ** 20;
  } catch {
    // It has ended in between.
    return 0;
  }
}
