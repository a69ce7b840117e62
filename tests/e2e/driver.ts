/**
 * The window as a test sees it: presses keys and reads what the panes show. Every step waits for the panes to be painted, which the
 * window itself tells by its `step` measures.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { test as base, expect, picture } from './window.ts';

export interface Here {
  line: number;
  opcode: string;
  offset: number;
}

export class Driver {
  constructor(
    readonly page: Page,
    private readonly folder: string,
  ) {}

  get state(): Locator {
    return this.page.locator('[data-state]');
  }
  get banner(): Locator {
    return this.page.locator('[data-died]');
  }
  pane(name: string): Locator {
    return this.page.locator(`[data-${name}]`);
  }

  async openSample(file: string): Promise<void> {
    await this.page.locator(`[data-file="${file}"]`).click();
    await expect(this.page.locator('.cm-line').first()).not.toBeEmpty();
    await expect(this.page.locator('[data-offset="0"]')).toBeVisible();
  }

  /** Writes a program into the test's own folder and opens it by its path. */
  async openProgram(name: string, text: string): Promise<string> {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    await this.openPath(path);
    // Keys pressed before the file is there would go nowhere.
    await expect(this.page.locator('.file b')).toHaveText(name);
    await expect(this.state).not.toHaveAttribute('data-state', 'empty');
    return path;
  }

  async openPath(path: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.page.getByRole('combobox').fill(path);
    await this.page.keyboard.press('Enter');
  }

  /** Puts the cursor of the source on a line. */
  async clickLine(line: number): Promise<void> {
    await this.page
      .locator('.cm-line')
      .nth(line - 1)
      .click();
  }

  /** F9 on a line of the source. */
  async breakOnLine(line: number): Promise<void> {
    await this.clickLine(line);
    await this.page.keyboard.press('F9');
  }

  /** Selects a code object in the tree by its qualified name. */
  async showCode(qualname: string): Promise<void> {
    await this.page.locator(`[data-section="tree"] [data-code="${qualname}"]`).click();
    await expect(this.page.locator(`[data-section="tree"] [data-code="${qualname}"]`)).toHaveAttribute('aria-selected', 'true');
    const listing = this.page.locator('[data-listing]');
    if ((await listing.count()) > 0) await expect(listing).toHaveAttribute('aria-label', `Bytecode of ${qualname}`);
  }

  async clickInstruction(offset: number): Promise<void> {
    await this.page.locator(`[data-listing] [data-offset="${offset}"] .op`).click();
  }

  /** Presses a key that starts the program or lets it go on, and waits for the next stop. */
  async runToStop(key = 'F5'): Promise<void> {
    if ((await this.state.getAttribute('data-state')) === 'stopped') return this.step(key);
    await this.page.keyboard.press(key);
    await expect(this.state).toHaveAttribute('data-state', 'stopped');
    await expect(this.page.locator('[aria-current="step"]')).toBeVisible();
  }

  /** Presses a key of a stopped program and waits until the panes of the next stop are painted. */
  async step(key: string): Promise<void> {
    const steps = () => this.page.evaluate(() => performance.getEntriesByName('step').length);
    const before = await steps();
    await this.page.keyboard.press(key);
    await expect.poll(steps, { intervals: [10] }).toBe(before + 1);
  }

  async runToEnd(key = 'F5'): Promise<void> {
    await this.page.keyboard.press(key);
    await expect(this.state).toHaveAttribute('data-state', 'exited');
  }

  /** Where the program stands, as source and listing show it. */
  async here(): Promise<Here> {
    const row = this.page.locator('[data-listing] [aria-current="step"]');
    await expect(row).toBeVisible();
    const opcode = ((await row.locator('.op').textContent()) ?? '').trim();
    const number = (await this.page.locator('.cm-lineNumbers .cm-now-gutter').textContent()) ?? '0';
    return { line: Number(number), opcode, offset: Number(await row.getAttribute('data-offset')) };
  }

  /** Texts of the value stack's rows, top first. */
  async stack(): Promise<string[]> {
    return this.page.locator('[data-stack] [data-slot] .v').allTextContents();
  }
  /** Names and values of the rows of `locals` or `cells`. */
  async variables(pane: 'locals' | 'cells'): Promise<Record<string, string>> {
    const rows = await this.page.locator(`[data-${pane}] [data-variable]`).all();
    const pairs = rows.map(async (row) => [await row.getAttribute('data-variable'), await row.locator('.v').textContent()]);
    return Object.fromEntries(await Promise.all(pairs));
  }
  /** Names of the call stack, innermost first. */
  async frames(): Promise<string[]> {
    return this.page.locator('[data-frames] [role="option"] .v').allTextContents();
  }
  /** All that the program wrote so far. */
  async output(): Promise<string> {
    await this.page.locator('[data-tab="output"]').click();
    const text = await this.page.locator('[data-output] span:not(.dim)').allTextContents();
    return text.join('');
  }

  async shot(name: string): Promise<void> {
    await picture(this.page, name);
  }
}

export { expect };

export const test = base.extend<{ bench: Driver }>({
  bench: async ({ window }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lasti-'));
    await expect(window.locator('[data-sample]').first()).toBeVisible();
    await use(new Driver(window, folder));
    rmSync(folder, { recursive: true });
  },
});
