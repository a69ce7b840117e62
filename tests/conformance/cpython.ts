/**
 * `npm run conformance -- cpython [--tests DIR] [MODULE...]`: CPython's own regression tests on our command line, method by method,
 * beside what the reference passes. The tests come from an installed python3.12, or from DIR; the library that they test is ours.
 *
 * Writes the scoreboard (cpython.md) and cpython-failing.txt for the modules that it ran. A method of cpython-passing.txt that does
 * not pass any more fails the run; `--update` writes that list anew for these modules. `--reference` runs them under python3.12
 * and keeps what passes there (cpython-reference.txt). Not part of `npm test`: it needs the tests and takes long.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drawBoard, groupLines, readReasons } from './cpython/board.ts';
import { ALL_MODULES, GROUP_NAMES, moduleName, modulesOf } from './cpython/groups.ts';
import { findNative, makePath, NATIVE, testsFolder, unitsOf } from './cpython/installation.ts';
import { type LastRun, type MethodList, readFailing, readMethods, writeFailing, writeMethods } from './cpython/lists.ts';
import { type Outcome, type Runner, runUnit } from './cpython/process.ts';

const here = import.meta.dirname;
const files = {
  reference: join(here, 'cpython-reference.txt'),
  passing: join(here, 'cpython-passing.txt'),
  failing: join(here, 'cpython-failing.txt'),
  reasons: join(here, 'cpython-reasons.txt'),
  board: join(here, 'cpython.md'),
};
const HEADS = {
  reference:
    'Methods that the reference passes (those that it skips are not counted). Written by: npm run conformance -- cpython --reference',
  passing: 'Methods that pass on our machine and must not be lost. Written by: npm run conformance -- cpython --update',
};

/** The limits of one method. The reference needs 60 s for its slowest, which our machine may take several times over. */
const SECONDS = 300;
const MEGABYTES = 3000;

const OPTIONS = {
  tests: { type: 'string' },
  reference: { type: 'boolean', default: false },
  update: { type: 'boolean', default: false },
  brief: { type: 'boolean', default: false },
  jobs: { type: 'string', default: '2' },
  seconds: { type: 'string', default: String(SECONDS) },
  cli: { type: 'string', default: join(here, '..', '..', 'out', 'main', 'lasti.cjs') },
} as const;

/** Runs what the arguments name; the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const native = findNative();
  const cli = resolve(values.cli);
  const tests = values.tests === undefined ? native?.tests : testsFolder(values.tests);
  if (tests === undefined || (values.reference && !native)) {
    console.error(
      values.tests === undefined || values.reference
        ? `CPython's regression tests were not found: install a ${NATIVE} together with its package "test", or name the folder of the tests with --tests DIR.`
        : `There are no regression tests of CPython in ${values.tests} (no test/support/__init__.py).`,
    );
    return 2;
  }
  if (!values.reference && !existsSync(cli)) {
    console.error(`${cli} is not there: "npm run build" makes it.`);
    return 2;
  }
  const groups = positionals.filter((word) => (GROUP_NAMES as string[]).includes(word));
  const named = positionals.filter((word) => !groups.includes(word)).map(moduleName);
  const modules = positionals.length
    ? [...groups.flatMap((group) => modulesOf(group as (typeof GROUP_NAMES)[number])), ...named]
    : ALL_MODULES;
  const missing = modules.filter((module) => unitsOf(tests, module).length === 0);
  if (missing.length) {
    console.error(`No module ${missing.join(', ')} in ${tests}`);
    return 2;
  }
  const units = modules.flatMap((module) => unitsOf(tests, module));
  const scratch = mkdtempSync(join(tmpdir(), 'lasti-cpython-'));
  const limits = { seconds: Number(values.seconds), megabytes: MEGABYTES };
  try {
    const runner = values.reference ? nativeRunner(scratch) : ourRunner(cli, tests, scratch);
    const reference = readMethods(files.reference);
    const standing = new Standing(reference, values.update);
    await runAll(units, Number(values.jobs), async (unit, slot) => {
      const began = performance.now();
      const outcomes = await runUnit(unit, runner, join(scratch, `${slot}`), limits);
      const seconds = (performance.now() - began) / 1000;
      if (values.reference) reference.set(unit, passed(outcomes));
      else standing.take(unit, outcomes);
      printUnit(unit, outcomes, reference.get(unit) ?? new Set(), seconds, values.brief);
    });
    if (!values.reference) return standing.conclude();
    writeMethods(files.reference, withoutEmpty(reference), HEADS.reference);
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Our command line with the grants that the tests need: reading, the environment, and writing below `scratch`. */
function ourRunner(cli: string, tests: string, scratch: string): Runner {
  const args = ['--max-old-space-size=2500', cli, 'run', '--allow-read', `--allow-write=${scratch}`, '--allow-env'];
  return {
    command: process.execPath,
    args,
    env: { ...plainEnvironment(), PYTHONPATH: makePath(tests, scratch), TMPDIR: scratch },
  };
}

