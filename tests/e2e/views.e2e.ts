/** The views of the text (tokens, AST, symbols): one selection with source and bytecode, keys, looks, and large files. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { type Driver, expect, test } from './driver.ts';

/** Brings a view to the front. */
async function show(page: Page, id: string): Promise<void> {
  await page.locator(`[data-tab="${id}"]`).click();
  await expect(page.locator(`[data-tab="${id}"]`)).toHaveAttribute('aria-selected', 'true');
}
const picked = (page: Page, prefix: string): Locator => page.locator(`[data-pick="${prefix}"] [aria-selected="true"]`);
const selectedOffsets = (page: Page): Promise<(string | null)[]> =>
  page.locator('[data-listing] [aria-selected="true"]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-offset')));

/** Puts the cursor of the source into a piece of text of a line. */
async function clickText(page: Page, line: number, text: string): Promise<void> {
  const place = await page
    .locator('.cm-line')
    .nth(line - 1)
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let at = (element.textContent ?? '').indexOf(wanted);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (at < length) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width * 0.2, y: y + height / 2 };
        }
        at -= length;
      }
      throw new Error(`no ${wanted} there`);
    }, text);
  await page.mouse.click(place.x, place.y);
}

async function compilerView(bench: Driver, page: Page, view: string): Promise<void> {
  await bench.openSample('closure_counter.py');
  await page.locator('[data-arrangement="compiler"]').click();
  await show(page, view);
  await expect(page.locator('[data-pick] [data-row="0"]')).toBeVisible();
}

test('a place picked in the source is picked in tokens, tree, symbols and bytecode', async ({ bench, page }) => {
  await compilerView(bench, page, 'ast');
  await clickText(page, 10, 'step');
  await expect(picked(page, 'node')).toContainText('Name');
  await expect(picked(page, 'node')).toContainText('id=step');
  await expect(page.locator('[data-listing]')).toHaveAttribute('aria-label', 'Bytecode of make_counter.<locals>.tick');
  const [offset] = await selectedOffsets(page);
  await expect(page.locator(`[data-listing] [data-offset="${offset}"]`)).toContainText('LOAD_DEREF');
  await bench.shot('views-ast');

  await show(page, 'tokens');
  await expect(picked(page, 'token')).toHaveText(/10:\d+–\d+\s*NAME\s*step/);
  await bench.shot('views-tokens');
  await show(page, 'symbols');
  await expect(picked(page, 'symbol')).toHaveText(/step\s*free/);
  await bench.shot('views-symbols');

  // A stretch: the smallest node around it, the tokens in it.
  await clickText(page, 10, 'step');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Home');
  await show(page, 'ast');
  await expect(picked(page, 'node')).toContainText('AugAssign');
  await show(page, 'tokens');
  await expect(picked(page, 'token')).toHaveText([/count/, /PLUSEQUAL/, /step/]);
});

test('a node picked in the tree, by mouse and by keys', async ({ bench, page }) => {
  await compilerView(bench, page, 'ast');
  await page.locator('[data-pick="node"] [role="treeitem"]', { hasText: 'AugAssign' }).first().click();
  await expect(page.locator('.cm-picked')).toHaveText('count += step');
  await expect(page.locator('[data-listing]')).toHaveAttribute('aria-label', 'Bytecode of make_counter.<locals>.tick');
  expect((await selectedOffsets(page)).length).toBeGreaterThan(2);
  await page.keyboard.press('ArrowRight');
  await expect(picked(page, 'node')).toContainText('target');
  await expect(page.locator('.cm-picked')).toHaveText('count');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(picked(page, 'node')).toHaveCount(2);
  await expect(page.locator('.cm-picked')).toHaveText('count += step');
  // Left goes to the statement, then shuts it: its parts are gone, and come back for what is picked elsewhere.
  await page.keyboard.press('ArrowLeft');
  await expect(picked(page, 'node')).toContainText('AugAssign');
  const rows = await page.locator('[data-pick="node"] [role="treeitem"]').count();
  await page.keyboard.press('ArrowLeft');
  await expect(picked(page, 'node')).toHaveAttribute('aria-expanded', 'false');
  expect(await page.locator('[data-pick="node"] [role="treeitem"]').count()).toBeLessThanOrEqual(rows);
  await clickText(page, 10, 'step');
  await expect(picked(page, 'node')).toContainText('id=step');
});

test('a token and a symbol picked; Shift extends, Enter goes round the places of a symbol', async ({ bench, page }) => {
  await compilerView(bench, page, 'tokens');
  // What is picked elsewhere comes into view.
  await clickText(page, 10, 'step');
  await page.locator('[data-pick="token"] [role="option"]', { hasText: 'PLUSEQUAL' }).click();
  await expect(page.locator('.cm-picked')).toHaveText('+=');
  expect((await selectedOffsets(page)).length).toBeGreaterThan(0);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(picked(page, 'token')).toHaveCount(2);
  await expect(page.locator('.cm-picked')).toHaveText('+= step');
  await show(page, 'ast');
  await expect(picked(page, 'node')).toContainText('AugAssign');

  await show(page, 'symbols');
  await page.locator('[data-pick="symbol"] [role="treeitem"]', { hasText: /^\s*start\s*cell/ }).click();
  await expect(page.locator('.cm-picked')).toHaveText('start');
  await expect(page.locator('.cm-also').first()).toHaveText('start');
  const line = () => page.locator('footer').textContent();
  const first = await line();
  await page.keyboard.press('Enter');
  expect(await line()).not.toBe(first);
  await expect(page.locator('.cm-picked')).toHaveText('start');
});

