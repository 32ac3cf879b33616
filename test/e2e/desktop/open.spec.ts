/** Files and links that the system hands over: looked at and followed, never imported and never acted upon. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../application';
import type { Centre } from '../centre';
import { launchWindow } from '../device';
import { markMet, startMarking, unlock } from '../examiner';
import { applicationOf, expectLocked, heading, offered, startAgain } from './desktop-window';

test.use({ shares: 'exam' });

/** Marks a little, and saves the exam as a file with Ctrl+S; returns the file, under the ending of our own. */
async function saveExam(page: Page, centre: Centre, candidate: string): Promise<string> {
  await unlock(page);
  await startMarking(page, candidate);
  await markMet(page, 3);
  await page.goto(page.url().replace('/mark/', '/sheet/'));
  await expect(page.getByRole('button', { name: /gegevens/i })).toBeEnabled();
  // The menu learns from the page what its screen offers.
  await expect.poll(() => offered(centre)).toContain('export');
  const before = await readdir(centre.exportFolder).catch((): string[] => []);
  await page.keyboard.press('ControlOrMeta+s');
  const saved = async () =>
    (await readdir(centre.exportFolder).catch(() => [])).find(
      (name) => name.endsWith('.json') && !before.includes(name),
    );
  await expect.poll(saved).toBeTruthy();
  const file = path.join(centre.folder, 'Examen van Emine.vakproef');
  await writeFile(file, await readFile(path.join(centre.exportFolder, (await saved()) ?? '')));
  return file;
}

const journalSize = async (page: Page, centre: Centre): Promise<number> => {
  const names = await readdir(path.join(centre.deviceFolder, 'journal'));
  const sizes = await Promise.all(
    names.map(async (name) => (await readFile(path.join(centre.deviceFolder, 'journal', name))).length),
  );
  expect(page.isClosed()).toBe(false);
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** With no one's data in the folder of the device. */
async function openOnNewDevice(centre: Centre, file: string): Promise<void> {
  const { kind } = centre.device();
  if (kind === 'node-host') throw new Error('this host has no window');
  const fresh = await launchWindow(kind, {
    profile: path.join(centre.folder, 'other profile'),
    env: { VAKPROEF_DATA: path.join(centre.folder, 'other device'), VAKPROEF_EXPORTS: centre.exportFolder },
    open: [file],
  });
  const other = await fresh.firstWindow();
  await expect(other.getByText('Het bestand klopt met zichzelf')).toBeVisible();
  await other.getByRole('link', { name: 'Naar de examens' }).click();
  await expect(heading(other)).not.toHaveText('Examenbestand bekijken');
  await fresh.close();
}

test('a file of a start is shown with how far it can be believed, and nothing is imported; also where nobody works yet', async ({
  page,
  centre,
  candidate,
}) => {
  const file = await saveExam(page, centre, candidate);
  await expect(page.getByText(/opgeslagen/i).first()).toBeVisible();
  // What the hub answers is written too: an answer that was on its way may not come in between the two counts.
  await expect(page.getByRole('link', { name: /Inleveren: .*ntvangen/ })).toBeVisible();
  centre.network.cut();
  const before = await journalSize(page, centre);
  await startAgain(centre, file);
  await expect(heading(page)).toHaveText('Examenbestand bekijken');
  await expect(page.getByText('Examen van Emine.vakproef')).toBeVisible();
  await expect(page.getByText('Het bestand klopt met zichzelf')).toBeVisible();
  await expect(page.getByText('Ondertekend door dit apparaat en ongewijzigd')).toBeVisible();
  await expect(page.getByText('Nog niet ondertekend')).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: candidate })).toBeVisible();
  expect(await page.getByRole('rowheader').count()).toBeGreaterThan(3);

  // One mark was made better by hand.
  const better = path.join(centre.folder, 'better.json');
  const text = await readFile(file, 'utf8');
  const altered = text.replace('"value": null', '"value": "met"');
  expect(altered).not.toBe(text);
  await writeFile(better, altered);
  await startAgain(centre, better);
  await expect(page.getByText('Het bestand is niet heel')).toBeVisible();
  await expect(page.getByText('Uitslag', { exact: true })).toHaveCount(0);

  await writeFile(better, '{"format":"something else"}');
  await startAgain(centre, better);
  await expect(page.getByText(/^Dit is geen gegevensbestand van een examen/)).toBeVisible();
  await startAgain(centre, path.join(centre.folder, 'gone.json'));
  await expect(page.getByText(/^Dit bestand kan niet worden gelezen/)).toBeVisible();
  expect(await journalSize(page, centre)).toBe(before);

  // Whoever comes next does not see what the one before had opened.
  await page.keyboard.press('ControlOrMeta+l');
  await expectLocked(page);
  // Somebody who comes to a device for the first time needs a connection once.
  centre.network.restore();
  await unlock(page, /^Joke Postma/);
  await expect(page.getByText('Er is geen bestand open')).toBeVisible();
  await openOnNewDevice(centre, file);
});

