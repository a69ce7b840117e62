/** Pause, stop, restart; what the program writes and reads; the prompt in a frame. */
import { expect, test } from './driver.ts';

test('an endless loop is paused within a second', async ({ bench, page }) => {
  await bench.openProgram('endless.py', 'count = 0\nwhile True:\n    pass\n');
  await expect(page.locator('.cm-line').nth(1)).toHaveText('while True:');
  await page.keyboard.press('F5');
  await expect(bench.state).toHaveText('running');
  await bench.shot('running');
  const began = Date.now();
  await page.keyboard.press('F6');
  await expect(bench.state).toHaveAttribute('data-state', 'stopped');
  expect(Date.now() - began).toBeLessThan(1000);
  expect([2, 3]).toContain((await bench.here()).line);
  expect((await bench.variables('locals'))['count']).toBe('0');
  await page.keyboard.press('Shift+F5');
  await expect(bench.state).toHaveAttribute('data-state', 'exited');
});

test('output, restart and the exit status', async ({ bench, page }) => {
  await bench.openSample('closure_counter.py');
  await bench.runToEnd();
  const wanted =
    'apples: 1 minutes: 60\napples: 2 minutes: 65\napples: 3 minutes: 70\nafter reset: 1\n' +
    "free variables of tick: ('count', 'step')\n";
  expect(await bench.output()).toBe(wanted);
  await expect(bench.state).toContainText('status 0');
  await page.keyboard.press('Control+Shift+F5');
  await expect.poll(() => bench.output()).toBe(wanted);
});

test('the prompt runs Python in the stopped frame', async ({ bench, page }) => {
  await bench.openSample('closure_counter.py');
  await bench.breakOnLine(10);
  await bench.runToStop();
  await page.locator('[data-tab="console"]').click();
  await page.locator('[data-console]').click();
  await page.keyboard.type('count + step * 100');
  await page.keyboard.press('Enter');
  const rows = page.locator('[data-console] .xterm-rows');
  await expect(rows).toContainText('count + step * 100');
  await expect(rows).toContainText(/^.*>>> .*100/s);
  await page.keyboard.type('1 / 0');
  await page.keyboard.press('Enter');
  await expect(rows).toContainText('ZeroDivisionError: division by zero');
  await bench.shot('prompt');
});

test('the program reads a line from the console', async ({ bench, page }) => {
  await bench.openProgram('ask.py', "name = input('name? ')\nprint('hello', name)\n");
  await page.keyboard.press('F5');
  await expect(bench.state).toHaveText('waiting for input');
  await page.locator('[data-console]').click();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(bench.state).toHaveAttribute('data-state', 'exited');
  expect(await bench.output()).toContain('hello Ada');
});
