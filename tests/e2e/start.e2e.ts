/** The window comes up against the web host, without an error in its console. */
import { expect, picture, test } from './window.ts';

test('opens with the samples on offer', async ({ window }) => {
  await expect(window).toHaveTitle(/Lasti/);
  await expect(window.locator('body')).not.toBeEmpty();
  await picture(window, 'start');
});
