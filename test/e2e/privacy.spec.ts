/**
 * After a day of use no name, mark or remark stands in the clear in any folder of the device: journal, bodies, logs,
 * and the whole profile of the browser with its cache. Looked for in four encodings.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { filesBelow, findCanaries, remark } from './canaries';
import { startCentre } from './centre';
import { markMet, signIn, startMarking } from './examiner';

test('nothing personal stands in the clear on the device', async () => {
  test.setTimeout(180_000);
  const centre = await startCentre();
  const profile = path.join(centre.folder, 'browser');
  const temporary = path.join(centre.folder, 'temporary');
  await mkdir(temporary);
  const browser = await findBrowser();
  try {
    const context = await chromium.launchPersistentContext(profile, {
      chromiumSandbox: false,
      locale: 'nl-NL',
      env: { ...process.env, TMPDIR: temporary },
      ...(browser ? { executablePath: browser.path } : {}),
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await signIn(page, centre);
    await startMarking(page);
    await markMet(page, 3);
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'Zelf schrijven' }).click();
    await page.getByRole('textbox', { name: /^Toelichting bij / }).fill(remark);
    await page.getByRole('textbox', { name: /^Toelichting bij / }).blur();
    await expect(page.getByText(/toelichting(en)? nodig/)).toBeHidden();
    await page.goto(page.url().replace('/mark/', '/sheet/'));
    await expect(page.getByRole('article').getByText(remark).first()).toBeVisible();
    await context.close();
    await centre.killDevice();
    // The search itself works: a word that is meant to be readable is found.
    expect((await filesBelow(centre.deviceFolder)).length).toBeGreaterThan(2);
    expect((await filesBelow(profile)).some((file) => file.includes('IndexedDB'))).toBe(true);
    for (const folder of [centre.deviceFolder, profile, temporary])
      expect(await findCanaries(folder)).toEqual([]);
  } finally {
    await centre.close();
  }
});
