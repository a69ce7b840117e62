/** How long a step takes from the key press to painted panes. The recorder of traces is off: its own work would be measured too. */
import { expect, test } from './driver.ts';

test.use({ trace: 'off' });

test('a step repaints the panes in time', async ({ bench, page }) => {
  await bench.openSample('sieve.py');
  await bench.runToStop('F10');
  for (let i = 0; i < 60; i++) await bench.step(i % 2 === 0 ? 'F7' : 'F8');
  const times = await page.evaluate(() => performance.getEntriesByName('step').map((entry) => entry.duration));
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1);
  // Reported, not asserted: the figure belongs to the machine too.
  console.log(
    `step, key press to painted panes: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, most ${at(1)} ms (${sorted.length} steps)`,
  );
  test.info().annotations.push({ type: 'step', description: `median ${at(0.5)} ms, p95 ${at(0.95)} ms` });
  expect(times.length).toBeGreaterThanOrEqual(60);
});
