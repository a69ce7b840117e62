/** The views of what was compiled: Code, Stages and .pyc, each linked to source and bytecode by the one selection. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writePyc } from '../../src-core/code/pyc.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { type Driver, expect, test } from './driver.ts';
import { samplePath, startHost, stopHost } from './window.ts';

const tab = (page: Page, id: string) => page.locator(`[data-group="code"] [data-tab="${id}"]`).click();
const PROGRAM = `def outer(limit, *, step=2 * 3):
    total = 0
    try:
        for i in range(limit):
            if i and not step:
                continue
            total += i
    finally:
        print(total)
    return lambda: total
outer(3)
`;

async function violations(page: Page): Promise<string[]> {
  return (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

async function open(bench: Driver): Promise<void> {
  await bench.openProgram('program.py', PROGRAM);
  await bench.showCode('outer');
}

test('Code: every field and table, linked with the source', async ({ bench, page }) => {
  await open(bench);
  await tab(page, 'code');
  const row = (id: string) => page.locator(`[data-code-fields] [data-row="${id}"]`);
  await expect(row('co_qualname')).toContainText('outer');
  await expect(row('co_argcount')).toContainText('1');
  await expect(row('co_kwonlyargcount')).toContainText('1');
  await expect(row('co_flags')).toContainText('0x0003');
  await expect(row('co_flags').locator('.tag')).toHaveText(['OPTIMIZED', 'NEWLOCALS']);
  // A constant selects the instructions that load it.
  await row('constant 1').click();
  await expect(row('constant 1')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.cm-picked')).toHaveText('0');
  await page.locator('[data-code-fields]').press('End');
  await page.locator('[data-code-fields]').press('Home');
  for (const section of ['Fields', 'co_consts', 'co_names', 'Slots of the frame']) await row(section).click();
  await expect(row('exception 0')).toContainText('depth 0');
  // An entry of the line table shows its source and selects it.
  await row('location 2').click();
  await expect(page.locator('.cm-picked')).toHaveText(/\S/);
  await tab(page, 'listing');
  await expect(page.locator('[data-listing] [aria-selected="true"]').first()).toBeVisible();
});

test('Stages: what each pass did', async ({ bench, page }) => {
  await open(bench);
  await tab(page, 'stages');
  const stage = (title: string) => page.locator(`[data-stage="${title}"]`);
  await stage('source').click();
  await expect(page.locator('[data-stage-rows="source"] [data-kind="line"]')).toHaveCount(10);
  await bench.showCode('<module>');
  await stage('folded tree').click();
  await expect(page.locator('[data-mark="removed"]').first()).toContainText('BinOp');
  await expect(page.locator('[data-mark="added"]')).toContainText('value=6');
  await bench.showCode('outer');
  await stage('peephole').click();
  const changed = page.locator('[data-stage-rows="peephole"] [data-mark="changed"]');
  await expect(changed.first()).toContainText('was');
  // A row selects its source; the same selection is kept in the next stage.
  await page.locator('[data-stage-rows] [role="row"]', { hasText: 'LOAD_GLOBAL' }).first().click();
  await expect(page.locator('.cm-picked')).toHaveText('range');
  await stage('code object').click();
  await expect(page.locator('[data-stage-rows="code object"] [aria-selected="true"]').first()).toContainText('LOAD_GLOBAL');
  // Keys go from stage to stage.
  await stage('code object').press('ArrowUp');
  await expect(stage('jump offsets')).toBeFocused();
  await page.locator('[data-only-changes]').check();
  await expect(page.locator('[data-stage-rows="jump offsets"] [data-kind="instruction"]').first()).toHaveAttribute(
    'data-mark',
    'changed',
  );
  await page.locator('[data-only-changes]').uncheck();
  // Optimised, the program is another.
  await bench.showCode('<module>');
  await page.locator('[data-optimize="2"]').click();
  await expect(page.locator('[data-optimize="2"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-stage-rows] [role="row"]').first()).toBeVisible();
  await page.locator('[data-optimize="0"]').click();
  // The cursor in the source leads to the rows.
  await bench.clickLine(7);
  await stage('code object').click();
  await expect(page.locator('[data-stage-rows] [aria-selected="true"]').first()).toBeVisible();
});

test('the views by their commands, and the focus in them', async ({ bench, page }) => {
  await open(bench);
  for (const [title, selector] of [
    ['View: Code', '[data-code-fields]'],
    ['View: Stages', '[data-stage-rows]'],
    ['View: .pyc', '[data-meaning]'],
    ['View: Bytecode', '[data-listing]'],
  ] as const) {
    await page.keyboard.press('Control+Shift+P');
    await page.getByRole('combobox').fill(title);
    await page.getByRole('option', { name: title, exact: true }).click();
    await expect(page.locator(selector)).toBeVisible();
    await page.keyboard.press('Alt+c');
    await expect(page.locator(selector)).toBeFocused();
  }
});

test('.pyc: bytes and meanings lead to one another', async ({ bench, page }) => {
  await open(bench);
  await tab(page, 'pyc');
  await expect(page.locator('[data-pyc]')).toContainText('The .pyc that compiling this source makes.');
  await page.locator('[data-byte="0"]').first().click();
  await expect(page.locator('[data-pyc-words]')).toContainText('3531, Python 3.12');
  await page.locator('[data-span="co_consts"]').first().click();
  await expect(page.locator('.byte.picked').first()).toBeVisible();
  // A byte of co_code is an instruction.
  await page.locator('[data-span="co_code"]').first().click();
  const first = Number(await page.locator('.byte.picked').first().getAttribute('data-byte'));
  await page
    .locator(`[data-byte="${first + 5 + 2}"]`)
    .first()
    .click();
  await expect(page.locator('[data-pyc-words]')).toContainText(/co_code, offset \d+, \d+ bytes/);
  const before = await page.locator('[data-pyc-words]').textContent();
  await page.locator('[data-hex]').press('ArrowRight');
  await expect(page.locator('[data-pyc-words]')).not.toHaveText(before!);
  // And an instruction chosen elsewhere is its bytes.
  await bench.clickLine(11);
  await expect(page.locator('.byte.picked').first()).toBeVisible();
});

test.describe('a .pyc file', () => {
  test('is opened, looked at and run without its source', async ({ bench, page }) => {
    const path = await bench.openProgram('program.py', PROGRAM);
    const code = compile(PROGRAM, '/nowhere/program.py');
    const file = path.replace('program.py', 'alone.pyc');
    writeFileSync(file, writePyc(code, { kind: 'timestamp', mtime: 1_700_000_000, size: 3 }));
    await bench.openPath(file);
    await expect(page.locator('[data-pyc-words]')).toBeVisible();
    await expect(page.locator('.absent')).toContainText('stands alone');
    await expect(page.locator('[data-section="tree"] [data-code="outer"]')).toBeVisible();
    await bench.shot('pyc-alone');
    await bench.showCode('outer');
    await tab(page, 'stages');
    await expect(page.locator('[data-stage-refusal]')).toContainText('The stages of outer cannot be shown');
    await tab(page, 'listing');
    await bench.runToEnd();
    expect(await bench.output()).toBe('3\n');
    // One that is damaged says where.
    writeFileSync(file, readFileSync(file).subarray(0, 120));
    await bench.openPath(file);
    await expect(page.locator('[data-pyc-error]')).toContainText(/, at offset \d+ \(0x[0-9a-f]+\) in co_/);
    const foreign = Uint8Array.from(readFileSync(file));
    foreign[0] = 0xa7;
    writeFileSync(file, foreign);
    await bench.openPath(file);
    await expect(page.locator('[data-pyc-error]')).toContainText('Python 3.11; this is 3.12');
    await bench.shot('pyc-foreign');
    // Back at a source the bytecode is shown again.
    await bench.openPath(path);
    await expect(page.locator('[data-listing]')).toBeVisible();
  });

  test('is opened from the command line, with the source that it was made of', async ({ page }) => {
    const source = readFileSync(samplePath('fibonacci.py'));
    const folder = test.info().outputPath();
    const file = join(folder, 'fibonacci.pyc');
    writeFileSync(join(folder, 'fibonacci.py'), source);
    const { sourceHash } = await import('../../src-core/code/pyc.ts');
    const hash = sourceHash(new Uint8Array(source));
    writeFileSync(file, writePyc(compile(new Uint8Array(source), 'fibonacci.py'), { kind: 'checked-hash', hash }));
    const host = await startHost(file);
    await page.goto(host.url);
    await expect(page.locator('[data-hex]')).toBeVisible();
    await expect(page.locator('.cm-content')).toContainText('def ');
    await page.locator('[data-section="tree"] [data-code]').nth(1).click();
    await tab(page, 'stages');
    await expect(page.locator('[data-stage="peephole"]')).toBeVisible();
    await stopHost(host);
  });
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('looks', async ({ bench, page }) => {
      await open(bench);
      for (const [id, act] of [
        ['code', async () => page.locator('[data-row="constant 1"]').click()],
        ['stages', async () => page.locator('[data-stage="remove nops and pairs"]').click()],
        ['pyc', async () => page.locator('[data-span="co_code"]').first().click()],
      ] as const) {
        await tab(page, id);
        await act();
        await page.waitForTimeout(200);
        await bench.shot(`${id}-${colorScheme}`);
        expect(await violations(page)).toEqual([]);
      }
    });
  });
}
