/** What a window comes back to after main, its page, or both were killed in the middle of an exam. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../application';
import type { Centre } from '../centre';
import { currentIndicator, markMet, startMarking, unlock } from '../examiner';
import { askPage, crashPage } from './ask-page';

test.use({ shares: 'exam' });

const begin = async (page: Page, candidate: string): Promise<void> => {
  await unlock(page);
  await startMarking(page, candidate);
};

const applicationOf = (centre: Centre): ElectronApplication => {
  const { application } = centre.device();
  if (!application) throw new Error('this host has no window');
  return application;
};

const shownIndicator = `document.querySelector('[role=group][aria-label^="Beoordeling van "]')
  ?.getAttribute('aria-label').replace('Beoordeling van ', '') ?? null`;
const shownProgress = `/\\d+ van \\d+ beoordeeld/.exec(document.body.innerText)?.[0] ?? null`;

test('after kill -9 of main, and the window with it, it reopens on the same indicator with every mark', async ({
  page,
  centre,
  candidate,
  reopen,
}) => {
  await begin(page, candidate);
  await markMet(page, 7);
  const before = await currentIndicator(page);
  await centre.killDevice();
  await centre.restartDevice();
  const again = await reopen();
  await unlock(again);
  await expect(again.getByText(/^7 van \d+ beoordeeld$/)).toBeVisible();
  expect(await currentIndicator(again)).toBe(before);
});

test('a page whose process was killed comes back by itself on the same indicator with every mark', async ({
  page,
  centre,
  candidate,
}) => {
  await begin(page, candidate);
  await markMet(page, 5);
  const before = await currentIndicator(page);
  const application = applicationOf(centre);
  await page.evaluate(() => Object.assign(window, { isFirstPage: true }));
  await crashPage(application);
  await expect.poll(() => askPage(application, '"isFirstPage" in window')).toBe(false);
  await expect.poll(() => askPage(application, shownProgress)).toMatch(/^5 van /);
  await expect.poll(() => askPage(application, shownIndicator)).toBe(before);
  // A page that fell over once is lost to whoever drives it.
  await centre.stopDevice();
});

test('a page that falls over three times says so; one click and the exam goes on', async ({
  page,
  centre,
  candidate,
}) => {
  await begin(page, candidate);
  await markMet(page, 3);
  const application = applicationOf(centre);
  for (let times = 0; times < 3; times++) {
    await expect.poll(() => askPage(application, 'window.isOldPage = document.body !== null')).toBe(true);
    await crashPage(application);
    await expect.poll(() => askPage(application, 'window.isOldPage ?? false')).toBe(false);
  }
  const said = () => askPage(application, 'document.body.innerText');
  await expect.poll(said).toContain('Alles met een vinkje is veilig opgeslagen');
  await askPage(application, 'document.querySelector("a").click()');
  await expect.poll(said).toMatch(/3 van \d+/);
  await centre.stopDevice();
});

test('a window that lost its whole store is rebuilt from the journal, without the network', async ({
  page,
  centre,
  candidate,
  reopen,
}) => {
  await begin(page, candidate);
  await markMet(page, 4);
  await centre.killDevice();
  const profile = path.join(centre.folder, 'profile');
  const folders = await readdir(profile, { recursive: true, withFileTypes: true });
  const stores = folders.filter((entry) => entry.isDirectory() && entry.name === 'IndexedDB');
  expect(stores.length).toBeGreaterThan(0);
  for (const store of stores) await rm(path.join(store.parentPath, store.name), { recursive: true });
  centre.network.cut();
  await centre.restartDevice();
  const again = await reopen();
  await unlock(again);
  await expect(again.getByText(/^4 van \d+ beoordeeld$/)).toBeVisible();
});
