/**
 * The harness of the end-to-end tests: a web host of the built command for each test, the page opened on it, errors of the page
 * made failures, and screenshots that are kept under test-results/screenshots.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

export const root = join(import.meta.dirname, '..', '..');
export const samplePath = (file: string): string => join(root, 'resources', 'samples', file);

export interface Host {
  readonly url: string;
  readonly process: ChildProcess;
}

/** Starts `lasti web [FILE]` and waits for the address that it prints. */
export async function startHost(file?: string, nodeOptions = ''): Promise<Host> {
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'lasti.cjs'), 'web', ...(file ? [file] : [])], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: nodeOptions },
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data;
      const match = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(said);
      if (match) resolve(match[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (status) => reject(new Error(`the web host ended with status ${status}: ${said}`)));
  });
  return { url, process: child };
}

export async function stopHost(host: Host): Promise<void> {
  const gone = new Promise((resolve) => host.process.once('exit', resolve));
  host.process.kill('SIGTERM');
  await gone;
}

/** Takes a picture that stays, by name. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(root, 'test-results', 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

interface Fixtures {
  /** The program that the window is opened with: `test.use({ program: samplePath('sieve.py') })`. */
  program: string | undefined;
  /** Options of the host's Node, as a limit of memory. */
  nodeOptions: string;
  /** The page, opened on a host of its own. */
  window: Page;
}

export const test = base.extend<Fixtures>({
  program: [undefined, { option: true }],
  nodeOptions: ['', { option: true }],
  window: async ({ page, program, nodeOptions }, use) => {
    const host = await startHost(program, nodeOptions);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()}`);
    });
    await page.goto(host.url);
    await use(page);
    await stopHost(host);
    expect(errors).toEqual([]);
  },
});

export { expect };
