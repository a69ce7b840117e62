/** The window's looks kept as screenshots in both themes, its accessibility, and that nothing moves while stepping. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './driver.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('empty and stopped', async ({ window, page }) => {
      const violations = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      await window.shot(`empty-${colorScheme}`);
      expect(await violations()).toEqual([]);
      await window.openSample('specialise.py');
      await window.breakOnLine(9);
      await window.runToStop();
      for (let i = 0; i < 5; i++) await window.runToStop();
      await window.step('F7');
      await window.step('F7');
      await window.shot(`stopped-${colorScheme}`);
      expect(await violations()).toEqual([]);
    });
  });
}

test('no layout jump while stepping', async ({ window, page }) => {
  await window.openSample('fibonacci.py');
  await window.runToStop('F10');
  const boxes = () =>
    page.evaluate(() =>
      ['.cm-editor', '[data-listing]', '[data-info]', '[data-console]', '.window > header', '.window > footer'].map(
        (selector) => {
          const { x, y, width, height } = document.querySelector(selector)!.getBoundingClientRect();
          return `${selector} ${x} ${y} ${width} ${height}`;
        },
      ),
    );
  const before = await boxes();
  for (let i = 0; i < 25; i++) {
    await window.step(['F7', 'F8', 'F11'][i % 3]!);
    expect(await boxes()).toEqual(before);
  }
});

test('one selection: a line picks its instructions, an instruction its source', async ({ window, page }) => {
  await window.openSample('closure_counter.py');
  await window.clickLine(10);
  await expect(page.locator('[data-listing]')).toHaveAttribute('aria-label', 'Bytecode of make_counter.<locals>.tick');
  await expect(page.locator('[data-listing] [aria-selected="true"]').first()).toBeVisible();
  await window.showCode('make_counter');
  await window.clickInstruction(8);
  await expect(page.locator('.cm-picked')).toHaveText('start');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.cm-picked')).toHaveText('count');
});
