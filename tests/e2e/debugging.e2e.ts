/** Debugging beyond steps by line: breakpoints of every kind in the list, where to go on, code replaced while it runs. */
import type { Page } from '@playwright/test';
import { expect, test } from './driver.ts';

const PROGRAM = `def price(n):
    rate = 10
    return n * rate

def total(rows):
    result = 0
    for row in rows:
        result += price(row) + price(1)
    return result

print(total([1, 2]))
print(total([3]))
`;

/** Runs a command by its words in the palette. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p');
  await page.getByRole('combobox').fill(words);
  await page.keyboard.press('Enter');
}

test('a breakpoint on a function, a rule for it, and a frame that returns what it is told', async ({ bench, page }) => {
  await bench.openProgram('shop.py', PROGRAM);
  await command(page, 'Break on a function');
  await page.locator('#ask-line').fill('function price');
  await page.keyboard.press('Enter');
  await command(page, 'Break on a function');
  await page.locator('#ask-line').fill('raised ValueError');
  await page.keyboard.press('Enter');
  await expect(bench.pane('breakpoints')).toContainText('function price');
  await expect(bench.pane('breakpoints')).toContainText('raised ValueError');
  await bench.pane('breakpoints').getByRole('listitem').first().click({ button: 'right' });
  await page.locator('#ask-line').fill('if n == 2 hits >= 1');
  await page.keyboard.press('Enter');
  await expect(bench.pane('breakpoints')).toContainText('when n == 2 hits >= 1');
  await bench.runToStop();
  await expect(bench.state).toContainText('function price');
  expect(await bench.variables('locals')).toMatchObject({ n: '2' });
  await bench.shot('breakpoint-kinds');
  await command(page, 'Return from the frame with a value');
  await page.locator('#ask-line').fill('500');
  await page.keyboard.press('Enter');
  await expect(bench.state).toContainText('line 8');
  expect((await bench.stack())[0]).toBe('500');
});

test('a call of the line is chosen, another line is next, and a refusal is said', async ({ bench, page }) => {
  await bench.openProgram('shop.py', PROGRAM);
  await bench.breakOnLine(8);
  await bench.runToStop();
  await page.keyboard.press('Control+F11');
  await expect(page.getByRole('option', { name: /price\(1\)/ })).toBeVisible();
  await bench.shot('step-targets');
  await page.getByRole('option', { name: /price\(1\)/ }).click();
  await expect.poll(() => bench.frames()).toEqual(['price', 'total', '<module>']);
  expect(await bench.variables('locals')).toMatchObject({ n: '1' });
  await bench.clickLine(3);
  await page.keyboard.press('Control+Shift+F10');
  await expect.poll(async () => (await bench.here()).line).toBe(3);
  await bench.clickLine(8);
  await page.keyboard.press('Control+Shift+F10');
  await expect(page.getByText(/comes after the current code block/)).toBeVisible();
});

test('edited source takes the place of what runs, with the map of its offsets', async ({ bench, page }) => {
  await bench.openProgram('shop.py', PROGRAM);
  await bench.breakOnLine(3);
  await bench.runToStop();
  await bench.clickLine(2);
  await page.keyboard.press('End');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await page.keyboard.type('extra = 1');
  await command(page, 'Replace the running code by the edited text');
  await expect(page.locator('[data-offset-map="price"]')).toContainText('added');
  await bench.shot('code-replaced');
  await page.keyboard.press('Control+Shift+F9');
  await bench.runToEnd();
  expect(await bench.output()).toBe('410\n400\n');
});
