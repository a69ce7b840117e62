/** The window's looks kept as screenshots in both themes, its accessibility, and that nothing moves while stepping. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './driver.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('empty and stopped', async ({ bench, page }) => {
      const violations = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      await bench.shot(`empty-${colorScheme}`);
      expect(await violations()).toEqual([]);
      await bench.openSample('specialise.py');
      await bench.breakOnLine(9);
      await bench.runToStop();
      for (let i = 0; i < 5; i++) await bench.runToStop();
      await bench.step('F7');
      await bench.step('F7');
      await bench.shot(`stopped-${colorScheme}`);
      expect(await violations()).toEqual([]);
    });
  });
}

test('no layout jump while stepping', async ({ bench, page }) => {
  await bench.openSample('fibonacci.py');
  await bench.runToStop('F10');
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
    await bench.step(['F7', 'F8', 'F11'][i % 3]!);
    expect(await boxes()).toEqual(before);
  }
});

test('one selection: a line picks its instructions, an instruction its source', async ({ bench, page }) => {
  await bench.openSample('closure_counter.py');
  await bench.clickLine(10);
  await expect(page.locator('[data-listing]')).toHaveAttribute('aria-label', 'Bytecode of make_counter.<locals>.tick');
  await expect(page.locator('[data-listing] [aria-selected="true"]').first()).toBeVisible();
  await bench.showCode('make_counter');
  await bench.clickInstruction(8);
  await expect(page.locator('.cm-picked')).toHaveText('start');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.cm-picked')).toHaveText('count');
});
