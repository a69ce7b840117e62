/** What the window does with files that cannot be opened or compiled, and with an engine that dies. */
import { expect, test } from './driver.ts';

test('a compile error is marked, and the last good state stays', async ({ bench, page }) => {
  await bench.openSample('closure_counter.py');
  await bench.clickLine(6);
  await page.keyboard.press('End');
  const rows = await page.locator('[data-listing] [data-offset]').count();
  await page.keyboard.type(' = = 3');
  const problems = page.locator('[data-tab="problems"]');
  await expect(problems).toContainText('1');
  await problems.click();
  await expect(bench.pane('problems')).toContainText('SyntaxError: invalid syntax');
  await expect(bench.pane('problems')).toContainText('line 6');
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();
  await expect(page.locator('[data-listing] [data-offset]')).toHaveCount(rows);
  await expect(page.locator('[data-code="make_counter.<locals>.tick"]')).toBeVisible();
  await bench.shot('compile-error');

  // It cannot be started so; mended, it can.
  await page.keyboard.press('F5');
  await expect(bench.pane('notice')).toContainText('does not compile');
  await bench.clickLine(6);
  await page.keyboard.press('End');
  for (let i = 0; i < ' = = 3'.length; i++) await page.keyboard.press('Backspace');
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
  await bench.runToEnd();
});

test('a file that does not compile opens with its error', async ({ bench, page }) => {
  await bench.openProgram('broken.py', 'def f(:\n    pass\n');
  await expect(bench.pane('problems')).toContainText('SyntaxError: invalid syntax');
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();
});

test('a file that is not there is refused, and the open one stays', async ({ bench, page }) => {
  await bench.openSample('sieve.py');
  await bench.openPath('/nowhere/missing.py');
  await expect(bench.pane('notice')).toContainText('No such file or directory');
  await expect(page.locator('.file b')).toHaveText('sieve.py');
});

test('an uncaught exception ends the program with its traceback', async ({ bench, page }) => {
  await bench.openProgram('fails.py', 'def f(x):\n    return 1 / x\n\n\nf(0)\n');
  await bench.runToEnd();
  await expect(bench.state).toContainText('status 1');
  expect(await bench.output()).toContain('ZeroDivisionError: division by zero');
  await page.locator('[data-tab="problems"]').click();
  await expect(bench.pane('problems')).toContainText('ZeroDivisionError: division by zero');
});

test.describe('an engine with little memory', () => {
  test.use({ nodeOptions: '--max-old-space-size=96' });

  test('dies visibly and is restarted with its breakpoints', async ({ bench, page }) => {
    await bench.openProgram('greedy.py', "kept = []\nprint('begun')\nwhile True:\n    kept.append([len(kept)] * 1000)\n");
    await bench.breakOnLine(2);
    await bench.runToStop();
    await page.keyboard.press('F5');
    await expect(bench.banner).toBeVisible({ timeout: 45_000 });
    await bench.shot('engine-died');
    await bench.banner.getByRole('button', { name: 'Restart' }).click();
    await expect(bench.banner).toHaveCount(0);
    await expect(bench.pane('breakpoints')).toContainText('line 2');
    await bench.runToStop();
    expect((await bench.here()).line).toBe(2);
  });
});
