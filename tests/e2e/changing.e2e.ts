/** A constant replaced while the program is stopped; the profile's counts. */
import { expect, test } from './driver.ts';

const LOOP = `def scale(n):
    return n * 10


for i in range(1, 5):
    print(scale(i))
`;

test('a changed constant shows in the output of the running program', async ({ bench, page }) => {
  await bench.openProgram('scale.py', LOOP);
  await bench.breakOnLine(2);
  await bench.runToStop();
  await bench.runToStop();
  expect(await bench.variables('locals')).toEqual({ n: '2' });
  const constant = page.locator('[data-constants] [data-constant="1"]');
  await expect(constant.locator('.v')).toHaveText('10');

  // Invalid text stays, with the reason; Esc leaves everything as it was.
  await constant.locator('.v').dblclick();
  await page.keyboard.type('1 +');
  await page.keyboard.press('Enter');
  await expect(constant.getByRole('alert')).toBeVisible();
  await expect(constant.locator('input')).toHaveValue('1 +');
  await bench.shot('constant-refused');
  await page.keyboard.press('Escape');
  await expect(constant.locator('.v')).toHaveText('10');

  // By keyboard: F2, a value, Enter.
  await constant.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('100');
  await page.keyboard.press('Enter');
  await expect(constant.locator('.v')).toHaveText('100');
  await expect(bench.pane('patches')).toContainText('100');
  await bench.shot('constant-changed');

  await page.keyboard.press('Control+Shift+F9');
  await bench.runToEnd();
  expect(await bench.output()).toBe('10\n200\n300\n400\n');
});

test('the profile counts calls exactly', async ({ bench, page }) => {
  await bench.openSample('fibonacci.py');
  await bench.runToEnd();
  await page.locator('[data-tab="profile"]').click();
  const cells = async (name: string) => page.locator(`[data-profile="${name}"] [role="cell"]`).allTextContents();
  const number = (text: string | undefined) => Number((text ?? '').replaceAll(' ', ''));
  await expect(page.locator('[data-profile="slow"]')).toBeVisible();
  const slow = await cells('slow');
  // Twice, for n from 0 to 11: 2 fib(n + 1) - 1 calls each, of which one is no recursion.
  expect(number(slow[1])).toBe(1480);
  expect(number(slow[2])).toBe(24);
  const fast = await cells('fast');
  expect(number(fast[1])).toBe(26);
  expect(number(fast[2])).toBe(26);
  expect(number((await cells('<module>'))[1])).toBe(1);
  await page.getByRole('columnheader', { name: 'calls' }).getByRole('button').click();
  await expect(page.locator('[data-profile]').first()).toHaveAttribute('data-profile', 'slow');
  await bench.shot('profile');
});
