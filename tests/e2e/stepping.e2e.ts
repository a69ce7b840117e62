/** Breakpoints and steps: where each key moves to, and what the stack pane shows on the way. */
import { expect, test } from './driver.ts';

test('F9 on a line and on an instruction, F5 stops at each', async ({ bench, page }) => {
  await bench.openSample('closure_counter.py');
  await bench.breakOnLine(10);
  await expect(bench.pane('breakpoints').getByRole('listitem')).toHaveCount(1);
  await bench.showCode('make_counter.<locals>.reset');
  await bench.clickInstruction(6);
  await page.keyboard.press('F9');
  await expect(bench.pane('breakpoints')).toContainText('reset+6');
  await bench.shot('breakpoints');

  await bench.runToStop();
  expect(await bench.here()).toMatchObject({ line: 10, opcode: 'LOAD_DEREF', offset: 4 });
  expect(await bench.frames()).toEqual(['tick', '<module>']);
  expect(await bench.variables('cells')).toEqual({ count: '0', step: '1' });
  await expect(bench.state).toContainText('line 10');

  // The line's breakpoint goes, that of the instruction stays.
  await bench.breakOnLine(10);
  await bench.runToStop();
  expect(await bench.here()).toMatchObject({ line: 15, opcode: 'STORE_DEREF', offset: 6 });
  expect(await bench.stack()).toEqual(['0']);
  expect(await bench.variables('cells')).toEqual({ count: '3', start: '0' });
  await bench.shot('stopped-at-instruction');
});

test('the stack pane is right at every step of a walk', async ({ bench }) => {
  await bench.openSample('closure_counter.py');
  await bench.breakOnLine(10);
  await bench.runToStop();
  const walk: [opcode: RegExp, line: number, stack: (string | RegExp)[]][] = [
    [/^LOAD_DEREF$/, 10, []],
    [/^LOAD_DEREF$/, 10, ['0']],
    [/^BINARY_OP$/, 10, ['1', '0']],
    [/^STORE_DEREF$/, 10, ['1']],
    [/^LOAD_DEREF$/, 11, []],
    [/^RETURN_VALUE$/, 11, ['1']],
    [/^LOAD_CONST$/, 24, ['1', "'apples:'", /built-in function print/, 'NULL', /range_iterator/]],
    [/^PUSH_NULL$/, 24, ["'minutes:'", '1', "'apples:'", /built-in function print/, 'NULL', /range_iterator/]],
  ];
  for (const [i, [opcode, line, stack]] of walk.entries()) {
    if (i > 0) await bench.step('F7');
    const here = await bench.here();
    expect(here.opcode, `step ${i}`).toMatch(opcode);
    expect(here.line, `step ${i}`).toBe(line);
    const rows = await bench.stack();
    expect(rows, `step ${i}`).toHaveLength(stack.length);
    stack.forEach((wanted, row) => {
      if (typeof wanted === 'string') expect(rows[row], `step ${i}, row ${row}`).toBe(wanted);
      else expect(rows[row], `step ${i}, row ${row}`).toMatch(wanted);
    });
  }
  await bench.shot('walk');
});

test('F7 goes into a call, F8 over it', async ({ bench }) => {
  await bench.openSample('closure_counter.py');
  await bench.breakOnLine(24);
  await bench.runToStop();
  await bench.breakOnLine(24);
  while ((await bench.here()).opcode !== 'CALL') await bench.step('F8');
  expect(await bench.frames()).toEqual(['<module>']);
  await bench.step('F8');
  expect(await bench.here()).toMatchObject({ line: 24, opcode: 'LOAD_CONST' });
  expect(await bench.frames()).toEqual(['<module>']);
  expect((await bench.stack())[0]).toBe('1');
  while ((await bench.here()).opcode !== 'CALL') await bench.step('F8');
  await bench.step('F7');
  expect(await bench.frames()).toEqual(['tick', '<module>']);
  expect((await bench.here()).opcode).toMatch(/COPY_FREE_VARS|RESUME/);
});

test('F10, F11 and Shift+F11 move by lines', async ({ bench }) => {
  await bench.openSample('fibonacci.py');
  await bench.breakOnLine(19);
  await bench.runToStop();
  await bench.breakOnLine(19);
  expect((await bench.here()).line).toBe(19);
  await bench.step('F11');
  expect(await bench.frames()).toEqual(['slow', '<module>']);
  expect((await bench.here()).line).toBe(6);
  await bench.step('F10');
  expect((await bench.here()).line).toBe(7);
  await bench.step('Shift+F11');
  expect(await bench.frames()).toEqual(['<module>']);
  expect((await bench.here()).line).toBe(19);
  await bench.step('F10');
  expect((await bench.here()).line).toBe(18);
  await bench.step('F10');
  expect((await bench.here()).line).toBe(19);
  expect((await bench.variables('locals'))['n']).toBe('1');
  await bench.shot('line-steps');
});