function nativeRunner(scratch: string): Runner {
  return { command: NATIVE, args: [], env: { ...plainEnvironment(), TMPDIR: scratch } };
}

/** The environment without what would turn a Python into another. */
function plainEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^PYTHON/.test(name)));
}

/** Takes the units in order, `jobs` at a time. */
async function runAll(units: string[], jobs: number, run: (unit: string, slot: number) => Promise<void>): Promise<void> {
  const queue = [...units];
  const work = async (slot: number) => {
    for (let unit = queue.shift(); unit !== undefined; unit = queue.shift()) await run(unit, slot);
  };
  await Promise.all(Array.from({ length: jobs }, (_, slot) => work(slot)));
}

function passed(outcomes: Map<string, Outcome>): Set<string> {
  return new Set([...outcomes].filter(([, { kind }]) => kind === 'pass').map(([id]) => id));
}

function withoutEmpty(list: MethodList): MethodList {
  return new Map([...list].filter(([, ids]) => ids.size > 0));
}

/** What the reference passes and these outcomes do not; a method that was never reached says why not. */
function failingOf(unit: string, outcomes: Map<string, Outcome>, reference: ReadonlySet<string>): Map<string, Outcome> {
  const failing = new Map<string, Outcome>();
  for (const id of reference) {
    const outcome = outcomes.get(id) ?? { kind: 'missing', reason: whyMissing(unit, id, outcomes) };
    if (outcome.kind !== 'pass') failing.set(id, outcome);
  }
  return failing;
}

/** The error of the fixture of its class or module, or that of the module's import. */
function whyMissing(unit: string, id: string, outcomes: Map<string, Outcome>): string {
  const owner = id.slice(0, id.lastIndexOf('.'));
  for (const [name, { kind, reason }] of outcomes) {
    const fixture = /^(setUpClass|setUpModule) \((.*)\)$/.exec(name);
    if (fixture && owner.startsWith(fixture[2])) return `${kind} in ${fixture[1]}: ${reason}`;
    if (name.startsWith('unittest.loader._FailedTest')) return reason;
  }
  return outcomes.get(unit)?.reason ?? 'there is no such method here';
}

function printUnit(
  unit: string,
  outcomes: Map<string, Outcome>,
  reference: ReadonlySet<string>,
  seconds: number,
  brief: boolean,
): void {
  const failing = failingOf(unit, outcomes, reference);
  for (const id of new Set([...reference, ...outcomes.keys()])) {
    const { kind, reason } = failing.get(id) ?? outcomes.get(id)!;
    const note = reference.has(id) ? '' : ' (not passed by the reference)';
    if (!brief || (failing.has(id) && kind !== 'missing'))
      console.log(`${kind.padEnd(7)} ${id}${note}${reason ? `: ${reason}` : ''}`);
  }
  if (brief) {
    const missing = [...failing.values()].filter(({ kind }) => kind === 'missing').map(({ reason }) => reason);
    for (const reason of new Set(missing)) console.log(`missing ${missing.filter((r) => r === reason).length}: ${reason}`);
  }
  console.log(`== ${unit}: ${reference.size - failing.size} of ${reference.size} (${seconds.toFixed(1)} s)`);
}

/** What is known of all modules, and what this run adds: written after each module, so that a run cut short counts too. */
class Standing {
  readonly ran = new Map<string, LastRun>();
  readonly lost: string[] = [];
  private readonly date = new Date().toISOString().slice(0, 10);
  private readonly runs = readFailing(files.failing);
  private readonly passing = readMethods(files.passing);
  private readonly reasons = readReasons(files.reasons);

  constructor(
    private readonly reference: MethodList,
    private readonly update: boolean,
  ) {}

  take(unit: string, outcomes: Map<string, Outcome>): void {
    const of = this.reference.get(unit);
    if (!of) return;
    const failing = failingOf(unit, outcomes, of);
    for (const id of this.passing.get(unit) ?? []) if (failing.has(id)) this.lost.push(`${id}: ${failing.get(id)!.reason}`);
    this.runs.set(unit, { date: this.date, failing });
    this.ran.set(unit, { date: this.date, failing });
    this.passing.set(unit, new Set([...of].filter((id) => !failing.has(id))));
    writeFailing(files.failing, this.runs);
    writeFileSync(files.board, drawBoard(this.reference, this.runs, this.reasons, this.date));
    if (this.update) writeMethods(files.passing, withoutEmpty(this.passing), HEADS.passing);
  }

  /** The exit status: not 0 where a method was lost. */
  conclude(): number {
    for (const line of this.lost) console.log(`${this.update ? 'taken off the list' : 'LOST'}: ${line}`);
    const partly = new Map([...this.reference].filter(([unit]) => this.ran.has(unit)));
    console.log(['', 'What ran:', ...groupLines(partly, this.ran)].join('\n'));
    if (this.lost.length === 0 || this.update) return 0;
    console.log(`${this.lost.length} methods that have to pass do not (cpython-passing.txt).`);
    return 1;
  }
}
