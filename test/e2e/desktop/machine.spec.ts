/** What the application keeps to itself on this machine: crashes, spelling, and what it says of itself. */
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../application';
import { examinerName } from '../examiner';
import { applicationOf, endAndStart } from './desktop-window';

test.use({ shares: 'screens' });

test('a start deletes crash dumps older than fourteen days, and no other file', async ({
  page,
  centre,
  reopen,
}) => {
  await expect(page.getByRole('button', { name: examinerName })).toBeVisible();
  const dumps = await applicationOf(centre).evaluate(({ app }) => app.getPath('crashDumps'));
  const completed = path.join(dumps, 'completed');
  await mkdir(completed, { recursive: true });
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  for (const [name, days] of [
    ['old.dmp', 15],
    ['old.meta', 15],
    ['young.dmp', 13],
    ['settings.dat', 400],
  ] as const) {
    await writeFile(path.join(completed, name), 'memory');
    await utimes(path.join(completed, name), daysAgo(days), daysAgo(days));
  }
  await endAndStart(centre);
  await expect((await reopen()).getByRole('button', { name: examinerName })).toBeVisible();
  expect((await readdir(completed)).toSorted()).toEqual(['settings.dat', 'young.dmp']);
});

test('no page of the application checks spelling, so no dictionary is ever fetched', async ({
  page,
  centre,
}) => {
  await expect(page.getByRole('button', { name: examinerName })).toBeVisible();
  const spelling = await applicationOf(centre).evaluate(({ session, webContents }) => ({
    isOn: session.defaultSession.isSpellCheckerEnabled(),
    pages: webContents
      .getAllWebContents()
      .map((contents) => contents as unknown as { getLastWebPreferences: () => { spellcheck?: boolean } })
      .map((contents) => contents.getLastWebPreferences().spellcheck),
  }));
  expect(spelling.isOn).toBe(false);
  expect(spelling.pages.length).toBeGreaterThan(0);
  expect(spelling.pages.every((isOn) => isOn === false)).toBe(true);
});

test('the box about the application names its version and what it is made of', async ({ page, centre }) => {
  await expect(page.getByRole('button', { name: examinerName })).toBeVisible();
  const told = await applicationOf(centre).evaluate(({ app, Menu }) => {
    let options: Record<string, unknown> = {};
    app.setAboutPanelOptions = (given) => {
      options = { ...given };
    };
    app.showAboutPanel = () => undefined;
    const menus = Menu.getApplicationMenu()?.items ?? [];
    const about = menus
      .flatMap((menu) => menu.submenu?.items ?? [])
      .find(({ label }) => /^Over /.test(label));
    about?.click();
    return { options, version: app.getVersion() };
  });
  expect(told.options.applicationVersion).toBe(told.version);
  expect(String(told.options.copyright)).toContain('MIT');
  expect(String(told.options.credits)).toMatch(/^Electron \S+ · Chromium \S+ · Node \S+$/);
});
