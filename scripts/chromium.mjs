/** Finds the Chromium that the end-to-end tests drive: the system's, else Playwright's own. */
import { existsSync } from 'node:fs';

const places = [
  process.env.LASTI_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a system's Chromium, or undefined. */
export const systemChromium = () => places.find((path) => path && existsSync(path));

/** True when Playwright has downloaded a Chromium of its own. */
export async function hasPlaywrightChromium() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}