test('a file double-clicked on macOS, before anybody signed in, can be looked at', async ({
  page,
  centre,
}) => {
  await expectLocked(page);
  const file = path.join(centre.folder, 'leeg.vakproef');
  await writeFile(file, '');
  await applicationOf(centre).evaluate(
    ({ app }, opened) => void app.emit('open-file', { preventDefault: () => undefined }, opened),
    file,
  );
  await expect(heading(page)).toHaveText('Examenbestand bekijken');
  await expect(page.getByText(/^Dit bestand is leeg/)).toBeVisible();
  await page.getByRole('link', { name: 'Naar de examens' }).click();
  await expectLocked(page);
});

test('a link goes to its screen, and a hostile one nowhere', async ({ page, centre }) => {
  await unlock(page);
  await expect(page.getByRole('navigation').first()).toBeAttached();
  await startAgain(centre, 'vakproef://settings');
  await expect(heading(page)).toHaveText('Instellingen');
  const visited: string[] = [];
  page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).hash));
  for (const link of [
    'vakproef://exam/../qualifications',
    'vakproef://results?x=1',
    'vakproef://%72esults',
    'vakproef://javascript:alert(1)',
    'VAKPROEF://results',
  ])
    await startAgain(centre, link, path.join(centre.folder, 'smuggled.json'));
  await applicationOf(centre).evaluate(({ app }) => {
    const event = { preventDefault: () => undefined };
    app.emit('open-url', event, 'vakproef://qualifications/import');
    app.emit('open-file', event, '/etc/passwd');
  });
  // What comes is done in its order: when the good one has arrived, those before it are over.
  await applicationOf(centre).evaluate(({ app }) => {
    app.emit('open-url', { preventDefault: () => undefined }, 'vakproef://sync');
  });
  await expect(page).toHaveURL(/#\/sync$/);
  expect([...new Set(visited)]).toEqual(['#/sync']);
});

test('the dialog of the menu opens a file, and begins next time where that one was', async ({
  page,
  centre,
}) => {
  await unlock(page);
  await expect(page.getByRole('navigation').first()).toBeAttached();
  const file = path.join(centre.folder, 'niets.json');
  await writeFile(file, '{}');
  const application = applicationOf(centre);
  await application.evaluate(({ dialog }, chosen) => {
    const begun: unknown[] = [];
    Reflect.set(globalThis, 'begunByTest', begun);
    dialog.showOpenDialog = async (...args: unknown[]) => {
      begun.push((args.at(-1) as { defaultPath?: string }).defaultPath ?? null);
      return { canceled: false, filePaths: [chosen] };
    };
  }, file);
  await page.keyboard.press('ControlOrMeta+o');
  await expect(page.getByText(/^Dit is geen gegevensbestand van een examen/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+o');
  const begun = () => application.evaluate(() => Reflect.get(globalThis, 'begunByTest') as unknown[]);
  await expect.poll(begun).toEqual([null, centre.folder]);
});