test('instructions picked in the listing, and the debugger, lead every view', async ({ bench, page }) => {
  await compilerView(bench, page, 'ast');
  await bench.showCode('make_counter');
  await bench.clickInstruction(8);
  await expect(picked(page, 'node')).toContainText('id=start');
  await page.locator('[data-listing]').press('Shift+ArrowDown');
  expect(await selectedOffsets(page)).toEqual(['8', '10']);
  await bench.breakOnLine(10);
  await bench.runToStop();
  await expect(page.locator('[data-pick="node"] .now')).toContainText('id=count');
  await bench.step('F7');
  await expect(page.locator('[data-pick="node"] .now')).toContainText('id=step');
  await bench.shot('views-stopped');
  await show(page, 'tokens');
  await expect(page.locator('[data-pick="token"] .now')).toContainText('step');
  await bench.step('F7');
  await expect(page.locator('[data-pick="token"] .now')).toHaveCount(3);
  await show(page, 'symbols');
  await expect(page.locator('[data-pick="symbol"] .now')).toContainText('tick');
});

test('keys bring views to the front, and the source again', async ({ bench, page }) => {
  await bench.openSample('closure_counter.py');
  await page.keyboard.press('Alt+t');
  await expect(page.locator('[data-pick="node"]')).toBeFocused();
  await expect(page.locator('[data-tab="ast"]')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(picked(page, 'node')).toContainText('FunctionDef');
  await page.keyboard.press('Alt+s');
  await expect(page.locator('.cm-content')).toBeFocused();
  await expect(page.locator('[data-pick]')).toHaveCount(0);
  await expect(page.locator('.cm-picked-line').first()).toBeVisible();
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('Control+g');
  await page.locator('#ask-line').fill('15');
  await page.keyboard.press('Enter');
  await expect(page.locator('.cm-content')).toBeFocused();
  await expect(page.locator('footer')).toContainText('Ln 15');
  // What was edited is still there, with its history.
  await page.keyboard.type('# ');
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.cm-line').nth(14)).toHaveText('        count = start');
});

test('a text that is refused leaves the rows of the last good one, with the error', async ({ bench, page }) => {
  await compilerView(bench, page, 'ast');
  await bench.clickLine(6);
  await page.keyboard.press('End');
  await page.keyboard.type(' = = 3');
  await expect(page.locator('[data-refused]')).toContainText('SyntaxError: invalid syntax');
  await expect(page.locator('[data-pick="node"] [data-row="0"]')).toBeVisible();
  // The tokens are as many as the text has, since the tokenizer takes it.
  await show(page, 'tokens');
  await expect(page.locator('[data-pick="token"]')).toBeVisible();
  await expect(page.locator('[data-refused]')).toHaveCount(0);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('looks and accessibility of the views', async ({ bench, page }) => {
      await compilerView(bench, page, 'ast');
      await bench.breakOnLine(10);
      await bench.runToStop();
      await bench.step('F7');
      await bench.step('F7');
      for (const view of ['ast', 'tokens', 'symbols']) {
        await show(page, view);
        await expect(page.locator('[data-pick] .now').first()).toBeVisible();
        await bench.shot(`views-${view}-${colorScheme}`);
        const { violations } = await new AxeBuilder({ page }).include('[data-group="source"]').analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
      await page.locator('[data-arrangement="debug"]').click();
      await show(page, 'ast');
      await bench.shot(`views-debug-${colorScheme}`);
    });
  });
}

test('a large file: few rows exist, and a place at its end is found', async ({ bench, page }) => {
  const lines = Array.from({ length: 1500 }, (_, i) => `value_${i} = value(${i}) + ${i} * [${i}, 'x']`);
  await bench.openProgram('large.py', `def value(n): return n\n${lines.join('\n')}\n`);
  await show(page, 'ast');
  await expect(page.locator('[data-pick="node"] [data-row="0"]')).toBeVisible();
  expect(await page.locator('[data-pick="node"] [role="treeitem"]').count()).toBeLessThan(100);
  await page.locator('[data-pick="node"]').press('End');
  await expect(picked(page, 'node')).toContainText("value='x'");
  await expect(page.locator('footer')).toContainText('Ln 1501');
  await show(page, 'tokens');
  await expect(picked(page, 'token')).toContainText("'x'");
  await show(page, 'symbols');
  await expect(page.locator('[data-pick="symbol"] [data-row]').first()).toBeVisible();
});
