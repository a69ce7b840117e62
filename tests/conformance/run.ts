/**
 * `npm run conformance [-- NAME...] [--only TEXT] [--first N] [--long]`: runs the suites of this folder (all, or those named),
 * prints how many comparisons were made and how many are equal with the first differences, and writes
 * test-results/conformance.json. The exit status is 1 when anything differs.
 *
 * `npm run conformance -- cpython ...` is another thing, with arguments of its own: CPython's regression tests (cpython.ts).
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Reference } from '../support/reference.ts';
import { Report, type Suite, type SuiteContext } from '../support/suite.ts';

if (process.argv[2] === 'cpython') {
  const cpython = await import('./cpython.ts');
  process.exit(await cpython.main(process.argv.slice(3)));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, first: { type: 'string', default: '3' }, long: { type: 'boolean', default: false } },
});

const folder = import.meta.dirname;
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && file !== 'cpython.ts')
  .map((file) => file.slice(0, -3))
  .sort();
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length) {
  console.error(`No suite ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  process.exit(2);
}

let started: Promise<Reference> | undefined;
const context: SuiteContext = {
  reference: () => (started ??= Reference.start()),
  only: values.only,
  long: values.long,
};

const sum = { compared: 0, equal: 0, different: 0, refused: 0, suites: {} as Record<string, object> };
for (const name of positionals.length ? positionals : known) {
  const began = performance.now();
  const report = new Report(Number(values.first));
  const { suite } = (await import(`./${name}.ts`)) as { suite: Suite };
  console.log(`${name}: ${suite.title}`);
  await suite.run(report, context);
  for (const { name: subject, text } of report.differences) console.log(`--- ${subject}\n${text}`);
  if (report.different > report.differences.length)
    console.log(`... and ${report.different - report.differences.length} more that differ`);
  for (const [reason, count] of [...report.reasons].sort((a, b) => b[1] - a[1]).slice(0, 10))
    console.log(reason.startsWith('known') ? reason : `refused ${count}: ${reason}`);
  const seconds = (performance.now() - began) / 1000;
  const refused = report.refused ? `, ${report.refused} refused as not supported yet` : '';
  const known = report.knownSeen ? `, ${report.knownSeen} known to differ` : '';
  console.log(`${name}: compared ${report.compared}, equal ${report.equal}${refused}${known} (${seconds.toFixed(1)} s)`);
  sum.compared += report.compared;
  sum.equal += report.equal;
  sum.different += report.different;
  sum.refused += report.refused;
  sum.suites[name] = { compared: report.compared, equal: report.equal, refused: report.refused, seconds };
}

const results = join(folder, '..', '..', 'test-results');
if (!existsSync(results)) mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'conformance.json'), `${JSON.stringify(sum, null, 2)}\n`);
process.exit(sum.different ? 1 : 0);
