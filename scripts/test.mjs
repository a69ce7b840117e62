/**
 * `npm test`: everything that a change must pass, on a fresh clone too. Each step is printed with its time, the first that
 * fails ends the run with a non-zero status, and the last line sums the tests: `N passed, 0 failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasPlaywrightChromium, systemChromium } from './chromium.mjs';
import { bin, build, checkNode, install, root, run } from './house.mjs';

const results = join(root, 'test-results');
let passed = 0;
let failed = 0;

/** Adds the counts of a step's report to the sum; a report that is not there counts as one failure. */
function count(file, read) {
  const path = join(results, file);
  if (!existsSync(path)) {
    failed++;
    return;
  }
  const [good, bad] = read(JSON.parse(readFileSync(path, 'utf8')));
  passed += good;
  failed += bad;
  console.log(`${good} passed, ${bad} failed`);
}

function conclude(status) {
  if (status !== 0 && failed === 0) failed = 1;
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(status === 0 && failed > 0 ? 1 : status);
}

/** Runs one step; `work` resolves to an exit status. */
async function step(title, work, after = () => {}) {
  console.log(`\n== ${title}`);
  const began = performance.now();
  const status = await work();
  after();
  console.log(
    `== ${title}: ${status === 0 ? 'good' : `failed with status ${status}`} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0 || failed > 0) conclude(status || 1);
}

const tool = (name, ...args) => run(bin(name), args, { shell: process.platform === 'win32' });

/** Sees to a Chromium for the end-to-end tests. */
async function findChromium() {
  if (systemChromium() || (await hasPlaywrightChromium())) return 0;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const apt = (...args) =>
      spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
    const packages = ['chromium', 'fonts-dejavu-core', 'fonts-liberation'];
    if (apt('update') && apt('install', '-y', '--no-install-recommends', ...packages) && systemChromium()) return 0;
  }
  console.error(
    'The end-to-end tests need a Chromium. Install one with "npx playwright install chromium" (on Linux also its libraries: ' +
      '"npx playwright install-deps chromium"), or the package "chromium" of your system, or name one in LASTI_CHROMIUM.',
  );
  return 1;
}

checkNode();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

await step('packages', async () => {
  if (!install()) console.log('installed already');
  return 0;
});
await step('generated files', () => tool('tsx', 'scripts/generate.ts', '--check'));
await step('build', async () => {
  build({ force: true });
  return 0;
});
await step('types', () => run(process.execPath, ['scripts/check.mjs']));
await step('lint', () => tool('biome', 'check', '.'));
await step(
  'unit tests',
  () => tool('vitest', 'run', '--reporter=dot', '--reporter=json', '--outputFile.json=test-results/unit.json'),
  () => count('unit.json', (report) => [report.numPassedTests, report.numFailedTests]),
);
await step(
  'conformance',
  () => tool('tsx', 'tests/conformance/run.ts'),
  () => count('conformance.json', (report) => [report.equal, report.different]),
);
await step('Chromium', findChromium);
await step(
  'end to end',
  () => tool('playwright', 'test'),
  () => count('e2e.json', ({ stats }) => [stats.expected + stats.flaky, stats.unexpected]),
);
conclude(0);
